"""The conversations with one person: are they working?"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from growthjournal.charts.conversations_layout import (
    AIR,
    INDEX_STEPS,
    TO_LABEL,
    ConversationPlan,
    bar_swatches,
    line_swatches,
    plan_conversations,
)
from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.layout import META, Words, grown, push_apart
from growthjournal.charts.marks import PAD, POINT, Sheet, filled, hairlines, spots
from growthjournal.domain.conversation_series import INDICES, runs
from growthjournal.domain.drift import SOFT_CHALLENGE, TOLD_PRESCRIPTION
from growthjournal.language import format_number
from growthjournal.wording.conversation_series import OUTCOMES, index_label, of, promises_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.conversation_series import ConversationSeries, Index
    from growthjournal.wording.conversation_series import ConversationWords

SMALLEST, LARGEST = 2.2, 9.0
"""Diameter of a mark in pixels."""
THINNEST = 0.6
"""Thickness of a line in pixels where conversations are dense."""
CLOSEST = 8.4
"""Pixels from one conversation to the next at least, at text scale 1."""
WIDEST_BAR = 26.0
"""Pixels."""
EDGED = 5.0
"""Pixels of a bar's width from which its parts have edges and hatching."""


def draw_conversations(
    series: ConversationSeries,
    words: ConversationWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw the three indices of each conversation, and what became of promises under them.

    Where there are more than have room, the last ones are drawn; the table has them all.

    Args:
        series: Its data.
        words: Its words, made from the same series.
        theme: Colours.
        size: Width and wished height in pixels; the height grows where words need it.
        text_scale: 0.8-2.0.
    """
    plan = plan_conversations(series, words, theme, size, text_scale)
    most = int(plan.room / (CLOSEST * grown(text_scale)))
    if len(series.points) > most:
        shown = replace(series, points=series.points[-most:])
        earlier = len(series.points) - most
        plan = plan_conversations(shown, words, theme, size, text_scale, earlier=earlier)
        series = shown
    sheet = Sheet(theme, size[0], plan.height)
    sheet.heading(plan.heading)
    upper = _frame(sheet, plan)
    lower = sheet.axes(
        (plan.left, plan.bars_top, plan.room, plan.bars_tall),
        (0.5, plan.count + 0.5),
        (0.0, plan.most),
    )
    hairlines(lower, (0,), theme.hairline)
    marks = [*_lines(upper, series, theme, plan), *_bars(lower, series, theme, plan)]
    _write(sheet, plan)
    return Drawn(
        figure=sheet.figure,
        marks=tuple(sorted(marks, key=lambda mark: (mark.x, mark.part, -mark.y))),
        table=words.table,
        spoken=words.spoken,
        size=sheet.size,
    )


def _frame(sheet: Sheet, plan: ConversationPlan) -> Axes:
    air = AIR / plan.step
    axes = sheet.axes(
        (plan.left, plan.top - AIR, plan.room, INDEX_STEPS * plan.step + 2 * AIR),
        (0.5, plan.count + 0.5),
        (-air / INDEX_STEPS, 1 + air / INDEX_STEPS),
    )
    for name, low, high in (("told", TOLD_PRESCRIPTION, 1.0), ("soft", 0.0, SOFT_CHALLENGE)):
        axes.add_patch(
            Rectangle(
                (0.5, low), plan.count, high - low,
                facecolor=sheet.theme.selection, alpha=0.6, linewidth=0, zorder=1,
                gid=f"zone-{name}",
            )
        )  # fmt: skip
    levels = [place / INDEX_STEPS for place in range(INDEX_STEPS + 1)]
    hairlines(axes, levels, sheet.theme.hairline)
    meta = META.scaled(plan.scale)
    for level in (0.0, 0.5, 1.0):
        words = Words(format_number(level, 1), meta, sheet.theme.muted)
        sheet.text(plan.left - 8, plan.y(level) - meta.line / 2, words, align="right")
    return axes


def _lines(
    axes: Axes, series: ConversationSeries, theme: ChartTheme, plan: ConversationPlan
) -> list[Mark]:
    if not series.is_told:
        return []
    size = min(max(plan.spacing * 0.45, SMALLEST), LARGEST) * grown(plan.scale)
    swatches = line_swatches(theme)
    thick = min(max(plan.spacing * 0.16, THINNEST), 2.0) * POINT
    for index in reversed(INDICES):
        swatch = swatches[index]
        for number, run in enumerate(runs(series, index)):
            values = [series.points[place].value(index) or 0.0 for place in run]
            axes.plot(
                [place + 1 for place in run], values,
                color=swatch.colour, linestyle=swatch.dashes, linewidth=thick, zorder=4,
                dash_capstyle="butt", gid=f"line-{index}-{number}",
            )  # fmt: skip
        known = [
            (place + 1.0, value)
            for place, point in enumerate(series.points)
            if (value := point.value(index)) is not None
        ]
        spots(
            axes, known, swatch.shape, swatch.colour, theme, size,
            hollow=swatch.hollow, gid=f"dots-{index}",
        )  # fmt: skip
    return _index_marks(series)


def _index_marks(series: ConversationSeries) -> list[Mark]:
    marks = []
    for place, point in enumerate(series.points):
        known = [(value, one) for one in INDICES if (value := point.value(one)) is not None]
        for value, group in groupby(sorted(known, key=_value), key=_value):
            which: list[Index] = [one for _value, one in group]
            say = partial(index_label, point, which)
            marks.append(
                Mark(kind="index", say=say, ids=(point.conversation,), x=place + 1, y=value)
            )
    return marks


def _value(pair: tuple[float, Index]) -> float:
    return pair[0]


def _bars(
    axes: Axes, series: ConversationSeries, theme: ChartTheme, plan: ConversationPlan
) -> list[Mark]:
    wide = min(0.62, WIDEST_BAR * grown(plan.scale) / plan.spacing)
    edged = wide * plan.spacing >= EDGED
    swatches, marks = bar_swatches(theme), []
    for place, point in enumerate(series.points):
        foot = 0
        for outcome in OUTCOMES:
            ids = of(point, outcome)
            if not ids:
                continue
            bar = Rectangle((place + 1 - wide / 2, foot), wide, len(ids), zorder=3)
            axes.add_artist(filled(bar, swatches[outcome]))
            bar.set_gid(f"bar-{place}-{outcome}")
            bar.set_clip_on(False)
            if not edged:
                bar.set_linewidth(0.4 * POINT)
                bar.set_hatch("")
            say = partial(promises_label, point, outcome, len(ids))
            y = foot + len(ids) / 2
            marks.append(Mark(kind="promises", say=say, ids=ids, x=place + 1, y=y, part=1))
            foot += len(ids)
    return marks


def _write(sheet: Sheet, plan: ConversationPlan) -> None:
    """Write keys, labels at the ends, the dates, and what the bands mean."""
    for key in plan.keys.keys:
        sheet.key(PAD, plan.keys_top, key, plan.scale)
    _write_ends(sheet, plan)
    for place, words in enumerate(plan.withheld):
        top = plan.y(0.5) + (place - len(plan.withheld) / 2) * words.style.line
        sheet.text(plan.left + plan.room / 2, top, words, align="center", backed=True)
    top = plan.promises_top
    for words in plan.promises:
        sheet.text(PAD, top, words)
        top += words.style.line
    for key in plan.outcomes.keys:
        sheet.key(PAD, top, key, plan.scale)
    bottom = plan.bars_top + plan.bars_tall
    for label, centre in plan.dates:
        sheet.text(plan.left + centre, bottom + 3, label, align="center")
    top = plan.height - PAD - sum(words.style.line for words in plan.foot)
    for words in plan.foot:
        sheet.text(PAD, top, words)
        top += words.style.line


def _write_ends(sheet: Sheet, plan: ConversationPlan) -> None:
    if not plan.blocks:
        return
    heights = [block.height for block in plan.blocks]
    wishes = [plan.y(block.wish) for block in plan.blocks]
    centres = push_apart(wishes, heights, plan.top - AIR, plan.y(0.0) + AIR)
    for block, centre in zip(plan.blocks, centres, strict=True):
        top = centre - block.height / 2
        for words in block.lines:
            sheet.text(plan.left + plan.room + TO_LABEL, top, words)
            top += words.style.line
