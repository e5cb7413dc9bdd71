"""The strips: do I catch the pattern earlier?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from growthjournal.charts.dates import date_labels
from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.layout import META, Words, grown
from growthjournal.charts.marks import PAD, POINT, Sheet, hairlines, spots
from growthjournal.charts.patterns_layout import HEAD, HIGH, INSET, StripPlan, plan_strips
from growthjournal.domain.strips import is_early, stretches
from growthjournal.domain.timeline import LONGEST_GAP_DAYS
from growthjournal.wording.strips import named_label, sighting_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from matplotlib.axes import Axes

    from growthjournal.charts.patterns_layout import Head
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.patterns import Sighting
    from growthjournal.domain.strips import Strip, StripSeries
    from growthjournal.wording.strips import StripWords

SMALLEST, LARGEST = 3.4, 9.0
"""Diameter of a dot in pixels."""
TICK = 7.0
"""Length of a tick in pixels."""
SHORT = 5.0
"""Half the length of the bar of a single sighting, in pixels."""


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One strip on its axes."""

    axes: Axes
    place: int
    strip: Strip
    plan: StripPlan
    theme: ChartTheme


def draw_patterns(
    series: StripSeries,
    words: StripWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw a strip for each pattern.

    Args:
        series: Its data.
        words: Its words, made from the same series.
        theme: Colours.
        size: Width and wished height in pixels; the height follows the strips.
        text_scale: 0.8-2.0.
    """
    plan = plan_strips(series, words, theme, size, text_scale)
    sheet = Sheet(theme, size[0], plan.height)
    sheet.heading(plan.heading)
    marks: list[Mark] = []
    for place, head in enumerate(plan.heads):
        axes = _frame(sheet, head, plan)
        if head.strip is not None:
            marks += _strip(_Drawing(axes, place, head.strip, plan, theme))
    _write_lines(sheet, plan)
    _date_axis(sheet, plan)
    return Drawn(
        figure=sheet.figure,
        marks=tuple(marks),
        table=words.table,
        spoken=words.spoken,
        size=sheet.size,
    )


def _frame(sheet: Sheet, head: Head, plan: StripPlan) -> Axes:
    """Write what stands above a strip and draw its hairlines with their names."""
    for words, x, top, align in head.lines:
        sheet.text(x, top, words, align=align)
    start, end = plan.start.toordinal(), plan.end.toordinal()
    axes = sheet.axes(
        (plan.left, head.top, plan.room, HEAD + HIGH * plan.step + plan.foot),
        (start - INSET * plan.day, end + INSET * plan.day),
        (-plan.foot / plan.step, HIGH + HEAD / plan.step),
    )
    hairlines(axes, range(HIGH + 1), sheet.theme.hairline)
    line = plan.stages[0][1].style.line if plan.stages else 0.0
    for stage, words in plan.stages:
        y = head.top + HEAD + (HIGH - stage) * plan.step
        sheet.text(plan.left - 8, y - line / 2, words, align="right")
    if head.strip is None:
        for place, words in enumerate(plan.withheld):
            middle = head.top + HEAD + HIGH * plan.step / 2
            top = middle + (place - len(plan.withheld) / 2) * words.style.line
            sheet.text(plan.left + plan.room / 2, top, words, align="center", backed=True)
    return axes


def _strip(drawing: _Drawing) -> list[Mark]:
    marks = [*_named(drawing), *_ticks(drawing)]
    _bars(drawing)
    size = min(max(drawing.plan.spacing * 0.75, SMALLEST), LARGEST) * grown(drawing.plan.scale)
    strip, theme = drawing.strip, drawing.theme
    for early in (False, True):
        chosen = [one for one in strip.sightings if is_early(one) is early]
        places = [(day, stage) for (day, stage), _ in _spots(chosen)]
        gid = f"{'early' if early else 'late'}-{drawing.place}"
        colour = theme.good if early else theme.muted
        spots(drawing.axes, places, "o", colour, theme, size, hollow=not early, gid=gid)
    marks += [
        Mark(
            kind="sighting",
            say=partial(sighting_label, strip, rows),
            ids=tuple(one.uuid for one in rows),
            x=day,
            y=stage,
            part=drawing.place,
        )
        for (day, stage), rows in _spots(strip.sightings)
    ]
    return sorted(marks, key=lambda mark: (mark.x, -mark.y))


def _spots(sightings: Iterable[Sighting]) -> Iterator[tuple[tuple[int, float], list[Sighting]]]:
    """Yield each day and height with the sightings there."""
    ordered = sorted(sightings, key=_spot)
    for spot, rows in groupby(ordered, key=_spot):
        yield spot, list(rows)


def _spot(sighting: Sighting) -> tuple[int, float]:
    return sighting.date.toordinal(), -1.0 if sighting.stage is None else float(sighting.stage)


def _named(drawing: _Drawing) -> list[Mark]:
    strip = drawing.strip
    if strip.named_on is None:
        return []
    day = strip.named_on.toordinal()
    drawing.axes.plot(
        [day, day], [0.6, HIGH - 0.6],
        color=drawing.theme.muted, linewidth=2.4 * POINT, solid_capstyle="butt", zorder=2,
        gid=f"named-{drawing.place}",
    )  # fmt: skip
    say = partial(named_label, strip, strip.named_on)
    ids = (strip.pattern,)
    return [Mark(kind="named", say=say, ids=ids, x=day, y=HIGH / 2, part=drawing.place)]


def _ticks(drawing: _Drawing) -> list[Mark]:
    plan, place = drawing.plan, drawing.place
    if not drawing.strip.no_chance:
        return []
    length = TICK * grown(plan.scale)
    middle = -(plan.foot - length / 2) / plan.step
    found = list(_spots(drawing.strip.no_chance))
    drawing.axes.plot(
        [day for (day, _), _ in found],
        [middle] * len(found),
        linestyle="none", marker="|", markersize=length * POINT, markeredgewidth=1.4 * POINT,
        color=drawing.theme.muted, clip_on=False, zorder=3, gid=f"no-chance-{place}",
    )  # fmt: skip
    return [
        Mark(
            kind="no-chance",
            say=partial(sighting_label, drawing.strip, rows),
            ids=tuple(one.uuid for one in rows),
            x=day,
            y=middle,
            part=place,
        )
        for (day, _), rows in found
    ]


def _bars(drawing: _Drawing) -> None:
    """Draw the medians under the dots; a bar breaks where nothing was seen for long."""
    found = drawing.strip.compared
    if found is None:
        return
    for name, rows, height in (
        ("first", found.first, found.before),
        ("last", found.last, found.now),
    ):
        for number, stretch in enumerate(stretches(rows, LONGEST_GAP_DAYS)):
            _bar(drawing, stretch, height, f"{name}-{drawing.place}-{number}")


def _bar(drawing: _Drawing, stretch: Sequence[Sighting], height: float, gid: str) -> None:
    days = [float(stretch[0].date.toordinal()), float(stretch[-1].date.toordinal())]
    if days[0] == days[1]:
        half = SHORT * drawing.plan.day
        days = [days[0] - half, days[1] + half]
    drawing.axes.plot(
        days, [height, height],
        color=drawing.theme.ink, linewidth=2.6 * POINT, solid_capstyle="round", zorder=4, gid=gid,
    )  # fmt: skip


def _write_lines(sheet: Sheet, plan: StripPlan) -> None:
    """Write the key above the strips and what is left out under them."""
    top = plan.key_top
    for words in plan.key:
        sheet.text(PAD, top, words)
        top += words.style.line
    top = plan.height - PAD - sum(words.style.line for words in plan.left_out)
    for words in plan.left_out:
        sheet.text(PAD, top, words)
        top += words.style.line


def _date_axis(sheet: Sheet, plan: StripPlan) -> None:
    meta = META.scaled(plan.scale)
    room = plan.room - 2 * INSET
    for label in date_labels(plan.start, plan.end, room, meta, INSET, INSET):
        words = Words(label.text, meta, sheet.theme.muted)
        sheet.text(plan.left + INSET + label.centre, plan.bottom + 2, words, align="center")
