"""The sponsor packet: what may leave, field by field (method.md A7, A2)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from growthjournal.domain.aliases import Aliases
from growthjournal.domain.impacts import Level
from growthjournal.domain.people import shared_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from growthjournal.domain.impacts import Impact, Scope, Witness
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Aim, SponsorCase

LEAST_RESULTS, MOST_RESULTS = 3, 6
"""Results in a packet (method.md A7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketResult:
    """One result as it leaves.

    Attributes:
        impact: Its uuid, which stays here.
        title: In one line.
        situation: What it was about.
        did: What the user did.
        result: What came of it.
        measure: What was measured.
        before: The measure before.
        after: The measure after.
        unit: Of both.
        scope: How far it reached, or None.
        on: When.
        confirmers: Who confirms it or saw it themselves, as others may read it.
    """

    impact: str
    title: str = field(repr=False)
    situation: str = field(default="", repr=False)
    did: str = field(default="", repr=False)
    result: str = field(default="", repr=False)
    measure: str = field(default="", repr=False)
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)
    unit: str = field(default="", repr=False)
    scope: Scope | None = None
    on: date
    confirmers: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_measured(self) -> bool:
        """Whether a measure stands behind it."""
        return bool(self.before or self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """Everything that leaves, and nothing else.

    Attributes:
        role: The target role.
        by_when: By when, or None.
        ask: One sentence.
        results: In the order of the page.
        minute: What can be said in a minute.
    """

    role: str = field(default="", repr=False)
    by_when: date | None = None
    ask: str = field(default="", repr=False)
    results: tuple[PacketResult, ...] = ()
    minute: str = field(default="", repr=False)

    def unsupported(self) -> tuple[PacketResult, ...]:
        """Return the results that lack a measure or somebody who confirms them."""
        return tuple(one for one in self.results if not (one.is_measured and one.confirmers))

    def with_results(self, count: int) -> Packet:
        """Return the same packet with its first results only."""
        return replace(self, results=self.results[:count])


def chosen_results(impacts: Iterable[Impact], case: SponsorCase | None) -> list[Impact]:
    """Return the results that a packet offers first: the case's, then the newest.

    Only target-level results; a confidential one only when it is ticked, so never here.
    """
    may = {
        one.uuid: one
        for one in sorted(impacts, key=lambda impact: impact.date, reverse=True)
        if one.level is Level.TARGET and not one.confidential and one.deleted_at is None
    }
    first = [uuid for uuid in (case.results if case else ()) if uuid in may]
    order = dict.fromkeys([*first, *may])
    return [may[uuid] for uuid in order][:MOST_RESULTS]


def offered_results(impacts: Iterable[Impact], case: SponsorCase | None) -> list[Impact]:
    """Return the results to choose from, in the order of the page; confidential ones come last."""
    there = [one for one in impacts if one.level is Level.TARGET and one.deleted_at is None]
    first = case.results if case else ()
    newest = sorted(there, key=lambda impact: impact.date, reverse=True)
    places = {uuid: place for place, uuid in enumerate(first)}
    return sorted(newest, key=lambda one: (one.confidential, places.get(one.uuid, len(first))))


def packet(
    impacts: Sequence[Impact],
    witnesses: Iterable[Witness],
    people: Iterable[Person],
    aim: Aim | None,
    case: SponsorCase | None,
    by_name: Iterable[str] = (),
) -> Packet:
    """Return the packet of these results.

    People appear under their alias where they have one, in every text: their names in what the
    user wrote are replaced too. Backing, what is missing, the objection, why it helps the sponsor,
    and recognition stay in the journal.

    Args:
        impacts: In the order of the page; whoever chose them has ticked confidential ones.
        witnesses: Of any impact.
        people: Everybody, also those who were removed.
        aim: The role in view.
        case: Its latest version, or None.
        by_name: Uuids of people who were ticked to appear under their name in spite of an alias.
    """
    named = frozenset(by_name)
    everyone = [replace(one, alias=None) if one.uuid in named else one for one in people]
    hide = Aliases(everyone)
    known = {one.uuid: one for one in everyone}
    saw: dict[str, list[str]] = {}
    for one in witnesses:
        if one.first_hand and one.deleted_at is None and one.person in known:
            saw.setdefault(one.impact, []).append(one.person)
    results = []
    for impact in impacts:
        confirm = _ordered(impact, saw, case)
        names = [shared_name(known[uuid]) for uuid in confirm if uuid in known]
        results.append(_result(impact, tuple(names), hide))
    role = (case.target_role if case else "") or (aim.role if aim else "")
    return Packet(
        role=hide(role),
        by_when=(case.by_when if case else None) or (aim.by_when if aim else None),
        ask=hide(case.ask if case else None),
        results=tuple(results),
        minute=hide(case.minute_version if case else None),
    )


def _ordered(impact: Impact, saw: dict[str, list[str]], case: SponsorCase | None) -> list[str]:
    """Return who confirms an impact: the one whom the case names, then who saw it themselves."""
    named = dict(zip(case.results, case.confirmers, strict=False)) if case else {}
    first = named.get(impact.uuid)
    own = saw.get(impact.uuid, [])
    return [*([first] if first else []), *(one for one in own if one != first)]


def _result(impact: Impact, confirmers: tuple[str, ...], hide: Aliases) -> PacketResult:
    return PacketResult(
        impact=impact.uuid,
        title=hide(impact.title),
        situation=hide(impact.situation),
        did=hide(impact.what_i_did),
        result=hide(impact.result),
        measure=hide(impact.measure),
        before=hide(impact.before),
        after=hide(impact.after),
        unit=hide(impact.unit),
        scope=impact.scope,
        on=impact.date,
        confirmers=confirmers,
    )
