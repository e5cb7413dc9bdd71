"""Competencies, their written anchors, and ratings on two axes (method.md A1, D)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from growthjournal.domain.record import Record

SCALE = (1, 2, 3, 4, 5)
"""A rating is one of these, or None for "can't say"."""
EVIDENCE_FROM = 4
"""A rating of this or more asks for a fact (method.md A1)."""
EVIDENCE_LINE_MINIMUM = 15
"""Characters that a typed fact needs to count (method.md A1)."""
UNCORROBORATED_COUNTS_AS = 3
"""What the verdict takes an unsupported 4 or 5 for (method.md A1)."""
MOST_IN_FOCUS = 4
"""Competencies that are worked on at once (method.md D)."""
ASK_WHAT_HAPPENED_FROM = 2
"""A move of this many steps is asked about after saving (method.md A1)."""


class Axis(StrEnum):
    """The two measures that are never mixed."""

    SKILL = "skill"
    VISIBILITY = "visibility"


WINDOW_DAYS = {Axis.SKILL: 90, Axis.VISIBILITY: 180}
"""Days that a rating speaks of (method.md A9)."""


class RaterRole(StrEnum):
    """Who rated."""

    SELF = "self"
    MENTOR = "mentor"
    SPONSOR = "sponsor"
    MANAGER = "manager"
    PEER = "peer"


class Basis(StrEnum):
    """On what occasion."""

    WEEKLY = "weekly"
    QUARTERLY = "quarterly"
    OUTSIDE = "outside"
    THEN = "then"


@dataclass(frozen=True, slots=True, kw_only=True)
class Competency(Record):
    """A named ability.

    Attributes:
        name: In full.
        short: The label in charts.
        description: One line.
        position: Order in lists, from 1.
        hidden: Taken out of lists and charts by the user.
    """

    name: str
    short: str
    description: str = ""
    position: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorVersion(Record):
    """The five written levels of one axis of one competency; append-only.

    Attributes:
        competency: Its uuid.
        axis: Which ladder.
        version: From 1; a changed text is a new version.
        levels: Five sentences, for 1 to 5.
        since: First day it was in force.
    """

    competency: str
    axis: Axis
    version: int
    levels: tuple[str, ...]
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusSet(Record):
    """The four competencies in focus from a day on; append-only, because charts break there."""

    since: date
    competencies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Record):
    """A judgement on the written anchors; append-only, a correction supersedes.

    Attributes:
        competency: Its uuid.
        axis: Skill or visibility.
        value: 1-5, or None for "can't say", which is not zero.
        on: Local date.
        rater: The person's uuid, None for the user.
        rater_role: As what they rated.
        basis: On what occasion.
        then_date: For a *then* rating, the day that is judged again.
        predicted_other: 1-5, what the user expected another rater to give.
        evidence: Uuids of entries that show it.
        evidence_line: One typed fact.
        seen_by: Uuids of people who saw it.
        uncorroborated: A 4 or 5 without a fact: drawn hollow, counted as 3 by the verdict alone.
        anchor_version: Version of the anchors it was given on.
        supersedes: The rating that this one corrects, or None.
        note: Answer to "What happened?" after a move of two or more.
    """

    competency: str
    axis: Axis
    value: int | None
    on: date
    rater: str | None = None
    rater_role: RaterRole = RaterRole.SELF
    basis: Basis = Basis.WEEKLY
    then_date: date | None = None
    predicted_other: int | None = None
    evidence: tuple[str, ...] = ()
    evidence_line: str | None = field(default=None, repr=False)
    seen_by: tuple[str, ...] = ()
    uncorroborated: bool = False
    anchor_version: int = 1
    supersedes: str | None = None
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Record):
    """One weekly check-in; `draft` holds the unfinished steps as JSON text."""

    on: date
    finished: bool = False
    draft: str | None = field(default=None, repr=False)


def lacks_fact(rating: Rating) -> bool:
    """Whether a 4 or 5 stands without an entry or a line of 15 characters (method.md A1).

    At visibility a 4 or 5 also needs somebody who saw it.
    """
    if rating.value is None or rating.value < EVIDENCE_FROM:
        return False
    line = (rating.evidence_line or "").strip()
    fact = bool(rating.evidence) or len(line) >= EVIDENCE_LINE_MINIMUM
    if rating.axis is Axis.VISIBILITY:
        return not (fact and rating.seen_by)
    return not fact
