"""Preparing a conversation: the records it is prepared from, and what could be brought (F3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.domain import commitments as promises
from growthjournal.domain.assumptions import is_stale

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.assumptions import Assumption, AssumptionTest, Belief
    from growthjournal.domain.commitments import Commitment
    from growthjournal.domain.competencies import Competency, Rating
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.decisions import Decision
    from growthjournal.domain.patterns import Pattern, Sighting

CARD_DAYS = 150
"""Days after which a person is asked to rate again (method.md F3)."""


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


def stale_rating(ratings: Iterable[Rating], person: str, today: date) -> date | None:
    """Return the day of a person's last rating when it is over 150 days old, else None (F3)."""
    last = max((one.on for one in ratings if one.rater == person), default=None)
    return last if last is not None and (today - last).days > CARD_DAYS else None
