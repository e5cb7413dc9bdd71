"""A search field with a magnifier and a chip that counts what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit
from typing_extensions import override

from growthjournal.ui.widgets.basics import Glyph

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from growthjournal.ui.theme import ThemeController


class SearchField(QLineEdit):
    """One line of query.

    Signals:
        moved: Up (-1) or Down (1) was pressed: the list moves its selection.
        cleared: Esc emptied the field, or was pressed in an empty one.
    """

    moved = Signal(int)
    cleared = Signal()

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("searchField")
        self._chip = QLabel(self)
        self._chip.setObjectName("foundChip")
        self._chip.setProperty("kind", "key")
        self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(9), 0, theme.px(10), 0)
        self._glyph = Glyph("search", theme.px(17))
        layout.addWidget(self._glyph)
        layout.addStretch()
        layout.addWidget(self._chip, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._chip.hide()

    def show_found(self, words: str) -> None:
        """Show how much was found; nothing when empty."""
        self._chip.setText(words)
        self._chip.setVisible(bool(words))
        self._make_room()

    def _make_room(self) -> None:
        room = self._chip.sizeHint().width() + self._theme.px(8) if self._chip.text() else 0
        self.setTextMargins(self._theme.px(22), 0, room, 0)

    def read_theme(self) -> None:
        """Take sizes from the theme."""
        self._glyph.setFixedSize(self._theme.px(17), self._theme.px(17))
        self._make_room()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.cleared.emit()
        else:
            super().keyPressEvent(event)
