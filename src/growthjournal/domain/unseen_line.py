"""Target-level results over time, by whether the room saw them (method.md F6.12)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.domain.impacts import Level
from growthjournal.domain.seen import SEEN_NEEDED, is_seen, room_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from growthjournal.domain.impacts import Impact, Witness
    from growthjournal.domain.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A target-level result.

    Attributes:
        uuid: Of the impact.
        title: In one line.
        on: Local date.
        is_seen: Whether someone in the room saw it themselves.
        saw: Names of those in the room who did.
    """

    uuid: str
    title: str = field(repr=False)
    on: date
    is_seen: bool
    saw: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnseenLine:
    """Data of the chart.

    Attributes:
        results: Oldest first.
        start: First day shown.
        end: Last day shown.
    """

    results: tuple[Result, ...]
    start: date
    end: date

    @property
    def seen(self) -> int:
        """How many were seen."""
        return sum(one.is_seen for one in self.results)

    @property
    def is_enough(self) -> bool:
        """Whether a share may be told."""
        return len(self.results) >= SEEN_NEEDED


def unseen_line(
    impacts: Iterable[Impact],
    witnesses: Iterable[Witness],
    people: Iterable[Person],
    start: date | None,
    end: date,
) -> UnseenLine:
    """Return the target-level results of a time, from `start` or the first."""
    known = list(people)
    room = room_of(known)
    names = {one.uuid: one.name for one in known}
    stand = [one for one in witnesses if one.deleted_at is None]
    results = [
        Result(
            uuid=one.uuid,
            title=one.title,
            on=one.date,
            is_seen=is_seen(one, stand, room),
            saw=tuple(
                names[each.person]
                for each in stand
                if each.impact == one.uuid and each.first_hand and each.person in room
            ),
        )
        for one in sorted(impacts, key=lambda impact: impact.date)
        if one.deleted_at is None
        and one.level is Level.TARGET
        and (start is None or one.date >= start)
        and one.date <= end
    ]
    first = start or (results[0].on if results else end)
    return UnseenLine(results=tuple(results), start=first, end=end)
