"""The log of a conversation: lines as they were heard, turned into records (method.md F2)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.domain.agenda import carried
from growthjournal.domain.assumptions import Assumption
from growthjournal.domain.commitments import Commitment
from growthjournal.domain.entries import Entry, EntryKind, Link, TargetKind
from growthjournal.domain.patterns import (
    CatchStage,
    Pattern,
    PatternStatus,
    Sighting,
    may_activate,
)
from growthjournal.domain.people import Person, is_mentored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.record import Record


class LineKind(StrEnum):
    """What a line of the log is marked as."""

    NOTE = "note"
    PATTERN = "pattern"
    ASSUMPTION = "assumption"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the log.

    Attributes:
        kind: What it is marked as.
        text: The words; for a pattern or an assumption the other person's, verbatim.
        known: The pattern that it repeats, so that it becomes a sighting; or the assumption, which
            the notes are linked to; or None.
        name: What a new pattern or assumption is called; None to call it by the words.
        due: When a promise is due, or None for the next conversation.
        is_theirs: A promise that the other person made.
        saved: The sighting, assumption or commitment that it became when it was saved before.
    """

    kind: LineKind
    text: str = field(repr=False)
    known: str | None = None
    name: str | None = field(default=None, repr=False)
    due: date | None = None
    is_theirs: bool = False
    saved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Everything that is said after a conversation.

    Attributes:
        conversation: With its answers; it is kept as held.
        person: With whom.
        is_new_person: The person is new and is saved with the log.
        lines: What was heard and promised.
        words: The whole text, kept as conversation notes; empty for none.
        promises: Earlier commitments as they were answered: closed or carried.
        discussed: The agenda as it was spoken of or not.
        following: The next conversation, where one was agreed, or None.
    """

    conversation: Conversation
    person: Person
    is_new_person: bool = False
    lines: tuple[Line, ...] = ()
    words: str = field(default="", repr=False)
    promises: tuple[Commitment, ...] = ()
    discussed: tuple[AgendaItem, ...] = ()
    following: Conversation | None = None


def records_of(log: Log, patterns: Iterable[Pattern]) -> list[Record]:
    """Return everything that a log saves, as records with one origin: the conversation.

    A pattern that is heard again becomes a sighting; a new one is named and sighted at once, and
    is active while there is room. Points that were not discussed go to the next conversation.

    Args:
        log: What was written.
        patterns: The patterns that there are, to know whether another may be active.
    """
    meeting = replace(log.conversation, held=True, log_draft=None)
    records: list[Record] = [log.person] if log.is_new_person else []
    records.append(meeting)
    if log.following is not None:
        records.append(log.following)
    lines = [line for line in log.lines if line.text.strip()]
    surfaced = [*_patterns(log, lines, list(patterns)), *_assumptions(log, lines)]
    records += surfaced
    records += _promises(log, lines)
    records += log.promises
    records += log.discussed
    if log.following is not None:
        undiscussed = (one for one in log.discussed if one.discussed is False)
        records += [carried(one, log.following.uuid) for one in undiscussed]
    if log.words.strip():
        records += notes_of(log, surfaced)
    return records


def _origin(log: Log, line: Line) -> dict[str, str | date | None]:
    return {
        # What is seen in a mentee is the user's own remark.
        "surfaced_by": None if is_mentored(log.person) else log.person.uuid,
        "surfaced_in": log.conversation.uuid,
        "surfaced_on": log.conversation.date,
        "heard_as": line.text.strip(),
    }


def _patterns(log: Log, lines: Sequence[Line], there: list[Pattern]) -> Iterable[Record]:
    for line in lines:
        if line.kind is not LineKind.PATTERN:
            continue
        known = line.known
        if known is None:
            new = Pattern(name=(line.name or line.text).strip(), **_origin(log, line))  # type: ignore[arg-type]
            if may_activate(new, there):
                new = replace(new, status=PatternStatus.ACTIVE)
            there.append(new)
            known = new.uuid
            yield new
        yield Sighting(
            pattern=known,
            date=log.conversation.date,
            person=log.person.uuid,
            conversation=log.conversation.uuid,
            heard_as=line.text.strip(),
            stage=CatchStage.TOLD_LATER,
        )


def _assumptions(log: Log, lines: Sequence[Line]) -> Iterable[Record]:
    for line in lines:
        if line.kind is LineKind.ASSUMPTION and line.known is None:
            yield Assumption(
                statement=(line.name or line.text).strip(),
                **_origin(log, line),  # type: ignore[arg-type]
            )


def _promises(log: Log, lines: Sequence[Line]) -> Iterable[Record]:
    until = log.following.date if log.following is not None else None
    for line in lines:
        if line.kind is LineKind.PROMISE:
            yield Commitment(
                text=line.text.strip(),
                made_on=log.conversation.date,
                made_to=None if line.is_theirs else log.person.uuid,
                made_by=log.person.uuid if line.is_theirs else None,
                conversation=log.conversation.uuid,
                due=line.due or until,
            )


def notes_of(log: Log, surfaced: Iterable[Record]) -> Iterable[Record]:
    """Return the whole text as conversation notes, with links to what came up."""
    entry = Entry(
        kind=EntryKind.CONVERSATION_NOTES,
        body=log.words,
        date=log.conversation.date,
        time=log.conversation.time,
    )
    yield entry
    yield from links_of(entry.uuid, log, surfaced)


def links_of(entry: str, log: Log, surfaced: Iterable[Record]) -> Iterable[Link]:
    """Return the links of notes: person, conversation, and what came up in it."""
    targets = [
        (TargetKind.PERSON, log.person.uuid),
        (TargetKind.CONVERSATION, log.conversation.uuid),
    ]
    for record in surfaced:
        if isinstance(record, Sighting):
            targets.append((TargetKind.PATTERN, record.pattern))
        elif isinstance(record, Assumption):
            targets.append((TargetKind.ASSUMPTION, record.uuid))
    targets += [
        (TargetKind.ASSUMPTION, line.known)
        for line in log.lines
        if line.kind is LineKind.ASSUMPTION and line.known is not None
    ]
    for kind, target in dict.fromkeys(targets):
        yield Link(entry=entry, target_kind=kind, target=target)
