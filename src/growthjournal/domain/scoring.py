"""From answers to two scores and two sides that resist noise (method.md B4).

Scores are exact fractions: an edge such as 3.25 is met or not met, and rounding never decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import sqrt
from statistics import fmean
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import (
    EVIDENCE_FROM,
    UNCORROBORATED_COUNTS_AS,
    Axis,
)
from growthjournal.domain.diagnostic_items import axis_of
from growthjournal.domain.diagnostics import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer

CENTRE = Fraction(7, 2)
"""The cut of a first verdict, and the side of a confirmation (B4.4) [S]."""
HALF_BAND = Fraction(1, 4)
"""Half the width of the band around the centre (B4.4) [S]."""
ANSWERED_NEEDED = 5
"""Answered items of six that a score needs (B4.2) [D]."""
OUTSIDE_NEEDED = 4
"""Answered skill items that somebody else's view needs (B4.3) [D]."""
OUTSIDE_DAYS = 180
"""Days that somebody else's view counts (B4.3) [D]."""
OUTSIDE_DIFFERS = Fraction(3, 4)
"""More than this between self and outside is said (B4.3) [D]."""
CONFIRM_FROM, CONFIRM_UNTIL = 14, 45
"""Days after a crossing in which the axis is asked again (B4.7) [S]."""
PRACTICE_DAYS = 28
"""A retake inside these days is kept and not scored (B4.8) [D]."""
STALE_DAYS = 270
"""After these days without a reading an axis goes stale (B4.9) [D]."""
OWN_NOISE_FROM = 6
"""Diagnostics from which the user's own noise can widen the band (B4) [S]."""
OWN_NOISE_SHARE = 0.7
"""The band's half width in units of that noise (B4) [S]."""
NOISE = Fraction(1, 2)
"""A change smaller than this is noise (B4) [S]."""
MOVED = Fraction(1)
"""A change of this or more is a move (B4) [S]."""


class Side(StrEnum):
    """Where an axis stands."""

    LOW = "low"
    HIGH = "high"

    @property
    def other(self) -> Side:
        """The opposite."""
        return Side.LOW if self is Side.HIGH else Side.HIGH


