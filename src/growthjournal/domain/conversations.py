"""Conversations: a planned or held meeting with a person (method.md A6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

Day = date
"""The type, where a field of the same name stands in its way."""
CHANGED_LINES = 5
"""Lines of *what changed since* that may be sent (method.md A6)."""
TOLD_MOST = 3
"""The last step of how often the mentor told: three times or more (method.md A6)."""
SENT_AHEAD = timedelta(hours=24)
"""An agenda counts as sent ahead from this long before (method.md A6)."""
PINNED = timedelta(hours=48)
"""How long an unfinished log stays pinned in full (method.md F2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation(Record):
    """A meeting with one person. An unanswered question is None, which is not "no".

    Attributes:
        person: The person's uuid.
        date: Local date as planned or held.
        time: Local time or None.
        held: False while it is only planned.
        minutes: How long it took, or None.
        one_line: "I now see ...", or None.
        source: Where an imported one came from, or None.
        source_id: Its stable id there, or None.
        cancelled_on: The day it was called off, or None.
        agenda_sent_at: When the brief was sent, or None.
        what_changed: The lines that the user kept for the brief, at most five; one that begins
            with "[x] " or "[ ] " is shown as done or not done.
        predicted_pattern: What the user expects to hear to "What do you see me repeat?".
        predicted_assumption: The same for "What am I taking for granted?".
        opened_with_changes: The mentee began with what changed.
        thinking: 1 (they told me) to 5 (I worked it out with their prompts).
        told_count: How often the mentor said what to do: 0 to 3, where 3 is "or more".
        asked_for_straight_answer: The mentee asked for one.
        stretch: 1 to 5.
        moved: A plan, belief or decision changed.
        log_begun_at: When its log was begun, or None.
        log_finished_at: When it was finished or put aside, or None.
        log_draft: The unfinished log as the window keeps it, or None.
    """

    person: str
    date: date
    time: time | None = None
    held: bool = True
    minutes: int | None = None
    one_line: str | None = field(default=None, repr=False)
    source: str | None = None
    source_id: str | None = field(default=None, repr=False)
    cancelled_on: Day | None = None
    agenda_sent_at: datetime | None = None
    what_changed: tuple[str, ...] = field(default=(), repr=False)
    predicted_pattern: str | None = field(default=None, repr=False)
    predicted_assumption: str | None = field(default=None, repr=False)
    opened_with_changes: bool | None = None
    thinking: int | None = None
    told_count: int | None = None
    asked_for_straight_answer: bool | None = None
    stretch: int | None = None
    moved: bool | None = None
    log_begun_at: datetime | None = None
    log_finished_at: datetime | None = None
    log_draft: str | None = field(default=None, repr=False)


def marked(line: str) -> tuple[bool | None, str]:
    """Return a line of *what changed* without its mark, and whether it is done; None: no mark."""
    for mark, done in (("[x] ", True), ("[ ] ", False)):
        if line.startswith(mark):
            return done, line.removeprefix(mark).strip()
    return None, line.strip()


def is_sent_ahead(conversation: Conversation) -> bool:
    """Whether the agenda went out 24 hours before; without a time, on an earlier day."""
    sent = conversation.agenda_sent_at
    if sent is None:
        return False
    local = sent.astimezone().replace(tzinfo=None)
    if conversation.time is None:
        return local.date() < conversation.date
    return local <= datetime.combine(conversation.date, conversation.time) - SENT_AHEAD


def ordered(conversations: Iterable[Conversation]) -> list[Conversation]:
    """Return conversations in the order in which they take place."""
    return sorted(conversations, key=lambda one: (one.date, one.time or time.min))


def held_before(
    conversations: Iterable[Conversation], conversation: Conversation
) -> list[Conversation]:
    """Return the held conversations with the same person before this one, oldest first."""
    at = conversation.date, conversation.time or time.min
    return [
        one
        for one in ordered(conversations)
        if one.held
        and one.person == conversation.person
        and one.uuid != conversation.uuid
        and (one.date, one.time or time.min) < at
    ]


def next_planned(conversations: Iterable[Conversation], today: date) -> Conversation | None:
    """Return the next conversation that is planned from today on."""
    coming = [
        one
        for one in ordered(conversations)
        if not one.held and one.cancelled_on is None and one.date >= today
    ]
    return coming[0] if coming else None


class Pin(StrEnum):
    """What a pinned log still asks for."""

    WHOLE = "whole"
    THEIR_WORDS = "their-words"


def pin_of(conversation: Conversation, now: datetime) -> Pin | None:
    """Return what is pinned on Today for a conversation, None when nothing is.

    A log that was begun, or a planned conversation whose time has come, is pinned whole for 48
    hours. From then on only their words are asked for (F2, step 1).

    Args:
        conversation: Planned or held.
        now: Aware time.
    """
    if conversation.log_finished_at is not None or conversation.cancelled_on is not None:
        return None
    begun = conversation.log_begun_at
    if begun is None:
        if conversation.held:
            return None
        local = datetime.combine(conversation.date, conversation.time or time.max)
        begun = local.astimezone(now.tzinfo)
    if now < begun:
        return None
    return Pin.WHOLE if now - begun <= PINNED else Pin.THEIR_WORDS
