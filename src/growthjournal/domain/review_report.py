"""What the pages of a quarterly review are made of (method.md F4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.domain.diagnostics import NextMove, QuarterlyReview

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from growthjournal.domain.assumptions import Assumption
    from growthjournal.domain.patterns import Pattern, Sighting
    from growthjournal.domain.seen import EffortMix, SeenShare
    from growthjournal.domain.sponsorship import Aim
    from growthjournal.domain.verdict import Verdict


class Part(StrEnum):
    """What the page for a mentor can hold."""

    LIMIT = "limit"
    SCORES = "scores"
    PATTERNS = "patterns"
    BELIEFS = "beliefs"
    AIM = "aim"
    PLANS = "plans"
    MOVE = "move"
    SHOULD_SEE = "should-see"
    CHART = "chart"


OFFERED = frozenset({Part.LIMIT, Part.PATTERNS, Part.AIM, Part.PLANS, Part.CHART})
"""What is in it at first: nothing that tells of somebody else, and no score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedBack:
    """An earlier day, judged anew.

    Attributes:
        name: Of the competency.
        on: The day.
        stood: What was said on that day, 1-5, or None.
        now: What is said of it now, 1-5.
    """

    name: str
    on: date
    stood: int | None
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReport:
    """What a review found and decided.

    Attributes:
        review: Its aim, plans and who should see what.
        since: The first day that it looks back on.
        on: The day that it speaks of.
        aim: The role that is wanted, or None.
        verdict: What could be concluded on that day.
        looked_back: Earlier days that were judged anew for it.
        patterns: Those that are not retired and those retired for it, with their sightings.
        beliefs: Assumptions that were open in the quarter, with how far each is believed.
        move: The open next move, or None.
        move_with: Whom it is about, "" for nobody.
        share: Who has seen the results; None without results.
        effort: What effort went into.
    """

    review: QuarterlyReview
    since: date
    on: date
    aim: Aim | None
    verdict: Verdict
    looked_back: tuple[LookedBack, ...] = ()
    patterns: tuple[tuple[Pattern, tuple[Sighting, ...]], ...] = ()
    beliefs: tuple[tuple[Assumption, int | None], ...] = ()
    move: NextMove | None = None
    move_with: str = field(default="", repr=False)
    share: SeenShare | None = None
    effort: EffortMix | None = None

    def with_aliases(self, alias: Callable[[str | None], str]) -> ReviewReport:
        """Return it with aliases in place of names in what the user wrote."""
        from dataclasses import replace

        review, move, aim = self.review, self.move, self.aim
        return replace(
            self,
            review=replace(
                review,
                aim=alias(review.aim) or None,
                plans=tuple(map(alias, review.plans)),
                who_should_see=tuple(map(alias, review.who_should_see)),
            ),
            aim=replace(aim, role=alias(aim.role)) if aim else None,
            patterns=tuple(
                (replace(one, name=alias(one.name)), seen) for one, seen in self.patterns
            ),
            beliefs=tuple(
                (replace(one, statement=alias(one.statement)), belief)
                for one, belief in self.beliefs
            ),
            move=replace(move, act=alias(move.act)) if move else None,
            move_with=alias(self.move_with),
        )
