"""A year of days: a column for each week, a dot for each day on which something was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from growthjournal.charts.dates import date_labels
from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.layout import META, Words, grown, wrap
from growthjournal.charts.marks import PAD, POINT, Sheet, heading
from growthjournal.domain.activity import WEEKS_COUNTED, WEEKS_SHOWN
from growthjournal.language import format_weekday
from growthjournal.wording.activity import day_said

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.axes import Axes

    from growthjournal.charts.marks import Heading
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.activity import Activity
    from growthjournal.wording.activity import ActivityWords

DAYS = 7
LEAST_DAY, MOST_DAY = 9.0, 17.0
"""Height of a day in pixels, at text scale 1."""
DOT_SHARE, POINT_SHARE = 0.72, 0.22
"""Diameter of a dot and of the point of an empty day, as shares of the smaller side of a day."""
NARROW_BELOW = 480.0
"""Width in pixels at text scale 1 under which the days of the week have no names."""
BESIDE = 8.0
"""Pixels between those names and the days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    heading: Heading
    left: float
    top: float
    week: float
    day: float
    key: tuple[str, ...]
    height: float
    scale: float

    @property
    def bottom(self) -> float:
        """Where the days end, in pixels from the top."""
        return self.top + DAYS * self.day

    def place(self, on: date, start: date) -> tuple[float, float]:
        """Return the centre of a day in pixels from the upper left corner."""
        week, day = divmod((on - start).days, DAYS)
        return self.left + (week + 0.5) * self.week, self.top + (day + 0.5) * self.day


def draw_activity(
    data: Activity,
    words: ActivityWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw on which days of a year something was written.

    Args:
        data: The days.
        words: Made from the same data.
        theme: Colours.
        size: Width and wished height in pixels; the height follows the days.
        text_scale: 0.8-2.0.
    """
    plan = _plan(data, words, theme, size, text_scale)
    sheet = Sheet(theme, size[0], plan.height)
    sheet.heading(plan.heading)
    axes = sheet.axes((0, 0, *sheet.size), (0.0, size[0]), (plan.height, 0.0))
    _shade(axes, theme, plan)
    _days(axes, data, theme, plan)
    _write(sheet, data, plan)
    marks = []
    for day in data.days:
        x, y = plan.place(day.on, data.start)
        marks.append(Mark(kind="day", say=partial(day_said, day), ids=day.entries, x=x, y=y))
    return Drawn(
        figure=sheet.figure,
        marks=tuple(marks),
        table=words.table,
        spoken=words.spoken,
        size=sheet.size,
    )


def _plan(
    data: Activity,
    words: ActivityWords,
    theme: ChartTheme,
    size: tuple[float, float],
    scale: float,
) -> _Plan:
    width, height = size
    meta = META.scaled(scale)
    laid = heading(words, theme, width - 2 * PAD, scale)
    left = PAD
    if width >= NARROW_BELOW * scale:
        left += max(Words(name, meta, "").width for _place, name in _names(data)) + BESIDE
    key = wrap(words.key, meta, width - 2 * PAD)
    top = PAD + laid.height + 10 * scale
    under = meta.line * (1 + len(key)) + 12 * scale + PAD
    wished = (height - top - under) / DAYS
    day = max(min(wished, MOST_DAY * grown(scale)), LEAST_DAY * grown(scale), 0.6 * meta.line)
    return _Plan(
        heading=laid,
        left=left,
        top=top,
        week=(width - PAD - left) / WEEKS_SHOWN,
        day=day,
        key=key,
        height=top + DAYS * day + under,
        scale=scale,
    )


def _names(data: Activity) -> list[tuple[int, str]]:
    """Return the names of every second day of the week with their places."""
    return [
        (place, format_weekday(data.start + timedelta(days=place))) for place in range(0, DAYS, 2)
    ]


def _shade(axes: Axes, theme: ChartTheme, plan: _Plan) -> None:
    left = plan.left + (WEEKS_SHOWN - WEEKS_COUNTED) * plan.week
    axes.add_patch(
        Rectangle(
            (left, plan.top),
            WEEKS_COUNTED * plan.week,
            DAYS * plan.day,
            facecolor=theme.selection,
            edgecolor="none",
            alpha=0.6,
            zorder=1,
            gid="counted",
        )
    )


def _days(axes: Axes, data: Activity, theme: ChartTheme, plan: _Plan) -> None:
    """Draw a dot where something was written, and a quiet point on every other day."""
    written = {day.on for day in data.days}
    all_days = ((data.end - data.start).days + 1) if data.end >= data.start else 0
    every = [data.start + timedelta(days=place) for place in range(all_days)]
    side = min(plan.week, plan.day)
    for name, chosen, share, colour in (
        ("empty", [one for one in every if one not in written], POINT_SHARE, theme.muted),
        ("written", [one for one in every if one in written], DOT_SHARE, theme.ink),
    ):
        places = [plan.place(one, data.start) for one in chosen]
        if places:
            axes.plot(
                [x for x, _y in places],
                [y for _x, y in places],
                linestyle="none", marker="o", markersize=side * share * POINT,
                markerfacecolor=colour, markeredgewidth=0, alpha=0.45 if name == "empty" else 1.0,
                zorder=3, gid=name,
            )  # fmt: skip


def _write(sheet: Sheet, data: Activity, plan: _Plan) -> None:
    meta, theme = META.scaled(plan.scale), sheet.theme
    if plan.left > PAD:
        for place, name in _names(data):
            top = plan.top + (place + 0.5) * plan.day - meta.line / 2
            sheet.text(plan.left - BESIDE, top, Words(name, meta, theme.muted), align="right")
    end = data.start + timedelta(days=DAYS * WEEKS_SHOWN)
    room = plan.week * WEEKS_SHOWN
    under = plan.bottom + 4 * plan.scale
    for label in date_labels(data.start, end, room, meta):
        words = Words(label.text, meta, theme.muted)
        sheet.text(plan.left + label.centre, under, words, align="center")
    under += meta.line + 6 * plan.scale
    for line in plan.key:
        sheet.text(PAD, under, Words(line, meta, theme.muted))
        under += meta.line
