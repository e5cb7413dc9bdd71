"""People, conversations, patterns and assumptions."""

from __future__ import annotations

from typing import Any

from growthjournal.store.migrations.tables import table


def m002_mentoring(db: Any) -> None:  # noqa: ANN401
    """People, conversations, patterns and assumptions."""
    table(
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
    table(
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
    table(
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
    table(
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
    table(
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
    table(
        db,
        "belief",
        {"assumption": str, "on": str, "value": int, "supersedes": str},
        required=("assumption", "on", "value"),
        refers={"assumption": "assumption", "supersedes": "belief"},
    )
    table(
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
