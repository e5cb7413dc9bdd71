"""Conversations whole: plan, prepare, log; and how the relationship is going."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from growthjournal.domain import briefing, changed, drift, preparation
from growthjournal.domain import relationship as relations
from growthjournal.domain.agenda import carried
from growthjournal.domain.conversations import Conversation, held_before, next_planned, pin_of
from growthjournal.domain.entries import EntryKind
from growthjournal.domain.logs import Log, records_of
from growthjournal.domain.people import Relation, is_mentored, last_held
from growthjournal.domain.person_timeline import TimelineRow, timeline
from growthjournal.domain.relogging import Logged, corrected
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.services.records import RecordService
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from growthjournal.domain.assumptions import Assumption
    from growthjournal.domain.briefing import Brief, Section
    from growthjournal.domain.changed import Change
    from growthjournal.domain.commitments import Commitment
    from growthjournal.domain.conversations import Pin
    from growthjournal.domain.drift import Flag, Meeting
    from growthjournal.domain.entries import Entry
    from growthjournal.domain.patterns import Pattern
    from growthjournal.domain.people import Person
    from growthjournal.domain.preparation import Candidate
    from growthjournal.domain.record import Record
    from growthjournal.domain.relationship import Relationship
    from growthjournal.services.together import Act, Parts, TogetherService
    from growthjournal.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """How it goes with one person, from one reading of the journal.

    Attributes:
        relationship: Its three facts.
        flags: What the user should ask themselves; told to the user alone.
        timeline: The conversations, newest first.
        patterns: Those that this person named, or saw as well.
        assumptions: Those that this person surfaced.
        commitments: Promises made to this person or by them, oldest first.
    """

    relationship: Relationship
    flags: tuple[Flag, ...]
    timeline: tuple[TimelineRow, ...]
    patterns: tuple[Pattern, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    commitments: tuple[Commitment, ...] = ()


class ConversationsService(RecordService):
    """What happens before, during and after a conversation."""

    def __init__(self, database: Database, parts: Parts, together: TogetherService) -> None:
        """Work with the other services of one open journal."""
        super().__init__(database)
        self._parts = parts
        self._together = together
        self._conversations = Repository(database, Conversation)

    def next(self, today: date, person: str | None = None) -> Conversation | None:
        """Return the next planned conversation, with one person or with anybody."""
        return next_planned(self._parts.mentoring.conversations(person), today)

    def coming(self, person: str, today: date) -> Conversation:
        """Return the conversation that is prepared with a person: planned, or else today's.

        The latter is not saved.
        """
        planned = self.next(today, person)
        return planned or Conversation(person=person, date=today, held=False)

    def planning(self, conversation: Conversation, new_person: Person | None = None) -> Act:
        """Return the step that plans a conversation, with a person who is new.

        Points that were not discussed last time, and were not taken up since, come along.
        """
        records: list[Record] = [conversation] if new_person is None else [new_person, conversation]
        everything = self._parts.mentoring.conversations(conversation.person)
        before = held_before(everything, conversation)
        if before:
            agenda = self._parts.agenda.all()
            continued = {one.carried_from for one in agenda}
            records += [
                carried(one, conversation.uuid)
                for one in agenda
                if one.conversation == before[-1].uuid
                and one.discussed is False
                and one.uuid not in continued
            ]
        return self._together.act(records)

    def calling_off(self, conversation: Conversation, on: date) -> Act:
        """Return the step that calls a planned conversation off.

        What was to be brought waits for the next one with the same person.
        """
        person = conversation.person
        waiting = [
            replace(carried(one, None), person=person)
            if one.frozen_at is not None
            else replace(one, conversation=None, person=person)
            for one in self._parts.agenda.items(conversation.uuid)
        ]
        return self._together.act([replace(conversation, cancelled_on=on), *waiting])

    def logging(self, log: Log) -> Act:
        """Return the step that logs a conversation: everything of it, or nothing.

        Words as patterns, sightings and assumptions, promises, answers, notes, a new person and
        the next date are saved in one transaction and taken back in one.
        """
        finished = replace(log.conversation, log_finished_at=clock.now())
        whole = replace(log, conversation=finished)
        return self._together.act(records_of(whole, self._parts.mentoring.patterns()))

    def logged(self, conversation: str) -> Logged:
        """Return a conversation with everything that its log made, to put it right."""
        mentoring = self._parts.mentoring
        one = mentoring.conversation(conversation)
        everything = mentoring.sightings()
        sightings = [each for each in everything if each.conversation == conversation]
        seen = {each.pattern for each in sightings}
        patterns = [
            each
            for each in mentoring.patterns()
            if each.uuid in seen or each.surfaced_in == conversation
        ]
        agenda = self._parts.agenda.all()
        own = {each.uuid for each in agenda if each.conversation == conversation}
        commitments = self._parts.commitments.all(one.person)
        return Logged(
            conversation=one,
            person=mentoring.person(one.person),
            notes=self._notes(conversation),
            sightings=tuple(sightings),
            patterns=tuple(patterns),
            assumptions=tuple(
                each for each in mentoring.assumptions() if each.surfaced_in == conversation
            ),
            commitments=tuple(each for each in commitments if each.conversation == conversation),
            agenda=tuple(each for each in agenda if each.uuid in own or each.carried_from in own),
            in_use=frozenset(
                {each.pattern for each in everything if each.conversation != conversation}
                | {each.assumption for each in mentoring.tests()}
                | {each.assumption for each in mentoring.beliefs()}
            ),
        )

    def correcting(self, logged: Logged, log: Log) -> Act:
        """Return the step that puts a log right: all of it in one transaction and one undo."""
        now = clock.now()
        finished = replace(log.conversation, log_finished_at=now)
        whole = replace(log, conversation=finished)
        return self._together.act(corrected(logged, whole, self._parts.mentoring.patterns(), now))

    def _notes(self, conversation: str) -> Entry | None:
        journal = self._parts.journal
        for row in journal.linked_from(conversation):
            entry = journal.entry(row.uuid)
            if entry.kind is EntryKind.CONVERSATION_NOTES:
                return entry
        return None

    def keep_draft(self, conversation: str, draft: str) -> Changes:
        """Keep an unfinished log as the window has it; it is pinned from the first time on."""
        one = self._parts.mentoring.conversation(conversation)
        begun = replace(
            one, log_draft=draft, log_begun_at=one.log_begun_at or clock.now(), log_finished_at=None
        )
        return self._put(self._conversations, begun, Changes.CONVERSATIONS)

    def beginning(
        self, conversation: Conversation, draft: str, new_person: Person | None = None
    ) -> Act:
        """Return the step that keeps the unfinished log of a conversation nobody had planned."""
        begun = replace(
            conversation,
            held=False,
            log_draft=draft,
            log_begun_at=conversation.log_begun_at or clock.now(),
        )
        return self._together.act([begun] if new_person is None else [new_person, begun])

    def drop_draft(self, conversation: str) -> Changes:
        """Forget an unfinished log in which nothing is left; it is pinned no more."""
        one = self._parts.mentoring.conversation(conversation)
        blank = replace(one, log_draft=None, log_begun_at=None)
        return self._put(self._conversations, blank, Changes.CONVERSATIONS)

    def put_aside(self, conversation: str) -> Changes:
        """Take a conversation off the pins without logging it; `pin_again` undoes that."""
        return self._finished(conversation, clock.now())

    def pin_again(self, conversation: str) -> Changes:
        """Undo putting a conversation aside."""
        return self._finished(conversation, None)

    def _finished(self, conversation: str, at: datetime | None) -> Changes:
        one = self._parts.mentoring.conversation(conversation)
        return self._put(
            self._conversations, replace(one, log_finished_at=at), Changes.CONVERSATIONS
        )

    def pinned(self, now: datetime) -> list[tuple[Conversation, Pin]]:
        """Return the conversations that wait for their log, newest first."""
        everything = self._parts.mentoring.conversations()
        pins = [(one, pin_of(one, now)) for one in everything]
        return [(one, pin) for one, pin in pins if pin is not None]

    def meetings(self, person: str) -> tuple[Meeting, ...]:
        """Return the held conversations with a person as the indices see them, oldest first."""
        whole = self._parts.mentoring.person(person)
        return relations.meetings(self._records(), person, mentored=is_mentored(whole))

    def flags(self, person: str) -> tuple[Flag, ...]:
        """Return what the user should ask themselves about a mentor, or a person they mentor.

        Told to the user alone; nothing of it is ever in a brief.
        """
        if not _may_drift(self._parts.mentoring.person(person)):
            return ()
        return drift.flags(self.meetings(person))

    def drifting(self) -> dict[str, tuple[Flag, ...]]:
        """Return by person every flag that stands, for a list; the journal is read once."""
        records = self._records()
        found = {
            one.uuid: relations.meetings(records, one.uuid, mentored=is_mentored(one))
            for one in self._parts.mentoring.people()
            if _may_drift(one)
        }
        standing = {uuid: drift.flags(meetings) for uuid, meetings in found.items()}
        return {uuid: flags for uuid, flags in standing.items() if flags}

    def relationship(self, person: str, today: date) -> Relationship:
        """Return the three facts of a relationship."""
        whole = self._parts.mentoring.person(person)
        own = self._parts.commitments.all(person)
        theirs = is_mentored(whole)
        return relations.relationship(
            self.meetings(person),
            [one for one in own if (one.made_by == person) is theirs],
            today,
        )

    def overview(self, person: str, today: date) -> Overview:
        """Return the facts, the questions and the conversations of one person at once."""
        whole = self._parts.mentoring.person(person)
        records, theirs = self._records(), is_mentored(whole)
        rows = relations.meetings(records, person, mentored=theirs)
        promises = [one for one in records.commitments if person in {one.made_by, one.made_to}]
        own = [one for one in promises if (one.made_by == person) is theirs]
        seen = {one.pattern for one in records.sightings if one.person == person}
        return Overview(
            relationship=relations.relationship(rows, own, today),
            flags=drift.flags(rows) if _may_drift(whole) else (),
            timeline=timeline(records, person, rows, mentored=theirs),
            patterns=tuple(
                one for one in records.patterns if one.surfaced_by == person or one.uuid in seen
            ),
            assumptions=tuple(one for one in records.assumptions if one.surfaced_by == person),
            commitments=tuple(promises),
        )

    def changes_since_last(
        self, person: str, today: date, conversation: str | None = None
    ) -> tuple[Change, ...]:
        """Return the draft of *what changed since* the last conversation with a person.

        Args:
            person: Uuid.
            today: The local date.
            conversation: The one that is prepared, which does not count as the last.
        """
        held = [
            one
            for one in self._parts.mentoring.conversations(person)
            if one.uuid != conversation and one.date <= today
        ]
        return changed.changes_since(self._journal(), person, last_held(held), today)

    def card_due(self, person: str, today: date) -> date | None:
        """Return the day of this person's last rating of the user when it is over 150 days old.

        Then the next conversation is a time to bring the rating card (F3).
        """
        return preparation.stale_rating(self._parts.growth.ratings(), person, today)

    def candidates(
        self, person: str, today: date, conversation: str | None = None
    ) -> tuple[Candidate, ...]:
        """Return what could be brought to a person, in its order (F3)."""
        return preparation.candidates(self._journal(), person, today, conversation)

    def brief(
        self,
        conversation: Conversation,
        *,
        changed: Sequence[str] | None = None,
        sections: Iterable[Section] = briefing.Section,
    ) -> Brief:
        """Return exactly what leaves the journal in a brief.

        Args:
            conversation: Planned.
            changed: The lines of *what changed* to show; None for those that were kept.
            sections: The parts that are in it.
        """
        person = self._parts.mentoring.person(conversation.person)
        return briefing.brief(
            self._journal(), conversation, person, changed=changed, sections=sections
        )

    def _records(self) -> relations.Records:
        mentoring = self._parts.mentoring
        return relations.Records(
            conversations=tuple(mentoring.conversations()),
            agenda=tuple(self._parts.agenda.all()),
            commitments=tuple(self._parts.commitments.all()),
            patterns=tuple(mentoring.patterns()),
            sightings=tuple(mentoring.sightings()),
            assumptions=tuple(mentoring.assumptions()),
        )

    def _journal(self) -> preparation.Journal:
        mentoring, growth = self._parts.mentoring, self._parts.growth
        return preparation.Journal(
            conversations=tuple(mentoring.conversations()),
            agenda=tuple(self._parts.agenda.all()),
            commitments=tuple(self._parts.commitments.all()),
            decisions=tuple(self._parts.decisions.all()),
            patterns=tuple(mentoring.patterns()),
            sightings=tuple(mentoring.sightings()),
            assumptions=tuple(mentoring.assumptions()),
            tests=tuple(mentoring.tests()),
            beliefs=tuple(mentoring.beliefs()),
            ratings=tuple(growth.ratings()),
            competencies=tuple(growth.competencies()),
        )


def _may_drift(person: Person) -> bool:
    return Relation.MENTOR in person.relations or Relation.MENTEE in person.relations
