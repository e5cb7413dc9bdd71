"""Where the small charts of the competencies in focus go, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from growthjournal.charts.layout import FINDING, META, STRONG, Words, grown, wrap, wrap_parts
from growthjournal.charts.marks import PAD, Heading, heading
from growthjournal.domain.competencies import SCALE
from growthjournal.language import format_number
from growthjournal.wording.charts import SEPARATOR

if TYPE_CHECKING:
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.focus_series import FocusSeries, Panel
    from growthjournal.wording.focus_series import FocusWords, PanelWords

BESIDE_FROM = 560.0
"""Width in pixels at text scale 1 from which two panels stand beside each other."""
BETWEEN = 28.0
"""Pixels between two columns."""
BELOW = 16.0
"""Pixels under a panel, at text scale 1."""
INSET = 10.0
"""Pixels between the ends of the hairlines and the first and last day."""
ABOVE = 8.0
"""Pixels above the highest hairline and under the lowest, at text scale 1."""
LEAST_STEP, MOST_STEP = 15.0, 30.0
"""Pixels from one value to the next, at text scale 1."""
SHORTEST_SPAN = timedelta(days=28)
"""The date axis covers at least this much."""
STEPS = len(SCALE) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPlan:
    """A panel's place: its data (None for the empty frame), what stands over it, its axes."""

    panel: Panel | None
    left: float
    axis_left: float
    room: float
    top: float
    lines: tuple[tuple[Words, float], ...]
    withheld: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusPlan:
    """Where everything goes, in pixels from the top left."""

    heading: Heading
    key: tuple[tuple[Words, float], ...]
    panels: tuple[PanelPlan, ...]
    start: date
    end: date
    step: float
    inset: float
    height: float
    scale: float

    @property
    def tall(self) -> float:
        """Height of the axes of a panel."""
        return STEPS * self.step + 2 * self.inset

    def spacing(self, panel: Panel) -> float:
        """Return the pixels that a rating has on the date axis."""
        return self.panels[0].room / max(len(panel.own), 1)


@dataclass(frozen=True, slots=True)
class _Head:
    lines: tuple[Words, ...]

    @property
    def tall(self) -> float:
        return sum(words.style.line for words in self.lines) + 4


def plan_focus(
    series: FocusSeries,
    words: FocusWords,
    theme: ChartTheme,
    size: tuple[float, float],
    scale: float,
) -> FocusPlan:
    """Return the layout; the height is what the panels need."""
    width, height = size
    meta = META.scaled(scale)
    columns = 2 if width >= BESIDE_FROM * scale and len(series.panels) > 1 else 1
    laid = heading(words, theme, width - 2 * PAD, scale)
    room = (width - 2 * PAD - (columns - 1) * BETWEEN) / columns
    key, top = _key(words, theme, width - 2 * PAD, scale, PAD + laid.height + 4 * scale)
    heads = [_head(one, theme, room, scale) for one in words.panels] or [_Head(())]
    lines = [
        max(heads[place].tall for place in range(first, min(first + columns, len(heads))))
        for first in range(0, len(heads), columns)
    ]
    inset = ABOVE * grown(scale)
    rest = sum(lines) + len(lines) * (2 * inset + meta.line + 2 + BELOW * scale) + PAD
    wished = (height - top - rest) / (len(lines) * STEPS)
    step = max(min(wished, MOST_STEP * grown(scale)), LEAST_STEP * grown(scale), 0.55 * meta.line)
    tall = STEPS * step + 2 * inset
    numbers = max(Words(format_number(one), meta, "").width for one in SCALE) + 6
    panels = []
    for place, head in enumerate(heads):
        column, row = place % columns, place // columns
        left = PAD + column * (room + BETWEEN)
        above = top + sum(lines[:row]) + row * (tall + meta.line + 2 + BELOW * scale)
        # Words stand at the foot of their room, close to the panel that they name.
        at = above + lines[row] - head.tall
        written = []
        for line in head.lines:
            written.append((line, at))
            at += line.style.line
        axis_room = room - numbers
        panels.append(
            PanelPlan(
                panel=series.panels[place] if series.panels else None,
                left=left,
                axis_left=left + numbers,
                room=axis_room,
                top=above + lines[row],
                lines=tuple(written),
                withheld=_withheld(words, theme, axis_room, scale),
            )
        )
    bottom = top + sum(lines) + len(lines) * (tall + meta.line + 2 + BELOW * scale)
    return FocusPlan(
        heading=laid,
        key=key,
        panels=tuple(panels),
        start=series.start,
        end=max(series.end, series.start + SHORTEST_SPAN),
        step=step,
        inset=inset,
        height=bottom - BELOW * scale + PAD,
        scale=scale,
    )


def _key(
    words: FocusWords, theme: ChartTheme, room: float, scale: float, top: float
) -> tuple[tuple[tuple[Words, float], ...], float]:
    """Return the lines of the key with their tops, and where the panels may begin."""
    style, lines = META.scaled(scale), []
    if words.key:
        for text in wrap_parts(SEPARATOR.join(words.key), style, room):
            lines.append((Words(text, style, theme.muted), top))
            top += style.line
    return tuple(lines), top + 8 * scale


def _head(words: PanelWords, theme: ChartTheme, room: float, scale: float) -> _Head:
    name, note = FINDING.scaled(scale), (STRONG if words.moves else META).scaled(scale)
    colour = theme.ink if words.moves else theme.muted
    lines = [Words(line, name, theme.ink) for line in wrap(words.name, name, room)]
    lines += [Words(line, note, colour) for line in wrap(words.note, note, room)]
    return _Head(tuple(lines))


def _withheld(words: FocusWords, theme: ChartTheme, room: float, scale: float) -> tuple[Words, ...]:
    """Return what stands in a frame without any mark; a panel's note says it already."""
    if words.panels:
        return ()
    style = META.scaled(scale)
    return tuple(
        Words(line, style, theme.muted)
        for text in words.withheld
        for line in wrap(text, style, room)
    )
