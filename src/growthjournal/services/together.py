"""Records of several kinds, saved in one transaction and taken back in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from growthjournal.domain.agenda import AgendaItem
from growthjournal.domain.agreements import Agreement
from growthjournal.domain.assumptions import Assumption, AssumptionTest, Belief
from growthjournal.domain.commitments import Commitment
from growthjournal.domain.competencies import (
    AnchorVersion,
    CheckIn,
    Competency,
    FocusSet,
    Rating,
)
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.decisions import Decision
from growthjournal.domain.diagnostics import (
    Diagnostic,
    DiagnosticAnswer,
    NextMove,
    QuarterlyReview,
)
from growthjournal.domain.entries import Entry, Link
from growthjournal.domain.forecasts import DecisionNote, DecisionReview, Forecast
from growthjournal.domain.impacts import Impact, Witness
from growthjournal.domain.patterns import Pattern, Sighting, as_sighting, is_noted, merged
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import (
    Aim,
    Ask,
    BackingStep,
    CaseGiven,
    SentUpdate,
    SponsorCase,
)
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.store.entries import Entries
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable

    from growthjournal.domain.record import Record
    from growthjournal.services.agenda import AgendaService
    from growthjournal.services.commitments import CommitmentsService
    from growthjournal.services.decisions import DecisionsService
    from growthjournal.services.diagnostics import DiagnosticsService
    from growthjournal.services.growth import GrowthService
    from growthjournal.services.impacts import ImpactsService
    from growthjournal.services.journal import JournalService
    from growthjournal.services.mentoring import MentoringService
    from growthjournal.services.people import PeopleService
    from growthjournal.services.sponsorship import SponsorshipService
    from growthjournal.store.database import Database

Save = Callable[[Any], Changes]


class Act:
    """Several records as one step: one transaction to do it, one to take it back.

    Attributes:
        records: What is saved, each after those it refers to.
    """

    def __init__(
        self, database: Database, saving: dict[type[Record], Save], records: Iterable[Record]
    ) -> None:
        """Prepare a step; nothing is written."""
        self.records = tuple(records)
        self._database = database
        self._saving = saving
        self._before: list[tuple[type[Record], str, Record | None]] = []

    def do(self) -> Changes:
        """Save every record by the rules of its kind; nothing of it when one is refused.

        Raises:
            JournalError: A rule is not met; the journal is as it was.
        """
        changes = Changes.NONE
        with self._database.transaction():
            self._before = [
                (kind, uuid, self._repository(kind).get(uuid))
                for kind, uuid in dict.fromkeys(self._touched())
            ]
            for record in self.records:
                changes |= self._saving[type(record)](record)
        return changes

    def undo(self) -> Changes:
        """Put back what was there before; what was new goes to the trash."""
        changes, now = Changes.NONE, clock.now()
        with self._database.transaction():
            for kind, uuid, before in reversed(self._before):
                repository = self._repository(kind)
                if before is None:
                    repository.trash(uuid, now)
                else:
                    repository.put(before, now, keep_stamps=True)
                changes |= CHANGES[kind]
        return changes

    def _touched(self) -> Iterable[tuple[type[Record], str]]:
        for record in self.records:
            yield type(record), record.uuid
            if isinstance(record, (BackingStep, SentUpdate)):
                # The person is set to what was last done.
                yield Person, record.person
            if isinstance(record, Sighting):
                # A late sighting reopens a pattern that was retired.
                yield Pattern, record.pattern

    def _repository(self, kind: type[Record]) -> Repository[Any]:
        return Entries(self._database) if kind is Entry else Repository(self._database, kind)


CHANGES: dict[type[Record], Changes] = {
    Person: Changes.PEOPLE,
    Agreement: Changes.AGREEMENTS,
    Conversation: Changes.CONVERSATIONS,
    Entry: Changes.ENTRIES,
    Link: Changes.ENTRIES,
    Pattern: Changes.PATTERNS,
    Sighting: Changes.PATTERNS,
    Assumption: Changes.ASSUMPTIONS,
    Belief: Changes.ASSUMPTIONS,
    AssumptionTest: Changes.ASSUMPTIONS,
    Decision: Changes.DECISIONS,
    AgendaItem: Changes.AGENDA,
    Commitment: Changes.COMMITMENTS,
    Competency: Changes.COMPETENCIES,
    AnchorVersion: Changes.COMPETENCIES,
    FocusSet: Changes.COMPETENCIES,
    Rating: Changes.RATINGS,
    CheckIn: Changes.RATINGS,
    Impact: Changes.IMPACTS,
    Witness: Changes.IMPACTS,
    Aim: Changes.SPONSORSHIP,
    Ask: Changes.SPONSORSHIP,
    BackingStep: Changes.SPONSORSHIP,
    SentUpdate: Changes.SPONSORSHIP,
    SponsorCase: Changes.SPONSORSHIP,
    CaseGiven: Changes.SPONSORSHIP,
    Forecast: Changes.DECISIONS,
    DecisionReview: Changes.DECISIONS,
    DecisionNote: Changes.DECISIONS,
    Diagnostic: Changes.DIAGNOSTICS,
    DiagnosticAnswer: Changes.DIAGNOSTICS,
    NextMove: Changes.DIAGNOSTICS,
    QuarterlyReview: Changes.DIAGNOSTICS,
}
"""The kinds of record that can be saved together, in an order in which they can be written."""


def in_order(records: Iterable[Record]) -> list[Record]:
    """Return records so that each comes after those it refers to; equal kinds keep their order."""
    places = {kind: place for place, kind in enumerate(CHANGES)}
    return sorted(records, key=lambda one: places[type(one)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The services of one journal whose records can belong together."""

    journal: JournalService
    mentoring: MentoringService
    growth: GrowthService
    people: PeopleService
    agenda: AgendaService
    commitments: CommitmentsService
    decisions: DecisionsService
    impacts: ImpactsService
    sponsorship: SponsorshipService
    diagnostics: DiagnosticsService


