"""How well decisions were made against how they came out (method.md F6.11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import SCALE
from growthjournal.domain.forecasts import Luck

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from growthjournal.domain.forecasts import DecisionReview

JUDGED_NEEDED = 5
"""Judged decisions before the sentence says anything [D]."""
GOOD_FROM = 4
"""Process or outcome of this much or more is called good [D]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """Decisions with one process quality and one outcome.

    Attributes:
        process: 1-5, as judged before the outcome was entered.
        outcome: 1-5.
        decisions: Uuids.
        lucky: How many of them were mostly luck.
    """

    process: int
    outcome: int
    decisions: tuple[str, ...]
    lucky: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionGrid:
    """Data of the chart.

    Attributes:
        squares: Those with a decision, by process, then outcome.
        last: Day of the last review, or None.
    """

    squares: tuple[Square, ...]
    last: date | None

    @property
    def count(self) -> int:
        """Judged decisions."""
        return sum(len(one.decisions) for one in self.squares)

    @property
    def unlucky(self) -> int:
        """Well decided, and yet it came out badly."""
        return sum(
            len(one.decisions)
            for one in self.squares
            if one.process >= GOOD_FROM and one.outcome < GOOD_FROM
        )


def decision_grid(reviews: Iterable[DecisionReview], start: date | None, end: date) -> DecisionGrid:
    """Return the judged decisions by process and outcome; the last review of each counts."""
    latest: dict[str, DecisionReview] = {}
    for one in sorted(reviews, key=lambda review: review.on):
        if one.on <= end and (start is None or one.on >= start):
            latest[one.decision] = one
    squares = []
    for process in SCALE:
        for outcome in SCALE:
            inside = [
                one
                for one in latest.values()
                if (one.process_quality, one.outcome) == (process, outcome)
            ]
            if inside:
                squares.append(
                    Square(
                        process=process,
                        outcome=outcome,
                        decisions=tuple(one.decision for one in inside),
                        lucky=sum(one.luck is Luck.MOSTLY_LUCK for one in inside),
                    )
                )
    counted = [one.on for one in latest.values() if one.process_quality and one.outcome]
    return DecisionGrid(squares=tuple(squares), last=max(counted, default=None))
