"""Which limit: four constraints, how far to trust them, and what would change them (B4-B7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostic_items import axis_of, questionnaire
from growthjournal.domain.scoring import (
    ANSWERED_NEEDED,
    CENTRE,
    OUTSIDE_DAYS,
    STALE_DAYS,
    AxisState,
    Ledger,
    Side,
    axis_score,
    counted,
    has_fact,
    is_beyond,
    outside_view,
    replay,
)
from growthjournal.domain.seen import room_of
from growthjournal.domain.sponsorship import CALLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer
    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Aim, Ask

ROOM = (3, 8)
"""Least and most people in the room (B1)."""
SAME_SIDES_DAYS = 14
"""Days between two sittings that give the same sides, for *supported* (B5) [D]."""
ENTRY_WEEKS, ENTRY_WEEKS_OF = 6, 13
"""Weeks with an entry, of the last so many, for *supported* (B5) [D]."""
FACTS_NEEDED = 6
"""Dated facts behind the answers, for *supported* (B5) [D]."""


class Constraint(StrEnum):
    """What limits the user now."""

    BUILD_SKILL = "build_skill"
    READY_UNKNOWN = "ready_unknown"
    VISIBLE_STRETCHED = "visible_stretched"
    OPERATING_SEEN = "operating_seen"


CONSTRAINT_OF = {
    (Side.LOW, Side.LOW): Constraint.BUILD_SKILL,
    (Side.HIGH, Side.LOW): Constraint.READY_UNKNOWN,
    (Side.LOW, Side.HIGH): Constraint.VISIBLE_STRETCHED,
    (Side.HIGH, Side.HIGH): Constraint.OPERATING_SEEN,
}
"""By the sides of skill and visibility (B4)."""


class Confidence(StrEnum):
    """How far a verdict is to be trusted."""

    NONE = "none"
    PROVISIONAL = "provisional"
    SUPPORTED = "supported"
    CORROBORATED = "corroborated"


class Missing(StrEnum):
    """What keeps a verdict away (B1, B5)."""

    ROLE = "role"
    CALLS = "calls"
    ROOM = "room"
    SKILL = "skill"
    VISIBILITY = "visibility"


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What a verdict is worked out from.

    Attributes:
        aim: The aim in force, or None.
        people: Everybody.
        sittings: Of every series.
        answers: By uuid of the sitting.
        asks: Of everybody.
        impacts: All.
        entry_days: Days on which an entry was written.
    """

    aim: Aim | None
    people: Sequence[Person] = ()
    sittings: Sequence[Diagnostic] = ()
    answers: Mapping[str, Sequence[DiagnosticAnswer]] = field(default_factory=dict)
    asks: Sequence[Ask] = ()
    impacts: Sequence[Impact] = ()
    entry_days: Sequence[date] = ()

    @property
    def series(self) -> list[Diagnostic]:
        """The sittings about the aim in force; another role begins another series (B1)."""
        aim = None if self.aim is None else self.aim.uuid
        return [one for one in self.sittings if one.aim == aim and one.deleted_at is None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What may be concluded on a day.

    Attributes:
        constraint: None while there is no verdict.
        confidence: How far to trust it.
        missing: What keeps a verdict away, in the order in which it is to be filled in.
        skill: The state of the skill axis.
        visibility: The state of the visibility axis.
        since: The day since which both sides have stood.
        is_stale: An axis is too old; the verdict is shown with its date.
        is_alone: Nobody else has rated the user's skill within 180 days.
        carries: The two highest answers on the high axes.
        limits: The lowest answer on the low axis, or None.
        facts: Uuids of answers with a fact, of the latest readings.
        items_needed: How many items have to move one step to change it, or None.
        turning: The axis that would change it, or None.
    """

    constraint: Constraint | None
    confidence: Confidence
    missing: tuple[Missing, ...] = ()
    skill: AxisState
    visibility: AxisState
    since: date | None = None
    is_stale: bool = False
    is_alone: bool = True
    carries: tuple[DiagnosticAnswer, ...] = ()
    limits: DiagnosticAnswer | None = None
    items_needed: int | None = None
    turning: Axis | None = None

    def state(self, axis: Axis) -> AxisState:
        """Return the state of an axis."""
        return self.skill if axis is Axis.SKILL else self.visibility

    @property
    def is_borderline(self) -> bool:
        """Whether an axis lies in its band."""
        return self.skill.is_borderline or self.visibility.is_borderline


def verdict(records: Records, today: date) -> Verdict:
    """Return what may be concluded on a day (B4-B7)."""
    series = records.series
    ledger = replay(series, records.answers, today)
    skill, visibility = ledger.axes[Axis.SKILL], ledger.axes[Axis.VISIBILITY]
    missing = _missing(records, skill, visibility)
    constraint = None
    if not missing and skill.side is not None and visibility.side is not None:
        constraint = CONSTRAINT_OF[skill.side, visibility.side]
    outside = outside_view(series, records.answers, today)
    turning = _turning(constraint, skill, visibility)
    low = _low_axis(constraint, skill)
    return Verdict(
        constraint=constraint,
        confidence=_confidence(records, ledger, constraint, outside, today),
        missing=missing,
        skill=skill,
        visibility=visibility,
        since=_since(skill, visibility) if constraint else None,
        is_stale=bool(constraint) and (skill.is_stale(today) or visibility.is_stale(today)),
        is_alone=outside is None,
        carries=_carries(records, skill, visibility),
        limits=_lowest(records, low, ledger) if low else None,
        items_needed=_items_needed(skill if turning is Axis.SKILL else visibility)
        if turning
        else None,
        turning=turning,
    )


def standing(
    history: Sequence[tuple[date, Verdict]], end: date
) -> list[tuple[date, Constraint | None]]:
    """Return the constraint from each day on; none once an axis is too old (B4.9).

    Args:
        history: The verdict after each sitting, oldest first.
        end: Last day.
    """
    found: list[tuple[date, Constraint | None]] = []
    for place, (on, one) in enumerate(history):
        found.append((on, one.constraint))
        days = [state.last.on for state in (one.skill, one.visibility) if state.last is not None]
        last = min(days, default=on) + timedelta(days=STALE_DAYS)
        following = history[place + 1][0] if place + 1 < len(history) else end
        if on <= last < following:
            found.append((last, None))
    return found


def _missing(records: Records, skill: AxisState, visibility: AxisState) -> tuple[Missing, ...]:
    aim = records.aim
    room = len(room_of(records.people))
    wanted = {
        Missing.ROLE: aim is None,
        Missing.CALLS: aim is None or len([one for one in aim.calls if one.strip()]) < CALLS,
        Missing.ROOM: room < ROOM[0],
        Missing.SKILL: skill.side is None,
        Missing.VISIBILITY: visibility.side is None,
    }
    return tuple(what for what, is_missing in wanted.items() if is_missing)


def _since(skill: AxisState, visibility: AxisState) -> date | None:
    days = [one.since for one in (skill, visibility) if one.since is not None]
    return max(days, default=None)


def _low_axis(constraint: Constraint | None, skill: AxisState) -> Axis | None:
    """The axis that limits; without a room readiness alone is scored (decisions.md 6)."""
    if constraint is None:
        return Axis.SKILL if skill.side is Side.LOW else None
    return {
        Constraint.BUILD_SKILL: Axis.SKILL,
        Constraint.READY_UNKNOWN: Axis.VISIBILITY,
        Constraint.VISIBLE_STRETCHED: Axis.SKILL,
        Constraint.OPERATING_SEEN: None,
    }[constraint]


# -- how far to trust it


def _confidence(
    records: Records,
    ledger: Ledger,
    constraint: Constraint | None,
    outside: Fraction | None,
    today: date,
) -> Confidence:
    if constraint is None:
        return Confidence.NONE
    skill, visibility = ledger.axes[Axis.SKILL], ledger.axes[Axis.VISIBILITY]
    label = Confidence.PROVISIONAL
    if (
        _gave_same_sides(skill, visibility)
        and weeks_with(records.entry_days, today) >= ENTRY_WEEKS
        and dated_facts(records, ledger) >= FACTS_NEEDED
    ):
        label = Confidence.SUPPORTED
        same = outside is not None and (outside >= CENTRE) is (skill.side is Side.HIGH)
        if same and _was_told(records, today):
            label = Confidence.CORROBORATED
    if skill.is_borderline or visibility.is_borderline:
        lower = {Confidence.CORROBORATED: Confidence.SUPPORTED}
        label = lower.get(label, Confidence.PROVISIONAL)
    return label


def _gave_same_sides(skill: AxisState, visibility: AxisState) -> bool:
    """Whether two sittings at least two weeks apart gave the present sides (B5)."""
    at: dict[str, tuple[date, dict[Axis, Side]]] = {}
    for axis, state in ((Axis.SKILL, skill), (Axis.VISIBILITY, visibility)):
        for reading, side in zip(state.readings, state.sides, strict=True):
            # One that crossed does not give the side that still holds.
            crossed = is_beyond(reading.score, side.other, state.edges)
            given = side.other if crossed else side
            at.setdefault(reading.sitting, (reading.on, {}))[1][axis] = given
    both = [(on, sides) for on, sides in at.values() if len(sides) == len(Axis)]
    present = {Axis.SKILL: skill.side, Axis.VISIBILITY: visibility.side}
    days = [on for on, sides in both if sides == present]
    return bool(days) and max(days) - min(days) >= timedelta(days=SAME_SIDES_DAYS)


def weeks_with(days: Iterable[date], today: date) -> int:
    """Return in how many of the last thirteen weeks something lies."""
    weeks = {(today - day).days // 7 for day in days if day <= today}
    return len({week for week in weeks if week < ENTRY_WEEKS_OF})


def latest_answers(records: Records, state: AxisState, axis: Axis) -> list[DiagnosticAnswer]:
    """Return the answers of the axis' latest reading, in item order."""
    if state.last is None:
        return []
    found = [
        one for one in records.answers.get(state.last.sitting, ()) if axis_of(one.item) is axis
    ]
    return sorted(found, key=lambda one: one.item)


def dated_facts(records: Records, ledger: Ledger) -> int:
    """Return how many of the latest answers have a dated fact or a linked entry (B5)."""
    return sum(
        bool(one.entries) or (has_fact(one) and one.fact_on is not None)
        for axis, state in ledger.axes.items()
        for one in latest_answers(records, state, axis)
    )


def _was_told(records: Records, today: date) -> bool:
    """Whether a person in the room said something dated within 180 days (B5)."""
    room = room_of(records.people)
    said = [
        *(
            one.answered_on or one.on
            for one in records.asks
            if one.person in room and (one.answer_words or "").strip()
        ),
        *(
            one.date
            for one in records.impacts
            if one.recognised_by in room and (one.recognition or "").strip()
        ),
    ]
    return any(0 <= (today - on).days <= OUTSIDE_DAYS for on in said)


# -- which answers carry it, which limits, what would change it


def _carries(
    records: Records, skill: AxisState, visibility: AxisState
) -> tuple[DiagnosticAnswer, ...]:
    high = [
        one
        for axis, state in ((Axis.SKILL, skill), (Axis.VISIBILITY, visibility))
        if state.side is Side.HIGH
        for one in latest_answers(records, state, axis)
        if one.value is not None
    ]
    return tuple(sorted(high, key=lambda one: (-(counted(one) or 0), one.item))[:2])


def _lowest(records: Records, axis: Axis, ledger: Ledger) -> DiagnosticAnswer | None:
    """The lowest item; ties go to the one that has been lowest longest, then to item order (B7)."""
    state = ledger.axes[axis]
    answered = [one for one in latest_answers(records, state, axis) if one.value is not None]
    if not answered:
        return None
    history = [
        {
            one.item: counted(one)
            for one in records.answers.get(reading.sitting, ())
            if axis_of(one.item) is axis and one.value is not None
        }
        for reading in reversed(state.readings)
    ]

    def run(item: str) -> int:
        length = 0
        for values in history:
            known = [value for value in values.values() if value is not None]
            if item not in values or values[item] != min(known):
                break
            length += 1
        return length

    return min(answered, key=lambda one: (counted(one) or 0, -run(one.item), one.item))


def _turning(constraint: Constraint | None, skill: AxisState, visibility: AxisState) -> Axis | None:
    """The axis whose side would change the verdict soonest in the direction that is wanted."""
    if constraint is None:
        return None
    if constraint is Constraint.READY_UNKNOWN:
        return Axis.VISIBILITY
    if constraint is not Constraint.OPERATING_SEEN or skill.last is None or visibility.last is None:
        return Axis.SKILL
    return Axis.SKILL if skill.last.score <= visibility.last.score else Axis.VISIBILITY


def _items_needed(state: AxisState) -> int | None:
    """How many items, moved one step, bring the score over the edge (B7)."""
    last, side = state.last, state.side
    if last is None or side is None:
        return None
    low, high = state.edges
    # Where somebody else's view is averaged in, one own step moves the score by half.
    weight = 1 if last.outside is None else 2
    if side is Side.LOW:
        return max(0, ceil((high - last.score) * last.answered * weight))
    return max(0, floor((last.score - low) * last.answered * weight) + 1)


def next_level(answer: DiagnosticAnswer) -> tuple[str, str | None]:
    """Return the anchor that was chosen and the next one, None at the top."""
    levels = questionnaire().item(answer.item).levels
    value = answer.value or 1
    return levels[value - 1], levels[value] if value < len(levels) else None


def answered_count(answers: Iterable[DiagnosticAnswer], axis: Axis) -> int:
    """Return how many items of an axis were answered."""
    return sum(one.value is not None for one in answers if axis_of(one.item) is axis)


def plain_score(answers: Iterable[DiagnosticAnswer], axis: Axis) -> Fraction | None:
    """Return the score of one sitting by itself, None with fewer than five answers."""
    return axis_score(
        (counted(one) for one in answers if axis_of(one.item) is axis), ANSWERED_NEEDED
    )
