"""What is said about patterns and assumptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.assumptions import (
    HOLDS_BELIEF,
    OVERTURNED_BELIEF,
    TESTS_NEEDED,
    AssumptionStatus,
)
from growthjournal.domain.patterns import (
    COMPARE_COUNT,
    COMPARE_MINIMUM,
    RETIRE_DAYS,
    RETIRE_RUN,
    SAME_STAGE,
    CatchStage,
    PatternStatus,
    first_and_last_median,
    may_retire,
    staged,
)
from growthjournal.language import format_date, format_number, list_of, ngettext
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.assumptions import AssumptionTest, Belief
    from growthjournal.domain.patterns import Pattern, Sighting


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A few words at the end of a row.

    Attributes:
        text: What is said.
        is_good: Caught early: shown in the colour of what went well.
    """

    text: str
    is_good: bool = False


def stage_name(stage: CatchStage | None) -> str:
    """Return a stage as its button says it; None for "no chance arose"."""
    if stage is None:
        return _("no chance arose")
    return {
        CatchStage.TOLD_LATER: _("told later"),
        CatchStage.AFTER: _("after"),
        CatchStage.DURING: _("during"),
        CatchStage.BEFORE: _("before"),
        CatchStage.NEW_THING: _("did the new thing"),
    }[stage]


def stage_meaning(stage: CatchStage | None) -> str:
    """Return a stage as a sentence, for the button's description."""
    if stage is None:
        return _("Nothing happened that could have set it off.")
    return {
        CatchStage.TOLD_LATER: _("Someone told me later."),
        CatchStage.AFTER: _("I noticed after it happened."),
        CatchStage.DURING: _("I noticed while it happened."),
        CatchStage.BEFORE: _("I noticed before it happened."),
        CatchStage.NEW_THING: _("I noticed before it happened and did the new thing."),
    }[stage]


def outcome_name(outcome: int | None) -> str:
    """Return how a sighting turned out; None when it was not judged."""
    if outcome is None:
        return _("not said")
    return {
        -2: _("turned out much worse"),
        -1: _("turned out worse"),
        0: _("turned out as it always did"),
        1: _("turned out better"),
        2: _("turned out much better"),
    }[outcome]


def median_name(value: float) -> str:
    """Return the name of a median stage; one between two stages names both."""
    lower = CatchStage(int(value))
    if value == lower:
        return stage_name(lower)
    return _("{earlier} or {later}").format(
        earlier=stage_name(lower), later=stage_name(CatchStage(lower + 1))
    )


def status_name(status: PatternStatus) -> str:
    """Return how a pattern's status is called."""
    return {
        PatternStatus.ACTIVE: _("Active"),
        PatternStatus.WATCHING: _("Watching"),
        PatternStatus.RETIRED: _("Retired"),
    }[status]


def sightings_said(count: int) -> str:
    """Return a number of sightings."""
    return ngettext("{count} sighting", "{count} sightings", count).format(
        count=format_number(count)
    )


def pattern_phrase(pattern: Pattern, sightings: Sequence[Sighting]) -> Phrase:
    """Return the quiet words at the end of a pattern's row."""
    if pattern.status is PatternStatus.RETIRED:
        if pattern.retired_on is None:
            return Phrase(text=_("retired"))
        day = format_date(pattern.retired_on, "medium")
        return Phrase(text=_("retired {date}").format(date=day))
    if may_retire(sightings):
        return Phrase(text=_("retire?"), is_good=True)
    if not sightings:
        return Phrase(text=_("no sightings yet"))
    medians = first_and_last_median(sightings)
    if medians is not None:
        first, last = medians
        return Phrase(text=_moved(first, last), is_good=last >= CatchStage.BEFORE)
    count = len(staged(sightings))
    return Phrase(text=sightings_said(count) if count else _("can’t tell yet"))


def _moved(first: float, last: float) -> str:
    if abs(last - first) < SAME_STAGE:
        return _("still “{stage}”").format(stage=median_name(last))
    return _("{last}, from “{first}”").format(last=median_name(last), first=median_name(first))


def pattern_finding(sightings: Sequence[Sighting]) -> str:
    """Return the sentence under a pattern's strip: first six against last six, or why not yet."""
    rows = staged(sightings)
    medians = first_and_last_median(sightings)
    if medians is None:
        return _(
            "Can’t tell yet: {count} of the {needed} sightings needed to compare the "
            "first {six} with the last {six}."
        ).format(count=len(rows), needed=COMPARE_MINIMUM, six=COMPARE_COUNT)
    first, last = medians
    sentence = _("Median of the last {six}: {last}. Of the first {six}: {first}.").format(
        six=COMPARE_COUNT, last=median_name(last), first=median_name(first)
    )
    counted = _("{sightings}, {start} to {end}.").format(
        sightings=sightings_said(len(rows)),
        start=format_date(rows[0].date, "medium"),
        end=format_date(rows[-1].date, "medium"),
    )
    return f"{sentence} {counted}"


