"""Strips of catch stages and slopes of belief, painted by hand: no plotting library here."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from growthjournal.domain.patterns import (
    COMPARE_COUNT,
    CatchStage,
    first_and_last_median,
    staged,
)
from growthjournal.language import format_date
from growthjournal.wording.patterns import (
    belief_finding,
    pattern_finding,
    percent,
    stage_name,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from growthjournal.domain.assumptions import Belief
    from growthjournal.domain.patterns import Sighting
    from growthjournal.ui.theme import ThemeController, Tokens

STAGES = len(CatchStage)
LABELLED = (CatchStage.NEW_THING, CatchStage.DURING, CatchStage.TOLD_LATER)
FULL_BELIEF = 100


class _Days:
    """Where a day lies on a horizontal line; mirrored in right-to-left layouts."""

    def __init__(self, area: QRectF, start: date, end: date, *, is_mirrored: bool) -> None:
        self._area, self._start = area, start
        self._span = max((end - start).days, 1)
        self._is_mirrored = is_mirrored

    def x(self, day: date) -> float:
        share = min(max((day - self._start).days / self._span, 0), 1)
        if self._is_mirrored:
            share = 1 - share
        return self._area.left() + share * self._area.width()


def paint_strip(
    painter: QPainter,
    area: QRectF,
    sightings: Sequence[Sighting],
    days: tuple[date, date],
    tokens: Tokens,
    *,
    radius: float,
) -> None:
    """Paint a dot for each sighting, higher when caught earlier; ticks where no chance arose.

    Args:
        painter: Antialiased; keeps its layout direction.
        area: Room for the dots' edges included.
        sightings: Oldest first.
        days: First and last day of the strip.
        tokens: Colours of the theme.
        radius: Of a dot, px.
    """
    is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    tick = radius * 1.6
    inner = area.adjusted(radius + 1, radius + 1, -radius - 1, -tick - radius - 1)
    scale = _Days(inner, *days, is_mirrored=is_mirrored)
    for one in sightings:
        if one.stage is None:
            x, foot = scale.x(one.date), area.bottom()
            painter.setPen(QPen(tokens.muted, 1.4))
            painter.drawLine(QLineF(x, foot - tick, x, foot))
    for one in sightings:
        if one.stage is not None:
            painter.setBrush(tokens.good if one.stage >= CatchStage.BEFORE else tokens.card)
            is_early = one.stage >= CatchStage.BEFORE
            painter.setPen(QPen(tokens.good if is_early else tokens.muted, max(1.3, radius * 0.4)))
            painter.drawEllipse(
                QPointF(scale.x(one.date), stage_y(inner, one.stage)), radius, radius
            )


def stage_y(inner: QRectF, stage: float) -> float:
    """Return the height of a stage inside the dots' area."""
    return inner.bottom() - stage / (STAGES - 1) * inner.height()


def paint_beliefs(
    painter: QPainter, area: QRectF, beliefs: Sequence[Belief], end: date, tokens: Tokens
) -> None:
    """Paint a belief as steps from 0 at the foot to 100 at the top, up to a day."""
    if not beliefs:
        return
    is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    inner = area.adjusted(4, 4, -4, -4)
    scale = _Days(inner, beliefs[0].on, max(end, beliefs[-1].on), is_mirrored=is_mirrored)

    def y(value: int) -> float:
        return inner.bottom() - value / FULL_BELIEF * inner.height()

    painter.setPen(QPen(tokens.muted, 1.6))
    for before, after in pairwise(beliefs):
        x = scale.x(after.on)
        painter.drawLine(QLineF(scale.x(before.on), y(before.value), x, y(before.value)))
        painter.drawLine(QLineF(x, y(before.value), x, y(after.value)))
    last = beliefs[-1]
    painter.drawLine(
        QLineF(scale.x(last.on), y(last.value), scale.x(max(end, last.on)), y(last.value))
    )
    painter.setBrush(tokens.ink)
    painter.setPen(Qt.PenStyle.NoPen)
    for one in beliefs:
        painter.drawEllipse(QPointF(scale.x(one.on), y(one.value)), 3, 3)


class _Picture(QWidget):
    """A painted figure that says its sentence to a screen reader."""

    def __init__(self, theme: ThemeController, height: int) -> None:
        super().__init__()
        self.theme = theme
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._read_theme)

    def _read_theme(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(self._height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.theme.px(self._height))

    def _painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(self.theme.font("meta"))
        return painter

    def _paint_days(self, painter: QPainter, area: QRectF, start: date, end: date) -> None:
        painter.setPen(self.theme.tokens().muted)
        first, last = format_date(start, "medium"), format_date(end, "medium")
        metrics = QFontMetrics(painter.font())
        room = metrics.horizontalAdvance(first + "    " + last)
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading, first)
        if start != end and room < area.width():
            painter.drawText(
                area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignTrailing, last
            )


