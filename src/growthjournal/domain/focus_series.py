"""The competencies in focus one by one: am I getting better at them? (method.md F6.2, A1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis, RaterRole
from growthjournal.domain.counted import counted_ratings
from growthjournal.domain.timeline import LONGEST_GAP_DAYS
from growthjournal.domain.trends import RATINGS_NEEDED, Trend, band, running_median, trend

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from growthjournal.domain.competencies import AnchorVersion, Competency, FocusSet, Rating
    from growthjournal.domain.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What was rated on one day with one value.

    Attributes:
        on: The day.
        value: 1-5.
        ids: Uuids of the ratings.
        hollow: Whether the latest of them stands without a fact.
        rater: Name of somebody else who rated, None for the user.
    """

    on: date
    value: int
    ids: tuple[str, ...]
    hollow: bool = False
    rater: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Self-ratings on one version of the lines without a gap of over 60 days.

    Attributes:
        middles: Each day with the median of its rating and the two beside it, oldest first.
        half: Half the width of the noise band.
        has_line: Whether there are enough ratings on this version for a line.
    """

    middles: tuple[tuple[date, float], ...]
    half: float
    has_line: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One competency in focus.

    Attributes:
        competency: Its uuid.
        name: In full.
        own: Self-ratings of skill, oldest first.
        others: What other people rated, oldest first.
        stretches: Where the band and the line are drawn, oldest first.
        breaks: Days on which other lines came into force.
        trend: What may be said of the ratings on the present lines.
    """

    competency: str
    name: str
    own: tuple[Spot, ...]
    others: tuple[Spot, ...]
    stretches: tuple[Stretch, ...]
    breaks: tuple[date, ...]
    trend: Trend

    @property
    def count(self) -> int:
        """How many self-ratings are drawn."""
        return sum(len(spot.ids) for spot in self.own)


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusSeries:
    """Data of the chart: a panel for each competency in focus, from start to end."""

    panels: tuple[Panel, ...]
    start: date
    end: date

    @property
    def last(self) -> date | None:
        """Day of the latest rating shown, by anybody."""
        spots = [spot.on for panel in self.panels for spot in (*panel.own, *panel.others)]
        return max(spots, default=None)


def focus_series(
    ratings: Iterable[Rating],
    competencies: Iterable[Competency],
    focus_sets: Sequence[FocusSet],
    anchor_versions: Iterable[AnchorVersion],
    people: Mapping[str, Person],
    start: date,
    end: date,
) -> FocusSeries:
    """Return the skill ratings of what is in focus on the last day.

    Args:
        ratings: Those that stand.
        competencies: All; hidden ones are left out.
        focus_sets: Oldest first.
        anchor_versions: All.
        people: By uuid, to name who else rated.
        start: The first day.
        end: The last day.
    """
    shown = {one.uuid: one for one in competencies if not (one.hidden or one.deleted_at)}
    sets = [one for one in focus_sets if one.since <= end and not one.deleted_at]
    # Sorting keeps the order of equal days, so that the last one chosen on a day holds.
    focus = sorted(sets, key=lambda one: one.since)[-1].competencies if sets else ()
    within = [one for one in ratings if one.axis is Axis.SKILL and start <= one.on <= end]
    versions = list(anchor_versions)
    return FocusSeries(
        panels=tuple(
            _panel(
                shown[uuid],
                [one for one in within if one.competency == uuid],
                [one for one in versions if one.competency == uuid],
                people,
                (start, end),
            )
            for uuid in dict.fromkeys(focus)
            if uuid in shown
        ),
        start=start,
        end=end,
    )


def _panel(
    competency: Competency,
    ratings: Sequence[Rating],
    versions: Sequence[AnchorVersion],
    people: Mapping[str, Person],
    days: tuple[date, date],
) -> Panel:
    own = counted_ratings(ratings)
    by_version: dict[int, list[Rating]] = {}
    for one in own:
        by_version.setdefault(one.anchor_version, []).append(one)
    in_force = max((one.version for one in versions if one.axis is Axis.SKILL), default=1)
    start, end = days
    return Panel(
        competency=competency.uuid,
        name=competency.name,
        own=_spots(own, people),
        others=_spots(outside_ratings(ratings), people),
        stretches=tuple(one for kept in by_version.values() for one in _stretches(kept)),
        breaks=tuple(
            sorted(
                {
                    one.since
                    for one in versions
                    if one.axis is Axis.SKILL and one.version > 1 and start < one.since <= end
                }
            )
        ),
        trend=trend([(one.on, float(one.value or 0)) for one in by_version.get(in_force, [])]),
    )


def outside_ratings(ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """Return what other people rated, oldest first, without "can't say"."""
    everything = list(ratings)
    superseded = {one.supersedes for one in everything}
    kept = [
        one
        for one in everything
        if one.rater_role is not RaterRole.SELF
        and one.value is not None
        and one.uuid not in superseded
        and one.deleted_at is None
    ]
    return tuple(sorted(kept, key=lambda one: one.on))


def _spots(ratings: Sequence[Rating], people: Mapping[str, Person]) -> tuple[Spot, ...]:
    places: dict[tuple[date, int, str | None], list[Rating]] = {}
    for one in ratings:
        name = people[one.rater].name if one.rater and one.rater in people else None
        places.setdefault((one.on, one.value or 0, name), []).append(one)
    return tuple(
        Spot(
            on=on,
            value=value,
            ids=tuple(one.uuid for one in kept),
            hollow=kept[-1].uncorroborated,
            rater=name,
        )
        for (on, value, name), kept in places.items()
    )


def _stretches(ratings: Sequence[Rating]) -> list[Stretch]:
    """Return stretches of ratings on one version; the median never reaches over a gap."""
    runs: list[list[Rating]] = []
    for one in ratings:
        if runs and (one.on - runs[-1][-1].on).days <= LONGEST_GAP_DAYS:
            runs[-1].append(one)
        else:
            runs.append([one])
    half = band([float(one.value or 0) for one in ratings])
    return [
        Stretch(
            middles=tuple(
                zip(
                    (one.on for one in run),
                    running_median([float(one.value or 0) for one in run]),
                    strict=True,
                )
            ),
            half=half,
            has_line=len(ratings) >= RATINGS_NEEDED,
        )
        for run in runs
    ]
