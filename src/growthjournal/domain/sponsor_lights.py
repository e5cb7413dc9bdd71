"""Four lights before a sponsor is asked; never a lock (method.md A2, F5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.domain.impacts import Level
from growthjournal.domain.sponsorship import SponsorCase

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from growthjournal.domain.impacts import Impact, Witness
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Aim

CASE_WINDOW = timedelta(days=365)
"""How far back results speak for a case; the 365th day counts (method.md A9)."""
RESULTS_NEEDED = 3
"""Next-level results with what came of them (method.md A2)."""


class Light(StrEnum):
    """What a sponsor needs before they spend their name."""

    SKILL = "skill"
    RESULTS = "results"
    SEEN = "seen"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lights:
    """The lights for one person.

    Attributes:
        on: Those that are green.
        unknown: Those that cannot be told yet.
        results: Uuids of the results that count, newest first.
        seen: Those of them that the person saw themselves.
    """

    on: frozenset[Light] = frozenset()
    unknown: frozenset[Light] = frozenset()
    results: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[Light, ...]:
        """Those that are neither green nor unknown, in their order."""
        return tuple(one for one in Light if one not in self.on and one not in self.unknown)


def speaking_results(impacts: Iterable[Impact], today: date) -> tuple[Impact, ...]:
    """Return next-level results of a year that say what came of them, newest first."""
    since = today - CASE_WINDOW
    kept = [
        one
        for one in impacts
        if one.level is Level.TARGET
        and one.deleted_at is None
        and since <= one.date <= today
        and (one.result or one.after)
    ]
    return tuple(sorted(kept, key=lambda one: one.date, reverse=True))


def sponsor_lights(
    person: Person,
    impacts: Iterable[Impact],
    witnesses: Iterable[Witness],
    ask: SponsorCase | Aim | None,
    today: date,
    *,
    has_skill: bool | None = None,
) -> Lights:
    """Return which lights are green for one person.

    Args:
        person: Who would be asked.
        impacts: Any.
        witnesses: Of any impact.
        ask: What would be asked: the case, else the aim.
        today: Last day of the window.
        has_skill: Whether the skill side is high, None while it cannot be told.
    """
    results = tuple(one.uuid for one in speaking_results(impacts, today))
    own = {
        one.impact
        for one in witnesses
        if one.first_hand and one.person == person.uuid and one.deleted_at is None
    }
    seen = tuple(uuid for uuid in results if uuid in own)
    last = person.seen_firsthand_on
    is_recent = last is not None and today - CASE_WINDOW <= last <= today
    lit = {
        Light.SKILL: bool(has_skill),
        Light.RESULTS: len(results) >= RESULTS_NEEDED,
        Light.SEEN: bool(seen) or is_recent,
        Light.ASK: _names_role_and_date(ask),
    }
    return Lights(
        on=frozenset(one for one, is_on in lit.items() if is_on),
        unknown=frozenset([Light.SKILL] if has_skill is None else []),
        results=results,
        seen=seen,
    )


def _names_role_and_date(ask: SponsorCase | Aim | None) -> bool:
    if ask is None or ask.by_when is None:
        return False
    role = ask.target_role if isinstance(ask, SponsorCase) else ask.role
    return bool(role.strip())
