"""What the effort of each month went into, beside the verdict (method.md F6.10)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from growthjournal.domain.entries import Effort
from growthjournal.domain.seen import EFFORT_WINDOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.verdict import Constraint

EFFORTS_NEEDED = 8
"""Named efforts within 90 days before the sentence says anything about the mix (B6) [D]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month, or a few that are told together.

    Attributes:
        first: Its first day.
        of: Uuids of the entries and impacts, by effort.
        each: How many months it spans: 1, 3 or 12.
    """

    first: date
    of: dict[Effort, tuple[str, ...]] = field(default_factory=dict)
    each: int = 1

    @property
    def count(self) -> int:
        """How many efforts were named."""
        return sum(len(uuids) for uuids in self.of.values())

    def share(self, effort: Effort) -> float:
        """Return the share of one effort, 0 to 1; 0 where nothing was named."""
        return len(self.of.get(effort, ())) / self.count if self.count else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A time in which a constraint stood.

    Attributes:
        start: First day.
        end: Last day.
        constraint: Which.
    """

    start: date
    end: date
    constraint: Constraint


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortMonths:
    """Data of the chart.

    Attributes:
        months: One after the other, those without an effort included.
        spells: The constraints of that time.
        develop: How many efforts of the last 90 days were to develop.
        show: To show.
        deliver: To deliver.
        end: Last day.
    """

    months: tuple[Month, ...]
    spells: tuple[Spell, ...]
    develop: int
    show: int
    deliver: int
    end: date

    @property
    def count(self) -> int:
        """Efforts of the last 90 days."""
        return self.develop + self.show + self.deliver

    @property
    def is_enough(self) -> bool:
        """Whether the sentence may say anything about the mix."""
        return self.count >= EFFORTS_NEEDED


def effort_months(
    entries: Iterable[tuple[str, date, Effort]],
    impacts: Iterable[Impact],
    verdicts: Sequence[tuple[date, Constraint | None]],
    start: date | None,
    end: date,
) -> EffortMonths:
    """Return what effort went into, month by month, from `start` or the first.

    Args:
        entries: Uuid, date and effort of each entry in which effort was named.
        impacts: Any; those without an effort are left out.
        verdicts: The constraint from each day on, oldest first.
        start: First day, or None.
        end: Last day.
    """
    named = [
        *entries,
        *(
            (one.uuid, one.date, one.effort_type)
            for one in impacts
            if one.effort_type is not None and one.deleted_at is None
        ),
    ]
    shown = sorted(
        (one for one in named if one[1] <= end and (start is None or one[1] >= start)),
        key=lambda one: one[1],
    )
    months: dict[date, dict[Effort, list[str]]] = {}
    if shown:
        for first in _months_between(shown[0][1], end):
            months[first] = {effort: [] for effort in Effort}
        for uuid, on, effort in shown:
            months[on.replace(day=1)][effort].append(uuid)
    recent = [effort for _uuid, on, effort in named if end - EFFORT_WINDOW <= on <= end]
    return EffortMonths(
        months=tuple(
            Month(first=first, of={key: tuple(uuids) for key, uuids in of.items()})
            for first, of in months.items()
        ),
        spells=tuple(spells(verdicts, next(iter(months), end), end)),
        develop=recent.count(Effort.DEVELOP),
        show=recent.count(Effort.SHOW),
        deliver=recent.count(Effort.DELIVER),
        end=end,
    )


def merged(months: Sequence[Month], each: int) -> tuple[Month, ...]:
    """Return quarters or years of months that follow each other.

    Args:
        months: One after the other.
        each: How many to put together, counted from January: 3 or 12.
    """
    found: dict[date, dict[Effort, tuple[str, ...]]] = {}
    for one in months:
        first = one.first.replace(month=(one.first.month - 1) // each * each + 1)
        of = found.setdefault(first, dict.fromkeys(Effort, ()))
        for effort in Effort:
            of[effort] += one.of.get(effort, ())
    return tuple(Month(first=first, of=of, each=each) for first, of in found.items())


def _months_between(first: date, last: date) -> list[date]:
    start, stop = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [first.replace(year=n // 12, month=n % 12 + 1, day=1) for n in range(start, stop + 1)]


def spells(
    verdicts: Sequence[tuple[date, Constraint | None]], first: date, end: date
) -> list[Spell]:
    """Return the spells of a constraint, each up to the next.

    Args:
        verdicts: The constraint from each day on, oldest first; None for none.
        first: First day.
        end: Last day.
    """
    found: list[Spell] = []
    for (on, constraint), (until, _next) in pairwise([*verdicts, (end, None)]):
        start = max(on, first)
        if constraint is None or until < first:
            continue
        if found and found[-1].constraint is constraint and found[-1].end == start:
            found[-1] = Spell(start=found[-1].start, end=until, constraint=constraint)
        else:
            found.append(Spell(start=start, end=until, constraint=constraint))
    return found
