"""Finding entries by the calendar and by each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.store.related import Nearness

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.entries import EntryRow
    from growthjournal.store.database import Database
    from growthjournal.store.entries import Entries

MOST_RELATED = 5


class FindingService:
    """Days with entries, the entry nearest to a day, related entries."""

    def __init__(self, database: Database, entries: Entries) -> None:
        """Serve one open journal."""
        self._near = Nearness(database)
        self._entries = entries

    def days(self, first: date, last: date) -> list[tuple[date, int]]:
        """Return the day and the list's id of every entry from one day to another."""
        return self._near.days(first, last)

    def nearest(self, day: date, ids: Sequence[int]) -> tuple[int, date] | None:
        """Return the newest of these entries on or before a day, else the oldest of them."""
        return self._near.nearest(day, ids)

    def related(self, uuid: str) -> list[EntryRow]:
        """Return at most five entries with the same links, tags or rare words."""
        return self._entries.rows(self._near.related(uuid, MOST_RELATED))
