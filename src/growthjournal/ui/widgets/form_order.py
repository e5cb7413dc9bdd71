"""A few things put in order: Alt with the arrows moves one, or the buttons, or the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import IconButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


class _Ordered(QListWidget):
    """As high as its rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def sizeHint(self) -> QSize:
        height = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(180, height + 2 * self.frameWidth())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def move_current(self, step: int) -> None:
        """Move the current row up or down."""
        row = self.currentRow()
        if 0 <= row + step < self.count() and row >= 0:
            self.insertItem(row + step, self.takeItem(row))
            self.setCurrentRow(row + step)


class OrderField(QWidget):
    """Named values in the user's order."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.list = _Ordered()
        for value, name in choices:
            self.list.addItem(name)
            self.list.item(self.list.count() - 1).setData(Qt.ItemDataRole.UserRole, value)
        self.list.setCurrentRow(0)
        self.up = IconButton("chevron-up", _("Move up"))
        self.down = IconButton("chevron-down", _("Move down"))
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        buttons = QVBoxLayout()
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        self.setFocusProxy(self.list)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)

    def values(self) -> tuple[str, ...]:
        """Return the values in their order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in items)

    def _move_up(self) -> None:
        self.list.move_current(-1)

    def _move_down(self) -> None:
        self.list.move_current(1)
