"""The competencies in focus, each in a small chart of its own: do the dots climb?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from growthjournal.charts.dates import date_labels
from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.focus_layout import INSET, FocusPlan, PanelPlan, plan_focus
from growthjournal.charts.layout import META, Words, grown
from growthjournal.charts.marks import PAD, POINT, Sheet, dots, hairlines, spots
from growthjournal.domain.competencies import SCALE, Axis
from growthjournal.language import format_number
from growthjournal.wording.focus_series import other_said, spot_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.focus_series import FocusSeries, Panel, Spot, Stretch
    from growthjournal.wording.focus_series import FocusWords

SMALLEST, LARGEST = 3.4, 9.0
"""Diameter of a dot in pixels."""
DIAMOND = 1.3
"""A diamond beside a dot, as a share of its diameter."""
LOW, HIGH = SCALE[0], SCALE[-1]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One panel on its axes."""

    axes: Axes
    place: int
    panel: Panel
    theme: ChartTheme
    dot: float


def draw_focus(
    series: FocusSeries,
    words: FocusWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw a panel for each competency in focus, two beside each other where they fit.

    Args:
        series: Its data.
        words: Made from the same data.
        theme: Colours.
        size: Width and wished height in pixels; the height follows the panels.
        text_scale: 0.8-2.0.
    """
    plan = plan_focus(series, words, theme, size, text_scale)
    sheet = Sheet(theme, size[0], plan.height)
    sheet.heading(plan.heading)
    for line, top in plan.key:
        sheet.text(PAD, top, line)
    marks: list[Mark] = []
    for place, one in enumerate(plan.panels):
        axes = _frame(sheet, one, plan)
        if one.panel is not None:
            dot = min(max(plan.spacing(one.panel) * 0.75, SMALLEST), LARGEST) * grown(text_scale)
            marks += _panel(_Drawing(axes, place, one.panel, theme, dot))
    return Drawn(
        figure=sheet.figure,
        marks=tuple(marks),
        table=words.table,
        spoken=words.spoken,
        size=sheet.size,
    )


def _frame(sheet: Sheet, one: PanelPlan, plan: FocusPlan) -> Axes:
    """Write what stands around a panel and draw its hairlines."""
    for words, top in one.lines:
        sheet.text(one.left, top, words)
    meta, theme = META.scaled(plan.scale), sheet.theme
    start, end = plan.start.toordinal(), plan.end.toordinal()
    day = (end - start) / (one.room - 2 * INSET)
    above = plan.inset / plan.step
    axes = sheet.axes(
        (one.axis_left, one.top, one.room, plan.tall),
        (start - INSET * day, end + INSET * day),
        (LOW - above, HIGH + above),
    )
    hairlines(axes, SCALE, theme.hairline)
    for level in SCALE if plan.step >= meta.line else SCALE[::2]:
        y = one.top + plan.inset + (HIGH - level) * plan.step
        number = Words(format_number(level), meta, theme.muted)
        sheet.text(one.axis_left - 6, y - meta.line / 2, number, align="right")
    for label in date_labels(plan.start, plan.end, one.room - 2 * INSET, meta, INSET, INSET):
        words = Words(label.text, meta, theme.muted)
        x = one.axis_left + INSET + label.centre
        sheet.text(x, one.top + plan.tall + 2, words, align="center")
    if one.panel is None or not (one.panel.own or one.panel.others):
        middle = one.top + plan.tall / 2 - meta.line / 2
        for place, line in enumerate(one.withheld):
            top = middle + (place - (len(one.withheld) - 1) / 2) * meta.line
            sheet.text(one.axis_left + one.room / 2, top, line, align="center", backed=True)
    return axes


def _panel(drawing: _Drawing) -> list[Mark]:
    panel, place, theme = drawing.panel, drawing.place, drawing.theme
    for number, stretch in enumerate(panel.stretches):
        _stretch(drawing, stretch, f"{place}-{number}")
    for number, on in enumerate(panel.breaks):
        # Half a day before: the first rating on the new lines stands behind it.
        day = on.toordinal() - 0.5
        drawing.axes.plot(
            [day, day], [LOW, HIGH],
            color=theme.muted, linewidth=1.2 * POINT, linestyle=(0, (4.0, 3.0)), zorder=2,
            gid=f"break-{place}-{number}",
        )  # fmt: skip
    for hollow in (False, True):
        chosen = [spot for spot in panel.own if spot.hollow is hollow]
        gid = f"{'hollow' if hollow else 'own'}-{place}"
        dots(drawing.axes, _places(chosen), Axis.SKILL, theme, drawing.dot, hollow=hollow, gid=gid)
    # After the own ones: there are fewer of them, and none may lie hidden.
    others = _places(panel.others)
    spots(drawing.axes, others, "D", theme.ink, theme, drawing.dot * DIAMOND, gid=f"others-{place}")
    marks = [_mark(drawing, spot, is_other=False) for spot in panel.own]
    marks += [_mark(drawing, spot, is_other=True) for spot in panel.others]
    return sorted(marks, key=lambda mark: (mark.x, -mark.y))


def _places(chosen: Sequence[Spot]) -> list[tuple[float, float]]:
    return [(spot.on.toordinal(), spot.value) for spot in chosen]


def _mark(drawing: _Drawing, spot: Spot, *, is_other: bool) -> Mark:
    say = partial(other_said if is_other else spot_said, drawing.panel, spot)
    return Mark(
        kind="rating",
        say=say,
        ids=spot.ids,
        x=spot.on.toordinal(),
        y=spot.value,
        part=drawing.place,
    )


def _stretch(drawing: _Drawing, stretch: Stretch, name: str) -> None:
    """Draw the noise band and, where there are enough ratings, the middle of three in steps."""
    theme = drawing.theme
    days = [float(on.toordinal()) for on, _value in stretch.middles]
    middles = [value for _on, value in stretch.middles]
    if len(days) == 1:
        days, middles = [days[0] - 0.5, days[0] + 0.5], middles * 2
    drawing.axes.fill_between(
        days,
        [max(value - stretch.half, LOW) for value in middles],
        [min(value + stretch.half, HIGH) for value in middles],
        step="mid", facecolor=theme.skill, alpha=0.15, linewidth=0, zorder=1.8, gid=f"band-{name}",
    )  # fmt: skip
    if stretch.has_line:
        drawing.axes.plot(
            days, middles,
            drawstyle="steps-mid", color=theme.skill, linewidth=1.8 * POINT, zorder=4,
            solid_joinstyle="miter", gid=f"line-{name}",
        )  # fmt: skip
