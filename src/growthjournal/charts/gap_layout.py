"""Where the parts of the gap chart go, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from growthjournal.charts.labels import NO_KEYS, Block, KeyRow, distinct, key_row
from growthjournal.charts.layout import LABEL, META, Words, grown, width_of, wrap
from growthjournal.charts.marks import PAD, Heading, heading
from growthjournal.domain.competencies import SCALE, Axis
from growthjournal.language import format_number

if TYPE_CHECKING:
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.timeline import GapSeries
    from growthjournal.wording.gap import GapWords

SHORTEST_SPAN = timedelta(days=28)
"""The date axis covers at least this much, so that a first day has room to its right."""
LOW, HIGH = SCALE[0], SCALE[-1]
INSET = 10.0
"""Pixels between the ends of the hairlines and the first and last day."""
HEAD = 10.0
"""Pixels above the highest hairline."""
FOOT = 14.0
"""Pixels under the lowest hairline, for the triangles."""
LEAST_STEP = 27.0
"""Pixels from one hairline to the next, at least."""
MOST_LABELS = 0.36
"""Share of the width that labels at line ends may take."""
TO_LABEL = 13.0
"""Pixels from the centre of a last mark to its label, at text scale 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapPlan:
    """Where everything goes, in pixels from the top left."""

    heading: Heading
    keys: KeyRow
    blocks: tuple[Block, ...]
    withheld: tuple[Words, ...]
    start: date
    end: date
    left: float
    top: float
    step: float
    room: float
    foot: float
    ribbon: float
    height: float
    scale: float

    def x(self, day: float) -> float:
        """Return the pixel of a date's ordinal."""
        share = (day - self.start.toordinal()) / (self.end - self.start).days
        return self.left + INSET + share * (self.room - 2 * INSET)

    def y(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.top + (HIGH - value) * self.step

    @property
    def day(self) -> float:
        """Days in a pixel."""
        return (self.end - self.start).days / (self.room - 2 * INSET)

    @property
    def bottom(self) -> float:
        """Pixel under the triangles."""
        return self.y(LOW) + self.foot


def plan_gap(
    series: GapSeries,
    words: GapWords,
    theme: ChartTheme,
    size: tuple[float, float],
    scale: float,
) -> GapPlan:
    """Return the layout; the height is more than was wished for where words need it."""
    width, height = size
    meta = META.scaled(scale)
    left = PAD + width_of(format_number(HIGH), meta) + 8
    laid = heading(words, theme, width - 2 * PAD, scale)
    blocks = () if words.withheld else _blocks(series, words, theme, scale)
    lacking = _withheld(words, theme, scale, width - PAD - left - 2 * INSET)
    foot = FOOT if series.conversations else 4.0
    ribbon = meta.line + 14 if series.ribbon else 0.0
    under = foot + ribbon + meta.line + 4 + PAD
    keys, top = NO_KEYS, PAD + laid.height + 8 * scale + HEAD
    step = max((height - top - under) / (HIGH - LOW), LEAST_STEP, 1.3 * meta.line)
    column = max((block.width for block in blocks), default=0.0)
    tall = sum(block.height for block in blocks)
    items = distinct(blocks)
    crowded = column > MOST_LABELS * width or tall > step * (HIGH - LOW)
    if len(lacking) > HIGH - LOW:
        items, lacking, crowded = [(None, line) for line in lacking], (), True
    if crowded:
        keys, column = key_row(items, width - 2 * PAD, scale), 0.0
        top += keys.height + 6 * scale
        step = max((height - top - under) / (HIGH - LOW), LEAST_STEP, 1.3 * meta.line)
    end = max(series.end, series.start + SHORTEST_SPAN)
    return GapPlan(
        heading=laid,
        keys=keys,
        blocks=() if crowded else blocks,
        withheld=lacking,
        start=series.start,
        end=end,
        left=left,
        top=top,
        step=step,
        room=_room(series, end, left, width - PAD, column and column + to_label(scale)),
        foot=foot,
        ribbon=ribbon,
        height=top + (HIGH - LOW) * step + under,
        scale=scale,
    )


def to_label(scale: float) -> float:
    """Return the pixels from the centre of a last mark to its label."""
    return TO_LABEL * grown(scale)


def _withheld(words: GapWords, theme: ChartTheme, scale: float, room: float) -> tuple[Words, ...]:
    style = META.scaled(scale)
    return tuple(
        Words(line, style, theme.muted)
        for text in words.withheld
        for line in wrap(text, style, room)
    )


def _room(series: GapSeries, end: date, left: float, right: float, column: float) -> float:
    """Return the length of the hairlines: the column of labels stands behind the last mark.

    Args:
        series: Its data.
        end: Last day of the axis.
        left: Where it begins, in pixels.
        right: Where everything has to end.
        column: Width of the labels with their distance from the mark; 0 without labels.
    """
    if not column or not series.points:
        return right - left
    share = (series.last_mark - series.start).days / (end - series.start).days
    free = right - column - left - INSET
    return min(right - left, free / share + 2 * INSET) if share else right - left


def _blocks(
    series: GapSeries, words: GapWords, theme: ChartTheme, scale: float
) -> tuple[Block, ...]:
    strong, meta = LABEL.scaled(scale), META.scaled(scale)
    wishes = {axis: _last_value(series, axis) for axis in Axis}
    found = []
    for axis, label in ((Axis.SKILL, words.skill), (Axis.VISIBILITY, words.visibility)):
        lines = (
            Words(label.text, strong, theme.words(axis)),
            Words(label.note, meta, theme.muted),
        )
        found.append(Block(axis, lines, wishes[axis]))
    if words.gap:
        middle = sum(wishes.values()) / 2
        found.insert(1, Block(None, (Words(words.gap, meta, theme.ink),), middle))
    return tuple(sorted(found, key=lambda block: -block.wish))


def _last_value(series: GapSeries, axis: Axis) -> float:
    known = (point.value(axis) for point in reversed(series.points))
    return next((value for value in known if value is not None), LOW + 0.5)
