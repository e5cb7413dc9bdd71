"""The quarterly review: its screens, when it is due, what it reads back (method.md F4).

Shortened by decisions.md 9: the diagnostic, patterns and beliefs, the next move; reading back, the
other competencies and *then* ratings are asked of those who want them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING

from growthjournal.domain.assumptions import AssumptionStatus
from growthjournal.domain.competencies import Axis, Basis
from growthjournal.domain.patterns import PatternStatus
from growthjournal.domain.scoring import PRACTICE_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from growthjournal.domain.assumptions import Assumption
    from growthjournal.domain.competencies import Rating
    from growthjournal.domain.diagnostics import Diagnostic, QuarterlyReview
    from growthjournal.domain.patterns import Pattern

QUARTER = timedelta(days=91)
"""From one review to the next, and from the first record to the first review [D]."""
YEAR = timedelta(days=365)
"""From one rating of all competencies to the next (decisions.md 9)."""
SHOWN_AFTER = timedelta(days=14)
"""For so long after a review its numbers are shown to those who hide them between reviews [D]."""
LONGEST = MOST_LINKED = 3
AT_RANDOM = 2
"""Entries that are read back: the longest, those with most links, and some at random (F4)."""
LOOKED_BACK_AT = 2
"""Competencies that are judged anew for an earlier day (F4)."""
LOOK_BACK_FROM = timedelta(days=90)
"""An earlier day lies at least so far back; a rating speaks of 90 days (A1, A9)."""


class Step(StrEnum):
    """One screen of the review."""

    QUESTIONS = "questions"
    VERDICT = "verdict"
    PATTERNS = "patterns"
    BELIEFS = "beliefs"
    QUARTER = "quarter"


MINUTES = {
    Step.QUESTIONS: 5,
    Step.VERDICT: 3,
    Step.PATTERNS: 2,
    Step.BELIEFS: 2,
    Step.QUARTER: 3,
}
"""About how long each takes: 15 in all (decisions.md 9, [D])."""


def steps(*, has_patterns: bool, has_beliefs: bool) -> tuple[Step, ...]:
    """Return the screens in their order; what has nothing to ask is left out."""
    asked = {Step.PATTERNS: has_patterns, Step.BELIEFS: has_beliefs}
    return tuple(step for step in Step if asked.get(step, True))


def open_review(reviews: Iterable[QuarterlyReview]) -> QuarterlyReview | None:
    """Return the review that was begun and not finished, the latest one."""
    waiting = [one for one in reviews if one.finished_on is None]
    return max(waiting, key=lambda one: one.began_on, default=None)


def last_review(reviews: Iterable[QuarterlyReview]) -> QuarterlyReview | None:
    """Return the review that was finished last."""
    done = [one for one in reviews if one.finished_on is not None]
    return max(done, key=lambda one: (one.finished_on, one.began_on), default=None)


def due_on(reviews: Sequence[QuarterlyReview], first: date | None) -> date | None:
    """Return from when on a review is offered, None while there is nothing to look back on.

    Args:
        reviews: All.
        first: The day of the oldest entry, or None.
    """
    last = last_review(reviews)
    since = last.finished_on if last is not None else first
    return None if since is None else since + QUARTER


def begins(reviews: Sequence[QuarterlyReview], today: date) -> date:
    """Return the first day of the time that a review looks back on."""
    last = last_review(reviews)
    if last is None or last.finished_on is None:
        return today - QUARTER
    return last.finished_on


def are_numbers_shown(reviews: Sequence[QuarterlyReview], today: date) -> bool:
    """Whether ratings and scores are shown to somebody who hides them between reviews.

    They are shown once the questions of an open review were passed, and for 14 days after one.
    """
    current = open_review(reviews)
    if current is not None and current.step not in {"", Step.QUESTIONS.value}:
        return True
    last = last_review(reviews)
    return (
        last is not None
        and last.finished_on is not None
        and (today - last.finished_on < SHOWN_AFTER)
    )


def answered_in(
    review: QuarterlyReview, sittings: Iterable[Diagnostic], aim: str | None
) -> Diagnostic | None:
    """Return the sitting that a review rests on: the latest full one of the quarter, or None.

    Args:
        review: The review.
        sittings: All.
        aim: Uuid of the aim in force, or None.
    """
    own = [
        one
        for one in sittings
        if one.rater is None and one.axis is None and one.finished and one.aim == aim
    ]
    end = review.finished_on
    known = [one for one in own if end is None or one.on <= end]
    last = max(known, key=lambda one: one.on, default=None)
    # A retake so soon would count as practice (B4.8): that sitting is the review's own.
    is_fresh = last is not None and (review.began_on - last.on).days < PRACTICE_DAYS
    return last if is_fresh else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An entry that can be read back.

    Attributes:
        uuid: Of the entry.
        letters: Of its text.
        links: To and from records.
    """

    uuid: str
    letters: int
    links: int


