"""Strips: how early each pattern was caught over time (method.md F6.5, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from growthjournal.domain.patterns import (
    COMPARE_COUNT,
    COMPARE_MINIMUM,
    SAME_STAGE,
    CatchStage,
    PatternStatus,
    early,
    first_and_last_median,
    staged,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from growthjournal.domain.patterns import Pattern, Sighting

Moved = Literal["earlier", "later", "same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The first six sightings against the last six.

    Attributes:
        first: The first six, oldest first.
        last: The last six, oldest first.
        before: Median stage of the first.
        now: Median stage of the last.
    """

    first: tuple[Sighting, ...]
    last: tuple[Sighting, ...]
    before: float
    now: float

    @property
    def moved(self) -> Moved:
        """Whether it is caught earlier or later by a stage or more."""
        if abs(self.now - self.before) < SAME_STAGE:
            return "same"
        return "earlier" if self.now > self.before else "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One pattern over the days shown.

    Attributes:
        pattern: Its uuid.
        name: Its name.
        named_on: The day it was named, or None when that is not known or not shown.
        sightings: Those with a stage, oldest first.
        no_chance: Those that say that no chance arose, oldest first.
    """

    pattern: str
    name: str
    named_on: date | None
    sightings: tuple[Sighting, ...]
    no_chance: tuple[Sighting, ...]

    @property
    def early(self) -> int:
        """Sightings caught before it happened."""
        return early(self.sightings)

    @property
    def compared(self) -> Compared | None:
        """The first six against the last six, None under twelve."""
        medians = first_and_last_median(self.sightings)
        if medians is None:
            return None
        first, last = self.sightings[:COMPARE_COUNT], self.sightings[-COMPARE_COUNT:]
        return Compared(first=first, last=last, before=medians[0], now=medians[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class StripSeries:
    """Data of the strips.

    Attributes:
        strips: Active patterns first, then watched ones, then the retired ones seen in the range.
        start: First day shown.
        end: Last day shown.
        is_whole: Whether nothing before the first day was left out.
    """

    strips: tuple[Strip, ...]
    start: date
    end: date
    is_whole: bool = True

    @property
    def needed(self) -> int:
        """Sightings that a pattern needs for its comparison."""
        return COMPARE_MINIMUM


def is_early(sighting: Sighting) -> bool:
    """Whether a sighting was caught before it happened."""
    return sighting.stage is not None and sighting.stage >= CatchStage.BEFORE


def strip_series(
    patterns: Sequence[Pattern],
    sightings: Iterable[Sighting],
    start: date | None,
    end: date,
) -> StripSeries:
    """Return the strips from start to end, both included.

    Args:
        patterns: In the order of the strips.
        sightings: Of any patterns.
        start: The first day, None for the first sighting or naming.
        end: The last day.
    """
    by_pattern: dict[str, list[Sighting]] = {one.uuid: [] for one in patterns}
    for one in sightings:
        if one.pattern in by_pattern and one.date <= end:
            by_pattern[one.pattern].append(one)
    known = [one.date for rows in by_pattern.values() for one in rows]
    known += [one.surfaced_on for one in patterns if one.surfaced_on and one.surfaced_on <= end]
    first = start or min(known, default=end)
    made = [_strip(one, by_pattern[one.uuid], first, end) for one in patterns]
    return StripSeries(
        strips=tuple(
            strip
            for pattern, strip in zip(patterns, made, strict=True)
            if pattern.status is not PatternStatus.RETIRED or strip.sightings or strip.no_chance
        ),
        start=first,
        end=end,
        is_whole=start is None,
    )


def _strip(pattern: Pattern, sightings: Sequence[Sighting], start: date, end: date) -> Strip:
    rows = [one for one in sightings if start <= one.date]
    named = pattern.surfaced_on
    return Strip(
        pattern=pattern.uuid,
        name=pattern.name,
        named_on=named if named is not None and start <= named <= end else None,
        sightings=tuple(staged(rows)),
        no_chance=tuple(sorted((one for one in rows if not one.opportunity), key=_day)),
    )


def _day(sighting: Sighting) -> date:
    return sighting.date


def stretches(sightings: Sequence[Sighting], longest: int) -> list[list[Sighting]]:
    """Return sightings in stretches without a gap of more than so many days."""
    found: list[list[Sighting]] = []
    for one in sightings:
        if found and (one.date - found[-1][-1].date).days <= longest:
            found[-1].append(one)
        else:
            found.append([one])
    return found
