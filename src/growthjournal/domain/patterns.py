"""Patterns and their sightings (method.md A4)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum, StrEnum
from statistics import median
from typing import TYPE_CHECKING

from growthjournal.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_ACTIVE = 3
"""Patterns watched for at once (method.md A4, [D])."""
COMPARE_COUNT = 6
"""First six against last six (method.md A4)."""
COMPARE_MINIMUM = 12
"""Sightings before first and last six are compared (decisions.md 11)."""
SAME_STAGE = 1.0
"""Medians closer than a stage are not called a change (method.md finding 8, [D])."""
RETIRE_RUN = 5
"""Consecutive sightings at stage 3-4 before retirement is offered (method.md A4)."""
RETIRE_DAYS = 42
"""That run must span at least six weeks (method.md A4)."""
MAX_COMPETENCIES = 2
"""Competencies that a pattern touches (method.md A4)."""
REOPEN_DAYS = 90
"""A stage 0-1 sighting within this time of retirement reopens the pattern (method.md A4)."""


class PatternStatus(StrEnum):
    """Where a pattern stands."""

    ACTIVE = "active"
    WATCHING = "watching"
    RETIRED = "retired"


class CatchStage(IntEnum):
    """How early a pattern was caught."""

    TOLD_LATER = 0
    AFTER = 1
    DURING = 2
    BEFORE = 3
    NEW_THING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern(Record):
    """Something the user repeats, named by someone.

    Attributes:
        name: A verb phrase.
        surfaced_by: The person who named it, None for the user.
        surfaced_in: The conversation it was named in, or None.
        surfaced_on: Date, or None when not known.
        heard_as: Their words, verbatim.
        trigger: What sets it off.
        behaviour: What the user then does.
        short_term_payoff: Why it keeps happening.
        cost: What it costs.
        if_then: "When ..., I will ...".
        competencies: Uuids, at most two.
        status: Active (at most three at once), watching or retired.
        retired_on: Date, or None.
    """

    name: str = field(repr=False)
    surfaced_by: str | None = None
    surfaced_in: str | None = None
    surfaced_on: date | None = None
    heard_as: str | None = field(default=None, repr=False)
    trigger: str | None = field(default=None, repr=False)
    behaviour: str | None = field(default=None, repr=False)
    short_term_payoff: str | None = field(default=None, repr=False)
    cost: str | None = field(default=None, repr=False)
    if_then: str | None = field(default=None, repr=False)
    competencies: tuple[str, ...] = ()
    status: PatternStatus = PatternStatus.WATCHING
    retired_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting(Record):
    """One time a pattern showed up, or one week in which no chance arose.

    Attributes:
        pattern: Its uuid.
        date: Local date.
        person: Who noticed; None for the user.
        conversation: Where it was said, or None.
        heard_as: Their words, verbatim, or None.
        entry: The entry that tells of it, or None.
        context: One line.
        opportunity: False: no chance arose, and `stage` is None.
        stage: How early it was caught; None when no chance arose.
        outcome: -2 to +2, or None when not judged.
    """

    pattern: str
    date: date
    person: str | None = None
    conversation: str | None = None
    heard_as: str | None = field(default=None, repr=False)
    entry: str | None = None
    context: str = field(default="", repr=False)
    opportunity: bool = True
    stage: CatchStage | None = None
    outcome: int | None = None


def staged(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Return the sightings that carry a stage, oldest first."""
    return sorted(
        (one for one in sightings if one.opportunity and one.stage is not None),
        key=lambda one: (one.date, one.created_at is not None, one.created_at or one.date),
    )


def first_and_last_median(sightings: Iterable[Sighting]) -> tuple[float, float] | None:
    """Return the median stage of the first and of the last six, None under twelve."""
    rows = staged(sightings)
    if len(rows) < COMPARE_MINIMUM:
        return None
    return _median(rows[:COMPARE_COUNT]), _median(rows[-COMPARE_COUNT:])


def _median(rows: Sequence[Sighting]) -> float:
    return float(median(int(one.stage) for one in rows if one.stage is not None))


def may_retire(sightings: Iterable[Sighting]) -> bool:
    """Whether the last five or more were all caught at stage 3-4, over six weeks or longer."""
    run: list[Sighting] = []
    for one in reversed(staged(sightings)):
        if one.stage is None or one.stage < CatchStage.BEFORE:
            break
        run.append(one)
    return len(run) >= RETIRE_RUN and (run[0].date - run[-1].date).days >= RETIRE_DAYS


