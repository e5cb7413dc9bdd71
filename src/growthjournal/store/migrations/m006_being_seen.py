"""Impacts, who saw them, and what a sponsor needs."""

from __future__ import annotations

from typing import Any

from growthjournal.store.migrations.tables import table


def m006_being_seen(db: Any) -> None:  # noqa: ANN401
    """Impacts, who saw them, and what a sponsor needs."""
    _impacts(db)
    _sponsors(db)


def _impacts(db: Any) -> None:  # noqa: ANN401
    table(
        db,
        "impact",
        {
            "date": str,
            "title": str,
            "situation": str,
            "what_i_did": str,
            "result": str,
            "measure": str,
            "before": str,
            "after": str,
            "unit": str,
            "scope": str,
            "level": str,
            "competencies": str,
            "artefact": str,
            "recognition": str,
            "recognised_by": str,
            "confidential": int,
            "effort_type": str,
            "entry": str,
        },
        required=("date", "title", "competencies", "confidential"),
        refers={"recognised_by": "person", "entry": "entry"},
        indexes=[("date",)],
    )
    table(
        db,
        "witness",
        {"impact": str, "person": str, "first_hand": int},
        required=("impact", "person", "first_hand"),
        refers={"impact": "impact", "person": "person"},
    )


def _sponsors(db: Any) -> None:  # noqa: ANN401
    table(
        db,
        "aim",
        {"role": str, "calls": str, "by_when": str, "since": str},
        required=("role", "calls", "since"),
    )
    table(
        db,
        "ask",
        {
            "person": str,
            "on": str,
            "words": str,
            "role": str,
            "conversation": str,
            "answer": str,
            "answered_on": str,
            "answer_words": str,
        },
        required=("person", "on", "words"),
        refers={"person": "person", "conversation": "conversation"},
    )
    table(
        db,
        "backing_step",
        {"person": str, "on": str, "step": int, "fact": str, "how_i_know": str},
        required=("person", "on", "step"),
        refers={"person": "person"},
    )
    table(
        db,
        "sent_update",
        {"person": str, "on": str, "text": str, "impacts": str},
        required=("person", "on", "text", "impacts"),
        refers={"person": "person"},
    )
    table(
        db,
        "sponsor_case",
        {
            "version": int,
            "target_role": str,
            "by_when": str,
            "ask": str,
            "results": str,
            "confirmers": str,
            "objection": str,
            "answer": str,
            "minute_version": str,
            "sponsor_interest": str,
            "updates_every_days": int,
        },
        required=("version", "target_role", "results", "confirmers", "updates_every_days"),
    )
    table(
        db,
        "case_given",
        {"sponsor_case": str, "person": str, "on": str},
        required=("sponsor_case", "person", "on"),
        refers={"sponsor_case": "sponsor_case", "person": "person"},
    )