class Change(StrEnum):
    """What may be said about two readings."""

    NOISE = "noise"
    LEANING_UP = "leaning-up"
    LEANING_DOWN = "leaning-down"
    MOVED_UP = "moved-up"
    MOVED_DOWN = "moved-down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One axis at one sitting.

    Attributes:
        sitting: Its uuid.
        on: Local date.
        own: Score from the user's answers alone.
        outside: Mean of the others' scores that counted then, or None.
        answered: How many items were answered.
        is_confirmation: It was asked to confirm a crossing.
    """

    sitting: str
    on: date
    own: Fraction
    outside: Fraction | None = None
    answered: int = 6
    is_confirmation: bool = False

    @property
    def score(self) -> Fraction:
        """The axis score, 1 to 5: own answers, averaged with an outside view."""
        return self.own if self.outside is None else (self.own + self.outside) / 2

    @property
    def differs_by(self) -> Fraction | None:
        """How far self and outside differ where that is worth saying, else None (B4.3)."""
        if self.outside is None or abs(self.own - self.outside) <= OUTSIDE_DIFFERS:
            return None
        return abs(self.own - self.outside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A crossing that waits to be confirmed.

    Attributes:
        reading: What crossed.
        side: The side that it would be.
    """

    reading: Reading
    side: Side

    @property
    def opens_on(self) -> date:
        """First day on which the axis is asked again."""
        return self.reading.on + timedelta(days=CONFIRM_FROM)

    @property
    def closes_on(self) -> date:
        """Last day on which it is."""
        return self.reading.on + timedelta(days=CONFIRM_UNTIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisState:
    """What is known of one axis after a number of sittings.

    Attributes:
        side: None before any reading.
        since: The day since which it has been on that side, or None.
        pending: A crossing that waits, or None.
        readings: What was scored, oldest first; a stale series begins anew.
        sides: The side after each of them.
        half_band: Half the width of the band.
    """

    side: Side | None = None
    since: date | None = None
    pending: Pending | None = None
    readings: tuple[Reading, ...] = ()
    sides: tuple[Side, ...] = ()
    half_band: Fraction = HALF_BAND

    @property
    def last(self) -> Reading | None:
        """The latest reading."""
        return self.readings[-1] if self.readings else None

    @property
    def edges(self) -> tuple[Fraction, Fraction]:
        """The lower and the upper edge of the band."""
        return CENTRE - self.half_band, CENTRE + self.half_band

    @property
    def is_borderline(self) -> bool:
        """Whether the latest score lies in the band (B4.5)."""
        low, high = self.edges
        return self.last is not None and low <= self.last.score <= high

    @property
    def change(self) -> Change | None:
        """What may be said about the last two readings; None with fewer."""
        if len(self.readings) < 2:  # noqa: PLR2004 - a change is between two
            return None
        return change_between(self.readings[-2].score, self.readings[-1].score)

    def is_stale(self, today: date) -> bool:
        """Whether its last reading is too old (B4.9)."""
        return self.last is not None and (today - self.last.on).days > STALE_DAYS


def change_between(before: Fraction, after: Fraction) -> Change:
    """Return what may be said about two scores (B4)."""
    delta = after - before
    if abs(delta) < NOISE:
        return Change.NOISE
    if abs(delta) < MOVED:
        return Change.LEANING_UP if delta > 0 else Change.LEANING_DOWN
    return Change.MOVED_UP if delta > 0 else Change.MOVED_DOWN


def counted(answer: DiagnosticAnswer) -> int | None:
    """Return what an answer counts: a 4 or 5 without a fact counts as 3 (B4.1)."""
    if answer.value is None or answer.value < EVIDENCE_FROM or has_fact(answer):
        return answer.value
    return UNCORROBORATED_COUNTS_AS


def has_fact(answer: DiagnosticAnswer) -> bool:
    """Whether a linked entry or a typed fact stands behind an answer."""
    return bool(answer.entries or (answer.fact or "").strip())


def axis_score(values: Iterable[int | None], needed: int = ANSWERED_NEEDED) -> Fraction | None:
    """Return the mean of the answered items, None where too few are (B4.2)."""
    answered = [value for value in values if value is not None]
    return Fraction(sum(answered), len(answered)) if len(answered) >= needed else None


def outside_view(
    sittings: Iterable[Diagnostic], answers: Mapping[str, Sequence[DiagnosticAnswer]], on: date
) -> Fraction | None:
    """Return the mean of the others' latest skill scores within 180 days, or None (B4.3)."""
    latest: dict[str, tuple[date, Fraction]] = {}
    for one in sittings:
        age = (on - one.on).days
        if one.rater is None or not one.finished or not 0 <= age <= OUTSIDE_DAYS:
            continue
        score = axis_score(
            (each.value for each in answers.get(one.uuid, ()) if axis_of(each.item) is Axis.SKILL),
            OUTSIDE_NEEDED,
        )
        if score is not None and (one.rater not in latest or latest[one.rater][0] <= one.on):
            latest[one.rater] = one.on, score
    scores = [score for _on, score in latest.values()]
    return sum(scores, Fraction(0)) / len(scores) if scores else None


@dataclass(slots=True)
class Ledger:
    """Sittings replayed in their order.

    Attributes:
        axes: What is known of each axis.
        practice: Uuids of sittings that were kept and not scored.
    """

    axes: dict[Axis, AxisState] = field(default_factory=lambda: dict.fromkeys(Axis, AxisState()))
    practice: list[str] = field(default_factory=list)


def replay(
    sittings: Iterable[Diagnostic],
    answers: Mapping[str, Sequence[DiagnosticAnswer]],
    today: date,
) -> Ledger:
    """Return where both axes stand on a day.

    Args:
        sittings: Of one series (one target role), by the user and by others.
        answers: By uuid of the sitting.
        today: Later sittings do not count; a pending crossing that nobody confirmed is dropped.
    """
    known = [one for one in sittings if one.finished and one.on <= today]
    own = sorted((one for one in known if one.rater is None), key=lambda one: one.on)
    ledger = Ledger()
    last_full: date | None = None
    full_count = 0
    for one in own:
        is_full = one.purpose is Purpose.FULL
        if is_full and last_full is not None and (one.on - last_full).days < PRACTICE_DAYS:
            ledger.practice.append(one.uuid)
            continue
        outside = outside_view(known, answers, one.on)
        given = answers.get(one.uuid, ())
        is_scored = False
        for axis in Axis:
            if not is_full and one.axis is not axis:
                continue
            reading = _reading(one, given, axis, outside)
            if reading is None:
                continue
            state = _fresh(ledger.axes[axis], one.on)
            after = _take(state, reading)
            is_scored = is_scored or after is not state
            ledger.axes[axis] = after
        if is_full and is_scored:
            last_full, full_count = one.on, full_count + 1
            if full_count >= OWN_NOISE_FROM:
                _widen(ledger)
        elif not is_full and not is_scored:
            ledger.practice.append(one.uuid)
    for axis, state in ledger.axes.items():
        ledger.axes[axis] = _without_expired(state, today)
    return ledger


def _reading(
    sitting: Diagnostic,
    answers: Sequence[DiagnosticAnswer],
    axis: Axis,
    outside: Fraction | None,
) -> Reading | None:
    values = [counted(one) for one in answers if axis_of(one.item) is axis]
    own = axis_score(values)
    if own is None:
        return None
    return Reading(
        sitting=sitting.uuid,
        on=sitting.on,
        own=own,
        outside=outside if axis is Axis.SKILL else None,
        answered=sum(value is not None for value in values),
        is_confirmation=sitting.purpose is Purpose.CONFIRMATION,
    )


def _fresh(state: AxisState, on: date) -> AxisState:
    """A stale axis begins anew; a crossing that was not confirmed in time is dropped."""
    if state.is_stale(on):
        return AxisState(half_band=state.half_band)
    return _without_expired(state, on)


def _without_expired(state: AxisState, on: date) -> AxisState:
    pending = state.pending
    return replace(state, pending=None) if pending and on > pending.closes_on else state


def _take(state: AxisState, reading: Reading) -> AxisState:
    pending = state.pending
    if pending is not None and pending.opens_on <= reading.on:
        return _confirm(state, pending, reading)
    if reading.is_confirmation:
        return state
    if state.side is None:
        side = Side.HIGH if reading.score >= CENTRE else Side.LOW
        return _with(replace(state, side=side, since=reading.on), reading)
    crossed = is_beyond(reading.score, state.side.other, state.edges)
    new = Pending(reading=reading, side=state.side.other) if crossed else None
    return _with(replace(state, pending=new), reading)


def _confirm(state: AxisState, pending: Pending, second: Reading) -> AxisState:
    """Settle a crossing (B4.7); a full sitting in its time answers it as well.

    The outside average of the first reading is reused where only the user's items were asked.
    """
    if second.is_confirmation:
        second = replace(second, outside=pending.reading.outside)
    mean = (pending.reading.score + second.score) / 2
    is_new = second.score >= CENTRE if pending.side is Side.HIGH else second.score < CENTRE
    flips = is_new and is_beyond(mean, pending.side, state.edges)
    settled = replace(state, pending=None)
    if flips:
        settled = replace(settled, side=pending.side, since=second.on)
    return _with(settled, second)


def is_beyond(score: Fraction, side: Side, edges: tuple[Fraction, Fraction]) -> bool:
    """Whether a score lies beyond the band's edge on a side (B4.6)."""
    low, high = edges
    return score >= high if side is Side.HIGH else score < low


def _with(state: AxisState, reading: Reading) -> AxisState:
    side = state.side or Side.LOW
    return replace(state, readings=(*state.readings, reading), sides=(*state.sides, side))


def _widen(ledger: Ledger) -> None:
    """Widen the band where the user's own noise asks for it (B4).

    The noise is taken from neighbouring readings, so that a real climb does not count as noise.
    """
    for axis, state in ledger.axes.items():
        scores = [float(one.own) for one in state.readings if not one.is_confirmation]
        if len(scores) < OWN_NOISE_FROM:
            continue
        steps = [(after - before) ** 2 for before, after in pairwise(scores)]
        noise = sqrt(fmean(steps) / 2)
        wide = Fraction(OWN_NOISE_SHARE * noise).limit_denominator(1000)
        ledger.axes[axis] = replace(state, half_band=max(HALF_BAND, wide))
