"""B4: searching while typing, newest first, beside the bare FTS5 query."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path

import large_journal
from measure import Result, alternating, clocked, median, tell
from window import opened, until

from growthjournal.services.workspace import Workspace

ENTRIES = 10_000
_WORD = large_journal.word
QUERIES = (
    _WORD(12_000),
    _WORD(900),
    _WORD(40),
    f"{_WORD(30)} {_WORD(77)}",
    f'"{_WORD(5)} {_WORD(9)}"',
    _WORD(123),
)
TYPED = f"{_WORD(900)} {_WORD(77)}"
SCREENFUL = 12
BETWEEN_KEYS = 0.1
"""Seconds between two keys, as fast as people type; a search that still runs is stopped by one."""
STALL = 0.016
"""Seconds: one frame (quality.md)."""
BARE = (
    "SELECT entry.id FROM entry_fts JOIN entry ON entry.id = entry_fts.rowid "
    "WHERE entry_fts MATCH ? AND deleted_at IS NULL "
    "ORDER BY date DESC, time DESC, entry.id DESC"
)
PASSAGES = (
    "SELECT rowid, snippet(entry_fts, 1, '', '', '…', 24) FROM entry_fts "
    "WHERE entry_fts MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
)
"""The passages of the rows that can be seen."""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        journal = folder / "large.growthjournal"
        large_journal.write(journal, ENTRIES)
        with Workspace.open(journal) as workspace:
            connection = workspace.database.connection

            def ours() -> float:
                return clocked(lambda: [_look_up(workspace, query) for query in QUERIES])

            def passages(query: str) -> None:
                found = connection.execute(BARE, [query]).fetchall()
                seen = json.dumps([key for (key,) in found[:SCREENFUL]])
                connection.execute(PASSAGES, [query, seen]).fetchall()

            def bare() -> float:
                return clocked(lambda: [passages(query) for query in QUERIES])

            figures, references = alternating(ours, bare, rounds=30)
        rounds = zip(*(_stalls(journal, folder) for _round in range(5)), strict=True)
        stall = max(median(list(letter)) for letter in rounds)
    label = f"B4 live search, {ENTRIES:,} entries / bare FTS5"
    tell(
        [
            Result(label, median(figures), median(references), 1.5),
            Result("B4 longest stall while typing / one frame", stall, STALL, 1.0),
        ]
    )


def _look_up(workspace: Workspace, query: str) -> None:
    """What the list does for one key: ids, months, and the rows that can be seen."""
    ids, _months = workspace.journal.by_month(query)
    workspace.journal.rows(ids[:SCREENFUL], query)


def _stalls(journal: Path, folder: Path) -> list[float]:
    """Type a search into the real window; return for each letter how long it could not react."""
    from PySide6.QtTest import QTest

    with opened(journal, folder) as window:
        listed = window.pages["journal"].list  # type: ignore[attr-defined]
        listed.search.setFocus()
        stalls = []
        for letter in TYPED:
            pressed = clocked(lambda key=letter: QTest.keyClick(listed.search, key))  # type: ignore[misc]
            next_key = time.perf_counter() + BETWEEN_KEYS
            stalls.append(max(pressed, until(lambda end=next_key: time.perf_counter() > end)))  # type: ignore[misc]
        stalls[-1] = max(stalls[-1], until(lambda: not window.session.is_busy))
        return stalls


if __name__ == "__main__":
    main()
