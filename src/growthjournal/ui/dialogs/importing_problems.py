"""The table of what an import could not read: every problem, virtual, to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.wording.interchange import outcome, problem_lines

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from growthjournal.domain.imports import Problem

Index = QModelIndex | QPersistentModelIndex
WHERE, REASON, OUTCOME = range(3)
MEASURED = 50
"""How many of the longest texts decide how tall the rows are."""
PADDING = 22
ROWS_SHOWN = 3
TALLEST_MINIMUM = 260


class ProblemsModel(QAbstractTableModel):
    """Where, why, and what became of the entry."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()

    def show(self, problems: tuple[Problem, ...]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.problems = problems
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.problems)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 3

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            problem = self.problems[index.row()]
            return (problem.where, problem.reason, outcome(problem))[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (_("Where"), _("Reason"), _("Entry"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None


class ProblemsTable(QTableView):
    """Shows problems; all rows are as tall as the longest text needs, so that it stays quick."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importProblems")
        self.setAccessibleName(_("Problems"))
        self.rows = ProblemsModel(self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Replace the rows."""
        self.rows.show(problems)
        self._measure()

    def copy(self) -> None:
        """Copy the selected rows, all of them when none is selected."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        problems = tuple(self.rows.problems[row] for row in chosen) or self.rows.problems
        QGuiApplication.clipboard().setText(problem_lines(problems))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()

    def _measure(self) -> None:
        if not hasattr(self, "rows"):  # Qt styles it while it is being built
            return
        metrics, room = self.fontMetrics(), self.viewport().width()
        words = (_("left out"), _("comes along"), _("Entry"))
        last = max(metrics.horizontalAdvance(word) for word in words) + 2 * PADDING
        where = (room - last) * 2 // 5
        for column, width in ((WHERE, where), (OUTCOME, last), (REASON, room - last - where)):
            self.setColumnWidth(column, max(width, 40))
        tallest = metrics.lineSpacing()
        for column, width in ((WHERE, where), (REASON, room - last - where)):
            texts = {(one.where, one.reason)[column] for one in self.rows.problems}
            for text in sorted(texts, key=len)[-MEASURED:]:
                box = metrics.boundingRect(
                    0, 0, max(width - PADDING, 40), 10_000, Qt.TextFlag.TextWordWrap, text
                )
                tallest = max(tallest, box.height())
        height = tallest + 12
        self.verticalHeader().setDefaultSectionSize(height)
        count, frame = max(len(self.rows.problems), 1), self.horizontalHeader().height() + 6
        self.setMaximumHeight(count * height + frame)
        self.setMinimumHeight(min(min(count, ROWS_SHOWN) * height, TALLEST_MINIMUM) + frame)
