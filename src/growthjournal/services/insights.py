"""Figures for charts and pages, worked out from the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.activity import activity
from growthjournal.domain.conversation_series import conversation_series
from growthjournal.domain.dumbbells import dumbbells
from growthjournal.domain.focus_series import focus_series
from growthjournal.domain.people import is_mentored
from growthjournal.domain.relationship import promises_with
from growthjournal.domain.seen import effort_mix, seen_share
from growthjournal.domain.self_other import self_other
from growthjournal.domain.slopes import slope_series
from growthjournal.domain.strips import strip_series
from growthjournal.domain.timeline import gap_series
from growthjournal.domain.unseen_line import unseen_line
from growthjournal.domain.who_saw import who_saw

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.activity import Activity
    from growthjournal.domain.conversation_series import ConversationSeries
    from growthjournal.domain.dumbbells import Dumbbell
    from growthjournal.domain.focus_series import FocusSeries
    from growthjournal.domain.people import Person
    from growthjournal.domain.seen import EffortMix, SeenShare
    from growthjournal.domain.self_other import SelfOther
    from growthjournal.domain.slopes import SlopeSeries
    from growthjournal.domain.strips import StripSeries
    from growthjournal.domain.timeline import GapSeries
    from growthjournal.domain.unseen_line import UnseenLine
    from growthjournal.domain.who_saw import WhoSaw
    from growthjournal.services.commitments import CommitmentsService
    from growthjournal.services.conversations import ConversationsService
    from growthjournal.services.growth import GrowthService
    from growthjournal.services.impacts import ImpactsService
    from growthjournal.services.journal import JournalService
    from growthjournal.services.mentoring import MentoringService


class InsightsService:
    """Reads; never writes."""

    def __init__(
        self,
        growth: GrowthService,
        mentoring: MentoringService,
        conversations: ConversationsService,
        commitments: CommitmentsService,
        impacts: ImpactsService,
        journal: JournalService,
    ) -> None:
        """Work from the records of these services."""
        self._growth = growth
        self._mentoring = mentoring
        self._conversations = conversations
        self._commitments = commitments
        self._impacts = impacts
        self._journal = journal

    def first_date(self) -> date | None:
        """Return the day of the first rating, None before any."""
        ratings = self._growth.ratings()
        return min((rating.on for rating in ratings), default=None)

    def gap(
        self, today: date, start: date | None = None, *, person: str | None = None
    ) -> GapSeries:
        """Return skill and visibility over time (method.md F6.0), from `start` or the first.

        Args:
            today: The last day.
            start: The first day, or None for the first rating.
            person: Mark only conversations with this person, for their eyes; None for all.
        """
        return gap_series(
            self._growth.ratings(),
            self._growth.competencies(),
            self._growth.focus_sets(),
            self._growth.anchor_versions(),
            self._mentoring.conversations(person),
            start or self.first_date() or today,
            today,
        )

    def dumbbells(self, today: date) -> list[Dumbbell]:
        """Return skill beside visibility for each competency (method.md D)."""
        return list(dumbbells(self._growth.ratings(), self._growth.competencies(), today))

    def strips(
        self, today: date, start: date | None = None, *, person: str | None = None
    ) -> StripSeries:
        """Return how early each pattern was caught (method.md F6.5), from `start` or the first.

        Args:
            today: The last day.
            start: The first day, or None for the first sighting.
            person: Only what this person named or noticed, before a talk with them; None for all.
        """
        patterns, sightings = self._mentoring.patterns(), self._mentoring.sightings()
        if person is not None:
            known = {one.pattern for one in sightings if one.person == person}
            patterns = [one for one in patterns if one.surfaced_by == person or one.uuid in known]
        return strip_series(patterns, sightings, start, today)

    def slopes(self, today: date, start: date | None = None) -> SlopeSeries:
        """Return which beliefs changed when tested (method.md F6.6), from `start` or the first."""
        mentoring = self._mentoring
        return slope_series(mentoring.assumptions(), mentoring.tests(), start, today)

    def met(self, today: date) -> list[tuple[Person, date]]:
        """Return who was talked to by a day, with the last day, the latest first."""
        everyone = self._mentoring.everyone()
        last: dict[str, date] = {}
        for one in self._mentoring.conversations():
            if one.held and one.date <= today and one.person in everyone:
                last.setdefault(one.person, one.date)
        return [
            (everyone[uuid], on) for uuid, on in last.items() if everyone[uuid].deleted_at is None
        ]

    def conversations(
        self, today: date, start: date | None = None, *, person: str | None = None
    ) -> ConversationSeries:
        """Return the conversations with one person (method.md F6.8), from `start` or the first.

        Args:
            today: The last day.
            start: The first day, or None for the first conversation.
            person: Uuid; None for the one who was last talked to.
        """
        uuid = person or next((one.uuid for one, _on in self.met(today)), None)
        if uuid is None:
            return conversation_series((), (), start, today, name="")
        whole = self._mentoring.person(uuid)
        mentored = is_mentored(whole)
        return conversation_series(
            self._conversations.meetings(uuid),
            promises_with(self._commitments.all(uuid), uuid, mentored=mentored),
            start,
            today,
            name=whole.name,
            mentored=mentored,
        )

    def seen(self, today: date) -> SeenShare:
        """Return which target-level results someone in the room has seen (method.md A7)."""
        return seen_share(
            self._impacts.all(), self._impacts.witnesses(), self._mentoring.people(), today
        )

    def effort(self, today: date) -> EffortMix:
        """Return what the effort of 90 days went into (method.md A7)."""
        return effort_mix(self._journal.efforts(), self._impacts.all(), today)

    def unseen(self, today: date, start: date | None = None) -> UnseenLine:
        """Return the target-level results from `start`, or the first, on (method.md F6.12)."""
        return unseen_line(
            self._impacts.all(), self._impacts.witnesses(), self._mentoring.people(), start, today
        )

    def who_saw(self, today: date) -> WhoSaw:
        """Return who in the room has seen what in 180 days (method.md F6.9)."""
        return who_saw(
            self._impacts.all(),
            self._impacts.witnesses(),
            self._mentoring.people(),
            self._growth.competencies(),
            today,
        )

    def focus(self, today: date, start: date | None = None) -> FocusSeries:
        """Return each competency in focus over time (method.md F6.2), from `start` or the first."""
        growth = self._growth
        return focus_series(
            growth.ratings(),
            growth.competencies(),
            growth.focus_sets(),
            growth.anchor_versions(),
            self._mentoring.everyone(),
            start or self.first_date() or today,
            today,
        )

    def self_other(self, today: date) -> SelfOther:
        """Return what other people rated beside the user's own (method.md F6.4)."""
        return self_other(self._growth.ratings(), self._growth.competencies(), today)

    def activity(self, today: date) -> Activity:
        """Return the days of a year on which an entry was written (method.md F6.13)."""
        return activity(self._journal.written(), today)
