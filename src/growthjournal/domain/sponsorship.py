"""What a sponsor needs: aims, asks, backing, updates and the case (method.md A2, B1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from growthjournal.domain.record import Record

MINUTE_WORDS = (120, 160)
"""Least and most words of the version that is said in a minute (method.md A2)."""
CASE_RESULTS = 3
"""Results, and people who confirm them, in a case (method.md A2)."""
UPDATE_DAYS = 30
"""Days between updates unless the case says otherwise (method.md A2)."""
CALLS = 3
"""Calls that the target role makes and the present one does not (method.md B1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim(Record):
    """The role that the user works towards; another role is another aim and another series.

    Attributes:
        role: In one line.
        calls: Up to three calls that the role makes and the present one does not.
        by_when: Roughly when, or None.
        since: First day that it was the aim.
    """

    role: str = field(repr=False)
    calls: tuple[str, ...] = field(default=(), repr=False)
    by_when: date | None = None
    since: date


class Answer(StrEnum):
    """How an ask was answered."""

    YES = "yes"
    NOT_YET = "not-yet"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Record):
    """Telling someone, plainly, what the user wants next.

    Attributes:
        person: Uuid of who was told.
        on: Local date.
        words: In which words.
        role: The target role as it was named then, or None.
        conversation: Uuid of the conversation it was said in, or None.
        answer: None while there was none.
        answered_on: When, or None.
        answer_words: What they answered, verbatim.
    """

    person: str
    on: date
    words: str = field(repr=False)
    role: str | None = field(default=None, repr=False)
    conversation: str | None = None
    answer: Answer | None = None
    answered_on: date | None = None
    answer_words: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackingStep(Record):
    """A dated step on the backing ladder; append-only.

    Attributes:
        person: Uuid of who backs.
        on: Local date.
        step: 0-6.
        fact: One line; without it the step is saved and no conclusion counts it.
        how_i_know: For steps 4-6, how the user knows.
    """

    person: str
    on: date
    step: int
    fact: str | None = field(default=None, repr=False)
    how_i_know: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentUpdate(Record):
    """An update that a person was sent.

    Attributes:
        person: Their uuid.
        on: Local date.
        text: As it was sent.
        impacts: Uuids of the impacts that it told of.
    """

    person: str
    on: date
    text: str = field(default="", repr=False)
    impacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorCase(Record):
    """One version of the page that a sponsor can carry; a version that was given never changes.

    Attributes:
        version: From 1.
        target_role: Which role.
        by_when: By when, or None.
        ask: One sentence with a verb.
        results: Uuids of up to three impacts.
        confirmers: Uuids of people who would confirm them, in the order of the results; "" for
            none.
        objection: The strongest.
        answer: To it.
        minute_version: To be said in a minute.
        sponsor_interest: Why it helps them.
        updates_every_days: How often they hear from the user.
    """

    version: int = 1
    target_role: str = field(default="", repr=False)
    by_when: date | None = None
    ask: str | None = field(default=None, repr=False)
    results: tuple[str, ...] = ()
    confirmers: tuple[str, ...] = ()
    objection: str | None = field(default=None, repr=False)
    answer: str | None = field(default=None, repr=False)
    minute_version: str | None = field(default=None, repr=False)
    sponsor_interest: str | None = field(default=None, repr=False)
    updates_every_days: int = UPDATE_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseGiven(Record):
    """That a version of the case was given to someone."""

    sponsor_case: str
    person: str
    on: date
