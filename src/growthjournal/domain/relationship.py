"""A relationship from its records: each meeting as the indices see it, and its three facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from growthjournal.domain.agenda import AgendaKind
from growthjournal.domain.commitments import CARRIED_OFTEN, carried_by, kept, kept_share
from growthjournal.domain.conversations import is_sent_ahead, ordered
from growthjournal.domain.drift import Meeting, is_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.assumptions import Assumption
    from growthjournal.domain.commitments import Commitment
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.patterns import Pattern, Sighting


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What the meetings with people are worked out from."""

    conversations: tuple[Conversation, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    assumptions: tuple[Assumption, ...] = ()


def meetings(records: Records, person: str, *, mentored: bool = False) -> tuple[Meeting, ...]:
    """Return the held conversations with a person as meetings, oldest first.

    Args:
        records: Everything of the journal that may speak of them.
        person: Uuid.
        mentored: The user mentors this person: the same questions, asked from the user's side.
            Whose promises count turns with it, and whether they sent an agenda is not known.
    """
    promises = promises_with(records.commitments, person, mentored=mentored)
    held = ordered(one for one in records.conversations if one.held and one.person == person)
    there = items_by_conversation(records, held)
    counts = _surfaced_counts(records)
    rows: list[Meeting] = []
    before: Conversation | None = None
    for place, one in enumerate(held):
        earlier = held[place - 1] if place else None
        if earlier is not None and _moment(earlier) < _moment(one):
            before = earlier
        items, surfaced = there.get(one.uuid, []), counts.get(one.uuid, 0)
        rows.append(_meeting(one, before, items, surfaced, promises, mentored=mentored))
    return tuple(rows)


def promises_with(
    commitments: Iterable[Commitment], person: str, *, mentored: bool = False
) -> list[Commitment]:
    """Return the promises to a person, or by one whom the user mentors."""
    return [
        one
        for one in commitments
        if (one.made_by == person if mentored else one.made_by is None and one.made_to == person)
    ]


def _moment(one: Conversation) -> tuple[date, time]:
    return one.date, one.time or time.min


def items_by_conversation(
    records: Records, conversations: Iterable[Conversation]
) -> dict[str, list[AgendaItem]]:
    """Return the agendas of some conversations by their uuid; those without one are left out."""
    wanted = {one.uuid for one in conversations}
    found: dict[str, list[AgendaItem]] = {}
    for item in records.agenda:
        if item.conversation in wanted:
            found.setdefault(item.conversation, []).append(item)
    return found


def _surfaced_counts(records: Records) -> dict[str, int]:
    """Return by conversation how many patterns and assumptions came up.

    A repeat counts like a new one, and a pattern that was named and repeated counts once.
    """
    patterns: dict[str, set[str]] = {}
    for named in records.patterns:
        if named.surfaced_in is not None:
            patterns.setdefault(named.surfaced_in, set()).add(named.uuid)
    for seen in records.sightings:
        if seen.conversation is not None and seen.person is not None:
            patterns.setdefault(seen.conversation, set()).add(seen.pattern)
    counts = {uuid: len(found) for uuid, found in patterns.items()}
    for one in records.assumptions:
        if one.surfaced_in is not None:
            counts[one.surfaced_in] = counts.get(one.surfaced_in, 0) + 1
    return counts


def _meeting(
    one: Conversation,
    before: Conversation | None,
    there: Sequence[AgendaItem],
    surfaced: int,
    promises: Sequence[Commitment],
    *,
    mentored: bool,
) -> Meeting:
    # One that only a calendar knows of says nothing, which is not "no".
    is_known = bool(there) or is_logged(one)
    share = kept_share(promises, before.date if before else None, one.date)
    return Meeting(
        conversation=one.uuid,
        on=one.date,
        brought=any(
            item.kind is AgendaKind.DECISION and item.discussed is not False for item in there
        )
        if is_known
        else None,
        sent=is_sent_ahead(one) if is_known and not mentored else None,
        opened=one.opened_with_changes,
        kept=None if share is None else share[0],
        surfaced=surfaced if is_known else None,
        stretch=one.stretch,
        moved=one.moved,
        thinking=one.thinking,
        told=one.told_count,
        straight=one.asked_for_straight_answer,
        often_carried=any(
            carried_by(promise, one.date) >= CARRIED_OFTEN
            and (promise.closed_on is None or promise.closed_on > one.date)
            for promise in promises
            if promise.moved_from
        ),
    )


def is_logged(conversation: Conversation) -> bool:
    """Whether anything was said of a held conversation; one from a calendar says nothing yet."""
    answers = (
        conversation.log_finished_at,
        conversation.one_line,
        conversation.opened_with_changes,
        conversation.thinking,
        conversation.told_count,
        conversation.stretch,
        conversation.moved,
    )
    return any(answer is not None for answer in answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """The three facts of a relationship (product.md, People).

    Attributes:
        held: Conversations held and logged.
        brought: Of them, with a decision brought.
        kept: Promises done, or dropped with a reason.
        due: Promises that have come due.
        asking: Of the last six with an answer, those of perspective rather than instruction.
        answered: How many of the last six have an answer.
    """

    held: int
    brought: int
    kept: int
    due: int
    asking: int
    answered: int


LAST_ANSWERED = 6
"""Meetings behind "mostly asking" [D]."""


def relationship(
    rows: Sequence[Meeting], commitments: Iterable[Commitment], today: date
) -> Relationship:
    """Return the three facts from a person's meetings and the promises between the two."""
    closing = [
        one
        for one in commitments
        if not one.is_standing or (one.due is not None and one.due <= today)
    ]
    answered = [told for told in map(is_told, rows) if told is not None][-LAST_ANSWERED:]
    return Relationship(
        held=sum(one.brought is not None for one in rows),
        brought=sum(bool(one.brought) for one in rows),
        kept=sum(_counts(one, today) for one in closing),
        due=len(closing),
        asking=sum(not told for told in answered),
        answered=len(answered),
    )


def _counts(commitment: Commitment, today: date) -> bool:
    return kept(commitment, today) >= 1.0
