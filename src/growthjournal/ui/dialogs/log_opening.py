"""What the log of a conversation opens with: read once, before it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.conversations import Conversation, Pin, pin_of
from growthjournal.domain.log_drafts import ANSWERS, Draft, read
from growthjournal.domain.logs import Line, LineKind
from growthjournal.domain.people import is_mentored
from growthjournal.domain.recall import Known
from growthjournal.domain.relationship import is_logged
from growthjournal.domain.relogging import Logged, lines_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.people import Person
    from growthjournal.services.workspace import Workspace

_NEVER = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What a log starts from.

    Attributes:
        conversation: Planned, held, or new.
        person: With whom, None to ask.
        is_stored: The conversation is in the journal already.
        logged: What its log made when it was saved before, None for the first time.
        draft: What is shown first.
        is_begun: A half-done log is gone on with.
        agenda: What was brought.
        known: Patterns and assumptions that a line may repeat.
        people: To choose from.
        asks_only_words: After 48 hours only their words are asked for.
    """

    conversation: Conversation
    person: Person | None = None
    is_stored: bool = False
    logged: Logged | None = None
    draft: Draft
    is_begun: bool = False
    agenda: tuple[AgendaItem, ...] = ()
    known: tuple[Known, ...] = ()
    people: tuple[Person, ...] = ()
    asks_only_words: bool = False

    @property
    def mentored(self) -> bool:
        """Whether the user mentors this person."""
        return self.person is not None and is_mentored(self.person)


def opening(
    workspace: Workspace,
    today: date,
    now: datetime,
    *,
    person: str | None,
    conversation: Conversation | str | None,
) -> Opened:
    """Read what a log starts from.

    Without a conversation it is the one with this person that waits for its log, or else one
    that nobody planned, today.

    Raises:
        JournalError: The conversation or the person is no longer there.
    """
    mentoring = workspace.mentoring
    if isinstance(conversation, str):
        conversation = mentoring.conversation(conversation)
    if conversation is None and person is not None:
        conversation = _waiting(mentoring.conversations(person), today)
    is_stored = conversation is not None and conversation.created_at is not None
    if conversation is None:
        conversation = Conversation(person=person or _NEVER, date=today, held=False)
    who = mentoring.person(conversation.person) if conversation.person else None
    is_held = is_stored and conversation.held
    logged = _saved_before(workspace, conversation) if is_held else None
    begun = read(conversation.log_draft)
    return Opened(
        conversation=conversation,
        person=who,
        is_stored=is_stored,
        logged=logged,
        draft=begun or _first(conversation, logged, today),
        is_begun=begun is not None,
        agenda=tuple(workspace.agenda.items(conversation.uuid)) if is_stored else (),
        known=_known(workspace),
        people=tuple(mentoring.people()) if who is None else (),
        asks_only_words=logged is None and pin_of(conversation, now) is Pin.THEIR_WORDS,
    )


def _saved_before(workspace: Workspace, conversation: Conversation) -> Logged | None:
    """Return what a first log made; None for one that only a calendar knows of."""
    logged = workspace.conversations.logged(conversation.uuid)
    made = (logged.notes, *logged.sightings, *logged.assumptions, *logged.commitments)
    return logged if any(made) or is_logged(conversation) else None


def _waiting(conversations: list[Conversation], today: date) -> Conversation | None:
    """Return the newest conversation that was planned for today or before and has no log yet."""
    waiting = [
        one
        for one in conversations
        if not one.held
        and one.cancelled_on is None
        and one.log_finished_at is None
        and (one.date <= today or one.log_begun_at is not None)
    ]
    return waiting[0] if waiting else None


def _first(conversation: Conversation, logged: Logged | None, today: date) -> Draft:
    """Return what a log shows that was not begun, or one that is put right."""
    answers = {name: getattr(conversation, name) for name in ANSWERS}
    lines = lines_of(logged) if logged is not None else ()
    on = conversation.date
    return Draft(
        lines=lines or (Line(kind=LineKind.NOTE, text=""),),
        answers={name: answer for name, answer in answers.items() if answer is not None},
        one_line=conversation.one_line or "",
        on=on if conversation.held else min(on, today),
        at=conversation.time,
        minutes=conversation.minutes if conversation.held else None,
    )


def _known(workspace: Workspace) -> tuple[Known, ...]:
    """Return every pattern and assumption with all that was said of it."""
    mentoring = workspace.mentoring
    said: dict[str, list[str]] = {}
    for sighting in mentoring.sightings():
        if sighting.heard_as:
            said.setdefault(sighting.pattern, []).append(sighting.heard_as)
    patterns = [
        Known(
            uuid=one.uuid,
            kind=LineKind.PATTERN,
            name=one.name,
            words=tuple(filter(None, (one.heard_as, one.behaviour, *said.get(one.uuid, ())))),
        )
        for one in mentoring.patterns()
    ]
    assumptions = [
        Known(
            uuid=one.uuid,
            kind=LineKind.ASSUMPTION,
            name=one.statement,
            words=(one.heard_as,) if one.heard_as else (),
        )
        for one in mentoring.assumptions()
    ]
    return (*patterns, *assumptions)
