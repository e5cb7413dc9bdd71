"""What a log that is filled in comes to, and the next conversation that it leads to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.conversations import Conversation
from growthjournal.domain.log_drafts import ANSWERS
from growthjournal.domain.logs import Line, LineKind, Log
from growthjournal.domain.relogging import words_of
from growthjournal.wording.logs import promise_said

if TYPE_CHECKING:
    from datetime import date, time

    from growthjournal.domain.log_drafts import Draft
    from growthjournal.domain.people import Person
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.dialogs.log_opening import Opened


def log_of(
    opened: Opened,
    draft: Draft,
    person: Person,
    following: Conversation | None,
    *,
    is_new_person: bool,
) -> Log:
    """Return everything that was said after a conversation."""
    answers = {name: draft.answers.get(name) for name in ANSWERS}
    meeting = replace(
        opened.conversation,
        person=person.uuid,
        date=draft.on or opened.conversation.date,
        time=draft.at,
        minutes=draft.minutes,
        one_line=draft.one_line.strip() or None,
        cancelled_on=None,
        **answers,  # type: ignore[arg-type]
    )
    lines = tuple(_said(line) for line in draft.lines)
    return Log(
        conversation=meeting,
        person=person,
        is_new_person=is_new_person,
        lines=lines,
        words=words_of(lines),
        discussed=tuple(
            replace(item, discussed=draft.discussed.get(item.uuid))
            for item in opened.agenda
            if item.discussed != draft.discussed.get(item.uuid)
        ),
        following=following,
    )


def _said(line: Line) -> Line:
    """Return a line as it is kept: the form of a promise without its empty slots."""
    if line.kind is not LineKind.PROMISE:
        return line
    return replace(line, text=promise_said(line.text, theirs=line.is_theirs))


def next_conversation(
    planned: Conversation | None, person: Person, on: date | None, at: time | None
) -> Conversation | None:
    """Return the next conversation as it was agreed: the planned one, moved, or a new one."""
    if on is None:
        return None
    if planned is not None:
        return replace(planned, date=on, time=at)
    return Conversation(person=person.uuid, date=on, time=at, held=False)


def planned_next(
    workspace: Workspace, person: str, today: date, besides: str
) -> tuple[Conversation | None, int | None]:
    """Return the next planned conversation with a person, and how often they agreed to talk.

    Args:
        workspace: The open journal.
        person: Uuid.
        today: The local date.
        besides: The conversation that is logged, which does not count.
    """
    agreement = workspace.people.agreement(person)
    later = [
        one
        for one in workspace.mentoring.conversations(person)
        if not one.held and one.cancelled_on is None and one.date > today and one.uuid != besides
    ]
    return (later[-1] if later else None), agreement.cadence_days if agreement else None
