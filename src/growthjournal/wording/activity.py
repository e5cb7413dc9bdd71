"""Words and table of the year of days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.activity import WEEKS_COUNTED, monday
from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.charts import SEPARATOR, ChartWords, Table, since, written_day

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.activity import Activity, WrittenDay


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityWords(ChartWords):
    """Words of the chart.

    Attributes:
        key: What the marks mean.
    """

    key: str


def activity_words(data: Activity) -> ActivityWords:
    """Return what the chart says."""
    return ActivityWords(
        title=_("When did I write?"),
        finding=weeks_sentence(data),
        subtitle=_subtitle(data),
        table=activity_table(data),
        key=_("A dot: an entry was written that day. Shaded: the weeks that are counted."),
    )


def weeks_sentence(data: Activity) -> str:
    """Return how many of the last weeks have an entry (method.md A8)."""
    return _("Weeks with an entry: {n} of {weeks}.").format(
        n=format_number(data.weeks_written), weeks=format_number(WEEKS_COUNTED)
    )


def day_said(day: WrittenDay) -> str:
    """Return what a dot is, for pointing at it."""
    return _("{date}: {entries}").format(
        date=written_day(day.on), entries=_entries(len(day.entries))
    )


def _entries(count: int) -> str:
    return ngettext("{n} entry", "{n} entries", count).format(n=format_number(count))


def _subtitle(data: Activity) -> str:
    parts = [_entries(data.entries), since(data.start)]
    if data.days:
        parts.append(_("last on {date}").format(date=written_day(data.days[-1].on)))
    return SEPARATOR.join(parts)


def activity_table(data: Activity) -> Table:
    """Return a row for each week with an entry, oldest first."""
    weeks: dict[date, list[WrittenDay]] = {}
    for day in data.days:
        weeks.setdefault(monday(day.on), []).append(day)
    return Table(
        columns=(_("Week from"), _("Days with an entry"), _("Entries"), _("Counted")),
        rows=tuple(
            (
                written_day(first),
                format_number(len(days)),
                format_number(sum(len(day.entries) for day in days)),
                _("yes") if first >= data.counted_since else _("no"),
            )
            for first, days in weeks.items()
        ),
        ids=tuple(tuple(one for day in days for one in day.entries) for days in weeks.values()),
    )
