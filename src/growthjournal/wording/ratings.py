"""Sentences of rating a competency, and of a rating that was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.competencies import (
    ASK_WHAT_HAPPENED_FROM,
    EVIDENCE_FROM,
    WINDOW_DAYS,
    Axis,
)
from growthjournal.language import format_date, format_number, list_of
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.competencies import AnchorVersion, Rating


def axis_word(axis: Axis) -> str:
    """Return the axis inside a sentence."""
    return _("skill") if axis is Axis.SKILL else _("visibility")


def window(axis: Axis, day: date | None = None) -> str:
    """Return the days that a rating speaks of (A9).

    Args:
        axis: What is rated.
        day: The earlier day that is judged anew; None for today.
    """
    if day is not None:
        return _("the {days} days before {date}").format(
            days=format_number(WINDOW_DAYS[axis]), date=format_date(day, "medium")
        )
    return _("the last {days} days").format(days=format_number(WINDOW_DAYS[axis]))


def question(name: str | None = None, *, is_guess: bool = False) -> str:
    """Return the question above the five lines.

    Args:
        name: Who else answers it; the user when None.
        is_guess: Ask the user what that person will answer.
    """
    if name is None:
        return _("Which is the highest line of which every part was true?")
    if is_guess:
        return _("Which line do you expect {name} to choose?").format(name=name)
    return _("{name}: which is the highest line of which every part was true?").format(name=name)


def hidden_line(*, is_guess: bool) -> str:
    """Return the quiet line under the five lines."""
    if is_guess:
        return _("Only you see this guess. Hand over the laptop after it.")
    return _("What was answered before stays hidden until you save.")


def fact_hint(value: int) -> str:
    """Return what the field of the fact says while it is empty."""
    return _("A {value} needs one fact: an entry, or one line of what happened").format(
        value=format_number(value)
    )


def hollow_hint(axis: Axis, *, has_fact: bool) -> str:
    """Return what saving a 4 or 5 without its fact will do (A1)."""
    if axis is Axis.VISIBILITY and has_fact:
        return _("You can save without a name; it will be drawn hollow until somebody saw it.")
    return _("You can save without a fact; it will be drawn hollow.")


def saved(previous: Rating | None, current: Rating) -> str:
    """Return what is revealed after saving (A1, rule 4)."""
    if previous is None:
        return _("Saved. The first time that this was rated.")
    if current.value is None:
        text = _("Saved as “can’t say”. Last time {value}, on {date}.")
    else:
        text = _("Saved. Last time {value}, on {date}.")
    return text.format(value=format_number(previous.value or 0), date=format_date(previous.on))


def saved_quietly() -> str:
    """Return what is said to those who hide numbers until the review."""
    return _("Saved.")


def has_moved(previous: Rating | None, current: Rating) -> bool:
    """Whether the value moved so far that one line about it is asked for (A1)."""
    if previous is None or previous.value is None or current.value is None:
        return False
    return abs(current.value - previous.value) >= ASK_WHAT_HAPPENED_FROM


def then_line(previous: Rating | None, versions: Sequence[AnchorVersion]) -> str:
    """Return the line that was chosen last time; empty before any."""
    if previous is None or previous.value is None:
        return ""
    return _("Then: {line}").format(line=value_line(previous, versions))


def undo_name(name: str, axis: Axis) -> str:
    """Return the name of the undo step."""
    return _("rating of {name}, {axis}").format(name=name, axis=axis_word(axis))


def anchor_text(rating: Rating, versions: Sequence[AnchorVersion]) -> str:
    """Return the line that a rating chose, in the words it had then; empty for "can't say"."""
    if rating.value is None:
        return ""
    for one in versions:
        if (one.competency, one.axis, one.version) == (
            rating.competency,
            rating.axis,
            rating.anchor_version,
        ):
            return one.levels[rating.value - 1]
    return ""


def value_line(rating: Rating, versions: Sequence[AnchorVersion]) -> str:
    """Return value and anchor of a rating, "3 · I set priorities…"."""
    if rating.value is None:
        return _("Can’t say")
    words = anchor_text(rating, versions)
    number = format_number(rating.value)
    return _("{value} · {words}").format(value=number, words=words) if words else number


def lacking(rating: Rating) -> str:
    """Return why a rating is drawn hollow; empty when it is not."""
    if not rating.uncorroborated:
        return ""
    if rating.axis is Axis.VISIBILITY and not rating.seen_by:
        return _("Hollow: nobody is named who saw it.")
    return _("Hollow: without a fact.")


def given_by(name: str, rating: Rating) -> str:
    """Return who else gave a rating, and what the user had expected of them."""
    if rating.predicted_other is None:
        return _("Given by {name}").format(name=name)
    return _("Given by {name}; you expected {n}").format(
        name=name, n=format_number(rating.predicted_other)
    )


def seen_by(names: Sequence[str]) -> str:
    """Return who saw it; empty for nobody."""
    return _("Seen by {names}").format(names=list_of(names)) if names else ""


def asks_for_fact(value: int | None) -> bool:
    """Whether an answer asks for a fact."""
    return value is not None and value >= EVIDENCE_FROM