class StripView(_Picture):
    """A pattern's catch stages over time, with the medians of the first and the last six."""

    def __init__(self, theme: ThemeController) -> None:
        super().__init__(theme, 136)
        self._sightings: tuple[Sighting, ...] = ()
        self._end: date | None = None

    def show_sightings(self, sightings: Sequence[Sighting], end: date) -> None:
        """Show other sightings, up to a day."""
        self._sightings = tuple(sightings)
        self._end = end
        self.setAccessibleName(pattern_finding(sightings))
        self.setVisible(bool(sightings))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._sightings or self._end is None:
            return
        painter, tokens = self._painter(), self.theme.tokens()
        metrics = QFontMetrics(painter.font())
        names = max(metrics.horizontalAdvance(stage_name(one)) for one in LABELLED)
        if names > self.width() * 0.4:
            names = 0
        radius = self.theme.px(4.5)
        line = metrics.height()
        area = QRectF(self.rect()).adjusted(names + self.theme.px(10), line / 2, 0, -line - 4)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            area.moveLeft(0)
        inner = area.adjusted(radius + 1, radius + 1, -radius - 1, -radius * 2.6 - 1)
        days = (self._sightings[0].date, max(self._end, self._sightings[-1].date))
        self._paint_levels(painter, area, inner, has_names=names > 0)
        paint_strip(painter, area, self._sightings, days, tokens, radius=radius)
        self._paint_medians(painter, inner, days)
        self._paint_days(painter, area.adjusted(0, 0, 0, line + 4), *days)
        painter.end()

    def _paint_levels(
        self, painter: QPainter, area: QRectF, inner: QRectF, *, has_names: bool
    ) -> None:
        tokens, line = self.theme.tokens(), QFontMetrics(painter.font()).height()
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        gap = self.theme.px(10)
        for stage in CatchStage:
            y = stage_y(inner, stage)
            painter.setPen(QPen(tokens.hairline, 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            if has_names and stage in LABELLED:
                left = area.right() + gap if is_mirrored else 0
                width = self.width() - left if is_mirrored else area.left() - gap
                painter.setPen(tokens.muted)
                painter.drawText(
                    QRectF(left, y - line / 2, width, line),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing,
                    stage_name(stage),
                )

    def _paint_medians(self, painter: QPainter, inner: QRectF, days: tuple[date, date]) -> None:
        medians = first_and_last_median(self._sightings)
        if medians is None:
            return
        rows = staged(self._sightings)
        scale = _Days(
            inner, *days, is_mirrored=self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        )
        painter.setPen(QPen(self.theme.tokens().ink, 2.4))
        for value, six in zip(medians, (rows[:COMPARE_COUNT], rows[-COMPARE_COUNT:]), strict=True):
            y = stage_y(inner, value)
            painter.drawLine(QLineF(scale.x(six[0].date), y, scale.x(six[-1].date), y))


class BeliefView(_Picture):
    """How far an assumption was believed, as steps over time."""

    def __init__(self, theme: ThemeController) -> None:
        super().__init__(theme, 112)
        self._beliefs: tuple[Belief, ...] = ()
        self._end: date | None = None

    def show_beliefs(self, beliefs: Sequence[Belief], end: date) -> None:
        """Show another assumption's beliefs, up to a day."""
        self._beliefs = tuple(beliefs)
        self._end = end
        self.setAccessibleName(belief_finding(beliefs))
        self.setVisible(bool(beliefs))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._beliefs or self._end is None:
            return
        painter, tokens = self._painter(), self.theme.tokens()
        metrics = QFontMetrics(painter.font())
        names, line = metrics.horizontalAdvance(percent(FULL_BELIEF)), metrics.height()
        gap = self.theme.px(8)
        area = QRectF(self.rect()).adjusted(names + gap, line / 2, 0, -line - 4)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if is_mirrored:
            area.moveLeft(0)
        for value in (0, 50, FULL_BELIEF):
            y = area.bottom() - 4 - value / FULL_BELIEF * (area.height() - 8)
            painter.setPen(QPen(tokens.hairline, 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            painter.setPen(tokens.muted)
            label = QRectF(area.right() + gap if is_mirrored else 0, y - line / 2, names, line)
            painter.drawText(
                label,
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing,
                percent(value),
            )
        paint_beliefs(painter, area, self._beliefs, self._end, tokens)
        days = self._beliefs[0].on, max(self._end, self._beliefs[-1].on)
        self._paint_days(painter, area.adjusted(0, 0, 0, line + 4), *days)
        painter.end()
