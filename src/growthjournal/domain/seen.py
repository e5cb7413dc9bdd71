"""Who has seen the results: the seen share, the unseen pile, the effort mix (method.md A7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from growthjournal.domain.entries import Effort
from growthjournal.domain.impacts import Level

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from growthjournal.domain.impacts import Impact, Witness
    from growthjournal.domain.people import Person

SEEN_WINDOW = timedelta(days=180)
"""How far back a result counts as seen or unseen; the 180th day counts (method.md A7, A9)."""
SEEN_NEEDED = 4
"""Target-level results before a share is told (method.md A7) [D]."""
EFFORT_WINDOW = timedelta(days=90)
"""How far back effort counts; the 90th day counts (method.md A7, A9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenShare:
    """Target-level results of the window, by whether someone in the room saw them first-hand.

    Attributes:
        seen: Uuids of impacts, newest first.
        unseen: Uuids of the unseen pile, newest first.
        since: First day of the window.
    """

    seen: tuple[str, ...]
    unseen: tuple[str, ...]
    since: date

    @property
    def total(self) -> int:
        """Target-level results in the window."""
        return len(self.seen) + len(self.unseen)

    @property
    def is_enough(self) -> bool:
        """Whether a share may be told."""
        return self.total >= SEEN_NEEDED


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortMix:
    """What the effort of the window went into, as uuids of entries and impacts, newest first.

    Attributes:
        develop: Building skill.
        show: Being seen.
        deliver: Neither.
        since: First day of the window.
    """

    develop: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    deliver: tuple[str, ...] = ()
    since: date


def is_seen(impact: Impact, witnesses: Iterable[Witness], room: frozenset[str]) -> bool:
    """Whether someone in the room saw an impact themselves.

    Args:
        impact: Any.
        witnesses: Of this impact or of all.
        room: Uuids of the people who would help decide.
    """
    return any(
        one.impact == impact.uuid and one.first_hand and one.person in room for one in witnesses
    )


def room_of(people: Iterable[Person]) -> frozenset[str]:
    """Return the uuids of the people in the room; one who was removed is not in it."""
    return frozenset(one.uuid for one in people if one.in_room and one.deleted_at is None)


def seen_share(
    impacts: Iterable[Impact],
    witnesses: Iterable[Witness],
    people: Iterable[Person],
    today: date,
) -> SeenShare:
    """Return which target-level results of 180 days someone in the room saw themselves.

    A result whose level was not said counts as neither.
    """
    since, room = today - SEEN_WINDOW, room_of(people)
    stand = [one for one in witnesses if one.deleted_at is None]
    seen: list[str] = []
    unseen: list[str] = []
    for one in sorted(impacts, key=lambda impact: impact.date, reverse=True):
        if one.deleted_at is None and one.level is Level.TARGET and since <= one.date <= today:
            (seen if is_seen(one, stand, room) else unseen).append(one.uuid)
    return SeenShare(seen=tuple(seen), unseen=tuple(unseen), since=since)


def effort_mix(
    entries: Iterable[tuple[str, date, Effort]], impacts: Iterable[Impact], today: date
) -> EffortMix:
    """Return what the effort of 90 days went into.

    Args:
        entries: Uuid, date and effort of each entry in which effort was named.
        impacts: Any; those without an effort are left out.
        today: Last day of the window.
    """
    since = today - EFFORT_WINDOW
    named = [
        *entries,
        *(
            (one.uuid, one.date, one.effort_type)
            for one in impacts
            if one.effort_type is not None and one.deleted_at is None
        ),
    ]
    of: dict[Effort, list[str]] = {effort: [] for effort in Effort}
    for uuid, on, effort in sorted(named, key=lambda one: one[1], reverse=True):
        if since <= on <= today:
            of[effort].append(uuid)
    return EffortMix(
        develop=tuple(of[Effort.DEVELOP]),
        show=tuple(of[Effort.SHOW]),
        deliver=tuple(of[Effort.DELIVER]),
        since=since,
    )
