"""What the words of every chart share: title, finding, table; numbers, dates and axes as text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import WINDOW_DAYS, Axis
from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from datetime import date

SEPARATOR = " · "
"""Stands between the parts of a subtitle."""
NOTHING = "–"
"""Stands in a table where there is no value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A chart's numbers as words.

    Attributes:
        columns: Headings.
        rows: Cells, as many as headings.
        ids: For each row the uuids of the ratings behind it.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ids: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartWords:
    """What every chart says.

    Attributes:
        title: The question.
        finding: One generated sentence.
        subtitle: Number of ratings, window, last date.
        withheld: Lines for the empty frame, "1 of 3 needed"; empty when there is enough.
        table: The same numbers as rows.
    """

    title: str
    finding: str
    subtitle: str
    withheld: tuple[str, ...] = ()
    table: Table

    @property
    def spoken(self) -> str:
        """The chart in words, for a screen reader and for a file's description."""
        return " ".join((self.title, self.finding, self.subtitle))


def shown(value: float) -> Decimal:
    """Return a value as charts write it: one decimal, halves up."""
    return Decimal(repr(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def gap_shown(skill: float, visibility: float) -> Decimal:
    """Return the difference of the two written values, so that a reader's sum comes out."""
    return shown(skill) - shown(visibility)


@lru_cache(maxsize=256)
def number(value: float | Decimal) -> str:
    """Return a number with one decimal in the user's locale."""
    return format_number(float(value), 1)


def signed(value: Decimal) -> str:
    """Return a number with its sign, "+1.3", "−0.4" or "0.0"."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + number(abs(value))


def axis_name(axis: Axis) -> str:
    """Return the name of an axis as a label."""
    return _("Skill") if axis is Axis.SKILL else _("Visibility")


def written_day(day: date) -> str:
    """Return a date as charts write it."""
    return format_date(day, "medium")


def since(day: date) -> str:
    """Return from which day on a chart shows what there is."""
    return _("since {date}").format(date=written_day(day))


def n_of_needed(have: int, needed: int) -> str:
    """Return what there is of what it takes, "1 of 3 needed"."""
    return _("{n} of {min} needed").format(n=format_number(have), min=format_number(needed))


def count_of_ratings(count: int) -> str:
    """Return how many self-ratings a chart rests on."""
    return ngettext("{n} self-rating", "{n} self-ratings", count).format(n=format_number(count))


def windows() -> str:
    """Return how far back a rating of each axis counts."""
    return _("skill {skill} days, visibility {visibility} days").format(
        skill=format_number(WINDOW_DAYS[Axis.SKILL]),
        visibility=format_number(WINDOW_DAYS[Axis.VISIBILITY]),
    )
