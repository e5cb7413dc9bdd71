"""Dates as people type them."""

from __future__ import annotations

from datetime import date, timedelta


def day_bounds(text: str) -> tuple[date, date] | None:
    """Return the first day of a year, month or day, and the first after it; None for no date.

    Read are 2026, 2026-10, 2026-10-02, with slashes too, and 2.10.2026.
    """
    parts = text.strip().replace("/", "-").rstrip("-").split("-")
    if len(parts) == 1 and "." in text:
        parts = text.strip().split(".")[::-1]
    try:
        numbers = [int(part) for part in parts]
        if len(parts[0]) != 4:  # noqa: PLR2004 - a year
            return None
        if len(numbers) == 1:
            return date(numbers[0], 1, 1), date(numbers[0] + 1, 1, 1)
        if len(numbers) == 2:  # noqa: PLR2004 - year and month
            first = date(numbers[0], numbers[1], 1)
            return first, (first + timedelta(days=32)).replace(day=1)
        day = date(*numbers)
        return day, day + timedelta(days=1)
    except (ValueError, TypeError, OverflowError):
        return None


def typed_day(text: str, today: date) -> date | None:
    """Return the day that was typed, None for no date.

    A year or month is its last day, as its newest entry is meant; 20.11. is this year's, 20 is
    this month's.
    """
    bounds = day_bounds(text)
    if bounds is not None:
        return bounds[1] - timedelta(days=1)
    parts = text.strip().rstrip(".").split(".")
    try:
        if len(parts) == 1:
            return today.replace(day=int(parts[0]))
        if len(parts) == 2:  # noqa: PLR2004 - day and month
            return date(today.year, int(parts[1]), int(parts[0]))
    except (ValueError, OverflowError):
        pass
    return None
