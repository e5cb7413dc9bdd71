"""Agreements, the agenda and the log of a conversation, commitments, decisions."""

from __future__ import annotations

from typing import Any

from growthjournal.store.migrations.tables import table


def m005_conversations(db: Any) -> None:  # noqa: ANN401
    """Agreements, the agenda and the log of a conversation, commitments, decisions."""
    db["person"].add_column("alias", str)
    _log_columns(db)
    table(
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
    table(
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
    table(
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
    table(
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