def read_back(entries: Sequence[Written], seed: str) -> tuple[str, ...]:
    """Return what is read back: the three longest, three with most links, two at random (F4).

    Each entry comes once, so that eight are read wherever there are eight.

    Args:
        entries: Of the quarter, oldest first.
        seed: Makes the choice at random the same on every day of a review.
    """
    longest = sorted(entries, key=lambda one: -one.letters)[:LONGEST]
    rest = [one for one in entries if one not in longest]
    linked = sorted((one for one in rest if one.links), key=lambda one: -one.links)[:MOST_LINKED]
    rest = [one for one in rest if one not in linked]
    missing = LONGEST + MOST_LINKED + AT_RANDOM - len(longest) - len(linked)
    drawn = Random(seed).sample(rest, min(missing, len(rest)))  # noqa: S311 - not a secret
    return tuple(one.uuid for one in (*longest, *linked, *drawn))


def asked_patterns(patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    """Return the patterns that a review asks about: those that are not retired, active first."""
    active = [one for one in patterns if one.status is not PatternStatus.RETIRED]
    return tuple(sorted(active, key=lambda one: one.status is not PatternStatus.ACTIVE))


def asked_beliefs(assumptions: Iterable[Assumption]) -> tuple[Assumption, ...]:
    """Return the assumptions that a review asks about: those without a conclusion."""
    still = {AssumptionStatus.UNTESTED, AssumptionStatus.TESTING}
    return tuple(one for one in assumptions if one.status in still)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """A competency to judge anew for an earlier day.

    Attributes:
        competency: Its uuid.
        on: The day.
    """

    competency: str
    on: date


def looks_back(ratings: Iterable[Rating], today: date) -> tuple[LookBack, ...]:
    """Return the two competencies that are judged anew, and for which day (F4, A1.5).

    They are those with most ratings of skill by the user; the day is that of the first rating in
    the last year, which has to lie 90 days back.
    """
    by_competency: dict[str, list[date]] = {}
    for one in ratings:
        is_own = one.rater is None and one.basis is not Basis.THEN and one.axis is Axis.SKILL
        if is_own and one.value is not None and today - YEAR <= one.on:
            by_competency.setdefault(one.competency, []).append(one.on)
    old = {
        uuid: days for uuid, days in by_competency.items() if today - min(days) >= LOOK_BACK_FROM
    }
    most = sorted(old, key=lambda uuid: -len(old[uuid]))[:LOOKED_BACK_AT]
    return tuple(LookBack(competency=uuid, on=min(old[uuid])) for uuid in most)


def is_year_over(ratings: Iterable[Rating], today: date) -> bool:
    """Whether all competencies were last rated for a review more than a year ago, or never."""
    days = [one.on for one in ratings if one.basis is Basis.QUARTERLY and one.rater is None]
    return not days or today - max(days) >= YEAR
