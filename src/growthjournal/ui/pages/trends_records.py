"""The records behind a mark of a chart or a row of its table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from growthjournal.domain.errors import JournalError
from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import Card, LinkButton, SecondaryButton, Text
from growthjournal.ui.widgets.flow import FlowLayout
from growthjournal.wording import ratings as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.competencies import Rating
    from growthjournal.domain.conversations import Conversation
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.pages.trends_told import Told
    from growthjournal.ui.session import Session


class RecordsDialog(FramedDialog):
    """What is behind a mark: ratings, a conversation, sightings, tests, promises; newest first.

    Signals:
        entry_wanted: Uuid of an entry that tells of a record.
    """

    entry_wanted = Signal(str)

    def __init__(
        self, session: Session, parent: QWidget | None, title: str, ids: Sequence[str]
    ) -> None:
        super().__init__(session, parent, title, size=(620, 560))
        self.setObjectName("records-dialog")
        self._workspace = session.workspace
        self.shown: list[Rating] = []
        if self._workspace is not None:
            self._fill(self._workspace, set(ids))
        self.body.addStretch(1)
        close = SecondaryButton(_("Close"))
        close.setObjectName("closeRecords")
        close.clicked.connect(self.accept)
        self.add_button(close)
        links = self.findChildren(LinkButton)
        (links[0] if links else close).setFocus()

    def _fill(self, workspace: Workspace, ids: set[str]) -> None:
        found = [one for one in workspace.growth.ratings() if one.uuid in ids]
        self.shown = sorted(found, key=lambda one: one.on, reverse=True)
        for meeting in workspace.mentoring.conversations():
            if meeting.uuid in ids:
                self._add_conversation(workspace, meeting)
        if self.shown:
            count = ngettext("{n} rating", "{n} ratings", len(self.shown))
            self.body.addWidget(Text(count.format(n=format_number(len(self.shown))), "muted"))
        for rating in self.shown:
            self._add_rating(workspace, rating)
        from growthjournal.ui.pages.trends_told import told

        for one in told(workspace, ids, self.session.today()):
            self._add_told(workspace, one)

    def _add_told(self, workspace: Workspace, one: Told) -> None:
        card = Card()
        card.setObjectName(f"{one.kind}-{one.uuid}")
        card.body.addWidget(Text(one.title, "strong", wrap=True))
        if one.note:
            card.body.addWidget(Text(one.note, "muted", wrap=True))
        for line in one.lines:
            card.body.addWidget(Text(line, wrap=True, selectable=True))
        if one.link:
            link = LinkButton(one.link)
            link.setObjectName(f"open-{one.kind}-{one.uuid}")
            link.setAutoDefault(True)
            link.clicked.connect(partial(self._open_record, one.kind, one.uuid))
            card.body.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeading)
        if one.entry:
            self._add_entry(workspace, card, one.entry)
        self.body.addWidget(card)

    def _open_record(self, kind: str, uuid: str, *_checked: bool) -> None:
        self.accept()
        self.session.record_wanted.emit(kind, uuid)

    def _add_conversation(self, workspace: Workspace, meeting: Conversation) -> None:
        card = Card()
        person = workspace.mentoring.everyone().get(meeting.person)
        card.body.addWidget(Text(person.name if person else _("someone"), "strong", wrap=True))
        card.body.addWidget(Text(format_date(meeting.date), "muted"))
        if meeting.one_line:
            card.body.addWidget(Text(meeting.one_line, wrap=True, selectable=True))
        self.body.addWidget(card)

    def _add_rating(self, workspace: Workspace, rating: Rating) -> None:
        competency = workspace.growth.competency(rating.competency)
        card = Card()
        card.setObjectName(f"rating-{rating.uuid}")
        head = FlowLayout(spacing=6)
        head.addWidget(Text(format_date(rating.on, "medium"), "strong"))
        head.addWidget(Text(competency.name, "muted"))
        head.addWidget(Text(words.axis_word(rating.axis), "strong", tone=rating.axis.value))
        card.body.addLayout(head)
        line = words.value_line(rating, workspace.growth.anchor_versions())
        card.body.addWidget(Text(line, wrap=True, selectable=True))
        everyone = workspace.mentoring.everyone()
        names = [everyone[uuid].name for uuid in rating.seen_by if uuid in everyone]
        rater = everyone.get(rating.rater or "")
        given = words.given_by(rater.name, rating) if rater else ""
        for text in (given, rating.evidence_line, words.seen_by(names), rating.note):
            if text:
                card.body.addWidget(Text(text, "muted", wrap=True, selectable=True))
        if words.lacking(rating):
            card.body.addWidget(Text(words.lacking(rating), "meta", wrap=True))
        for uuid in rating.evidence:
            self._add_entry(workspace, card, uuid)
        self.body.addWidget(card)

    def _add_entry(self, workspace: Workspace, card: Card, uuid: str) -> None:
        try:
            entry = workspace.journal.entry(uuid)
        except JournalError:
            return
        link = LinkButton(entry.title or _("No title"))
        link.setObjectName(f"entry-{uuid}")
        link.setAccessibleDescription(_("Opens the entry in the journal."))
        link.setAutoDefault(True)
        link.clicked.connect(lambda: self._open(uuid))
        card.body.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeading)

    def _open(self, uuid: str) -> None:
        self.accept()
        self.entry_wanted.emit(uuid)
