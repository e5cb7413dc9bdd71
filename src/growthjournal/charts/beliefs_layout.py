"""Where the parts of the slopes go, in pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from growthjournal.charts.labels import NO_KEYS, KeyRow, Swatch, key_row
from growthjournal.charts.layout import (
    LABEL,
    META,
    STRONG,
    Words,
    grown,
    push_apart,
    width_of,
    wrap,
)
from growthjournal.charts.marks import PAD, Heading, heading
from growthjournal.domain.assumptions import AssumptionStatus
from growthjournal.language import format_number
from growthjournal.wording.patterns import percent
from growthjournal.wording.slopes import more_in_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from growthjournal.charts.labels import Marker
    from growthjournal.charts.layout import Type
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.slopes import SlopeSeries
    from growthjournal.wording.slopes import SlopeWords

LEVELS = (0, 25, 50, 75, 100)
FULL = 100.0
NARROW_BELOW = 560.0
"""Width in pixels at text scale 1 under which slopes are numbered and listed."""
MOST_BESIDE = 9
"""Slopes whose words stand at their ends, at most."""
WORDS_SHARE = 0.5
"""Share of the width for words at the ends of slopes."""
LEAST, MOST = 130.0, 420.0
"""Height of the scale in pixels, at text scale 1; words may need more."""
AIR = 9.0
"""Pixels above 100 and under 0."""
APART = 8.0
"""Pixels between the words of two slopes, at text scale 1."""
SIDE = 0.16
"""Room left and right of the two ends, as a share of the distance between them."""
DODGE = 9.0
"""Pixels between two slopes that begin or end on one spot."""
TO_LABEL = 12.0
"""Pixels from the plot to the words beside it."""
MOST_NUMBERED = 12
"""Slopes that are numbered and listed, those that fell furthest."""
MOST_LISTED = 8
"""Untested assumptions that are listed under the slopes."""
BETWEEN = 3.0
"""Pixels between two listed ones, at text scale 1."""
BULLET = 16.0
"""Pixels in front of a listed one, at text scale 1."""

Spot = tuple[Words, float, float]
"""Words with their x and their top."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list: its words, and where its bullet is, from the top left."""

    lines: tuple[Spot, ...]
    bullet: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopePlan:
    """Where everything goes, in pixels from the top left."""

    heading: Heading
    keys: KeyRow
    keys_top: float
    words: tuple[Spot, ...]
    leaders: tuple[float, ...]
    numbers: tuple[Words, ...]
    withheld: tuple[Words, ...]
    listed: tuple[Listed, ...]
    left: float
    room: float
    top: float
    tall: float
    foot: float
    height: float
    scale: float

    def y(self, value: float) -> float:
        """Return the pixel of a belief."""
        return self.top + (1.0 - value / FULL) * self.tall

    @property
    def unit(self) -> float:
        """Pixels from before to after."""
        return self.room / (1 + 2 * SIDE)


def slope_swatches(theme: ChartTheme) -> Mapping[AssumptionStatus, Swatch]:
    """Return how a slope is drawn by its conclusion: style as well as colour."""
    return {
        AssumptionStatus.OVERTURNED: Swatch(colour=theme.good, dashes="solid", shape="o"),
        AssumptionStatus.HOLDS_ONLY_WHEN: Swatch(
            colour=theme.ink, dashes=(0, (4.0, 1.4, 1.0, 1.4)), shape="D"
        ),
        AssumptionStatus.HOLDS: Swatch(colour=theme.ink, dashes=(0, (4.0, 1.8)), shape="s"),
        AssumptionStatus.TESTING: Swatch(
            colour=theme.muted, dashes=(0, (1.2, 1.6)), shape="o", hollow=True
        ),
        AssumptionStatus.PARKED: Swatch(
            colour=theme.muted, dashes=(0, (1.2, 3.0)), shape="s", hollow=True
        ),
    }


def plan_slopes(
    series: SlopeSeries,
    words: SlopeWords,
    theme: ChartTheme,
    size: tuple[float, float],
    scale: float,
) -> SlopePlan:
    """Return the layout; the height is what slopes and lists need."""
    width, height = size
    meta, inner = META.scaled(scale), width - 2 * PAD
    laid = heading(words, theme, inner, scale)
    keys_top = PAD + laid.height + 8 * scale
    keys = _keys(words, theme, inner, scale)
    top = keys_top + (keys.height + 4 * scale if keys.keys else 0.0) + AIR
    left = PAD + width_of(percent(int(FULL)), meta) + 8
    beside = width >= NARROW_BELOW * scale and 0 < len(series.slopes) <= MOST_BESIDE
    column = WORDS_SHARE * width if beside else 0.0
    blocks = _blocks(words, theme, column - TO_LABEL, scale) if beside else []
    needed = sum(_tall(block) + APART * scale for block in blocks)
    lists = _Lists(width, theme, scale)
    if not beside and words.slopes:
        lists.numbered(words)
    lists.waiting(series, words)
    numbers = () if beside else _numbers(len(series.slopes), theme, scale)
    if numbers:
        column = max(number.width for number in numbers) + TO_LABEL / 2
    needed = max(needed, _tall(numbers))
    foot = max(AIR, meta.line / 2 + 2)
    under = foot + meta.line + 4 + lists.top + PAD
    least = max(LEAST * grown(scale), needed - 2 * AIR, 5 * meta.line)
    tall = max(least, min(height - top - under, MOST * grown(scale)))
    room = width - PAD - left - column
    plan = SlopePlan(
        heading=laid,
        keys=keys,
        keys_top=keys_top,
        words=(),
        leaders=(),
        numbers=numbers,
        withheld=tuple(
            Words(line, meta, theme.muted)
            for text in words.withheld
            for line in wrap(text, meta, room)
        ),
        listed=(),
        left=left,
        room=room,
        top=top,
        tall=tall,
        foot=foot,
        height=top + tall + under,
        scale=scale,
    )
    below = top + tall + foot + meta.line + 4
    return _placed(plan, series, blocks, lists.shifted(below))


