"""One person: what they are to the user, the three facts, and every conversation."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from growthjournal.domain.people import Relation, is_about_growth, is_mentored
from growthjournal.domain.person_timeline import answered, with_decision
from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon
from growthjournal.ui.pages.people_agreement import AgreementCard
from growthjournal.ui.pages.people_cards import (
    PromisesCard,
    QuestionCard,
    SurfacedCard,
)
from growthjournal.ui.pages.people_parts import ButtonRow, Facts, Wrapping, shrinking
from growthjournal.ui.pages.people_sponsor import SponsorCard
from growthjournal.ui.pages.people_timeline import Timeline
from growthjournal.ui.widgets.basics import (
    IconButton,
    PrimaryButton,
    ScrollColumn,
    SecondaryButton,
    Text,
    breakable,
)
from growthjournal.wording import drift
from growthjournal.wording import people as words

if TYPE_CHECKING:
    from growthjournal.domain.entries import EntryRow
    from growthjournal.ui.models.people import OnePerson
    from growthjournal.ui.pages.people_timeline import ConversationItem
    from growthjournal.ui.session import Session

BROUGHT, PROMISED = 0, 1
"""Places of the facts about decisions brought, and about promises."""
HEAD_ROOM = 560
"""Effective px under which the buttons stand below the name."""


class PersonDetail(ScrollColumn):
    """Shows a person and asks for acts; it writes nothing.

    Signals:
        edit_wanted: Open the form.
        archive_wanted: Archive the person, or bring them back.
        removal_wanted: Remove the person.
        plan_wanted: Plan a conversation.
        log_wanted: Log a conversation.
        agreement_wanted: Open the form of the agreement in force, or of the first.
        renewal_wanted: Open the form of the agreement that follows.
        agreement_removal_wanted: Remove the agreement in force.
        room_wanted: Open the form of what they have seen.
        step_wanted: Open the form of a step on the backing ladder.
        ask_wanted: Open the form of an ask of this person.
        update_wanted: Open the draft of an update to this person.
        aim_wanted: Open the form of the role that is wanted.
        ask_opened: Ask that is opened.
        promise_wanted: Open the form of a new promise.
        conversation_wanted: (act, Conversation) that the menu of a conversation asks for.
        record_wanted: (kind, uuid) of a record to open on its page.
    """

    edit_wanted = Signal()
    archive_wanted = Signal()
    removal_wanted = Signal()
    plan_wanted = Signal()
    log_wanted = Signal()
    agreement_wanted = Signal()
    renewal_wanted = Signal()
    agreement_removal_wanted = Signal()
    room_wanted = Signal()
    step_wanted = Signal()
    ask_wanted = Signal()
    update_wanted = Signal()
    aim_wanted = Signal()
    ask_opened = Signal(object)
    promise_wanted = Signal()
    conversation_wanted = Signal(object, object)
    record_wanted = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__(margins=(24, 20, 24, 24))
        self.setObjectName("personDetail")
        self.one: OnePerson | None = None
        self._theme, self._session = session.theme, session
        self.name = shrinking(Text("", "title", wrap=True))
        self.name.setObjectName("personName")
        self.line = shrinking(Text("", "muted", wrap=True))
        self.called = shrinking(Text("", "meta", wrap=True))
        self.next = shrinking(Text("", "meta", wrap=True))
        self.next.setObjectName("nextConversation")
        self.archived = shrinking(Text("", "meta", wrap=True))
        self.facts = Facts(session.theme)
        self.question = QuestionCard()
        self.room = SponsorCard(session)
        self.timeline = Timeline()
        self.promises = PromisesCard(session)
        self.surfaced = SurfacedCard()
        self.agreement = AgreementCard()
        self._make_buttons()
        self._build()

    def _make_buttons(self) -> None:
        self.plan = SecondaryButton(_("Plan"), "calendar")
        self.plan.setObjectName("planConversation")
        self.plan.setAccessibleName(_("Plan a conversation"))
        self.log = PrimaryButton(_("Log a conversation"), "pencil")
        self.log.setObjectName("logConversation")
        self.bring_back = SecondaryButton(_("Bring back"), "undo-2")
        self.bring_back.setObjectName("bringBack")
        self.menu_button = IconButton("ellipsis", _("More"))
        self.menu_button.setObjectName("personMenu")
        self.menu_button.setProperty("kind", "bordered")
        self.menu_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.menu_button)
        self.edit_action = menu.addAction(icon("pencil"), _("Edit"))
        self.edit_action.setObjectName("editPerson")
        self.archive_action = menu.addAction(_("Archive"))
        self.archive_action.setObjectName("archivePerson")
        self.remove_action = menu.addAction(icon("trash-2"), _("Remove"))
        self.remove_action.setObjectName("removePerson")
        self.menu_button.setMenu(menu)
        self.edit_action.triggered.connect(self._want_edit)
        self.bring_back.clicked.connect(self.archive_wanted)
        self.archive_action.triggered.connect(self._want_archive)
        self.remove_action.triggered.connect(self._want_removal)
        self.plan.clicked.connect(self.plan_wanted)
        self.log.clicked.connect(self.log_wanted)
        self.timeline.menu_opening.connect(self._offer_entries)
        self.timeline.entry_wanted.connect(partial(self.record_wanted.emit, "entry"))
        self.timeline.wanted.connect(self.conversation_wanted)
        self.question.conversations_wanted.connect(self.point_at)
        self.facts.pressed.connect(self._show_behind)
        self.room.edit_wanted.connect(self.room_wanted)
        self.room.step_wanted.connect(self.step_wanted)
        self.room.ask_wanted.connect(self.ask_wanted)
        self.room.update_wanted.connect(self.update_wanted)
        self.room.aim_wanted.connect(self.aim_wanted)
        self.room.ask_opened.connect(self.ask_opened)
        self.room.opened.connect(self.record_wanted)
        self.promises.adding.connect(self.promise_wanted)
        self.surfaced.opened.connect(self.record_wanted)
        self.agreement.edit_wanted.connect(self.agreement_wanted)
        self.agreement.renewal_wanted.connect(self.renewal_wanted)
        for card in (self.timeline, self.promises, self.surfaced, self.room):
            card.rebuilt.connect(self._order_tab)
        self.agreement.removal_wanted.connect(self.agreement_removal_wanted)

    def _build(self) -> None:
        self.body.setSpacing(14)
        said = QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        for text in (self.name, self.line, self.next, self.called, self.archived):
            lines.addWidget(text)
        lines.addStretch(1)
        self.buttons = ButtonRow(spacing=8)
        for button in (self.plan, self.log, self.bring_back, self.menu_button):
            self.buttons.add(button)
        self.body.addWidget(Wrapping(self._theme, said, self.buttons, HEAD_ROOM))
        for part in (
            self.facts,
            self.question,
            self.room,
            self.timeline,
            self.promises,
            self.surfaced,
            self.agreement,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_person(self, one: OnePerson) -> None:
        """Show a person."""
        is_same = self.one is not None and self.one.person.uuid == one.person.uuid
        if not is_same:
            self.verticalScrollBar().setValue(0)
        self.one = one
        self.body.setEnabled(False)  # else each part would lay out the page anew
        self._show_parts(one, is_same=is_same)
        self.body.setEnabled(True)
        self.body.invalidate()
        self._order_tab()

    def _show_parts(self, one: OnePerson, *, is_same: bool) -> None:
        self._show_head(one)
        self.facts.setVisible(_has_facts(one))
        self.facts.show_facts(
            drift.relationship_facts(one.overview.relationship, mentored=is_mentored(one.person))
        )
        self.question.show_person(one)
        self.room.show_person(one, is_same=is_same)
        self.timeline.show_person(one, is_same=is_same)
        self.promises.show_person(one, is_same=is_same)
        self.promises.setVisible(bool(one.overview.commitments) or bool(one.overview.timeline))
        self.surfaced.show_person(one, is_same=is_same)
        self.agreement.show_person(one, is_same=is_same)

    def forget(self) -> None:
        """Drop every text."""
        self.one = None
        for text in (self.name, self.line, self.next, self.called, self.archived):
            text.setText("")
            text.setAccessibleName("")
        for part in (
            self.facts,
            self.question,
            self.room,
            self.timeline,
            self.promises,
            self.surfaced,
            self.agreement,
        ):
            part.forget()

    def point_at(self, conversations: frozenset[str]) -> None:
        """Bring conversations into sight."""
        item = self.timeline.mark(conversations)
        inner = self.widget()
        if item is not None and inner is not None:
            inner.adjustSize()
            self.ensureWidgetVisible(item, 0, 40)
            item.more.setFocus()

    def _show_behind(self, fact: int) -> None:
        """Bring what one of the three facts was counted from into sight."""
        if self.one is None:
            return
        timeline = self.one.overview.timeline
        if fact == PROMISED:
            self.promises.show_all()
            self._scroll_to(self.promises)
            return
        counted = with_decision(timeline) if fact == BROUGHT else answered(timeline)
        self.point_at(frozenset(counted))

    def _scroll_to(self, part: QWidget) -> None:
        inner = self.widget()
        if inner is not None:
            inner.adjustSize()
            self.verticalScrollBar().setValue(part.mapTo(inner, part.rect().topLeft()).y())

    def _show_head(self, one: OnePerson) -> None:
        person, is_archived = one.person, one.person.archived_on is not None
        self.name.setText(breakable(person.name))
        self.name.setAccessibleName(person.name)
        for text, said in (
            (self.line, words.header_line(person, one.agreements)),
            (self.next, "" if is_archived else _next_line(one)),
            (self.called, words.called_line(person)),
            (self.archived, words.archived_line(person)),
        ):
            text.setText(said)
            text.setVisible(bool(said))
        self.bring_back.setVisible(is_archived)
        self.plan.setHidden(is_archived)
        self.log.setHidden(is_archived)
        self.archive_action.setText(_("Bring back") if is_archived else _("Archive"))

    def _offer_entries(self, item: ConversationItem) -> None:
        """Look for entries about a conversation when its menu is opened, and not before."""
        uuid = item.row.conversation.uuid
        found: list[EntryRow] = []
        found = self._session.ask(lambda one: one.journal.linked_from(uuid), found)
        item.offer_entries([(one.uuid, one.title or _("No title")) for one in found])

    def _order_tab(self) -> None:
        """Let Tab follow the eye: rows that were built just now stand last otherwise."""
        stops: list[QWidget] = [self.plan, self.log, self.bring_back]
        stops += [
            self.menu_button,
            *self.facts.cards,
            *self.question.stops(),
            *self.room.stops(),
            *self.timeline.stops(),
        ]
        stops += [*self.promises.stops(), *self.surfaced.stops(), *self.agreement.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _want_edit(self) -> None:
        self.edit_wanted.emit()

    def _want_archive(self) -> None:
        self.archive_wanted.emit()

    def _want_removal(self) -> None:
        self.removal_wanted.emit()


def _has_facts(one: OnePerson) -> bool:
    is_told = bool(one.overview.relationship.held)
    relations = {Relation.MENTOR, Relation.MENTEE} & set(one.person.relations)
    return bool(relations) or (is_told and is_about_growth(one.person))


def _next_line(one: OnePerson) -> str:
    planned = {
        row.conversation.date
        for row in one.overview.timeline
        if not row.conversation.held and row.conversation.cancelled_on is None
    }
    return words.next_line(one.due, one.today, is_planned=one.due in planned)
