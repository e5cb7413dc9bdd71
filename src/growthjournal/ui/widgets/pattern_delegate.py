"""Paints a row of the Patterns page: name and phrase, who and when, a one-line strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from growthjournal.ui.models.patterns import AssumptionRow, PatternRow
from growthjournal.ui.models.rows import Role
from growthjournal.ui.widgets.pattern_strip import paint_beliefs, paint_strip
from growthjournal.ui.widgets.row_ground import paint_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from growthjournal.ui.theme import ThemeController

AnyIndex = QModelIndex | QPersistentModelIndex
TITLE_LINES = 3
WRAP = Qt.TextFlag.TextWordWrap.value


class RowDelegate(QStyledItemDelegate):
    """Names wrap to three lines at most; the phrase moves below them where it does not fit."""

    def __init__(self, theme: ThemeController, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._heights: dict[tuple[str, int], int] = {}
        view.model().modelReset.connect(self.forget_heights)
        self.read_theme()

    def read_theme(self) -> None:
        """Take fonts and sizes from the theme."""
        self.forget_heights()
        heading = QFont("Literata")
        heading.setPixelSize(self._theme.px(16))
        heading.setWeight(QFont.Weight.DemiBold)
        self._heading = heading
        self._meta = self._theme.font("meta")
        phrase = self._theme.font("meta")
        phrase.setWeight(QFont.Weight.DemiBold)
        self._phrase = phrase
        self._pad = self._theme.px(16)
        self._gap = self._theme.px(4)
        self._strip = self._theme.px(30)

    def forget_heights(self) -> None:
        """Measure every row anew."""
        self._heights.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        width = self._view.viewport().width()
        row = index.data(Role.ROW)
        if not isinstance(row, PatternRow | AssumptionRow):
            return QSize(width, 0)
        if (row.uuid, width) not in self._heights:
            inner = max(width - 2 * self._pad, 80)
            self._heights[row.uuid, width] = self._measure(row, inner)
        return QSize(width, self._heights[row.uuid, width])

    def _measure(self, row: PatternRow | AssumptionRow, inner: int) -> int:
        height = self._title_height(row, self._title_width(row, inner))
        height += self._gap + self._wrapped(row.meta, self._meta, inner)
        if self._phrase_below(row, inner):
            height += self._gap + QFontMetrics(self._phrase).height()
        if self._has_strip(row):
            height += self._gap + self._strip
        return height + 2 * self._theme.px(12)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(Role.ROW)
        if not isinstance(row, PatternRow | AssumptionRow):
            return
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        paint_ground(painter, area, option.state, self._theme.tokens())
        vertical = self._theme.px(12)
        self._paint_row(painter, area.adjusted(self._pad, vertical, -self._pad, -vertical), row)
        painter.restore()

    def _has_strip(self, row: PatternRow | AssumptionRow) -> bool:
        return bool(row.sightings if isinstance(row, PatternRow) else row.beliefs)

    def _phrase_width(self, row: PatternRow | AssumptionRow) -> int:
        return QFontMetrics(self._phrase).horizontalAdvance(row.phrase.text)

    def _phrase_below(self, row: PatternRow | AssumptionRow, inner: int) -> bool:
        return self._phrase_width(row) > inner * 0.45

    def _title_width(self, row: PatternRow | AssumptionRow, inner: int) -> int:
        if self._phrase_below(row, inner):
            return inner
        return inner - self._phrase_width(row) - self._theme.px(12)

    def _wrapped(self, text: str, font: QFont, width: int) -> int:
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), WRAP, text).height()

    def _title_height(self, row: PatternRow | AssumptionRow, width: int) -> int:
        most = QFontMetrics(self._heading).lineSpacing() * TITLE_LINES
        return min(self._wrapped(row.title, self._heading, width), most)

    def _paint_row(self, painter: QPainter, inner: QRect, row: PatternRow | AssumptionRow) -> None:
        tokens = self._theme.tokens()
        colour = tokens.good if row.phrase.is_good else tokens.muted
        width = self._title_width(row, inner.width())
        is_below = self._phrase_below(row, inner.width())
        title = QRect(inner.topLeft(), QSize(width, self._title_height(row, width)))
        self._paint_text(
            painter, QStyle.visualRect(painter.layoutDirection(), inner, title), row.title,
            self._heading, tokens.ink,
        )  # fmt: skip
        phrase_height = QFontMetrics(self._phrase).height()
        if not is_below:
            lift = (QFontMetrics(self._heading).height() - phrase_height) // 2
            place = QRect(inner.left(), inner.top() + lift, inner.width(), phrase_height)
            self._paint_text(painter, place, row.phrase.text, self._phrase, colour, at_end=True)
        y = title.bottom() + 1 + self._gap
        height = self._wrapped(row.meta, self._meta, inner.width())
        self._paint_text(
            painter, QRect(inner.left(), y, inner.width(), height), row.meta, self._meta,
            tokens.muted,
        )  # fmt: skip
        y += height + self._gap
        if is_below:
            place = QRect(inner.left(), y, inner.width(), phrase_height)
            self._paint_text(painter, place, row.phrase.text, self._phrase, colour)
            y += phrase_height + self._gap
        if self._has_strip(row):
            self._paint_strip(painter, QRectF(inner.left(), y, inner.width(), self._strip), row)

    def _paint_strip(
        self, painter: QPainter, area: QRectF, row: PatternRow | AssumptionRow
    ) -> None:
        tokens = self._theme.tokens()
        if isinstance(row, PatternRow):
            radius = max(2.5, self._theme.px(3))
            days = row.start, row.end
            paint_strip(painter, area, row.sightings, days, tokens, radius=radius)
        else:
            paint_beliefs(painter, area, row.beliefs, row.end, tokens)

    def _paint_text(
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
        shown = text
        metrics = QFontMetrics(font)
        most = max(area.height(), metrics.height()) + metrics.height() // 2
        while shown and self._wrapped(shown, font, area.width()) > most:
            shown = shown[:-2].rstrip() + "…" if len(shown) > 1 else ""
        flags = int(side | Qt.AlignmentFlag.AlignTop) | WRAP
        painter.drawText(area, flags, shown)
