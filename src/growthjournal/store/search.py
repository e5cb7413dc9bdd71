"""Finds entries: newest or best first, with marked passages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.store.entries import CLOSE, OPEN, plain_line
from growthjournal.store.query import folded, like

if TYPE_CHECKING:
    from growthjournal.domain.entries import EntryRow
    from growthjournal.store.database import Database
    from growthjournal.store.entries import Entries
    from growthjournal.store.query import Query

_PASSAGE = f"snippet(entry_fts, 1, '{OPEN}', '{CLOSE}', '…', 24)"
NEWEST = "entry.date DESC, entry.time DESC, entry.id DESC"
_SCANNED = "(entry.title LIKE ? ESCAPE '\\' OR entry.body LIKE ? ESCAPE '\\' OR "
_SCANNED += "entry.tag_words LIKE ? ESCAPE '\\')"


class Search:
    """Finds entries; runs on whichever connection it was given."""

    def __init__(self, database: Database, entries: Entries) -> None:
        """Search one journal."""
        self.database = database
        self.entries = entries
        define = database.connection.create_function
        define("folded", 1, folded, deterministic=True)
        define("has_image", 1, _has_image, deterministic=True)

    def newest(self, query: Query) -> list[int]:
        """Return the ids of all matches, newest first."""
        return [key for key, _month in self.newest_by_month(query)]

    def newest_by_month(self, query: Query) -> list[tuple[int, str]]:
        """Return the ids of all matches, newest first, each with its month as "2026-11"."""
        condition, values = _where(query)
        source = "entry"
        if query.match:
            source = "entry_fts JOIN entry ON entry.id = entry_fts.rowid"
            condition = f"entry_fts MATCH ? AND {condition}"
            values = (query.match, *values)
        return self.database.rows(
            f"SELECT entry.id, substr(entry.date, 1, 7) FROM {source} "
            f"WHERE {condition} ORDER BY {NEWEST}",
            values,
        )

    def best(self, query: Query, limit: int | None) -> list[int]:
        """Return the ids of the best matches by BM25; a word in a title weighs five times."""
        if not query.match:
            return self.newest(query)[:limit]
        return [key for key, _passage in self._ranked(query, limit, "''")]

    def best_rows(self, query: Query, limit: int) -> list[EntryRow]:
        """Return list rows of the best matches, with marked passages."""
        if not query.match:
            return self.entries.rows(self.newest(query)[:limit])
        ranked = self._ranked(query, limit, _PASSAGE)
        return _with_passages(self.entries.rows([key for key, _passage in ranked]), dict(ranked))

    def _ranked(self, query: Query, limit: int | None, column: str) -> list[tuple[int, str]]:
        condition, values = _where(query)
        if query.conditions or query.substrings or query.missing or query.without:
            narrowed = f"rowid IN (SELECT entry.id FROM entry WHERE {condition})"
        else:
            values = ()
            narrowed = "rowid NOT IN (SELECT id FROM entry WHERE deleted_at IS NOT NULL)"
        return self.database.rows(
            f"SELECT rowid, {column} FROM entry_fts WHERE entry_fts MATCH ? AND {narrowed} "
            "AND rank MATCH 'bm25(5.0, 1.0, 2.0)' ORDER BY rank LIMIT ?",
            [query.match, *values, -1 if limit is None else limit],
        )

    def rows(self, ids: list[int], query: Query) -> list[EntryRow]:
        """Return list rows whose snippets show and mark the match."""
        rows = self.entries.rows(ids)
        if not query.match or not rows:
            return rows
        passages: dict[int, str] = {}
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            marks = ", ".join("?" * len(part))
            found = self.database.rows(
                f"SELECT rowid, {_PASSAGE} FROM entry_fts "
                # One pass over the range: the plus keeps SQLite from matching anew for each id,
                # which takes seconds where the beginning of a word is searched.
                f"WHERE entry_fts MATCH ? AND rowid BETWEEN ? AND ? AND +rowid IN ({marks})",
                [query.match, min(part), max(part), *part],
            )
            passages.update(found)
        return _with_passages(rows, passages)


def _with_passages(rows: list[EntryRow], passages: dict[int, str]) -> list[EntryRow]:
    return [
        replace(row, snippet=plain_line(passages[row.id]))
        if OPEN in passages.get(row.id, "")
        else row
        for row in rows
    ]


def _where(query: Query) -> tuple[str, tuple[object, ...]]:
    parts = ["entry.deleted_at IS NULL"]
    values: list[object] = []
    if query.without:
        parts.append("entry.id NOT IN (SELECT rowid FROM entry_fts WHERE entry_fts MATCH ?)")
        values.append(query.without)
    for condition, given in query.conditions:
        parts.append(f"({condition})")
        values.extend(given)
    for text in query.substrings:
        parts.append(_SCANNED)
        values.extend([like(text)] * 3)
    for text in query.missing:
        parts.append(f"NOT {_SCANNED}")
        values.extend([like(text)] * 3)
    return " AND ".join(parts), tuple(values)


def _has_image(body: str) -> bool:
    return re.search(r"!\[[^\]\n]*\]\(attachment:", body) is not None
