"""Names and short words of the diagnostic: its scores, items, changes and constraints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostic_items import questionnaire
from growthjournal.domain.scoring import Change
from growthjournal.domain.verdict import Confidence, Constraint, Missing, next_level
from growthjournal.language import format_number
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from fractions import Fraction

    from growthjournal.domain.diagnostics import DiagnosticAnswer


def constraint_name(constraint: Constraint) -> str:
    """Return how a constraint is called."""
    return {
        Constraint.BUILD_SKILL: _("Build skill"),
        Constraint.READY_UNKNOWN: _("Ready but unknown"),
        Constraint.VISIBLE_STRETCHED: _("Visible but stretched"),
        Constraint.OPERATING_SEEN: _("Operating and seen"),
    }[constraint]


def confidence_name(confidence: Confidence) -> str:
    """Return how a confidence label is called."""
    return {
        Confidence.NONE: _("No verdict"),
        Confidence.PROVISIONAL: _("Provisional"),
        Confidence.SUPPORTED: _("Supported"),
        Confidence.CORROBORATED: _("Corroborated"),
    }[confidence]


def measure_name(axis: Axis) -> str:
    """Return how the diagnostic's score of an axis is called (decisions.md 4)."""
    return _("readiness") if axis is Axis.SKILL else _("seen")


def score_said(score: Fraction) -> str:
    """Return a score with two places."""
    return format_number(float(score), decimals=2)


def item_title(name: str) -> str:
    """Return the title of an item."""
    return questionnaire().item(name).title


def missing_said(missing: Missing) -> str:
    """Return what is missing before there can be a verdict (B1, B5)."""
    return {
        Missing.ROLE: _("the role you want, in one line"),
        Missing.CALLS: _("three calls that role makes and yours does not"),
        Missing.ROOM: _("three people or more who would help decide"),
        Missing.SKILL: _("five of the six answers about skill"),
        Missing.VISIBILITY: _("five of the six answers about visibility"),
    }[missing]


def answer_said(answer: DiagnosticAnswer) -> str:
    """Return an answer as a line: its item, the anchor that was chosen, and its fact."""
    title = item_title(answer.item)
    if answer.value is None:
        return _("{item}: can’t say").format(item=title)
    chosen, _next = next_level(answer)
    said = _("{item}: {value}, “{anchor}”").format(
        item=title, value=format_number(answer.value), anchor=chosen.rstrip(".")
    )
    fact = (answer.fact or "").strip()
    return _("{said} Fact: {fact}").format(said=f"{said}.", fact=fact) if fact else said


def change_said(change: Change) -> str:
    """Return the words for a change between two readings (B4)."""
    return {
        Change.NOISE: _("no change I can tell from noise"),
        Change.LEANING_UP: _("leaning up"),
        Change.LEANING_DOWN: _("leaning down"),
        Change.MOVED_UP: _("moved up"),
        Change.MOVED_DOWN: _("moved down"),
    }[change]
