"""Which entries lie near a day or near another entry."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

from growthjournal.store.query import folded
from growthjournal.store.search import NEWEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.store.database import Database

READ_CHARACTERS = 8_000
"""How much of an entry its rare words are taken from."""
MOST_WORDS = 12
SHORTEST_WORD = 4
COMMON = 0.05
"""A word in a larger share of all entries says little."""
_WORD = re.compile(r"[^\W\d_]+")
_SHARED_LINKS = (
    "SELECT other.id, count(*) FROM link AS mine "
    "JOIN link AS theirs ON theirs.target = mine.target "
    "JOIN entry AS other ON other.uuid = theirs.entry WHERE mine.entry = ? AND other.uuid != ? "
    "AND mine.deleted_at IS NULL AND theirs.deleted_at IS NULL AND other.deleted_at IS NULL "
    "GROUP BY other.id"
)
_LINKED = (
    "SELECT other.id FROM link JOIN entry AS other ON other.uuid = link.target "
    "WHERE link.entry = ? AND link.deleted_at IS NULL AND other.deleted_at IS NULL "
    "UNION SELECT other.id FROM link JOIN entry AS other ON other.uuid = link.entry "
    "WHERE link.target = ? AND link.deleted_at IS NULL AND other.deleted_at IS NULL"
)
_SHARED_TAGS = (
    "SELECT theirs.entry_id, count(*) FROM entry_tag AS mine JOIN entry_tag AS theirs "
    "ON theirs.tag_id = mine.tag_id JOIN entry AS other ON other.id = theirs.entry_id "
    "WHERE mine.entry_id = ? AND theirs.entry_id != ? AND other.deleted_at IS NULL "
    "GROUP BY theirs.entry_id"
)


class Nearness:
    """Reads what lies near; never writes to the journal."""

    def __init__(self, database: Database) -> None:
        """Look around in one journal."""
        self._database = database

    def days(self, first: date, last: date) -> list[tuple[date, int]]:
        """Return the day and the id of every entry from one day to another."""
        rows = self._database.rows(
            "SELECT date, id FROM entry WHERE deleted_at IS NULL AND date >= ? AND date <= ?",
            [first.isoformat(), last.isoformat()],
        )
        return [(date.fromisoformat(day), int(key)) for day, key in rows]

    def nearest(self, day: date, ids: Sequence[int]) -> tuple[int, date] | None:
        """Return the newest of these entries on or before a day, else the oldest of them."""
        among = "deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))"
        given = json.dumps(list(ids))
        for condition, order, values in (
            ("date <= ?", NEWEST, [given, day.isoformat()]),
            ("1", "date, time, id", [given]),
        ):
            rows = self._database.rows(
                f"SELECT id, date FROM entry WHERE {among} AND {condition} "
                f"ORDER BY {order} LIMIT 1",
                values,
            )
            if rows:
                return int(rows[0][0]), date.fromisoformat(rows[0][1])
        return None

    def related(self, uuid: str, limit: int) -> list[int]:
        """Return the ids of entries with the same links and tags, then with the same rare words."""
        rows = self._database.rows("SELECT id, title, body FROM entry WHERE uuid = ?", [uuid])
        if not rows:
            return []
        key, title, body = rows[0]
        weights: dict[int, int] = {}
        for (other,) in self._database.rows(_LINKED, [uuid, uuid]):
            weights[other] = weights.get(other, 0) + 6
        for other, count in self._database.rows(_SHARED_LINKS, [uuid, uuid]):
            weights[other] = weights.get(other, 0) + 3 * count
        for other, count in self._database.rows(_SHARED_TAGS, [key, key]):
            weights[other] = weights.get(other, 0) + count
        weights.pop(key, None)
        best = sorted(weights, key=lambda one: (-weights[one], -one))[:limit]
        if len(best) < limit:
            best += self._alike(key, f"{title}\n{body[:READ_CHARACTERS]}", best, limit - len(best))
        return best

    def _alike(self, key: int, text: str, without: list[int], limit: int) -> list[int]:
        words = self._rare_words(text)
        if not words:
            return []
        rows = self._database.rows(
            "SELECT rowid FROM entry_fts WHERE entry_fts MATCH ? AND rowid IN "
            "(SELECT id FROM entry WHERE deleted_at IS NULL) AND rowid NOT IN "
            "(SELECT value FROM json_each(?)) ORDER BY rank LIMIT ?",
            [" OR ".join(f'"{word}"' for word in words), json.dumps([key, *without]), limit],
        )
        return [int(row[0]) for row in rows]

    def _rare_words(self, text: str) -> list[str]:
        """Return the words of a text that few other entries have, rarest first."""
        words = {one for one in _WORD.findall(folded(text)) if len(one) >= SHORTEST_WORD}
        self._database.rows(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry_words "
            "USING fts5vocab('main', 'entry_fts', 'row')"
        )
        most = self._database.value("SELECT count(*) FROM entry") * COMMON
        counted = self._database.rows(
            "SELECT value, (SELECT doc FROM temp.entry_words WHERE term = value) AS docs "
            "FROM json_each(?) WHERE docs > 1 ORDER BY docs, value LIMIT ?",
            [json.dumps(sorted(words)), MOST_WORDS],
        )
        return [str(word) for word, docs in counted if docs <= max(most, 5)]
