"""Paints a row under a heading: a line of title, a line of words, chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from growthjournal.ui.icons import tinted
from growthjournal.ui.models.rows import AnyIndex, HeadedRow, Role
from growthjournal.ui.widgets.row_ground import paint_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

    from growthjournal.ui.theme import ThemeController

WIDE = 560
"""Effective px from which the chips stand beside the words, as long as they leave them room."""
CHIPS_SHARE = 0.5
"""Of the width, the most that chips beside the words take."""


class HeadedDelegate(QStyledItemDelegate):
    """One line of title, one of words; chips at the end, or below where it is narrow."""

    def __init__(self, theme: ThemeController, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.read_theme()

    def read_theme(self) -> None:
        """Take fonts and sizes from the theme."""
        px = self._theme.px
        self._title, self._line = self._theme.font("strong"), self._theme.font("ui")
        self._meta = self._theme.font("meta")
        self._side, self._above, self._gap = px(18), px(11), px(3)
        self._chip = QFontMetrics(self._meta).height() + px(6)
        self._words = QFontMetrics(self._title).height() + self._gap
        self._words += QFontMetrics(self._line).height()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row, width = index.data(Role.ROW), self._view.viewport().width()
        if row is None:
            return QSize(width, 0)
        height = self._heading(row) + self._words + 2 * self._above
        if row.chips and not self._is_beside(row):
            height += self._chip + 2 * self._gap
        return QSize(width, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(Role.ROW)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        area, tokens = QRect(option.rect), self._theme.tokens()
        above = self._heading(row)
        if above:
            place = area.adjusted(self._side, 0, -self._side, 0)
            place.setHeight(above - self._theme.px(6))
            font = self._theme.font("section")
            self._write(
                painter, place, row.heading, font, tokens.muted, Qt.AlignmentFlag.AlignBottom
            )
        area.setTop(area.top() + above)
        paint_ground(painter, area, option.state, self._theme.tokens())
        self._paint_row(painter, area.adjusted(self._side, self._above, -self._side, 0), row)
        painter.restore()

    def _heading(self, row: HeadedRow) -> int:
        if not row.heading:
            return 0
        return QFontMetrics(self._theme.font("section")).height() + self._theme.px(20)

    def _chips_width(self, row: HeadedRow) -> int:
        return sum(self._chip_width(text, icon) for text, icon, _is in row.chips)

    def _chip_width(self, text: str, icon: str) -> int:
        px = self._theme.px
        width = QFontMetrics(self._meta).horizontalAdvance(text) + px(25)
        return width + (px(18) if icon else 0)

    def _is_beside(self, row: HeadedRow) -> bool:
        width = self._view.viewport().width()
        if width < self._theme.px(WIDE):
            return False
        return self._chips_width(row) <= (width - 2 * self._side) * CHIPS_SHARE

    def _paint_row(self, painter: QPainter, inner: QRect, row: HeadedRow) -> None:
        tokens, direction = self._theme.tokens(), painter.layoutDirection()
        beside = self._is_beside(row)
        taken = self._chips_width(row) + self._theme.px(12) if beside else 0
        width = inner.width() - taken
        title = QRect(inner.left(), inner.top(), width, QFontMetrics(self._title).height())
        line = title.translated(0, title.height() + self._gap)
        line.setHeight(QFontMetrics(self._line).height())
        for place, text, font, colour in (
            (title, row.title, self._title, tokens.ink),
            (line, row.line, self._line, tokens.muted),
        ):
            self._write(painter, QStyle.visualRect(direction, inner, place), text, font, colour)
        x = inner.right() - self._chips_width(row) if beside else inner.left()
        y = inner.top() if beside else line.bottom() + 2 * self._gap
        self._paint_chips(painter, QRect(x, y, inner.right() - x, self._chip), inner, row)

    def _paint_chips(self, painter: QPainter, place: QRect, whole: QRect, row: HeadedRow) -> None:
        tokens, px = self._theme.tokens(), self._theme.px
        x = place.left()
        for text, icon, is_unseen in row.chips:
            gap = px(6)
            width = min(self._chip_width(text, icon) - gap, place.right() - x)
            if width < px(30):
                return
            chip = QRect(x, place.top(), width, place.height())
            chip = QStyle.visualRect(painter.layoutDirection(), whole, chip)
            painter.setPen(QPen(tokens.hairline, 1))
            painter.setBrush(tokens.card)
            round_ = chip.height() / 2
            painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), round_, round_)
            colour = tokens.visibility if is_unseen else tokens.muted
            inside = chip.adjusted(px(8), 0, -px(8), 0)
            if icon:
                side = px(14)
                spot = QRect(inside.left(), inside.center().y() - side // 2 + 1, side, side)
                spot = QStyle.visualRect(painter.layoutDirection(), inside, spot)
                scale = painter.device().devicePixelRatioF()
                painter.drawPixmap(spot.topLeft(), tinted(icon, side, scale, colour))
                if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                    inside.adjust(0, 0, -px(18), 0)
                else:
                    inside.adjust(px(18), 0, 0, 0)
            self._write(painter, inside, text, self._meta, colour, Qt.AlignmentFlag.AlignVCenter)
            x += width + gap

    def _write(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        font: QFont,
        colour: QColor,
        vertical: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeading | vertical, shown)
