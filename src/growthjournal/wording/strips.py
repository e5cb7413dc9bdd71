"""Words and table of the strips of patterns; every number is written once, here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.patterns import CatchStage
from growthjournal.language import format_number, ngettext
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
from growthjournal.wording.patterns import median_name, sightings_said, stage_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.patterns import Sighting
    from growthjournal.domain.strips import Compared, Moved, Strip, StripSeries


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """What stands above one strip.

    Attributes:
        name: The pattern.
        note: First six against last six, or what is lacking.
        is_good: Whether it is caught earlier now.
    """

    name: str
    note: str
    is_good: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StripWords(ChartWords):
    """Words of the strips.

    Attributes:
        rows: One for each strip, in the same order.
        stages: Names of the five stages, the latest catch first.
        key: What the marks mean, those that are drawn.
        bare: Stands at the empty frame in place of a pattern's name.
    """

    rows: tuple[StripRow, ...]
    stages: tuple[str, ...]
    key: tuple[str, ...]
    bare: str


def sighting_label(strip: Strip, sightings: Sequence[Sighting]) -> str:
    """Return what a dot or a tick is, for pointing at it; several fell on one day."""
    said = stage_name(sightings[0].stage)
    if len(sightings) > 1:
        said = _("{stage}, {n} times").format(stage=said, n=format_number(len(sightings)))
    return _("{date}: {pattern}, {stage}").format(
        date=written_day(sightings[0].date), pattern=strip.name, stage=said
    )


def named_label(strip: Strip, on: date) -> str:
    """Return what the upright line is, for pointing at it."""
    return _("{date}: {pattern} was named").format(date=written_day(on), pattern=strip.name)


def strip_words(series: StripSeries) -> StripWords:
    """Return the words of the strips."""
    seen = sum(len(strip.sightings) for strip in series.strips)
    most = max((len(strip.sightings) for strip in series.strips), default=0)
    return StripWords(
        title=_("Do I catch the pattern earlier?"),
        finding=_finding(series, most),
        subtitle=_subtitle(series, seen),
        withheld=() if series.strips else (n_of_needed(0, series.needed),),
        table=strip_table(series),
        rows=tuple(_row(strip, series.needed) for strip in series.strips),
        stages=tuple(stage_name(stage) for stage in CatchStage),
        key=_key(series),
        bare=_("No pattern yet"),
    )


def _row(strip: Strip, needed: int) -> StripRow:
    found = strip.compared
    if found is None:
        lacking = n_of_needed(len(strip.sightings), needed)
        return StripRow(name=strip.name, note=lacking, is_good=False)
    return StripRow(name=strip.name, note=_note(found), is_good=found.moved == "earlier")


def _note(found: Compared) -> str:
    if found.moved == "same":
        return _("no change: {stage}").format(stage=median_name(found.now))
    return _("{last}, from “{first}”").format(
        last=median_name(found.now), first=median_name(found.before)
    )


def _finding(series: StripSeries, most: int) -> str:
    told = [(strip, found) for strip in series.strips if (found := strip.compared)]
    if not told:
        return _(
            "Can’t tell yet: a pattern needs {needed} sightings, and the one seen most has {n}."
        ).format(needed=format_number(series.needed), n=format_number(most))
    if len(told) == 1:
        return _one(*told[0])
    ways = {found.moved for _strip, found in told}
    if len(ways) == 1:
        return _all(ways.pop(), len(told), series.needed)
    counts = {
        way: sum(found.moved == way for _strip, found in told)
        for way in ("earlier", "same", "later")
    }
    parts = [
        ngettext("{n} is caught earlier", "{n} are caught earlier", counts["earlier"]),
        ngettext("{n} shows no change", "{n} show no change", counts["same"]),
        ngettext("{n} is caught later", "{n} are caught later", counts["later"]),
    ]
    said = [
        text.format(n=format_number(count))
        for text, count in zip(parts, counts.values(), strict=True)
        if count
    ]
    return _("Of {n} patterns with {needed} sightings or more, {counts}.").format(
        n=format_number(len(told)), needed=format_number(series.needed), counts=_joined(said)
    )


def _all(way: Moved, count: int, needed: int) -> str:
    text = {
        "earlier": _("All {n} patterns with {needed} sightings or more are caught earlier."),
        "later": _("All {n} patterns with {needed} sightings or more are caught later."),
        "same": _("None of the {n} patterns with {needed} sightings or more shows a change."),
    }[way]
    return text.format(n=format_number(count), needed=format_number(needed))


def _joined(parts: Sequence[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return _("{some} and {last}").format(some=", ".join(parts[:-1]), last=parts[-1])


def _one(strip: Strip, found: Compared) -> str:
    words = {
        "pattern": strip.name.strip().rstrip(".!"),
        "last": median_name(found.now),
        "first": median_name(found.before),
    }
    text = {
        "earlier": _("“{pattern}” is caught earlier: {last}, where it was {first}."),
        "later": _("“{pattern}” is caught later: {last}, where it was {first}."),
        "same": _("“{pattern}” shows no change: {last}."),
    }[found.moved]
    return text.format(**words)


def _subtitle(series: StripSeries, seen: int) -> str:
    count = ngettext(
        "{sightings} of {n} pattern", "{sightings} of {n} patterns", len(series.strips)
    )
    parts = [
        count.format(sightings=sightings_said(seen), n=format_number(len(series.strips))),
        _("first six and last six"),
    ]
    if not series.is_whole:
        parts.append(since(series.start))
    days = [one.date for strip in series.strips for one in strip.sightings]
    if days:
        parts.append(_("last on {date}").format(date=written_day(max(days))))
    return SEPARATOR.join(parts)


def _key(series: StripSeries) -> tuple[str, ...]:
    parts = []
    if any(strip.sightings for strip in series.strips):
        parts += [_("filled: caught before"), _("hollow: during or later")]
    if any(strip.compared for strip in series.strips):
        parts.append(_("bars: first and last medians"))
    if any(strip.no_chance for strip in series.strips):
        parts.append(_("tick: no chance arose"))
    if any(strip.named_on for strip in series.strips):
        parts.append(_("upright: it was named"))
    return tuple(parts)


def strip_table(series: StripSeries) -> Table:
    """Return a row for each pattern, in the chart's order."""
    return Table(
        columns=(
            _("Pattern"), _("Sightings"), _("Caught before"), _("No chance"), _("First six"),
            _("Last six"), _("Last on"),
        ),
        rows=tuple(_table_row(strip, series.needed) for strip in series.strips),
        ids=tuple(
            (strip.pattern, *(one.uuid for one in (*strip.sightings, *strip.no_chance)))
            for strip in series.strips
        ),
    )  # fmt: skip


def _table_row(strip: Strip, needed: int) -> tuple[str, ...]:
    found, count = strip.compared, len(strip.sightings)
    lacking = n_of_needed(count, needed)
    return (
        strip.name,
        format_number(count),
        format_number(strip.early),
        format_number(len(strip.no_chance)),
        lacking if found is None else median_name(found.before),
        lacking if found is None else median_name(found.now),
        written_day(strip.sightings[-1].date) if strip.sightings else NOTHING,
    )


def more_patterns(count: int) -> str:
    """Return that some patterns are not drawn."""
    return ngettext(
        "{n} more pattern is in the table.", "{n} more patterns are in the table.", count
    ).format(n=format_number(count))
