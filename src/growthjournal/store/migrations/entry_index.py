"""The triggers that keep the search index in step with the entries."""

from __future__ import annotations

_OLD = (
    "INSERT INTO entry_fts(entry_fts, rowid, title, body, tag_words) "
    "VALUES ('delete', old.id, old.title, old.body, old.tag_words);"
)
_NEW = (
    "INSERT INTO entry_fts(rowid, title, body, tag_words) "
    "VALUES (new.id, new.title, new.body, new.tag_words);"
)
ENTRY_INDEX = (
    f"CREATE TRIGGER entry_ai AFTER INSERT ON entry BEGIN {_NEW} END",
    f"CREATE TRIGGER entry_ad AFTER DELETE ON entry BEGIN {_OLD} END",
    # A star or a new date must not touch the index: with secure-delete that is the dear part.
    "CREATE TRIGGER entry_au AFTER UPDATE ON entry WHEN old.title IS NOT new.title "
    "OR old.body IS NOT new.body OR old.tag_words IS NOT new.tag_words "
    f"BEGIN {_OLD} {_NEW} END",
)
"""Keep the search index in step. After a `transform`, which drops triggers, run them again."""
