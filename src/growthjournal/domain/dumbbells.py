"""Dumbbells: where a competency stands on both axes today (method.md D)."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Literal

from growthjournal.domain.competencies import Axis
from growthjournal.domain.counted import Shelf, counted_ratings, values

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from growthjournal.domain.competencies import Competency, Rating

HIDDEN_SKILL = 4.0
"""Skill from which a wide gap is a hidden strength [D]."""
EXPOSED_VISIBILITY = 4.0
"""Visibility from which a negative gap is exposed [D]."""
WIDE_GAP = 1.5
"""Gap in points, either way, that earns one of these names [D]."""
Standing = Literal["hidden", "exposed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dumbbell:
    """Skill and visibility of one competency: medians of its last three self-ratings.

    Attributes:
        competency: Its uuid.
        name: In full.
        short: The label in charts.
        skill: Median, or None without a rating in the window.
        visibility: Median, or None without a rating in the window.
        skill_ids: Uuids of the ratings behind it, oldest first.
        visibility_ids: The same for visibility.
        skill_hollow: Whether the latest of them is without a fact.
        visibility_hollow: The same for visibility.
        last: Date of the latest of all, or None.
    """

    competency: str
    name: str
    short: str
    skill: float | None
    visibility: float | None
    skill_ids: tuple[str, ...] = ()
    visibility_ids: tuple[str, ...] = ()
    skill_hollow: bool = False
    visibility_hollow: bool = False
    last: date | None = None

    @property
    def gap(self) -> float | None:
        """Skill minus visibility, None where either is missing."""
        if self.skill is None or self.visibility is None:
            return None
        return self.skill - self.visibility

    @property
    def standing(self) -> Standing | None:
        """Hidden strength, exposed, or neither (method.md D)."""
        if self.skill is None or self.visibility is None:
            return None
        gap = self.skill - self.visibility
        if self.skill >= HIDDEN_SKILL and gap >= WIDE_GAP:
            return "hidden"
        if self.visibility >= EXPOSED_VISIBILITY and gap <= -WIDE_GAP:
            return "exposed"
        return None


def dumbbells(
    ratings: Iterable[Rating], competencies: Iterable[Competency], today: date
) -> list[Dumbbell]:
    """Return one dumbbell per competency that is not hidden, widest gap first.

    Competencies without both values come last, in their own order.
    """
    shelf = Shelf(counted_ratings(ratings))
    shown = sorted((c for c in competencies if not (c.hidden or c.deleted_at)), key=_place)
    made = [_dumbbell(c, shelf, today) for c in shown]
    return sorted(made, key=lambda d: (d.gap is None, -(d.gap or 0.0)))


def _place(competency: Competency) -> tuple[int, str]:
    return competency.position, competency.name


def _dumbbell(competency: Competency, shelf: Shelf, today: date) -> Dumbbell:
    skill = shelf.latest(competency.uuid, Axis.SKILL, today)
    seen = shelf.latest(competency.uuid, Axis.VISIBILITY, today)
    return Dumbbell(
        competency=competency.uuid,
        name=competency.name,
        short=competency.short,
        skill=float(median(values(skill))) if skill else None,
        visibility=float(median(values(seen))) if seen else None,
        skill_ids=tuple(rating.uuid for rating in skill),
        visibility_ids=tuple(rating.uuid for rating in seen),
        skill_hollow=bool(skill) and skill[-1].uncorroborated,
        visibility_hollow=bool(seen) and seen[-1].uncorroborated,
        last=max((rating.on for rating in (*skill, *seen)), default=None),
    )
