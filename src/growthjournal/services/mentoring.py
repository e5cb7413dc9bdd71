"""People, conversations, and the patterns and assumptions they surface."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.assumptions import (
    Assumption,
    AssumptionTest,
    Belief,
    expectations_differ,
    may_conclude,
)
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.errors import JournalError
from growthjournal.domain.patterns import (
    Pattern,
    PatternStatus,
    Sighting,
    may_activate,
    reopens,
    same_trigger,
)
from growthjournal.domain.people import Person, answers_to
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.services.records import RecordService, found
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from growthjournal.store.database import Database

_PATTERN_ORDER = (
    "CASE status WHEN 'active' THEN 0 WHEN 'watching' THEN 1 ELSE 2 END, surfaced_on DESC, id DESC"
)


class MentoringService(RecordService):
    """What mentors surface, and who they are."""

    def __init__(self, database: Database) -> None:
        """Serve one open journal."""
        super().__init__(database)
        self._people = Repository(database, Person)
        self._conversations = Repository(database, Conversation)
        self._patterns = Repository(database, Pattern)
        self._sightings = Repository(database, Sighting)
        self._assumptions = Repository(database, Assumption)
        self._beliefs = Repository(database, Belief)
        self._tests = Repository(database, AssumptionTest)

    def people(self) -> list[Person]:
        """Return everyone who is not archived, by name."""
        return self._people.where("archived_on IS NULL", order="name COLLATE NOCASE, id")

    def everyone(self) -> dict[str, Person]:
        """Return all people by uuid, archived and removed ones included."""
        return {person.uuid: person for person in self._people.where(deleted=None)}

    def person(self, uuid: str) -> Person:
        """Return a person.

        Raises:
            JournalError: There is none.
        """
        return found(self._people.get(uuid))

    def person_named(self, name: str) -> Person | None:
        """Return the person of this name or alias, whatever its case; None when there is none."""
        return next((one for one in self.people() if answers_to(one, name)), None)

    def put_person(self, person: Person) -> Changes:
        """Save a person.

        Raises:
            JournalError: The name is empty.
        """
        if not person.name.strip():
            raise JournalError(_("A person needs a name or an alias."))
        return self._put(self._people, person, Changes.PEOPLE)

    def remove_person(self, uuid: str) -> Changes:
        """Remove a person; what they said stays."""
        return self._remove(self._people, uuid, Changes.PEOPLE)

    def restore_person(self, uuid: str) -> Changes:
        """Bring a removed person back."""
        return self._restore(self._people, uuid, Changes.PEOPLE)

    def conversations(self, person: str | None = None) -> list[Conversation]:
        """Return conversations, newest first, of one person or of all."""
        condition, values = ("person = ?", [person]) if person else ("1", [])
        return self._conversations.where(condition, values, order="date DESC, time DESC, id DESC")

    def conversation(self, uuid: str) -> Conversation:
        """Return a conversation.

        Raises:
            JournalError: There is none.
        """
        return found(self._conversations.get(uuid))

    def put_conversation(self, conversation: Conversation) -> Changes:
        """Save a conversation."""
        return self._put(self._conversations, conversation, Changes.CONVERSATIONS)

    def remove_conversation(self, uuid: str) -> Changes:
        """Remove a conversation; what surfaced in it stays."""
        return self._remove(self._conversations, uuid, Changes.CONVERSATIONS)

    def restore_conversation(self, uuid: str) -> Changes:
        """Bring a removed conversation back."""
        return self._restore(self._conversations, uuid, Changes.CONVERSATIONS)

    def patterns(self) -> list[Pattern]:
        """Return patterns: active, watching, retired, each newest first."""
        return self._patterns.where(order=_PATTERN_ORDER)

    def pattern(self, uuid: str) -> Pattern:
        """Return a pattern.

        Raises:
            JournalError: There is none.
        """
        return found(self._patterns.get(uuid))

    def put_pattern(self, pattern: Pattern) -> Changes:
        """Save a pattern.

        Raises:
            JournalError: It has no name, or three others are active already.
        """
        if not pattern.name.strip():
            raise JournalError(_("A pattern needs a few words that name it."))
        if pattern.status is PatternStatus.ACTIVE and not may_activate(pattern, self.patterns()):
            raise JournalError(
                _("Three patterns are active already. Put one of them on watch first.")
            )
        return self._put(self._patterns, pattern, Changes.PATTERNS)

    def remove_pattern(self, uuid: str) -> Changes:
        """Remove a pattern with its sightings."""
        return self._remove(self._patterns, uuid, Changes.PATTERNS)

    def restore_pattern(self, uuid: str) -> Changes:
        """Bring a removed pattern back with its sightings."""
        return self._restore(self._patterns, uuid, Changes.PATTERNS)

    def mergeable(self) -> list[tuple[Pattern, Pattern]]:
        """Return the pairs that share a trigger and are offered for merging (A4)."""
        return same_trigger(self.patterns())

    def sightings(self, pattern: str | None = None) -> list[Sighting]:
        """Return sightings, oldest first, of one pattern or of all."""
        condition, values = ("pattern = ?", [pattern]) if pattern else ("1", [])
        return self._sightings.where(condition, values, order="date, id")

    def add_sighting(self, sighting: Sighting) -> Changes:
        """Save a sighting; a late one soon after retirement reopens the pattern (A4).

        Raises:
            JournalError: A stage without an opportunity, or an opportunity without a stage.
        """
        if sighting.opportunity == (sighting.stage is None):
            raise JournalError(_("Say how early you caught it, or that no chance arose."))
        with self._database.transaction():
            self._sightings.put(sighting, clock.now())
            pattern = self.pattern(sighting.pattern)
            if reopens(pattern, sighting):
                reopened = replace(pattern, status=PatternStatus.WATCHING, retired_on=None)
                self._patterns.put(reopened, clock.now())
        return Changes.PATTERNS

    def remove_sighting(self, uuid: str) -> Changes:
        """Remove a sighting."""
        return self._remove(self._sightings, uuid, Changes.PATTERNS)

    def restore_sighting(self, uuid: str) -> Changes:
        """Bring a removed sighting back."""
        return self._restore(self._sightings, uuid, Changes.PATTERNS)

    def assumptions(self) -> list[Assumption]:
        """Return assumptions, last surfaced first."""
        return self._assumptions.where(order="surfaced_on DESC, id DESC")

    def assumption(self, uuid: str) -> Assumption:
        """Return an assumption.

        Raises:
            JournalError: There is none.
        """
        return found(self._assumptions.get(uuid))

    def put_assumption(self, assumption: Assumption) -> Changes:
        """Save an assumption.

        Raises:
            JournalError: It has no statement, or is given a conclusion that its tests and the
                belief in it do not add up to (A3).
        """
        if not assumption.statement.strip():
            raise JournalError(_("An assumption needs the sentence that is taken for granted."))
        if assumption.status.concludes and not self._is_reached(assumption):
            raise JournalError(
                _("Tests and belief do not add up to this conclusion. Nothing was changed.")
            )
        return self._put(self._assumptions, assumption, Changes.ASSUMPTIONS)

    def _is_reached(self, assumption: Assumption) -> bool:
        """Whether a conclusion was given before, or may be given now."""
        before = self._assumptions.get(assumption.uuid)
        if before is not None and before.status is assumption.status:
            return True
        uuid = assumption.uuid
        reached = may_conclude(assumption, self.tests(uuid), self.belief(uuid))
        return reached is assumption.status

    def remove_assumption(self, uuid: str) -> Changes:
        """Remove an assumption with its tests."""
        return self._remove(self._assumptions, uuid, Changes.ASSUMPTIONS)

    def restore_assumption(self, uuid: str) -> Changes:
        """Bring a removed assumption back with its tests."""
        return self._restore(self._assumptions, uuid, Changes.ASSUMPTIONS)

    def beliefs(self, assumption: str | None = None) -> list[Belief]:
        """Return beliefs that stand, oldest first; superseded ones are left out."""
        return self._beliefs.standing("assumption", assumption)

    def belief(self, assumption: str) -> int | None:
        """Return the latest belief, 0-100; None when none was ever stated."""
        stated = self.beliefs(assumption)
        return stated[-1].value if stated else None

    def believe(self, belief: Belief) -> Changes:
        """Add a belief; earlier ones stay.

        Raises:
            JournalError: It is not 0-100.
        """
        if not 0 <= belief.value <= 100:  # noqa: PLR2004 - percent
            raise JournalError(_("A belief is a number from 0 to 100."))
        return self._put(self._beliefs, belief, Changes.ASSUMPTIONS)

    def withdraw_belief(self, uuid: str) -> Changes:
        """Take back a belief that was stated by mistake; its row stays in the file."""
        return self._remove(self._beliefs, uuid, Changes.ASSUMPTIONS)

    def reinstate_belief(self, uuid: str) -> Changes:
        """Undo taking a belief back."""
        return self._restore(self._beliefs, uuid, Changes.ASSUMPTIONS)

    def tests(self, assumption: str | None = None) -> list[AssumptionTest]:
        """Return tests, oldest first, of one assumption or of all."""
        condition, values = ("assumption = ?", [assumption]) if assumption else ("1", [])
        return self._tests.where(condition, values, order="planned_on, id")

    def put_test(self, test: AssumptionTest) -> Changes:
        """Save a test; its belief before is copied when planned and locked from then on (A3).

        Raises:
            JournalError: It has no action, or both expectations are the same.
        """
        if not test.action.strip():
            raise JournalError(_("A test needs one small act."))
        if not expectations_differ(test):
            raise JournalError(_("The two expectations must differ, or the test shows nothing."))
        before = self._tests.get(test.uuid)
        locked = self.belief(test.assumption) if before is None else before.belief_before
        if before is None and test.belief_before is not None:
            locked = test.belief_before
        with self._database.transaction():
            self._tests.put(replace(test, belief_before=locked), clock.now())
        return Changes.ASSUMPTIONS

    def remove_test(self, uuid: str) -> Changes:
        """Remove a test."""
        return self._remove(self._tests, uuid, Changes.ASSUMPTIONS)

    def restore_test(self, uuid: str) -> Changes:
        """Bring a removed test back."""
        return self._restore(self._tests, uuid, Changes.ASSUMPTIONS)
