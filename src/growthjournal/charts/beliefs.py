"""The slopes: which beliefs changed when tested?"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from growthjournal.charts.beliefs_layout import (
    AIR,
    DODGE,
    FULL,
    LEVELS,
    SIDE,
    TO_LABEL,
    SlopePlan,
    plan_slopes,
    slope_swatches,
)
from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.layout import META, Words, grown, push_apart
from growthjournal.charts.marks import PAD, POINT, Sheet, hairlines, spots
from growthjournal.domain.assumptions import AssumptionStatus
from growthjournal.wording.patterns import percent
from growthjournal.wording.slopes import slope_label, untested_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.slopes import SlopeSeries
    from growthjournal.wording.slopes import SlopeWords

SIZE = 8.0
"""Diameter of a mark in pixels."""
SMALL, PALE = 0.6, 0.4
"""Share of its size and of its strength that a slope without a name has."""
BULLET_SIZE = 6.0


def draw_beliefs(
    series: SlopeSeries,
    words: SlopeWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw a slope for each tested assumption, and list what is untested.

    Args:
        series: Its data.
        words: Its words, made from the same series.
        theme: Colours.
        size: Width and wished height in pixels; the height follows slopes and lists.
        text_scale: 0.8-2.0.
    """
    plan = plan_slopes(series, words, theme, size, text_scale)
    sheet = Sheet(theme, size[0], plan.height)
    sheet.heading(plan.heading)
    axes = sheet.axes(
        (plan.left, plan.top - AIR, plan.room, plan.tall + 2 * AIR),
        (-SIDE, 1 + SIDE),
        (-AIR * FULL / plan.tall, FULL * (1 + AIR / plan.tall)),
    )
    hairlines(axes, LEVELS, theme.hairline)
    marks = _slopes(axes, series, theme, plan)
    _write_scale(sheet, words, plan)
    _write_ends(sheet, series, plan)
    marks += _write_lists(sheet, axes, series, plan)
    for key in plan.keys.keys:
        sheet.key(PAD, plan.keys_top, key, plan.scale)
    return Drawn(
        figure=sheet.figure,
        marks=tuple(marks),
        table=words.table,
        spoken=words.spoken,
        size=sheet.size,
    )


def _slopes(axes: Axes, series: SlopeSeries, theme: ChartTheme, plan: SlopePlan) -> list[Mark]:
    swatches, size = slope_swatches(theme), SIZE * grown(plan.scale)
    starts = _dodged([slope.before for slope in series.slopes], plan)
    ends = _dodged([slope.after for slope in series.slopes], plan)
    named = len(plan.leaders or plan.numbers)
    marks: list[Mark] = []
    for place, slope in enumerate(series.slopes):
        # Those that are not named step back, so that the named ones can be followed.
        is_pale = place >= named
        status = slope.status
        if status is AssumptionStatus.UNTESTED:
            status = AssumptionStatus.TESTING
        swatch = swatches[status]
        places = [(-starts[place], slope.before), (1.0 + ends[place], slope.after)]
        axes.plot(
            [x for x, _ in places], [y for _, y in places],
            color=swatch.colour, linestyle=swatch.dashes, alpha=PALE if is_pale else None,
            linewidth=(1.0 if is_pale else 2.0) * POINT, zorder=3 if is_pale else 4,
            dash_capstyle="butt", clip_on=False, gid=f"slope-{place}",
        )  # fmt: skip
        spots(
            axes, places, swatch.shape, swatch.colour, theme, SMALL * size if is_pale else size,
            hollow=swatch.hollow, gid=f"ends-{place}",
        )  # fmt: skip
        say = partial(slope_label, slope)
        ids = (slope.assumption, *slope.tests)
        marks += [Mark(kind="belief", say=say, ids=ids, x=x, y=y) for x, y in places]
    return marks


def _dodged(values: Sequence[int], plan: SlopePlan) -> list[float]:
    """Return how far each end steps outwards, so that equal ones lie side by side."""
    seen: Counter[int] = Counter()
    step = DODGE * grown(plan.scale) / plan.unit
    most = int(SIDE / step)
    steps = []
    for value in values:
        steps.append(min(seen[value], most) * step)
        seen[value] += 1
    return steps


def _write_scale(sheet: Sheet, words: SlopeWords, plan: SlopePlan) -> None:
    meta = META.scaled(plan.scale)
    for level in (0, 50, 100):
        label = Words(percent(level), meta, sheet.theme.muted)
        sheet.text(plan.left - 8, plan.y(level) - meta.line / 2, label, align="right")
    top = plan.y(0.0) + plan.foot
    for x, side in zip((SIDE, 1 + SIDE), words.sides, strict=True):
        label = Words(side, meta, sheet.theme.muted)
        sheet.text(plan.left + x * plan.unit, top, label, align="center")
    for place, line in enumerate(plan.withheld):
        middle = plan.y(FULL / 2) + (place - len(plan.withheld) / 2) * line.style.line
        sheet.text(plan.left + plan.room / 2, middle, line, align="center", backed=True)


def _write_ends(sheet: Sheet, series: SlopeSeries, plan: SlopePlan) -> None:
    for words, x, top in plan.words:
        sheet.text(x, top, words)
    ends = _dodged([slope.after for slope in series.slopes], plan)
    for slope, end, y in zip(series.slopes, ends, plan.leaders, strict=False):
        x = plan.left + (1 + SIDE + end) * plan.unit + SIZE
        edge = plan.left + plan.room + TO_LABEL - 4
        sheet.leader((x, plan.y(slope.after)), (edge, y))
    if not plan.numbers:
        return
    line = plan.numbers[0].style.line
    centres = push_apart(
        [plan.y(slope.after) for slope in series.slopes[: len(plan.numbers)]],
        [line] * len(plan.numbers),
        plan.top - AIR,
        plan.y(0.0) + AIR,
    )
    x = plan.left + plan.room + TO_LABEL / 2
    for words, centre in zip(plan.numbers, centres, strict=True):
        sheet.text(x, centre - line / 2, words, align="left")


def _write_lists(sheet: Sheet, axes: Axes, series: SlopeSeries, plan: SlopePlan) -> list[Mark]:
    """Write the lists with a bullet at each untested one, which can be pointed at."""
    marks: list[Mark] = []
    waiting = iter(series.untested)
    places: list[tuple[float, float]] = []
    for listed in plan.listed:
        for words, x, top in listed.lines:
            sheet.text(x, top, words)
        if listed.bullet is None:
            continue
        one = next(waiting)
        x = (listed.bullet[0] - plan.left) / plan.unit - SIDE
        y = FULL * (1 - (listed.bullet[1] - plan.top) / plan.tall)
        places.append((x, y))
        say = partial(untested_label, one)
        marks.append(Mark(kind="untested", say=say, ids=(one.assumption,), x=x, y=y))
    size = BULLET_SIZE * grown(plan.scale)
    spots(axes, places, "o", sheet.theme.muted, sheet.theme, size, hollow=True, gid="untested")
    return marks
