"""Giving a rating: as an undo step, and as what somebody rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.competencies import RaterRole, Rating
from growthjournal.domain.people import Person, Relation
from growthjournal.services.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.services.workspace import Workspace

ROLE_OF = {
    Relation.MENTOR: RaterRole.MENTOR,
    Relation.SPONSOR: RaterRole.SPONSOR,
    Relation.MANAGER: RaterRole.MANAGER,
}


class GivenRating:
    """Giving a rating as an undo step: given once, then withdrawn and reinstated."""

    def __init__(self, workspace: Workspace, rating: Rating, people: Sequence[Person] = ()) -> None:
        self._workspace, self._rating, self._people = workspace, rating, people
        self._is_given = False

    def do(self) -> Changes:
        """Give it, with the people it names who are new."""
        growth = self._workspace.growth
        if self._is_given:
            return growth.reinstate_rating(self._rating.uuid)
        changes = Changes.NONE
        for person in self._people:
            changes |= self._workspace.mentoring.put_person(person)
        changes |= growth.rate(self._rating)
        self._is_given = True
        return changes

    def undo(self) -> Changes:
        """Take it back; new people stay."""
        return self._workspace.growth.withdraw_rating(self._rating.uuid)


def role_of(rater: Person | None) -> RaterRole:
    """Return as what a person rates; the user when None."""
    if rater is None:
        return RaterRole.SELF
    return next((ROLE_OF[one] for one in rater.relations if one in ROLE_OF), RaterRole.PEER)
