"""The weekly check-in: what it asks, in which order, and a half-done one (method.md F1)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from growthjournal.domain.competencies import Axis, Basis
from growthjournal.domain.forecasts import Settled
from growthjournal.domain.impacts import Level
from growthjournal.domain.patterns import CatchStage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from growthjournal.domain.competencies import Competency, Rating
    from growthjournal.domain.diagnostics import NextMove
    from growthjournal.domain.forecasts import Forecast

FORECAST_OVERDUE = timedelta(days=7)
"""A forecast is asked about from here after the day on which it could be settled (method.md A5)."""
FORECASTS_AT_ONCE = 2
"""Forecasts in one check-in (method.md A5, F1)."""
MOVE_AHEAD = timedelta(days=7)
"""The next move is asked about from a week before its day (decisions.md 1, [D])."""


class Step(StrEnum):
    """One screen of the check-in."""

    MOVE = "move"
    PATTERNS = "patterns"
    PROMISES = "promises"
    FORECASTS = "forecasts"
    RATING = "rating"
    WIN = "win"
    MIND = "mind"


ON_DEMAND = (Step.WIN, Step.MIND)
"""Asked only of those who want them (decisions.md 8)."""
SECONDS = {
    Step.MOVE: 30,
    Step.PATTERNS: 25,
    Step.PROMISES: 30,
    Step.FORECASTS: 20,
    Step.RATING: 35,
    Step.WIN: 40,
    Step.MIND: 30,
}
"""About how long each takes (method.md F1); the move has the time of the step it replaced."""


class Becomes(StrEnum):
    """What the answer of somebody becomes (decisions.md 1)."""

    WITNESS = "witness"
    SIGHTING = "sighting"
    MISSING = "missing"


class Happened(StrEnum):
    """What became of the next move."""

    YES = "yes"
    NOT_YET = "not-yet"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What a check-in has to ask on a day.

    Attributes:
        move: The open next move, or None.
        patterns: Uuids of the active patterns, at most three.
        promises: How many promises are due.
        forecasts: Uuids of forecasts to settle, at most two.
        rating: Competency and axis to rate, or None.
    """

    move: str | None = None
    patterns: tuple[str, ...] = ()
    promises: int = 0
    forecasts: tuple[str, ...] = ()
    rating: tuple[str, Axis] | None = None


def steps(due: Due, *, more: bool = False) -> tuple[Step, ...]:
    """Return the screens in their order; what has nothing to ask is left out.

    Args:
        due: What there is to ask.
        more: The user wants the two that are asked on demand.
    """
    asked = {
        Step.MOVE: due.move is not None,
        Step.PATTERNS: bool(due.patterns),
        Step.PROMISES: due.promises > 0,
        Step.FORECASTS: bool(due.forecasts),
        Step.RATING: due.rating is not None,
        Step.WIN: more,
        Step.MIND: more,
    }
    return tuple(step for step, is_asked in asked.items() if is_asked)


def open_move(moves: Iterable[NextMove], today: date) -> NextMove | None:
    """Return the open move that is due first, None where none is due within a week."""
    waiting = [one for one in moves if one.closed_on is None and one.due - MOVE_AHEAD <= today]
    return min(waiting, key=lambda one: one.due, default=None)


def overdue(forecasts: Iterable[Forecast], today: date) -> tuple[Forecast, ...]:
    """Return the forecasts to settle now: a week past their day, the oldest two (A5)."""
    waiting = [
        one
        for one in forecasts
        if one.settled is None and today - one.review_on >= FORECAST_OVERDUE
    ]
    return tuple(sorted(waiting, key=lambda one: one.review_on)[:FORECASTS_AT_ONCE])


