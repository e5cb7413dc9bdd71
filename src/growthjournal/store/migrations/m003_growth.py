"""Competencies, their anchors, and judgements on them."""

from __future__ import annotations

from typing import Any

from growthjournal.store.migrations.tables import table


def m003_growth(db: Any) -> None:  # noqa: ANN401
    """Competencies, their anchors, and judgements on them."""
    table(
        db,
        "competency",
        {"name": str, "short": str, "description": str, "position": int, "hidden": int},
        required=("name", "short", "description", "position", "hidden"),
    )
    table(
        db,
        "anchor_version",
        {"competency": str, "axis": str, "version": int, "levels": str, "since": str},
        required=("competency", "axis", "version", "levels", "since"),
        refers={"competency": "competency"},
    )
    db["anchor_version"].create_index(["competency", "axis", "version"], unique=True)
    table(db, "focus_set", {"since": str, "competencies": str}, required=("since", "competencies"))
    table(
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
    table(db, "check_in", {"on": str, "finished": int, "draft": str}, required=("on", "finished"))
