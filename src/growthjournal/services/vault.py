"""The file itself: backups, checks, settings that belong to the journal."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.store import driver
from growthjournal.store.migrations import SCHEMA
from growthjournal.store.settings import Settings, counts, listed

if TYPE_CHECKING:
    from pathlib import Path

    from growthjournal.store.database import Database


@dataclass(frozen=True, slots=True)
class Info:
    """What is in a journal.

    Attributes:
        entries: Entries outside the trash; the other counts likewise.
        encrypted: Whether the file is encrypted.
        schema: The schema's number.
        cipher: SQLCipher's version.
        path: The file.
        size: Bytes of the file.
        backups: How many verified backups lie beside it.
    """

    entries: int
    people: int
    conversations: int
    patterns: int
    assumptions: int
    decisions: int
    ratings: int
    impacts: int
    attachments: int
    encrypted: bool
    schema: int
    cipher: str
    path: str
    size: int
    backups: int

    def as_dict(self) -> dict[str, object]:
        """Return the fields by name."""
        return asdict(self)


class VaultService:
    """Keeps the file sound."""

    def __init__(self, database: Database) -> None:
        """Serve one open journal."""
        self._database = database
        self._settings = Settings(database)
        self._changes_at_open = database.connection.total_changes

    @property
    def has_changed(self) -> bool:
        """Whether this connection wrote anything since it was opened or last backed up."""
        return self._database.connection.total_changes != self._changes_at_open

    def backup(self, folder: Path | None = None) -> Path:
        """Write a verified backup beside the journal or into a folder; return its path.

        Raises:
            JournalError: It could not be written or did not pass its checks.
        """
        from growthjournal.store import backup

        self._database.checkpoint()
        place = folder or backup.folder_of(self._database.path)
        made = backup.make(self._database, place, clock.local_now())
        self._changes_at_open = self._database.connection.total_changes
        return made

    def backups(self) -> list[Path]:
        """Return the verified backups beside the journal, newest first."""
        from growthjournal.store import backup

        path = self._database.path
        return backup.backups_in(backup.folder_of(path), path)

    def check(self) -> list[str]:
        """Return every problem the file's own checks find, empty when it is sound."""
        from growthjournal.store import backup

        return backup.problems(self._database)

    def info(self) -> Info:
        """Return counts and facts about the file."""
        there = counts(self._database)
        return Info(
            entries=there["entry"],
            people=there["person"],
            conversations=there["conversation"],
            patterns=there["pattern"],
            assumptions=there["assumption"],
            ratings=there["rating"],
            attachments=there["attachment"],
            decisions=there["decision"],
            impacts=there["impact"],
            encrypted=self._database.key is not None,
            schema=SCHEMA,
            cipher=driver.cipher_version(),
            path=str(self._database.path),
            size=self._database.path.stat().st_size,
            backups=len(self.backups()),
        )

    def count(self, table: str) -> int:
        """Return how many records of one table a page lists; whoever is archived is left out."""
        return listed(self._database, table)

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting that is kept in the journal."""
        return self._settings.get(name, default)

    def set_setting(self, name: str, value: str) -> Changes:
        """Keep a setting in the journal."""
        with self._database.transaction():
            self._settings.put(name, value, clock.now())
        return Changes.SETTINGS


def unsound(problems: list[str]) -> str:
    """Return the sentence for a journal that did not pass its checks."""
    return _("The journal has {count} problems: {first}. Restore the newest backup.").format(
        count=len(problems), first=problems[0]
    )
