"""How far stated confidence can be trusted (method.md A5)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from growthjournal.domain.forecasts import Settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from growthjournal.domain.forecasts import Forecast

AVERAGE_FROM, THREE_BINS_FROM, FIVE_BINS_FROM = 10, 30, 50
"""Settled forecasts from which an average, three bins, and five with a sentence are shown [S]."""
EVEN = 50
"""Percent: a forecast below it is taken for its opposite."""
THREE_BINS = ((50, 64), (65, 79), (80, 95))
FIVE_BINS = ((50, 59), (60, 69), (70, 79), (80, 89), (90, 95))
"""Folded percent, both ends included."""
Z = 1.645
"""Standard errors of a 90 % interval, two-sided [S]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Forecasts of about the same confidence.

    Attributes:
        low: Folded percent, included.
        high: Folded percent, included.
        forecasts: Uuids.
        stated: Their mean confidence, 0.5 to 1.
        hits: How many came out as they were meant.
        interval: 90 % Wilson interval of the share of hits, 0 to 1.
    """

    low: int
    high: int
    forecasts: tuple[str, ...]
    stated: float
    hits: int
    interval: tuple[float, float]

    @property
    def rate(self) -> float:
        """Share of hits, 0 to 1."""
        return self.hits / len(self.forecasts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What settled forecasts say.

    Attributes:
        forecasts: Uuids of those that came out yes or no.
        brier: Mean squared distance, 0 to 1, lower is better; .25 is always saying 50 %. None with
            none settled.
        stated: Mean folded confidence, or None.
        hits: How many came out as they were meant.
        interval: 90 % Wilson interval of the share of hits, or None.
        error: Standard error of the overconfidence, or None.
        bins: Three from 30, five from 50; else none. Empty bins are left out.
    """

    forecasts: tuple[str, ...] = ()
    brier: float | None = None
    stated: float | None = None
    hits: int = 0
    interval: tuple[float, float] | None = None
    error: float | None = None
    bins: tuple[Bin, ...] = ()

    @property
    def settled(self) -> int:
        """How many came out yes or no."""
        return len(self.forecasts)

    @property
    def shown(self) -> tuple[Bin, ...]:
        """What a chart draws: the bins, from 10 all together as one, else nothing (A5)."""
        if self.bins or self.settled < AVERAGE_FROM or self.stated is None or self.interval is None:
            return self.bins
        whole = Bin(
            low=THREE_BINS[0][0],
            high=THREE_BINS[-1][1],
            forecasts=self.forecasts,
            stated=self.stated,
            hits=self.hits,
            interval=self.interval,
        )
        return (whole,)

    @property
    def overconfidence(self) -> float | None:
        """Mean confidence minus the share of hits, -0.5 to 1."""
        return None if self.stated is None else self.stated - self.hits / self.settled

    @property
    def is_off(self) -> bool:
        """Whether the gap may be told: from 50, and more than 1.645 standard errors."""
        gap, error = self.overconfidence, self.error
        is_enough = self.settled >= FIVE_BINS_FROM and error is not None
        return bool(is_enough and gap is not None and error and abs(gap) > Z * error)


def calibration(forecasts: Iterable[Forecast]) -> Calibration:
    """Return what the forecasts that came out yes or no say; void ones do not count."""
    rows = [one for one in forecasts if one.settled in {Settled.YES, Settled.NO}]
    if not rows:
        return Calibration()
    count = len(rows)
    chances = [one.probability / 100 for one in rows]
    outcomes = [one.settled is Settled.YES for one in rows]
    folded = [max(chance, 1 - chance) for chance in chances]
    hits = [_is_hit(one) for one in rows]
    return Calibration(
        forecasts=tuple(one.uuid for one in rows),
        brier=sum((p - o) ** 2 for p, o in zip(chances, outcomes, strict=True)) / count,
        stated=sum(folded) / count,
        hits=sum(hits),
        interval=wilson(sum(hits), count),
        error=sqrt(sum(p * (1 - p) for p in folded)) / count,
        bins=_bins(rows),
    )


def _is_hit(forecast: Forecast) -> bool:
    """Whether it came out as it was meant; one at 50 % was meant as it stands."""
    return (forecast.settled is Settled.YES) == (forecast.probability >= EVEN)


def _bins(rows: Sequence[Forecast]) -> tuple[Bin, ...]:
    if len(rows) < THREE_BINS_FROM:
        return ()
    edges = FIVE_BINS if len(rows) >= FIVE_BINS_FROM else THREE_BINS
    found = []
    for low, high in edges:
        inside = [one for one in rows if low <= max(one.probability, 100 - one.probability) <= high]
        if inside:
            hits = sum(_is_hit(one) for one in inside)
            stated = sum(max(one.probability, 100 - one.probability) for one in inside)
            found.append(
                Bin(
                    low=low,
                    high=high,
                    forecasts=tuple(one.uuid for one in inside),
                    stated=stated / len(inside) / 100,
                    hits=hits,
                    interval=wilson(hits, len(inside)),
                )
            )
    return tuple(found)


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Return the 90 % Wilson interval of a share, 0 to 1."""
    share, square = hits / count, Z * Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = Z / (1 + square / count) * sqrt(share * (1 - share) / count + square / (4 * count**2))
    return max(0.0, middle - half), min(1.0, middle + half)
