"""What the user and a mentor agreed on (method.md A6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from growthjournal.domain.record import Record

MEETINGS_PLANNED = 6
"""Conversations before both decide again (method.md A6, [D])."""


class Help(StrEnum):
    """What can be asked of a mentor; what leaves most of the thinking to the mentee comes first."""

    QUESTIONS = "questions"
    OBSERVATIONS = "observations"
    STORIES = "stories"
    ADVICE = "advice"


class Setter(StrEnum):
    """Who sets the topic of a conversation."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """The terms with one person; a later one takes the place of an earlier.

    Attributes:
        person: The person's uuid.
        aim: What the mentee wants to be able to do without help.
        by_when: Until when, or None.
        cadence_days: Days from one conversation to the next, or None.
        meetings_planned: How many before both decide again.
        topic_setter: Who sets the topic; the mentee owns the agenda.
        help_wanted: In the order in which it is wanted.
        private_things: What stays between the two.
        exit_line: How either can stop without awkwardness.
        agreed_on: Local date, or None.
        review_on: When to look at it again, or None.
    """

    person: str
    aim: str = field(default="", repr=False)
    by_when: date | None = None
    cadence_days: int | None = None
    meetings_planned: int = MEETINGS_PLANNED
    topic_setter: Setter = Setter.MENTEE
    help_wanted: tuple[Help, ...] = tuple(Help)
    private_things: str | None = field(default=None, repr=False)
    exit_line: str | None = field(default=None, repr=False)
    agreed_on: date | None = None
    review_on: date | None = None


def meetings_left(agreement: Agreement, held: int) -> int:
    """Return how many of the planned conversations are still to come, never below zero."""
    return max(0, agreement.meetings_planned - held)


def is_review_due(agreement: Agreement, held: int, today: date) -> bool:
    """Whether both should look at the agreement again: its day has come, or its meetings are used.

    Args:
        agreement: The terms.
        held: Conversations held since it was made.
        today: The local date.
    """
    has_come = agreement.review_on is not None and agreement.review_on <= today
    return has_come or meetings_left(agreement, held) == 0
