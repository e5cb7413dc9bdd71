"""What can be done with promises, each a named step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.commitments import CommitmentStatus, closing_line, reopened
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.wording.promises import closing_said

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from growthjournal.domain.commitments import Commitment
    from growthjournal.domain.people import Person
    from growthjournal.services.changes import Changes
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session


class PromiseActs:
    """Writes through the session's undo stack; what fails is raised, so that a form stays open."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def workspace(self) -> Workspace:
        """The open journal.

        Raises:
            JournalError: It is locked.
        """
        if self.session.workspace is None:
            raise JournalError(_("The journal is locked."))
        return self.session.workspace

    def save(self, commitment: Commitment, new_people: tuple[Person, ...] = ()) -> None:
        """Save a promise, new or edited, with the people that it names for the first time."""
        is_new = commitment.created_at is None
        act = self.workspace.together.act([*new_people, commitment])
        name = _("Add a promise") if is_new else _("Edit the promise")
        self._make(name, act.do, act.undo, _("Saved"))

    def close(self, commitment: Commitment, status: CommitmentStatus) -> None:
        """Close a promise; what was said about it before is kept."""
        service, today = self.workspace.commitments, self.session.today()
        line = (
            commitment.drop_reason
            if status is CommitmentStatus.DROPPED
            else commitment.what_changed
        )
        self._make(
            _("Close the promise"),
            lambda: service.close(commitment.uuid, status, today, line),
            lambda: service.put(commitment),
            closing_said(status),
        )

    def say(self, commitment: Commitment, line: str) -> None:
        """Say what changed, or why it was dropped; other words replace those before."""
        words = " ".join(line.split()) or None
        if words == closing_line(commitment):
            return
        after = (
            replace(commitment, drop_reason=words)
            if commitment.status is CommitmentStatus.DROPPED
            else replace(commitment, what_changed=words)
        )
        self._change(_("Say what changed"), commitment, after, _("Saved"))

    def carry(self, commitment: Commitment, due: date | None) -> None:
        """Move a promise to a later date; that it was moved is remembered."""
        service, today = self.workspace.commitments, self.session.today()
        self._make(
            _("Move the promise"),
            lambda: service.carry(commitment.uuid, due, today),
            lambda: service.put(commitment),
            _("Moved"),
        )

    def bring(self, commitment: Commitment) -> None:
        """Bring a promise as a question, to the next conversation with the person or to mind.

        The window then shows how that conversation is prepared.
        """
        workspace, person = self.workspace, commitment.made_to or commitment.made_by
        following = workspace.conversations.next(self.session.today(), person) if person else None
        where = following.uuid if following else None
        there = [one for one in workspace.agenda.all() if one.conversation == where]
        if commitment.text not in {one.text for one in there}:
            item = AgendaItem(
                kind=AgendaKind.QUESTION,
                text=commitment.text,
                conversation=where,
                person=None if where else person,
                position=len(there) if where else 0,
            )
            act = workspace.together.act([item])
            said = _("It is on the agenda") if where else _("It waits for the next conversation")
            name = _("Bring the promise as the topic")
            self._make(name, act.do, act.undo, said)
        if where is not None:
            self.session.record_wanted.emit("preparation", where)

    def reopen(self, commitment: Commitment) -> None:
        """Take back that a promise was closed."""
        self._change(_("Reopen the promise"), commitment, reopened(commitment), _("Open again"))

    def remove(self, commitment: Commitment) -> None:
        """Remove a promise that was written by mistake."""
        service, uuid = self.workspace.commitments, commitment.uuid
        self._make(
            _("Remove the promise"),
            lambda: service.remove(uuid),
            lambda: service.restore(uuid),
            _("Promise removed"),
        )

    def _make(
        self, name: str, do: Callable[[], Changes], undo: Callable[[], Changes], message: str
    ) -> None:
        first = [do()]
        self.session.perform(name, lambda: first.pop() if first else do(), undo, message=message)

    def _change(self, name: str, before: Commitment, after: Commitment, message: str) -> None:
        service = self.workspace.commitments
        self._make(name, lambda: service.put(after), lambda: service.put(before), message)
