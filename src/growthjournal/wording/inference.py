"""What the two ways to look at an assumption are called."""

from __future__ import annotations

from growthjournal.language import gettext as _


def ladder_name() -> str:
    """Return how the ladder of inference is called."""
    return _("Ladder of inference")


def ladder_steps() -> list[tuple[str, str]]:
    """Return the five steps of the ladder from the ground up, each with its hint."""
    return [
        (_("What happened"), _("What a recording would show, and nothing else.")),
        (_("What you picked out of it"), _("You cannot see everything. What did you look at?")),
        (_("What you took it to mean"), ""),
        (_("What you concluded"), _("Here the assumption comes in.")),
        (_("What you then did"), ""),
    ]


def columns_name() -> str:
    """Return how the view of what was said and thought is called."""
    return _("Said and thought")


def thought_name() -> str:
    """Return the head of the left-hand column."""
    return _("What you thought and did not say")


def said_name() -> str:
    """Return the head of the right-hand column."""
    return _("What was said")
