"""Entries, what they were before, and what they carry."""

from __future__ import annotations

from typing import Any

from growthjournal.store.migrations.entry_index import ENTRY_INDEX
from growthjournal.store.migrations.tables import table


def m001_writing(db: Any) -> None:  # noqa: ANN401
    """Entries, what they were before, and what they carry."""
    table(
        db,
        "import_batch",
        {
            "format": str,
            "name": str,
            "found": int,
            "imported": int,
            "duplicates": int,
            "failed": int,
            "undone_at": str,
        },
        required=("format", "name", "found", "imported", "duplicates", "failed"),
    )
    table(
        db,
        "entry",
        {
            "kind": str,
            "title": str,
            "body": str,
            "date": str,
            "time": str,
            "zone": str,
            "effort_type": str,
            "outside_fact": str,
            "starred": int,
            "pinned": int,
            "tags": str,
            "tag_words": str,
            "source": str,
            "source_id": str,
            "source_extra": str,
        },
        required=("kind", "title", "body", "date", "starred", "pinned", "tags", "tag_words"),
        defaults={"tag_words": ""},
        # Covers the list and the count, so that neither reads the entries themselves.
        indexes=[("deleted_at", "date", "time", "id")],
    )
    db.execute(
        "CREATE UNIQUE INDEX idx_entry_source ON entry(source, source_id) "
        "WHERE source_id IS NOT NULL"
    )
    db.execute("CREATE INDEX idx_entry_trash ON entry(deleted_at) WHERE deleted_at IS NOT NULL")
    db["entry"].enable_fts(["title", "body", "tag_words"], tokenize="unicode61 remove_diacritics 2")
    for trigger in ENTRY_INDEX:
        db.execute(trigger)
    db.execute("INSERT INTO entry_fts(entry_fts, rank) VALUES('secure-delete', 1)")
    table(
        db,
        "revision",
        {"entry": str, "title": str, "body": str, "cut_at": str},
        required=("entry", "title", "body"),
        refers={"entry": "entry"},
    )
    table(db, "tag", {"name": str}, required=("name",))
    db["tag"].create_index(["name"], unique=True)
    db["entry_tag"].create(
        {"entry_id": int, "tag_id": int, "by_hand": int},
        pk=("entry_id", "tag_id"),
        not_null={"by_hand"},
        foreign_keys=[("entry_id", "entry", "id"), ("tag_id", "tag", "id")],
        strict=True,
    )
    db["entry_tag"].create_index(["tag_id"])
    table(
        db,
        "link",
        {"entry": str, "target_kind": str, "target": str, "by_hand": int},
        required=("entry", "target_kind", "target", "by_hand"),
        refers={"entry": "entry"},
        indexes=[("target",)],
    )
    table(
        db,
        "attachment",
        {
            "sha256": str,
            "media_type": str,
            "name": str,
            "size": int,
            "width": int,
            "height": int,
            "content": bytes,
        },
        required=("sha256", "media_type", "name", "size", "content"),
    )
    db["attachment"].create_index(["sha256"], unique=True)
    db["import_item"].create(
        {"batch": str, "record_table": str, "record_uuid": str},
        pk=("batch", "record_table", "record_uuid"),
        foreign_keys=[("batch", "import_batch", "uuid")],
        strict=True,
    )
    table(db, "setting", {"key": str, "value": str}, required=("key", "value"))
    db["setting"].create_index(["key"], unique=True)
