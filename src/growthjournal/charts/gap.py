"""The gap chart: how far apart are skill and visibility, and is it changing?"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from growthjournal.charts.dates import date_labels
from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.gap_layout import HEAD, HIGH, INSET, LOW, GapPlan, plan_gap, to_label
from growthjournal.charts.gap_scores import draw_scores
from growthjournal.charts.layout import META, Words, grown, push_apart
from growthjournal.charts.marks import (
    PAD,
    POINT,
    Sheet,
    conversations,
    dots,
    hairlines,
)
from growthjournal.charts.witnesses import elided
from growthjournal.domain.competencies import SCALE, Axis
from growthjournal.domain.timeline import runs
from growthjournal.domain.trends import band_of_mean
from growthjournal.language import format_number
from growthjournal.wording.gap import conversation_label, mean_label, rating_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matplotlib.axes import Axes

    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.timeline import Dot, GapPoint, GapSeries
    from growthjournal.wording.gap import GapWords

DODGE = 9.0
"""Pixels between two ratings of one day and value."""


def draw_gap(
    series: GapSeries,
    words: GapWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw the gap chart.

    Args:
        series: Its data.
        words: Its words, made from the same series.
        theme: Colours.
        size: Width and wished height in pixels; the height grows where words need it.
        text_scale: 0.8-2.0.
    """
    plan = plan_gap(series, words, theme, size, text_scale)
    sheet = Sheet(theme, size[0], plan.height)
    sheet.heading(plan.heading)
    axes = _axes(sheet, plan)
    hairlines(axes, SCALE, theme.hairline)
    _scale(sheet, plan)
    marks = [
        *_conversations(axes, series, theme, plan),
        *_ribbon(sheet, axes, series, words, plan),
        *_lines(axes, series, theme, plan),
        *_single(axes, series, theme, plan),
        *draw_scores(axes, series, theme, plan),
    ]
    _date_axis(sheet, plan)
    _write_keys(sheet, plan)
    _write_ends(sheet, series, plan)
    _write_withheld(sheet, plan)
    return Drawn(
        figure=sheet.figure,
        marks=tuple(sorted(marks, key=lambda mark: (mark.x, -mark.y))),
        table=words.table,
        spoken=words.spoken,
        size=sheet.size,
    )


def _axes(sheet: Sheet, plan: GapPlan) -> Axes:
    start, end = plan.start.toordinal(), plan.end.toordinal()
    return sheet.axes(
        (plan.left, plan.top - HEAD, plan.room, HEAD + (HIGH - LOW) * plan.step + plan.foot),
        (start - INSET * plan.day, end + INSET * plan.day),
        (LOW - plan.foot / plan.step, HIGH + HEAD / plan.step),
    )


def _scale(sheet: Sheet, plan: GapPlan) -> None:
    meta = META.scaled(plan.scale)
    for level in SCALE:
        words = Words(format_number(level), meta, sheet.theme.muted)
        sheet.text(PAD, plan.y(level) - meta.line / 2, words)


def _conversations(axes: Axes, series: GapSeries, theme: ChartTheme, plan: GapPlan) -> list[Mark]:
    days = [on.toordinal() for on, _ in series.conversations]
    closest = min((b - a for a, b in pairwise(sorted(set(days)))), default=plan.room) / plan.day
    foot = LOW - 7 / plan.step
    conversations(axes, days, theme, foot=foot, closest=closest)
    return [
        Mark(
            kind="conversation",
            say=partial(conversation_label, on),
            ids=(uuid,),
            x=on.toordinal(),
            y=foot,
        )
        for on, uuid in series.conversations
    ]


