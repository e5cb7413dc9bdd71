"""Series behind the gap chart: dates, windows, breaks (method.md F6, D; decisions.md 3, 5)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.counted import Shelf, counted_ratings, values
from growthjournal.domain.trends import MEAN_MOVEMENT_NEEDED, Trend, trend

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from fractions import Fraction

    from growthjournal.domain.competencies import AnchorVersion, Competency, FocusSet, Rating
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.effort_months import Spell

MAY_LACK = 1
"""Competencies in focus that may be without a value: 3 of 4 draw a point [D]."""
LONGEST_GAP_DAYS = 60
"""Days without a point over which no line is drawn [D]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapPoint:
    """The means on one date with a rating.

    Attributes:
        on: The date.
        skill: Mean of the competencies that have a value, None with too few of them.
        visibility: The same for visibility.
        skill_ids: Uuids of the ratings behind the skill mean, kept even with too few.
        visibility_ids: The same for visibility.
        skill_of: Competencies in focus with a value for skill.
        visibility_of: The same for visibility.
        focus: Competencies in focus then.
        fresh: Axes that were rated on this date.
    """

    on: date
    skill: float | None
    visibility: float | None
    skill_ids: tuple[str, ...] = ()
    visibility_ids: tuple[str, ...] = ()
    skill_of: int = 0
    visibility_of: int = 0
    focus: int = 0
    fresh: frozenset[Axis] = frozenset()

    @property
    def rating_ids(self) -> tuple[str, ...]:
        """Uuids of every rating behind the point."""
        return self.skill_ids + self.visibility_ids

    def value(self, axis: Axis) -> float | None:
        """Return the mean on an axis."""
        return self.skill if axis is Axis.SKILL else self.visibility

    def ids(self, axis: Axis) -> tuple[str, ...]:
        """Return the uuids of the ratings behind one mean."""
        return self.skill_ids if axis is Axis.SKILL else self.visibility_ids

    def of(self, axis: Axis) -> int:
        """Return how many competencies in focus have a value on an axis."""
        return self.skill_of if axis is Axis.SKILL else self.visibility_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One self-rating of a competency that was in focus."""

    on: date
    axis: Axis
    value: int
    hollow: bool
    rating: str
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score of the diagnostic: readiness or seen (decisions.md 4).

    Attributes:
        on: Day of the sitting.
        axis: Skill for readiness, visibility for seen.
        value: 1 to 5.
        is_provisional: Whether the verdict of that day was not supported yet.
        sitting: Uuid.
    """

    on: date
    axis: Axis
    value: Fraction
    is_provisional: bool
    sitting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapSeries:
    """Data of the gap chart.

    Attributes:
        points: One for each date with a self-rating in focus, oldest first.
        breaks: Dates of the points that begin a new line.
        conversations: Date and uuid of each held one, oldest first.
        start: First day shown.
        end: Last day shown.
        focus: Short names of the competencies in focus on the last day.
        dots: The single ratings, oldest first.
        ribbon: The spells of a constraint; empty without verdicts.
        scores: Of the diagnostic, oldest first; never mixed with the ratings.
    """

    points: tuple[GapPoint, ...]
    breaks: tuple[date, ...]
    conversations: tuple[tuple[date, str], ...]
    start: date
    end: date
    focus: tuple[str, ...]
    dots: tuple[Dot, ...] = ()
    ribbon: tuple[Spell, ...] = ()
    scores: tuple[Score, ...] = ()

    @property
    def last_mark(self) -> date:
        """The day of the last point or score, the first day shown where there is neither."""
        days = [*(one.on for one in self.points[-1:]), *(one.on for one in self.scores[-1:])]
        return max(days, default=self.start)

    @property
    def needed(self) -> int:
        """Competencies in focus that must have a value on an axis."""
        return needed_of(len(self.focus))


def needed_of(focus: int) -> int:
    """Return how many of the competencies in focus must have a value: all but one."""
    return max(focus - MAY_LACK, 1)


