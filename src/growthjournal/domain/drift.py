"""Where a mentoring relationship drifts: ownership, challenge, prescription (method.md A6).

Told to the user alone, as a question with the facts behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from statistics import fmean
from typing import TYPE_CHECKING

from growthjournal.domain.agenda import AgendaKind
from growthjournal.domain.commitments import CARRIED_OFTEN, carried_by, kept, kept_share
from growthjournal.domain.conversations import held_before, is_sent_ahead, ordered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.assumptions import Assumption
    from growthjournal.domain.commitments import Commitment
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.patterns import Pattern, Sighting

WINDOW = 4
"""Meetings that a flag looks back on (method.md A6, [D])."""
MINIMUM = 3
"""Meetings before anything is said, and how many of them must meet the test (A6, [D])."""
TOLD_PRESCRIPTION = 0.60
"""P from which a meeting counts as told (A6, [D])."""
SOFT_CHALLENGE = 0.35
"""C below which a meeting counts as soft (A6, [D])."""
LOOP_MEETINGS = 3
"""Meetings over which the kept share is taken (A6, [D])."""
LOOP_SHARE = 0.5
"""Kept share below which a loop counts as unclosed (A6, [D])."""
LITTLE_OWNED = 0.5
"""Mean O below which the cause is that little real work was brought (A6, [D])."""
CLEARS_AFTER = 2
"""Meetings in a row that do not meet a flag's test before it clears (A6, [D])."""
QUIET = timedelta(days=60)
"""A cleared flag is not raised again within this time (A6, [D])."""
PARTS_NEEDED = 2
"""Answered parts that C and P need (A6)."""
ENOUGH_SURFACED = 2
"""Patterns and assumptions after which more do not raise C (A6)."""

_LAST_STEP = 5
_TOLD_MOST = 3
_ROUNDING = 1e-9


class FlagKind(StrEnum):
    """What may have happened to a relationship."""

    TOLD = "told"
    SOFT = "soft"
    UNCLOSED_LOOP = "unclosed-loop"


class Cause(StrEnum):
    """What lies behind a soft or a told relationship."""

    LITTLE_WORK = "little-work"
    NOT_TESTED = "not-tested"
    SOLVED_FOR_ME = "solved-for-me"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What is known of one held conversation; None where a question was not answered.

    Attributes:
        conversation: Its uuid.
        on: Its day.
        brought: A decision was brought.
        sent: The agenda was sent a day ahead.
        opened: The mentee opened with what changed.
        kept: Share of the commitments due since the last one that was kept.
        surfaced: Patterns and assumptions that came up.
        stretch: 1-5.
        moved: A plan, belief or decision changed.
        thinking: 1-5.
        told: 0-3.
        straight: A straight answer was asked for.
        often_carried: A commitment had been carried three times by then.
    """

    conversation: str = ""
    on: date
    brought: bool | None = None
    sent: bool | None = None
    opened: bool | None = None
    kept: float | None = None
    surfaced: int | None = None
    stretch: int | None = None
    moved: bool | None = None
    thinking: int | None = None
    told: int | None = None
    straight: bool | None = None
    often_carried: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Indices:
    """Ownership, challenge and prescription of one meeting, each 0-1 or None."""

    ownership: float | None
    challenge: float | None
    prescription: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A question to ask oneself about a relationship.

    Attributes:
        kind: Which.
        since: The day of the meeting that raised it.
        cause: What lies behind it; None for an unclosed loop.
        meetings: The meetings it was raised from, oldest first.
    """

    kind: FlagKind
    since: date
    cause: Cause | None
    meetings: tuple[Meeting, ...]


def indices(meeting: Meeting) -> Indices:
    """Return O, C and P of a meeting (A6).

    An unanswered part leaves its mean. C and P need two of their parts. P is left out when a
    straight answer was asked for.
    """
    owned = [_part(meeting.brought), _part(meeting.sent), _part(meeting.opened), meeting.kept]
    challenged = [
        None if meeting.surfaced is None else min(1.0, meeting.surfaced / ENOUGH_SURFACED),
        None if meeting.stretch is None else (meeting.stretch - 1) / (_LAST_STEP - 1),
        _part(meeting.moved),
    ]
    prescribed = [
        None if meeting.thinking is None else (_LAST_STEP - meeting.thinking) / (_LAST_STEP - 1),
        None if meeting.told is None else min(1.0, meeting.told / _TOLD_MOST),
    ]
    return Indices(
        ownership=_mean(owned, 1),
        challenge=_mean(challenged, PARTS_NEEDED),
        prescription=None if meeting.straight else _mean(prescribed, PARTS_NEEDED),
    )


def _part(answer: bool | None) -> float | None:  # noqa: FBT001 - an answer, not a switch
    return None if answer is None else float(answer)


def _mean(parts: Iterable[float | None], least: int) -> float | None:
    given = [part for part in parts if part is not None]
    return fmean(given) if len(given) >= least else None


def is_told(meeting: Meeting) -> bool | None:
    """Whether a meeting meets the test of *told*; None when it counts for no flag on P."""
    value = indices(meeting).prescription
    return None if value is None else value >= TOLD_PRESCRIPTION - _ROUNDING


