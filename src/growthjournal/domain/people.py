"""People: mentors, sponsors, and the room that would help decide (method.md A2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from growthjournal.domain.record import Record


class Relation(StrEnum):
    """How a person stands to the user; several at once."""

    MENTOR = "mentor"
    SPONSOR = "sponsor"
    MANAGER = "manager"
    DECISION_MAKER = "decision-maker"
    PEER = "peer"
    MENTEE = "mentee"
    OTHER = "other"


class MentorKind(StrEnum):
    """What a mentor helps with."""

    TECHNICAL = "technical"
    BUSINESS = "business"
    LEADERSHIP = "leadership"
    COACHING = "coaching"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Someone who develops the user, decides about the user, or is developed by the user.

    Attributes:
        name: Real name or an alias.
        relations: Every relation that holds.
        mentor_kinds: For a mentor, what with.
        in_room: Would help decide the user's next role.
        seen_firsthand_on: When they last saw target-level work themselves, or None.
        knows_aspiration_on: When they were told which role the user wants, or None.
        told_me_missing: What they said they would need to see.
        backing: Step 0-6 of the backing ladder, None when not judged.
        backing_changed_on: Date of the last step.
        backing_fact: The one-line fact behind that step.
        last_update_sent_on: Date of the last update, or None.
        archived_on: Put away without losing history, or None.
    """

    name: str = field(repr=False)
    relations: tuple[Relation, ...] = ()
    mentor_kinds: tuple[MentorKind, ...] = ()
    in_room: bool = False
    seen_firsthand_on: date | None = None
    knows_aspiration_on: date | None = None
    told_me_missing: str | None = field(default=None, repr=False)
    backing: int | None = None
    backing_changed_on: date | None = None
    backing_fact: str | None = field(default=None, repr=False)
    last_update_sent_on: date | None = None
    archived_on: date | None = None
