"""Conversations from a calendar and into one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from growthjournal.domain.conversations import Conversation
from growthjournal.domain.imports import Problem
from growthjournal.domain.people import Person, answers_to
from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.services.imported import ImportReport, Progress
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from growthjournal.importers.ics import Calendar, Event
    from growthjournal.store.batches import Item
    from growthjournal.store.database import Database


class Calendars:
    """Brings in what a calendar knows of conversations, matched to people by name or alias."""

    def __init__(self, database: Database) -> None:
        """Serve one open journal."""
        self._people = Repository(database, Person)
        self._conversations = Repository(database, Conversation)

    def found_in(self, path: Path, progress: Progress) -> tuple[ImportReport, list[Conversation]]:
        """Return what an import would do, and the conversations that are new.

        An event is a conversation when it names exactly one person of the journal. What has
        passed comes in as held, what lies ahead as planned.

        Raises:
            JournalError: It is no calendar.
        """
        from growthjournal.importers import ics

        today = clock.today()
        calendar = ics.read(path, today, progress)
        people = self._people.where("archived_on IS NULL")
        there = self._conversations.where(deleted=None)
        known = {one.source_id for one in there if one.source == ics.NAME}
        known |= {f"{one.uuid}{_own_suffix()}" for one in there}
        days = {(one.person, one.date) for one in there if one.deleted_at is None}
        new: list[Conversation] = []
        duplicates = unnamed = several = 0
        for event in sorted(calendar.events, key=lambda one: one.on):
            persons = _named(event, people)
            if len(persons) != 1 or event.is_cancelled:
                unnamed += not persons
                several += len(persons) > 1
                continue
            if event.source_id in known or (persons[0].uuid, event.on) in days:
                duplicates += 1
                continue
            days.add((persons[0].uuid, event.on))
            new.append(_conversation(event, persons[0], today))
        report = ImportReport(
            format=ics.NAME,
            found=len(new) + duplicates + len(calendar.problems),
            imported=len(new),
            duplicates=duplicates,
            failed=len(calendar.problems),
            people=_counted(new, people),
            problems=(*calendar.problems, *_left_out(path.name, calendar, unnamed, several)),
        )
        return report, new

    def write(self, new: Iterable[Conversation]) -> list[Item]:
        """Save new conversations inside a transaction that the caller opened."""
        now = clock.now()
        return [("conversation", self._conversations.put(one, now).uuid) for one in new]

    def planned(self) -> list[Conversation]:
        """Return the planned conversations from today on, soonest first."""
        return self._conversations.where(
            "held = 0 AND cancelled_on IS NULL AND date >= ?",
            [clock.today().isoformat()],
            order="date, time, id",
        )

    def file(self) -> bytes:
        """Return the planned conversations as a calendar file."""
        from growthjournal.exports.calendar import calendar_file

        coming = self.planned()
        return calendar_file(coming, {one.uuid: one for one in self._people.where(deleted=None)})


def _counted(
    conversations: Iterable[Conversation], people: Iterable[Person]
) -> tuple[tuple[str, int], ...]:
    """Return the names of those who are met, who is met most first."""
    names = {one.uuid: one.name for one in people}
    return tuple(Counter(names[one.person] for one in conversations).most_common())


def _own_suffix() -> str:
    from growthjournal.exports.calendar import UID_SUFFIX

    return UID_SUFFIX


def _named(event: Event, people: Iterable[Person]) -> list[Person]:
    """Return the people that an event names: as invited, or in its title as whole words."""
    return [
        one
        for one in people
        if any(answers_to(one, name) for name in event.names) or _is_in(one, event.summary)
    ]


def _is_in(person: Person, summary: str) -> bool:
    words = " ".join(summary.split()).casefold()
    for name in (person.name, person.alias or ""):
        wanted = " ".join(name.split()).casefold()
        if wanted and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", words):
            return True
    return False


def _conversation(event: Event, person: Person, today: date) -> Conversation:
    from growthjournal.importers import ics

    return Conversation(
        person=person.uuid,
        date=event.on,
        time=event.at,
        minutes=event.minutes,
        held=event.on < today,
        source=ics.NAME,
        source_id=event.source_id,
    )


def _left_out(name: str, calendar: Calendar, unnamed: int, several: int) -> Iterable[Problem]:
    if unnamed:
        text = ngettext(
            "{count} event names nobody in your journal and was left out.",
            "{count} events name nobody in your journal and were left out.",
            unnamed,
        )
        reason = text.format(count=format_number(unnamed))
        yield Problem(where=name, reason=reason, fatal=False)
    if several:
        text = ngettext(
            "{count} event names several people and was left out.",
            "{count} events name several people and were left out.",
            several,
        )
        yield Problem(where=name, reason=text.format(count=format_number(several)), fatal=False)
    if not calendar.events and not calendar.problems:
        yield Problem(where=name, reason=_("There is no event in it."), fatal=False)
