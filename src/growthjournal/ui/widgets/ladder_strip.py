"""The backing ladder as a row of marks: filled as far as the steps count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from growthjournal.domain.people import BACKING_STEPS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from growthjournal.ui.theme import ThemeController

WIDTH, HEIGHT, GAP = 34, 8, 4
"""Of a mark and between two, effective px."""
MARKS = BACKING_STEPS - 1
"""The lowest step is none of them: who does not know the work has not begun to climb."""


class LadderStrip(QWidget):
    """Six marks; a step that lacks its fact is outlined, one not reached is a hairline."""

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self.setObjectName("ladder")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._stands: int | None = None
        self._counted: int | None = None

    def show_steps(self, stands: int | None, counted: int | None, spoken: str) -> None:
        """Show where somebody stands, and as far as it counts."""
        self._stands, self._counted = stands, counted
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width, gap = self._theme.px(WIDTH), self._theme.px(GAP)
        return QSize(MARKS * width + (MARKS - 1) * gap, self._theme.px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = self._theme.px(GAP)
        width = (self.width() - (MARKS - 1) * gap) / MARKS
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for step in range(1, BACKING_STEPS):
            place = MARKS - step if is_mirrored else step - 1
            mark = QRectF(place * (width + gap), 0, width, self.height())
            mark.adjust(1, 1, -1, -1)
            is_reached = step <= (self._stands or 0)
            is_counted = is_reached and step <= (self._counted or 0)
            painter.setPen(QPen(tokens.ink if is_reached else tokens.control, 1.2))
            painter.setBrush(tokens.ink if is_counted else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(mark, mark.height() / 2, mark.height() / 2)
        painter.end()
