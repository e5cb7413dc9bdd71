"""B8: a save acknowledged, index and history included, beside a bare insert and commit."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path

import large_journal
from measure import Result, alternating, clocked, p95, tell

from growthjournal.domain.entries import Entry
from growthjournal.services.workspace import Workspace

ENTRIES = 5_000
ROUNDS = 300


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "large.growthjournal"
        large_journal.write(path, ENTRIES, passphrase="a long passphrase")
        with Workspace.open(path, "a long passphrase") as workspace:
            connection = workspace.database.connection
            connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT)")
            connection.execute("CREATE VIRTUAL TABLE bare_fts USING fts5(body)")
            connection.commit()
            entry = Entry(title="A day", body="word10 " * 150, date=dt.date(2026, 11, 20))
            count = 0

            def ours() -> float:
                nonlocal count
                count += 1
                text = replace(entry, body=f"{entry.body} word{count}")
                return clocked(lambda: workspace.journal.put(text))

            def insert() -> None:
                connection.execute("BEGIN IMMEDIATE")
                body = f"{entry.body} word{count}"
                row = connection.execute("INSERT INTO bare (body) VALUES (?)", [body]).lastrowid
                connection.execute("INSERT INTO bare_fts (rowid, body) VALUES (?, ?)", [row, body])
                connection.execute("COMMIT")

            figures, references = alternating(ours, lambda: clocked(insert), rounds=ROUNDS)
    label = "B8 save at p95 / bare INSERT + FTS + COMMIT"
    tell([Result(label, p95(figures), p95(references), 2.0)])


if __name__ == "__main__":
    main()
