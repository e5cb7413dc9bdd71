"""Before a conversation: what changed, what could be brought, what the other person may read.

Pure functions over given records (method.md A6, F3). They return facts; `wording` says them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

from growthjournal.domain import commitments as promises
from growthjournal.domain.assumptions import is_stale
from growthjournal.domain.commitments import CommitmentStatus
from growthjournal.domain.conversations import CHANGED_LINES, marked
from growthjournal.domain.counted import LAST_RATINGS, counted_ratings, values
from growthjournal.domain.patterns import CatchStage, may_retire, staged
from growthjournal.domain.trends import band

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, time

    from growthjournal.domain.agenda import AgendaItem, AgendaKind
    from growthjournal.domain.assumptions import Assumption, AssumptionTest, Belief
    from growthjournal.domain.commitments import Commitment
    from growthjournal.domain.competencies import Axis, Competency, Rating
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.decisions import Decision
    from growthjournal.domain.patterns import Pattern, Sighting
    from growthjournal.domain.people import Person

MOVED_BY = 1.0
"""Points between two medians of three below which a rating is noise [D] (method.md finding 8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """The records that a conversation is prepared from."""

    conversations: tuple[Conversation, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    tests: tuple[AssumptionTest, ...] = ()
    beliefs: tuple[Belief, ...] = ()
    ratings: tuple[Rating, ...] = field(default=(), repr=False)
    competencies: tuple[Competency, ...] = ()


class ChangeKind(StrEnum):
    """What can have changed since the last conversation, in the order of the draft."""

    KEPT = "kept"
    PARTLY = "partly"
    DROPPED = "dropped"
    SLIPPED = "slipped"
    DECIDED = "decided"
    TESTED = "tested"
    CAUGHT = "caught"
    RATED = "rated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed.

    Attributes:
        kind: What.
        on: When.
        record: Uuid of the record behind it.
        text: The record's own words.
        detail: What came of it, in the user's words, or None.
        before: A belief or a median before, or None.
        after: The same now.
        early: Sightings caught before it happened.
        seen: Sightings in all.
        axis: For a rating.
        is_theirs: The person it is prepared for has a part in it.
    """

    kind: ChangeKind
    on: date
    record: str
    text: str = field(repr=False)
    detail: str | None = field(default=None, repr=False)
    before: float | None = None
    after: float | None = None
    early: int = 0
    seen: int = 0
    axis: Axis | None = None
    is_theirs: bool = False


def changes_since(
    journal: Journal, person: str, since: date | None, today: date
) -> tuple[Change, ...]:
    """Return what changed after a day, drafted from records for the user to cut to five lines.

    What this person has a part in comes first; the rest follows in the order of the kinds, newest
    first. Everything counts when `since` is None.
    """
    found = [
        *_commitments(journal, person, since, today),
        *_decisions(journal, person, since, today),
        *_tests(journal, person, since, today),
        *_sightings(journal, person, since, today),
        *_ratings(journal, since, today),
    ]
    places = {kind: place for place, kind in enumerate(ChangeKind)}
    found.sort(key=lambda one: (not one.is_theirs, places[one.kind], -one.on.toordinal()))
    return tuple(found)


_CLOSED = {
    CommitmentStatus.DONE: ChangeKind.KEPT,
    CommitmentStatus.PARTLY: ChangeKind.PARTLY,
    CommitmentStatus.DROPPED: ChangeKind.DROPPED,
}


def _is_within(day: date | None, since: date | None, today: date) -> bool:
    return day is not None and (since is None or day > since) and day <= today


def _commitments(
    journal: Journal, person: str, since: date | None, today: date
) -> Iterable[Change]:
    for one in journal.commitments:
        if one.made_by not in {None, person}:
            continue
        on, kind = one.closed_on, _CLOSED.get(one.status)
        if one.is_standing:
            slipped = [*one.moved_from, *([one.due] if one.due else [])]
            kind = ChangeKind.SLIPPED
            on = max((day for day in slipped if _is_within(day, since, today)), default=None)
        if on is None or kind is None or not _is_within(on, since, today):
            continue
        yield Change(
            kind=kind,
            on=on,
            record=one.uuid,
            text=one.text,
            detail=one.drop_reason if kind is ChangeKind.DROPPED else one.what_changed,
            is_theirs=person in {one.made_to, one.made_by},
        )


def _decisions(journal: Journal, person: str, since: date | None, today: date) -> Iterable[Change]:
    theirs = {one.uuid for one in journal.conversations if one.person == person}
    for one in journal.decisions:
        if one.decided_on is not None and _is_within(one.decided_on, since, today):
            yield Change(
                kind=ChangeKind.DECIDED,
                on=one.decided_on,
                record=one.uuid,
                text=one.title,
                detail=one.chosen,
                is_theirs=one.taken_to in theirs,
            )


def _tests(journal: Journal, person: str, since: date | None, today: date) -> Iterable[Change]:
    tested = {one.uuid: one for one in journal.assumptions}
    for one in journal.tests:
        assumption = tested.get(one.assumption)
        if assumption is None or one.run_on is None or not _is_within(one.run_on, since, today):
            continue
        yield Change(
            kind=ChangeKind.TESTED,
            on=one.run_on,
            record=one.uuid,
            text=assumption.statement,
            detail=one.observed,
            before=one.belief_before,
            after=one.belief_after,
            is_theirs=assumption.surfaced_by == person,
        )


def _sightings(journal: Journal, person: str, since: date | None, today: date) -> Iterable[Change]:
    for pattern in journal.patterns:
        own = [one for one in journal.sightings if one.pattern == pattern.uuid]
        fresh = [one for one in staged(own) if _is_within(one.date, since, today)]
        if fresh:
            yield Change(
                kind=ChangeKind.CAUGHT,
                on=fresh[-1].date,
                record=pattern.uuid,
                text=pattern.name,
                early=_early(fresh),
                seen=len(fresh),
                is_theirs=_knows(person, pattern, own),
            )


def _early(rows: Iterable[Sighting]) -> int:
    return sum(one.stage is not None and one.stage >= CatchStage.BEFORE for one in rows)


def _knows(person: str, pattern: Pattern, sightings: Iterable[Sighting]) -> bool:
    return pattern.surfaced_by == person or any(one.person == person for one in sightings)


def _ratings(journal: Journal, since: date | None, today: date) -> Iterable[Change]:
    if since is None:
        return
    names = {one.uuid: one.name for one in journal.competencies}
    kept: dict[tuple[str, Axis], list[Rating]] = {}
    for rating in counted_ratings(journal.ratings):
        if rating.on <= today and rating.competency in names:
            kept.setdefault((rating.competency, rating.axis), []).append(rating)
    for (competency, axis), rows in kept.items():
        older = values(one for one in rows if one.on <= since)
        given = values(rows)
        if not older or len(given) == len(older):
            continue
        before, after = median(older[-LAST_RATINGS:]), median(given[-LAST_RATINGS:])
        if abs(after - before) < max(MOVED_BY, band([float(one) for one in given])):
            continue
        yield Change(
            kind=ChangeKind.RATED,
            on=rows[-1].on,
            record=competency,
            text=names[competency],
            before=float(before),
            after=float(after),
            axis=axis,
        )


class CandidateKind(StrEnum):
    """Where something that could be brought comes from."""

    UNDISCUSSED = "undiscussed"
    ON_MY_MIND = "on-my-mind"
    DECISION = "decision"
    ASSUMPTION = "assumption"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something that could be brought.

    Attributes:
        kind: Where it comes from.
        record: Uuid of the agenda item, decision, assumption or commitment.
        text: Its own words.
        due: When it is due, or None.
        since: How long it has waited, or None.
        item: The agenda item that it continues, or None.
    """

    kind: CandidateKind
    record: str
    text: str = field(repr=False)
    due: date | None = None
    since: date | None = None
    item: AgendaItem | None = None


def candidates(
    journal: Journal, person: str, today: date, conversation: str | None = None
) -> tuple[Candidate, ...]:
    """Return what could be brought to a person, by due date; then the rest, longest waiting first.

    Undiscussed points and things on the user's mind, open decisions, assumptions untested for
    more than 45 days, and promises carried three times (F3). What is on the agenda of
    `conversation` already is left out.
    """
    there = [one for one in journal.agenda if one.conversation == conversation is not None]
    taken = {
        key
        for one in there
        for key in (one.decision, one.assumption, one.carried_from, one.text.strip().casefold())
    }
    found = [
        *_points(journal, person, today),
        *_open_decisions(journal),
        *_untested(journal, today),
        *_often_carried(journal),
    ]
    fresh = [
        one for one in found if one.record not in taken and one.text.strip().casefold() not in taken
    ]
    far = today.max
    return tuple(
        sorted(fresh, key=lambda one: (one.due is None, one.due or far, one.since or far, one.text))
    )


def _points(journal: Journal, person: str, today: date) -> Iterable[Candidate]:
    theirs = {one.uuid: one for one in journal.conversations if one.person == person}
    continued = {one.carried_from for one in journal.agenda}
    for one in journal.agenda:
        if one.conversation is None:
            if one.person in {None, person}:
                since = one.created_at.date() if one.created_at else today
                yield Candidate(
                    kind=CandidateKind.ON_MY_MIND,
                    record=one.uuid,
                    text=one.text,
                    due=one.due,
                    since=since,
                    item=one,
                )
        elif one.conversation in theirs and one.discussed is False and one.uuid not in continued:
            yield Candidate(
                kind=CandidateKind.UNDISCUSSED,
                record=one.uuid,
                text=one.text,
                due=one.due,
                since=theirs[one.conversation].date,
                item=one,
            )


def _open_decisions(journal: Journal) -> Iterable[Candidate]:
    for one in journal.decisions:
        if one.is_open:
            yield Candidate(
                kind=CandidateKind.DECISION,
                record=one.uuid,
                text=one.title,
                due=one.decide_by,
                since=one.created_at.date() if one.created_at else None,
            )


def _untested(journal: Journal, today: date) -> Iterable[Candidate]:
    for one in journal.assumptions:
        tests = [test for test in journal.tests if test.assumption == one.uuid]
        if is_stale(one, tests, today):
            yield Candidate(
                kind=CandidateKind.ASSUMPTION,
                record=one.uuid,
                text=one.statement,
                since=one.surfaced_on,
            )


def _often_carried(journal: Journal) -> Iterable[Candidate]:
    for one in journal.commitments:
        if one.made_by is None and promises.asks_its_question(one):
            yield Candidate(
                kind=CandidateKind.PROMISE,
                record=one.uuid,
                text=one.text,
                due=one.due,
                since=one.made_on,
            )


class Section(StrEnum):
    """The parts of a brief that the user can leave out."""

    BRING = "bring"
    CHANGED = "changed"
    CHART = "chart"
    PATTERNS = "patterns"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefItem:
    """What is brought, as the other person reads it.

    Attributes:
        kind: A decision, an assumption or a question.
        text: What it is.
        due: When it is due, or None.
        ruled_out: What was ruled out, and why, or None.
        taking_for_granted: What is taken for granted, or None.
        lean: Which way the user leans, or None.
        sureness: 0-100, or None.
        first_belief: For an assumption, how far it was believed at first, or None.
        tested: For an assumption, how often it was tested since the last conversation.
    """

    kind: AgendaKind
    text: str = field(repr=False)
    due: date | None = None
    ruled_out: str | None = field(default=None, repr=False)
    taking_for_granted: str | None = field(default=None, repr=False)
    lean: str | None = field(default=None, repr=False)
    sureness: int | None = None
    first_belief: int | None = None
    tested: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPattern:
    """A pattern that this person named or noticed.

    Attributes:
        name: Its name.
        latest: Median stage of the last ten sightings, or None before any.
        early: Sightings since the last conversation that were caught before it happened.
        seen: Sightings since then in all.
        may_retire: It has been caught early for long enough.
    """

    name: str = field(repr=False)
    latest: float | None = None
    early: int = 0
    seen: int = 0
    may_retire: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything that leaves the journal in a brief, and nothing else.

    Attributes:
        name: Whom it is prepared for.
        on: The day of the conversation.
        at: Its time, or None.
        number: Which conversation with this person it is, from 1.
        last_spoke: The day of the one before, or None.
        items: What is brought, in the order of the agenda.
        changed: What changed since, as the user cut it: done, not done or neither, and the words.
        patterns: The patterns that this person named or noticed.
        sections: Which parts are in it.
    """

    name: str = field(repr=False)
    on: date
    at: time | None = None
    number: int = 1
    last_spoke: date | None = None
    items: tuple[BriefItem, ...] = ()
    changed: tuple[tuple[bool | None, str], ...] = field(default=(), repr=False)
    patterns: tuple[BriefPattern, ...] = ()
    sections: frozenset[Section] = frozenset(Section)


LAST_SIGHTINGS = 10
"""Sightings behind a pattern's stage in the brief [D]."""


def brief(
    journal: Journal,
    conversation: Conversation,
    person: Person,
    *,
    changed: Sequence[str] | None = None,
    sections: Iterable[Section] = Section,
) -> Brief:
    """Return the brief for a conversation: a choice of what may leave, not of what may not.

    In it are the agenda as it was written for this person, the lines of *what changed* that the
    user kept, and the patterns this person named. Never in it: what others said, the worry
    behind an assumption, what a pattern costs or pays, predictions, agreements, indices and
    drift, backing, and points that are kept private.
    """
    held = [
        one
        for one in journal.conversations
        if one.held and one.person == person.uuid and one.date < conversation.date
    ]
    last = max((one.date for one in held), default=None)
    there = [
        one
        for one in journal.agenda
        if one.conversation == conversation.uuid and not one.kept_private
    ]
    return Brief(
        name=person.name,
        on=conversation.date,
        at=conversation.time,
        number=len(held) + 1,
        last_spoke=last,
        items=tuple(
            _item(journal, one, last) for one in sorted(there, key=lambda one: one.position)
        ),
        changed=tuple(
            marked(line)
            for line in (conversation.what_changed if changed is None else changed)[:CHANGED_LINES]
        ),
        patterns=_patterns(journal, person.uuid, last, conversation.date),
        sections=frozenset(sections),
    )


def _item(journal: Journal, item: AgendaItem, since: date | None) -> BriefItem:
    stated = [one for one in journal.beliefs if one.assumption == item.assumption is not None]
    tests = [
        one
        for one in journal.tests
        if one.assumption == item.assumption is not None and one.run_on is not None
    ]
    return BriefItem(
        kind=item.kind,
        text=item.text,
        due=item.due,
        ruled_out=item.ruled_out,
        taking_for_granted=item.taking_for_granted,
        lean=item.lean,
        sureness=item.sureness,
        first_belief=min(stated, key=lambda one: one.on).value if stated else None,
        tested=sum(
            one.run_on is not None and (since is None or one.run_on > since) for one in tests
        ),
    )


def _patterns(
    journal: Journal, person: str, since: date | None, day: date
) -> tuple[BriefPattern, ...]:
    found = []
    for pattern in journal.patterns:
        own = [one for one in journal.sightings if one.pattern == pattern.uuid and one.date <= day]
        # A retired one is history, unless it came back since.
        fresh = [one for one in staged(own) if since is None or one.date > since]
        if not _knows(person, pattern, own) or (pattern.retired_on is not None and not fresh):
            continue
        rows = staged(own)[-LAST_SIGHTINGS:]
        stages = [int(one.stage) for one in rows if one.stage is not None]
        found.append(
            BriefPattern(
                name=pattern.name,
                latest=float(median(stages)) if stages else None,
                early=_early(fresh),
                seen=len(fresh),
                may_retire=may_retire(own),
            )
        )
    return tuple(found)


def waits_since(candidate: Candidate, today: date) -> int | None:
    """Return for how many days something has waited, None when that is not known."""
    return None if candidate.since is None else (today - candidate.since).days
