"""A box to tick whose words take as many lines as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.ui.widgets.basics import Text, breakable

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


class _Words(Text):
    """The words beside a box; a press on them is one on the box."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(breakable(text), wrap=True)
        self._box = box
        box.setAccessibleName(text)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self._box.click()


def worded(box: QCheckBox, text: str, below: Text | None = None) -> QWidget:
    """Return a box with its words, and a line below them."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 2, 0, 2)
    across.setSpacing(8)
    across.addWidget(box, alignment=Qt.AlignmentFlag.AlignTop)
    beside = QVBoxLayout()
    beside.setSpacing(2)
    beside.addWidget(_Words(text, box))
    if below is not None:
        beside.addWidget(below)
    across.addLayout(beside, 1)
    return row
