"""Where the parts of the strips go, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from growthjournal.charts.layout import FINDING, LABEL, META, Words, grown, wrap, wrap_parts
from growthjournal.charts.marks import PAD, Heading, heading
from growthjournal.domain.patterns import CatchStage
from growthjournal.language import format_number
from growthjournal.wording.charts import SEPARATOR
from growthjournal.wording.strips import more_patterns

if TYPE_CHECKING:
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.strips import Strip, StripSeries
    from growthjournal.wording.strips import StripRow, StripWords

MOST_STRIPS = 12
"""Strips in a chart; further patterns are in its table."""
SHORTEST_SPAN = timedelta(days=28)
"""The date axis covers at least this much."""
HIGH = max(CatchStage)
NARROW_BELOW = 560.0
"""Width in pixels at text scale 1 under which stages are numbered at the strips."""
INSET = 10.0
"""Pixels between the ends of the hairlines and the first and last day."""
HEAD = 7.0
"""Pixels above the highest hairline."""
FOOT = 7.0
"""Pixels under the lowest hairline."""
TICKED = 16.0
"""The same where there are ticks, at text scale 1."""
LEAST_STEP, MOST_STEP = 11.0, 19.0
"""Pixels from one stage to the next, at text scale 1."""
BETWEEN = 8.0
"""Pixels between two strips, at text scale 1."""
ASIDE = 14.0
"""Pixels between a pattern's name and its note."""

Line = tuple[Words, float, float, str]
"""Words with their x, their top and how they are aligned."""


@dataclass(frozen=True, slots=True)
class Head:
    """A strip's place: its data (None for the empty frame), its lines and the axes' top."""

    strip: Strip | None
    lines: tuple[Line, ...]
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StripPlan:
    """Where everything goes, in pixels from the top left."""

    heading: Heading
    key: tuple[Words, ...]
    key_top: float
    stages: tuple[tuple[int, Words], ...]
    heads: tuple[Head, ...]
    withheld: tuple[Words, ...]
    left_out: tuple[Words, ...]
    start: date
    end: date
    left: float
    room: float
    step: float
    foot: float
    spacing: float
    bottom: float
    height: float
    scale: float

    @property
    def day(self) -> float:
        """Days in a pixel."""
        return (self.end - self.start).days / (self.room - 2 * INSET)


def plan_strips(
    series: StripSeries,
    words: StripWords,
    theme: ChartTheme,
    size: tuple[float, float],
    scale: float,
) -> StripPlan:
    """Return the layout; the height is what the strips need."""
    width, height = size
    meta = META.scaled(scale)
    narrow = width < NARROW_BELOW * scale
    laid = heading(words, theme, width - 2 * PAD, scale)
    stages = _stages(words, theme, scale, narrow=narrow)
    left = PAD + max(label.width for _, label in stages) + 8
    key = _key(words, theme, width - 2 * PAD, scale, narrow=narrow)
    shown = series.strips[:MOST_STRIPS]
    left_out = _left_out(len(series.strips) - len(shown), theme, width - 2 * PAD, scale)
    key_top = PAD + laid.height + 4 * scale
    top = key_top + sum(line.style.line for line in key) + 6 * scale
    rows = words.rows[: len(shown)] or (None,)
    blocks = [_block(row, words, theme, (left, width - PAD), scale) for row in rows]
    foot = TICKED * grown(scale) if any(one.no_chance for one in shown) else FOOT
    rest = sum(tall for _, tall in blocks) + len(blocks) * (HEAD + foot + BETWEEN * scale)
    under = meta.line + 4 + sum(line.style.line for line in left_out) + PAD
    step = (height - top - rest - under) / (len(blocks) * HIGH)
    step = max(min(step, MOST_STEP * grown(scale)), LEAST_STEP * grown(scale), 0.55 * meta.line)
    heads = []
    for place, (lines, tall) in enumerate(blocks):
        placed = tuple((one, x, top + offset, align) for one, x, offset, align in lines)
        heads.append(Head(shown[place] if shown else None, placed, top + tall))
        top += tall + HEAD + HIGH * step + foot + BETWEEN * scale
    bottom = top - BETWEEN * scale
    room = width - PAD - left
    most = max((len(one.sightings) for one in shown), default=0)
    return StripPlan(
        heading=laid,
        key=key,
        key_top=key_top,
        stages=stages,
        heads=tuple(heads),
        withheld=tuple(Words(line, meta, theme.muted) for line in _wrapped(words, room, scale)),
        left_out=left_out,
        start=series.start,
        end=max(series.end, series.start + SHORTEST_SPAN),
        left=left,
        room=room,
        step=step,
        foot=foot,
        spacing=room / max(most, 1),
        bottom=bottom,
        height=bottom + under,
        scale=scale,
    )


def _wrapped(words: StripWords, room: float, scale: float) -> list[str]:
    return [line for text in words.withheld for line in wrap(text, META.scaled(scale), room)]


def _stages(
    words: StripWords, theme: ChartTheme, scale: float, *, narrow: bool
) -> tuple[tuple[int, Words], ...]:
    """Return what stands at every second hairline: the stage's name, or its number."""
    return tuple(
        (
            stage,
            Words(
                format_number(stage) if narrow else words.stages[stage],
                META.scaled(scale),
                theme.muted,
            ),
        )
        for stage in range(0, HIGH + 1, 2)
    )


def _key(
    words: StripWords, theme: ChartTheme, room: float, scale: float, *, narrow: bool
) -> tuple[Words, ...]:
    style = META.scaled(scale)
    parts = list(words.key)
    if narrow:
        numbered = [f"{format_number(place)} {name}" for place, name in enumerate(words.stages)]
        parts = [*numbered, *parts]
    lines = wrap_parts(SEPARATOR.join(parts), style, room) if parts else ()
    return tuple(Words(line, style, theme.muted) for line in lines)


def _left_out(count: int, theme: ChartTheme, room: float, scale: float) -> tuple[Words, ...]:
    if not count:
        return ()
    style = META.scaled(scale)
    return tuple(
        Words(line, style, theme.muted) for line in wrap(more_patterns(count), style, room)
    )


def _block(
    row: StripRow | None,
    words: StripWords,
    theme: ChartTheme,
    sides: tuple[float, float],
    scale: float,
) -> tuple[list[Line], float]:
    """Return the name and, beside it or under it, the note; and their height."""
    left, right = sides
    style, meta = FINDING.scaled(scale), META.scaled(scale)
    name = words.bare if row is None else row.name
    note = None
    if row is not None:
        strong = LABEL.scaled(scale) if row.is_good else meta
        note = Words(row.note, strong, theme.good if row.is_good else theme.muted)
    beside = note is not None and note.width <= (right - left) / 2
    room = right - left - (note.width + ASIDE if note is not None and beside else 0.0)
    lines: list[Line] = []
    tall = 0.0
    for text in wrap(name, style, room):
        lines.append((Words(text, style, theme.ink), left, tall, "left"))
        tall += style.line
    if note is None:
        return lines, tall
    if beside:
        lines.append((note, right, max(tall - note.style.line, 0.0), "right"))
        return lines, max(tall, note.style.line)
    for text in wrap(note.text, note.style, right - left):
        lines.append((Words(text, note.style, note.colour), left, tall, "left"))
        tall += note.style.line
    return lines, tall
