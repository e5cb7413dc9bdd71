"""Write a large journal, the same at every run.

Usage: python benchmarks/large_journal.py OUT [ENTRIES]
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from pathlib import Path

from growthjournal.domain.entries import Entry
from growthjournal.services.workspace import Workspace
from growthjournal.store.entries import Entries

WORDS = 150
VOCABULARY = 20_000
SEED = 7
NOW = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)


SYLLABLES = [consonant + vowel for consonant in "bcdfghklmnprstvw" for vowel in "aeiou"]


def word(rank: int) -> str:
    """Return a made-up word: the common ones are short, and they begin with all letters."""
    text = ""
    while rank >= 0:
        text += SYLLABLES[rank % len(SYLLABLES)]
        rank = rank // len(SYLLABLES) - 1
    return text


def words(source: random.Random, count: int) -> list[str]:
    """Return words whose frequency falls as in real text: rank 17 is common, 19,000 rare."""
    return [word(int(VOCABULARY ** source.random())) for _word in range(count)]


def write(path: Path, entries: int, *, passphrase: str | None = None) -> None:
    """Write `entries` entries of about 150 words with tags."""
    source = random.Random(SEED)
    with Workspace.create(path, passphrase) as workspace:
        store = Entries(workspace.database)
        first = dt.date(2026, 11, 20) - dt.timedelta(days=entries // 4)
        with workspace.database.transaction():
            for number in range(entries):
                text = words(source, source.randrange(WORDS // 2, WORDS * 3 // 2))
                text[:: max(1, len(text) // 4)] = [
                    one.capitalize() + "." for one in text[:: max(1, len(text) // 4)]
                ]
                entry = Entry(
                    uuid=f"{number:08x}-0000-4000-8000-000000000000",
                    title=" ".join(words(source, 4)),
                    body="\n\n".join([" ".join(text), f"#tag{source.randrange(60)}"]),
                    date=first + dt.timedelta(days=number // 4),
                    time=dt.time(source.randrange(24), source.randrange(60)),
                )
                store.put(entry, NOW)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
