"""The ground of a row in a list: selected, pointed at, with the keyboard; a hairline below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from growthjournal.ui.theme import Tokens


def paint_ground(painter: QPainter, area: QRect, state: QStyle.StateFlag, tokens: Tokens) -> None:
    """Paint what a row is before its words."""
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(area, tokens.selection)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, tokens.hover)
    painter.fillRect(area.left(), area.bottom(), area.width(), 1, tokens.hairline)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(tokens.ink, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -3), 5, 5)
