"""Choosing in which conversation something was said, or noting a new one on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from growthjournal.domain.conversations import Conversation
from growthjournal.language import format_date
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

MOST_OF_LINE = 48
NEW = "new"


class ConversationPicker(QComboBox):
    """Lists the conversations with one person, newest first, and one more on a date."""

    def __init__(self, conversations: Sequence[Conversation] = ()) -> None:
        super().__init__()
        self.setObjectName("conversationPicker")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self._all = list(conversations)
        self._person: str | None = None
        self._on: date | None = None
        self._new: Conversation | None = None

    def show_for(self, person: str | None, on: date | None) -> None:
        """List the conversations with a person; `on` is the date of one that is not noted yet."""
        kept = self.currentData() if person == self._person else None
        self._person, self._on = person, on
        self.clear()
        self.addItem(_("Not in a conversation"), None)
        if person is not None:
            own = [one for one in self._all if one.person == person]
            for one in own:
                self.addItem(_title(one), one.uuid)
            if on is not None and all(one.date != on for one in own):
                day = format_date(on)
                self.insertItem(1, _("A conversation on {date}").format(date=day), NEW)
        self.setEnabled(self.count() > 1)
        self.choose(kept)

    def choose(self, uuid: str | None) -> None:
        """Choose a conversation; one that is not listed leaves the first line."""
        self.setCurrentIndex(max(self.findData(uuid), 0) if uuid is not None else 0)

    def resolve(self) -> tuple[Conversation | None, str | None]:
        """Return the conversation to create, None when known, and the uuid of the chosen one."""
        chosen = self.currentData()
        if chosen != NEW or self._person is None or self._on is None:
            return None, chosen if isinstance(chosen, str) and chosen != NEW else None
        new = self._new
        if new is None or (new.person, new.date) != (self._person, self._on):
            new = self._new = Conversation(person=self._person, date=self._on)
        return new, new.uuid


def _title(conversation: Conversation) -> str:
    day = format_date(conversation.date)
    line = " ".join((conversation.one_line or "").split())
    if not line:
        return day
    if len(line) > MOST_OF_LINE:
        line = line[: MOST_OF_LINE - 1].rstrip() + "…"
    return _("{date}: {line}").format(date=day, line=line)
