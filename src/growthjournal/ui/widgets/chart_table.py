"""The table beside a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.models.chart_table import ChartTableModel, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from growthjournal.wording.charts import Table

ROW = 30
SMALLEST = 180
FIRST = 150
"""Px of the first column, at least."""


class ChartTable(QTableView):
    """Rows that open what is behind them.

    Signals:
        row_pressed: Uuids of the ratings behind a row that was double-clicked or entered.
    """

    row_pressed = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chartTable")
        self.setProperty("kind", "bare")
        self.setAccessibleName(_("The chart’s numbers"))
        self.numbers = ChartTableModel()
        self.setModel(self.numbers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.doubleClicked.connect(self._open)
        self.setMinimumHeight(SMALLEST)
        self._least = FIRST

    def show_table(self, table: Table | None, *, scale: float = 1.0) -> None:
        """Show a chart's numbers, the latest in sight."""
        self.numbers.show(table)
        self.verticalHeader().setDefaultSectionSize(round(ROW * scale))
        header = self.horizontalHeader()
        if table is not None and table.columns:
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            header.setMinimumSectionSize(round(56 * scale))
            self._least = round(FIRST * scale)
            self._fit_first()

    def _fit_first(self) -> None:
        """Give the first column what the others leave, and enough to read in any case."""
        header, width = self.horizontalHeader(), self.viewport().width()
        if not header.count():
            return
        others = sum(header.sectionSize(place) for place in range(1, header.count()))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, max(width - others, self._least))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_first()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        ids = index.data(Role.IDS)
        if ids:
            self.row_pressed.emit(tuple(ids))
