"""Impacts and their witnesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.errors import JournalError
from growthjournal.domain.impacts import MAX_COMPETENCIES, Impact, Witness
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.services.records import RecordService, found
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from growthjournal.store.database import Database


class ImpactsService(RecordService):
    """What the user moved, and who saw it."""

    def __init__(self, database: Database) -> None:
        """Serve one open journal."""
        super().__init__(database)
        self._impacts = Repository(database, Impact)
        self._witnesses = Repository(database, Witness)

    def all(self) -> list[Impact]:
        """Return every impact, the newest first."""
        return self._impacts.where(order="date DESC, id DESC")

    def impact(self, uuid: str) -> Impact:
        """Return an impact.

        Raises:
            JournalError: There is none.
        """
        return found(self._impacts.get(uuid))

    def witnesses(self, impact: str | None = None) -> list[Witness]:
        """Return who saw one impact, or any."""
        condition, values = ("impact = ?", [impact]) if impact else ("1", [])
        return self._witnesses.where(condition, values, order="id")

    def witnessed_by(self, person: str) -> list[Witness]:
        """Return what one person saw or knows of."""
        return self._witnesses.where("person = ?", [person], order="id")

    def put(self, impact: Impact) -> Changes:
        """Save an impact.

        Raises:
            JournalError: It has no title, or shows more than three competencies.
        """
        if not impact.title.strip():
            raise JournalError(_("An impact needs a line that names it."))
        if len(impact.competencies) > MAX_COMPETENCIES:
            raise JournalError(_("Three competencies are the most that one impact can show."))
        return self._put(self._impacts, impact, Changes.IMPACTS)

    def put_witness(self, witness: Witness) -> Changes:
        """Save who saw an impact."""
        return self._put(self._witnesses, witness, Changes.IMPACTS)

    def remove(self, uuid: str) -> Changes:
        """Remove an impact."""
        return self._remove(self._impacts, uuid, Changes.IMPACTS)

    def restore(self, uuid: str) -> Changes:
        """Bring a removed impact back."""
        return self._restore(self._impacts, uuid, Changes.IMPACTS)
