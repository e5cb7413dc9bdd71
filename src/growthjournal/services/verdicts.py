"""The verdict and the lever check, worked out from the records; reads only (method.md B)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.counted import counted_ratings
from growthjournal.domain.effort_months import effort_months, spells
from growthjournal.domain.lever import Acts, LeverCheck, lever_check
from growthjournal.domain.quadrant import is_provisional, quadrant
from growthjournal.domain.scoring import OUTSIDE_DAYS
from growthjournal.domain.timeline import Score
from growthjournal.domain.trends import trend
from growthjournal.domain.verdict import (
    ENTRY_WEEKS_OF,
    Records,
    Verdict,
    latest_answers,
    standing,
    verdict,
)
from growthjournal.wording.clauses import Answers, Clause
from growthjournal.wording.verdict import explained

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.diagnostics import DiagnosticAnswer
    from growthjournal.domain.effort_months import EffortMonths
    from growthjournal.domain.quadrant import Quadrant
    from growthjournal.domain.timeline import GapSeries
    from growthjournal.services.finding import FindingService
    from growthjournal.services.together import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A verdict with everything that is said about it.

    Attributes:
        verdict: What may be concluded.
        check: Whether effort matches it.
        answers: Those that it was worked out from.
        clauses: The explanation.
    """

    verdict: Verdict
    check: LeverCheck
    answers: Answers
    clauses: tuple[Clause, ...]


def explained_by(
    records: Records, acts: Acts, today: date, *, is_any_rising: bool = False
) -> Explained:
    """Return what may be concluded from records, and say it.

    Args:
        records: What a verdict is worked out from.
        acts: What was done.
        today: The local date.
        is_any_rising: Whether a competency is rising.
    """
    found = verdict(records, today)
    check = lever_check(acts, found, today, is_any_rising=is_any_rising)
    outside = tuple(
        one.uuid
        for one in records.series
        if one.rater is not None and one.finished and 0 <= (today - one.on).days <= OUTSIDE_DAYS
    )
    answers = Answers(
        skill=tuple(latest_answers(records, found.skill, Axis.SKILL)),
        visibility=tuple(latest_answers(records, found.visibility, Axis.VISIBILITY)),
        outside=outside,
    )
    clauses = tuple(explained(found, check, answers, today))
    return Explained(verdict=found, check=check, answers=answers, clauses=clauses)


class VerdictsService:
    """Am I still building skill, or am I ready but unknown?"""

    def __init__(self, parts: Parts, finding: FindingService) -> None:
        """Read from the services of one journal."""
        self._parts, self._finding = parts, finding

    def records(self, today: date) -> Records:
        """Return what a verdict is worked out from."""
        parts = self._parts
        answers: dict[str, list[DiagnosticAnswer]] = defaultdict(list)
        for one in parts.diagnostics.answers():
            answers[one.diagnostic].append(one)
        first = today - timedelta(weeks=ENTRY_WEEKS_OF)
        return Records(
            aim=parts.sponsorship.aim(),
            people=parts.mentoring.people(),
            sittings=parts.diagnostics.sittings(),
            answers=answers,
            asks=parts.sponsorship.asks(),
            impacts=parts.impacts.all(),
            entry_days=[day for day, _count in self._finding.days(first, today)],
        )

    def verdict(self, today: date) -> Verdict:
        """Return what may be concluded on a day."""
        return verdict(self.records(today), today)

    def explained(self, today: date) -> Explained:
        """Return the verdict of a day, the lever check, and both in words."""
        rising = self._is_any_rising()
        return explained_by(self.records(today), self._acts(), today, is_any_rising=rising)

    def history(self, today: date) -> list[tuple[date, Verdict]]:
        """Return the verdict after each of the user's sittings, oldest first."""
        records = self.records(today)
        own = [one for one in records.series if one.rater is None and one.finished]
        days = sorted({one.on for one in own if one.on <= today})
        return [
            (day, verdict(replace(records, entry_days=self._entry_days(day)), day)) for day in days
        ]

    def quadrant(self, today: date, start: date | None = None) -> Quadrant:
        """Return the path through the constraints (method.md F6.1), from `start` or the first."""
        return quadrant(self.history(today), self.verdict(today), start, today)

    def on_timeline(self, series: GapSeries) -> GapSeries:
        """Return the gap chart's data with the constraints and the scores of its time."""
        history = self.history(series.end)
        return replace(
            series,
            ribbon=tuple(spells(standing(history, series.end), series.start, series.end)),
            scores=tuple(
                Score(
                    on=on,
                    axis=axis,
                    value=last.score,
                    is_provisional=is_provisional(one),
                    sitting=last.sitting,
                )
                for on, one in history
                for axis in Axis
                if (last := one.state(axis).last) is not None and last.on == on >= series.start
            ),
        )

    def effort_months(self, today: date, start: date | None = None) -> EffortMonths:
        """Return what effort went into (method.md F6.10), from `start` or the first."""
        verdicts = standing(self.history(today), today)
        parts = self._parts
        return effort_months(parts.journal.efforts(), parts.impacts.all(), verdicts, start, today)

    def _entry_days(self, day: date) -> list[date]:
        found = self._finding.days(day - timedelta(weeks=ENTRY_WEEKS_OF), day)
        return [on for on, _count in found]

    def _acts(self) -> Acts:
        parts = self._parts
        return Acts(
            people=parts.mentoring.people(),
            conversations=parts.mentoring.conversations(),
            tests=parts.mentoring.tests(),
            asks=parts.sponsorship.asks(),
            updates=parts.sponsorship.updates(),
            given=parts.sponsorship.given(),
            impacts=parts.impacts.all(),
            witnesses=parts.impacts.witnesses(),
            efforts=parts.journal.efforts(),
        )

    def _is_any_rising(self) -> bool:
        """Whether a competency's skill is rising by the rule of A1."""
        by_competency: dict[str, list[tuple[date, float]]] = defaultdict(list)
        for one in counted_ratings(self._parts.growth.ratings()):
            if one.axis is Axis.SKILL and one.value is not None:
                by_competency[one.competency].append((one.on, float(one.value)))
        return any(trend(values).word == "rising" for values in by_competency.values())
