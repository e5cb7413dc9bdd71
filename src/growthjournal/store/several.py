"""Several entries at once: one statement for all of them wherever SQL can."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from growthjournal.domain.entries import EntryFacts
from growthjournal.store.migrations.entry_index import ENTRY_INDEX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from growthjournal.store.database import Database

FEW = 30
"""Up to so many entries the index follows each change."""
_AMONG = "uuid IN (SELECT value FROM json_each(?))"
_COLUMNS = frozenset({"date", "starred", "pinned"})


class Several:
    """Reads and writes a few columns of many entries."""

    def __init__(self, database: Database) -> None:
        """Serve the entries of a journal."""
        self._database = database

    def facts(self, uuids: Iterable[str]) -> list[EntryFacts]:
        """Return what can be changed of entries in use; those that are gone are left out."""
        rows = self._database.rows(
            "SELECT uuid, date, starred, pinned, tags FROM entry "
            f"WHERE deleted_at IS NULL AND {_AMONG} ORDER BY id",
            [json.dumps(list(uuids))],
        )
        return [
            EntryFacts(
                uuid=str(uuid),
                date=date.fromisoformat(day),
                starred=bool(starred),
                pinned=bool(pinned),
                tags=tuple(json.loads(tags)),
            )
            for uuid, day, starred, pinned, tags in rows
        ]

    def set(self, column: str, value: object, uuids: Sequence[str], now: datetime) -> int:
        """Set one column where it differs; return how many entries changed."""
        if column not in _COLUMNS:
            raise ValueError(column)
        stamp = now.isoformat(timespec="microseconds")
        return self._database.write(
            f"UPDATE entry SET {column} = ?, updated_at = ? "
            f"WHERE deleted_at IS NULL AND {column} IS NOT ? AND {_AMONG}",
            [value, stamp, value, json.dumps(list(uuids))],
        )

    def put_back(self, facts: Sequence[EntryFacts], now: datetime) -> int:
        """Make days, stars and pins what they were; return how many entries changed."""
        given = [[one.uuid, one.date.isoformat(), one.starred, one.pinned] for one in facts]
        return self._database.write(
            "UPDATE entry SET date = json_extract(given.value, '$[1]'), "
            "starred = json_extract(given.value, '$[2]'), "
            "pinned = json_extract(given.value, '$[3]'), updated_at = ? "
            "FROM json_each(?) AS given WHERE entry.uuid = json_extract(given.value, '$[0]') "
            "AND (date, starred, pinned) IS NOT (json_extract(given.value, '$[1]'), "
            "json_extract(given.value, '$[2]'), json_extract(given.value, '$[3]'))",
            [now.isoformat(timespec="microseconds"), json.dumps(given)],
        )

    @contextmanager
    def indexing(self, count: int) -> Iterator[None]:
        """Change the words of this many entries; of many, the index is built anew at the end.

        Taking one entry's words out of the index overwrites them wherever they stand, which takes
        up to 0.1 s in an encrypted journal of 10,000 entries; building the whole takes 4 s.
        """
        if count <= FEW:
            yield
            return
        self._database.write("DROP TRIGGER entry_au")
        yield
        self._database.write("INSERT INTO entry_fts(entry_fts) VALUES ('rebuild')")
        self._database.write(next(one for one in ENTRY_INDEX if "entry_au" in one))

    def move(self, uuids: Sequence[str], now: datetime, *, to_trash: bool) -> int:
        """Move entries to the trash or back; return how many moved."""
        stamp = now.isoformat(timespec="microseconds")
        return self._database.write(
            "UPDATE entry SET deleted_at = ?, updated_at = ? "
            f"WHERE deleted_at IS {'' if to_trash else 'NOT '}NULL AND {_AMONG}",
            [stamp if to_trash else None, stamp, json.dumps(list(uuids))],
        )