def _ribbon(
    sheet: Sheet, axes: Axes, series: GapSeries, words: GapWords, plan: GapPlan
) -> list[Mark]:
    meta = META.scaled(plan.scale)
    marks: list[Mark] = []
    height = (meta.line + 2) / plan.step
    low = LOW - (plan.foot + 4) / plan.step - height
    free = plan.left
    for place, (spell, name) in enumerate(zip(series.ribbon, words.spells, strict=True)):
        x = max(spell.start, plan.start).toordinal()
        length = min(spell.end, plan.end).toordinal() - x
        if length <= 0:
            continue
        axes.broken_barh(
            [(x + plan.day, max(length - 2 * plan.day, plan.day))],
            (low, height),
            facecolors=sheet.theme.band,
            clip_on=False,
            gid=f"spell-{place}",
        )
        _name_spell(sheet, plan, name, (free, plan.x(x), plan.x(x + length)))
        free = plan.x(x + length)
        marks.append(
            Mark(kind="spell", say=partial(str, name), ids=(), x=x + length / 2, y=low + height / 2)
        )
    return marks


def _name_spell(sheet: Sheet, plan: GapPlan, name: str, places: tuple[float, float, float]) -> None:
    """Write a constraint into its bar, or before it where it is too short and that is free."""
    free, left, right = places
    words = Words(name, META.scaled(plan.scale), sheet.theme.ink)
    top = plan.bottom + 5
    if words.width + 12 <= right - left:
        sheet.text((left + right) / 2, top, words, align="center")
    elif words.width + 12 <= left - free:
        sheet.text(left - 6, top, words, align="right")
    elif right - left > 2 * words.style.px + 12:
        short = elided(name, words.style, right - left - 12)
        sheet.text((left + right) / 2, top, replace(words, text=short), align="center")


def _lines(axes: Axes, series: GapSeries, theme: ChartTheme, plan: GapPlan) -> list[Mark]:
    for place, run in enumerate(runs(series, *Axis)):
        _shade(axes, run, theme, plan, place)
    marks: list[Mark] = []
    spacing = (plan.room - 2 * INSET) / max(len(series.points), 1)
    size = min(max(spacing * 0.42, 2.6), 5.5) * grown(plan.scale)
    for axis in (Axis.VISIBILITY, Axis.SKILL):
        stretches = runs(series, axis)
        for place, run in enumerate(stretches):
            _line(axes, run, axis, theme, plan, place)
        fresh = [point for run in stretches for point in run if axis in point.fresh]
        dots(axes, _places(fresh, axis), axis, theme, size, gid=f"dots-{axis}")
        last = [run[-1] for run in stretches[-1:] if run[-1] is series.points[-1]]
        dots(axes, _places(last, axis), axis, theme, 10.0 * grown(plan.scale), gid=f"end-{axis}")
        pointed = fresh if not last or last[0] in fresh[-1:] else [*fresh, *last]
        marks.extend(_mean_mark(point, axis) for point in pointed)
    return marks


def _places(points: Sequence[GapPoint], axis: Axis) -> list[tuple[float, float]]:
    return [(p.on.toordinal(), v) for p in points if (v := p.value(axis)) is not None]


def _mean_mark(point: GapPoint, axis: Axis) -> Mark:
    return Mark(
        kind="mean",
        say=partial(mean_label, point, axis),
        ids=point.ids(axis),
        x=point.on.toordinal(),
        y=point.value(axis) or 0.0,
    )


def _widened(
    run: Sequence[GapPoint], plan: GapPlan, values: Sequence[tuple[float, float]]
) -> tuple[list[float], list[float], list[float]]:
    """Return dates, lows and highs to fill; a single day is made a few pixels wide."""
    days: list[float] = [point.on.toordinal() for point in run]
    lows, highs = [low for low, _ in values], [high for _, high in values]
    if len(run) == 1:
        half = 5 * plan.day
        return [days[0] - half, days[0] + half], lows * 2, highs * 2
    return days, lows, highs


def _shade(
    axes: Axes, run: Sequence[GapPoint], theme: ChartTheme, plan: GapPlan, place: int
) -> None:
    pairs = [(p.skill or 0.0, p.visibility or 0.0) for p in run]
    days, lows, highs = _widened(run, plan, pairs)
    axes.fill_between(
        days,
        lows,
        highs,
        color=theme.selection,
        alpha=0.55,
        linewidth=0,
        zorder=1,
        gid=f"gap-{place}",
    )


