"""Templates, saved searches, the own dictionary, and the language of an entry."""

from __future__ import annotations

from typing import Any

from growthjournal.store.migrations.tables import table


def m004_writing_aids(db: Any) -> None:  # noqa: ANN401
    """Templates, saved searches, the own dictionary, and the language of an entry."""
    table(
        db,
        "template",
        {"name": str, "kind": str, "weekday": int, "body": str},
        required=("name", "kind", "body"),
    )
    table(
        db,
        "saved_search",
        {"name": str, "query": str, "position": int},
        required=("name", "query", "position"),
    )
    table(db, "own_word", {"word": str, "language": str}, required=("word",))
    db["entry"].add_column("language", str)
    db.execute("CREATE INDEX idx_entry_pinned ON entry(id) WHERE pinned = 1 AND deleted_at IS NULL")
