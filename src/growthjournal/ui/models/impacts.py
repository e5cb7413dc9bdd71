"""Rows of the Impact page, and what it reads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from growthjournal.domain.impacts import Level
from growthjournal.domain.seen import EffortMix, SeenShare, is_seen, room_of
from growthjournal.language import format_quarter
from growthjournal.language import gettext as _
from growthjournal.wording import impacts as words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date

    from growthjournal.domain.impacts import Impact, Witness
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Aim, Ask, CaseGiven, SponsorCase
    from growthjournal.services.workspace import Workspace

TARGET, UNSEEN = Level.TARGET.value, "unseen"
"""The filters of the list besides all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactRow:
    """An impact as the list shows it.

    Attributes:
        impact: The record.
        witnesses: Who knows of it.
        heading: The quarter, on its first row; else "".
        line: What came of it and when.
        level: The level's name, "" while not said.
        seen: Who saw it, or that nobody who decides did.
        is_unseen: Whether it is of the target level and nobody in the room saw it.
    """

    impact: Impact
    witnesses: tuple[Witness, ...] = ()
    heading: str = ""
    line: str = field(default="", repr=False)
    level: str = ""
    seen: str = field(default="", repr=False)
    is_unseen: bool = False

    @property
    def uuid(self) -> str:
        """The impact's identity."""
        return self.impact.uuid

    @property
    def title(self) -> str:
        """What it is called."""
        return self.impact.title

    @property
    def chips(self) -> list[tuple[str, str, bool]]:
        """Confidential, the level, who saw it."""
        chips = []
        if self.impact.confidential:
            chips.append((_("confidential"), "lock", False))
        if self.level:
            chips.append((self.level, "", False))
        if self.seen:
            chips.append((self.seen, "eye-off" if self.is_unseen else "eye", self.is_unseen))
        return chips

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        private = _("confidential") if self.impact.confidential else ""
        parts = [self.heading, self.title, self.line, self.level, self.seen, private]
        return ". ".join(filter(None, parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Impacts:
    """What the page shows, read at once.

    Attributes:
        rows: Every impact, the newest first.
        share: Who has seen what, None before the journal was read.
        effort: What the effort went into, None before the journal was read.
        asks: What was asked, the newest first.
        aim: The role in view, or None.
        case: Its latest version, or None.
        given: To whom which version was given.
        people: By uuid.
    """

    rows: tuple[ImpactRow, ...] = ()
    share: SeenShare | None = None
    effort: EffortMix | None = None
    asks: tuple[Ask, ...] = ()
    aim: Aim | None = None
    case: SponsorCase | None = None
    given: tuple[CaseGiven, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict, repr=False)

    def name_of(self, person: str) -> str:
        """Return a person's name."""
        known = self.people.get(person)
        return known.name if known else _("someone")


def read_impacts(workspace: Workspace, today: date) -> Impacts:
    """Read everything that the page shows."""
    people = workspace.mentoring.everyone()
    room = room_of(people.values())
    saw: dict[str, list[Witness]] = {}
    for one in workspace.impacts.witnesses():
        saw.setdefault(one.impact, []).append(one)
    rows: list[ImpactRow] = []
    quarter = ""
    for impact in workspace.impacts.all():
        own = tuple(saw.get(impact.uuid, ()))
        named = _quarter(impact.date, today)
        is_unseen = impact.level is Level.TARGET and not is_seen(impact, own, room)
        who = words.witnessed(own, people)
        rows.append(
            ImpactRow(
                impact=impact,
                witnesses=own,
                heading="" if named == quarter else named,
                line=words.impact_line(impact),
                level=words.level_name(impact.level) if impact.level else "",
                seen=words.unseen_said() if is_unseen else who,
                is_unseen=is_unseen,
            )
        )
        quarter = named
    return Impacts(
        rows=tuple(rows),
        share=workspace.insights.seen(today),
        effort=workspace.insights.effort(today),
        asks=tuple(workspace.sponsorship.asks()),
        aim=workspace.sponsorship.aim(),
        case=workspace.sponsorship.case(),
        given=tuple(workspace.sponsorship.given()),
        people=people,
    )


def with_headings(rows: Iterable[ImpactRow], every: Iterable[ImpactRow]) -> list[ImpactRow]:
    """Return rows with each quarter's name on the first that is listed of it."""
    named = ""
    quarters: dict[str, str] = {}
    for row in every:
        named = row.heading or named
        quarters[row.uuid] = named
    listed: list[ImpactRow] = []
    last = ""
    for row in rows:
        quarter = quarters[row.uuid]
        listed.append(replace(row, heading="" if quarter == last else quarter))
        last = quarter
    return listed


def _quarter(day: date, today: date) -> str:
    same = (day.year, (day.month - 1) // 3) == (today.year, (today.month - 1) // 3)
    return _("This quarter") if same else format_quarter(day)


def listed(
    rows: Sequence[ImpactRow],
    chosen: str,
    unseen: Collection[str],
    behind: Collection[str],
    *,
    lets_through: Callable[[str], bool],
) -> list[ImpactRow]:
    """Return the rows that are listed.

    Args:
        rows: All.
        chosen: The filter: a level, "unseen", or all.
        unseen: Uuids of the unseen pile.
        behind: Uuids that a sentence or a mark counts; they go before the filter.
        lets_through: Whether the filter lists a level.
    """
    if behind:
        return [row for row in rows if row.uuid in behind]
    if chosen == UNSEEN:
        return [row for row in rows if row.uuid in unseen]
    levels = (row.impact.level.value if row.impact.level else "" for row in rows)
    return [row for row, level in zip(rows, levels, strict=True) if lets_through(level)]


def why_none(chosen: str) -> str:
    """Return why nothing is listed."""
    if chosen == UNSEEN:
        return _("Nothing lies unseen: someone in the room saw every next-level result.")
    if chosen == TARGET:
        return _("No result of the next level yet.")
    return _("No result yet.")