def _line(
    axes: Axes,
    run: Sequence[GapPoint],
    axis: Axis,
    theme: ChartTheme,
    plan: GapPlan,
    place: int,
) -> None:
    band = []
    for point in run:
        value, half = point.value(axis) or 0.0, band_of_mean(point.of(axis))
        band.append((max(value - half, LOW), min(value + half, HIGH)))
    days, lows, highs = _widened(run, plan, band)
    colour = theme.mark(axis)
    axes.fill_between(
        days, lows, highs, color=colour, alpha=0.13, linewidth=0, zorder=1.2,
        gid=f"noise-{axis}-{place}",
    )  # fmt: skip
    places = _places(run, axis)
    axes.plot(
        [x for x, _ in places],
        [y for _, y in places],
        color=colour,
        linewidth=2.2 * POINT,
        solid_capstyle="round",
        solid_joinstyle="round",
        zorder=4,
        gid=f"line-{axis}-{place}",
    )


def _single(axes: Axes, series: GapSeries, theme: ChartTheme, plan: GapPlan) -> list[Mark]:
    """Draw each rating that no mean speaks for: dots are always drawn (decisions.md 5)."""
    meant = {(p.on, axis) for p in series.points for axis in Axis if p.value(axis) is not None}
    alone = [dot for dot in series.dots if (dot.on, dot.axis) not in meant]
    placed = [
        (dot, dot.on.toordinal() + shift)
        for _, group in groupby(sorted(alone, key=_spot), key=lambda dot: _spot(dot)[:2])
        for dot, shift in _dodged(tuple(group), plan)
    ]
    spacing = (plan.room - 2 * INSET) / max(len(series.points), 1)
    size = min(max(spacing * 0.75, 4.5), 8.0) * grown(plan.scale)
    for axis in Axis:
        for hollow in (False, True):
            chosen = [(x, d.value) for d, x in placed if d.axis is axis and d.hollow is hollow]
            gid = f"ratings-{axis}{'-hollow' if hollow else ''}"
            dots(axes, chosen, axis, theme, size, hollow=hollow, gid=gid)
    return [
        Mark(kind="rating", say=partial(rating_label, dot), ids=(dot.rating,), x=x, y=dot.value)
        for dot, x in placed
    ]


def _spot(dot: Dot) -> tuple[date, int, str, str]:
    return dot.on, dot.value, dot.axis, dot.rating


def _dodged(group: Sequence[Dot], plan: GapPlan) -> list[tuple[Dot, float]]:
    middle = (len(group) - 1) / 2
    return [(dot, (place - middle) * DODGE * plan.day) for place, dot in enumerate(group)]


def _date_axis(sheet: Sheet, plan: GapPlan) -> None:
    meta = META.scaled(plan.scale)
    room = plan.room - 2 * INSET
    for label in date_labels(plan.start, plan.end, room, meta, INSET, INSET):
        words = Words(label.text, meta, sheet.theme.muted)
        x = plan.left + INSET + label.centre
        sheet.text(x, plan.bottom + plan.ribbon + 2, words, align="center")


def _write_keys(sheet: Sheet, plan: GapPlan) -> None:
    top = PAD + plan.heading.height + 8 * plan.scale
    for key in plan.keys.keys:
        sheet.key(PAD, top, key, plan.scale)


def _write_ends(sheet: Sheet, series: GapSeries, plan: GapPlan) -> None:
    if not plan.blocks:
        return
    x = plan.x(series.last_mark.toordinal()) + to_label(plan.scale)
    centres = push_apart(
        [plan.y(b.wish) + (b.height - b.lines[0].style.line) / 2 for b in plan.blocks],
        [block.height for block in plan.blocks],
        plan.y(HIGH) - HEAD,
        plan.bottom,
    )
    for block, centre in zip(plan.blocks, centres, strict=True):
        top = centre - block.height / 2
        for line in block.lines:
            sheet.text(x, top, line, backed=True)
            top += line.style.line


def _write_withheld(sheet: Sheet, plan: GapPlan) -> None:
    """Write what is lacking between the hairlines: ratings are whole, so no dot is there."""
    first = (HIGH - LOW - len(plan.withheld)) // 2
    for place, words in enumerate(plan.withheld):
        top = plan.y(HIGH - first - place - 0.5) - words.style.line / 2
        sheet.text(plan.left + plan.room / 2, top, words, align="center", backed=True)
