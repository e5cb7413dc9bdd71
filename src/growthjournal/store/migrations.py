"""Every change of the schema, oldest first. A migration never uses the program's own classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


class Step(Protocol):
    """A migration: a function of an sqlite-utils database."""

    __name__: str

    def __call__(self, db: Any, /) -> None:  # noqa: ANN401 - sqlite-utils is passed through
        """Change the schema."""


STEPS: list[Step] = []
"""Every migration, oldest first."""


def step(function: Step) -> Step:
    """Add a migration; its name is its function's."""
    STEPS.append(function)
    return function


def apply(db: Any, steps: Iterable[Step] = STEPS) -> None:  # noqa: ANN401
    """Run the migrations that a database lacks, each in a transaction of its own."""
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(NAME)
    for one in steps:
        migrations(name=one.__name__)(one)
    migrations.apply(db)


NAME = "growthjournal"
RECORD = {"id": int, "uuid": str}
STAMPS = {"created_at": str, "updated_at": str, "deleted_at": str}
ALWAYS = ("uuid", "created_at", "updated_at")

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


def _table(
    db: Any,  # noqa: ANN401 - sqlite-utils is passed through
    name: str,
    columns: dict[str, type],
    *,
    required: Iterable[str] = (),
    refers: dict[str, str] | None = None,
    defaults: dict[str, str] | None = None,
    indexes: Iterable[tuple[str, ...]] = (),
) -> None:
    """Create one table of records: integer key, uuid, its columns, three stamps."""
    db[name].create(
        {**RECORD, **columns, **STAMPS},
        pk="id",
        not_null={*ALWAYS, *required},
        foreign_keys=[(column, other, "uuid") for column, other in (refers or {}).items()],
        defaults=defaults,
        strict=True,
    )
    db[name].create_index(["uuid"], unique=True)
    for index in (*((column,) for column in (refers or {})), *indexes):
        db[name].create_index(list(index))


