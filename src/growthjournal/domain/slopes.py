"""Slopes: how far an assumption was believed before its tests and after (method.md F6.6, A3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.assumptions import STALE_DAYS, days_untested

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from growthjournal.domain.assumptions import Assumption, AssumptionStatus, AssumptionTest


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """One assumption that was tested, with belief stated before and after.

    Attributes:
        assumption: Its uuid.
        statement: Its words.
        before: Belief before the first of the tests shown, 0-100.
        after: Belief after the last of them.
        status: What was concluded.
        tests: Uuids of the tests shown, oldest first.
        last: The day of the last one.
    """

    assumption: str
    statement: str
    before: int
    after: int
    status: AssumptionStatus
    tests: tuple[str, ...]
    last: date

    @property
    def moved(self) -> int:
        """Points that belief moved by."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Untested:
    """One assumption of which no test was run.

    Attributes:
        assumption: Its uuid.
        statement: Its words.
        days: Days since it surfaced.
    """

    assumption: str
    statement: str
    days: int

    @property
    def is_stale(self) -> bool:
        """Whether it waits for longer than an assumption should (A3)."""
        return self.days > STALE_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeSeries:
    """Data of the slopes.

    Attributes:
        slopes: Furthest fall first.
        unstated: Tested ones whose belief was not stated before or after: uuid and words.
        untested: Longest first.
        start: First day shown, None for all.
        end: Last day shown.
    """

    slopes: tuple[Slope, ...]
    unstated: tuple[tuple[str, str], ...]
    untested: tuple[Untested, ...]
    start: date | None
    end: date

    @property
    def tests(self) -> int:
        """Tests behind the slopes."""
        return sum(len(one.tests) for one in self.slopes)

    @property
    def needed(self) -> int:
        """Tested assumptions that it takes."""
        return 1


def slope_series(
    assumptions: Iterable[Assumption],
    tests: Iterable[AssumptionTest],
    start: date | None,
    end: date,
) -> SlopeSeries:
    """Return the slopes of the tests run from start to end, both included.

    What is untested is told as of the last day, whatever the first.

    Args:
        assumptions: All.
        tests: Of any assumptions.
        start: The first day, None for all.
        end: The last day.
    """
    run: dict[str, list[AssumptionTest]] = {}
    for one in sorted((t for t in tests if t.run_on and t.run_on <= end), key=_day):
        run.setdefault(one.assumption, []).append(one)
    slopes: list[Slope] = []
    unstated: list[tuple[str, str]] = []
    untested: list[Untested] = []
    for assumption in assumptions:
        every = run.get(assumption.uuid, [])
        shown = [t for t in every if start is None or (t.run_on and t.run_on >= start)]
        slope = _slope(assumption, shown)
        if slope is not None:
            slopes.append(slope)
        elif shown:
            unstated.append((assumption.uuid, assumption.statement))
        elif (days := days_untested(assumption, every, end)) is not None:
            waiting = Untested(
                assumption=assumption.uuid, statement=assumption.statement, days=max(days, 0)
            )
            untested.append(waiting)
    return SlopeSeries(
        slopes=tuple(sorted(slopes, key=lambda one: (one.moved, one.statement))),
        unstated=tuple(unstated),
        untested=tuple(sorted(untested, key=lambda one: -one.days)),
        start=start,
        end=end,
    )


def _day(test: AssumptionTest) -> date:
    if test.run_on is None:
        raise ValueError("only tests that were run have a day")
    return test.run_on


def _slope(assumption: Assumption, tests: Sequence[AssumptionTest]) -> Slope | None:
    """Return the slope from the first stated belief to the last one, None without both."""
    for first, test in enumerate(tests):
        if test.belief_before is None:
            continue
        for last in reversed(tests[first:]):
            if last.belief_after is not None:
                return Slope(
                    assumption=assumption.uuid,
                    statement=assumption.statement,
                    before=test.belief_before,
                    after=last.belief_after,
                    status=assumption.status,
                    tests=tuple(one.uuid for one in tests),
                    last=_day(tests[-1]),
                )
    return None
