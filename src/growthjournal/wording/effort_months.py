"""Words and table of the effort of each month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.effort_months import EFFORTS_NEEDED
from growthjournal.domain.entries import Effort
from growthjournal.language import format_number, format_short_month_year, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.charts import (
    NOTHING,
    SEPARATOR,
    ChartWords,
    Table,
    n_of_needed,
    since,
)
from growthjournal.wording.diagnostic import constraint_name

if TYPE_CHECKING:
    from growthjournal.domain.effort_months import EffortMonths, Month, Spell


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortWords(ChartWords):
    """Words of the chart.

    Attributes:
        names: Of the parts of a bar, from below.
        spells: Of the constraints in the ribbon.
        bars: What a bar is, where it is more than a month, by the months that it spans.
    """

    names: tuple[tuple[Effort, str], ...]
    spells: tuple[str, ...]
    bars: dict[int, str]


def effort_words(data: EffortMonths) -> EffortWords:
    """Return what the chart says."""
    named = sum(month.count for month in data.months)
    count = ngettext("{n} named effort", "{n} named efforts", named)
    parts = [count.format(n=format_number(named))]
    if data.months:
        parts.append(since(data.months[0].first))
    return EffortWords(
        title=_("Does my effort fit my limit?"),
        finding=_finding(data),
        subtitle=SEPARATOR.join(parts),
        withheld=() if data.months else (n_of_needed(0, EFFORTS_NEEDED),),
        table=_table(data),
        names=tuple((effort, effort_name(effort)) for effort in ORDER),
        spells=tuple(spell_said(one) for one in data.spells),
        bars={QUARTER: _("A bar: three months."), YEAR: _("A bar: a year.")},
    )


ORDER = (Effort.DEVELOP, Effort.DELIVER, Effort.SHOW)
"""From below: the two that are compared stand at the ends, where their lengths can be read."""


def effort_name(effort: Effort) -> str:
    """Return how an effort is called."""
    return {
        Effort.DEVELOP: _("develop"),
        Effort.SHOW: _("show"),
        Effort.DELIVER: _("deliver"),
    }[effort]


def spell_said(spell: Spell) -> str:
    """Return the name of a constraint in the ribbon."""
    return constraint_name(spell.constraint)


QUARTER, YEAR = 3, 12
"""Months that are told together."""


def month_said(month: Month) -> str:
    """Return a month, or a few that are told together, in words, for pointing at it."""
    parts = ", ".join(
        f"{effort_name(effort)} {format_number(len(month.of.get(effort, ())))}" for effort in ORDER
    )
    said = format_short_month_year(month.first)
    if month.each > 1:
        last = month.first.replace(month=month.first.month + month.each - 1)
        said = _("{first} to {last}").format(first=said, last=format_short_month_year(last))
    return _("{month}: {efforts}").format(month=said, efforts=parts)


def _finding(data: EffortMonths) -> str:
    if not data.is_enough:
        return _("Can’t tell yet: {n} of {needed} named efforts in 90 days.").format(
            n=format_number(data.count), needed=format_number(EFFORTS_NEEDED)
        )
    said = _("In 90 days: {develop} to develop, {show} to show, {deliver} to deliver").format(
        develop=format_number(data.develop),
        show=format_number(data.show),
        deliver=format_number(data.deliver),
    )
    if not data.spells or data.spells[-1].end < data.end:
        return f"{said}."
    return _("{sentence}, while “{constraint}”.").format(
        sentence=said, constraint=spell_said(data.spells[-1])
    )


def _table(data: EffortMonths) -> Table:
    newest = tuple(reversed(data.months))
    return Table(
        columns=(_("Month"), *(effort_name(effort) for effort in ORDER), _("Together")),
        rows=tuple(
            (
                format_short_month_year(month.first),
                *(
                    format_number(len(month.of.get(effort, ()))) if month.count else NOTHING
                    for effort in ORDER
                ),
                format_number(month.count),
            )
            for month in newest
        ),
        ids=tuple(tuple(uuid for uuids in month.of.values() for uuid in uuids) for month in newest),
    )
