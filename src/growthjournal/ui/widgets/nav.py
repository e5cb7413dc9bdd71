"""The navigation: a column of pages with quiet counts, or a rail of icons.

Nothing here touches the `Qt` namespace before the first paint: PySide builds all its enums at the
first touch, which takes a fifth of the time to the first painted window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout
from typing_extensions import override

from growthjournal.ui.icons import ICON_SIZE, tinted

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

WIDE, RAIL = 204, 56
"""Widths of the column and of the rail in the 100 % design, in px."""
BASE_FONT, META_FONT, GAP = 14, 12, 6


class NavButton(QPushButton):
    """One row: icon, name, and at the end a count or a key."""

    def __init__(
        self, icon_name: str, name: str, key: str = "", *, checkable: bool = False
    ) -> None:
        super().__init__()
        self._icon_name, self._name, self._key = icon_name, name, key
        self._quiet = key
        self.setProperty("kind", "nav")
        self.setCheckable(checkable)
        self.setAutoExclusive(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._is_rail = False

    def set_rail(self, *, rail: bool) -> None:
        """Show the icon alone, with the name as a tool tip, or the whole row."""
        self._is_rail = rail
        self.setToolTip(f"{self._name}  {self._key}".strip() if rail else "")
        self.update()

    def set_count(self, count: int | None) -> None:
        """Show a quiet count; None or nothing to count shows none."""
        self._quiet = f"{count:,}".replace(",", "\u202f") if count else self._key
        self.setAccessibleName(f"{self._name}, {count}" if count else self._name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, round(2.3 * self.fontMetrics().ascent() + self.fontMetrics().descent()))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        scale = self.fontInfo().pixelSize() / BASE_FONT
        edge = round(ICON_SIZE * scale)
        rows = self.rect().adjusted(round(10 * scale), 0, -round(10 * scale), 0)
        x = (self.width() - edge) // 2 if self._is_rail else rows.left()
        self._paint_icon(painter, QRect(x, (self.height() - edge) // 2, edge, edge))
        if not self._is_rail:
            self._paint_words(painter, rows.adjusted(edge + round(10 * scale), 0, 0, 0))
        painter.end()

    def _paint_icon(self, painter: QPainter, place: QRect) -> None:
        place = self._mirrored(place)
        colour = QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
        pixmap = tinted(self._icon_name, place.width(), self.devicePixelRatioF(), colour)
        painter.drawPixmap(place.topLeft(), pixmap)

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        palette = QGuiApplication.palette()
        font, small = self.font(), self.font()
        font.setWeight(font.Weight.DemiBold if self.isChecked() else font.Weight.Normal)
        small.setPixelSize(max(round(small.pixelSize() * META_FONT / BASE_FONT), 1))
        painter.setFont(small)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        quiet = painter.fontMetrics().horizontalAdvance(self._quiet)
        self._draw(painter, place.right() + 1 - quiet, self._quiet)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        room = place.width() - (quiet + GAP if quiet else 0)
        self._draw(painter, place.left(), self._fitted(painter, room))

    def _fitted(self, painter: QPainter, room: int) -> str:
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(self._name) <= room:
            return self._name
        from PySide6.QtCore import Qt

        return metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)

    def _draw(self, painter: QPainter, x: int, text: str) -> None:
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(text)
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(self._mirrored(QRect(x, 0, width, 1)).left(), baseline, text)

    def _mirrored(self, place: QRect) -> QRect:
        if not self.isRightToLeft():
            return place
        return QRect(QPoint(self.width() - place.right() - 1, place.top()), place.size())


class Sidebar(QFrame):
    """Wordmark, pages, and below them what is always at hand."""

    def __init__(self, wordmark: str) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.wordmark = QLabel(wordmark)
        self.wordmark.setProperty("kind", "wordmark")
        self._buttons: list[NavButton] = []
        self._top, self._bottom = QVBoxLayout(), QVBoxLayout()
        for part in (self._top, self._bottom):
            part.setSpacing(2)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addWidget(self.wordmark)
        self._column.addLayout(self._top)
        self._column.addStretch(1)
        self._column.addLayout(self._bottom)
        self.is_rail = False

    def add_page(self, button: NavButton) -> None:
        """Add a row for a page."""
        self._buttons.append(button)
        self._top.addWidget(button)

    def add_tool(self, button: NavButton) -> None:
        """Add a row at the bottom."""
        self._buttons.append(button)
        self._bottom.addWidget(button)

    def arrange(self, *, rail: bool, scale: float) -> None:
        """Be a column or a rail at a text size."""
        self.is_rail = rail
        side = 10 if not rail else 8
        self._column.setContentsMargins(side, round(20 * scale), side, 12)
        self.wordmark.setVisible(not rail)
        self.wordmark.setContentsMargins(10, 0, 0, 0)
        width = RAIL if rail else WIDE
        self.setFixedWidth(max(round(width * scale), 44))
        for button in self._buttons:
            button.set_rail(rail=rail)
