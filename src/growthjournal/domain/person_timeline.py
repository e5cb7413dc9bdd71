"""The conversations with one person: what was brought to each, what was said, what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.domain.commitments import CommitmentStatus
from growthjournal.domain.conversations import ordered
from growthjournal.domain.drift import is_told
from growthjournal.domain.relationship import (
    LAST_ANSWERED,
    meetings,
    named_in,
    repeated_in,
    surfaced_there,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.drift import Meeting
    from growthjournal.domain.relationship import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One conversation with a person, planned or held.

    Attributes:
        conversation: The record.
        words: What was heard, verbatim, in the order in which it was written down.
        brought: The agenda; of a held conversation without what was not discussed.
        named: Patterns named for the first time.
        repeated: Patterns that came up again.
        surfaced: Assumptions.
        promised: Promises made there.
        done: Of them, those that are done.
        meeting: How the indices see it; None unless it was held.
    """

    conversation: Conversation
    words: tuple[str, ...] = field(default=(), repr=False)
    brought: tuple[AgendaItem, ...] = ()
    named: int = 0
    repeated: int = 0
    surfaced: int = 0
    promised: int = 0
    done: int = 0
    meeting: Meeting | None = None


def timeline(records: Records, person: str, *, mentored: bool = False) -> tuple[TimelineRow, ...]:
    """Return the conversations with a person, newest first.

    Args:
        records: Everything of the journal that may speak of them.
        person: Uuid.
        mentored: The user mentors this person: the promises that count are theirs.
    """
    seen = {one.conversation: one for one in meetings(records, person, mentored=mentored)}
    own = [one for one in records.conversations if one.person == person]
    side = person if mentored else None
    return tuple(
        _row(records, one, seen.get(one.uuid), made_by=side) for one in reversed(ordered(own))
    )


def _row(
    records: Records, one: Conversation, meeting: Meeting | None, *, made_by: str | None
) -> TimelineRow:
    named, repeated = named_in(records, one), repeated_in(records, one)
    surfaced = surfaced_there(records, one)
    heard = [
        *(said.heard_as for said in named),
        *(said.heard_as for said in repeated),
        *(said.heard_as for said in surfaced),
    ]
    promises = [
        promise
        for promise in records.commitments
        if promise.conversation == one.uuid and promise.made_by == made_by
    ]
    return TimelineRow(
        conversation=one,
        words=tuple(dict.fromkeys(words.strip() for words in heard if words and words.strip())),
        brought=tuple(
            sorted(
                (
                    item
                    for item in records.agenda
                    if item.conversation == one.uuid and not (one.held and item.discussed is False)
                ),
                key=lambda item: item.position,
            )
        ),
        named=len(named),
        repeated=len({said.pattern for said in repeated} - {said.uuid for said in named}),
        surfaced=len(surfaced),
        promised=len(promises),
        done=sum(promise.status is CommitmentStatus.DONE for promise in promises),
        meeting=meeting,
    )


def with_decision(rows: Iterable[TimelineRow]) -> tuple[str, ...]:
    """Return the uuids of the conversations that a decision was brought to."""
    return tuple(
        row.conversation.uuid for row in rows if row.meeting is not None and row.meeting.brought
    )


def answered(rows: Iterable[TimelineRow]) -> tuple[str, ...]:
    """Return the uuids of the last conversations with an answer to asking or telling."""
    known = [
        row.conversation.uuid
        for row in rows
        if row.meeting is not None and is_told(row.meeting) is not None
    ]
    return tuple(known[:LAST_ANSWERED])
