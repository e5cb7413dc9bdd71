"""What each import brought, so that it can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.errors import JournalError
from growthjournal.domain.imports import ImportBatch
from growthjournal.language import gettext as _
from growthjournal.store import driver
from growthjournal.store.repositories import TABLES, Repository

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from growthjournal.store.database import Database
    from growthjournal.store.entries import Entries

Item = tuple[str, str]
"""Table and uuid of a record."""


class Batches(Repository[ImportBatch]):
    """Finished imports and the records that each one brought."""

    def __init__(self, database: Database) -> None:
        """Serve the imports of one journal."""
        super().__init__(database, ImportBatch)

    def keep(self, batch: ImportBatch, items: Iterable[Item], now: datetime) -> None:
        """Remember an import and what it brought."""
        self.put(batch, now)
        for table, uuid in items:
            self.database.write(
                "INSERT INTO import_item (batch, record_table, record_uuid) VALUES (?, ?, ?)",
                [batch.uuid, table, uuid],
            )

    def take_back(self, batch: str, entries: Entries) -> None:
        """Erase every record that an import brought, last one first.

        Raises:
            JournalError: Something that was written since depends on one of them.
        """
        items = self.database.rows(
            "SELECT record_table, record_uuid FROM import_item WHERE batch = ? ORDER BY rowid DESC",
            [batch],
        )
        try:
            for table, uuid in items:
                self._erase(str(table), str(uuid), entries)
        except driver.Error as error:
            if "FOREIGN KEY" not in str(error):
                raise
            raise JournalError(
                _("Something you added since belongs to this import, so it was not taken back.")
            ) from None
        self.database.write("DELETE FROM import_item WHERE batch = ?", [batch])
        self.database.write("DELETE FROM tag WHERE id NOT IN (SELECT tag_id FROM entry_tag)")

    def _erase(self, table: str, uuid: str, entries: Entries) -> None:
        if table == "entry":
            entries.erase(uuid)
        elif table == "attachment":
            entries.erase_unused_attachment(uuid)
        elif table in TABLES or table == "setting":
            self.database.write(f'DELETE FROM "{table}" WHERE uuid = ?', [uuid])
