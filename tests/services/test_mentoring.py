import datetime as dt
from dataclasses import replace

import pytest

from growthjournal.domain.assumptions import Assumption, AssumptionStatus, AssumptionTest, Belief
from growthjournal.domain.errors import JournalError
from growthjournal.domain.patterns import (
    CatchStage,
    Pattern,
    PatternStatus,
    Sighting,
    first_and_last_median,
    is_seen_by_two,
    may_retire,
)
from growthjournal.domain.people import Person

DAY = dt.date(2026, 1, 1)


def sightings(pattern, stages, *, step=7):
    return [
        Sighting(pattern=pattern, date=DAY + dt.timedelta(days=step * n), stage=CatchStage(stage))
        for n, stage in enumerate(stages)
    ]


def test_people_are_found_by_name_and_need_one(workspace):
    ada = Person(name="Ada Byron")
    workspace.mentoring.put_person(ada)
    assert workspace.mentoring.person_named("  ada  byron ").uuid == ada.uuid
    assert workspace.mentoring.person_named("Grace") is None
    with pytest.raises(JournalError, match="name"):
        workspace.mentoring.put_person(Person(name=" "))


def test_a4_at_most_three_patterns_are_active(plain):
    mentoring = plain.mentoring
    kept = [Pattern(name=str(n), status=PatternStatus.ACTIVE) for n in range(3)]
    for pattern in kept:
        mentoring.put_pattern(pattern)
    fourth = Pattern(name="4", status=PatternStatus.ACTIVE)
    with pytest.raises(JournalError, match="Three patterns"):
        mentoring.put_pattern(fourth)
    mentoring.put_pattern(replace(kept[0], cost="saving an active one again is fine"))
    mentoring.put_pattern(replace(kept[0], status=PatternStatus.WATCHING))
    mentoring.put_pattern(fourth)
    assert [pattern.name for pattern in mentoring.patterns()][-1] == "0"


def test_a4_no_chance_is_a_row_without_a_stage(plain):
    pattern = Pattern(name="p")
    plain.mentoring.put_pattern(pattern)
    plain.mentoring.add_sighting(Sighting(pattern=pattern.uuid, date=DAY, opportunity=False))
    (row,) = plain.mentoring.sightings(pattern.uuid)
    assert (row.opportunity, row.stage) == (False, None)
    for wrong in (
        Sighting(pattern=pattern.uuid, date=DAY),
        Sighting(pattern=pattern.uuid, date=DAY, opportunity=False, stage=CatchStage.AFTER),
    ):
        with pytest.raises(JournalError, match="how early"):
            plain.mentoring.add_sighting(wrong)


@pytest.mark.parametrize(
    ("days", "stage", "status"),
    [
        (90, CatchStage.AFTER, PatternStatus.WATCHING),
        (91, CatchStage.AFTER, PatternStatus.RETIRED),
        (10, CatchStage.DURING, PatternStatus.RETIRED),
        (-1, CatchStage.TOLD_LATER, PatternStatus.RETIRED),
    ],
)
def test_a4_a_late_sighting_reopens_within_ninety_days(plain, days, stage, status):
    pattern = Pattern(name="p", status=PatternStatus.RETIRED, retired_on=DAY)
    plain.mentoring.put_pattern(pattern)
    day = DAY + dt.timedelta(days=days)
    plain.mentoring.add_sighting(Sighting(pattern=pattern.uuid, date=day, stage=stage))
    assert plain.mentoring.pattern(pattern.uuid).status is status


def test_a4_retirement_needs_five_early_catches_over_six_weeks():
    assert may_retire(sightings("p", [1, 3, 3, 4, 3, 4], step=11))
    assert not may_retire(sightings("p", [1, 3, 3, 4, 3, 4], step=10))
    assert not may_retire(sightings("p", [3, 3, 4, 3], step=30))
    assert not may_retire(sightings("p", [3, 3, 4, 3, 4, 2], step=30))


def test_d11_first_and_last_are_compared_from_twelve_on():
    assert first_and_last_median(sightings("p", [0] * 11)) is None
    assert first_and_last_median(sightings("p", [0] * 6 + [3] * 6)) == (0.0, 3.0)


def test_a4_seen_by_two_counts_other_people_only():
    pattern = Pattern(name="p", surfaced_by="a")
    mine = Sighting(pattern="p", date=DAY, stage=CatchStage.AFTER)
    assert not is_seen_by_two(pattern, [mine, replace(mine, person="a")])
    assert is_seen_by_two(pattern, [replace(mine, person="b")])


