"""Words and table of the results over time, seen and unseen."""

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
    from growthjournal.domain.unseen_line import Result, UnseenLine


@dataclass(frozen=True, slots=True, kw_only=True)
class UnseenWords(ChartWords):
    """Words of the chart.

    Attributes:
        seen: Name of the upper row.
        unseen: Name of the lower row.
    """

    seen: str
    unseen: str


def unseen_words(data: UnseenLine) -> UnseenWords:
    """Return what the chart says."""
    count = len(data.results)
    results = ngettext("{n} target-level result", "{n} target-level results", count)
    parts = [results.format(n=format_number(count)), since(data.start)]
    if data.results:
        parts.append(_("last on {date}").format(date=written_day(data.results[-1].on)))
    unseen = count - data.seen
    return UnseenWords(
        title=_("What lies unseen?"),
        finding=_finding(data),
        subtitle=SEPARATOR.join(parts),
        withheld=() if count else (n_of_needed(0, SEEN_NEEDED),),
        table=_table(data),
        seen=_("Seen by the room: {n}").format(n=format_number(data.seen)),
        unseen=_("Unseen: {n}").format(n=format_number(unseen)),
    )


def _finding(data: UnseenLine) -> str:
    if not data.is_enough:
        return _("Can’t tell yet: {needed} target-level results are needed.").format(
            needed=format_number(SEEN_NEEDED)
        )
    return ngettext(
        "{n} of {total} target-level results was seen by someone in the room.",
        "{n} of {total} target-level results were seen by someone in the room.",
        data.seen,
    ).format(n=format_number(data.seen), total=format_number(len(data.results)))


def result_said(result: Result) -> str:
    """Return a result in words, for pointing at it."""
    who = (
        _("seen by {names}").format(names=list_of(list(result.saw)))
        if result.is_seen
        else _("unseen")
    )
    return _("{date}: {title}, {who}").format(
        date=written_day(result.on), title=result.title, who=who
    )


def _table(data: UnseenLine) -> Table:
    newest = tuple(reversed(data.results))
    return Table(
        columns=(_("Date"), _("Result"), _("Seen by")),
        rows=tuple(
            (
                written_day(one.on),
                one.title,
                list_of(list(one.saw)) if one.saw else NOTHING,
            )
            for one in newest
        ),
        ids=tuple((one.uuid,) for one in newest),
    )
