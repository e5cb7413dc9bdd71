"""Settings that belong to the journal and travel with its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.record import new_uuid
from growthjournal.store.repositories import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from growthjournal.store.database import Database

DEVICE_PREFIX = "device."
"""Settings under this prefix belong to this copy of the file and stay out of archives."""


class Settings:
    """Words by key."""

    def __init__(self, database: Database) -> None:
        """Serve the settings of one journal."""
        self._database = database

    def get(self, key: str, default: str = "") -> str:
        """Return a setting, or the default."""
        found = self._database.value("SELECT value FROM setting WHERE key = ?", [key])
        return default if found is None else str(found)

    def all(self) -> dict[str, str]:
        """Return every setting, by key in order."""
        return dict(self._database.rows("SELECT key, value FROM setting ORDER BY key"))

    def put(self, key: str, value: str, now: datetime) -> str:
        """Keep a setting; return its record's uuid."""
        stamp = now.isoformat(timespec="microseconds")
        self._database.write(
            "INSERT INTO setting (uuid, key, value, created_at, updated_at) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT(key) DO UPDATE "
            "SET value = excluded.value, updated_at = excluded.updated_at",
            [new_uuid(), key, value, stamp, stamp],
        )
        return str(self._database.value("SELECT uuid FROM setting WHERE key = ?", [key]))


IN_USE = {"person": "deleted_at IS NULL AND archived_on IS NULL"}
"""What else a record is not, to be among those that a page lists."""


def listed(database: Database, table: str) -> int:
    """Return how many records of one of `TABLES` its page lists; the archived ones are left out."""
    if table not in TABLES:
        raise ValueError(table)
    condition = IN_USE.get(table, "deleted_at IS NULL")
    return int(database.value(f'SELECT count(*) FROM "{table}" WHERE {condition}'))


def counts(database: Database, tables: Iterable[str] = TABLES) -> dict[str, int]:
    """Return how many records of each table are in use."""
    return {
        table: int(database.value(f'SELECT count(*) FROM "{table}" WHERE deleted_at IS NULL'))
        for table in tables
        if table in TABLES
    }
