"""Today: a line to write in passing, and what is worth coming back to."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.errors import JournalError
from growthjournal.language import format_today
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.ui.dialogs.form import save_open_forms
from growthjournal.ui.dialogs.promise import connect_forms
from growthjournal.ui.pages.capture_field import CaptureField
from growthjournal.ui.pages.page import Page
from growthjournal.ui.pages.today_cards import (
    RecordsCard,
    TodayCard,
    WatchCard,
    earlier_button,
    entry_button,
    note_sighting,
    settle_button,
)
from growthjournal.ui.pages.today_facts import Facts, read
from growthjournal.ui.pages.today_forms import TodayForms
from growthjournal.ui.pages.today_lever import LeverCard
from growthjournal.ui.pages.today_links import TodayLinks
from growthjournal.ui.pages.today_next import NextCard, PinnedLogs, PromisesCard
from growthjournal.ui.widgets.basics import (
    EmptyState,
    LinkButton,
    PageHeader,
    PrimaryButton,
    ScrollColumn,
    SecondaryButton,
    Text,
)
from growthjournal.wording.today import check_in_said, next_said

if TYPE_CHECKING:
    from growthjournal.domain.patterns import CatchStage
    from growthjournal.ui.session import Session

STACKED_BELOW = 820
"""Effective px of the page below which the cards stand one below the other."""
MINUTE_MS = 60_000


class TodayPage(Page):
    """The date, the capture line, what waits, and cards for what there is."""

    name = "today"
    icon_name = "sun"
    cares_about = (
        Changes.ENTRIES
        | Changes.PATTERNS
        | Changes.PEOPLE
        | Changes.SETTINGS
        | Changes.CONVERSATIONS
        | Changes.COMMITMENTS
        | Changes.AGENDA
        | Changes.IMPACTS
        | Changes.SPONSORSHIP
        | Changes.DIAGNOSTICS
        | Changes.RATINGS
        | Changes.DECISIONS
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        session.theme.load_all_fonts()
        self._facts = Facts()
        self._day = session.today()
        self._is_stacked = False
        self.forms = TodayForms(session, self)
        self.field = CaptureField(session, "Ctrl N")
        self._build_empty()
        self._build()
        self._connect()

    @property
    @override
    def title(self) -> str:
        return _("Today")

    def _build_empty(self) -> None:
        self._empty = EmptyState(
            _("What happened today that you want to think about?"),
            _("Write the first entry"),
            "pencil",
        )
        self._empty.setObjectName("emptyToday")
        self._empty.button.setObjectName("todayFirstEntry")

    def _build(self) -> None:
        self.header = PageHeader(format_today(self._day))
        self.new_button = PrimaryButton(_("New entry"), "pencil")
        self.new_button.setObjectName("todayNewEntry")
        self.check_in_button = SecondaryButton(_("Check in"), "check")
        self.check_in_button.setObjectName("todayCheckIn")
        self.check_in_button.setAccessibleDescription(_("Three minutes, once a week."))
        self.header.add(self.check_in_button)
        self.header.add(self.new_button)
        self.pinned_logs = PinnedLogs()
        self.links = TodayLinks()
        self.lever = LeverCard()
        self.latest = RecordsCard(_("Go on with"))
        self.latest.setObjectName("latestCard")
        self.next = NextCard(self.session)
        self.promises = PromisesCard(self.session)
        self.watch = WatchCard()
        self.watch.setObjectName("watchCard")
        self.earlier = RecordsCard(_("On this day"))
        self.earlier.setObjectName("earlierCard")
        self.settle = RecordsCard(_("Has it come true?"))
        self.settle.setObjectName("settleCard")
        self._upper = _row((self.lever, 4), (self.next, 3))
        self._lower = _row((self.promises, 5), (self.watch, 4), (self.latest, 4))
        column = ScrollColumn()
        column.body.addWidget(self.header)
        column.body.addWidget(self.field)
        column.body.addWidget(self._build_pinned())
        column.body.addWidget(self.pinned_logs)
        column.body.addWidget(self.links)
        column.body.addLayout(self._upper)
        column.body.addLayout(self._lower)
        column.body.addWidget(self.settle)
        column.body.addWidget(self.earlier)
        column.body.addStretch(1)
        self._views = QStackedWidget()
        self._views.addWidget(column)
        self._views.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._views)

    def _build_pinned(self) -> QWidget:
        self.pinned = QWidget()
        self.pinned.setObjectName("pinnedCapture")
        said = Text(
            _("Unfinished. After two days it becomes an entry as it is."), "meta", wrap=True
        )
        self.discard = LinkButton(_("Discard"))
        self.discard.setObjectName("discardCapture")
        self.discard.setAccessibleName(_("Discard what is unfinished"))
        row = QHBoxLayout(self.pinned)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(said, 1)
        row.addWidget(self.discard)
        self.pinned.hide()
        return self.pinned

    def _connect(self) -> None:
        session = self.session
        self.new_button.clicked.connect(self.new_item)
        self.check_in_button.clicked.connect(self.forms.check_in)
        self._empty.pressed.connect(self.new_item)
        self.discard.clicked.connect(self._discard)
        self.field.shown.connect(self._show_pinned)
        self.field.left.connect(self._left)
        self.watch.noted.connect(self._note)
        self.watch.opened.connect(self._open_pattern)
        self.links.share.clicked.connect(self._open_share)
        self.links.review.clicked.connect(self.forms.review)
        self.lever.answer_wanted.connect(self.forms.diagnostic)
        self.lever.why_wanted.connect(self.forms.verdict)
        self.lever.act_wanted.connect(self.forms.pull)
        self.lever.move_wanted.connect(self._choose_move)
        self.lever.happened_wanted.connect(self.forms.check_in)
        self.lever.confirm_wanted.connect(self.forms.confirm)
        self.settle.opened.connect(self._judge)
        self.next.prepare_wanted.connect(self._prepare)
        self.next.plan_wanted.connect(self.forms.plan)
        self.promises.add_wanted.connect(self.forms.promise)
        self.pinned_logs.log_wanted.connect(self._open_log)
        self.pinned_logs.put_aside_wanted.connect(self._put_aside)
        connect_forms(self.promises.promises)
        for card in (self.latest, self.earlier):
            card.opened.connect(self._open_entry)
        self._add_shortcuts()
        session.theme.changed.connect(self._show_facts)
        minute = QTimer(self)
        minute.setInterval(MINUTE_MS)
        minute.timeout.connect(self._look_at_the_clock)
        minute.start()

    def _add_shortcuts(self) -> None:
        self.add_keys(
            (_("Check in"), "Ctrl+Shift+C", self.forms.check_in),
            (_("Answer the diagnostic"), "Ctrl+Shift+D", self.forms.diagnostic),
        )

    @override
    def reload(self, changes: Changes) -> None:
        if changes & Changes.SETTINGS:
            self.field.load()
        if changes & ~Changes.SETTINGS:
            self._day = self.session.today()
            self._facts = self.session.ask(lambda one: read(one, self._day, clock.now()), Facts())
            self._show_facts()

    @override
    def locked(self) -> None:
        self._facts = Facts()
        for card in self._cards():
            card.clear()
            card.hide()
        self.pinned_logs.clear()
        self.links.show_facts(self._facts)
        self.header.set_subtitle("")
        self.pinned.hide()

    @override
    def save_pending(self) -> bool:
        are_said = self.promises.promises.save_pending()
        are_saved = save_open_forms(self)
        self.field.keep()
        return self.field.is_kept() and are_said and are_saved

    @override
    def focus_first(self) -> None:
        if not self.focus_capture():
            self._empty.button.setFocus()

    @override
    def focus_capture(self) -> bool:
        if self._views.currentWidget() is self._empty:
            return False
        self.field.line.setFocus()
        return True

    @override
    def new_item(self) -> None:
        self.session.new_entry_wanted.emit()

    def _choose_move(self) -> None:
        self.forms.move(self._facts.move)

    @override
    def set_effective_width(self, width: float) -> None:
        is_stacked = width < STACKED_BELOW
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row in (self._upper, self._lower):
            row.setDirection(down if is_stacked else across)
        # In one column the conversation comes first: it has a date.
        self._upper.removeWidget(self.next)
        self._upper.insertWidget(0 if is_stacked else 1, self.next, 3)
        self._order_stops()

    def _cards(self) -> list[LeverCard | RecordsCard | NextCard | PromisesCard | WatchCard]:
        if self._is_stacked:
            first: list[LeverCard | NextCard] = [self.next, self.lever]
        else:
            first = [self.lever, self.next]
        rest = (self.promises, self.watch, self.latest, self.settle, self.earlier)
        return [*first, *rest]

    def _order_stops(self) -> None:
        stops: list[QWidget] = [self.discard, *self.pinned_logs.stops(), *self.links.stops()]
        for card in self._cards():
            stops += card.stops()
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_facts(self) -> None:
        facts, day = self._facts, self._day
        self.header.title.setText(format_today(day))
        self._show_subtitle()
        self.pinned_logs.show_pinned(facts.pinned, day)
        self.links.show_facts(self._facts)
        self.lever.show_lever(
            facts.lever, facts.move, facts.move_with, day, shows_numbers=facts.shows_numbers
        )
        self.lever.show_confirming(facts.confirming)
        self.settle.show_rows(
            [(one.uuid, settle_button(one, of, day)) for one, of in facts.to_settle]
        )
        self.latest.show_rows([(one.uuid, entry_button(one, day)) for one in facts.latest])
        self.next.show_next(facts.coming, facts.person, facts.ready, day)
        self.next.setVisible(facts.has_people)
        self.promises.show_promises(facts.promises, day)
        self.earlier.show_rows([(one.uuid, earlier_button(one, day)) for one in facts.earlier])
        self.watch.show_pattern(facts.pattern, facts.named_by, facts.seen)
        self._order_stops()
        self._choose_view()

    def _show_subtitle(self) -> None:
        facts, day = self._facts, self._day
        said = [next_said(facts.coming, day)] if facts.coming else []
        said += [check_in_said(facts.check_in, day)] if facts.check_in else []
        self.header.set_subtitle(" ".join(said))

    def _open_share(self) -> None:
        self.session.record_wanted.emit("seen-share", "")

    def _choose_view(self) -> None:
        is_bare = self._facts.is_bare and self.field.draft is None
        self._views.setCurrentIndex(1 if is_bare and self.session.is_open else 0)

    def _show_pinned(self) -> None:
        """Say that something is unfinished, unless it is being written just now."""
        self._choose_view()
        draft = self.field.draft
        if draft is not None and self.field.line.hasFocus():
            return
        self.pinned.setVisible(draft is not None)

    def _left(self) -> None:
        self.new_button.setFocus()
        self.field.load()

    def _discard(self) -> None:
        self.field.discard()
        self.field.line.setFocus()

    def _open_entry(self, uuid: str) -> None:
        self.session.record_wanted.emit("entry", uuid)

    def _open_pattern(self, uuid: str) -> None:
        self.session.record_wanted.emit("pattern", uuid)

    def _judge(self, uuid: str) -> None:
        of = next((of for one, of in self._facts.to_settle if one.uuid == uuid), None)
        if of is not None:
            self.forms.judge(of)

    def _prepare(self, uuid: str) -> None:
        self.session.record_wanted.emit("preparation", uuid)

    def _open_log(self, uuid: str) -> None:
        self.session.record_wanted.emit("log", uuid)

    def _put_aside(self, uuid: str) -> None:
        workspace = self.session.workspace
        if workspace is None:
            return
        service = workspace.conversations
        self.session.perform(
            _("Put the log aside"),
            lambda: service.put_aside(uuid),
            lambda: service.pin_again(uuid),
            message=_("Put aside"),
        )
        self.focus_first()

    def _note(self, stage: CatchStage | None) -> None:
        if self._facts.pattern is None:
            return
        try:
            note_sighting(self.session, self._facts.pattern.uuid, stage)
        except JournalError as error:
            self.session.failed.emit(str(error))

    def _look_at_the_clock(self) -> None:
        """Follow midnight, and today's conversation, which waits for its log from its hour on."""
        if not self.session.is_open:
            return
        coming = self._facts.coming
        if self.session.today() != self._day:
            self.reload(Changes.ALL)
        elif coming is not None and coming.date == self._day:
            self.reload(Changes.CONVERSATIONS)


def _row(*cards: tuple[TodayCard, int]) -> QBoxLayout:
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setSpacing(16)
    for card, share in cards:
        card.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        card.hide()
        row.addWidget(card, share)
    return row
