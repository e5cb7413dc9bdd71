"""A year of days, and the weeks with an entry (method.md A8, F6.13): no streaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

WEEKS_SHOWN = 53
"""Weeks from Monday to Sunday that hold the last 365 days [D]."""
WEEKS_COUNTED = 13
"""Weeks of which it is said how many have an entry, this one included (method.md A8)."""
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDay:
    """A day on which something was written, with the uuids of its entries."""

    on: date
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Data of the chart.

    Attributes:
        days: Those with an entry, oldest first.
        start: Monday of the first week shown.
        end: Today.
    """

    days: tuple[WrittenDay, ...]
    start: date
    end: date

    @property
    def counted_since(self) -> date:
        """Monday of the first week that is counted."""
        return monday(self.end) - (WEEKS_COUNTED - 1) * WEEK

    @property
    def weeks_written(self) -> int:
        """How many of the weeks that are counted have an entry."""
        return weeks_with_entry((day.on for day in self.days), self.end)

    @property
    def entries(self) -> int:
        """How many entries were written on the days shown."""
        return sum(len(day.entries) for day in self.days)


def monday(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks_with_entry(days: Iterable[date], today: date) -> int:
    """Return how many of the last 13 weeks, this one included, have an entry (method.md A8)."""
    since = monday(today) - (WEEKS_COUNTED - 1) * WEEK
    return len({monday(day) for day in days if since <= day <= today})


def activity(written: Iterable[tuple[str, date]], today: date) -> Activity:
    """Return the days of a year on which something was written.

    Args:
        written: Uuid and date of each entry.
        today: The last day.
    """
    start = monday(today) - (WEEKS_SHOWN - 1) * WEEK
    found: dict[date, list[str]] = {}
    for uuid, on in written:
        if start <= on <= today:
            found.setdefault(on, []).append(uuid)
    return Activity(
        days=tuple(WrittenDay(on=on, entries=tuple(found[on])) for on in sorted(found)),
        start=start,
        end=today,
    )
