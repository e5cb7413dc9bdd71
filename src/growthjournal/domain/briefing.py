"""What another person may read before a conversation: a choice, field by field.

A pure function over given records. It returns facts; `wording` says them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

from growthjournal.domain.conversations import CHANGED_LINES, marked
from growthjournal.domain.patterns import early, is_known_to, may_retire, staged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, time

    from growthjournal.domain.agenda import AgendaItem, AgendaKind
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.domain.preparation import Journal


class Section(StrEnum):
    """The parts of a brief that the user can leave out; how sure they are is one of them."""

    BRING = "bring"
    SURENESS = "sureness"
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
    shown = frozenset(sections)
    items = (_item(journal, one, last) for one in sorted(there, key=lambda one: one.position))
    return Brief(
        name=person.name,
        on=conversation.date,
        at=conversation.time,
        number=len(held) + 1,
        last_spoke=last,
        items=tuple(one if Section.SURENESS in shown else _without_sureness(one) for one in items),
        changed=tuple(
            marked(line)
            for line in (conversation.what_changed if changed is None else changed)[:CHANGED_LINES]
        ),
        patterns=_patterns(journal, person.uuid, last, conversation.date),
        sections=shown,
    )


def _without_sureness(item: BriefItem) -> BriefItem:
    return replace(item, sureness=None, first_belief=None)


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
        if not is_known_to(person, pattern, own) or (pattern.retired_on is not None and not fresh):
            continue
        rows = staged(own)[-LAST_SIGHTINGS:]
        stages = [int(one.stage) for one in rows if one.stage is not None]
        found.append(
            BriefPattern(
                name=pattern.name,
                latest=float(median(stages)) if stages else None,
                early=early(fresh),
                seen=len(fresh),
                may_retire=may_retire(own),
            )
        )
    return tuple(found)
