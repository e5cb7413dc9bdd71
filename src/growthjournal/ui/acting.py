"""Doing an act of several records as one named undo step, from wherever it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.entries import Link
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from growthjournal.domain.entries import TargetKind
    from growthjournal.domain.record import Record
    from growthjournal.services.changes import Changes
    from growthjournal.services.mentoring import MentoringService
    from growthjournal.services.together import Act
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session


def workspace_of(session: Session) -> Workspace:
    """Return the open journal.

    Raises:
        JournalError: It is locked.
    """
    if session.workspace is None:
        raise JournalError(_("The journal is locked."))
    return session.workspace


def run(session: Session, name: str, act: Act, message: str = "") -> None:
    """Do an act as one undo step.

    Unlike `Session.perform` alone, a refusal is raised, so that a form can say it in place.

    Raises:
        JournalError: Nothing was changed.
    """
    first = [act.do()]

    def do() -> Changes:
        return first.pop() if first else act.do()

    session.perform(name, do, act.undo, message=message)


def linking(entry: str | None, kind: TargetKind, target: str) -> list[Link]:
    """Return the link from the entry that a new record came from, where there is one."""
    return [Link(entry=entry, target_kind=kind, target=target)] if entry else []


class Acts:
    """What can be done on a page or in a form; what fails is raised, for the form to show."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def workspace(self) -> Workspace:
        """The open journal.

        Raises:
            JournalError: It is locked.
        """
        return workspace_of(self.session)

    @property
    def mentoring(self) -> MentoringService:
        """The service that patterns, assumptions and people go through."""
        return self.workspace.mentoring

    def save(self, text: str, records: Iterable[Record], message: str = "") -> None:
        """Save records of several kinds in one transaction, as one undo step.

        Raises:
            JournalError: Nothing was changed.
        """
        self.run(text, self.workspace.together.act(records), message or _("Saved"))

    def run(self, text: str, act: Act, message: str) -> None:
        """Do an act as one undo step.

        Raises:
            JournalError: Nothing was changed.
        """
        run(self.session, text, act, message)
