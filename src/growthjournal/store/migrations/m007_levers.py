"""Forecasts and their reviews, sittings of the diagnostic, moves and quarterly reviews."""

from __future__ import annotations

from typing import Any

from growthjournal.store.migrations.tables import table


def m007_levers(db: Any) -> None:  # noqa: ANN401
    """Forecasts and their reviews, sittings of the diagnostic, moves and quarterly reviews."""
    _decisions(db)
    _diagnostics(db)


def _decisions(db: Any) -> None:  # noqa: ANN401
    table(
        db,
        "forecast",
        {
            "decision": str,
            "statement": str,
            "probability": int,
            "review_on": str,
            "settled": str,
            "settled_on": str,
        },
        required=("decision", "statement", "probability", "review_on"),
        refers={"decision": "decision"},
        indexes=[("review_on",)],
    )
    table(
        db,
        "decision_review",
        {
            "decision": str,
            "on": str,
            "process_quality": int,
            "outcome": int,
            "luck": str,
            "lesson": str,
            "pattern": str,
        },
        required=("decision", "on"),
        refers={"decision": "decision", "pattern": "pattern"},
    )
    table(
        db,
        "decision_note",
        {"decision": str, "on": str, "text": str},
        required=("decision", "on", "text"),
        refers={"decision": "decision"},
    )


def _diagnostics(db: Any) -> None:  # noqa: ANN401
    table(
        db,
        "diagnostic",
        {
            "aim": str,
            "on": str,
            "purpose": str,
            "axis": str,
            "rater": str,
            "order": str,
            "finished": int,
        },
        required=("on", "purpose", "order", "finished"),
        refers={"aim": "aim", "rater": "person"},
    )
    table(
        db,
        "diagnostic_answer",
        {
            "diagnostic": str,
            "item": str,
            "value": int,
            "fact": str,
            "fact_on": str,
            "entries": str,
            "predicted": int,
        },
        required=("diagnostic", "item", "entries"),
        refers={"diagnostic": "diagnostic"},
    )
    table(
        db,
        "next_move",
        {
            "person": str,
            "act": str,
            "due": str,
            "item": str,
            "happened": int,
            "said": str,
            "closed_on": str,
        },
        required=("act", "due"),
        refers={"person": "person"},
    )
    table(
        db,
        "quarterly_review",
        {
            "began_on": str,
            "finished_on": str,
            "step": str,
            "aim": str,
            "plans": str,
            "who_should_see": str,
            "diagnostic": str,
        },
        required=("began_on", "step", "plans", "who_should_see"),
        refers={"diagnostic": "diagnostic"},
    )
