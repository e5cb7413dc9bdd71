"""A log that is put right later: its words, answers and day, and what was made of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from growthjournal.domain.agenda import carried
from growthjournal.domain.assumptions import Assumption
from growthjournal.domain.commitments import Commitment
from growthjournal.domain.logs import Line, LineKind, Log, links_of, notes_of, records_of
from growthjournal.domain.patterns import Pattern, Sighting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.entries import Entry
    from growthjournal.domain.people import Person
    from growthjournal.domain.record import Record

Made: TypeAlias = Sighting | Pattern | Assumption | Commitment
"""What a line of a log became."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A conversation with everything that its log made.

    Attributes:
        conversation: Held.
        person: With whom.
        notes: Its conversation notes, or None.
        sightings: Noted in it.
        patterns: Those that these are of, and those named in it.
        assumptions: Surfaced in it.
        commitments: Made in it.
        agenda: What was brought, and what continues it elsewhere.
        in_use: Patterns seen at other times, and assumptions believed or tested since: they stay
            when their line goes.
    """

    conversation: Conversation
    person: Person
    notes: Entry | None = None
    sightings: tuple[Sighting, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    in_use: frozenset[str] = field(default=frozenset())


def lines_of(logged: Logged) -> tuple[Line, ...]:
    """Return the text of a log again, each line marked as what it became.

    The notes come as they stand now; what they do not hold, word for word, follows them.
    """
    waiting = [_line(one, logged) for one in _made(logged).values()]
    lines: list[Line] = []
    for text in logged.notes.body.split("\n") if logged.notes is not None else ():
        found = next((one for one in waiting if one.text == _flat(text)), None)
        if found is None:
            lines.append(Line(kind=LineKind.NOTE, text=text))
        else:
            waiting.remove(found)
            lines.append(replace(found, text=text))
    return (*lines, *waiting)


def words_of(lines: Iterable[Line]) -> str:
    """Return the text that lines stand in."""
    return "\n".join(line.text for line in lines).rstrip()


def corrected(logged: Logged, log: Log, patterns: Iterable[Pattern], now: datetime) -> list[Record]:
    """Return what changes when a log is put right; what is as it was is left alone.

    A line that lost its mark or went takes along what it had become, unless that is in use
    elsewhere. A new line becomes a new record, as in the first log.

    Args:
        logged: As it was saved before.
        log: As it is now; its lines say what they became.
        patterns: The patterns that there are.
        now: The time, for what goes to the trash.
    """
    made = _made(logged)
    kept = {line.saved: line for line in log.lines if line.saved and _stays(line, made)}
    fresh = tuple(line for line in log.lines if kept.get(line.saved or "") is not line)
    earlier = {one.uuid: one for one in logged.agenda}
    answered = tuple(one for one in log.discussed if earlier.get(one.uuid) != one)
    new = replace(log, lines=fresh, words="", discussed=(), following=None)
    records = records_of(new, patterns)
    surfaced = [one for one in records if isinstance(one, Pattern | Sighting | Assumption)]
    records += answered
    records += _carried(log, answered, logged.agenda)
    for uuid, one in made.items():
        line = kept.get(uuid)
        records += _gone(one, logged, now) if line is None else _rewritten(one, line, logged, log)
    return _merged([*records, *_notes(logged, log, surfaced, now)])


def _made(logged: Logged) -> dict[str, Made]:
    """Return what the lines became; a pattern stands for itself where nothing sighted it here."""
    sighted = {one.pattern for one in logged.sightings}
    named = (one for one in logged.patterns if one.uuid not in sighted)
    everything: list[Made] = [
        *logged.sightings,
        *named,
        *logged.assumptions,
        *logged.commitments,
    ]
    return {one.uuid: one for one in everything}


def _line(one: Made, logged: Logged) -> Line:
    if isinstance(one, Commitment):
        return Line(
            kind=LineKind.PROMISE,
            text=_flat(one.text),
            due=one.due,
            is_theirs=one.made_by is not None,
            saved=one.uuid,
        )
    if isinstance(one, Assumption):
        text = _flat(one.heard_as or one.statement)
        return Line(kind=LineKind.ASSUMPTION, text=text, known=one.uuid, saved=one.uuid)
    if isinstance(one, Pattern):
        text = _flat(one.heard_as or one.name)
        return Line(kind=LineKind.PATTERN, text=text, known=one.uuid, saved=one.uuid)
    names = {pattern.uuid: pattern.name for pattern in logged.patterns}
    text = _flat(one.heard_as or one.context or names.get(one.pattern, ""))
    return Line(kind=LineKind.PATTERN, text=text, known=one.pattern, saved=one.uuid)


def _flat(text: str) -> str:
    """Return a text on one line, so that what stood on several is known again."""
    return " ".join(text.split())


_KINDS: dict[type[Record], LineKind] = {
    Sighting: LineKind.PATTERN,
    Pattern: LineKind.PATTERN,
    Assumption: LineKind.ASSUMPTION,
    Commitment: LineKind.PROMISE,
}


def _stays(line: Line, made: dict[str, Made]) -> bool:
    """Whether a line still stands for the record that it became."""
    one = made.get(line.saved or "")
    if one is None or _KINDS[type(one)] is not line.kind or not line.text.strip():
        return False
    if isinstance(one, Commitment):
        return line.is_theirs == (one.made_by is not None)
    return line.known is not None and (isinstance(one, Sighting) or line.known == one.uuid)


def _rewritten(one: Made, line: Line, logged: Logged, log: Log) -> Iterable[Record]:
    """Return a record with the words and the day of its line, where they differ."""
    day = log.conversation.date if log.conversation.date != logged.conversation.date else None
    text = None if _flat(line.text) == _line(one, logged).text else line.text.strip()
    after: Made
    if isinstance(one, Commitment):
        after = replace(one, text=text or one.text, due=line.due, made_on=day or one.made_on)
    elif isinstance(one, Sighting):
        after = replace(
            one,
            pattern=line.known or one.pattern,
            heard_as=text or one.heard_as,
            date=day or one.date,
        )
        for pattern in logged.patterns:
            if pattern.uuid == one.pattern and _is_named_by(pattern, one):
                yield from _if_changed(pattern, _resurfaced_pattern(pattern, text, day))
    elif isinstance(one, Pattern):
        after = _resurfaced_pattern(one, text, day)
    else:
        after = _resurfaced_assumption(one, text, day)
    yield from _if_changed(one, after)


def _is_named_by(pattern: Pattern, sighting: Sighting) -> bool:
    """Whether a pattern got its name at this sighting, and goes with its words."""
    return (
        pattern.surfaced_in == sighting.conversation is not None
        and pattern.heard_as == sighting.heard_as
    )


def _resurfaced_pattern(one: Pattern, text: str | None, day: date | None) -> Pattern:
    """Return a pattern with other words and another day; a name of its own stays."""
    is_own = one.name not in {one.heard_as, _flat(one.heard_as or "")}
    return replace(
        one,
        heard_as=text or one.heard_as,
        name=one.name if text is None or is_own else text,
        surfaced_on=day or one.surfaced_on,
    )


def _resurfaced_assumption(one: Assumption, text: str | None, day: date | None) -> Assumption:
    """Return an assumption with other words and another day; a sentence of its own stays."""
    is_own = one.statement not in {one.heard_as, _flat(one.heard_as or "")}
    return replace(
        one,
        heard_as=text or one.heard_as,
        statement=one.statement if text is None or is_own else text,
        surfaced_on=day or one.surfaced_on,
    )


def _if_changed(before: Record, after: Record) -> Iterable[Record]:
    if after != before:
        yield after


def _gone(one: Made, logged: Logged, now: datetime) -> Iterable[Record]:
    """Return what goes to the trash with its line."""
    if isinstance(one, Sighting):
        yield replace(one, deleted_at=now)
        others = Counter(other.pattern for other in logged.sightings)
        for pattern in logged.patterns:
            is_named_here = pattern.surfaced_in == logged.conversation.uuid
            is_free = pattern.uuid not in logged.in_use and others[pattern.uuid] == 1
            if pattern.uuid == one.pattern and is_named_here and is_free:
                yield replace(pattern, deleted_at=now)
    elif isinstance(one, Commitment) or one.uuid not in logged.in_use:
        yield replace(one, deleted_at=now)


def _carried(
    log: Log, answered: Iterable[AgendaItem], agenda: Sequence[AgendaItem]
) -> Iterable[AgendaItem]:
    if log.following is None:
        return
    continued = {one.carried_from for one in agenda}
    for one in answered:
        if one.discussed is False and one.uuid not in continued:
            yield carried(one, log.following.uuid)


def _notes(logged: Logged, log: Log, surfaced: Sequence[Record], now: datetime) -> Iterable[Record]:
    notes, one = logged.notes, log.conversation
    is_new_text = log.words.rstrip() != words_of(lines_of(logged))
    if notes is None:
        if is_new_text and log.words.strip():
            yield from notes_of(log, surfaced)
        return
    if not log.words.strip() and is_new_text:
        yield replace(notes, deleted_at=now)
        return
    after = notes
    if is_new_text:
        after = replace(after, body=log.words)
    if one.date != logged.conversation.date:
        after = replace(after, date=one.date, time=one.time)
    if after != notes:
        yield after
    if surfaced:
        there = (*logged.sightings, *logged.assumptions)
        seen = {link.target for link in links_of(notes.uuid, log, there)}
        yield from (link for link in links_of(notes.uuid, log, surfaced) if link.target not in seen)


def _merged(records: Iterable[Record]) -> list[Record]:
    """Return each record once, as it was changed last."""
    return list({one.uuid: one for one in records}.values())
