"""Words and table of the chart of who has seen what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.seen import SEEN_NEEDED
from growthjournal.language import format_number, list_of, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.charts import (
    NOTHING,
    SEPARATOR,
    ChartWords,
    Table,
    n_of_needed,
    since,
    written_day,
)

if TYPE_CHECKING:
    from growthjournal.domain.who_saw import Cell, Onlooker, WhoSaw


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoSawWords(ChartWords):
    """Words of the chart.

    Attributes:
        backing: The words at the end of each row.
        reported: Mark of what is known by report alone.
        key: What the marks mean.
    """

    backing: tuple[str, ...]
    reported: str
    key: str


def who_saw_words(data: WhoSaw) -> WhoSawWords:
    """Return what the chart says."""
    return WhoSawWords(
        title=_("Who has seen what?"),
        finding=_finding(data),
        subtitle=_subtitle(data),
        withheld=_withheld(data),
        table=who_saw_table(data),
        backing=tuple(backing_said(row) for row in data.rows),
        reported=reported(),
        key=_("A number: seen first-hand. {r}: by report alone.").format(r=reported()),
    )


def reported() -> str:
    """Return the letter for what is known by report."""
    return _("r")


def backing_said(row: Onlooker) -> str:
    """Return how far somebody backs the user, "" when that was not judged."""
    if row.backing is None:
        return ""
    return _("backing {step}").format(step=format_number(row.backing))


def cell_said(row: Onlooker, column: str, cell: Cell) -> str:
    """Return a cell in words."""
    parts = []
    if cell.seen:
        parts.append(_("{n} seen first-hand").format(n=format_number(len(cell.seen))))
    if cell.told:
        parts.append(_("{n} by report").format(n=format_number(len(cell.told))))
    said = list_of(parts) if parts else _("nothing")
    return _("{name}, {competency}: {what}").format(name=row.name, competency=column, what=said)


def _finding(data: WhoSaw) -> str:
    if not data.rows:
        return _("Nobody stands in the room yet: mark the people who would help decide.")
    if not data.is_enough:
        return _("Can’t tell yet: {needed} target-level results are needed.").format(
            needed=format_number(SEEN_NEEDED)
        )
    said = ngettext(
        "{n} of {total} target-level results was seen by someone in the room",
        "{n} of {total} target-level results were seen by someone in the room",
        data.seen,
    ).format(n=format_number(data.seen), total=format_number(data.results))
    blind = [row.name for row in data.rows if not row.total]
    if not blind:
        return _("{sentence}; everyone there saw one.").format(sentence=said)
    few = 3
    if len(blind) > few:
        count = format_number(len(blind))
        return _("{sentence}; {n} people there saw none.").format(sentence=said, n=count)
    return _("{sentence}; {names} saw none.").format(sentence=said, names=list_of(blind))


def _subtitle(data: WhoSaw) -> str:
    results = ngettext("{n} target-level result", "{n} target-level results", data.results).format(
        n=format_number(data.results)
    )
    parts = [results, since(data.since)]
    if data.last is not None:
        parts.append(_("last on {date}").format(date=written_day(data.last)))
    return SEPARATOR.join(parts)


def _withheld(data: WhoSaw) -> tuple[str, ...]:
    if data.rows and data.columns:
        return ()
    return (n_of_needed(data.results, SEEN_NEEDED),)


def who_saw_table(data: WhoSaw) -> Table:
    """Return a row for each person, in the chart's order."""
    return Table(
        columns=(_("Person"), *data.columns, _("Backing")),
        rows=tuple(
            (
                row.name,
                *(_cell(cell) for cell in row.cells),
                NOTHING if row.backing is None else format_number(row.backing),
            )
            for row in data.rows
        ),
        ids=tuple(
            tuple(dict.fromkeys(uuid for cell in row.cells for uuid in cell.ids))
            for row in data.rows
        ),
    )


def _cell(cell: Cell) -> str:
    if cell.seen:
        return format_number(len(cell.seen))
    return reported() if cell.told else NOTHING
