"""Words and table of readiness against being seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.scoring import change_between
from growthjournal.domain.verdict import Constraint
from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.charts import (
    NOTHING,
    SEPARATOR,
    ChartWords,
    Table,
    n_of_needed,
    written_day,
)
from growthjournal.wording.diagnostic import change_said, constraint_name, measure_name, score_said

if TYPE_CHECKING:
    from fractions import Fraction

    from growthjournal.domain.quadrant import Quadrant, Spot

SPOTS_NEEDED = 2
"""Sittings before a path and its sentence are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuadrantWords(ChartWords):
    """Words of the chart.

    Attributes:
        corners: The constraints, from the upper left clockwise.
        across: What the x axis measures.
        up: What the y axis measures.
        key: What the marks mean.
        places: The corners in a sentence, where their names do not fit.
    """

    corners: tuple[str, str, str, str]
    across: str
    up: str
    key: str
    places: str


def quadrant_words(data: Quadrant) -> QuadrantWords:
    """Return what the chart says."""
    count = len(data.spots)
    corners = (
        constraint_name(Constraint.READY_UNKNOWN),
        constraint_name(Constraint.OPERATING_SEEN),
        constraint_name(Constraint.VISIBLE_STRETCHED),
        constraint_name(Constraint.BUILD_SKILL),
    )
    parts = [
        ngettext("{n} sitting", "{n} sittings", count).format(n=format_number(count)),
        _("the diagnostic, 1 to 5"),
    ]
    if data.spots:
        parts.append(_("last on {date}").format(date=written_day(data.spots[-1].on)))
    return QuadrantWords(
        title=_("Which limit is mine, and is it moving?"),
        finding=_finding(data),
        subtitle=SEPARATOR.join(parts),
        withheld=() if count else (n_of_needed(0, 1),),
        table=_table(data),
        corners=corners,
        across=measure_name(Axis.VISIBILITY).capitalize(),
        up=measure_name(Axis.SKILL).capitalize(),
        key=_(
            "Large: the last sitting. Hollow: provisional. ×: skill as others see it. "
            "Dashed: waits to be confirmed."
        ),
        places=_("Above: {one} | {two}. Below: {four} | {three}.").format(
            one=corners[0], two=corners[1], three=corners[2], four=corners[3]
        ),
    )


def _finding(data: Quadrant) -> str:
    if not data.spots:
        return _("Can’t tell yet: no sitting of the diagnostic has been finished.")
    last = data.spots[-1]
    name = constraint_name(last.constraint) if last.constraint else ""
    if len(data.spots) < SPOTS_NEEDED:
        here = _("One sitting so far; whether it moves can’t be told yet.")
        return f"{name}. {here}" if name else here
    before = data.spots[-2]
    said = _("Since {date}, readiness: {skill}; seen: {seen}.").format(
        date=written_day(before.on),
        skill=_moved(last, Axis.SKILL, before.skill, last.skill),
        seen=_moved(last, Axis.VISIBILITY, before.visibility, last.visibility),
    )
    return f"{name}. {said}" if name else said


def _moved(last: Spot, axis: Axis, before: Fraction, after: Fraction) -> str:
    if axis not in last.read:
        return _("not answered again")
    return change_said(change_between(before, after))


def spot_said(spot: Spot) -> str:
    """Return a sitting in words, for pointing at it."""
    said = _("{date}: readiness {skill}, seen {seen}").format(
        date=written_day(spot.on), skill=score_said(spot.skill), seen=score_said(spot.visibility)
    )
    if spot.outside is not None:
        said = _("{sitting}; others: {outside}").format(
            sitting=said, outside=score_said(spot.outside)
        )
    return _("{sitting}; waits to be confirmed").format(sitting=said) if spot.is_pending else said


def _table(data: Quadrant) -> Table:
    newest = tuple(reversed(data.spots))
    return Table(
        columns=(_("Date"), _("Readiness"), _("Seen"), _("Others on skill"), _("Verdict")),
        rows=tuple(
            (
                written_day(one.on),
                score_said(one.skill),
                score_said(one.visibility),
                NOTHING if one.outside is None else score_said(one.outside),
                constraint_name(one.constraint) if one.constraint else NOTHING,
            )
            for one in newest
        ),
        ids=tuple(one.sittings for one in newest),
    )