@step
def m001_writing(db: Any) -> None:  # noqa: ANN401
    """Entries, what they were before, and what they carry."""
    _table(
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
    _table(
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
    _table(
        db,
        "revision",
        {"entry": str, "title": str, "body": str, "cut_at": str},
        required=("entry", "title", "body"),
        refers={"entry": "entry"},
    )
    _table(db, "tag", {"name": str}, required=("name",))
    db["tag"].create_index(["name"], unique=True)
    db["entry_tag"].create(
        {"entry_id": int, "tag_id": int, "by_hand": int},
        pk=("entry_id", "tag_id"),
        not_null={"by_hand"},
        foreign_keys=[("entry_id", "entry", "id"), ("tag_id", "tag", "id")],
        strict=True,
    )
    db["entry_tag"].create_index(["tag_id"])
    _table(
        db,
        "link",
        {"entry": str, "target_kind": str, "target": str, "by_hand": int},
        required=("entry", "target_kind", "target", "by_hand"),
        refers={"entry": "entry"},
        indexes=[("target",)],
    )
    _table(
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
    _table(db, "setting", {"key": str, "value": str}, required=("key", "value"))
    db["setting"].create_index(["key"], unique=True)


@step
def m002_mentoring(db: Any) -> None:  # noqa: ANN401
    """People, conversations, patterns and assumptions."""
    _table(
        db,
        "person",
        {
            "name": str,
            "relations": str,
            "mentor_kinds": str,
            "in_room": int,
            "seen_firsthand_on": str,
            "knows_aspiration_on": str,
            "told_me_missing": str,
            "backing": int,
            "backing_changed_on": str,
            "backing_fact": str,
            "last_update_sent_on": str,
            "archived_on": str,
        },
        required=("name", "relations", "mentor_kinds", "in_room"),
    )
    _table(
        db,
        "conversation",
        {
            "person": str,
            "date": str,
            "time": str,
            "held": int,
            "minutes": int,
            "one_line": str,
            "source": str,
            "source_id": str,
        },
        required=("person", "date", "held"),
        refers={"person": "person"},
        indexes=[("date",)],
    )
    surfaced = {"surfaced_by": str, "surfaced_in": str, "surfaced_on": str, "heard_as": str}
    surfaced_refers = {"surfaced_by": "person", "surfaced_in": "conversation"}
    _table(
        db,
        "pattern",
        {
            "name": str,
            **surfaced,
            "trigger": str,
            "behaviour": str,
            "short_term_payoff": str,
            "cost": str,
            "if_then": str,
            "competencies": str,
            "status": str,
            "retired_on": str,
        },
        required=("name", "competencies", "status"),
        refers=surfaced_refers,
    )
    _table(
        db,
        "sighting",
        {
            "pattern": str,
            "date": str,
            "person": str,
            "conversation": str,
            "heard_as": str,
            "entry": str,
            "context": str,
            "opportunity": int,
            "stage": int,
            "outcome": int,
        },
        required=("pattern", "date", "context", "opportunity"),
        refers={
            "pattern": "pattern",
            "person": "person",
            "conversation": "conversation",
            "entry": "entry",
        },
    )
    _table(
        db,
        "assumption",
        {
            "statement": str,
            **surfaced,
            "protects_me_from": str,
            "camera_facts": str,
            "could_be_wrong_if": str,
            "status": str,
            "ladder": str,
            "said_thought": str,
        },
        required=("statement", "camera_facts", "status"),
        refers=surfaced_refers,
    )
    _table(
        db,
        "belief",
        {"assumption": str, "on": str, "value": int, "supersedes": str},
        required=("assumption", "on", "value"),
        refers={"assumption": "assumption", "supersedes": "belief"},
    )
    _table(
        db,
        "assumption_test",
        {
            "assumption": str,
            "action": str,
            "when_where": str,
            "people_affected": str,
            "worst_case": str,
            "expect_if_true": str,
            "expect_if_false": str,
            "belief_before": int,
            "planned_on": str,
            "run_on": str,
            "observed": str,
            "belief_after": int,
            "conclusion": str,
            "next_test": str,
        },
        required=("assumption", "action"),
        refers={"assumption": "assumption"},
    )


@step
def m003_growth(db: Any) -> None:  # noqa: ANN401
    """Competencies, their anchors, and judgements on them."""
    _table(
        db,
        "competency",
        {"name": str, "short": str, "description": str, "position": int, "hidden": int},
        required=("name", "short", "description", "position", "hidden"),
    )
    _table(
        db,
        "anchor_version",
        {"competency": str, "axis": str, "version": int, "levels": str, "since": str},
        required=("competency", "axis", "version", "levels", "since"),
        refers={"competency": "competency"},
    )
    db["anchor_version"].create_index(["competency", "axis", "version"], unique=True)
    _table(db, "focus_set", {"since": str, "competencies": str}, required=("since", "competencies"))
    _table(
        db,
        "rating",
        {
            "competency": str,
            "axis": str,
            "value": int,
            "on": str,
            "rater": str,
            "rater_role": str,
            "basis": str,
            "then_date": str,
            "predicted_other": int,
            "evidence": str,
            "evidence_line": str,
            "seen_by": str,
            "uncorroborated": int,
            "anchor_version": int,
            "supersedes": str,
            "note": str,
        },
        required=(
            "competency",
            "axis",
            "on",
            "rater_role",
            "basis",
            "evidence",
            "seen_by",
            "uncorroborated",
            "anchor_version",
        ),
        refers={"competency": "competency", "rater": "person", "supersedes": "rating"},
        indexes=[("on",)],
    )
    _table(db, "check_in", {"on": str, "finished": int, "draft": str}, required=("on", "finished"))


@step
def m004_writing_aids(db: Any) -> None:  # noqa: ANN401
    """Templates, saved searches, the own dictionary, and the language of an entry."""
    _table(
        db,
        "template",
        {"name": str, "kind": str, "weekday": int, "body": str},
        required=("name", "kind", "body"),
    )
    _table(
        db,
        "saved_search",
        {"name": str, "query": str, "position": int},
        required=("name", "query", "position"),
    )
    _table(db, "own_word", {"word": str, "language": str}, required=("word",))
    db["entry"].add_column("language", str)
    db.execute("CREATE INDEX idx_entry_pinned ON entry(id) WHERE pinned = 1 AND deleted_at IS NULL")


@step
def m005_conversations(db: Any) -> None:  # noqa: ANN401
    """Agreements, the agenda and the log of a conversation, commitments, decisions."""
    db["person"].add_column("alias", str)
    _log_columns(db)
    _table(
        db,
        "agreement",
        {
            "person": str,
            "aim": str,
            "by_when": str,
            "cadence_days": int,
            "meetings_planned": int,
            "topic_setter": str,
            "help_wanted": str,
            "private_things": str,
            "exit_line": str,
            "agreed_on": str,
            "review_on": str,
        },
        required=("person", "aim", "meetings_planned", "topic_setter", "help_wanted"),
        refers={"person": "person"},
    )
    _table(
        db,
        "decision",
        {
            "title": str,
            "decide_by": str,
            "decided_on": str,
            "stakes": str,
            "options": str,
            "ruled_out": str,
            "gave_up": str,
            "reasons": str,
            "taking_for_granted": str,
            "assumptions": str,
            "lean": str,
            "sureness": int,
            "chosen": str,
            "states": str,
            "process_quality": int,
            "taken_to": str,
            "written_at": str,
            "note": str,
        },
        required=("title", "options", "reasons", "assumptions", "states"),
        refers={"taken_to": "conversation"},
    )
    _table(
        db,
        "agenda_item",
        {
            "kind": str,
            "text": str,
            "conversation": str,
            "person": str,
            "position": int,
            "decision": str,
            "assumption": str,
            "due": str,
            "ruled_out": str,
            "taking_for_granted": str,
            "lean": str,
            "sureness": int,
            "frozen_at": str,
            "discussed": int,
            "carried_from": str,
            "kept_private": int,
        },
        required=("kind", "text", "position", "kept_private"),
        refers={
            "conversation": "conversation",
            "person": "person",
            "decision": "decision",
            "assumption": "assumption",
        },
    )
    _table(
        db,
        "commitment",
        {
            "text": str,
            "made_on": str,
            "made_to": str,
            "made_by": str,
            "conversation": str,
            "due": str,
            "status": str,
            "moved_from": str,
            "closed_on": str,
            "what_changed": str,
            "drop_reason": str,
        },
        required=("text", "made_on", "status", "moved_from"),
        refers={"made_to": "person", "made_by": "person", "conversation": "conversation"},
        indexes=[("due",)],
    )


def _log_columns(db: Any) -> None:  # noqa: ANN401
    """What a conversation says since its agenda and its log are kept."""
    conversation = db["conversation"]
    for name in (
        "cancelled_on",
        "agenda_sent_at",
        "predicted_pattern",
        "predicted_assumption",
        "log_begun_at",
        "log_finished_at",
        "log_draft",
    ):
        conversation.add_column(name, str)
    for name in (
        "opened_with_changes",
        "thinking",
        "told_count",
        "asked_for_straight_answer",
        "stretch",
        "moved",
    ):
        conversation.add_column(name, int)
    conversation.add_column("what_changed", str, not_null_default="[]")


MIGRATION_NAMES = frozenset(one.__name__ for one in STEPS)
SCHEMA = len(STEPS)
"""The number of migrations; stored in the file as `user_version`."""
