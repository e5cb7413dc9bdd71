"""A list of rows of any height."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate
from typing_extensions import override

from growthjournal.ui.models.rows import AnyIndex, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from growthjournal.ui.theme import ThemeController


class RowPainter(Protocol):
    """A delegate that takes its sizes from the theme."""

    def read_theme(self) -> None:
        """Take fonts and sizes from the theme."""


class RowListView(QListView):
    """Rows of any height.

    Signals:
        chosen: The uuid of the row that became the current one.
        opened: Enter or a click on a row.
        removal_wanted: Delete on a row.
    """

    chosen = Signal(str)
    opened = Signal(str)
    removal_wanted = Signal()

    def __init__(
        self,
        model: QAbstractItemModel,
        theme: ThemeController,
        name: str,
        delegate: Callable[[ThemeController, QListView], QStyledItemDelegate],
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "bare")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setModel(model)
        self._delegate: RowPainter = delegate(theme, self)  # type: ignore[assignment]
        self.setItemDelegate(self._delegate)  # type: ignore[arg-type]
        self.clicked.connect(self._open)

    def read_theme(self) -> None:
        """Take sizes from the theme."""
        self._delegate.read_theme()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def current_uuid(self) -> str | None:
        """Return the uuid of the current row."""
        row = self.currentIndex().data(Role.ROW) if self.currentIndex().isValid() else None
        return None if row is None else str(row.uuid)

    def select_row(self, row: int) -> None:
        """Make a row the current one."""
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    @override
    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        uuid = self.current_uuid()
        if uuid is not None:
            self.chosen.emit(uuid)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW)
        if row is not None:
            self.opened.emit(row.uuid)
