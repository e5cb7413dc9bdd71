"""A3 and A4: what pattern and assumption rules conclude, at their edges."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from growthjournal.domain.assumptions import (
    Assumption,
    AssumptionStatus,
    AssumptionTest,
    conclusion,
    days_untested,
    expectations_differ,
    is_if_then,
    is_stale,
    may_conclude,
    situations,
)
from growthjournal.domain.patterns import (
    CatchStage,
    Pattern,
    PatternStatus,
    Sighting,
    as_sighting,
    is_seen_by_two,
    may_activate,
    merged,
    same_trigger,
    seen_by,
)

DAY = dt.date(2026, 3, 2)
RUN = AssumptionTest(assumption="a", action="x", when_where="Monday", run_on=DAY)


@pytest.mark.parametrize(
    ("belief", "reached"),
    [
        (0, AssumptionStatus.OVERTURNED),
        (25, AssumptionStatus.OVERTURNED),
        (26, AssumptionStatus.HOLDS_ONLY_WHEN),
        (74, AssumptionStatus.HOLDS_ONLY_WHEN),
        (75, AssumptionStatus.HOLDS),
        (100, AssumptionStatus.HOLDS),
        (None, None),
    ],
)
def test_a3_two_tests_in_different_situations_and_a_belief_conclude(belief, reached):
    other = replace(RUN, when_where="Friday")
    assert conclusion([RUN, other], belief) is reached
    assert conclusion([RUN], belief) is None
    assert conclusion([RUN, replace(RUN, when_where=" MONDAY ")], belief) is None
    assert conclusion([RUN, replace(other, run_on=None)], belief) is None
    assert situations([RUN, other, replace(RUN, when_where=None)]) == 2


@pytest.mark.parametrize(("days", "stale"), [(45, False), (46, True)])
def test_a3_untested_for_more_than_45_days_is_a_candidate(days, stale):
    one = Assumption(statement="a", surfaced_on=DAY)
    today = DAY + dt.timedelta(days=days)
    assert is_stale(one, [], today) is stale
    assert is_stale(one, [replace(RUN, run_on=None)], today) is stale
    assert not is_stale(one, [RUN], today)
    assert not is_stale(replace(one, status=AssumptionStatus.PARKED), [], today)


@pytest.mark.parametrize(
    ("statement", "has_form"),
    [
        ("I assume that if I rest, then it fails.", True),
        ("If I am not in the room, quality drops.", True),
        ("Wenn ich frage, wirke ich schwach.", True),
        ("It fails if I rest then", False),
        ("It fails if I rest", False),
        ("Good work speaks for itself.", False),
        ("A gift then, of course", False),
    ],
)
def test_a3_d10_only_what_says_if_and_then_is_concluded(statement, has_form):
    assert is_if_then(statement) is has_form
    one = Assumption(statement=statement)
    tests = [RUN, replace(RUN, when_where="Friday")]
    reached = AssumptionStatus.OVERTURNED if has_form else None
    assert may_conclude(one, tests, 25) is reached
    assert may_conclude(one, tests, None) is None


def test_a3_waiting_days_are_counted_until_a_test_was_run():
    one = Assumption(statement="a", surfaced_on=DAY)
    today = DAY + dt.timedelta(days=50)
    assert days_untested(one, [replace(RUN, run_on=None)], today) == 50
    assert days_untested(one, [RUN], today) is None
    assert days_untested(replace(one, status=AssumptionStatus.PARKED), [], today) is None
    saved = dt.datetime.combine(DAY, dt.time(), dt.UTC)
    assert days_untested(replace(one, surfaced_on=None, created_at=saved), [], today) == 50


def test_a3_expectations_that_are_said_must_differ():
    assert expectations_differ(RUN)
    assert not expectations_differ(replace(RUN, expect_if_true="e", expect_if_false=" e "))
    assert expectations_differ(replace(RUN, expect_if_true="e", expect_if_false="f"))


def test_a4_at_most_three_are_active():
    active = [Pattern(name=str(n), status=PatternStatus.ACTIVE) for n in range(3)]
    fourth = Pattern(name="4")
    assert may_activate(fourth, active[:2])
    assert not may_activate(fourth, active)
    assert may_activate(active[0], active)
    gone = replace(active[0], deleted_at=dt.datetime.now(dt.UTC))
    assert may_activate(fourth, [gone, *active[1:]])


def test_a4_patterns_that_share_a_trigger_are_offered_for_merging():
    old = Pattern(name="old", trigger="Someone pauses.", surfaced_on=DAY)
    new = Pattern(name="new", trigger=" someone  PAUSES", surfaced_on=DAY + dt.timedelta(1))
    other = Pattern(name="other", trigger="A loud room")
    assert same_trigger([new, other, old]) == [(old, new)]
    assert same_trigger([Pattern(name="a"), Pattern(name="b")]) == []
    assert same_trigger([old, replace(new, status=PatternStatus.RETIRED)]) == []


def test_a4_merging_keeps_the_words_of_both():
    first = Pattern(name="a", trigger="t", behaviour="Same.", competencies=("1",))
    second = Pattern(
        name="b", trigger="u", behaviour=" same", cost="c", competencies=("1", "2", "3")
    )
    one = merged(first, second)
    assert (one.uuid, one.name, one.cost) == (first.uuid, "a", "c")
    assert (one.trigger, one.behaviour) == ("t\nu", "Same.")
    assert one.competencies == ("1", "2")


@pytest.mark.parametrize(
    ("keep", "other", "status", "retired_on"),
    [
        ("watching", "active", "active", None),
        ("retired", "watching", "watching", None),
        ("active", "retired", "active", None),
        ("retired", "retired", "retired", DAY),
    ],
)
def test_a4_the_livelier_status_of_two_merged_patterns_stays(keep, other, status, retired_on):
    first = Pattern(name="a", status=PatternStatus(keep))
    second = Pattern(name="b", status=PatternStatus(other))
    if keep == "retired":
        first = replace(first, retired_on=DAY)
    one = merged(first, second)
    assert (one.status, one.retired_on) == (PatternStatus(status), retired_on)


def test_a4_seen_by_two_takes_two_people_who_saw_it():
    named = Pattern(name="a", surfaced_by="ada")
    seen = Sighting(pattern=named.uuid, date=DAY, stage=CatchStage.AFTER)
    assert not is_seen_by_two(named, [seen, replace(seen, person="ada")])
    no_chance = replace(seen, person="bo", opportunity=False, stage=None)
    assert not is_seen_by_two(named, [no_chance])
    assert is_seen_by_two(named, [replace(seen, person="bo")])
    own = Pattern(name="b")
    assert not is_seen_by_two(own, [replace(seen, person="bo")])
    assert seen_by(own, [replace(seen, person="bo"), replace(seen, person="ada")]) == ["bo", "ada"]


def test_a4_who_named_the_merged_pattern_becomes_a_sighting():
    named = Pattern(name="b", surfaced_by="p", surfaced_on=DAY, heard_as="You did it again.")
    one = as_sighting(named, "first")
    assert one is not None
    assert (one.pattern, one.person, one.heard_as) == ("first", "p", "You did it again.")
    assert one.stage is CatchStage.TOLD_LATER
    assert as_sighting(Pattern(name="c"), "first") is None