def next_rated(
    competencies: Sequence[Competency], focus: Sequence[str], ratings: Sequence[Rating]
) -> tuple[str, Axis] | None:
    """Return what is rated this week: one axis a week, in turn (decisions.md 8).

    The axis is the one that the last check-in did not rate, skill first; the competency the one in
    focus that was not rated on it for longest. Without a focus every competency takes its turn.

    Args:
        competencies: Those that are not hidden, in their order.
        focus: Uuids of those in focus.
        ratings: All that stand, oldest first.
    """
    shown = [one.uuid for one in competencies]
    turn = [uuid for uuid in focus if uuid in shown] or shown
    if not turn:
        return None
    own = [one for one in ratings if one.rater is None and one.basis is not Basis.THEN]
    weekly = [one for one in own if one.basis is Basis.WEEKLY]
    is_skill = not weekly or weekly[-1].axis is Axis.VISIBILITY
    axis = Axis.SKILL if is_skill else Axis.VISIBILITY
    last = {one.competency: place for place, one in enumerate(own) if one.axis is axis}
    return min(turn, key=lambda uuid: last.get(uuid, -1)), axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the window holds of a check-in that is not finished.

    Attributes:
        step: Where it was left, or None.
        more: The two steps on demand are wanted.
        happened: What became of the move, or None.
        said: What they said about it, verbatim.
        becomes: What that becomes, or None.
        becomes_of: Uuid of the impact or pattern that it belongs to, or None.
        stages: By uuid of the pattern; None for "no chance arose". What was skipped is not in it.
        settled: By uuid of the forecast.
        rated: Competency and axis that the next three belong to, or None.
        value: 1-5, 0 for "can't say", None while nothing was chosen.
        evidence: Titles of the linked entries by uuid.
        line: One typed fact.
        seen_by: Uuids of people who saw it.
        win: A result, in one line.
        level: Its level, or None.
        witnesses: Whether they saw it first-hand, by uuid of the person.
        mind: The choice that is put off.
        names: Of people who are not in the journal yet, by uuid.
    """

    step: Step | None = None
    more: bool = False
    happened: Happened | None = None
    said: str = field(default="", repr=False)
    becomes: Becomes | None = None
    becomes_of: str | None = None
    stages: Mapping[str, CatchStage | None] = field(default_factory=dict)
    settled: Mapping[str, Settled] = field(default_factory=dict)
    rated: tuple[str, Axis] | None = None
    value: int | None = None
    evidence: Mapping[str, str] = field(default_factory=dict, repr=False)
    line: str = field(default="", repr=False)
    seen_by: tuple[str, ...] = ()
    win: str = field(default="", repr=False)
    level: Level | None = None
    witnesses: Mapping[str, bool] = field(default_factory=dict)
    mind: str = field(default="", repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def says_something(self) -> bool:
        """Whether anything was answered."""
        return bool(
            self.happened
            or self.said.strip()
            or self.stages
            or self.settled
            or self.value is not None
            or self.evidence
            or self.line.strip()
            or self.win.strip()
            or self.mind.strip()
        )


def written(draft: Draft) -> str:
    """Return a draft as text."""
    return json.dumps(asdict(draft), ensure_ascii=False)


def from_text(text: str) -> Draft:
    """Return a draft from its text; what an older or newer program wrote otherwise is left out."""
    try:
        parts = json.loads(text)
    except ValueError:
        return Draft()
    if not isinstance(parts, dict):
        return Draft()
    read: dict[str, Any] = {}
    for name, reading in _READING.items():
        try:
            if name in parts:
                read[name] = reading(parts[name])
        except (ValueError, TypeError, AttributeError, KeyError):
            continue
    return Draft(**read)


def _maybe(kind: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda value: None if value is None else kind(value)


_READING: dict[str, Callable[[Any], object]] = {
    "step": _maybe(Step),
    "more": bool,
    "happened": _maybe(Happened),
    "said": str,
    "becomes": _maybe(Becomes),
    "becomes_of": _maybe(str),
    "stages": lambda value: {key: _maybe(CatchStage)(one) for key, one in value.items()},
    "settled": lambda value: {key: Settled(one) for key, one in value.items()},
    "rated": _maybe(lambda value: (str(value[0]), Axis(value[1]))),
    "value": _maybe(int),
    "evidence": lambda value: {str(key): str(one) for key, one in value.items()},
    "line": str,
    "seen_by": tuple,
    "win": str,
    "level": _maybe(Level),
    "witnesses": lambda value: {str(key): bool(one) for key, one in value.items()},
    "mind": str,
    "names": lambda value: {str(key): str(one) for key, one in value.items()},
}
