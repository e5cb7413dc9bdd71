"""What the form of the case reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.domain.impacts import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Aim, CaseGiven, SponsorCase
    from growthjournal.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """Every version, and what can be chosen for the next.

    Attributes:
        aim: The role in view, or None.
        cases: Every version, oldest first.
        given: To whom which was given.
        impacts: Those to choose from: the next level's first, each newest first.
        people: Who can be chosen.
        everyone: By uuid, also those who were archived.
        saw: Names of those who saw each impact themselves.
    """

    aim: Aim | None = None
    cases: tuple[SponsorCase, ...] = ()
    given: tuple[CaseGiven, ...] = ()
    impacts: tuple[Impact, ...] = ()
    people: tuple[Person, ...] = ()
    everyone: Mapping[str, Person] = field(default_factory=dict, repr=False)
    saw: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)


def read_cases(workspace: Workspace) -> Cases:
    """Read every version of the case and what can be chosen for the next."""
    everyone = workspace.mentoring.everyone()
    saw: dict[str, list[str]] = {}
    for one in workspace.impacts.witnesses():
        if one.first_hand and one.person in everyone:
            saw.setdefault(one.impact, []).append(everyone[one.person].name)
    impacts = workspace.impacts.all()
    return Cases(
        aim=workspace.sponsorship.aim(),
        cases=tuple(workspace.sponsorship.cases()),
        given=tuple(workspace.sponsorship.given()),
        impacts=tuple(sorted(impacts, key=lambda one: one.level is not Level.TARGET)),
        people=tuple(workspace.mentoring.people()),
        everyone=everyone,
        saw={uuid: tuple(names) for uuid, names in saw.items()},
    )
