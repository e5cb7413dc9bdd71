"""Words and table of the conversations with one person; every number is written once, here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.conversation_series import INDICES
from growthjournal.domain.drift import SOFT_CHALLENGE, TOLD_PRESCRIPTION
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
    from collections.abc import Sequence

    from growthjournal.domain.conversation_series import (
        ConversationPoint,
        ConversationSeries,
        Index,
    )

OUTCOMES = ("done", "partly", "dropped", "carried")
"""What becomes of promises, as they are stacked from the foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationWords(ChartWords):
    """Words of the conversations.

    Attributes:
        ends: For each index its name and its latest value.
        zones: What the upper and the lower band mean.
        promises: Heading of the bars, or that there are none.
        outcomes: Names of what becomes of promises, in the order of `OUTCOMES`.
    """

    ends: dict[Index, str]
    zones: tuple[str, str]
    promises: str
    outcomes: tuple[str, ...]


def index_name(index: Index) -> str:
    """Return the name of an index as a label."""
    return {
        "ownership": _("Ownership"),
        "challenge": _("Challenge"),
        "prescription": _("Prescription"),
    }[index]


def outcome_name(outcome: str) -> str:
    """Return what became of a promise."""
    return {
        "done": _("done"),
        "partly": _("partly"),
        "dropped": _("dropped"),
        "carried": _("carried"),
    }[outcome]


def earlier_said(count: int) -> str:
    """Return how many conversations there was no room for."""
    said = ngettext("{n} earlier one is in the table.", "{n} earlier ones are in the table.", count)
    return said.format(n=format_number(count))


def figure(value: float | None) -> str:
    """Return an index as charts write it."""
    return NOTHING if value is None else format_number(value, 2)


def index_label(point: ConversationPoint, which: Sequence[Index]) -> str:
    """Return what a mark is, for pointing at it; several may lie on one spot."""
    said = [
        _("{index} {n}").format(index=index_name(index), n=figure(point.value(index)))
        for index in which
    ]
    return _("{date}: {figures}").format(date=written_day(point.on), figures=list_of(said))


def promises_label(point: ConversationPoint, outcome: str, count: int) -> str:
    """Return what a part of a bar is, for pointing at it."""
    text = ngettext("{date}: {n} promise {outcome}", "{date}: {n} promises {outcome}", count)
    return text.format(
        date=written_day(point.on), n=format_number(count), outcome=outcome_name(outcome)
    )


def conversation_words(series: ConversationSeries) -> ConversationWords:
    """Return the words of the conversations."""
    due = sum(point.promises.count for point in series.points)
    return ConversationWords(
        title=_("Are these conversations working?"),
        finding=_finding(series),
        subtitle=_subtitle(series),
        withheld=() if series.is_told else (n_of_needed(series.logged, series.needed),),
        table=conversation_table(series),
        ends={index: _end(series, index) for index in INDICES},
        zones=_zones(series),
        promises=_("Promises that fell due since the conversation before")
        if due
        else _("No promise fell due."),
        outcomes=tuple(outcome_name(one) for one in OUTCOMES) if due else (),
    )


def _zones(series: ConversationSeries) -> tuple[str, str]:
    upper = _("upper band: prescription of {n} and more, they told you")
    if series.mentored:
        upper = _("upper band: prescription of {n} and more, you told them")
    return (
        upper.format(n=format_number(TOLD_PRESCRIPTION, 2)),
        _("lower band: challenge under {n}, little was tested").format(
            n=format_number(SOFT_CHALLENGE, 2)
        ),
    )


def _end(series: ConversationSeries, index: Index) -> str:
    known = [value for point in series.points if (value := point.value(index)) is not None]
    if not known:
        return index_name(index)
    return _("{index} {n}").format(index=index_name(index), n=figure(known[-1]))


def _finding(series: ConversationSeries) -> str:
    if not series.name:
        return _("Can’t tell yet: no conversation was held.")
    if not series.is_told:
        return _(
            "Can’t tell yet: the figures need {needed} logged conversations; {n} so far."
        ).format(needed=format_number(series.needed), n=format_number(series.logged))
    means = [
        _("{index} {n}").format(index=index_name(index).lower(), n=figure(mean))
        for index in INDICES
        if (mean := series.mean(index)) is not None
    ]
    if not means:
        return _("Can’t tell: no conversation in this range was logged.")
    count = len(series.recent)
    text = ngettext(
        "In the last conversation: {figures}{drift}.",
        "On average over the last {n} conversations: {figures}{drift}.",
        count,
    )
    return text.format(n=format_number(count), figures=list_of(means), drift=_drifted(series))


def _drifted(series: ConversationSeries) -> str:
    told = sum(point.drift == "told" for point in series.recent)
    soft = sum(point.drift == "soft" for point in series.recent)
    said = ""
    if told and series.mentored:
        said += _("; you told more than you asked in {n}").format(n=format_number(told))
    elif told:
        said += _("; you were told more than asked in {n}").format(n=format_number(told))
    if soft:
        said += _("; little was tested in {n}").format(n=format_number(soft))
    return said


def _subtitle(series: ConversationSeries) -> str:
    count = len(series.points)
    parts = [
        ngettext("{n} conversation", "{n} conversations", count).format(n=format_number(count))
    ]
    if series.name:
        parts[0] = _("{conversations} with {name}").format(conversations=parts[0], name=series.name)
    silent = sum(not point.is_logged for point in series.points)
    if silent:
        parts.append(_("{n} not logged").format(n=format_number(silent)))
    if not series.is_whole:
        parts.append(since(series.start))
    if series.points:
        parts.append(_("last on {date}").format(date=written_day(series.points[-1].on)))
    return SEPARATOR.join(parts)


def conversation_table(series: ConversationSeries) -> Table:
    """Return a row for each conversation, oldest first, and the means that the sentence says."""
    rows = [_row(series, point) for point in series.points]
    ids = [
        (point.conversation, *(uuid for one in OUTCOMES for uuid in of(point, one)))
        for point in series.points
    ]
    if series.is_told and series.recent:
        count = len(series.recent)
        rows.append(
            (
                ngettext("Mean of the last", "Mean of the last {n}", count).format(
                    n=format_number(count)
                ),
                *(figure(series.mean(index)) for index in INDICES),
                *[NOTHING] * (1 + len(OUTCOMES)),
            )
        )
        ids.append(tuple(point.conversation for point in series.recent))
    columns = (
        _("Date"),
        *(index_name(index) for index in INDICES),
        _("Drift"),
        *(outcome_name(one).capitalize() for one in OUTCOMES),
    )
    return Table(columns=columns, rows=tuple(rows), ids=tuple(ids))


def of(point: ConversationPoint, outcome: str) -> tuple[str, ...]:
    """Return the uuids of the promises that this became of."""
    return {
        "done": point.promises.done,
        "partly": point.promises.partly,
        "dropped": point.promises.dropped,
        "carried": point.promises.carried,
    }[outcome]


def _row(series: ConversationSeries, point: ConversationPoint) -> tuple[str, ...]:
    drift = {"told": _("told"), "soft": _("soft"), None: NOTHING}[point.drift]
    shown = series.is_told
    return (
        written_day(point.on),
        *(figure(point.value(index)) if shown else NOTHING for index in INDICES),
        drift if shown else NOTHING,
        *(format_number(len(of(point, one))) for one in OUTCOMES),
    )
