"""Decisions, written before the outcome is known (method.md A5; decisions.md 12)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_REASONS = 3
"""Reasons for a decision (method.md A5)."""
LOCK = timedelta(hours=24)
"""Reasons can be changed for this long after the decision was written down (method.md A5)."""


class Stakes(StrEnum):
    """What a decision puts at risk."""

    SMALL = "small"
    REAL = "real"
    HARD_TO_UNDO = "hard-to-undo"


class State(StrEnum):
    """The state that the user was in; several at once."""

    RESTED = "rested"
    RUSHED = "rushed"
    ANGRY = "angry"
    KEEN = "keen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """A choice; one option is enough to save it.

    Attributes:
        title: What is to be decided.
        decide_by: When it is due, or None.
        decided_on: When it was taken, or None while it is open.
        stakes: What it puts at risk, or None.
        options: One of them may be to wait.
        ruled_out: What was ruled out, and why.
        gave_up: What the choice gives up.
        reasons: At most three.
        taking_for_granted: What is taken for granted.
        assumptions: Uuids of assumptions it rests on.
        lean: Which way the user leans while it is open.
        sureness: 0-100, how sure of that.
        chosen: What was chosen, or None.
        states: The user's state when it was taken.
        process_quality: 1-5 as judged when it was taken, or None.
        taken_to: The conversation it was brought to, or None.
        written_at: When it was written down as taken; its reasons lock a day later.
        note: Whatever else there is to say.
    """

    title: str = field(repr=False)
    decide_by: date | None = None
    decided_on: date | None = None
    stakes: Stakes | None = None
    options: tuple[str, ...] = field(default=(), repr=False)
    ruled_out: str | None = field(default=None, repr=False)
    gave_up: str | None = field(default=None, repr=False)
    reasons: tuple[str, ...] = field(default=(), repr=False)
    taking_for_granted: str | None = field(default=None, repr=False)
    assumptions: tuple[str, ...] = ()
    lean: str | None = field(default=None, repr=False)
    sureness: int | None = None
    chosen: str | None = field(default=None, repr=False)
    states: tuple[State, ...] = ()
    process_quality: int | None = None
    taken_to: str | None = None
    written_at: datetime | None = None
    note: str | None = field(default=None, repr=False)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be taken."""
        return self.decided_on is None


def reasons_locked(decision: Decision, now: datetime) -> bool:
    """Whether the reasons can no longer be changed (A5)."""
    return decision.written_at is not None and now - decision.written_at > LOCK


def by_due(decisions: Iterable[Decision]) -> list[Decision]:
    """Return open decisions by when they are due, undated ones last."""
    return sorted(
        (one for one in decisions if one.is_open),
        key=lambda one: (one.decide_by is None, one.decide_by or date.max),
    )
