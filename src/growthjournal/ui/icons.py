"""Lucide icons, tinted with the palette's colour when they are painted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from typing_extensions import override

from growthjournal.bundled import resource

if TYPE_CHECKING:
    from pathlib import Path

ICON_SIZE = 17
"""Edge of an icon in the 100 % design, in px."""
STROKE = "2"
"""Line width in units of Lucide's 24-unit grid: 1.4 px at 17 px."""


@cache
def _source(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace('stroke-width="2"', f'stroke-width="{STROKE}"')


def tinted(name: str, size: int, dpr: float, colour: QColor) -> QPixmap:
    """Return the icon as a square pixmap of `size` logical px in one colour."""
    key = f"lucide:{name}:{size}:{dpr}:{colour.rgba()}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    edge = max(round(size * dpr), 1)
    text = _source(resource("icons", f"{name}.svg")).replace("currentColor", colour.name())
    for side in ("width", "height"):
        text = text.replace(f'  {side}="24"', f'  {side}="{edge}"', 1)
    # Qt's own reader: importing QtSvg would cost a tenth of the time to the first paint.
    pixmap = QPixmap()
    pixmap.loadFromData(text.encode(), "SVG")
    pixmap.setDevicePixelRatio(dpr)
    QPixmapCache.insert(key, pixmap)
    return pixmap


class TintedEngine(QIconEngine):
    """Paints one Lucide icon in the colour of a palette role."""

    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name = name
        self._role = role

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        device = painter.device()
        dpr = device.devicePixelRatioF() if device else 1.0
        corner = rect.topLeft() + QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        painter.drawPixmap(corner, tinted(self._name, side, dpr, self._colour(mode)))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return tinted(self._name, min(size.width(), size.height()), 1.0, self._colour(mode))

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = round(min(size.width(), size.height()) / scale)
        return tinted(self._name, side, scale, self._colour(mode))

    @override
    def clone(self) -> QIconEngine:
        return TintedEngine(self._name, self._role)

    def _colour(self, mode: QIcon.Mode) -> QColor:
        group = QPalette.ColorGroup.Active
        if mode == QIcon.Mode.Disabled:
            group = QPalette.ColorGroup.Disabled
        return QGuiApplication.palette().color(group, self._role)


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """Return a Lucide icon that follows the theme.

    Args:
        name: File name in resources/icons without its ending.
        role: Whose colour it takes; BrightText on a primary button, PlaceholderText for muted.
    """
    return QIcon(TintedEngine(name, role))
