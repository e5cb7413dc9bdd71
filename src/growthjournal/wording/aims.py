"""What is said about the role that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.language import format_date, list_of
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from growthjournal.domain.sponsorship import Aim, Ask


def told_line(asks: Iterable[Ask], aim: Aim, names: Mapping[str, str]) -> str:
    """Return who was asked since an aim is in view, in the order in which they were."""
    told = sorted((one for one in asks if one.on >= aim.since), key=lambda one: one.on)
    people = dict.fromkeys(names[one.person] for one in told if one.person in names)
    if not people:
        return _("Nobody was told yet. Telling someone is an ask.")
    return _("Told: {names}").format(names=list_of(list(people)))


def earlier_aim(aim: Aim, until: date) -> str:
    """Return a role that was wanted before, and from when to when."""
    return _("Before: {role}, {since} to {until}").format(
        role=aim.role,
        since=format_date(aim.since, "medium"),
        until=format_date(until, "medium"),
    )


def aim_line(aim: Aim) -> str:
    """Return the role that is wanted, and by when."""
    if aim.by_when is None:
        return _("The role you want: {role}").format(role=aim.role)
    return _("The role you want: {role}, by {day}").format(
        role=aim.role, day=format_date(aim.by_when, "medium")
    )
