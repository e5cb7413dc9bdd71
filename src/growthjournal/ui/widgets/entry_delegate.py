"""Paints a row of the entry list: title and day, one line of text, chips."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from growthjournal.domain.entries import EntryKind, EntryRow
from growthjournal.language import format_date, format_weekday_day
from growthjournal.language import gettext as _
from growthjournal.ui.icons import tinted
from growthjournal.ui.models.entry_list import Role

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QColor

    from growthjournal.ui.theme import ThemeController

OPEN, CLOSE = "\ue000", "\ue001"
"""Stand around a match in a snippet."""
NARROWEST = 3
"""Pixels of the narrowest letters: what is beyond them in a line is never shaped."""
START_OF_LINE = 18
"""Characters of context kept before the first match when the line is narrow."""


def kind_name(kind: EntryKind) -> str:
    """Return how a kind of entry is called on screen."""
    return {
        EntryKind.REFLECTION: _("Reflection"),
        EntryKind.EVENT_REVIEW: _("Event review"),
        EntryKind.LONG_REFLECTION: _("Long reflection"),
        EntryKind.STRENGTHS_NOTE: _("Strengths note"),
        EntryKind.CONVERSATION_NOTES: _("Conversation notes"),
    }[kind]


@lru_cache(maxsize=2048)
def _short_day(day: date, *, is_grouped: bool) -> str:
    return format_weekday_day(day) if is_grouped else format_date(day, "medium")


def pieces(snippet: str) -> list[tuple[str, bool]]:
    """Split a snippet into runs of text and whether each is a match."""
    runs: list[tuple[str, bool]] = []
    for place, part in enumerate(snippet.split(OPEN)):
        inside, mark, outside = part.partition(CLOSE)
        if place and mark:
            runs.append((inside, True))
            inside = outside
        if inside:
            runs.append((inside, False))
    return runs


class EntryDelegate(QStyledItemDelegate):
    """Fixed heights, so that 100,000 rows need no layout."""

    def __init__(self, theme: ThemeController) -> None:
        super().__init__(theme)
        self._theme = theme
        self.is_compact = False
        self.read_theme()

    def read_theme(self) -> None:
        """Take fonts and sizes from the theme."""
        self._strong = self._theme.font("strong")
        self._text = _without_kerning(self._theme.font("ui"))
        self._meta = _without_kerning(self._theme.font("meta"))
        self._pad = self._theme.px(14)
        self._line = QFontMetrics(self._text).height()
        self._ascent = QFontMetrics(self._text).ascent()
        self._chip = QFontMetrics(self._meta).height() + self._theme.px(4)

    @property
    def entry_height(self) -> int:
        """Height of an entry's row in px."""
        chips = 0 if self.is_compact else self._gap + self._chip
        return 2 * self._margin + 2 * self._line + self._gap + chips

    @property
    def _margin(self) -> int:
        return self._theme.px(5 if self.is_compact else 10)

    @property
    def _gap(self) -> int:
        return self._theme.px(1 if self.is_compact else 4)

    @property
    def heading_height(self) -> int:
        """Height of a heading in px."""
        return QFontMetrics(self._meta).height() + self._theme.px(14)

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        is_heading = index.data(Role.HEADING) is not None
        return QSize(self._theme.px(260), self.heading_height if is_heading else self.entry_height)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        heading = index.data(Role.HEADING)
        if heading is not None:
            self._paint_heading(painter, area, heading)
        else:
            view = option.widget
            if isinstance(view, QAbstractItemView):
                self._paint_ground(painter, area, view, index)
            entry = index.data(Role.ENTRY)
            if isinstance(entry, EntryRow):
                self._paint_entry(painter, area, entry, in_month=bool(index.data(Role.IN_MONTH)))
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, heading: str) -> None:
        painter.setFont(self._meta)
        painter.setPen(self._theme.tokens().muted)
        inner = area.adjusted(self._pad, 0, -self._pad, -self._theme.px(4))
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading, heading
        )

    def _paint_ground(
        self,
        painter: QPainter,
        area: QRect,
        view: QAbstractItemView,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint what the row is, as the view knows it: `option.state` takes 16 ms at first."""
        tokens = self._theme.tokens()
        if view.selectionModel().isSelected(index):
            _fill(painter, area, tokens.selection)
        elif _is_pointed_at(view, area):
            _fill(painter, area, tokens.hover)
        _fill(painter, QRect(area.left(), area.bottom(), area.width(), 1), tokens.hairline)
        if view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(tokens.ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -3), 5, 5)

    def _paint_entry(
        self, painter: QPainter, area: QRect, entry: EntryRow, *, in_month: bool
    ) -> None:
        tokens, gap = self._theme.tokens(), self._gap
        inner = area.adjusted(self._pad, self._margin, -self._pad, 0)
        line = QRect(inner.left(), inner.top(), inner.width(), self._line)
        taken = self._paint_day(painter, line, entry, in_month=in_month)
        title = line.adjusted(0, 0, -taken, 0)
        self._paint_text(
            painter,
            self._mirrored(painter, line, title),
            entry.title or _("No title"),
            self._strong,
            tokens.ink if entry.title else tokens.muted,
        )
        line.translate(0, self._line + gap)
        self._paint_snippet(painter, line, entry.snippet)
        if self.is_compact:
            return
        line.translate(0, self._line + gap)
        self._paint_chips(painter, QRect(line.topLeft(), QSize(line.width(), self._chip)), entry)

    def _mirrored(self, painter: QPainter, whole: QRect, part: QRect) -> QRect:
        if painter.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return part
        from PySide6.QtWidgets import QStyle

        return QStyle.visualRect(painter.layoutDirection(), whole, part)

    def _paint_text(
        self, painter: QPainter, area: QRect, text: str, font: QFont, colour: QColor
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, elided
        )

    def _paint_day(self, painter: QPainter, line: QRect, entry: EntryRow, *, in_month: bool) -> int:
        """Paint the day, with marks before it; return the width taken."""
        day = _short_day(entry.date, is_grouped=in_month)
        width = QFontMetrics(self._meta).horizontalAdvance(day)
        area = QRect(line.right() - width, line.top(), width + 1, line.height())
        self._paint_text(
            painter,
            self._mirrored(painter, line, area),
            day,
            self._meta,
            self._theme.tokens().muted,
        )
        taken = width + self._theme.px(10)
        for is_there, name in (
            (entry.pinned, "pin"),
            (entry.starred, "star"),
            (entry.has_image, "image"),
        ):
            if is_there:
                side = self._theme.px(13)
                place = QRect(
                    line.right() - taken - side, line.center().y() - side // 2, side, side
                )
                dpr = painter.device().devicePixelRatioF()
                picture = tinted(name, side, dpr, self._theme.tokens().muted)
                painter.drawPixmap(self._mirrored(painter, line, place).topLeft(), picture)
                taken += side + self._theme.px(6)
        return taken

    def _paint_snippet(self, painter: QPainter, line: QRect, snippet: str) -> None:
        metrics = QFontMetrics(self._text)
        first = snippet.find(OPEN)
        if first > START_OF_LINE and (
            metrics.horizontalAdvance(snippet[:first]) > line.width() // 2
        ):
            start = snippet.find(" ", first - START_OF_LINE, first)
            snippet = "…" + snippet[max(start, first - START_OF_LINE) :].lstrip()
        snippet = snippet[: line.width() // NARROWEST]
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft or OPEN not in snippet:
            text = snippet.replace(OPEN, "").replace(CLOSE, "")
            self._paint_text(painter, line, text, self._text, self._theme.tokens().muted)
            return
        painter.setFont(self._text)
        x = line.left()
        for text, is_match in pieces(snippet):
            room = line.right() - x
            if room <= 0:
                break
            width = metrics.horizontalAdvance(text)
            if width > room:
                elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
                area = QRect(x, line.top(), metrics.horizontalAdvance(elided) + 1, line.height())
                self._paint_run(painter, area, elided, is_match=is_match)
                break
            area = QRect(x, line.top(), width + 1, line.height())
            self._paint_run(painter, area, text, is_match=is_match)
            x += width

    def _paint_run(self, painter: QPainter, area: QRect, text: str, *, is_match: bool) -> None:
        tokens = self._theme.tokens()
        if is_match:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.mark)
            painter.drawRoundedRect(QRectF(area).adjusted(-1, 0, 0, 0), 3, 3)
        painter.setPen(tokens.ink if is_match else tokens.muted)
        painter.drawText(area.left(), area.top() + self._ascent, text)

    def _paint_chips(self, painter: QPainter, line: QRect, entry: EntryRow) -> None:
        metrics, tokens = QFontMetrics(self._meta), self._theme.tokens()
        names = [*entry.tags]
        if entry.kind is not EntryKind.REFLECTION or not names:
            names.insert(0, kind_name(entry.kind).lower())
        painter.setFont(self._meta)
        x, padding = line.left(), self._theme.px(8)
        for name in names:
            room = line.right() - x - 2 * padding
            if room < self._theme.px(30):
                break
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(shown) + 2 * padding
            area = self._mirrored(painter, line, QRect(x, line.top(), width, line.height()))
            painter.setPen(QPen(tokens.hairline, 1))
            painter.setBrush(tokens.card)
            radius = area.height() / 2
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            painter.setPen(tokens.muted)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
            x += width + self._theme.px(5)


def _is_pointed_at(view: QAbstractItemView, area: QRect) -> bool:
    viewport = view.viewport()
    return viewport.underMouse() and area.contains(viewport.mapFromGlobal(QCursor.pos()))


def _without_kerning(font: QFont) -> QFont:
    """Return the font for text that changes with every key of a search.

    The pairs of Inter make four fifths of the time that a passage takes, and are a third of a
    pixel at this size.
    """
    plain = QFont(font)
    plain.setKerning(False)
    return plain


def _fill(painter: QPainter, area: QRect, colour: QColor) -> None:
    """Fill a rectangle; `fillRect` would load the names of all gradients, 5 ms."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(area)
    painter.restore()
