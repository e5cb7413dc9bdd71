"""The ratings that charts count, and looking back over them from a date (decisions.md 3, 5)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import WINDOW_DAYS, Axis, Basis, RaterRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from growthjournal.domain.competencies import Rating

LAST_RATINGS = 3
"""Ratings whose median is a competency's value [D]."""


def counted_ratings(ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """Return the self-ratings that charts draw, oldest first.

    Left out: other raters, *then* ratings, superseded and deleted ones, and "can't say".
    """
    everything = list(ratings)
    superseded = {rating.supersedes for rating in everything}
    kept = [
        rating
        for rating in everything
        if rating.rater_role is RaterRole.SELF
        and rating.basis is not Basis.THEN
        and rating.value is not None
        and rating.uuid not in superseded
        and rating.deleted_at is None
    ]
    return tuple(sorted(kept, key=_moment))


def _moment(rating: Rating) -> tuple[date, bool, float]:
    made = rating.created_at
    return rating.on, made is None, made.timestamp() if made else 0.0


class Shelf:
    """Counted ratings by competency and axis, in order, for looking back from a date."""

    def __init__(self, counted: Sequence[Rating]) -> None:
        self._ratings: dict[tuple[str, Axis], list[Rating]] = {}
        for rating in counted:
            self._ratings.setdefault((rating.competency, rating.axis), []).append(rating)
        self._days = {key: [r.on for r in kept] for key, kept in self._ratings.items()}

    def latest(self, competency: str, axis: Axis, on: date) -> list[Rating]:
        """Return up to three ratings that still speak on a date."""
        key = competency, axis
        days = self._days.get(key, [])
        first = bisect_left(days, on - timedelta(days=WINDOW_DAYS[axis]))
        stop = bisect_right(days, on)
        return self._ratings.get(key, [])[max(first, stop - LAST_RATINGS) : stop]


def values(kept: Iterable[Rating]) -> list[int]:
    """Return the values of ratings, without "can't say"."""
    return [rating.value for rating in kept if rating.value is not None]
