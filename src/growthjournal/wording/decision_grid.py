"""Words and table of how well was decided and how it came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.decision_grid import JUDGED_NEEDED
from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.charts import (
    SEPARATOR,
    ChartWords,
    Table,
    n_of_needed,
    written_day,
)

if TYPE_CHECKING:
    from growthjournal.domain.decision_grid import DecisionGrid, Square


@dataclass(frozen=True, slots=True, kw_only=True)
class GridWords(ChartWords):
    """Words of the chart.

    Attributes:
        across: What the x axis measures.
        up: What the y axis measures.
        key: What the marks mean.
    """

    across: str
    up: str
    key: str


def grid_words(data: DecisionGrid) -> GridWords:
    """Return what the chart says."""
    judged = ngettext("{n} judged decision", "{n} judged decisions", data.count)
    parts = [judged.format(n=format_number(data.count))]
    if data.last is not None:
        parts.append(_("last on {date}").format(date=written_day(data.last)))
    return GridWords(
        title=_("Did I decide well, or was I lucky?"),
        finding=_finding(data),
        subtitle=SEPARATOR.join(parts),
        withheld=() if data.count else (n_of_needed(0, JUDGED_NEEDED),),
        table=_table(data),
        across=_("How it was decided"),
        up=_("How it came out"),
        key=_("A number: decisions. Hollow: at least half of them mostly luck."),
    )


def _finding(data: DecisionGrid) -> str:
    if data.count < JUDGED_NEEDED:
        return _("Can’t tell yet: {n} of {needed} judged decisions.").format(
            n=format_number(data.count), needed=format_number(JUDGED_NEEDED)
        )
    return _("{n} of {total} were decided well and came out badly.").format(
        n=format_number(data.unlucky), total=format_number(data.count)
    )


def square_said(square: Square) -> str:
    """Return a square in words, for pointing at it."""
    return _("Decided {process} of 5, came out {outcome} of 5: {n}, mostly luck {lucky}").format(
        process=format_number(square.process),
        outcome=format_number(square.outcome),
        n=format_number(len(square.decisions)),
        lucky=format_number(square.lucky),
    )


def _table(data: DecisionGrid) -> Table:
    return Table(
        columns=(_("How it was decided"), _("How it came out"), _("Decisions"), _("Mostly luck")),
        rows=tuple(
            (
                format_number(one.process),
                format_number(one.outcome),
                format_number(len(one.decisions)),
                format_number(one.lucky),
            )
            for one in data.squares
        ),
        ids=tuple(one.decisions for one in data.squares),
    )
