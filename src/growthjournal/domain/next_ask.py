"""The ask that fits where somebody stands: the next step, not the last (method.md F5)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.domain.people import NEEDS_HOW_I_KNOW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import BackingStep


class NextAsk(StrEnum):
    """What can be asked next of somebody."""

    NEAR = "near"
    MISSING = "missing"
    INTRODUCTION = "introduction"
    WATCHED_WORK = "watched-work"
    NAMED = "named"


_FITS = {
    0: NextAsk.NEAR,
    1: NextAsk.NEAR,
    2: NextAsk.MISSING,
    3: NextAsk.INTRODUCTION,
    4: NextAsk.WATCHED_WORK,
    5: NextAsk.NAMED,
}


def next_ask(backing: int | None) -> NextAsk | None:
    """Return the ask that fits a step of the ladder; None when unknown, and on the last one."""
    return None if backing is None else _FITS.get(backing)


def counts(step: BackingStep) -> bool:
    """Whether a step has its fact and, from the fourth on, how the user knows (method.md A2)."""
    if not (step.fact or "").strip():
        return False
    return step.step < NEEDS_HOW_I_KNOW or bool((step.how_i_know or "").strip())


def counted_backing(person: Person, steps: Iterable[BackingStep]) -> int | None:
    """Return the step on which a conclusion about somebody may rest, None without one.

    Args:
        person: Who backs; a journal of an earlier version knows their step and no history.
        steps: Theirs, oldest first.
    """
    own = [one for one in steps if one.person == person.uuid and one.deleted_at is None]
    if own:
        return next((one.step for one in reversed(own) if counts(one)), None)
    is_known = person.backing is not None and bool(person.backing_fact)
    return person.backing if is_known and (person.backing or 0) < NEEDS_HOW_I_KNOW else None
