"""Sentences of the form of the competencies, and the lines that one of your own starts with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.competencies import WINDOW_DAYS, Axis
from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.charts import axis_name

if TYPE_CHECKING:
    from growthjournal.domain.competencies import Competency


def first_levels(axis: Axis) -> tuple[str, ...]:
    """Return the lines of a competency that was just added: the shape of every ladder (D)."""
    if axis is Axis.SKILL:
        return (
            _("I follow what others do."),
            _("I do it with help, or when it is easy."),
            _("I do it reliably in familiar ground."),
            _("I have handled what was unfamiliar or costly."),
            _("Others rely on me for it, or learn it from me."),
        )
    return (
        _("Nobody connects it with me."),
        _("My manager knows of it by report."),
        _("My manager has seen it."),
        _("Somebody else in the room has seen it first-hand."),
        _("Two or more in the room act on it, or say it unprompted."),
    )


def axis_heading(axis: Axis) -> str:
    """Return what stands over the five lines of an axis."""
    return _("{axis}, over {days} days").format(
        axis=axis_name(axis), days=format_number(WINDOW_DAYS[axis])
    )


def level_name(competency: str, axis: Axis, level: int) -> str:
    """Return the accessible name of the field of one line."""
    return _("{competency}, {axis}, line {n} of 5").format(
        competency=competency, axis=axis_name(axis), n=format_number(level)
    )


def break_line(ratings: int) -> str:
    """Return what a changed line does to the charts.

    Args:
        ratings: How many were given on the lines as they are.
    """
    if not ratings:
        return _("No rating was given on these lines yet, so a change leaves no trace in a chart.")
    return ngettext(
        "The new lines hold from today. {n} rating stays on the old ones, so lines of charts "
        "break here.",
        "The new lines hold from today. {n} ratings stay on the old ones, so lines of charts "
        "break here.",
        ratings,
    ).format(n=format_number(ratings))


def in_focus_count(count: int, most: int) -> str:
    """Return how many are in focus."""
    return ngettext("{n} of {most} in focus", "{n} of {most} in focus", count).format(
        n=format_number(count), most=format_number(most)
    )


def about(competency: Competency) -> str:
    """Return the quiet line under a competency."""
    if competency.hidden:
        return _("Left out of lists and charts")
    return competency.description


def short_of(name: str) -> str:
    """Return the label of charts for a name where none was typed: its first word."""
    return next(iter(name.split()), "")
