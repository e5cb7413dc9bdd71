"""The names that a completion offers: read when asked for, kept until something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.completion import Candidate, Sign, candidate, is_tag

if TYPE_CHECKING:
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session


class Names:
    """People, tags and patterns of the open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[Sign, list[Candidate]] = {}
        session.changed.connect(self._forget)
        session.locked.connect(self._forget)

    def of(self, sign: Sign) -> list[Candidate]:
        """Return every name that a sign offers, the likeliest first."""
        if sign not in self._known:
            read = {Sign.PERSON: _people, Sign.TAG: _tags, Sign.PATTERN: _patterns}[sign]
            self._known[sign] = self._session.ask(read, list[Candidate]())
        return self._known[sign]

    def _forget(self) -> None:
        self._known.clear()


def _people(workspace: Workspace) -> list[Candidate]:
    return [candidate(one.name, one.uuid) for one in workspace.mentoring.people()]


def _patterns(workspace: Workspace) -> list[Candidate]:
    return [candidate(one.name, one.uuid) for one in workspace.mentoring.patterns()]


def _tags(workspace: Workspace) -> list[Candidate]:
    return [candidate(one) for one in workspace.journal.tag_counts() if is_tag(one)]
