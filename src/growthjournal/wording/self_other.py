"""Words and table of self, expected and outside ratings; every number is written once, here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.self_other import CLOSE, COMPARED_NEEDED
from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.charts import (
    NOTHING,
    SEPARATOR,
    ChartWords,
    Table,
    gap_shown,
    n_of_needed,
    number,
    shown,
    signed,
    since,
    written_day,
)

if TYPE_CHECKING:
    from growthjournal.domain.self_other import Compared, SelfOther


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfOtherRow:
    """One row: the competency, and at its end the difference with how many it goes over."""

    name: str
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfOtherWords(ChartWords):
    """Words of the chart.

    Attributes:
        rows: One for each row, in the same order.
        own: Name of the user's mark.
        expected: Name of the mark of what was expected.
        outside: Name of the mark of what others said.
        foot: What the numbers at the right are, and what hollow means where it is drawn.
    """

    rows: tuple[SelfOtherRow, ...]
    own: str
    expected: str
    outside: str
    foot: str


def self_other_words(data: SelfOther) -> SelfOtherWords:
    """Return what the chart says."""
    foot = [_("Right: you minus others, and by how many people.")] if data.rows else []
    if any(row.hollow for row in data.rows):
        foot.append(_("Hollow: the latest rating stands without a fact."))
    return SelfOtherWords(
        title=_("Do I see myself as others do?"),
        finding=_finding(data),
        subtitle=_subtitle(data),
        withheld=() if data.is_enough else (n_of_needed(len(data.compared), COMPARED_NEEDED),),
        table=self_other_table(data),
        rows=tuple(SelfOtherRow(name=row.name, difference=_end(row)) for row in data.rows),
        own=_("You"),
        expected=_("You expected"),
        outside=_("Others"),
        foot=" ".join(foot),
    )


def own_said(row: Compared) -> str:
    """Return what the user's mark is, for pointing at it."""
    return _("{name}: you {n}").format(name=row.name, n=_value(row.own))


def expected_said(row: Compared) -> str:
    """Return what the mark of the guess is, for pointing at it."""
    return _("{name}: you expected {n}").format(name=row.name, n=_value(row.expected))


def outside_said(row: Compared) -> str:
    """Return what the others' mark is, for pointing at it."""
    return _("{name}: {people} {n}, on {date}").format(
        name=row.name, people=_people(row.raters), n=_value(row.outside), date=written_day(row.last)
    )


def _people(count: int) -> str:
    return ngettext("{n} other person", "{n} other people", count).format(n=format_number(count))


def _value(value: float | None) -> str:
    return NOTHING if value is None else number(shown(value))


def _difference(row: Compared) -> str:
    """Return own minus outside; where it goes over the same people, so that the sum comes out."""
    if row.difference is None:
        return NOTHING
    if row.own is not None and row.counted == row.raters:
        return signed(gap_shown(row.own, row.outside))
    return signed(shown(row.difference))


def _end(row: Compared) -> str:
    if row.difference is None:
        return NOTHING
    return _("{difference} ({n})").format(difference=_difference(row), n=format_number(row.counted))


def _finding(data: SelfOther) -> str:
    mean = data.mean
    if not data.is_enough or mean is None:
        return _("Can’t tell yet: outside ratings of {n} competencies are needed.").format(
            n=format_number(COMPARED_NEEDED)
        )
    count = format_number(len(data.compared))
    written = number(abs(shown(mean)))
    if abs(shown(mean)) <= CLOSE:
        return _("Over {n} competencies you see yourself much as others do.").format(n=count)
    if mean > 0:
        return _("Over {n} competencies you put yourself {x} above others.").format(
            n=count, x=written
        )
    return _("Over {n} competencies you put yourself {x} below others.").format(n=count, x=written)


def _subtitle(data: SelfOther) -> str:
    ratings = sum(len(row.outside_ids) for row in data.rows)
    parts = [
        ngettext("{n} outside rating of skill", "{n} outside ratings of skill", ratings).format(
            n=format_number(ratings)
        ),
        since(data.since),
    ]
    if data.rows:
        last = max(row.last for row in data.rows)
        parts.append(_("last on {date}").format(date=written_day(last)))
    return SEPARATOR.join(parts)


def self_other_table(data: SelfOther) -> Table:
    """Return a row for each competency in the chart's order, and one for all that compare."""
    rows = [
        (
            row.name,
            _value(row.own),
            _value(row.expected),
            _value(row.outside),
            format_number(row.raters),
            _difference(row),
        )
        for row in data.rows
    ]
    ids = [row.own_ids + row.outside_ids for row in data.rows]
    if data.is_enough and data.mean is not None:
        count = format_number(len(data.compared))
        name = _("All {n} with both").format(n=count)
        rows.append((name, NOTHING, NOTHING, NOTHING, NOTHING, signed(shown(data.mean))))
        ids.append(tuple(one for row in data.compared for one in row.own_ids + row.outside_ids))
    return Table(
        columns=(
            _("Competency"),
            _("You"),
            _("You expected"),
            _("Others"),
            _("People"),
            _("Difference"),
        ),
        rows=tuple(rows),
        ids=tuple(ids),
    )
