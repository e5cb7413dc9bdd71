"""Who has seen what: people in the room by competencies (method.md F6.9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.impacts import Level
from growthjournal.domain.seen import SEEN_NEEDED, SEEN_WINDOW

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from growthjournal.domain.competencies import Competency
    from growthjournal.domain.impacts import Impact, Witness
    from growthjournal.domain.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one person knows of one competency.

    Attributes:
        seen: Uuids of the results that they saw themselves, newest first.
        told: Uuids of those they know by report alone.
    """

    seen: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Uuids of every result behind the cell."""
        return self.seen + self.told


@dataclass(frozen=True, slots=True, kw_only=True)
class Onlooker:
    """One person in the room: a row.

    Attributes:
        person: Their uuid.
        name: As the user calls them.
        backing: Step 0-6, None when not judged.
        cells: One for each column.
    """

    person: str
    name: str
    backing: int | None
    cells: tuple[Cell, ...]

    @property
    def total(self) -> int:
        """Results that they saw, each counted once."""
        return len({uuid for cell in self.cells for uuid in cell.seen})


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoSaw:
    """Data of the chart.

    Attributes:
        rows: Everyone in the room, those who saw most first.
        columns: Short names of the competencies that a result in the window shows.
        results: Target-level results in the window.
        seen: Those that somebody in the room saw first-hand.
        since: First day of the window.
        end: Its last day.
        last: Date of the latest result, or None.
    """

    rows: tuple[Onlooker, ...]
    columns: tuple[str, ...]
    results: int
    seen: int
    since: date
    end: date
    last: date | None = None

    @property
    def is_enough(self) -> bool:
        """Whether a conclusion may be drawn."""
        return self.results >= SEEN_NEEDED


def who_saw(
    impacts: Iterable[Impact],
    witnesses: Iterable[Witness],
    people: Iterable[Person],
    competencies: Iterable[Competency],
    today: date,
) -> WhoSaw:
    """Return who in the room has seen which competency in 180 days, at the target level."""
    since = today - SEEN_WINDOW
    results = sorted(
        (
            one
            for one in impacts
            if one.level is Level.TARGET and one.deleted_at is None and since <= one.date <= today
        ),
        key=lambda one: one.date,
        reverse=True,
    )
    knows = {
        (one.person, one.impact): one.first_hand for one in witnesses if one.deleted_at is None
    }
    shown = {uuid for one in results for uuid in one.competencies}
    columns = [one for one in competencies if one.uuid in shown and one.deleted_at is None]
    room = [one for one in people if one.in_room and one.deleted_at is None]
    rows = [_row(person, results, knows, [one.uuid for one in columns]) for person in room]
    inside = {one.uuid for one in room}
    return WhoSaw(
        rows=tuple(sorted(rows, key=lambda row: (-row.total, row.name.casefold()))),
        columns=tuple(one.short for one in columns),
        results=len(results),
        seen=sum(any(knows.get((one, result.uuid)) for one in inside) for result in results),
        since=since,
        end=today,
        last=results[0].date if results else None,
    )


def _row(
    person: Person,
    results: list[Impact],
    knows: dict[tuple[str, str], bool],
    columns: list[str],
) -> Onlooker:
    def cell(column: str) -> Cell:
        of = [one.uuid for one in results if column in one.competencies]
        return Cell(
            seen=tuple(uuid for uuid in of if knows.get((person.uuid, uuid)) is True),
            told=tuple(uuid for uuid in of if knows.get((person.uuid, uuid)) is False),
        )

    return Onlooker(
        person=person.uuid,
        name=person.name,
        backing=person.backing,
        cells=tuple(cell(column) for column in columns),
    )
