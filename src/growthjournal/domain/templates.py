"""Which template a new entry begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from growthjournal.domain.writing import Template


def template_of_day(templates: Iterable[Template], day: date) -> Template | None:
    """Return the template for a day of the week, one for reflections before the others."""
    meant = [one for one in templates if one.weekday == day.weekday()]
    meant.sort(key=lambda one: one.kind is not EntryKind.REFLECTION)
    return meant[0] if meant else None


def template_of_kind(templates: Iterable[Template], kind: EntryKind, day: date) -> Template | None:
    """Return the template for entries of a kind on a day of the week."""
    meant = (one for one in templates if one.kind is kind and one.weekday == day.weekday())
    return next(meant, None)


def first_place(body: str) -> int:
    """Return where writing begins in a template: in the room below its first line."""
    room = body.find("\n\n")
    return len(body) if room < 0 else room + 2
