"""One gettext function for every layer; Babel for dates, numbers and lists."""

from __future__ import annotations

import gettext as _catalogues
import os
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from growthjournal.bundled import resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

Length = Literal["short", "medium", "long", "full"]
NEAR_DAYS = 31
"""Within this many days a date is said relative to today (look.md, Words on screen)."""


@cache
def locale_name() -> str:
    """Return the user's locale, for example "en_GB"; "en" when none is set."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").split(".")[0]
        if value and value not in {"C", "POSIX"}:
            return value
    return "en"


@cache
def _catalogue() -> _catalogues.NullTranslations:
    return _catalogues.translation(
        "growthjournal",
        localedir=resource("translations"),
        languages=[locale_name(), locale_name().split("_")[0]],
        fallback=True,
    )


def gettext(text: str) -> str:
    """Return the text in the user's language; placeholders are filled afterwards."""
    return _catalogue().gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a text that fits a count."""
    return _catalogue().ngettext(one, many, count)


def _babel_locale() -> str:
    return _known_locale(locale_name())


@lru_cache
def _known_locale(name: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return "en"
    return name


# A list asks for the same few dates with every paint; writing one takes Babel up to a millisecond.


@lru_cache(maxsize=1024)
def _written(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date as babel_date

    return babel_date(day, pattern, locale=locale)


@lru_cache(maxsize=1024)
def _written_by_skeleton(day: date, skeleton: str, locale: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, day, locale=locale)


def format_date(day: date, length: Length = "long") -> str:
    """Return a date as the user's locale writes it."""
    return _written(day, length, _babel_locale())


def format_month(day: date) -> str:
    """Return month and year, for example "November 2026"."""
    return _written_by_skeleton(day, "yMMMM", _babel_locale())


def format_quarter(day: date) -> str:
    """Return the quarter with its year, for example "4th quarter 2026"."""
    return _written_by_skeleton(day, "yQQQQ", _babel_locale())


def format_short_month(day: date) -> str:
    """Return the short month, for example "Apr"."""
    return _written_by_skeleton(day, "MMM", _babel_locale())


def format_short_month_year(day: date) -> str:
    """Return the short month with its year, for example "Apr 2026"."""
    return _written_by_skeleton(day, "yMMM", _babel_locale())


def format_day_month(day: date) -> str:
    """Return day and short month, for example "3 Apr"."""
    return _written_by_skeleton(day, "MMMd", _babel_locale())


def format_today(day: date) -> str:
    """Return weekday, day and month, for example "Sunday, 22 November"."""
    import re

    from babel import Locale
    from babel.dates import format_date as babel_date

    # The short pattern with long names: CLDR has no skeleton for it in most languages.
    pattern = str(Locale.parse(_babel_locale()).datetime_skeletons["MMMEd"].pattern)
    pattern = re.sub(r"\bMMM\b", "MMMM", re.sub(r"\b(E{1,3}|c{1,3})\b", "EEEE", pattern))
    return babel_date(day, pattern, locale=_babel_locale())


def format_weekday_day(day: date) -> str:
    """Return weekday and day of the month, for example "Fri 20"."""
    return _written(day, "EEE d", _babel_locale())


def format_weekday(day: date) -> str:
    """Return the short weekday, for example "Fri"."""
    return _written(day, "EEE", _babel_locale())


def format_time(at: time) -> str:
    """Return a time of day as the user's locale writes it."""
    from babel.dates import format_time as babel_time

    return babel_time(at, "short", locale=_babel_locale()).replace("\u202f", "\u00a0")


def format_number(value: float, decimals: int = 0) -> str:
    """Return a number with exactly this many decimals."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, pattern, locale=_babel_locale())


def relative_day(day: date, today: date) -> str:
    """Return "today", "in 2 days" or "12 days ago" within a month, else the date."""
    distance = (day - today).days
    if distance == 0:
        return gettext("today")
    if abs(distance) > NEAR_DAYS:
        return format_date(day)
    if distance == 1:
        return gettext("tomorrow")
    if distance == -1:
        return gettext("yesterday")
    if distance > 0:
        return gettext("in {days} days").format(days=distance)
    return gettext("{days} days ago").format(days=-distance)


def list_of(words: Sequence[str]) -> str:
    """Return words as a list in a sentence, for example "a, b and c"."""
    from babel.lists import format_list

    return format_list(list(words), locale=_babel_locale())


def language_name(code: str) -> str:
    """Return a language's name in the user's language; the code where it has none."""
    from babel import Locale

    return str(Locale.parse(_babel_locale()).languages.get(code, code))