def _placed(
    plan: SlopePlan,
    series: SlopeSeries,
    blocks: Sequence[tuple[Words, ...]],
    listed: tuple[Listed, ...],
) -> SlopePlan:
    heights = [_tall(block) + APART * plan.scale for block in blocks]
    wishes = [plan.y(slope.after) for slope in series.slopes] if blocks else []
    centres = push_apart(wishes, heights, plan.top - AIR, plan.y(0.0) + AIR)
    spots, leaders = [], []
    for block, centre in zip(blocks, centres, strict=True):
        top = centre - _tall(block) / 2
        leaders.append(top + block[0].style.line / 2)
        for one in block:
            spots.append((one, plan.left + plan.room + TO_LABEL, top))
            top += one.style.line
    return replace(plan, words=tuple(spots), leaders=tuple(leaders), listed=listed)


def _keys(words: SlopeWords, theme: ChartTheme, room: float, scale: float) -> KeyRow:
    swatches = slope_swatches(theme)
    items: list[tuple[Marker, Words]] = [
        (swatches[status], Words(name, META.scaled(scale), theme.ink))
        for status, name in words.conclusions.items()
    ]
    return key_row(items, room, scale) if items else NO_KEYS


def _numbers(count: int, theme: ChartTheme, scale: float) -> tuple[Words, ...]:
    style = STRONG.scaled(scale)
    return tuple(
        Words(format_number(one + 1), style, theme.ink) for one in range(min(count, MOST_NUMBERED))
    )


def _blocks(
    words: SlopeWords, theme: ChartTheme, room: float, scale: float
) -> list[tuple[Words, ...]]:
    strong, meta = LABEL.scaled(scale), META.scaled(scale)
    return [
        (
            Words(change, strong, theme.ink),
            *(Words(line, meta, theme.muted) for line in wrap(statement, meta, room)),
        )
        for change, statement in words.slopes
    ]


def _tall(block: Sequence[Words]) -> float:
    return sum(one.style.line for one in block)


class _Lists:
    """The lists under the slopes, from a top of 0 until they are shifted to their place."""

    def __init__(self, width: float, theme: ChartTheme, scale: float) -> None:
        self._room, self._theme, self._scale = width - 2 * PAD, theme, scale
        self._listed: list[Listed] = []
        self.top = 0.0

    def numbered(self, words: SlopeWords) -> None:
        """Add what each numbered slope is."""
        self.top += 6 * self._scale
        for place, (change, statement) in enumerate(words.slopes[:MOST_NUMBERED]):
            self._add(f"{format_number(place + 1)}: {change} · {statement}", self._theme.ink)
        self._more(len(words.slopes), MOST_NUMBERED)

    def waiting(self, series: SlopeSeries, words: SlopeWords) -> None:
        """Add what is untested with its age, and what is tested without a belief."""
        if words.untested:
            self._title(words.waiting)
        rows = list(zip(series.untested, words.untested, strict=True))
        for one, said in rows[:MOST_LISTED]:
            colour = self._theme.ink if one.is_stale else self._theme.muted
            self._add(said, colour, has_bullet=True)
        self._more(len(rows))
        if words.unstated:
            self._title(words.unstated)
        for statement in words.unstated_rows[:MOST_LISTED]:
            self._add(statement, self._theme.muted)
        self._more(len(words.unstated_rows))

    def shifted(self, by: float) -> tuple[Listed, ...]:
        """Return the lines moved down."""
        return tuple(
            Listed(
                tuple((words, x, top + by) for words, x, top in one.lines),
                one.bullet and (one.bullet[0], one.bullet[1] + by),
            )
            for one in self._listed
        )

    def _title(self, text: str) -> None:
        self.top += 8 * self._scale
        self._add(text, self._theme.ink, style=STRONG)

    def _more(self, count: int, most: int = MOST_LISTED) -> None:
        if count > most:
            self._add(more_in_table(count - most), self._theme.muted)

    def _add(self, text: str, colour: str, *, has_bullet: bool = False, style: Type = META) -> None:
        type_, indent = style.scaled(self._scale), BULLET * self._scale if has_bullet else 0.0
        bullet = (PAD + 5 * self._scale, self.top + type_.line / 2) if has_bullet else None
        spots = []
        for line in wrap(text, type_, self._room - indent):
            spots.append((Words(line, type_, colour), PAD + indent, self.top))
            self.top += type_.line
        self._listed.append(Listed(tuple(spots), bullet))
        self.top += BETWEEN * self._scale