def reopens(pattern: Pattern, sighting: Sighting) -> bool:
    """Whether a sighting at stage 0-1 within 90 days of retirement reopens the pattern."""
    if pattern.status is not PatternStatus.RETIRED or pattern.retired_on is None:
        return False
    late = sighting.stage is not None and sighting.stage <= CatchStage.AFTER
    return late and 0 <= (sighting.date - pattern.retired_on).days <= REOPEN_DAYS


def may_activate(pattern: Pattern, others: Iterable[Pattern]) -> bool:
    """Whether a pattern may be active: at most three are at once (A4)."""
    active = [
        one
        for one in others
        if one.uuid != pattern.uuid
        and one.status is PatternStatus.ACTIVE
        and one.deleted_at is None
    ]
    return len(active) < MAX_ACTIVE


def same_trigger(patterns: Iterable[Pattern]) -> list[tuple[Pattern, Pattern]]:
    """Return the pairs that are offered for merging, because they share a trigger (A4).

    Case, spaces and the full stop at the end do not count. The older of a pair comes first.
    """
    by_trigger: dict[str, list[Pattern]] = {}
    for one in patterns:
        words = _bare(one.trigger)
        if words and one.status is not PatternStatus.RETIRED:
            by_trigger.setdefault(words, []).append(one)
    pairs: list[tuple[Pattern, Pattern]] = []
    for sharing in by_trigger.values():
        oldest, *later = sorted(sharing, key=lambda one: (one.surfaced_on or date.max, one.uuid))
        pairs += [(oldest, one) for one in later]
    return pairs


def merged(keep: Pattern, other: Pattern) -> Pattern:
    """Return one pattern for two: the first's name and naming, and the words of both.

    What differs stands below each other; the status is the livelier one of the two. What was heard
    stays with whoever said it: see `as_sighting`.
    """
    statuses = list(PatternStatus)
    status = min(keep.status, other.status, key=statuses.index)
    competencies = dict.fromkeys((*keep.competencies, *other.competencies))
    return replace(
        keep,
        trigger=_both(keep.trigger, other.trigger),
        behaviour=_both(keep.behaviour, other.behaviour),
        short_term_payoff=_both(keep.short_term_payoff, other.short_term_payoff),
        cost=_both(keep.cost, other.cost),
        if_then=_both(keep.if_then, other.if_then),
        competencies=tuple(competencies)[:MAX_COMPETENCIES],
        status=status,
        retired_on=keep.retired_on if status is PatternStatus.RETIRED else None,
    )


def _both(first: str | None, second: str | None) -> str | None:
    if first and second and _bare(first) != _bare(second):
        return f"{first}\n{second}"
    return first or second


def _bare(words: str | None) -> str:
    return " ".join((words or "").split()).casefold().rstrip(".!")


def as_sighting(pattern: Pattern, of: str) -> Sighting | None:
    """Return the naming of a pattern as a sighting of another; None when it has no date.

    Whoever is told of a pattern is told of it later, so its stage is the first.
    """
    day = pattern.surfaced_on or (pattern.created_at.date() if pattern.created_at else None)
    if day is None:
        return None
    return Sighting(
        pattern=of,
        date=day,
        person=pattern.surfaced_by,
        conversation=pattern.surfaced_in,
        heard_as=pattern.heard_as,
        context=pattern.name,
        stage=CatchStage.TOLD_LATER if pattern.surfaced_by else CatchStage.AFTER,
    )


def is_noted(naming: Sighting, sightings: Iterable[Sighting]) -> bool:
    """Whether a naming was noted as a sighting when it was heard, as the log of a talk does."""
    return any(
        (one.person, one.date, one.heard_as) == (naming.person, naming.date, naming.heard_as)
        for one in sightings
    )


def is_seen_by_two(pattern: Pattern, sightings: Iterable[Sighting]) -> bool:
    """Whether two different people other than the user surfaced or noticed it."""
    return len(seen_by(pattern, sightings)) >= 2  # noqa: PLR2004 - the rule's own name


def seen_by(pattern: Pattern, sightings: Iterable[Sighting]) -> list[str]:
    """Return the people other than the user who surfaced or noticed it, the first one first."""
    people = (pattern.surfaced_by, *(one.person for one in sightings if one.opportunity))
    return list(dict.fromkeys(one for one in people if one is not None))


def early(sightings: Iterable[Sighting]) -> int:
    """Return how many sightings were caught before it happened."""
    return sum(one.stage is not None and one.stage >= CatchStage.BEFORE for one in sightings)


def is_known_to(person: str, pattern: Pattern, sightings: Iterable[Sighting]) -> bool:
    """Whether a person named a pattern or noticed it."""
    return pattern.surfaced_by == person or any(one.person == person for one in sightings)
