"""Labels of a date axis that fit their room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from growthjournal.charts.layout import META, width_of
from growthjournal.language import format_day_month, format_short_month, format_short_month_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from growthjournal.charts.layout import Type

SHORT_SPAN_DAYS = 75
"""Up to this many days the axis names days."""
AIR = 14.0
"""Pixels between two labels at text scale 1."""
LESS_AIR = 5.0
"""The same where it would leave fewer than two labels."""
MOST = 9
"""Labels on an axis."""
WEEK_STEPS = (1, 2, 3, 4)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)


@dataclass(frozen=True, slots=True)
class DateLabel:
    """A label with its day and its centre in pixels from the axis' left end."""

    on: date
    text: str
    centre: float


def date_labels(
    start: date, end: date, room: float, style: Type, before: float = 0.0, after: float = 0.0
) -> tuple[DateLabel, ...]:
    """Return the densest row of labels that neither touch nor leave their room.

    Args:
        start: Day at the left end.
        end: Day at the right end, later than start.
        room: Length of the axis in pixels.
        style: Type of the labels.
        before: Pixels that a label may stand out at the left.
        after: The same at the right.
    """
    rows = [
        _kept_inside(_place(days, names, start, end, room), style, room, before, after)
        for days, names in _candidates(start, end)
    ]
    for air, least in ((AIR, 2), (LESS_AIR, 2), (LESS_AIR, 1)):
        for row in rows:
            if least <= len(row) <= MOST and _apart(row, style, air):
                return row
    return _kept_inside(
        _place([start], [format_short_month_year(start)], start, end, room), style, room, 0, 0
    )


def _candidates(start: date, end: date) -> Iterator[tuple[list[date], list[str]]]:
    if (end - start).days <= SHORT_SPAN_DAYS:
        for step in WEEK_STEPS:
            days = [start + timedelta(weeks=w) for w in range(0, (end - start).days // 7 + 1, step)]
            yield days, [format_day_month(day) for day in days]
        return
    for step in MONTH_STEPS:
        days = _months(start, end, step)
        if days:
            yield days, _month_names(days)


def _months(start: date, end: date, step: int) -> list[date]:
    first = start.year * 12 + start.month - 1 + (start.day > 1)
    months = range(first, end.year * 12 + end.month)
    return [date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]


def _month_names(days: Sequence[date]) -> list[str]:
    january = any(day.month == 1 for day in days)
    names = [str(day.year) if day.month == 1 else format_short_month(day) for day in days]
    if not january:
        names[0] = format_short_month_year(days[0])
    return names


def _place(
    days: Sequence[date], names: Sequence[str], start: date, end: date, room: float
) -> list[DateLabel]:
    span = (end - start).days
    return [
        DateLabel(day, name, (day - start).days / span * room)
        for day, name in zip(days, names, strict=True)
    ]


def _kept_inside(
    row: Sequence[DateLabel], style: Type, room: float, before: float, after: float
) -> tuple[DateLabel, ...]:
    kept = []
    for label in row:
        half = width_of(label.text, style) / 2
        centre = min(max(label.centre, half - before), room + after - half)
        kept.append(DateLabel(label.on, label.text, centre))
    return tuple(kept)


def _apart(row: Sequence[DateLabel], style: Type, air: float) -> bool:
    air *= style.px / META.px
    halves = [width_of(label.text, style) / 2 for label in row]
    return all(
        row[i].centre + halves[i] + air <= row[i + 1].centre - halves[i + 1]
        for i in range(len(row) - 1)
    )
