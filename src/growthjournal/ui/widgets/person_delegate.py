"""Paints a row of the list of people: the group's name, then name and due day, then a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from growthjournal.ui.models.people import PersonRow
from growthjournal.ui.models.rows import AnyIndex, Role
from growthjournal.ui.widgets.basics import breakable
from growthjournal.ui.widgets.row_ground import paint_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from growthjournal.ui.theme import ThemeController

WRAP = Qt.TextFlag.TextWordWrap.value
NAME_LINES, LINE_LINES = 3, 3
DUE_SHARE = 0.45
"""Of the width; a longer due day stands below the name."""


class PersonDelegate(QStyledItemDelegate):
    """Long names wrap; the due day stands at the end of the name, or below where it is long."""

    def __init__(self, theme: ThemeController, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.read_theme()

    def read_theme(self) -> None:
        """Take fonts and sizes from the theme."""
        px = self._theme.px
        self._name, self._line = self._theme.font("strong"), self._theme.font("ui")
        self._meta = self._theme.font("meta")
        self._line.setPixelSize(px(13))
        self._side, self._above, self._gap = px(16), px(10), px(2)

    def heading_height(self, row: PersonRow) -> int:
        """Return the room over a row that its group's name takes."""
        if not row.heading:
            return 0
        return self._tall(row.heading, self._meta, self._inner(), 2) + self._theme.px(20)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row, width = index.data(Role.ROW), self._view.viewport().width()
        if not isinstance(row, PersonRow):
            return QSize(width, 0)
        height = self.heading_height(row) + self._name_height(row)
        if row.due and self._is_below(row):
            height += self._gap + QFontMetrics(self._meta).height()
        if row.line:
            height += self._gap + self._tall(row.line, self._line, self._inner(), LINE_LINES)
        return QSize(width, height + 2 * self._above)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(Role.ROW)
        if not isinstance(row, PersonRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        area, tokens = QRect(option.rect), self._theme.tokens()
        above = self.heading_height(row)
        if above:
            place = area.adjusted(self._side, self._theme.px(14), -self._side, 0)
            place.setHeight(above - self._theme.px(20))
            self._write(painter, place, row.heading, self._meta, tokens.muted)
        area.setTop(area.top() + above)
        paint_ground(painter, area, option.state, self._theme.tokens())
        inner = area.adjusted(self._side, self._above, -self._side, -self._above)
        self._paint_row(painter, inner, row)
        painter.restore()

    def _inner(self) -> int:
        return max(self._view.viewport().width() - 2 * self._side, 80)

    def _is_below(self, row: PersonRow) -> bool:
        return QFontMetrics(self._meta).horizontalAdvance(row.due) > self._inner() * DUE_SHARE

    def _name_width(self, row: PersonRow) -> int:
        if not row.due or self._is_below(row):
            return self._inner()
        taken = QFontMetrics(self._meta).horizontalAdvance(row.due) + self._theme.px(10)
        return self._inner() - taken

    def _name_height(self, row: PersonRow) -> int:
        return self._tall(breakable(row.title), self._name, self._name_width(row), NAME_LINES)

    def _tall(self, text: str, font: QFont, width: int, lines: int) -> int:
        metrics = QFontMetrics(font)
        height = metrics.boundingRect(QRect(0, 0, width, 10_000), WRAP, text).height()
        return min(height, metrics.lineSpacing() * lines)

    def _paint_row(self, painter: QPainter, inner: QRect, row: PersonRow) -> None:
        tokens = self._theme.tokens()
        direction = painter.layoutDirection()
        name = QRect(inner.topLeft(), QSize(self._name_width(row), self._name_height(row)))
        self._write(
            painter,
            QStyle.visualRect(direction, inner, name),
            breakable(row.title),
            self._name,
            tokens.ink,
        )
        y = name.bottom() + 1
        colour = tokens.ink if row.is_overdue else tokens.muted
        metrics = QFontMetrics(self._meta)
        if row.due and self._is_below(row):
            place = QRect(inner.left(), y + self._gap, inner.width(), metrics.height())
            self._write(painter, place, row.due, self._meta, colour)
            y = place.bottom() + 1
        elif row.due:
            lift = QFontMetrics(self._name).ascent() - metrics.ascent()
            place = QRect(inner.left(), inner.top() + lift, inner.width(), metrics.height())
            self._write(painter, place, row.due, self._meta, colour, at_end=True)
        if row.line:
            height = self._tall(row.line, self._line, inner.width(), LINE_LINES)
            place = QRect(QPoint(inner.left(), y + self._gap), QSize(inner.width(), height))
            self._write(painter, place, row.line, self._line, tokens.muted)

    def _write(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        font: QFont,
        colour: QColor,
        *,
        at_end: bool = False,
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        side = Qt.AlignmentFlag.AlignTrailing if at_end else Qt.AlignmentFlag.AlignLeading
        shown, metrics = text, QFontMetrics(font)
        whole = QRect(0, 0, area.width(), 10_000)
        while shown and metrics.boundingRect(whole, WRAP, shown).height() > area.height() + 2:
            shown = f"{shown[:-2].rstrip()}…" if len(shown) > 1 else ""
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignTop) | WRAP, shown)
