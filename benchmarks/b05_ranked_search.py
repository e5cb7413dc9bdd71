"""B5: ranked search with snippets beside the bare FTS5 query."""

from __future__ import annotations

import tempfile
from pathlib import Path

import large_journal
from measure import Result, alternating, clocked, median, tell

from growthjournal.services.workspace import Workspace

ENTRIES = 10_000
_WORD = large_journal.word
QUERIES = (
    _WORD(12_000),
    _WORD(900),
    _WORD(40),
    f"{_WORD(30)} {_WORD(77)}",
    f'"{_WORD(5)} {_WORD(9)}"',
    f"{_WORD(123)}*",
)
BARE = (
    "SELECT rowid, snippet(entry_fts, 1, '', '', '', 24) FROM entry_fts "
    "WHERE entry_fts MATCH ? AND rank MATCH 'bm25(5.0, 1.0, 2.0)' ORDER BY rank LIMIT 50"
)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "large.growthjournal"
        large_journal.write(path, ENTRIES, passphrase="a long passphrase")
        with Workspace.open(path, "a long passphrase") as workspace:
            connection = workspace.database.connection

            def ours() -> float:
                return clocked(lambda: [workspace.journal.search(query) for query in QUERIES])

            def bare() -> float:
                return clocked(
                    lambda: [connection.execute(BARE, [query]).fetchall() for query in QUERIES]
                )

            figures, references = alternating(ours, bare, rounds=30)
    label = f"B5 ranked search, {ENTRIES:,} entries / bare FTS5"
    tell([Result(label, median(figures), median(references), 1.3)])


if __name__ == "__main__":
    main()