def retire_offer() -> str:
    """Return why a pattern may be retired."""
    return _(
        "Caught before it happened {run} times in a row, over {weeks} weeks or longer. Retire it?"
    ).format(run=RETIRE_RUN, weeks=RETIRE_DAYS // 7)


def retire_progress(sightings: Sequence[Sighting]) -> str:
    """Return what is missing before a pattern can be retired; empty when nothing counts yet."""
    stages = [one.stage for one in staged(sightings)]
    run = next(
        (
            place
            for place, stage in enumerate(reversed(stages))
            if stage is None or stage < CatchStage.BEFORE
        ),
        len(stages),
    )
    if not run:
        return ""
    return ngettext(
        "Caught before it happened {count} time in a row; {run} in a row over {weeks} weeks "
        "are needed to retire it.",
        "Caught before it happened {count} times in a row; {run} in a row over {weeks} weeks "
        "are needed to retire it.",
        run,
    ).format(count=run, run=RETIRE_RUN, weeks=RETIRE_DAYS // 7)


def merge_offer(name: str) -> str:
    """Return why two patterns may be merged."""
    return _("“{name}” is set off by the same thing. Are the two one pattern?").format(name=name)


def named_by(name: str | None, day: date | None) -> str:
    """Return who named a pattern and when; None is the user."""
    if name is None and day is None:
        return _("noticed yourself")
    if name is None:
        return _("noticed yourself, {date}").format(date=format_date(_real(day)))
    if day is None:
        return _("named by {name}").format(name=name)
    return _("named by {name}, {date}").format(name=name, date=format_date(day))


def seen_by_two() -> str:
    """Return the mark of a pattern that two people other than the user saw."""
    return _("seen by two")


def seen_by(names: Sequence[str]) -> str:
    """Return who saw a pattern, two or more people other than the user."""
    return ngettext(
        "Seen by {count} other person: {people}",
        "Seen by {count} other people: {people}",
        len(names),
    ).format(count=format_number(len(names)), people=list_of(names))


def surfaced_by(name: str | None, day: date | None) -> str:
    """Return who surfaced an assumption and when; None is the user."""
    if name is None:
        return named_by(name, day)
    if day is None:
        return _("surfaced by {name}").format(name=name)
    return _("surfaced by {name}, {date}").format(name=name, date=format_date(day))


def _real(day: date | None) -> date:
    if day is None:
        raise ValueError("a date is needed here")
    return day


def conclusion_name(status: AssumptionStatus) -> str:
    """Return how an assumption's status is called."""
    return {
        AssumptionStatus.UNTESTED: _("Untested"),
        AssumptionStatus.TESTING: _("Testing"),
        AssumptionStatus.HOLDS: _("Holds"),
        AssumptionStatus.HOLDS_ONLY_WHEN: _("Holds only when …"),
        AssumptionStatus.OVERTURNED: _("Overturned"),
        AssumptionStatus.PARKED: _("Parked"),
    }[status]


def percent(value: int) -> str:
    """Return a belief as a percentage."""
    return _("{value}%").format(value=format_number(value))


def belief_phrase(beliefs: Sequence[Belief]) -> Phrase:
    """Return the belief now, and what it was at first where that differs."""
    if not beliefs:
        return Phrase(text=_("not stated"))
    first, last = beliefs[0].value, beliefs[-1].value
    if first == last:
        return Phrase(text=percent(last))
    return Phrase(text=_("{now}, was {first}").format(now=percent(last), first=percent(first)))


def belief_finding(beliefs: Sequence[Belief]) -> str:
    """Return the belief's course as a sentence."""
    if not beliefs:
        return _("You have not said yet how far you believe it.")
    last = beliefs[-1]
    now = _("You believe it {value} ({date}).").format(
        value=percent(last.value), date=format_date(last.on, "medium")
    )
    if len(beliefs) == 1:
        return now
    first = beliefs[0]
    then = _("At first: {value} ({date}).").format(
        value=percent(first.value), date=format_date(first.on, "medium")
    )
    return f"{now} {then}"


def tests_said(tests: Sequence[AssumptionTest]) -> str:
    """Return how many tests were run and how many are planned."""
    run = sum(test.run_on is not None for test in tests)
    planned = len(tests) - run
    parts = []
    if run:
        parts.append(ngettext("tested {count} time", "tested {count} times", run).format(count=run))
    if planned:
        parts.append(
            ngettext("{count} test planned", "{count} tests planned", planned).format(count=planned)
        )
    return " · ".join(parts) or _("not tested yet")


def conclusion_rule() -> str:
    """Return what has to happen before an assumption is concluded."""
    return _(
        "A conclusion needs {tests} tests run in different situations (say when and where). "
        "Belief of {low} or less: overturned. {high} or more: holds. Between: holds only when."
    ).format(tests=TESTS_NEEDED, low=OVERTURNED_BELIEF, high=HOLDS_BELIEF)


def needs_if_then() -> str:
    """Return why a statement of another form is not concluded yet."""
    return _(
        "Before it is concluded, write it as “I assume that if …, then …”: only then can a test "
        "show that it is wrong."
    )


def stale_note(days: int) -> str:
    """Return that an assumption has waited long for a test (A3)."""
    return _(
        "No test was run in {days} days. It is offered when you prepare your next conversation."
    ).format(days=format_number(days))


def conclusion_offer(status: AssumptionStatus, situations: int, belief: int) -> str:
    """Return what tests and belief add up to."""
    return _("{tests} tests in different situations, belief {belief}: {conclusion}.").format(
        tests=situations, belief=percent(belief), conclusion=conclusion_name(status).lower()
    )
