"""Words and table of the slopes of belief; every number is written once, here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.assumptions import STALE_DAYS, AssumptionStatus
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
from growthjournal.wording.patterns import conclusion_name, percent

if TYPE_CHECKING:
    from growthjournal.domain.slopes import Slope, SlopeSeries, Untested

CONCLUSIONS = (
    AssumptionStatus.OVERTURNED,
    AssumptionStatus.HOLDS_ONLY_WHEN,
    AssumptionStatus.HOLDS,
    AssumptionStatus.TESTING,
    AssumptionStatus.PARKED,
)
"""In the order of the key; one that was never tested has no slope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeWords(ChartWords):
    """Words of the slopes.

    Attributes:
        slopes: For each slope "80% to 35%" and the statement, in the same order.
        conclusions: Names of the conclusions that are drawn.
        sides: What stands under the two ends.
        waiting: Heading of the list of the untested ones, "" when there are none.
        untested: For each its statement and its age, in the same order.
        unstated: Heading of the tested ones without a belief, "" when there are none.
        unstated_rows: Their statements.
    """

    slopes: tuple[tuple[str, str], ...]
    conclusions: dict[AssumptionStatus, str]
    sides: tuple[str, str]
    waiting: str
    untested: tuple[str, ...]
    unstated: str
    unstated_rows: tuple[str, ...]


def slope_label(slope: Slope) -> str:
    """Return what an end of a slope is, for pointing at it."""
    return _("{statement} {change}, {conclusion}").format(
        statement=slope.statement,
        change=_change(slope),
        conclusion=_concluded(slope.status).lower(),
    )


def untested_label(one: Untested) -> str:
    """Return what a line of the list is, for pointing at it."""
    return _waiting(one)


def _change(slope: Slope) -> str:
    return _("{before} to {after}").format(before=percent(slope.before), after=percent(slope.after))


def _concluded(status: AssumptionStatus) -> str:
    if status in {AssumptionStatus.UNTESTED, AssumptionStatus.TESTING}:
        return _("Not concluded")
    return conclusion_name(status)


def _age(one: Untested) -> str:
    return ngettext("{n} day", "{n} days", one.days).format(n=format_number(one.days))


def _waiting(one: Untested) -> str:
    statement = one.statement.strip().rstrip(".")
    return _("{statement} · {age}").format(statement=statement, age=_age(one))


def slope_words(series: SlopeSeries) -> SlopeWords:
    """Return the words of the slopes."""
    found = {_key(slope.status) for slope in series.slopes}
    return SlopeWords(
        title=_("Which beliefs changed when tested?"),
        finding=_finding(series),
        subtitle=_subtitle(series),
        withheld=() if series.slopes else (n_of_needed(0, series.needed),),
        table=slope_table(series),
        slopes=tuple((_change(slope), slope.statement) for slope in series.slopes),
        conclusions={one: _concluded(one).rstrip(" …") for one in CONCLUSIONS if one in found},
        sides=(_("before"), _("after")),
        waiting=_("Not tested yet") if series.untested else "",
        untested=tuple(_waiting(one) for one in series.untested),
        unstated=_("Tested, but how far you believed it is missing") if series.unstated else "",
        unstated_rows=tuple(statement for _uuid, statement in series.unstated),
    )


def _key(status: AssumptionStatus) -> AssumptionStatus:
    """Return the conclusion under which a slope is drawn."""
    return AssumptionStatus.TESTING if status is AssumptionStatus.UNTESTED else status


def _finding(series: SlopeSeries) -> str:
    stale = sum(one.is_stale for one in series.untested)
    waiting = ""
    if stale:
        waiting = ngettext(
            "; {n} waits untested for more than {days} days",
            "; {n} wait untested for more than {days} days",
            stale,
        ).format(n=format_number(stale), days=format_number(STALE_DAYS))
    if not series.slopes:
        return _(
            "Can’t tell yet: no test says what you believed before and after{waiting}."
        ).format(waiting=waiting)
    counts = [
        _counted(status, sum(_key(one.status) is status for one in series.slopes))
        for status in CONCLUSIONS
    ]
    text = ngettext(
        "Of {n} tested assumption, {counts}; {furthest}{waiting}.",
        "Of {n} tested assumptions, {counts}; {furthest}{waiting}.",
        len(series.slopes),
    )
    return text.format(
        n=format_number(len(series.slopes)),
        counts=list_of([count for count in counts if count]),
        furthest=_furthest(series),
        waiting=waiting,
    )


def _counted(status: AssumptionStatus, count: int) -> str:
    if not count:
        return ""
    text = {
        AssumptionStatus.OVERTURNED: ngettext("{n} is overturned", "{n} are overturned", count),
        AssumptionStatus.HOLDS_ONLY_WHEN: ngettext(
            "{n} holds only in part", "{n} hold only in part", count
        ),
        AssumptionStatus.HOLDS: ngettext("{n} holds", "{n} hold", count),
        AssumptionStatus.TESTING: ngettext("{n} is not concluded", "{n} are not concluded", count),
        AssumptionStatus.PARKED: ngettext("{n} is parked", "{n} are parked", count),
    }[status]
    return text.format(n=format_number(count))


def _furthest(series: SlopeSeries) -> str:
    far = max(series.slopes, key=lambda one: abs(one.moved))
    if not far.moved:
        return _("no belief moved")
    return _("the furthest move was from {change}").format(change=_change(far))


def _subtitle(series: SlopeSeries) -> str:
    count = series.tests
    parts = [ngettext("{n} test run", "{n} tests run", count).format(n=format_number(count))]
    if series.start is not None:
        parts.append(since(series.start))
    if series.untested:
        parts.append(_("{n} untested").format(n=format_number(len(series.untested))))
    if series.slopes:
        last = max(one.last for one in series.slopes)
        parts.append(_("last on {date}").format(date=written_day(last)))
    return SEPARATOR.join(parts)


def slope_table(series: SlopeSeries) -> Table:
    """Return a row for each tested assumption, then for each that waits."""
    columns = (
        _("Assumption"), _("Before"), _("After"), _("Change"), _("Conclusion"), _("Tests"),
        _("Last on, or waiting"),
    )  # fmt: skip
    rows: list[tuple[str, ...]] = [
        (
            one.statement,
            percent(one.before),
            percent(one.after),
            _signed(one.moved),
            _concluded(one.status),
            format_number(len(one.tests)),
            written_day(one.last),
        )
        for one in series.slopes
    ]
    ids: list[tuple[str, ...]] = [(one.assumption, *one.tests) for one in series.slopes]
    for uuid, statement in series.unstated:
        rows.append((statement, *[NOTHING] * 3, _("Belief not stated"), *[NOTHING] * 2))
        ids.append((uuid,))
    for waiting in series.untested:
        untested = conclusion_name(AssumptionStatus.UNTESTED)
        rows.append((waiting.statement, *[NOTHING] * 3, untested, format_number(0), _age(waiting)))
        ids.append((waiting.assumption,))
    return Table(columns=columns, rows=tuple(rows), ids=tuple(ids))


def _signed(points: int) -> str:
    sign = "+" if points > 0 else "−" if points < 0 else ""
    return sign + format_number(abs(points))


def more_in_table(count: int) -> str:
    """Return that some are not listed."""
    return ngettext("{n} more is in the table.", "{n} more are in the table.", count).format(
        n=format_number(count)
    )