class TogetherService:
    """Makes steps of records that belong together."""

    def __init__(self, database: Database, parts: Parts) -> None:
        """Save by the rules of these services."""
        self._database = database
        mentoring = self._mentoring = parts.mentoring
        self._saving: dict[type[Record], Save] = {
            Person: mentoring.put_person,
            Agreement: parts.people.put_agreement,
            Conversation: mentoring.put_conversation,
            Entry: parts.journal.put,
            Link: self._link,
            Pattern: mentoring.put_pattern,
            Sighting: mentoring.add_sighting,
            Assumption: mentoring.put_assumption,
            Belief: mentoring.believe,
            AssumptionTest: mentoring.put_test,
            Decision: parts.decisions.put,
            AgendaItem: parts.agenda.put,
            Commitment: parts.commitments.put,
            Competency: parts.growth.put_competency,
            AnchorVersion: parts.growth.put_anchors,
            FocusSet: parts.growth.put_focus,
            Rating: parts.growth.rate,
            CheckIn: parts.growth.put_check_in,
            Impact: parts.impacts.put,
            Witness: parts.impacts.put_witness,
            Aim: parts.sponsorship.put_aim,
            Ask: parts.sponsorship.put_ask,
            BackingStep: parts.sponsorship.put_step,
            SentUpdate: parts.sponsorship.put_update,
            SponsorCase: parts.sponsorship.put_case,
            CaseGiven: parts.sponsorship.put_given,
            Forecast: parts.decisions.put_forecast,
            DecisionReview: parts.decisions.put_review,
            DecisionNote: parts.decisions.put_note,
            Diagnostic: parts.diagnostics.put_sitting,
            DiagnosticAnswer: parts.diagnostics.put_answer,
            NextMove: parts.diagnostics.put_move,
            QuarterlyReview: parts.diagnostics.put_review,
        }

    def act(self, records: Iterable[Record]) -> Act:
        """Return the step that saves records of several kinds at once.

        For example a new person, the conversation with them, and the pattern they named there;
        or a rating with the people it names.

        Args:
            records: In any order; each is saved after those it refers to.
        """
        return Act(self._database, self._saving, in_order(records))

    def merging(self, keep: str, other: str) -> Act:
        """Return the step that makes one pattern of two (A4).

        Sightings, words, linked entries and the decisions in which the second showed go over to
        the first. Where the second was named by somebody, that becomes a sighting of the first, so
        that their words stay and two people are still seen to have named it.
        """
        first, second = self._mentoring.pattern(keep), self._mentoring.pattern(other)
        seen = self._mentoring.sightings(other)
        named = as_sighting(second, keep)
        if named is not None and is_noted(named, seen):
            named = None
        return self.act(
            [
                # First, so that one of three active patterns leaves before another is active.
                replace(second, deleted_at=clock.now()),
                merged(first, second),
                *(replace(one, pattern=keep) for one in seen),
                *([named] if named is not None else []),
                *self._relinked(keep, other),
                *self._judged(keep, other),
            ]
        )

    def _relinked(self, keep: str, other: str) -> Iterable[Link]:
        """Return the links of entries to a record, led to another; each entry is linked once."""
        links = Repository(self._database, Link)
        linked = {link.entry for link in links.where("target = ?", [keep])}
        for link in links.where("target = ?", [other]):
            if link.entry in linked:
                yield replace(link, deleted_at=clock.now())
            else:
                yield replace(link, target=keep)

    def _judged(self, keep: str, other: str) -> Iterable[DecisionReview]:
        """Return the judgements of decisions in which a pattern showed, led to another."""
        reviews = Repository(self._database, DecisionReview)
        for one in reviews.where("pattern = ?", [other]):
            yield replace(one, pattern=keep)

    def _link(self, link: Link) -> Changes:
        with self._database.transaction():
            Repository(self._database, Link).put(link, clock.now())
        return Changes.ENTRIES
