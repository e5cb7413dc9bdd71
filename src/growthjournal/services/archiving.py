"""The whole journal to an archive and back, record by record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from growthjournal.store.database import Database
    from growthjournal.store.entries import Entries


def archive_of(database: Database, entries: Entries) -> object:
    """."""


class ArchiveWriter:
    """."""
