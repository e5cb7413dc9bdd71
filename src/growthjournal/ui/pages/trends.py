"""The Trends page: is it changing, and who has seen it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui.pages.page import Page
from growthjournal.ui.pages.trends_card import ChartCard
from growthjournal.ui.pages.trends_range import RangeChips
from growthjournal.ui.widgets.basics import (
    EmptyState,
    IconButton,
    PrimaryButton,
    ScrollColumn,
    Text,
)

if TYPE_CHECKING:
    from growthjournal.domain.competencies import Axis
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session

ROWS_WIDTH = 572
"""Effective px in which the competencies stand in one row each."""
GAP_WIDTH = 400
"""Effective px that the gap chart needs beside them."""
CHANGING = (
    "gap", "focus", "patterns", "beliefs", "conversations", "calibration", "decision-quality",
    "activity",
)  # fmt: skip
SEEN = ("competencies", "self-other", "witnesses", "unseen")
WHICH = ("quadrant", "effort")
"""The charts of the sections, the one that is open at first in front."""
RATED = frozenset({"gap", "focus", "competencies", "self-other"})
"""Those that show nothing before a focus was chosen."""
BETWEEN = 14
HEAD_IN_ONE_ROW = 620
"""Effective px from which the chips stand beside the title."""
LOWEST, HIGHEST = 280, 640
LATER_MS = 100
"""The gap chart is drawn once the height of the competencies is known."""


class TrendsPage(Page):
    """Charts in cards, each under the question of its section (decisions.md 14).

    Signals:
        openEntry: Uuid of an entry to show in the journal.
    """

    openEntry = Signal(str)  # noqa: N815 - a Qt signal that the window connects

    name: ClassVar[str] = "trends"
    icon_name: ClassVar[str] = "chart-line"
    cares_about: ClassVar[Changes] = (
        Changes.RATINGS
        | Changes.ENTRIES
        | Changes.IMPACTS
        | Changes.COMPETENCIES
        | Changes.CONVERSATIONS
        | Changes.PEOPLE
        | Changes.PATTERNS
        | Changes.ASSUMPTIONS
        | Changes.AGENDA
        | Changes.COMMITMENTS
        | Changes.DIAGNOSTICS
        | Changes.DECISIONS
        | Changes.SPONSORSHIP
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._effective = 1000.0
        self._is_beside, self._wish = False, LOWEST
        self._has_entries = False
        self._build_head()
        self.empty = EmptyState(
            _("Choose what you are working on. Your ratings of it become the charts on this page."),
            _("Choose four competencies"),
        )
        self.empty.button.setObjectName("chooseFocus")
        self.column = ScrollColumn(margins=(28, 4, 28, 24))
        self.gap = ChartCard(
            session, CHANGING, _("Am I changing?"), self.range.start, rest=LATER_MS
        )
        self.competencies = ChartCard(session, SEEN, _("Who has seen it?"), _always)
        self.which = ChartCard(session, WHICH, _("Which limit?"), self.range.start)
        self._every = (self.gap, self.competencies, self.which)
        self.which.hide()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(BETWEEN)
        for card in (self.gap, self.competencies):
            self._row.addWidget(card, 1)
        self.column.body.addLayout(self._row)
        self.column.body.addWidget(self.which)
        self.column.body.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.column)
        self.stack.addWidget(self.empty)
        self.hidden_numbers = EmptyState(
            _("Ratings and scores are hidden until the quarterly review, as you chose."),
            _("Begin the review"),
        )
        self.hidden_numbers.button.setObjectName("beginReview")
        self.stack.addWidget(self.hidden_numbers)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.stack, 1)
        self._connect()
        self._add_actions()

    @property
    @override
    def title(self) -> str:
        return _("Trends")

    @property
    def cards(self) -> list[ChartCard]:
        """The sections that are shown."""
        return [card for card in self._every if not card.isHidden()]

    def _build_head(self) -> None:
        self.range = RangeChips(self.session)
        self.focus_button = IconButton("list-checks", _("Competencies: focus, names and levels"))
        self.focus_button.setObjectName("focusButton")
        self.rate_button = PrimaryButton(_("Rate"), "clipboard-check")
        self.rate_button.setObjectName("rateButton")
        self.rate_button.setAccessibleName(_("Rate a competency"))
        self.rate_button.setToolTip(_("Rate a competency (R)"))
        self.head = QWidget()
        self._head = QVBoxLayout(self.head)
        self._head.setContentsMargins(28, 20, 28, 12)
        self._head.setSpacing(10)
        self._first = QHBoxLayout()
        self._first.setSpacing(10)
        self._first.addWidget(Text(self.title, "title"), 1)
        self._first.addWidget(self.range, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._first.addWidget(self.focus_button)
        self._first.addWidget(self.rate_button)
        self._head.addLayout(self._first)

    def _connect(self) -> None:
        self.rate_button.clicked.connect(self._rate)
        self.focus_button.clicked.connect(self.open_competencies)
        self.empty.pressed.connect(self.choose_focus)
        self.hidden_numbers.pressed.connect(self._begin_review)
        self.range.changed.connect(self._range_changed)
        for card in self._every:
            card.records_wanted.connect(self._show_records)
        self.competencies.view.drawn_anew.connect(self._level)
        self.column.viewport().installEventFilter(self)
        self.session.theme.changed.connect(self._theme_changed)
        self.openEntry.connect(self._open_entry)

    def _add_actions(self) -> None:
        for name, text, key, run in (
            ("rate", _("Rate a competency"), "R", self._rate),
            ("tables", _("Table of the chart"), "T", self.toggle_table),
        ):
            action = QAction(text, self)
            action.setObjectName(f"trends-{name}")
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _on=False, run=run: run())
            self.addAction(action)

    # -- what the window calls

    @override
    def reload(self, changes: Changes) -> None:
        if changes == Changes.ENTRIES and self.gap.name != "activity" and self._has_entries:
            return
        focus = self.session.ask(lambda one: one.growth.focus(), tuple[str, ...]())
        is_shown = bool(focus) or self.session.ask(_has_other_charts, False)
        self._place_empty(in_row=is_shown and not focus)
        shows_numbers = self.session.shows_numbers()
        self.stack.setCurrentWidget(self.column if is_shown else self.empty)
        if is_shown and not shows_numbers:
            self.stack.setCurrentWidget(self.hidden_numbers)
            is_shown = False
        for widget in (self.range, self.focus_button):
            widget.setVisible(is_shown)
        self.rate_button.setVisible(bool(focus))
        self.competencies.setVisible(bool(focus))
        self._offer_seen()
        self._offer_which()
        self._offer_changing(is_rated=bool(focus))
        self.range.reload()
        self._arrange()
        if is_shown:
            for card in self.cards:
                card.refresh()

    def _offer_changing(self, *, is_rated: bool) -> None:
        """Offer what there can be something to see of."""
        self._has_entries = bool(self.session.ask(lambda one: one.vault.count("entry"), 0))
        offered = [one for one in CHANGING if is_rated or one not in RATED]
        if not self._has_entries:
            offered.remove("activity")
        settled, judged = self.session.ask(
            lambda one: (
                any(each.settled for each in one.decisions.forecasts()),
                bool(one.decisions.reviews()),
            ),
            (False, False),
        )
        for name, is_there in (("calibration", settled), ("decision-quality", judged)):
            if not is_there:
                offered.remove(name)
        self.gap.choice.offer(offered)

    def _offer_seen(self) -> None:
        """Offer each chart once there is something that somebody else saw or rated."""
        results, others = self.session.ask(
            lambda one: (one.vault.count("impact"), one.growth.is_rated_by_others()), (0, False)
        )
        there = {
            "competencies": True,
            "self-other": others,
            "witnesses": bool(results),
            "unseen": bool(results),
        }
        offered = [one for one in SEEN if there[one]]
        self.competencies.choice.offer(offered)
        self.competencies.choice.setVisible(len(offered) > 1)

    def _offer_which(self) -> None:
        """Offer the limit once it was asked about, and effort once some was named."""
        sat, efforts = self.session.ask(
            lambda one: (bool(one.diagnostics.sittings()), bool(one.journal.efforts())),
            (False, False),
        )
        offered = [one for one, is_there in zip(WHICH, (sat, efforts), strict=True) if is_there]
        self.which.setVisible(bool(offered))
        if offered:
            self.which.choice.offer(offered)
            self.which.choice.setVisible(len(offered) > 1)

    @override
    def locked(self) -> None:
        self.range.forget()
        for card in self._every:
            card.clear()

    @override
    def focus_first(self) -> None:
        buttons = (
            self.rate_button,
            self.empty.button,
            self.hidden_numbers.button,
            self.focus_button,
        )
        next(one for one in buttons if one.isVisibleTo(self)).setFocus()

    @override
    def new_item(self) -> None:
        self.open_rating()

    @override
    def show_record(self, kind: str, uuid: str) -> None:
        if kind == "rating":
            self._show_records(_("Rating"), (uuid,))
        elif kind == "sitting":
            self._show_records(_("Diagnostic"), (uuid,))
        elif kind == "competency":
            self.open_rating(uuid)
        elif kind == "effort":
            self.which.choice.choose(kind)
            self.which.choice.chips[kind].setFocus()

    @override
    def set_effective_width(self, width: float) -> None:
        self._effective = width
        self._arrange()

    # -- acts

    def open_rating(self, competency: str | None = None, axis: Axis | None = None) -> None:
        """Open the rating dialog."""
        from growthjournal.ui.dialogs.rating import RatingDialog

        if self.session.is_open:
            RatingDialog(self.session, self, competency, axis).open()

    def choose_focus(self) -> None:
        """Open the dialog that picks what is in focus."""
        from growthjournal.ui.dialogs.focus import FocusDialog

        if self.session.is_open:
            FocusDialog(self.session, self).open()

    def open_competencies(self) -> None:
        """Open the form of the competencies: focus, names, order and written lines."""
        from growthjournal.ui.dialogs.competencies import open_competencies

        if self.session.is_open:
            open_competencies(self.session, self)

    def toggle_table(self) -> None:
        """Show the chart that has the keyboard as a table, or all of them."""
        focused = self.focusWidget()
        inside = [card for card in self.cards if focused and card.isAncestorOf(focused)]
        chosen = inside or list(self.cards)
        is_table = not chosen[0].toggle.isChecked()
        for card in chosen:
            card.toggle.setChecked(is_table)

    def _begin_review(self) -> None:
        from growthjournal.ui.dialogs.quarterly import open_quarterly_review

        open_quarterly_review(self.session, self)

    def _rate(self) -> None:
        self.open_rating()

    def _range_changed(self) -> None:
        self._arrange()
        for card in (self.gap, self.which):
            if card in self.cards:
                card.refresh()

    def _show_records(self, title: str, ids: tuple[str, ...]) -> None:
        from growthjournal.ui.pages.trends_records import RecordsDialog

        dialog = RecordsDialog(self.session, self, title, ids)
        dialog.entry_wanted.connect(self.openEntry)
        dialog.open()

    def _open_entry(self, uuid: str) -> None:
        self.session.record_wanted.emit("entry", uuid)

    # -- room

    def _place_empty(self, *, in_row: bool) -> None:
        """Stand the invitation where the competencies will be, or alone on the page."""
        if in_row and self._row.indexOf(self.empty) < 0:
            self.stack.removeWidget(self.empty)
            self._row.addWidget(self.empty, 1)
            self.empty.show()
        elif not in_row and self.stack.indexOf(self.empty) < 0:
            self._row.removeWidget(self.empty)
            self.stack.addWidget(self.empty)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return False

    def _theme_changed(self) -> None:
        self._arrange()
        for card in self.cards:
            card.refresh()

    def _arrange(self) -> None:
        """Stand the cards beside each other where both fit, else one above the other."""
        px = self.session.theme.px
        self._arrange_head(one_row=self._effective >= HEAD_IN_ONE_ROW)
        margins = self.column.body.contentsMargins()
        room = self.column.viewport().width() - margins.left() - margins.right()
        rows = max(px(ROWS_WIDTH), round(room * 0.44))
        is_beside = room >= rows + BETWEEN + px(GAP_WIDTH)
        way = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        if is_beside:
            self.competencies.setFixedWidth(rows)
        else:
            self.competencies.setMinimumWidth(0)
            self.competencies.setMaximumWidth(16_777_215)
        self._is_beside = is_beside
        height = self.column.viewport().height() - margins.top() - margins.bottom()
        wish = height - self.gap.chrome_height()
        if not is_beside:
            wish = min(wish, round(room * 0.48))
        wish = max(px(LOWEST), min(wish, px(HIGHEST)))
        self._wish = wish
        self.competencies.view.set_wish(wish)
        self.which.view.set_wish(wish)
        if not is_beside:
            self.gap.view.set_wish(wish)
        else:
            self._level()

    def _arrange_head(self, *, one_row: bool) -> None:
        self.range.fit(one_row=one_row)
        is_now = self._first.indexOf(self.range) >= 0
        if one_row and not is_now:
            self._head.removeWidget(self.range)
            self._first.insertWidget(1, self.range, 0, Qt.AlignmentFlag.AlignVCenter)
        elif not one_row and is_now:
            self._first.removeWidget(self.range)
            self._head.addWidget(self.range)

    def _level(self) -> None:
        """Give both charts one height while they stand beside each other."""
        other = self.competencies.view
        if self._is_beside:
            needed = round(other.drawn.size[1]) if other.drawn else other.height()
            self.gap.view.set_wish(max(needed, self._wish))


def _always() -> None:
    """The competencies show the latest ratings, whatever the range."""


def _has_other_charts(workspace: Workspace) -> bool:
    """Whether there is anything to draw that needs no rating."""
    mentoring = workspace.mentoring
    return bool(mentoring.patterns() or mentoring.assumptions() or mentoring.conversations())
