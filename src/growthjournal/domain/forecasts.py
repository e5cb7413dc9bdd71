"""What was expected of a decision, and how it turned out (method.md A5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from growthjournal.domain.record import Record

PROBABILITIES = tuple(range(5, 100, 5))
"""Percent: 5 to 95 in steps of 5 (method.md A5)."""
REVIEW_AFTER = timedelta(days=60)
"""When a forecast is settled unless another day is given (method.md A5)."""
REVIEW_AT_MOST = timedelta(days=365)
"""The latest day on which a forecast can be settled (method.md A5)."""


class Settled(StrEnum):
    """How a forecast came out."""

    YES = "yes"
    NO = "no"
    VOID = "void"


class Luck(StrEnum):
    """How much of an outcome was luck."""

    MOSTLY_LUCK = "mostly-luck"
    MIXED = "mixed"
    MOSTLY_CHOICE = "mostly-choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Record):
    """A statement that a stranger could settle, with a probability.

    Attributes:
        decision: Uuid of the decision it belongs to.
        statement: What will be true.
        probability: Percent, one of `PROBABILITIES`.
        review_on: When it can be settled.
        settled: How it came out, or None.
        settled_on: When that was said, or None.
    """

    decision: str
    statement: str = field(repr=False)
    probability: int
    review_on: date
    settled: Settled | None = None
    settled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionReview(Record):
    """A decision judged later; append-only.

    Attributes:
        decision: Its uuid.
        on: Local date.
        process_quality: 1-5, judged again before the outcome is entered; None for "can't say".
        outcome: 1-5, or None.
        luck: How much of it was luck, or None.
        lesson: In a line, or None.
        pattern: Uuid of a pattern that showed in it, or None.
    """

    decision: str
    on: date
    process_quality: int | None = None
    outcome: int | None = None
    luck: Luck | None = None
    lesson: str | None = field(default=None, repr=False)
    pattern: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionNote(Record):
    """A dated addition to a decision whose reasons are locked; append-only."""

    decision: str
    on: date
    text: str = field(repr=False)
