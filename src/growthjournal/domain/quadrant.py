"""Readiness against being seen, sitting by sitting (method.md F6.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.verdict import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from growthjournal.domain.verdict import Constraint, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where both axes stood after a sitting.

    Attributes:
        on: Local date.
        skill: Readiness, 1 to 5.
        visibility: Seen, 1 to 5.
        outside: What others gave for skill then, or None.
        constraint: What it was taken for, or None.
        is_provisional: Drawn hollow.
        is_pending: A crossing that waits to be confirmed: drawn dashed.
        sittings: Uuids of the sittings behind it.
        read: The axes that were scored that day; the other stands where it stood.
    """

    on: date
    skill: Fraction
    visibility: Fraction
    outside: Fraction | None
    constraint: Constraint | None
    is_provisional: bool
    is_pending: bool
    sittings: tuple[str, ...]
    read: tuple[Axis, ...] = tuple(Axis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quadrant:
    """Data of the chart.

    Attributes:
        spots: Oldest first.
        half_bands: Half the widths of the bands of skill and visibility.
        end: Last day.
    """

    spots: tuple[Spot, ...]
    half_bands: tuple[float, float]
    end: date


def is_provisional(verdict: Verdict) -> bool:
    """Whether a verdict is not supported yet, so that its mark is drawn hollow."""
    return verdict.confidence in {Confidence.NONE, Confidence.PROVISIONAL}


def quadrant(
    history: Iterable[tuple[date, Verdict]], now: Verdict, start: date | None, end: date
) -> Quadrant:
    """Return the path through the four constraints.

    Args:
        history: The verdict after each sitting, oldest first.
        now: The verdict of the last day.
        start: First day shown, or None.
        end: Last day.
    """
    spots = []
    for on, verdict in history:
        skill, seen = verdict.skill.last, verdict.visibility.last
        if skill is None or seen is None or (start is not None and on < start):
            continue
        read = tuple(axis for axis in Axis if (last := verdict.state(axis).last) and last.on == on)
        if not read:
            # Practice is kept and not scored (B4.8).
            continue
        spots.append(
            Spot(
                on=on,
                skill=skill.score,
                visibility=seen.score,
                outside=skill.outside,
                constraint=verdict.constraint,
                is_provisional=is_provisional(verdict),
                is_pending=bool(verdict.skill.pending or verdict.visibility.pending),
                sittings=tuple(dict.fromkeys((skill.sitting, seen.sitting))),
                read=read,
            )
        )
    halves = float(now.skill.half_band), float(now.visibility.half_band)
    return Quadrant(spots=tuple(spots), half_bands=halves, end=end)
