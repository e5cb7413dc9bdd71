"""Who holds the journal. The window holds it; restore, migration and a new passphrase need it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from filelock import FileLock, Timeout

from growthjournal.domain.errors import JournalBusyError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from pathlib import Path


class JournalLock:
    """An advisory lock beside the journal; a dead holder's lock is free at once."""

    def __init__(self, journal: Path) -> None:
        """Prepare the lock of one journal; nothing is held yet."""
        self.path = journal.with_name(journal.name + ".lock")
        self._lock = FileLock(str(self.path), mode=0o600)

    def acquire(self) -> Self:
        """Hold the lock.

        Raises:
            JournalBusyError: Another program holds it.
        """
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise JournalBusyError(
                _("This journal is open in another window. Close it there first.")
            ) from None
        return self

    def release(self) -> None:
        """Let go; harmless when it is not held."""
        self._lock.release()

    def __enter__(self) -> Self:
        """Hold the lock for a block."""
        return self.acquire()

    def __exit__(self, *_exception: object) -> None:
        """Let go at the end of the block."""
        self.release()
