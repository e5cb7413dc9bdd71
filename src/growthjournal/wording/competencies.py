"""Words and table of the dumbbells; every number is written once, here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.language import format_number, list_of, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.charts import (
    NOTHING,
    SEPARATOR,
    ChartWords,
    Table,
    axis_name,
    count_of_ratings,
    gap_shown,
    n_of_needed,
    number,
    shown,
    signed,
    windows,
    written_day,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.dumbbells import Dumbbell


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """One row of the dumbbells: competency, signed gap, and its name if it has earned one."""

    name: str
    gap: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyWords(ChartWords):
    """Words of the dumbbells.

    Attributes:
        rows: One per dumbbell, in the same order.
        skill: Name of the axis.
        visibility: Name of the axis.
        hollow: What a hollow mark means, empty when none is drawn.
    """

    rows: tuple[RowWords, ...]
    skill: str
    visibility: str
    hollow: str


def median_label(row: Dumbbell, axis: Axis) -> str:
    """Return what an end of a dumbbell is, for pointing at it."""
    value = row.skill if axis is Axis.SKILL else row.visibility
    ids = row.skill_ids if axis is Axis.SKILL else row.visibility_ids
    written = NOTHING if value is None else number(shown(value))
    return _("{name}: {axis} {n}, {ratings}").format(
        name=row.name, axis=axis_name(axis), n=written, ratings=count_of_ratings(len(ids))
    )


def competency_words(rows: Sequence[Dumbbell]) -> CompetencyWords:
    """Return the words of the dumbbells, in the order of the rows."""
    hollow = any(row.skill_hollow or row.visibility_hollow for row in rows)
    complete = any(row.gap is not None for row in rows)
    return CompetencyWords(
        title=_("Where am I better than people know?"),
        finding=_competency_finding(rows),
        subtitle=_competency_subtitle(rows),
        withheld=() if complete else (n_of_needed(0, 1),),
        table=competency_table(rows),
        rows=tuple(_row_words(row) for row in rows),
        skill=axis_name(Axis.SKILL),
        visibility=axis_name(Axis.VISIBILITY),
        hollow=_("Hollow: the latest rating stands without a fact.") if hollow else "",
    )


def _gap_cell(row: Dumbbell) -> str:
    if row.skill is None or row.visibility is None:
        return NOTHING
    return signed(gap_shown(row.skill, row.visibility))


def _row_words(row: Dumbbell) -> RowWords:
    standing = {"hidden": _("hidden strength"), "exposed": _("exposed"), None: ""}[row.standing]
    return RowWords(name=row.name, gap=_gap_cell(row), standing=standing)


def _competency_finding(rows: Sequence[Dumbbell]) -> str:
    complete = [row for row in rows if row.gap is not None]
    if not complete:
        return _("Can’t tell yet: a gap needs one competency rated on both.")
    widest = max(complete, key=lambda row: row.gap or 0.0)
    if (widest.gap or 0.0) <= 0:
        first = _("In no competency is skill above visibility")
    else:
        equal = [row.name for row in complete if row.gap == widest.gap]
        first = ngettext(
            "The widest gap is in {names}, {gap}",
            "The widest gaps are in {names}, {gap} each",
            len(equal),
        ).format(names=list_of(equal), gap=_gap_cell(widest))
    hidden = sum(row.standing == "hidden" for row in complete)
    exposed = sum(row.standing == "exposed" for row in complete)
    parts = []
    if hidden:
        parts.append(
            ngettext("{n} hidden strength", "{n} hidden strengths", hidden).format(
                n=format_number(hidden)
            )
        )
    if exposed:
        parts.append(_("{n} exposed").format(n=format_number(exposed)))
    if not parts:
        return _("{sentence}; none is a hidden strength or exposed.").format(sentence=first)
    return _("{sentence}; {counts}.").format(sentence=first, counts=list_of(parts))


def _competency_subtitle(rows: Sequence[Dumbbell]) -> str:
    ratings = sum(len(row.skill_ids) + len(row.visibility_ids) for row in rows)
    complete = sum(row.gap is not None for row in rows)
    both = ngettext(
        "{n} of {all} competency rated on both",
        "{n} of {all} competencies rated on both",
        len(rows),
    )
    parts = [
        count_of_ratings(ratings),
        both.format(n=format_number(complete), all=format_number(len(rows))),
        windows(),
    ]
    days = [row.last for row in rows if row.last]
    if days:
        parts.append(_("last on {date}").format(date=written_day(max(days))))
    return SEPARATOR.join(parts)


def competency_table(rows: Sequence[Dumbbell]) -> Table:
    """Return a row for each dumbbell, in the chart's order."""
    columns = (
        _("Competency"), axis_name(Axis.SKILL), axis_name(Axis.VISIBILITY), _("Gap"), _("Standing")
    )  # fmt: skip
    return Table(
        columns=columns,
        rows=tuple(
            (
                row.name,
                NOTHING if row.skill is None else number(shown(row.skill)),
                NOTHING if row.visibility is None else number(shown(row.visibility)),
                _gap_cell(row),
                _row_words(row).standing or NOTHING,
            )
            for row in rows
        ),
        ids=tuple(row.skill_ids + row.visibility_ids for row in rows),
    )
