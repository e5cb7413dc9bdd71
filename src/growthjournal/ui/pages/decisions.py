"""Decisions: what is to be decided, what was expected, and how it came out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui.dialogs.form import save_open_forms
from growthjournal.ui.models.decisions import DecisionRow, Decisions, Stage, read_decisions
from growthjournal.ui.models.rows import RowListModel
from growthjournal.ui.pages.decisions_chosen import ChosenCard
from growthjournal.ui.pages.page import Page
from growthjournal.ui.pages.prepare_charts import WISH, PictureCard
from growthjournal.ui.widgets.basics import (
    Card,
    EmptyState,
    PageHeader,
    PrimaryButton,
    ScrollColumn,
    SecondaryButton,
    Text,
)
from growthjournal.ui.widgets.headed_delegate import HeadedDelegate
from growthjournal.ui.widgets.row_list import RowListView
from growthjournal.wording.calibration import bin_said, calibration_said
from growthjournal.wording.decisions import forecast_line

if TYPE_CHECKING:
    from growthjournal.domain.decisions import Decision
    from growthjournal.ui.session import Session

STACK_BELOW = 800
"""Effective px below which list and card stack (decisions.md 13)."""


CHOSEN_SHARE = 0.45
"""Of the height, the most that the card of the chosen decision takes from the list."""
LISTED = 8
"""Settled forecasts that are listed, the latest."""


class DecisionsPage(Page):
    """Due for review, open, taken, judged; beside them whether confidence can be trusted."""

    name = "decisions"
    icon_name = "split"
    cares_about = Changes.DECISIONS | Changes.AGENDA | Changes.PATTERNS | Changes.ENTRIES

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        session.theme.load_all_fonts()
        self._shown = Decisions()
        self._wanted: str | None = None
        self._is_stacked = False
        self.model = RowListModel[DecisionRow]()
        self.view = RowListView(self.model, session.theme, "decisionList", HeadedDelegate)
        self.view.setAccessibleName(_("Decisions"))
        self._build()
        self.view.opened.connect(self.open_decision)
        self.view.chosen.connect(self._choose)
        self.view.removal_wanted.connect(self._remove)
        session.theme.changed.connect(self.view.read_theme)
        session.theme.changed.connect(self._draw_anew)
        self._add_shortcuts()

    @property
    @override
    def title(self) -> str:
        return _("Decisions")

    def _build(self) -> None:
        self.header = PageHeader(
            _("Decisions"),
            _("Write the call and how sure you are before you know. Judge it later, once."),
        )
        self.judge = SecondaryButton(_("Judge it"), "clipboard-check")
        self.judge.setObjectName("judgeDecision")
        self.judge.clicked.connect(self.judge_current)
        self.add = PrimaryButton(_("Decision"), "plus")
        self.add.setObjectName("addDecision")
        self.add.setAccessibleName(_("Write down a decision"))
        self.add.clicked.connect(self.new_item)
        self.header.add(self.judge)
        self.header.add(self.add)
        listed = Card()
        listed.body.setContentsMargins(0, 8, 0, 6)
        listed.body.addWidget(self.view, 1)
        self.chosen = ChosenCard()
        self.chosen.wanted.connect(self.session.record_wanted)
        self.chosen.hide()
        self._left = QVBoxLayout()
        self._left.setSpacing(16)
        self._left.addWidget(listed, 1)
        self._left.addWidget(self.chosen)
        self.trust = Card(_("What is settled"))
        self.trust.setObjectName("trustCard")
        self.trust.setAccessibleName(_("What is settled"))
        self._said = QVBoxLayout()
        self._said.setSpacing(8)
        self.trust.body.addLayout(self._said)
        self.chart = PictureCard(self.session, "calibration", _("Can I trust my confidence?"))
        self.chart.records_wanted.connect(self._show_behind)
        self.chart.hide()
        self.column = ScrollColumn(margins=(0, 0, 0, 0))
        self.column.body.addWidget(self.chart)
        self.column.body.addWidget(self.trust)
        self.column.body.addStretch(1)
        inside = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(16)
        self._both.addLayout(self._left, 58)
        self._both.addWidget(self.column, 42)
        self.empty = EmptyState(
            _("A choice, why, and what you expect of it, before you know how it comes out."),
            _("Write down a decision"),
            "plus",
        )
        self.empty.pressed.connect(self.new_item)
        self.pages = QStackedWidget()
        self.pages.addWidget(inside)
        self.pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.pages, 1)

    def _add_shortcuts(self) -> None:
        self.add_keys(
            (_("Write down a decision"), "Ctrl+Shift+N", self.new_item),
            (_("Judge the decision"), "Ctrl+Shift+J", self.judge_current),
        )

    # -- what the window asks

    @override
    def reload(self, changes: Changes) -> None:
        if not changes & self.cares_about or not self.session.is_open:
            return
        if not changes & ~Changes.ENTRIES:
            self._show_chosen()
            return
        today = self.session.today()
        self._shown = self.session.ask(lambda one: read_decisions(one, today), Decisions())
        self._list()
        self._say()
        self.chart.setVisible(bool(self._shown.rows))
        if not self.chart.isHidden():
            self.chart.view.set_wish(self.session.theme.px(WISH))
            self.chart.view.show_person("", anew=True)

    def _draw_anew(self) -> None:
        self.chart.view.set_wish(self.session.theme.px(WISH))
        self.chart.view.refresh()

    def _show_behind(self, title: str, uuids: tuple[str, ...]) -> None:
        """Tell of the forecasts behind a point."""
        from growthjournal.ui.pages.trends_records import RecordsDialog

        RecordsDialog(self.session, self, title, uuids).open()

    @override
    def locked(self) -> None:
        self._shown, self._wanted = Decisions(), None
        self.model.show(())
        self.chosen.show_row(None, self.session)
        self._say()
        self.chart.view.clear()
        self.chart.hide()

    @override
    def save_pending(self) -> bool:
        return save_open_forms(self)

    @override
    def focus_first(self) -> None:
        (self.empty.button if self.pages.currentIndex() else self.view).setFocus()

    @override
    def new_item(self) -> None:
        self._open_form(None)

    @override
    def show_record(self, kind: str, uuid: str) -> None:
        self._wanted = uuid
        if kind == "forecast":
            rows = self._shown.rows
            found = (row for row in rows if uuid in {one.uuid for one in row.forecasts})
            self._wanted = next((row.uuid for row in found), None)
        self._list()
        self.view.setFocus()

    @override
    def set_effective_width(self, width: float) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        is_stacked = width < STACK_BELOW
        self._both.setDirection(down if is_stacked else across)
        self.header.subtitle.setHidden(is_stacked)
        self._is_stacked = is_stacked
        self._place_chosen()

    def _place_chosen(self) -> None:
        """Put the card below the list; where that leaves too little of it, among what scrolls."""
        room = self.pages.height() * CHOSEN_SHARE
        width = self.view.width()
        is_tall = bool(room and width) and self.chosen.heightForWidth(width) > room
        wants_column = self._is_stacked or is_tall
        if wants_column is (self._left.indexOf(self.chosen) < 0):
            return
        self.column.body.removeWidget(self.chosen)
        self._left.removeWidget(self.chosen)
        if wants_column:
            self.column.body.insertWidget(0, self.chosen)
        else:
            self._left.addWidget(self.chosen)

    # -- what is shown

    def _list(self) -> None:
        rows = self._shown.rows
        before = self.view.currentIndex().row()
        self.pages.setCurrentIndex(0 if rows else 1)
        self.model.show(rows)
        place = self.model.row_of(self._wanted)
        if place is None and rows:
            place = min(max(before, 0), len(rows) - 1)
        if place is not None:
            self.view.select_row(place)
        self.judge.setVisible(bool(rows))
        self._offer_judging()
        self._show_chosen()

    def _say(self) -> None:
        while self._said.count():
            item = self._said.takeAt(0)
            widget = item.widget() if item is not None else None
            if isinstance(widget, Text):
                widget.setText("")
                widget.hide()
                widget.deleteLater()
        if not self._shown.rows:
            return
        found = self._shown.calibration
        for said in calibration_said(found)[1:]:  # the chart says the first
            self._said.addWidget(Text(said, "muted", wrap=True))
        for one in found.bins:
            self._said.addWidget(Text(bin_said(one), "muted", wrap=True))
        for forecast in self._shown.settled[:LISTED]:
            line = forecast_line(forecast, self.session.today())
            self._said.addWidget(Text(line, wrap=True, selectable=True))
        hint = _("A forecast is something that a stranger could settle, with how sure you are.")
        self._said.addWidget(Text(hint, "meta", wrap=True))

    def _choose(self, uuid: str) -> None:
        self._wanted = uuid
        self._offer_judging()
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.chosen.show_row(self._row(self.view.current_uuid()), self.session)
        self._place_chosen()
        # A taller card leaves the list less room once it is laid out.
        QTimer.singleShot(0, self.view, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        self.view.scrollTo(self.view.currentIndex())

    def _offer_judging(self) -> None:
        row = self._row(self._wanted)
        can = row is not None and (row.stage is Stage.DUE or not row.decision.is_open)
        self.judge.setEnabled(can)

    def _row(self, uuid: str | None) -> DecisionRow | None:
        return next((one for one in self._shown.rows if one.uuid == uuid), None)

    # -- acts

    def open_decision(self, uuid: str) -> None:
        """Open the form of a decision."""
        row = self._row(uuid)
        if row is not None:
            self._open_form(row.decision)

    def judge_current(self) -> None:
        """Open the judging of the decision that is chosen."""
        from growthjournal.ui.dialogs.decision_review import open_review

        row = self._row(self._wanted)
        if row is not None and self.judge.isEnabled():
            open_review(self.session, self, row.decision, row.forecasts)

    def _open_form(self, decision: Decision | None) -> None:
        from growthjournal.ui.dialogs.decision import open_decision

        form = open_decision(self.session, self, decision)
        form.accepted.connect(partial(self.show_record, "decision", form.uuid))

    def _remove(self) -> None:
        uuid, workspace = self.view.current_uuid(), self.session.workspace
        if uuid is not None and workspace is not None:
            self.session.perform(
                _("Remove a decision"),
                partial(workspace.decisions.remove, uuid),
                partial(workspace.decisions.restore, uuid),
                message=_("Decision removed"),
            )