def gap_series(
    ratings: Iterable[Rating],
    competencies: Iterable[Competency],
    focus_sets: Iterable[FocusSet],
    anchor_versions: Iterable[AnchorVersion],
    conversations: Iterable[Conversation],
    start: date,
    end: date,
) -> GapSeries:
    """Return the gap chart's data from start to end, both included.

    Hidden and deleted competencies are in no chart, so they leave every focus set. Ratings before
    the start count as far as the windows reach back.
    """
    shorts = {c.uuid: c.short for c in competencies if not (c.hidden or c.deleted_at)}
    focus = _Focus(focus_sets, shorts)
    counted = counted_ratings(ratings)
    dots = tuple(
        _dot(rating, shorts[rating.competency])
        for rating in counted
        if start <= rating.on <= end and rating.competency in focus.on(rating.on)
    )
    shelf = Shelf(counted)
    fresh: dict[date, set[Axis]] = {}
    for dot in dots:
        fresh.setdefault(dot.on, set()).add(dot.axis)
    points = tuple(
        _point(on, shelf, focus.on(on), frozenset(axes)) for on, axes in sorted(fresh.items())
    )
    return GapSeries(
        points=points,
        breaks=_breaks([p.on for p in points], focus, tuple(anchor_versions)),
        conversations=tuple(
            sorted(
                (c.date, c.uuid)
                for c in conversations
                if c.held and not c.deleted_at and start <= c.date <= end
            )
        ),
        start=start,
        end=end,
        focus=tuple(shorts[uuid] for uuid in focus.on(end)),
        dots=dots,
    )


def runs(series: GapSeries, *axes: Axis) -> tuple[tuple[GapPoint, ...], ...]:
    """Return the unbroken stretches of points that have a value on all the given axes.

    A point without a value ends a stretch, as does a break or a gap of over 60 days.
    """
    found: list[list[GapPoint]] = []
    breaks, open_ = set(series.breaks), False
    for point in series.points:
        if any(point.value(axis) is None for axis in axes):
            open_ = False
            continue
        if open_ and point.on not in breaks:
            found[-1].append(point)
        else:
            found.append([point])
        open_ = True
    return tuple(tuple(run) for run in found)


def line_trend(series: GapSeries, axis: Axis) -> Trend:
    """Return the trend of the last unbroken stretch of a line, by the rule for a mean.

    Only dates on which the axis was rated count; a value that is merely carried adds nothing.
    A line that the latest point no longer continues can't be told.
    """
    stretches = runs(series, axis)
    latest = stretches[-1] if stretches and stretches[-1][-1] is series.points[-1] else ()
    rated = [
        (point.on, value)
        for point in latest
        if axis in point.fresh and (value := point.value(axis)) is not None
    ]
    return trend(rated, least=MEAN_MOVEMENT_NEEDED)


class _Focus:
    """The competencies in focus on each date."""

    def __init__(self, focus_sets: Iterable[FocusSet], shown: dict[str, str]) -> None:
        sets = sorted((f for f in focus_sets if not f.deleted_at), key=lambda f: f.since)
        self._since = [f.since for f in sets]
        self._members = [tuple(u for u in f.competencies if u in shown) for f in sets]

    def on(self, day: date) -> tuple[str, ...]:
        """Return the uuids in focus on a date, in the user's order."""
        place = bisect_right(self._since, day)
        return self._members[place - 1] if place else ()


def _dot(rating: Rating, short: str) -> Dot:
    (value,) = values([rating])
    return Dot(
        on=rating.on,
        axis=rating.axis,
        value=value,
        hollow=rating.uncorroborated,
        rating=rating.uuid,
        short=short,
    )


def _mean(
    on: date, axis: Axis, shelf: Shelf, focus: Sequence[str]
) -> tuple[float | None, tuple[str, ...], int]:
    behind = [kept for uuid in focus if (kept := shelf.latest(uuid, axis, on))]
    ids = tuple(rating.uuid for kept in behind for rating in kept)
    if len(behind) < needed_of(len(focus)):
        return None, ids, len(behind)
    return fmean(median(values(kept)) for kept in behind), ids, len(behind)


def _point(on: date, shelf: Shelf, focus: Sequence[str], fresh: frozenset[Axis]) -> GapPoint:
    skill, skill_ids, skill_of = _mean(on, Axis.SKILL, shelf, focus)
    visibility, visibility_ids, visibility_of = _mean(on, Axis.VISIBILITY, shelf, focus)
    return GapPoint(
        on=on,
        skill=skill,
        visibility=visibility,
        skill_ids=skill_ids,
        visibility_ids=visibility_ids,
        skill_of=skill_of,
        visibility_of=visibility_of,
        focus=len(focus),
        fresh=fresh,
    )


def _breaks(
    days: Sequence[date], focus: _Focus, versions: Sequence[AnchorVersion]
) -> tuple[date, ...]:
    changed = [v for v in versions if v.version > 1 and not v.deleted_at]
    found = []
    for before, after in pairwise(days):
        members = set(focus.on(after))
        if (
            (after - before).days > LONGEST_GAP_DAYS
            or set(focus.on(before)) != members
            or any(before < v.since <= after and v.competency in members for v in changed)
        ):
            found.append(after)
    return tuple(found)
