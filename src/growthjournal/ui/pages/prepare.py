"""Preparing a conversation: what is brought, what changed, and what the other person reads."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.briefing import Section
from growthjournal.domain.errors import JournalError
from growthjournal.domain.people import is_mentored
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui.models.preparation import Preparation, read
from growthjournal.ui.pages.prepare_acts import PrepareActs, decision_of, item_of
from growthjournal.ui.pages.prepare_agenda import AgendaCard
from growthjournal.ui.pages.prepare_cards import PredictionCard, RelationshipCard
from growthjournal.ui.pages.prepare_changed import ChangedCard
from growthjournal.ui.pages.prepare_charts import ChartColumn
from growthjournal.ui.pages.prepare_saving import PredictionSaver
from growthjournal.ui.widgets.basics import (
    Card,
    IconButton,
    LinkButton,
    PageHeader,
    PrimaryButton,
    ScrollColumn,
    SecondaryButton,
    Text,
)

if TYPE_CHECKING:
    from datetime import datetime

    from growthjournal.domain.preparation import Candidate
    from growthjournal.ui.session import Session

STACKED_BELOW = 860
"""Effective px below which the cards stand in one column."""
OWN = Changes.AGENDA | Changes.CONVERSATIONS
"""What is written here; no chart shows it."""


class PrepareView(QWidget):
    """One conversation that is coming.

    Signals:
        back_wanted: The user is done here.
    """

    back_wanted = Signal()
    cares_about = (
        Changes.PEOPLE | Changes.CONVERSATIONS | Changes.AGENDA | Changes.COMMITMENTS
        | Changes.DECISIONS | Changes.PATTERNS | Changes.ASSUMPTIONS | Changes.RATINGS
    )  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prepare")
        session.theme.load_all_fonts()
        self.session = session
        self.shown: Preparation | None = None
        self._uuid: str | None = None
        self._sections = frozenset(Section)
        self._acts = PrepareActs(session)
        self.agenda, self.changed = AgendaCard(), ChangedCard()
        self.predictions, self.relationship = PredictionCard(), RelationshipCard()
        self.charts = ChartColumn(session)
        self.saver = PredictionSaver(session, self.predictions.words)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.back = IconButton("arrow-left", _("Back"))
        self.back.setObjectName("prepareBack")
        self.header = PageHeader("")
        self.present = SecondaryButton(_("Present"), "monitor")
        self.present.setObjectName("presentBrief")
        self.brief = PrimaryButton(_("Brief as PDF"), "file-down")
        self.brief.setObjectName("previewBrief")
        self.header.add(self.present)
        self.header.add(self.brief)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.header, 1)
        self.column = ScrollColumn()
        body = self.column.body
        body.addLayout(head)
        body.addWidget(self._build_sent())
        self.card_note = Card()
        self.card_note.setObjectName("cardNote")
        self.card_text = Text("", wrap=True)
        self.card_note.body.addWidget(self.card_text)
        self.card_note.hide()
        body.addWidget(self.card_note)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(16)
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for side in (self.left, self.right):
            side.setSpacing(16)
            self.columns.addLayout(side, 1)
        for card in (self.agenda, self.changed, self.predictions, self.relationship):
            self.left.addWidget(card)
        self.right.addWidget(self.charts)
        self.left.addStretch(1)
        self.right.addStretch(1)
        body.addLayout(self.columns)
        body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.column)

    def _build_sent(self) -> QWidget:
        self.sent = QWidget()
        self.sent.setObjectName("sentStrip")
        self.sent_text = Text("", "muted", wrap=True)
        self.unsend = LinkButton(_("It was not sent"))
        self.unsend.setObjectName("notSent")
        row = QHBoxLayout(self.sent)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.sent_text, 1)
        row.addWidget(self.unsend)
        self.sent.hide()
        return self.sent

    def _connect(self) -> None:
        self.back.clicked.connect(self._leave)
        self.present.clicked.connect(self.present_brief)
        self.brief.clicked.connect(self.preview_brief)
        self.unsend.clicked.connect(self._unsend)
        self.agenda.adding.connect(self.choose)
        self.agenda.edit_wanted.connect(self.edit)
        self.agenda.decision_wanted.connect(self.write_decision)
        self.agenda.private_wanted.connect(self._keep_private)
        self.agenda.remove_wanted.connect(self._remove)
        self.agenda.order_wanted.connect(self._arrange)
        self.changed.lines_wanted.connect(self._keep_lines)
        self.predictions.typed.connect(self.saver.touch)
        self.relationship.records_wanted.connect(self._show_records)
        self.charts.records_wanted.connect(self._show_records)

    # -- what the window asks

    def show_conversation(self, uuid: str) -> None:
        """Show a conversation to prepare, from the top."""
        if uuid != self._uuid:
            self.save_pending()
            self.drop()
            self._sections = frozenset(Section)
        self._uuid = uuid
        self.saver.open(uuid)
        self.reload(Changes.ALL)
        self.column.verticalScrollBar().setValue(0)

    def reload(self, changes: Changes) -> None:
        """Show what is stored now; typed text stays."""
        uuid = self._uuid
        if not changes & self.cares_about or uuid is None or not self.session.is_open:
            return
        today = self.session.today()
        found = self.session.ask(lambda one: read(one, uuid, today), None)
        if found is None or found.conversation.deleted_at is not None:
            self.locked()
            self.back_wanted.emit()
            return
        self.shown = found
        self._show(found, has_new_charts=bool(changes & ~OWN))

    def locked(self) -> None:
        """Drop every text that came from the journal."""
        self._uuid = None
        self.saver.open(None)
        self.drop()

    def drop(self) -> None:
        """Empty every card."""
        self.shown = None
        self.header.title.setText("")
        self.header.set_subtitle("")
        self.card_text.setText("")
        for card in (
            self.agenda, self.changed, self.predictions, self.relationship, self.charts
        ):  # fmt: skip
            card.clear()

    def save_pending(self) -> bool:
        """Save what was typed; return whether it could be saved."""
        return self.changed.save_pending() and self.saver.save()

    def focus_first(self) -> None:
        """Put the keyboard where preparing starts."""
        self.agenda.add.setFocus()

    def set_effective_width(self, width: float) -> None:
        """Stand the cards in one column where two do not fit."""
        is_stacked = width < STACKED_BELOW
        way = QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight
        self.columns.setDirection(way)

    # -- what is shown

    def _show(self, found: Preparation, *, has_new_charts: bool) -> None:
        meeting = found.conversation
        self.header.title.setText(_("Prepare: {name}").format(name=found.person.name))
        self.header.set_subtitle(found.when)
        sent = meeting.agenda_sent_at
        self.sent.setVisible(sent is not None)
        if sent is not None:
            day = format_date(sent.astimezone().date())
            self.sent_text.setText(
                _("Sent on {date}. What was in it stays as it was.").format(date=day)
            )
        self.card_note.setVisible(found.card_due is not None)
        if found.card_due is not None:
            self.card_text.setText(
                _(
                    "{name} last rated you on {date}. Bring the rating card? Write down first "
                    "what you expect them to say."
                ).format(name=found.person.name, date=format_date(found.card_due))
            )
        mentored = is_mentored(found.person)
        self.agenda.show_items(found.items, meeting, mentored=mentored)
        self.changed.show_lines(found.changed_title, found.lines)
        if not self.saver.is_pending:
            self.predictions.show_conversation(meeting)
        self.relationship.show_facts(found.facts, found.questions)
        charts = found.charts
        if not self.session.shows_numbers():
            charts = tuple(name for name in charts if name != "gap")
        self._place_cards(has_charts=bool(charts))
        self.charts.show_charts(charts, found.person.uuid, anew=has_new_charts)
        self._put_in_order()

    def _place_cards(self, *, has_charts: bool) -> None:
        """Leave the end column to the charts, or to what the user thinks where there are none."""
        wanted = self.left if has_charts else self.right
        if wanted.indexOf(self.predictions) >= 0:
            return
        for place, card in enumerate((self.predictions, self.relationship)):
            other = self.right if has_charts else self.left
            other.removeWidget(card)
            wanted.insertWidget(2 + place if has_charts else place, card)

    def _put_in_order(self) -> None:
        stops = [
            *self.agenda.stops(),
            *self.changed.stops(),
            self.predictions.pattern,
            self.predictions.assumption,
            *self.relationship.stops(),
            *self.charts.stops(),
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # -- acts

    def choose(self) -> None:
        """Ask what is brought: something that waits, or something new."""
        from growthjournal.ui.dialogs.agenda_choice import AgendaChoiceDialog

        if self.shown is None:
            return
        dialog = AgendaChoiceDialog(self.session, self, self.shown.candidates)
        dialog.chosen.connect(self._bring_candidate)
        dialog.new_wanted.connect(self.bring_new)
        dialog.open()

    def bring_new(self, kind: AgendaKind) -> None:
        """Open the form of something new to bring."""
        if self._uuid is not None:
            self._open_form(AgendaItem(kind=kind, text="", conversation=self._uuid), is_new=True)

    def edit(self, item: AgendaItem) -> None:
        """Open the form of something that is brought."""
        self._open_form(item, is_new=False)

    def write_decision(self, item: AgendaItem) -> None:
        """Open the form of the decision that an item brings."""
        from growthjournal.ui.dialogs.decision import DecisionDialog

        decision = self.session.ask(lambda one: decision_of(one, item), None)
        if decision is not None:
            save = partial(self._acts.decide, item)
            DecisionDialog(self.session, self, decision, save=save).open()

    def _bring_candidate(self, candidate: Candidate) -> None:
        uuid = self._uuid
        if uuid is None:
            return
        item = self.session.ask(lambda one: item_of(one, candidate, uuid), None)
        if item is not None:
            self._open_form(item, is_new=True)

    def _open_form(self, item: AgendaItem, *, is_new: bool) -> None:
        from growthjournal.ui.dialogs.agenda_item import AgendaItemDialog

        save = self._acts.bring if is_new else self._acts.change
        AgendaItemDialog(self.session, self, item, save=save).open()

    def preview_brief(self) -> None:
        """Show exactly what leaves in the brief, to save it and to mark it as sent."""
        from growthjournal.ui.dialogs.brief_preview import BriefPreviewDialog

        self.save_pending()
        if self.shown is None:
            return
        dialog = BriefPreviewDialog(
            self.session, self, self.shown.conversation.uuid, self._sections, mark_sent=self._send
        )
        dialog.sections_chosen.connect(self._choose_sections)
        dialog.open()

    def present_brief(self) -> None:
        """Show the same brief over the whole screen."""
        from growthjournal.ui.dialogs.brief_preview import read_brief
        from growthjournal.ui.present import open_presentation

        self.save_pending()
        if self.shown is None:
            return
        uuid, sections = self.shown.conversation.uuid, self._sections
        found = self.session.ask(lambda one: read_brief(one, uuid, sections), None)
        if found is not None:
            open_presentation(self.session, self, found.words, self.shown.person.uuid)

    def _choose_sections(self, sections: frozenset[Section]) -> None:
        self._sections = sections

    def _send(self, at: datetime) -> None:
        if self.shown is not None:
            self._acts.mark_sent(self.shown.conversation, at)

    def _keep_private(self, item: AgendaItem, is_private: bool) -> None:  # noqa: FBT001 - a signal
        try:
            self._acts.keep_private(item, is_private=is_private)
        except JournalError as error:
            self.session.failed.emit(str(error))

    def _remove(self, item: AgendaItem) -> None:
        self._acts.remove(item)

    def _arrange(self, order: list[str]) -> None:
        if self.shown is not None:
            before = [one.uuid for one in self.shown.items]
            self._acts.arrange(self.shown.conversation.uuid, before, order)

    def _keep_lines(self, lines: list[str]) -> None:
        if self.shown is not None:
            self._acts.keep_lines(self.shown.conversation, lines)

    def _unsend(self) -> None:
        if self.shown is not None:
            self._acts.unmark_sent(self.shown.conversation)

    def _show_records(self, title: str, uuids: tuple[str, ...]) -> None:
        from growthjournal.ui.pages.trends_records import RecordsDialog

        RecordsDialog(self.session, self, title, uuids).open()

    def _leave(self) -> None:
        self.save_pending()
        self.back_wanted.emit()
