"""What the Today page shows, read in one go."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from growthjournal.domain.conversations import held_before, next_planned
from growthjournal.domain.patterns import PatternStatus
from growthjournal.domain.people import is_mentored
from growthjournal.domain.readiness import readiness
from growthjournal.domain.reminders import to_confirm

if TYPE_CHECKING:
    from datetime import date, datetime

    from growthjournal.domain.commitments import Commitment
    from growthjournal.domain.competencies import Axis
    from growthjournal.domain.conversations import Conversation, Pin
    from growthjournal.domain.decisions import Decision
    from growthjournal.domain.diagnostics import NextMove
    from growthjournal.domain.entries import EntryRow
    from growthjournal.domain.forecasts import Forecast
    from growthjournal.domain.patterns import Pattern, Sighting
    from growthjournal.domain.people import Person
    from growthjournal.domain.readiness import Readiness
    from growthjournal.domain.reminders import CheckInReminder
    from growthjournal.domain.scoring import Pending
    from growthjournal.domain.seen import SeenShare
    from growthjournal.services.reviews import ReviewOffer
    from growthjournal.services.verdicts import Explained
    from growthjournal.services.workspace import Workspace

LATEST, EARLIER, PINNED = 5, 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the page shows.

    Attributes:
        latest: The newest entries.
        earlier: Earlier entries of this day.
        pattern: The active pattern to watch for today, or None.
        named_by: Who named it, empty for the user.
        seen: What was noted of it today.
        coming: The next planned conversation, or None.
        person: With whom.
        ready: How far it is prepared; None where the other person prepares it.
        has_people: There is somebody to talk to.
        promises: What the user still has to do, soonest first.
        share: Who has seen the results; None while that can't be told.
        lever: The verdict in words; None while the journal is bare.
        move: The open next move, or None.
        move_with: Whom it is about, "" for nobody.
        shows_numbers: Ratings and scores may be shown.
        review: The quarterly review that is due or half done, or None.
        check_in: What is said about the weekly check-in, or None.
        confirming: The axes whose six items can be answered again.
        to_settle: Forecasts a week past their day, each with its decision.
        pinned: Conversations that wait for their log, each with the person's name.
    """

    latest: list[EntryRow] = field(default_factory=list)
    earlier: list[EntryRow] = field(default_factory=list)
    pattern: Pattern | None = None
    named_by: str = ""
    seen: tuple[Sighting, ...] = ()
    coming: Conversation | None = None
    person: Person | None = field(default=None, repr=False)
    ready: Readiness | None = None
    has_people: bool = False
    promises: tuple[Commitment, ...] = ()
    pinned: tuple[tuple[Conversation, Pin, str], ...] = field(default=(), repr=False)
    share: SeenShare | None = None
    lever: Explained | None = None
    move: NextMove | None = None
    move_with: str = field(default="", repr=False)
    shows_numbers: bool = True
    review: ReviewOffer | None = None
    check_in: CheckInReminder | None = None
    confirming: tuple[tuple[Axis, Pending], ...] = ()
    to_settle: tuple[tuple[Forecast, Decision], ...] = field(default=(), repr=False)

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing at all to show."""
        return not (self.latest or self.promises or self.has_people or self.pattern)


def read(workspace: Workspace, today: date, now: datetime) -> Facts:
    """Read what the page shows on a day.

    Args:
        workspace: The open journal.
        today: The local date.
        now: Aware time.
    """
    journal = workspace.journal
    facts = Facts(
        latest=journal.rows(journal.ids()[:LATEST]),
        earlier=journal.on_this_day(today, EARLIER),
        promises=tuple(workspace.commitments.standing()),
    )
    facts = _with_share(facts, workspace, today)
    facts = _with_pattern(_with_conversations(facts, workspace, today, now), workspace, today)
    return facts if facts.is_bare else _with_lever(facts, workspace, today)


def _with_lever(facts: Facts, workspace: Workspace, today: date) -> Facts:
    waiting = [one for one in workspace.diagnostics.moves() if one.closed_on is None]
    move = min(waiting, key=lambda one: one.due, default=None)
    person = workspace.mentoring.everyone().get(move.person or "") if move else None
    with_whom = person.name if person else ""
    lever = workspace.verdicts.explained(today)
    return replace(
        facts,
        lever=lever,
        confirming=to_confirm(lever.verdict, today),
        check_in=workspace.check_ins.reminder(today),
        to_settle=workspace.check_ins.overdue(today),
        move=move,
        move_with=with_whom,
        shows_numbers=workspace.reviews.are_numbers_shown(today),
        review=workspace.reviews.offer(today),
    )


def _with_share(facts: Facts, workspace: Workspace, today: date) -> Facts:
    if not workspace.vault.count("impact"):
        return facts
    share = workspace.insights.seen(today)
    return replace(facts, share=share if share.is_enough else None)


def _with_pattern(facts: Facts, workspace: Workspace, today: date) -> Facts:
    mentoring = workspace.mentoring
    active = [one for one in mentoring.patterns() if one.status is PatternStatus.ACTIVE]
    if not active:
        return facts
    pattern = active[today.toordinal() % len(active)]
    return replace(
        facts,
        pattern=pattern,
        named_by=mentoring.person(pattern.surfaced_by).name if pattern.surfaced_by else "",
        seen=tuple(one for one in mentoring.sightings(pattern.uuid) if one.date == today),
    )


def _with_conversations(facts: Facts, workspace: Workspace, today: date, now: datetime) -> Facts:
    people = workspace.mentoring.everyone()
    if not people:
        return facts
    conversations = workspace.mentoring.conversations()
    pinned = workspace.conversations.pinned(now)
    waiting = {one.uuid for one, _pin in pinned}
    coming = next_planned((one for one in conversations if one.uuid not in waiting), today)
    facts = replace(
        facts,
        has_people=any(one.archived_on is None and not one.deleted_at for one in people.values()),
        pinned=tuple((one, pin, _name(people, one)) for one, pin in pinned[:PINNED]),
    )
    if coming is None:
        return facts
    person = people.get(coming.person)
    held = held_before(conversations, coming)
    ready = readiness(coming, workspace.agenda.items(coming.uuid), held[-1].date if held else None)
    is_theirs = person is not None and is_mentored(person)
    return replace(facts, coming=coming, person=person, ready=None if is_theirs else ready)


def _name(people: dict[str, Person], conversation: Conversation) -> str:
    person = people.get(conversation.person)
    return person.name if person else ""
