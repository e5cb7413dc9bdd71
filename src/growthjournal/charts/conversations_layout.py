"""Where the parts of the chart of conversations go, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.charts.labels import NO_KEYS, Block, KeyRow, Swatch, key_row
from growthjournal.charts.layout import LABEL, META, Words, grown, width_of, wrap, wrap_parts
from growthjournal.charts.marks import PAD, Heading, heading
from growthjournal.domain.conversation_series import INDICES
from growthjournal.language import format_day_month, format_number, format_short_month_year
from growthjournal.wording.charts import SEPARATOR
from growthjournal.wording.conversation_series import OUTCOMES, earlier_said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from growthjournal.charts.labels import Marker
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.conversation_series import ConversationSeries, Index
    from growthjournal.wording.conversation_series import ConversationWords

INDEX_STEPS = 4
"""Steps of the scale from 0 to 1."""
AIR = 8.0
"""Pixels above 1 and under 0."""
LEAST_STEP, MOST_STEP = 32.0, 64.0
"""Pixels from one hairline to the next."""
MOST_LABELS = 0.26
"""Share of the width that labels at line ends may take."""
TO_LABEL = 8.0
"""Pixels from the plot to its labels."""
LEAST_COLUMNS = 6
"""Conversations that the width is laid out for, at least."""
LEAST_PROMISES = 3
"""Promises that a bar's height is laid out for, at least."""
BARS = 62.0
"""Height of the bars in pixels, at text scale 1."""
BESIDE_DATES = 10.0
"""Pixels between two dates, at text scale 1."""
LONG_SPAN_DAYS = 330
"""From so many days on the dates are months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationPlan:
    """Where everything goes, in pixels from the top left."""

    heading: Heading
    keys: KeyRow
    keys_top: float
    blocks: tuple[Block, ...]
    withheld: tuple[Words, ...]
    promises: tuple[Words, ...]
    promises_top: float
    outcomes: KeyRow
    dates: tuple[tuple[Words, float], ...]
    foot: tuple[Words, ...]
    count: int
    most: int
    left: float
    room: float
    top: float
    step: float
    bars_top: float
    bars_tall: float
    height: float
    scale: float

    def y(self, value: float) -> float:
        """Return the pixel of an index."""
        return self.top + (1.0 - value) * INDEX_STEPS * self.step

    @property
    def spacing(self) -> float:
        """Pixels from one conversation to the next."""
        return self.room / self.count


def line_swatches(theme: ChartTheme) -> Mapping[Index, Swatch]:
    """Return how each line is drawn; the colours of skill and visibility are not for these."""
    return {
        "ownership": Swatch(colour=theme.ink, dashes="solid", shape="o"),
        "challenge": Swatch(colour=theme.ink, dashes=(0, (4.0, 1.8)), shape="^"),
        "prescription": Swatch(colour=theme.muted, dashes=(0, (1.2, 1.6)), shape="D", hollow=True),
    }


def bar_swatches(theme: ChartTheme) -> Mapping[str, Swatch]:
    """Return how each part of a bar is painted: by fill and hatching as well as colour."""
    return {
        "done": Swatch(colour=theme.good, fill=theme.good),
        "partly": Swatch(colour=theme.good, fill=theme.card, hatch="//////"),
        "dropped": Swatch(colour=theme.muted, fill=theme.selection),
        "carried": Swatch(colour=theme.muted, fill=theme.card),
    }


def plan_conversations(
    series: ConversationSeries,
    words: ConversationWords,
    theme: ChartTheme,
    size: tuple[float, float],
    scale: float,
    *,
    earlier: int = 0,
) -> ConversationPlan:
    """Return the layout; the height is more than was wished for where words need it.

    Args:
        series: What is drawn.
        words: Of the chart.
        theme: Colours.
        size: Width and wished height in pixels.
        scale: Text scale.
        earlier: How many earlier conversations the table alone has.
    """
    width, height = size
    meta, inner = META.scaled(scale), width - 2 * PAD
    laid = heading(words, theme, inner, scale)
    left = PAD + width_of(format_number(1.0, 1), meta) + 8
    blocks = _blocks(series, words, theme, scale)
    column = max((block.width for block in blocks), default=0.0)
    keys = NO_KEYS
    if column > MOST_LABELS * width:
        items = [(block.axis, block.lines[0]) for block in blocks]
        keys, column, blocks = key_row(items, inner, scale), 0.0, ()
    keys_top = PAD + laid.height + 8 * scale
    top = keys_top + (keys.height + 6 * scale if keys.keys else 0.0) + AIR
    promises = _lines(wrap(words.promises, meta, inner), theme, scale)
    bars = bar_swatches(theme)
    named: list[tuple[Marker, Words]] = [
        (bars[one], Words(name, meta, theme.muted))
        for one, name in zip(OUTCOMES, words.outcomes, strict=False)
    ]
    outcomes = key_row(named, inner, scale)
    parts = SEPARATOR.join(words.zones)
    told = wrap(earlier_said(earlier), meta, inner) if earlier else ()
    foot = _lines((*told, *wrap_parts(parts, meta, inner)), theme, scale)
    bars_tall = BARS * grown(scale) if words.outcomes else 6.0
    between = (
        AIR + 8 * scale + sum(one.style.line for one in promises) + outcomes.height + 6 * scale
    )
    under = bars_tall + meta.line + 10 * scale + sum(one.style.line for one in foot) + PAD
    step = (height - top - between - under) / INDEX_STEPS
    step = min(max(step, LEAST_STEP, 0.66 * meta.line), MOST_STEP * scale)
    promises_top = top + INDEX_STEPS * step + AIR + 8 * scale
    bars_top = top + INDEX_STEPS * step + between
    room = width - PAD - left - (column + TO_LABEL if column else 0.0)
    count = max(len(series.points), LEAST_COLUMNS)
    most = max((point.promises.count for point in series.points), default=0)
    return ConversationPlan(
        heading=laid,
        keys=keys,
        keys_top=keys_top,
        blocks=blocks,
        withheld=_lines(
            [line for text in words.withheld for line in wrap(text, meta, room)], theme, scale
        ),
        promises=promises,
        promises_top=promises_top,
        outcomes=outcomes,
        dates=_dates([point.on for point in series.points], room, count, theme, scale),
        foot=foot,
        count=count,
        most=max(most, LEAST_PROMISES),
        left=left,
        room=room,
        top=top,
        step=step,
        bars_top=bars_top,
        bars_tall=bars_tall,
        height=bars_top + under,
        scale=scale,
    )


def _lines(texts: Sequence[str], theme: ChartTheme, scale: float) -> tuple[Words, ...]:
    return tuple(Words(text, META.scaled(scale), theme.muted) for text in texts)


def _blocks(
    series: ConversationSeries, words: ConversationWords, theme: ChartTheme, scale: float
) -> tuple[Block, ...]:
    """Return the label of each line with where it ends."""
    if not series.is_told:
        return ()
    style, swatches, found = LABEL.scaled(scale), line_swatches(theme), []
    for index in INDICES:
        known = [value for one in series.points if (value := one.value(index)) is not None]
        if known:
            line = Words(words.ends[index], style, swatches[index].colour)
            found.append(Block(swatches[index], (line,), known[-1]))
    return tuple(found)


def _dates(
    days: Sequence[date], room: float, count: int, theme: ChartTheme, scale: float
) -> tuple[tuple[Words, float], ...]:
    """Return as many dates as stand apart, each under its conversation, the last one always."""
    if not days:
        return ()
    style = META.scaled(scale)
    is_long = (days[-1] - days[0]).days >= LONG_SPAN_DAYS
    written = [format_short_month_year(day) if is_long else format_day_month(day) for day in days]
    kept: list[tuple[Words, float]] = []
    edge = room + PAD
    for place in reversed(range(len(days))):
        words = Words(written[place], style, theme.muted)
        centre = (place + 0.5) * room / count
        half = words.width / 2
        centre = max(min(centre, room + PAD / 2 - half), half - PAD / 2)
        is_named = bool(kept) and kept[-1][0].text == words.text
        if centre + half <= edge and not is_named:
            kept.append((words, centre))
            edge = centre - half - BESIDE_DATES * scale
    return tuple(kept)
