"""Self, expected and outside ratings beside each other (method.md F6.4, A1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean, median
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.counted import Shelf, counted_ratings, values
from growthjournal.domain.focus_series import outside_ratings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from growthjournal.domain.competencies import Competency, Rating

OUTSIDE_DAYS = timedelta(days=180)
"""How far back an outside rating counts (method.md A9)."""
COMPARED_NEEDED = 3
"""Competencies with both before a sentence compares them [D]."""
CLOSE = 0.5
"""Mean difference in points up to which both see the same (method.md F6.4) [D]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One competency that somebody else rated.

    Where several people rated, each value is the mean over them.

    Attributes:
        competency: Its uuid.
        name: In full.
        own: Median of the last three self-ratings on the day of the outside one, or None.
        expected: What the user expected them to say, or None.
        outside: The latest rating of each other person.
        raters: How many other people.
        difference: Mean of own minus outside, None without an own one.
        counted: Over how many people that mean goes.
        own_ids: Uuids of the self-ratings.
        outside_ids: Uuids of the outside ones.
        hollow: Whether the latest self-rating stands without a fact.
        last: Day of the latest outside rating.
    """

    competency: str
    name: str
    own: float | None
    expected: float | None
    outside: float
    raters: int
    difference: float | None
    counted: int
    own_ids: tuple[str, ...]
    outside_ids: tuple[str, ...]
    hollow: bool
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfOther:
    """Data of the chart.

    Attributes:
        rows: Competencies that somebody else rated, the widest difference first.
        since: First day that counts.
        end: The last day.
    """

    rows: tuple[Compared, ...]
    since: date
    end: date

    @property
    def compared(self) -> tuple[Compared, ...]:
        """Those with both an own and an outside rating."""
        return tuple(row for row in self.rows if row.difference is not None)

    @property
    def is_enough(self) -> bool:
        """Whether a sentence may compare."""
        return len(self.compared) >= COMPARED_NEEDED

    @property
    def mean(self) -> float | None:
        """Mean difference over the competencies with both."""
        found = [row.difference for row in self.compared if row.difference is not None]
        return fmean(found) if found else None


def self_other(
    ratings: Iterable[Rating], competencies: Iterable[Competency], today: date
) -> SelfOther:
    """Return the skill ratings of other people beside the user's own of the same day."""
    since = today - OUTSIDE_DAYS
    skill = [one for one in ratings if one.axis is Axis.SKILL and one.on <= today]
    shelf = Shelf(counted_ratings(skill))
    outside = [one for one in outside_ratings(skill) if one.on >= since]
    shown = sorted(
        (one for one in competencies if not (one.hidden or one.deleted_at)),
        key=lambda one: (one.position, one.name),
    )
    made = []
    for competency in shown:
        latest = {one.rater: one for one in outside if one.competency == competency.uuid}
        if latest:
            made.append(_compared(competency, list(latest.values()), shelf))
    made.sort(key=lambda row: (row.difference is None, -abs(row.difference or 0.0)))
    return SelfOther(rows=tuple(made), since=since, end=today)


def _compared(competency: Competency, outside: Sequence[Rating], shelf: Shelf) -> Compared:
    own: list[float] = []
    differences: list[float] = []
    ids: dict[str, None] = {}
    hollow = False
    for rating in outside:
        kept = shelf.latest(competency.uuid, Axis.SKILL, rating.on)
        if not kept:
            continue
        middle = float(median(values(kept)))
        own.append(middle)
        differences.append(middle - float(rating.value or 0))
        ids |= dict.fromkeys(one.uuid for one in kept)
        hollow = kept[-1].uncorroborated
    expected = [float(one.predicted_other) for one in outside if one.predicted_other is not None]
    return Compared(
        competency=competency.uuid,
        name=competency.name,
        own=fmean(own) if own else None,
        expected=fmean(expected) if expected else None,
        outside=fmean(values(outside)),
        raters=len(outside),
        difference=fmean(differences) if differences else None,
        counted=len(differences),
        own_ids=tuple(ids),
        outside_ids=tuple(one.uuid for one in outside),
        hollow=hollow,
        last=max(one.on for one in outside),
    )