def test_beliefs_are_added_and_the_latest_counts(plain):
    assumption = Assumption(statement="I assume that if I ask, then I look weak.")
    plain.mentoring.put_assumption(assumption)
    assert plain.mentoring.belief(assumption.uuid) is None
    first = Belief(assumption=assumption.uuid, on=DAY, value=80)
    plain.mentoring.believe(first)
    plain.mentoring.believe(Belief(assumption=assumption.uuid, on=DAY, value=35))
    assert [one.value for one in plain.mentoring.beliefs(assumption.uuid)] == [80, 35]
    plain.mentoring.believe(
        Belief(assumption=assumption.uuid, on=DAY, value=70, supersedes=first.uuid)
    )
    assert [one.value for one in plain.mentoring.beliefs(assumption.uuid)] == [35, 70]
    with pytest.raises(JournalError, match="0 to 100"):
        plain.mentoring.believe(Belief(assumption=assumption.uuid, on=DAY, value=101))


def test_a3_belief_before_is_copied_and_locked_when_planned(plain):
    assumption = Assumption(statement="I assume that if x, then y.")
    plain.mentoring.put_assumption(assumption)
    plain.mentoring.believe(Belief(assumption=assumption.uuid, on=DAY, value=80))
    test = AssumptionTest(assumption=assumption.uuid, action="ask once", planned_on=DAY)
    plain.mentoring.put_test(test)
    plain.mentoring.believe(Belief(assumption=assumption.uuid, on=DAY, value=10))
    plain.mentoring.put_test(replace(test, belief_before=5, belief_after=20, run_on=DAY))
    (stored,) = plain.mentoring.tests(assumption.uuid)
    assert (stored.belief_before, stored.belief_after) == (80, 20)


@pytest.mark.parametrize(
    ("status", "is_kept"),
    [("overturned", True), ("holds", False), ("holds-only-when", False), ("parked", True)],
)
def test_a3_only_the_conclusion_that_is_reached_is_kept(plain, status, is_kept):
    mentoring = plain.mentoring
    one = Assumption(statement="I assume that if x, then y.")
    mentoring.put_assumption(one)
    for place in ("Monday", "Friday"):
        mentoring.put_test(
            AssumptionTest(assumption=one.uuid, action="a", when_where=place, run_on=DAY)
        )
    mentoring.believe(Belief(assumption=one.uuid, on=DAY, value=25))
    wanted = replace(one, status=AssumptionStatus(status))
    if is_kept:
        mentoring.put_assumption(wanted)
        assert mentoring.assumption(one.uuid).status == status
    else:
        with pytest.raises(JournalError, match="do not add up"):
            mentoring.put_assumption(wanted)
        assert mentoring.assumption(one.uuid).status is AssumptionStatus.UNTESTED


def test_a3_a_conclusion_stays_while_belief_moves_on_and_the_sentence_is_edited(plain):
    mentoring = plain.mentoring
    one = Assumption(statement="I assume that if x, then y.")
    mentoring.put_assumption(one)
    for place in ("Monday", "Friday"):
        mentoring.put_test(
            AssumptionTest(assumption=one.uuid, action="a", when_where=place, run_on=DAY)
        )
    mentoring.believe(Belief(assumption=one.uuid, on=DAY, value=90))
    mentoring.put_assumption(replace(one, status=AssumptionStatus.HOLDS))
    mentoring.believe(Belief(assumption=one.uuid, on=DAY, value=50))
    mentoring.put_assumption(replace(one, statement="Plain.", status=AssumptionStatus.HOLDS))
    assert mentoring.assumption(one.uuid).statement == "Plain."


def test_a3_expectations_must_differ(plain):
    assumption = Assumption(statement="I assume that if x, then y.")
    plain.mentoring.put_assumption(assumption)
    same = AssumptionTest(
        assumption=assumption.uuid, action="a", expect_if_true="e", expect_if_false=" e "
    )
    with pytest.raises(JournalError, match="must differ"):
        plain.mentoring.put_test(same)


def test_removing_is_undone_by_restoring(plain):
    pattern = Pattern(name="p")
    plain.mentoring.put_pattern(pattern)
    plain.mentoring.remove_pattern(pattern.uuid)
    assert plain.mentoring.patterns() == []
    plain.mentoring.restore_pattern(pattern.uuid)
    assert [one.uuid for one in plain.mentoring.patterns()] == [pattern.uuid]
