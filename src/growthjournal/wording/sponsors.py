"""What is said about somebody who would help decide: what they saw, and how far they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.next_ask import counts
from growthjournal.domain.people import BACKING_STEPS, NEEDS_HOW_I_KNOW
from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.conversations import backing_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import BackingStep


def rung(step: int) -> str:
    """Return a step of the ladder with its number."""
    return _("{n} · {backing}").format(n=format_number(step), backing=backing_name(step))


def stands_on(person: Person) -> str:
    """Return where somebody stands on the ladder."""
    if person.backing is None:
        return _("Not judged yet")
    return _("Step {n} of {most}: {backing}").format(
        n=format_number(person.backing),
        most=format_number(BACKING_STEPS - 1),
        backing=backing_name(person.backing),
    )


def step_line(step: BackingStep) -> str:
    """Return the day of a step, its fact and how it is known, or what it lacks to count."""
    parts = [
        format_date(step.on, "medium"),
        step.fact or _("no fact yet, so it counts for nothing"),
    ]
    if step.fact and step.step >= NEEDS_HOW_I_KNOW:
        how = step.how_i_know or _("how you know is missing, so it counts for nothing")
        parts.append(how)
    return " · ".join(parts)


def ladder_said(person: Person, steps: Sequence[BackingStep]) -> str:
    """Return the ladder as a screen reader says it."""
    said = stands_on(person)
    if steps and not counts(steps[-1]):
        return _("{stands}. It lacks its fact.").format(stands=said)
    return said


def seen_said(count: int, last: date | None) -> str:
    """Return how much somebody saw themselves, and when last."""
    if not count:
        return _("not yet") if last is None else format_date(last)
    said = ngettext("{n} result", "{n} results", count).format(n=format_number(count))
    if last is None:
        return said
    return _("{results}, last {day}").format(results=said, day=format_date(last))
