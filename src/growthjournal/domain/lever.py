"""Whether the effort spent matches what limits the user (method.md B6; decisions.md 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from growthjournal.domain.entries import Effort
from growthjournal.domain.people import Relation
from growthjournal.domain.seen import room_of
from growthjournal.domain.verdict import Constraint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from growthjournal.domain.assumptions import AssumptionTest
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.impacts import Impact, Witness
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Ask, CaseGiven, SentUpdate
    from growthjournal.domain.verdict import Verdict

LEVER_WEEKS = 13
"""Weeks that are looked at, about 90 days (decisions.md 7)."""
WEEKS_NEEDED = 8
"""Weeks with an act of either kind before anything is said (decisions.md 7)."""
READY_SHARE = Fraction(7, 10)
"""Share of development from which *ready but unknown* is told (B6) [D]."""
READY_DAYS = 90
"""Days for which it must have held (B6) [D]."""
STRETCHED_SHARE = Fraction(6, 10)
"""Share of showing from which *visible but stretched* is told (B6) [D]."""
BUILDING_DAYS = 270
"""Days of *build skill* without a rising competency before it is told (B6) [D]."""


class LeverWarning(StrEnum):
    """What the check has to say."""

    STILL_DEVELOPING = "still-developing"
    AUDIENCE_AHEAD = "audience-ahead"
    CHANGE_METHOD = "change-method"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of development or of showing.

    Attributes:
        uuid: The record behind it.
        kind: Its kind, as `Session.record_wanted` calls it.
        on: Local date.
        effort: Develop or show.
    """

    uuid: str
    kind: str
    on: date
    effort: Effort


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What counts as an act; sightings do not (decisions.md 7).

    Attributes:
        people: Everybody.
        conversations: Those held with a mentor develop.
        tests: Tests that were run develop.
        asks: Show.
        updates: Show.
        given: A case that was given shows.
        impacts: A first-hand witness from the room shows; their effort is what was named.
        witnesses: Of the impacts.
        efforts: Uuid, date and effort of each entry in which effort was named.
    """

    people: Sequence[Person] = ()
    conversations: Sequence[Conversation] = ()
    tests: Sequence[AssumptionTest] = ()
    asks: Sequence[Ask] = ()
    updates: Sequence[SentUpdate] = ()
    given: Sequence[CaseGiven] = ()
    impacts: Sequence[Impact] = ()
    witnesses: Sequence[Witness] = ()
    efforts: Sequence[tuple[str, date, Effort]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverCheck:
    """Weeks with an act of each kind, and what that says.

    Attributes:
        develop: Acts of development within thirteen weeks, newest first.
        show: Acts of showing, newest first.
        develop_weeks: Weeks with at least one act of development.
        show_weeks: Weeks with at least one act of showing.
        weeks: Weeks with an act of either kind.
        warning: What is to be said, or None.
    """

    develop: tuple[Act, ...] = ()
    show: tuple[Act, ...] = ()
    develop_weeks: int = 0
    show_weeks: int = 0
    weeks: int = 0
    warning: LeverWarning | None = None

    @property
    def is_enough(self) -> bool:
        """Whether anything may be said about the mix."""
        return self.weeks >= WEEKS_NEEDED


def lever_check(acts: Acts, verdict: Verdict, today: date, *, is_any_rising: bool) -> LeverCheck:
    """Return whether effort matches the limit.

    Args:
        acts: What was done.
        verdict: What limits the user.
        today: Last day of the thirteen weeks.
        is_any_rising: Whether a competency is rising by the trend rule of A1.
    """
    since = today - timedelta(weeks=LEVER_WEEKS)
    found = sorted(
        (one for one in _all(acts) if since < one.on <= today), key=lambda one: one.on, reverse=True
    )
    develop = tuple(one for one in found if one.effort is Effort.DEVELOP)
    show = tuple(one for one in found if one.effort is Effort.SHOW)
    weeks_of = {
        effort: {(today - one.on).days // 7 for one in rows}
        for effort, rows in ((Effort.DEVELOP, develop), (Effort.SHOW, show))
    }
    check = LeverCheck(
        develop=develop,
        show=show,
        develop_weeks=len(weeks_of[Effort.DEVELOP]),
        show_weeks=len(weeks_of[Effort.SHOW]),
        weeks=len(weeks_of[Effort.DEVELOP] | weeks_of[Effort.SHOW]),
    )
    warning = _warning(check, verdict, today, is_any_rising=is_any_rising)
    return LeverCheck(
        develop=check.develop,
        show=check.show,
        develop_weeks=check.develop_weeks,
        show_weeks=check.show_weeks,
        weeks=check.weeks,
        warning=warning,
    )


def _warning(
    check: LeverCheck, verdict: Verdict, today: date, *, is_any_rising: bool
) -> LeverWarning | None:
    if verdict.constraint is None or verdict.since is None or verdict.is_stale:
        return None
    held = (today - verdict.since).days
    if verdict.constraint is Constraint.BUILD_SKILL:
        return LeverWarning.CHANGE_METHOD if held >= BUILDING_DAYS and not is_any_rising else None
    if not check.is_enough:
        return None
    both = check.develop_weeks + check.show_weeks
    if verdict.constraint is Constraint.READY_UNKNOWN:
        is_developing = Fraction(check.develop_weeks, both) >= READY_SHARE
        return LeverWarning.STILL_DEVELOPING if held >= READY_DAYS and is_developing else None
    if verdict.constraint is Constraint.VISIBLE_STRETCHED:
        is_showing = Fraction(check.show_weeks, both) >= STRETCHED_SHARE
        return LeverWarning.AUDIENCE_AHEAD if is_showing else None
    return None


def _all(acts: Acts) -> Iterator[Act]:
    mentors = {one.uuid for one in acts.people if Relation.MENTOR in one.relations}
    for talk in acts.conversations:
        if talk.held and talk.person in mentors:
            yield Act(uuid=talk.uuid, kind="conversation", on=talk.date, effort=Effort.DEVELOP)
    for test in acts.tests:
        if test.run_on is not None:
            yield Act(
                uuid=test.assumption, kind="assumption", on=test.run_on, effort=Effort.DEVELOP
            )
    for ask in acts.asks:
        yield Act(uuid=ask.uuid, kind="ask", on=ask.on, effort=Effort.SHOW)
    for update in acts.updates:
        yield Act(uuid=update.person, kind="person", on=update.on, effort=Effort.SHOW)
    for given in acts.given:
        yield Act(uuid=given.person, kind="person", on=given.on, effort=Effort.SHOW)
    yield from _of_impacts(acts)
    for uuid, on, effort in acts.efforts:
        if effort is not Effort.DELIVER:
            yield Act(uuid=uuid, kind="entry", on=on, effort=effort)


def _of_impacts(acts: Acts) -> Iterator[Act]:
    room = room_of(acts.people)
    seen = {one.impact for one in acts.witnesses if one.first_hand and one.person in room}
    for one in acts.impacts:
        shows = one.uuid in seen or one.effort_type is Effort.SHOW
        if shows:
            yield Act(uuid=one.uuid, kind="impact", on=one.date, effort=Effort.SHOW)
        if one.effort_type is Effort.DEVELOP:
            yield Act(uuid=one.uuid, kind="impact", on=one.date, effort=Effort.DEVELOP)