def is_soft(meeting: Meeting) -> bool | None:
    """Whether a meeting meets the test of *soft*; None without C or without P."""
    one = indices(meeting)
    if one.challenge is None or one.prescription is None:
        return None
    return one.challenge < SOFT_CHALLENGE - _ROUNDING and not is_told(meeting)


def is_open_loop(meeting: Meeting) -> bool | None:
    """Whether a meeting meets the test of an unclosed loop; None when nothing was due."""
    if meeting.often_carried:
        return True
    return None if meeting.kept is None else meeting.kept < LOOP_SHARE - _ROUNDING


_TESTS: dict[FlagKind, Callable[[Meeting], bool | None]] = {
    FlagKind.TOLD: is_told,
    FlagKind.SOFT: is_soft,
    FlagKind.UNCLOSED_LOOP: is_open_loop,
}


def flags(meetings: Iterable[Meeting]) -> tuple[Flag, ...]:
    """Return the flags that stand after the last meeting with one person.

    *Told* outranks *soft*. A meeting without the answers that a flag needs counts neither for
    it nor towards clearing it: the last four are the last four that count.
    """
    rows = sorted(meetings, key=lambda one: one.on)
    standing = {kind: flag for kind in FlagKind if (flag := _standing(kind, rows)) is not None}
    if FlagKind.TOLD in standing:
        standing.pop(FlagKind.SOFT, None)
    return tuple(standing.values())


def _standing(kind: FlagKind, rows: Sequence[Meeting]) -> Flag | None:
    raised: Flag | None = None
    cleared: date | None = None
    missed = 0
    counted: list[Meeting] = []
    for meeting in rows:
        meets = _TESTS[kind](meeting)
        if meets is None:
            continue
        counted.append(meeting)
        if raised is not None:
            missed = 0 if meets else missed + 1
            if missed >= CLEARS_AFTER:
                raised, cleared, missed = None, meeting.on, 0
        elif (cleared is None or meeting.on - cleared > QUIET) and _is_raised(kind, counted):
            raised, missed = _flag(kind, counted), 0 if meets else 1
    return raised


def _is_raised(kind: FlagKind, counted: Sequence[Meeting]) -> bool:
    if kind is FlagKind.UNCLOSED_LOOP:
        if counted[-1].often_carried:
            return True
        shares = [one.kept for one in counted[-LOOP_MEETINGS:] if one.kept is not None]
        return len(shares) == LOOP_MEETINGS and fmean(shares) < LOOP_SHARE - _ROUNDING
    last = counted[-WINDOW:]
    return sum(bool(_TESTS[kind](one)) for one in last) >= MINIMUM


def _flag(kind: FlagKind, counted: Sequence[Meeting]) -> Flag:
    last = tuple(counted[-(LOOP_MEETINGS if kind is FlagKind.UNCLOSED_LOOP else WINDOW) :])
    return Flag(kind=kind, since=last[-1].on, cause=_cause(kind, last), meetings=last)


def _cause(kind: FlagKind, last: Sequence[Meeting]) -> Cause | None:
    if kind is FlagKind.UNCLOSED_LOOP:
        return None
    owned = [one for one in (indices(meeting).ownership for meeting in last) if one is not None]
    if owned and fmean(owned) < LITTLE_OWNED - _ROUNDING:
        return Cause.LITTLE_WORK
    return Cause.SOLVED_FOR_ME if kind is FlagKind.TOLD else Cause.NOT_TESTED


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
    promises = [
        one
        for one in records.commitments
        if (one.made_by == person if mentored else one.made_by is None and one.made_to == person)
    ]
    held = ordered(one for one in records.conversations if one.held and one.person == person)
    return tuple(_meeting(records, one, promises, mentored=mentored) for one in held)


def _meeting(
    records: Records, one: Conversation, promises: Sequence[Commitment], *, mentored: bool
) -> Meeting:
    before = held_before(records.conversations, one)
    there = [item for item in records.agenda if item.conversation == one.uuid]
    # One that only a calendar knows of says nothing, which is not "no".
    is_known = bool(there) or is_logged(one)
    share = kept_share(promises, before[-1].date if before else None, one.date)
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
        surfaced=surfaced_in(records, one) if is_known else None,
        stretch=one.stretch,
        moved=one.moved,
        thinking=one.thinking,
        told=one.told_count,
        straight=one.asked_for_straight_answer,
        often_carried=any(
            carried_by(promise, one.date) >= CARRIED_OFTEN
            and (promise.closed_on is None or promise.closed_on > one.date)
            for promise in promises
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


def surfaced_in(records: Records, conversation: Conversation) -> int:
    """Return how many patterns and assumptions came up; a repeat counts like a new one."""
    patterns = {one.uuid for one in records.patterns if one.surfaced_in == conversation.uuid}
    patterns |= {
        one.pattern
        for one in records.sightings
        if one.conversation == conversation.uuid and one.person is not None
    }
    return len(patterns) + sum(one.surfaced_in == conversation.uuid for one in records.assumptions)


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
