"""On what occasion competencies are rated, and what that asks and says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Basis
from growthjournal.wording import quarterly
from growthjournal.wording import ratings as words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from growthjournal.domain.competencies import Rating
    from growthjournal.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Why the user rates.

    Attributes:
        basis: Kept with each rating of the user's own.
        days: For *then* ratings, the day that is judged anew, by uuid of the competency.
    """

    basis: Basis = Basis.WEEKLY
    days: Mapping[str, date] = field(default_factory=dict)

    def day(self, competency: str) -> date | None:
        """Return the day that is judged anew, None where it is today's rating."""
        return self.days.get(competency)

    def question(self, competency: str, rater: str | None, *, is_guess: bool) -> str:
        """Return the question above the five lines."""
        day = self.day(competency)
        return (
            words.question(rater, is_guess=is_guess)
            if day is None
            else (quarterly.then_question(day))
        )

    def compared(self, workspace: Workspace, rating: Rating) -> Rating | None:
        """Return what a rating is compared with once it is saved."""
        growth = workspace.growth
        if rating.then_date is None:
            return growth.previous_rating(rating.competency, rating.axis, rating.rater)
        stood = [
            one
            for one in growth.ratings(rating.competency)
            if (one.axis, one.rater, one.on) == (rating.axis, None, rating.then_date)
            and one.basis is not Basis.THEN
        ]
        return stood[-1] if stood else None

    def saved(self, previous: Rating | None, rating: Rating) -> str:
        """Return the sentence after saving."""
        if rating.then_date is not None:
            return quarterly.then_saved(previous, rating)
        return words.saved(previous, rating)

    def asks_what_happened(self, previous: Rating | None, rating: Rating) -> bool:
        """Whether one line is asked for because the value moved far; not of an earlier day."""
        return rating.then_date is None and words.has_moved(previous, rating)
