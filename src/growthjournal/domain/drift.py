"""Where a mentoring relationship drifts: ownership, challenge, prescription (method.md A6).

Told to the user alone, as a question with the facts behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date


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
