"""Which entries there are: ids for lists, months, trash, tags, what links where."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from growthjournal.domain.entries import EntryOrder, TargetKind, display_title
from growthjournal.store.query import folded
from growthjournal.store.search import NEWEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.store.database import Database

_TITLES = {
    TargetKind.PERSON: "SELECT name FROM person WHERE uuid = ?",
    TargetKind.PATTERN: "SELECT name FROM pattern WHERE uuid = ?",
    TargetKind.ASSUMPTION: "SELECT statement FROM assumption WHERE uuid = ?",
    TargetKind.DECISION: "SELECT title FROM decision WHERE uuid = ?",
    TargetKind.IMPACT: "SELECT title FROM impact WHERE uuid = ?",
}

FEW = 2_000
"""Ids that are looked up one by one."""


class EntryLists:
    """Reads lists of entries; never writes."""

    def __init__(self, database: Database) -> None:
        """List the entries of one journal."""
        self._database = database

    def newest(self) -> list[int]:
        """Return the ids of all entries in use, newest first."""
        return self._ids(f"SELECT id FROM entry WHERE deleted_at IS NULL ORDER BY {NEWEST}")

    def ordered(self, order: EntryOrder) -> list[int]:
        """Return the ids of all entries in use in an order."""
        if order is EntryOrder.TITLE:
            return self._by_title()
        by = {
            EntryOrder.NEWEST: NEWEST,
            EntryOrder.OLDEST: "entry.date, entry.time, entry.id",
            EntryOrder.CHANGED: "entry.updated_at DESC, entry.id DESC",
        }[order]
        return self._ids(f"SELECT id FROM entry WHERE deleted_at IS NULL ORDER BY {by}")

    def _by_title(self) -> list[int]:
        rows = self._database.rows(
            "SELECT id, title, iif(trim(title) = '', substr(body, 1, 400), '') FROM entry "
            f"WHERE deleted_at IS NULL ORDER BY {NEWEST}"
        )
        titles = [(folded(display_title(title, head)), key) for key, title, head in rows]
        titles.sort(key=lambda one: (not one[0], one[0]))
        return [int(key) for _title, key in titles]

    def pinned(self) -> list[int]:
        """Return the ids of the pinned entries, newest first."""
        return self._ids(
            f"SELECT id FROM entry WHERE deleted_at IS NULL AND pinned = 1 ORDER BY {NEWEST}"
        )

    def key_of(self, uuid: str) -> int | None:
        """Return the id of an entry, None when there is none."""
        found = self._database.value("SELECT id FROM entry WHERE uuid = ?", [uuid])
        return None if found is None else int(found)

    def uuids(self, ids: Sequence[int]) -> list[str]:
        """Return the uuids of entries, newest first."""
        rows = self._database.rows(
            "SELECT uuid FROM entry WHERE id IN (SELECT value FROM json_each(?)) "
            f"ORDER BY {NEWEST}",
            [json.dumps(ids)],
        )
        return [str(row[0]) for row in rows]

    def span(self, ids: Sequence[int]) -> tuple[date, date] | None:
        """Return the first and the last day of entries, None when there are none."""
        first, last = self._database.rows(
            "SELECT min(date), max(date) FROM entry WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(ids)],
        )[0]
        return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))

    def trashed(self) -> list[int]:
        """Return the ids of entries in the trash, last deleted first."""
        return self._ids(
            "SELECT id FROM entry WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC"
        )

    def trashed_at(self) -> list[tuple[str, datetime]]:
        """Return the uuid of each entry in the trash and when it was put there."""
        rows = self._database.rows(
            "SELECT uuid, deleted_at FROM entry WHERE deleted_at IS NOT NULL"
        )
        return [(str(uuid), datetime.fromisoformat(moment)) for uuid, moment in rows]

    def trashed_before(self, moment: datetime) -> list[str]:
        """Return the uuids of entries that were in the trash by a moment."""
        rows = self._database.rows(
            "SELECT uuid FROM entry WHERE deleted_at <= ?",
            [moment.isoformat(timespec="microseconds")],
        )
        return [str(row[0]) for row in rows]

    def linked_from(self, target: str) -> list[int]:
        """Return the ids of entries that link to a record, newest first."""
        return self._ids(
            "SELECT entry.id FROM entry JOIN link ON link.entry = entry.uuid "
            "WHERE link.target = ? AND link.deleted_at IS NULL AND entry.deleted_at IS NULL "
            f"GROUP BY entry.id ORDER BY {NEWEST}",
            target,
        )

    def between(self, start: date | None, end: date | None) -> list[tuple[int, str]]:
        """Return id and uuid of the entries in a range of days, oldest first."""
        rows = self._database.rows(
            "SELECT id, uuid FROM entry WHERE deleted_at IS NULL AND date >= ? AND date <= ? "
            "ORDER BY date, time, id",
            [start.isoformat() if start else "", end.isoformat() if end else "~"],
        )
        return [(int(key), str(uuid)) for key, uuid in rows]

    def months(self) -> list[tuple[date, int]]:
        """Return the first day of each month with entries and their number, newest first."""
        rows = self._database.rows(
            "SELECT substr(date, 1, 7), count(*) FROM entry WHERE deleted_at IS NULL "
            "GROUP BY 1 ORDER BY 1 DESC"
        )
        return [(date.fromisoformat(f"{text}-01"), count) for text, count in rows]

    def on_this_day(self, day: date, limit: int) -> list[int]:
        """Return the ids of earlier entries of this day: of the year first, then of the month."""
        return self._ids(
            "SELECT id FROM entry WHERE deleted_at IS NULL AND date < ? "
            "AND substr(date, 9) = ? "
            f"ORDER BY substr(date, 6) <> ?, {NEWEST} LIMIT ?",
            day.isoformat(),
            f"{day:%d}",
            f"{day:%m-%d}",
            limit,
        )

    def month_of(self, ids: Sequence[int]) -> dict[int, date]:
        """Return the first day of the month of each of these entries that is in use, by id."""
        firsts: dict[str, date] = {}
        months: dict[int, date] = {}
        # Of many ids it is quicker to read every entry's month than to look each one up.
        few = len(ids) < FEW
        rows = self._database.rows(
            "SELECT id, substr(date, 1, 7) FROM entry WHERE deleted_at IS NULL"
            + (" AND id IN (SELECT value FROM json_each(?))" if few else ""),
            [json.dumps(list(ids))] if few else [],
        )
        for key, text in rows:
            if text not in firsts:
                firsts[text] = date.fromisoformat(f"{text}-01")
            months[key] = firsts[text]
        return months

    def tag_counts(self) -> dict[str, int]:
        """Return every tag in use and how many entries carry it, most used first."""
        return dict(
            self._database.rows(
                "SELECT tag.name, count(*) FROM entry_tag JOIN tag ON tag.id = tag_id "
                "JOIN entry ON entry.id = entry_id WHERE entry.deleted_at IS NULL "
                "GROUP BY tag.id ORDER BY count(*) DESC, tag.name"
            )
        )

    def efforts(self) -> list[tuple[str, str, str]]:
        """Return uuid, day and effort of each entry in which effort was named, oldest first."""
        return [
            (str(uuid), str(day), str(effort))
            for uuid, day, effort in self._database.rows(
                "SELECT uuid, date, effort_type FROM entry "
                "WHERE deleted_at IS NULL AND effort_type IS NOT NULL ORDER BY date, id"
            )
        ]

    def first_day(self) -> str | None:
        """Return the day of the oldest entry, None when there is none."""
        day = self._database.value("SELECT min(date) FROM entry WHERE deleted_at IS NULL")
        return None if day is None else str(day)

    def written(self) -> list[tuple[str, str]]:
        """Return uuid and day of each entry, oldest first."""
        return [
            (str(uuid), str(day))
            for uuid, day in self._database.rows(
                "SELECT uuid, date FROM entry WHERE deleted_at IS NULL ORDER BY date, id"
            )
        ]

    def title_of(self, kind: TargetKind, target: str) -> str:
        """Return the name of a person, pattern or assumption; empty when it is gone."""
        return str(self._database.value(_TITLES[kind], [target]) or "")

    def conversation_of(self, uuid: str) -> tuple[str, date] | None:
        """Return a conversation's person's name and day, None when it is gone."""
        rows = self._database.rows(
            "SELECT person.name, conversation.date FROM conversation "
            "JOIN person ON person.uuid = person WHERE conversation.uuid = ?",
            [uuid],
        )
        return (str(rows[0][0]), date.fromisoformat(rows[0][1])) if rows else None

    def _ids(self, sql: str, *values: object) -> list[int]:
        return [int(row[0]) for row in self._database.rows(sql, values)]
