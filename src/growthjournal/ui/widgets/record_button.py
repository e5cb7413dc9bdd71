"""A few lines about a record as one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout
from typing_extensions import override

from growthjournal.ui.widgets.basics import ElidedText

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from growthjournal.ui.widgets.basics import TextKind

INSET = 8
"""How far the words of a row stand inside of it; everything else in a card keeps to them, px."""


class RecordButton(QPushButton):
    """A few lines about a record; pressing it opens the record."""

    def __init__(self, *lines: tuple[str, TextKind]) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(text for text, kind in lines if kind != "ui"))
        self.setAccessibleDescription(" ".join(text for text, kind in lines if kind == "ui"))
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 6, INSET, 6)
        # The style sheet's own minimum for buttons is one line high.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        column.setSpacing(2)
        for text, kind in lines:
            line = ElidedText(text, kind)
            line.setAccessibleName(text)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(line)

    @override
    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)
