"""Agreements, and putting people away without losing history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.agreements import Agreement
from growthjournal.domain.people import Group, Person, group_of, next_due
from growthjournal.services.changes import Changes
from growthjournal.services.records import RecordService, found
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.services.mentoring import MentoringService
    from growthjournal.store.database import Database


class PeopleService(RecordService):
    """Who is listed where, what was agreed with them, and when they are due."""

    def __init__(self, database: Database, mentoring: MentoringService) -> None:
        """Serve one open journal."""
        super().__init__(database)
        self._mentoring = mentoring
        self._people = Repository(database, Person)
        self._agreements = Repository(database, Agreement)

    def grouped(self) -> dict[Group, list[Person]]:
        """Return everyone who is not put away, by group in the page's order; no group is empty."""
        groups: dict[Group, list[Person]] = {group: [] for group in Group}
        for person in self._mentoring.people():
            groups[group_of(person)].append(person)
        return {group: people for group, people in groups.items() if people}

    def archived(self) -> list[Person]:
        """Return the people who were put away, last one first."""
        return self._people.where("archived_on IS NOT NULL", order="archived_on DESC, id DESC")

    def archive(self, uuid: str, on: date) -> Changes:
        """Put a person away; everything that was said with them stays."""
        person = found(self._people.get(uuid))
        return self._put(self._people, replace(person, archived_on=on), Changes.PEOPLE)

    def unarchive(self, uuid: str) -> Changes:
        """List a person again who was put away."""
        person = found(self._people.get(uuid))
        return self._put(self._people, replace(person, archived_on=None), Changes.PEOPLE)

    def agreements(self, person: str | None = None) -> list[Agreement]:
        """Return agreements, oldest first, with one person or with all."""
        condition, values = ("person = ?", [person]) if person else ("1", [])
        return self._agreements.where(condition, values, order="agreed_on, id")

    def agreement(self, person: str) -> Agreement | None:
        """Return the agreement in force with a person, None when there is none."""
        made = self.agreements(person)
        return made[-1] if made else None

    def put_agreement(self, agreement: Agreement) -> Changes:
        """Save an agreement; a new one follows the earlier, which stays."""
        return self._put(self._agreements, agreement, Changes.AGREEMENTS)

    def remove_agreement(self, uuid: str) -> Changes:
        """Remove an agreement; an earlier one is in force again."""
        return self._remove(self._agreements, uuid, Changes.AGREEMENTS)

    def restore_agreement(self, uuid: str) -> Changes:
        """Bring a removed agreement back."""
        return self._restore(self._agreements, uuid, Changes.AGREEMENTS)

    def due(self, today: date) -> dict[str, date]:
        """Return by person when their next conversation is planned, or due by its cadence."""
        cadence = {one.person: one.cadence_days for one in self.agreements()}
        conversations = self._mentoring.conversations()
        dues = {
            person.uuid: next_due(
                cadence.get(person.uuid),
                [one for one in conversations if one.person == person.uuid],
                today,
            )
            for person in self._mentoring.people()
        }
        return {uuid: day for uuid, day in dues.items() if day is not None}
