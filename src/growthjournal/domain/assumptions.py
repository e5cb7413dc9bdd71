"""Assumptions, what is believed of them, and their tests (method.md A3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

OVERTURNED_BELIEF = 25
"""Belief at or below which two tests may overturn an assumption (method.md A3)."""
HOLDS_BELIEF = 75
"""Belief at or above which two tests may confirm it (method.md A3)."""
TESTS_NEEDED = 2
"""Tests, in different situations, before a conclusion (method.md A3)."""
STALE_DAYS = 45
"""Untested for longer, an assumption is offered for the agenda (method.md A3)."""


_IF = "if|when|whenever|unless|wenn|falls|sobald|si|se|als|jeśli|jeżeli|om|hvis"
_THEN = "then|dann|alors|entonces|allora|então|dan|to|så"
_IF_THEN = re.compile(rf"\b({_IF})\b.+?([,;:–—]|\b({_THEN})\b).+", re.IGNORECASE | re.DOTALL)


class AssumptionStatus(StrEnum):
    """Where an assumption stands."""

    UNTESTED = "untested"
    TESTING = "testing"
    HOLDS = "holds"
    HOLDS_ONLY_WHEN = "holds-only-when"
    OVERTURNED = "overturned"
    PARKED = "parked"

    @property
    def concludes(self) -> bool:
        """Whether it says what the tests showed."""
        return self in {self.HOLDS, self.HOLDS_ONLY_WHEN, self.OVERTURNED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption(Record):
    """A guess treated as fact.

    Attributes:
        statement: "I assume that if ..., then ...".
        surfaced_by: The person who surfaced it, None for the user.
        surfaced_in: The conversation, or None.
        surfaced_on: Date, or None.
        heard_as: Their words, verbatim.
        protects_me_from: The worry behind it.
        camera_facts: What a recording would show.
        could_be_wrong_if: One observable.
        status: Where it stands.
        ladder: The ladder-of-inference view as text, or None.
        said_thought: The said/thought view as text, or None.
    """

    statement: str = field(repr=False)
    surfaced_by: str | None = None
    surfaced_in: str | None = None
    surfaced_on: date | None = None
    heard_as: str | None = field(default=None, repr=False)
    protects_me_from: str | None = field(default=None, repr=False)
    camera_facts: tuple[str, ...] = field(default=(), repr=False)
    could_be_wrong_if: str | None = field(default=None, repr=False)
    status: AssumptionStatus = AssumptionStatus.UNTESTED
    ladder: str | None = field(default=None, repr=False)
    said_thought: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief(Record):
    """How far an assumption was believed on a day; append-only.

    Attributes:
        assumption: Its uuid.
        on: Local date.
        value: 0-100.
        supersedes: The belief that this one corrects, or None.
    """

    assumption: str
    on: date
    value: int
    supersedes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionTest(Record):
    """The smallest safe act that could prove an assumption wrong.

    Attributes:
        assumption: Its uuid.
        action: What will be done.
        when_where: The situation.
        people_affected: Who notices.
        worst_case: One line.
        expect_if_true: What would be seen if the assumption holds.
        expect_if_false: What would be seen otherwise; differs from the above.
        belief_before: 0-100, copied and locked when planned; None when never stated.
        planned_on: Local date.
        run_on: Local date, None until run.
        observed: What happened.
        belief_after: 0-100, or None.
        conclusion: What follows.
        next_test: What to try next.
    """

    assumption: str
    action: str = field(repr=False)
    when_where: str | None = field(default=None, repr=False)
    people_affected: str | None = field(default=None, repr=False)
    worst_case: str | None = field(default=None, repr=False)
    expect_if_true: str | None = field(default=None, repr=False)
    expect_if_false: str | None = field(default=None, repr=False)
    belief_before: int | None = None
    planned_on: date | None = None
    run_on: date | None = None
    observed: str | None = field(default=None, repr=False)
    belief_after: int | None = None
    conclusion: str | None = field(default=None, repr=False)
    next_test: str | None = field(default=None, repr=False)


def situations(tests: Iterable[AssumptionTest]) -> int:
    """Return in how many different situations a test was run; unnamed ones do not count (A3)."""
    named = {
        " ".join((test.when_where or "").split()).casefold()
        for test in tests
        if test.run_on is not None
    }
    return len(named - {""})


def conclusion(tests: Iterable[AssumptionTest], belief: int | None) -> AssumptionStatus | None:
    """Return what tests and belief add up to; None while there is too little (A3)."""
    if belief is None or situations(tests) < TESTS_NEEDED:
        return None
    if belief <= OVERTURNED_BELIEF:
        return AssumptionStatus.OVERTURNED
    if belief >= HOLDS_BELIEF:
        return AssumptionStatus.HOLDS
    return AssumptionStatus.HOLDS_ONLY_WHEN


def is_if_then(statement: str) -> bool:
    """Whether a statement says what would follow from what: "I assume that if …, then …" (A3).

    Needed before a conclusion, and never before saving (decisions.md 10).
    """
    return _IF_THEN.search(statement) is not None


def may_conclude(
    assumption: Assumption, tests: Iterable[AssumptionTest], belief: int | None
) -> AssumptionStatus | None:
    """Return the one conclusion that an assumption may be given now, None while there is none."""
    return conclusion(tests, belief) if is_if_then(assumption.statement) else None


def days_untested(
    assumption: Assumption, tests: Iterable[AssumptionTest], today: date
) -> int | None:
    """Return for how many days none of its tests was run; None when that is no question."""
    if assumption.status not in {AssumptionStatus.UNTESTED, AssumptionStatus.TESTING}:
        return None
    if any(test.run_on is not None for test in tests):
        return None
    surfaced = assumption.surfaced_on or (
        assumption.created_at.date() if assumption.created_at else today
    )
    return (today - surfaced).days


def is_stale(assumption: Assumption, tests: Iterable[AssumptionTest], today: date) -> bool:
    """Whether an assumption is offered for the agenda: none of its tests run after 45 days (A3)."""
    days = days_untested(assumption, tests, today)
    return days is not None and days > STALE_DAYS


def expectations_differ(test: AssumptionTest) -> bool:
    """Whether what is expected if true and if false differ; an unsaid one is not compared."""
    expected = (test.expect_if_true or "").strip()
    return not expected or expected != (test.expect_if_false or "").strip()
