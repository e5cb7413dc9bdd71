"""Dates as people set them: many forms, with words or numbers, 12 or 24 hours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NOON = 12
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_MONTH = "(?P<word>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r"|sept)\.?"
_DATES = (
    ("iso", r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2}))?"),
    ("dots", r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"),
    ("slashes", r"(?P<first>\d{1,2})(?P<sep>[-/])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4})"),
    ("day-first", rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+{_MONTH},?\s+(?P<year>\d{{4}})"),
    ("month-first", rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"),
)
_TIME = (
    r"(?:(?:,\s*|\s+at\s+|T|\s+)"
    r"(?:(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second_>\d{2})(?:\.\d+)?)?"
    r"(?:\s?(?P<half>[ap]\.?m\.?))?"
    r"|(?P<full_hour>\d{1,2})\s?(?P<full_half>[ap]\.?m\.?))"
    r"(?:\s?Z|\s?[+-]\d{2}:?\d{2})?)?"
)
_FORMS = tuple(
    (name, re.compile(rf"{_WEEKDAY}{pattern}(?!\d){_TIME}(?=\s|\]|$)", re.IGNORECASE))
    for name, pattern in _DATES
)
LONGEST = 60
"""Characters that a date with its time can take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date at the beginning of an entry.

    Attributes:
        form: Which form it has, for telling dates from text that begins like one.
        end: Where it ends.
        first: First number of a date such as 3/4/2020, whose order the file must tell; or None.
        second: The second number, or None.
        year: As written.
        month: As written, None when `first` and `second` stand for it.
        day: As written; None when left out.
        hour: 0-23 or as written wrongly; None without a time.
        minute: As written.
        second_of_minute: As written.
    """

    form: tuple[str, bool, bool]
    end: int
    year: int
    month: int | None
    day: int | None
    first: int | None
    second: int | None
    hour: int | None
    minute: int
    second_of_minute: int

    @property
    def lacks_day(self) -> bool:
        """Whether only month and year are given."""
        return self.first is None and self.day is None

    def on(self, *, day_first: bool) -> date:
        """Return the date, the first of the month when the day is missing.

        Raises:
            ValueError: There is no such day.
        """
        month, day = self.month, self.day
        if self.first is not None and self.second is not None:
            month, day = (self.second, self.first) if day_first else (self.first, self.second)
        return date(self.year, month or 0, 1 if day is None else day)

    def at(self) -> time | None:
        """Return the time of day, if there is one.

        Raises:
            ValueError: There is no such time.
        """
        return None if self.hour is None else time(self.hour, self.minute, self.second_of_minute)


def find_stamp(text: str) -> Stamp | None:
    """Return the date that a text begins with, which may be impossible; None without one."""
    text = text[:LONGEST]
    for name, form in _FORMS:
        match = form.match(text)
        if match is not None:
            return _stamp(name, match)
    return None


def _stamp(name: str, match: re.Match[str]) -> Stamp:
    found = match.groupdict()

    def number(key: str) -> int | None:
        return int(found[key]) if found.get(key) else None

    word = found.get("word")
    month = number("month")
    if word:
        month = 1 + next(at for at, full in enumerate(_MONTHS) if full.startswith(word[:3].lower()))
    hour = number("hour") if found["hour"] else number("full_hour")
    half = (found["half"] or found["full_half"] or "").lower()
    if hour is not None and half and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    return Stamp(
        form=(name, hour is not None, found["second_"] is not None),
        end=match.end(),
        year=int(found["year"]),
        month=month,
        day=number("day"),
        first=number("first"),
        second=number("second"),
        hour=hour,
        minute=number("minute") or 0,
        second_of_minute=number("second_") or 0,
    )
