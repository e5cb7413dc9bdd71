"""What was promised, and how it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain import commitments
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.services.records import RecordService, found
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.store.database import Database

_STANDING = "status IN ('open', 'carried')"


class CommitmentsService(RecordService):
    """Promises by the user, and those of people whom the user mentors."""

    def __init__(self, database: Database) -> None:
        """Serve one open journal."""
        super().__init__(database)
        self._commitments = Repository(database, Commitment)

    def all(self, person: str | None = None) -> list[Commitment]:
        """Return every commitment, oldest first; of one person, made to them or by them."""
        condition, values = (
            ("made_to = ? OR made_by = ?", [person, person]) if person else ("1", [])
        )
        return self._commitments.where(condition, values, order="made_on, id")

    def standing(self) -> list[Commitment]:
        """Return what the user still has to do, by when it is due."""
        return commitments.by_due(self._commitments.where(f"{_STANDING} AND made_by IS NULL"))

    def due(self, today: date) -> list[Commitment]:
        """Return what the check-in asks for: due within seven days, or overdue."""
        return [one for one in self.standing() if commitments.falls_due(one, today)]

    def commitment(self, uuid: str) -> Commitment:
        """Return a commitment.

        Raises:
            JournalError: There is none.
        """
        return found(self._commitments.get(uuid))

    def find(self, uuid: str) -> Commitment | None:
        """Return a commitment, None when it is gone or removed."""
        one = self._commitments.get(uuid)
        return None if one is None or one.deleted_at is not None else one

    def put(self, commitment: Commitment) -> Changes:
        """Save a commitment, new or changed. To take a change back, put what was there before.

        Raises:
            JournalError: It says nothing.
        """
        if not commitment.text.strip():
            raise JournalError(_("A promise needs the words that were said."))
        return self._put(self._commitments, commitment, Changes.COMMITMENTS)

    def close(
        self, uuid: str, status: CommitmentStatus, on: date, line: str | None = None
    ) -> Changes:
        """Close a commitment as done, partly done or dropped.

        Without its line (what changed; why it was dropped) it is saved and counts for no
        conclusion until the line is there.
        """
        return self.put(commitments.closed(self.commitment(uuid), status, on, line))

    def carry(self, uuid: str, due: date | None, today: date) -> Changes:
        """Move a commitment to a later date; that it was moved is remembered."""
        return self.put(commitments.carried(self.commitment(uuid), due, today))

    def remove(self, uuid: str) -> Changes:
        """Remove a commitment that was written by mistake."""
        return self._remove(self._commitments, uuid, Changes.COMMITMENTS)

    def restore(self, uuid: str) -> Changes:
        """Bring a removed commitment back."""
        return self._restore(self._commitments, uuid, Changes.COMMITMENTS)
