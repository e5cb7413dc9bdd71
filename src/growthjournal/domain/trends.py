"""Trend words and noise bands (method.md A1; decisions.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import median, pstdev
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

Word = Literal["rising", "falling", "no-change", "cant-tell"]

RATINGS_NEEDED = 8
"""Ratings below which no trend is named [S]: with 5-6 a flat truth is called a trend 16-23 %."""
WEEKS_NEEDED = 8
"""Weeks between the first and the last of them [S]."""
MOVEMENT_NEEDED = 0.75
"""Median slope times span, in points of the scale, for one competency [S]."""
MEAN_MOVEMENT_NEEDED = 0.6
"""The same for a mean of several competencies [S] (decisions.md 3)."""
AGREEMENT_NEEDED = 0.75
"""Share of untied pairs that go the way of the movement [S]."""
FIRST_BAND = 0.6
"""Half width of the noise band of a rating until eight exist: its assumed SD [S]."""

_ROUNDING = 1e-9
"""Movements that are equal to a threshold but for the last bits of a float meet it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """What may be said about a line.

    Attributes:
        word: The trend word; "cant-tell" is never to be said as "no change".
        movement: Points of the scale over the span, or None where it can't be told.
        count: Ratings the word rests on.
        needed: Ratings it needs.
        weeks: Whole weeks between the first and the last.
        weeks_needed: Weeks it needs.
    """

    word: Word
    movement: float | None
    count: int
    needed: int = RATINGS_NEEDED
    weeks: int = 0
    weeks_needed: int = WEEKS_NEEDED


def trend(ratings: Sequence[tuple[date, float]], *, least: float = MOVEMENT_NEEDED) -> Trend:
    """Return the trend word for dated values in any order.

    Pairs on one day have no slope and are left out; pairs of equal value are ties.

    Args:
        ratings: Values on the scale of 1-5 with their dates.
        least: Movement in points that counts, `MEAN_MOVEMENT_NEEDED` for a mean.
    """
    ordered = sorted((on.toordinal(), value) for on, value in ratings)
    span = ordered[-1][0] - ordered[0][0] if ordered else 0
    count, weeks = len(ordered), span // 7
    if count < RATINGS_NEEDED or weeks < WEEKS_NEEDED:
        return Trend(word="cant-tell", movement=None, count=count, weeks=weeks)
    slopes: list[float] = []
    for place, (day, value) in enumerate(ordered):
        slopes += [(v - value) / (d - day) for d, v in ordered[place + 1 :] if d > day]
    movement = median(slopes) * span
    return Trend(word=_word(movement, slopes, least), movement=movement, count=count, weeks=weeks)


def _word(movement: float, slopes: Sequence[float], least: float) -> Word:
    if abs(movement) < least - _ROUNDING:
        return "no-change"
    up = sum(slope > 0 for slope in slopes)
    down = sum(slope < 0 for slope in slopes)
    agreeing = up if movement > 0 else down
    if agreeing < AGREEMENT_NEEDED * (up + down):
        return "no-change"
    return "rising" if movement > 0 else "falling"


def running_median(values: Sequence[float]) -> tuple[float, ...]:
    """Return the median of each value and its two neighbours; the ends take the nearest three."""
    last = max(len(values) - 3, 0)
    starts = (min(max(place - 1, 0), last) for place in range(len(values)))
    return tuple(median(values[start : start + 3]) for start in starts)


def band(values: Sequence[float]) -> float:
    """Return half the width of the noise band of one competency, in points.

    `FIRST_BAND` until eight ratings exist, then one standard deviation of the residuals about the
    running median of three (method.md A1).
    """
    if len(values) < RATINGS_NEEDED:
        return FIRST_BAND
    middle = running_median(values)
    return pstdev(value - centre for value, centre in zip(values, middle, strict=True))


def band_of_mean(competencies: int) -> float:
    """Return half the width of the noise band of a mean, in points (decisions.md 3).

    Args:
        competencies: How many are in the mean, at least 1.
    """
    return FIRST_BAND / sqrt(competencies)
