"""Today: a line to write in passing, and what is worth coming back to."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.errors import JournalError
from growthjournal.domain.patterns import PatternStatus
from growthjournal.language import format_today
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui.pages.capture_field import CaptureField
from growthjournal.ui.pages.page import Page
from growthjournal.ui.pages.today_cards import (
    RecordsCard,
    WatchCard,
    earlier_button,
    entry_button,
    note_sighting,
)
from growthjournal.ui.widgets.basics import (
    EmptyState,
    LinkButton,
    PageHeader,
    PrimaryButton,
    ScrollColumn,
    Text,
)

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.entries import EntryRow
    from growthjournal.domain.patterns import CatchStage, Pattern, Sighting
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session

LATEST, EARLIER = 5, 3
STACKED_BELOW = 820
"""Effective px of the page below which the cards stand one below the other."""
MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the page shows.

    Attributes:
        latest: The newest entries.
        earlier: Earlier entries of this day.
        pattern: The active pattern to watch for today, or None.
        named_by: Who named it, empty for the user.
        seen: What was noted of it today.
    """

    latest: list[EntryRow] = field(default_factory=list)
    earlier: list[EntryRow] = field(default_factory=list)
    pattern: Pattern | None = None
    named_by: str = ""
    seen: tuple[Sighting, ...] = ()


def read(workspace: Workspace, today: date) -> Facts:
    """Read what the page shows on a day."""
    journal, mentoring = workspace.journal, workspace.mentoring
    latest = journal.rows(journal.ids()[:LATEST])
    active = [one for one in mentoring.patterns() if one.status is PatternStatus.ACTIVE]
    if not active:
        return Facts(latest=latest, earlier=journal.on_this_day(today, EARLIER))
    pattern = active[today.toordinal() % len(active)]
    named_by = mentoring.person(pattern.surfaced_by).name if pattern.surfaced_by else ""
    return Facts(
        latest=latest,
        earlier=journal.on_this_day(today, EARLIER),
        pattern=pattern,
        named_by=named_by,
        seen=tuple(one for one in mentoring.sightings(pattern.uuid) if one.date == today),
    )


class TodayPage(Page):
    """The date, the capture line, and cards for what there is."""

    name = "today"
    icon_name = "sun"
    cares_about = Changes.ENTRIES | Changes.PATTERNS | Changes.PEOPLE | Changes.SETTINGS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        session.theme.load_all_fonts()
        self._facts = Facts()
        self._day = session.today()
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
        self.header.add(self.new_button)
        self.latest = RecordsCard(_("Go on with"))
        self.latest.setObjectName("latestCard")
        self.watch = WatchCard()
        self.watch.setObjectName("watchCard")
        self.earlier = RecordsCard(_("On this day"))
        self.earlier.setObjectName("earlierCard")
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(16)
        for card in (self.latest, self.watch, self.earlier):
            card.body.setAlignment(Qt.AlignmentFlag.AlignTop)
            card.hide()
            self._cards.addWidget(card, 1)
        column = ScrollColumn()
        column.body.addWidget(self.header)
        column.body.addWidget(self.field)
        column.body.addWidget(self._build_pinned())
        column.body.addLayout(self._cards)
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
        self._empty.pressed.connect(self.new_item)
        self.discard.clicked.connect(self._discard)
        self.field.shown.connect(self._show_pinned)
        self.field.left.connect(self._left)
        self.watch.noted.connect(self._note)
        self.watch.opened.connect(self._open_pattern)
        for card in (self.latest, self.earlier):
            card.opened.connect(self._open_entry)
        session.theme.changed.connect(self._show_facts)
        clock = QTimer(self)
        clock.setInterval(MINUTE_MS)
        clock.timeout.connect(self._look_at_the_date)
        clock.start()

    @override
    def reload(self, changes: Changes) -> None:
        if changes & Changes.SETTINGS:
            self.field.load()
        if changes & ~Changes.SETTINGS:
            self._day = self.session.today()
            self._facts = self.session.ask(lambda one: read(one, self._day), Facts())
            self._show_facts()

    @override
    def locked(self) -> None:
        self._facts = Facts()
        for card in (self.latest, self.watch, self.earlier):
            card.clear()
            card.hide()
        self.pinned.hide()

    @override
    def save_pending(self) -> bool:
        self.field.keep()
        return self.field.is_kept()

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

    @override
    def set_effective_width(self, width: float) -> None:
        is_stacked = width < STACKED_BELOW
        self._cards.setDirection(
            QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight
        )

    def _show_facts(self) -> None:
        facts, day = self._facts, self._day
        self.header.title.setText(format_today(day))
        self.latest.show_rows([(one.uuid, entry_button(one, day)) for one in facts.latest])
        self.earlier.show_rows([(one.uuid, earlier_button(one, day)) for one in facts.earlier])
        self.watch.show_pattern(facts.pattern, facts.named_by, facts.seen)
        stops = [self.discard, *self.latest.stops(), *self.watch.stops(), *self.earlier.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._choose_view()

    def _choose_view(self) -> None:
        is_bare = not self._facts.latest and self.field.draft is None
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

    def _note(self, stage: CatchStage | None) -> None:
        if self._facts.pattern is None:
            return
        try:
            note_sighting(self.session, self._facts.pattern.uuid, stage)
        except JournalError as error:
            self.session.failed.emit(str(error))

    def _look_at_the_date(self) -> None:
        if self.session.is_open and self.session.today() != self._day:
            self.reload(Changes.ALL)
