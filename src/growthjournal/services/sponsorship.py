"""Aims, asks, backing, updates and the case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.errors import JournalError
from growthjournal.domain.people import BACKING_STEPS, Person
from growthjournal.domain.sponsorship import (
    CASE_RESULTS,
    Aim,
    Ask,
    BackingStep,
    CaseGiven,
    SentUpdate,
    SponsorCase,
)
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.services.records import RecordService, found
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from growthjournal.store.database import Database


class SponsorshipService(RecordService):
    """What the user wants next, who was told, and who speaks for it."""

    def __init__(self, database: Database) -> None:
        """Serve one open journal."""
        super().__init__(database)
        self._people = Repository(database, Person)
        self._aims = Repository(database, Aim)
        self._asks = Repository(database, Ask)
        self._steps = Repository(database, BackingStep)
        self._updates = Repository(database, SentUpdate)
        self._cases = Repository(database, SponsorCase)
        self._given = Repository(database, CaseGiven)

    def aims(self) -> list[Aim]:
        """Return every aim, oldest first."""
        return self._aims.where(order="since, id")

    def aim(self) -> Aim | None:
        """Return the aim in force, None before any."""
        aims = self.aims()
        return aims[-1] if aims else None

    def put_aim(self, aim: Aim) -> Changes:
        """Save an aim.

        Raises:
            JournalError: It names no role.
        """
        if not aim.role.strip():
            raise JournalError(_("Name the role in one line."))
        return self._put(self._aims, aim, Changes.SPONSORSHIP)

    def asks(self, person: str | None = None) -> list[Ask]:
        """Return what was asked of one person or of all, the newest first."""
        condition, values = ("person = ?", [person]) if person else ("1", [])
        return self._asks.where(condition, values, order='"on" DESC, id DESC')

    def ask(self, uuid: str) -> Ask:
        """Return an ask.

        Raises:
            JournalError: There is none.
        """
        return found(self._asks.get(uuid))

    def put_ask(self, ask: Ask) -> Changes:
        """Save an ask.

        Raises:
            JournalError: It has no words.
        """
        if not ask.words.strip():
            raise JournalError(_("Write down in which words you asked."))
        return self._put(self._asks, ask, Changes.SPONSORSHIP)

    def steps(self, person: str | None = None) -> list[BackingStep]:
        """Return steps on the backing ladder of one person or of all, oldest first."""
        condition, values = ("person = ?", [person]) if person else ("1", [])
        return self._steps.where(condition, values, order='"on", id')

    def put_step(self, step: BackingStep) -> Changes:
        """Add a step; the person then stands on the latest one.

        Raises:
            JournalError: The ladder has no such step, or the person is not there.
        """
        if step.step not in range(BACKING_STEPS):
            raise JournalError(_("The backing ladder goes from 0 to 6."))
        with self._database.transaction():
            person = found(self._people.get(step.person))
            self._put(self._steps, step, Changes.SPONSORSHIP)
            last = self.steps(step.person)[-1]
            person = replace(
                person,
                backing=last.step,
                backing_changed_on=last.on,
                backing_fact=last.fact,
            )
            self._put(self._people, person, Changes.PEOPLE)
        return Changes.SPONSORSHIP | Changes.PEOPLE

    def updates(self, person: str | None = None) -> list[SentUpdate]:
        """Return what one person or anyone was sent, the newest first."""
        condition, values = ("person = ?", [person]) if person else ("1", [])
        return self._updates.where(condition, values, order='"on" DESC, id DESC')

    def put_update(self, update: SentUpdate) -> Changes:
        """Save that an update was sent; the person then last heard on that day or later.

        Raises:
            JournalError: The person is not there.
        """
        with self._database.transaction():
            person = found(self._people.get(update.person))
            self._put(self._updates, update, Changes.SPONSORSHIP)
            last = person.last_update_sent_on
            if last is None or last < update.on:
                person = replace(person, last_update_sent_on=update.on)
                self._put(self._people, person, Changes.PEOPLE)
        return Changes.SPONSORSHIP | Changes.PEOPLE

    def cases(self) -> list[SponsorCase]:
        """Return every version of the case, oldest first."""
        return self._cases.where(order="version, id")

    def case(self) -> SponsorCase | None:
        """Return the latest version of the case, None before any."""
        cases = self.cases()
        return cases[-1] if cases else None

    def given(self) -> list[CaseGiven]:
        """Return to whom which version was given, oldest first."""
        return self._given.where(order='"on", id')

    def put_case(self, case: SponsorCase) -> Changes:
        """Save a version of the case.

        Raises:
            JournalError: It has more than three results, or this version was given to someone.
        """
        if len(case.results) > CASE_RESULTS:
            raise JournalError(_("Three results are the most that a case can carry."))
        before = self._cases.get(case.uuid)
        if before is not None and any(one.sponsor_case == case.uuid for one in self.given()):
            raise JournalError(_("This version was given to someone. Begin the next version."))
        return self._put(self._cases, case, Changes.SPONSORSHIP)

    def put_given(self, given: CaseGiven) -> Changes:
        """Save that a version of the case was given to someone."""
        return self._put(self._given, given, Changes.SPONSORSHIP)
