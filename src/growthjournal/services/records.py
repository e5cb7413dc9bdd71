"""What services of records share: one change is one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from growthjournal.domain.errors import JournalError
from growthjournal.domain.record import Record
from growthjournal.language import gettext as _
from growthjournal.services import clock

if TYPE_CHECKING:
    from growthjournal.services.changes import Changes
    from growthjournal.store.database import Database
    from growthjournal.store.repositories import Repository

R = TypeVar("R", bound=Record)


class RecordService:
    """Saves, removes and brings back records, each in a transaction."""

    def __init__(self, database: Database) -> None:
        """Serve one open journal."""
        self._database = database

    def _put(self, repository: Repository[R], record: R, changes: Changes) -> Changes:
        with self._database.transaction():
            repository.put(record, clock.now())
        return changes

    def _remove(self, repository: Repository[R], uuid: str, changes: Changes) -> Changes:
        with self._database.transaction():
            repository.trash(uuid, clock.now())
        return changes

    def _restore(self, repository: Repository[R], uuid: str, changes: Changes) -> Changes:
        with self._database.transaction():
            repository.untrash(uuid, clock.now())
        return changes


def found(record: R | None) -> R:
    """Return a record that was looked for.

    Raises:
        JournalError: It is not there.
    """
    if record is None:
        raise JournalError(_("This is no longer in the journal."))
    return record
