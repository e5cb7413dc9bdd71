"""The conversations with one person: what was brought to each, what was said, what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from growthjournal.domain.commitments import CommitmentStatus
from growthjournal.domain.conversations import ordered
from growthjournal.domain.drift import is_told
from growthjournal.domain.relationship import LAST_ANSWERED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.drift import Meeting
    from growthjournal.domain.relationship import Records

T = TypeVar("T")


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


def timeline(
    records: Records, person: str, seen: Iterable[Meeting], *, mentored: bool = False
) -> tuple[TimelineRow, ...]:
    """Return the conversations with a person, newest first.

    Args:
        records: Everything of the journal that may speak of them.
        person: Uuid.
        seen: The held ones as the indices see them.
        mentored: The user mentors this person: the promises that count are theirs.
    """
    own = [one for one in records.conversations if one.person == person]
    came_up = _CameUp(records, {one.uuid for one in own}, made_by=person if mentored else None)
    meetings = {one.conversation: one for one in seen}
    return tuple(came_up.row(one, meetings.get(one.uuid)) for one in reversed(ordered(own)))


class _CameUp:
    """What came up in some conversations, sorted by conversation once."""

    def __init__(self, records: Records, wanted: set[str], *, made_by: str | None) -> None:
        def by_place(ones: Iterable[tuple[str | None, T]]) -> dict[str, list[T]]:
            found: dict[str, list[T]] = {}
            for place, one in ones:
                if place in wanted and place is not None:
                    found.setdefault(place, []).append(one)
            return found

        self._named = by_place((one.surfaced_in, one) for one in records.patterns)
        self._repeated = by_place(
            (one.conversation, one) for one in records.sightings if one.person is not None
        )
        self._surfaced = by_place((one.surfaced_in, one) for one in records.assumptions)
        self._agenda = by_place((one.conversation, one) for one in records.agenda)
        self._promises = by_place(
            (one.conversation, one) for one in records.commitments if one.made_by == made_by
        )

    def row(self, one: Conversation, meeting: Meeting | None) -> TimelineRow:
        """Return the row of a conversation."""
        named = self._named.get(one.uuid, [])
        repeated = self._repeated.get(one.uuid, [])
        surfaced = self._surfaced.get(one.uuid, [])
        promises = self._promises.get(one.uuid, [])
        heard = [
            *(said.heard_as for said in named),
            *(said.heard_as for said in repeated),
            *(said.heard_as for said in surfaced),
        ]
        brought = [
            item
            for item in self._agenda.get(one.uuid, [])
            if not (one.held and item.discussed is False)
        ]
        return TimelineRow(
            conversation=one,
            words=tuple(dict.fromkeys(words.strip() for words in heard if words and words.strip())),
            brought=tuple(sorted(brought, key=lambda item: item.position)),
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
