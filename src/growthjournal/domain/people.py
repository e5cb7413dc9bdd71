"""People: mentors, sponsors, and the room that would help decide (method.md A2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from growthjournal.domain.conversations import Conversation

BACKING_STEPS = 7
"""Steps of the backing ladder, from 0 (method.md A2)."""
NEEDS_HOW_I_KNOW = 4
"""From this step on, backing needs "how I know" (method.md A2)."""


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
        alias: What the person is called in papers that others read, or None for the name.
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
    alias: str | None = field(default=None, repr=False)
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


class Group(StrEnum):
    """The groups of the page, in their order; a person stands in the first that fits."""

    MENTORS = "mentors"
    SPONSORS = "sponsors"
    MENTEES = "mentees"
    OTHERS = "others"


def group_of(person: Person) -> Group:
    """Return the group in which a person is listed."""
    for relation, group in (
        (Relation.MENTOR, Group.MENTORS),
        (Relation.SPONSOR, Group.SPONSORS),
        (Relation.MENTEE, Group.MENTEES),
    ):
        if relation in person.relations:
            return group
    return Group.OTHERS


def is_mentored(person: Person) -> bool:
    """Whether the roles are turned: the user mentors this person and is not mentored by them."""
    return Relation.MENTEE in person.relations and Relation.MENTOR not in person.relations


def helps_decide(person: Person) -> bool:
    """Whether it matters what somebody has seen: they would help decide, or speak for the user."""
    deciding = {Relation.SPONSOR, Relation.DECISION_MAKER}
    return person.in_room or bool(deciding & set(person.relations))


def is_about_growth(person: Person) -> bool:
    """Whether conversations with a person are there to develop one of the two.

    To a sponsor, a manager or a decision-maker one brings other things than an open decision.
    """
    relations = set(person.relations)
    if relations & {Relation.MENTOR, Relation.MENTEE}:
        return True
    return not relations & {Relation.SPONSOR, Relation.MANAGER, Relation.DECISION_MAKER}


def shared_name(person: Person) -> str:
    """Return the name for papers that others read."""
    return person.alias or person.name


def answers_to(person: Person, name: str) -> bool:
    """Whether a name means this person, by name or alias, whatever its case and spaces."""
    wanted = " ".join(name.split()).casefold()
    names = (person.name, person.alias or "")
    return bool(wanted) and wanted in {" ".join(one.split()).casefold() for one in names}


def last_held(conversations: Iterable[Conversation]) -> date | None:
    """Return the day of the last conversation that took place."""
    return max((one.date for one in conversations if one.held), default=None)


def next_due(
    cadence_days: int | None, conversations: Iterable[Conversation], today: date
) -> date | None:
    """Return when the next conversation is due.

    A planned one comes first; else the cadence counted from the last that was held. A date that
    has passed says that it is overdue; None when neither is known.
    """
    everything = list(conversations)
    planned = [
        one.date
        for one in everything
        if not one.held and one.cancelled_on is None and one.date >= today
    ]
    if planned:
        return min(planned)
    held = last_held(everything)
    if cadence_days is None or held is None:
        return None
    return held + timedelta(days=cadence_days)
