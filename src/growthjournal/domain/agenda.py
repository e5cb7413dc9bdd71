"""The agenda: what the mentee brings to a conversation (method.md A6)."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from enum import StrEnum

from growthjournal.domain.record import Record, new_uuid


class AgendaKind(StrEnum):
    """What can be brought."""

    DECISION = "decision"
    ASSUMPTION = "assumption"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Record):
    """One thing that is brought; frozen from the moment the agenda is sent.

    Attributes:
        kind: A decision, an assumption or a question.
        text: What it is, in a line.
        conversation: Where it is brought, or None for something still on the user's mind.
        person: Whom it is meant for while no conversation is planned, or None.
        position: Its place on the agenda, from 0.
        decision: The decision record it speaks of, or None.
        assumption: The assumption it speaks of, or None.
        due: When the decision is due, or None.
        ruled_out: What was ruled out, and why.
        taking_for_granted: What is taken for granted.
        lean: Which way the user leans.
        sureness: 0-100: how sure of the lean; for an assumption, how far it is believed.
        frozen_at: When the agenda was sent, or None.
        discussed: Whether it was spoken of; None until the conversation is logged.
        carried_from: The item of an earlier conversation that it continues, or None.
        kept_private: Left out of the brief.
    """

    kind: AgendaKind
    text: str = field(repr=False)
    conversation: str | None = None
    person: str | None = None
    position: int = 0
    decision: str | None = None
    assumption: str | None = None
    due: date | None = None
    ruled_out: str | None = field(default=None, repr=False)
    taking_for_granted: str | None = field(default=None, repr=False)
    lean: str | None = field(default=None, repr=False)
    sureness: int | None = None
    frozen_at: datetime | None = None
    discussed: bool | None = None
    carried_from: str | None = None
    kept_private: bool = False


AFTER_FREEZING = frozenset(
    {"discussed", "kept_private", "position", "created_at", "updated_at", "deleted_at"}
)
"""What may still change on an item that was sent."""


def keeps_what_was_sent(before: AgendaItem, after: AgendaItem) -> bool:
    """Whether a change leaves what was frozen as it was."""
    if before.frozen_at is None:
        return True
    return all(
        getattr(before, one.name) == getattr(after, one.name)
        for one in fields(before)
        if one.name not in AFTER_FREEZING
    )


def carried(item: AgendaItem, conversation: str | None) -> AgendaItem:
    """Return the item that takes an undiscussed one to the next conversation."""
    return replace(
        item,
        uuid=new_uuid(),
        created_at=None,
        updated_at=None,
        conversation=conversation,
        frozen_at=None,
        discussed=None,
        carried_from=item.uuid,
    )
