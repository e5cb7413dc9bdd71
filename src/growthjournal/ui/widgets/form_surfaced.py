"""Who surfaced something, when, in which conversation, and in which words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import labelled
from growthjournal.ui.widgets.form import DayField, Lines
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.ui.widgets.person_picker_conversation import ConversationPicker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where words come from.

    Attributes:
        person: Uuid, None for the user.
        conversation: Uuid or None.
        on: Date or None.
        words: Verbatim, or None.
        new_person: To be created first, or None.
        new_conversation: To be created first, or None.
    """

    person: str | None = None
    conversation: str | None = None
    on: date | None = None
    words: str | None = field(default=None, repr=False)
    new_person: Person | None = field(default=None, repr=False)
    new_conversation: Conversation | None = field(default=None, repr=False)

    def new_records(self) -> list[Record]:
        """Return what has to be created first."""
        return [one for one in (self.new_person, self.new_conversation) if one is not None]


class SourceFields(QWidget):
    """Person, date, conversation, words; a date kept elsewhere can be given instead."""

    def __init__(
        self,
        who: str,
        people: Sequence[Person],
        conversations: Sequence[Conversation],
        source: Source,
        *,
        day: DayField | None = None,
    ) -> None:
        super().__init__()
        self.person = PersonPicker(people)
        self.day = day or DayField(source.on, may_be_unknown=True)
        self.day.setObjectName(self.day.objectName() or "surfacedOn")
        self.conversation = ConversationPicker(conversations)
        self.words = Lines(source.words, lines=3)
        self.words.setObjectName("heardAs")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(labelled(who, self.person))
        if day is None:
            column.addWidget(labelled(_("When"), self.day))
        column.addWidget(labelled(_("In which conversation"), self.conversation))
        column.addWidget(labelled(_("Their words, verbatim"), self.words))
        self.person.set_person(source.person)
        self._list_conversations()
        self.conversation.choose(source.conversation)
        self.person.chosen.connect(self._list_conversations)
        self.day.dateChanged.connect(self._list_conversations)

    def source(self) -> Source:
        """Return what was filled in."""
        new_person, person = self.person.resolve()
        new_conversation, conversation = self.conversation.resolve()
        return Source(
            person=person,
            conversation=conversation,
            on=self.day.day(),
            words=self.words.words(),
            new_person=new_person,
            new_conversation=new_conversation,
        )

    def _list_conversations(self) -> None:
        self.conversation.show_for(self.person.person_uuid(), self.day.day())
