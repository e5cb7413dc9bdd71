"""When a review is offered, what it reads back, which earlier day it judges anew (F4)."""

from datetime import date, timedelta

import pytest

from growthjournal.domain.competencies import Axis, Basis, Rating
from growthjournal.domain.diagnostics import Diagnostic, Purpose, QuarterlyReview
from growthjournal.domain.patterns import Pattern, PatternStatus
from growthjournal.domain.quarterly import (
    MINUTES,
    Step,
    Written,
    answered_in,
    are_numbers_shown,
    asked_patterns,
    due_on,
    is_year_over,
    looks_back,
    open_review,
    read_back,
    steps,
)

TODAY = date(2026, 11, 20)


def ago(days):
    return TODAY - timedelta(days=days)


def done(days):
    return QuarterlyReview(began_on=ago(days + 2), finished_on=ago(days))


def test_it_takes_fifteen_minutes_and_leaves_out_what_has_nothing_to_ask():
    assert sum(MINUTES.values()) == 15
    assert steps(has_patterns=True, has_beliefs=True) == tuple(Step)
    assert steps(has_patterns=False, has_beliefs=False) == (
        Step.QUESTIONS,
        Step.VERDICT,
        Step.QUARTER,
    )


@pytest.mark.parametrize(
    ("reviews", "first", "due"),
    [
        ([], None, None),
        ([], ago(100), ago(9)),
        ([done(91)], ago(900), TODAY),
        ([done(400), done(10)], ago(900), ago(10) + timedelta(days=91)),
        # One that is half done does not move the day.
        ([done(91), QuarterlyReview(began_on=ago(1))], ago(900), TODAY),
    ],
)
def test_the_next_one_is_due_a_quarter_after_the_last_or_after_the_first_entry(reviews, first, due):
    assert due_on(reviews, first) == due


def test_the_review_that_was_begun_last_is_resumed():
    older, newer = QuarterlyReview(began_on=ago(200)), QuarterlyReview(began_on=ago(3))
    assert open_review([older, newer, done(1)]) is newer
    assert open_review([done(1)]) is None


@pytest.mark.parametrize(
    ("reviews", "shown"),
    [
        ([], False),
        ([done(13)], True),
        ([done(14)], False),
        ([QuarterlyReview(began_on=ago(1), step="questions")], False),
        ([QuarterlyReview(began_on=ago(1), step="verdict")], True),
        ([QuarterlyReview(began_on=ago(1))], False),
    ],
)
def test_hidden_numbers_are_shown_once_the_questions_are_passed_and_two_weeks_after(reviews, shown):
    assert are_numbers_shown(reviews, TODAY) is shown


def sitting(days, **more):
    return Diagnostic(on=ago(days), finished=True, **more)


@pytest.mark.parametrize(
    ("one", "rests"),
    [
        (sitting(0), True),
        (sitting(27), True),
        (sitting(28), False),
        (sitting(1, rater="ingrid"), False),
        (sitting(1, axis=Axis.SKILL, purpose=Purpose.CONFIRMATION), False),
        (sitting(1, aim="another"), False),
        (Diagnostic(on=TODAY), False),
    ],
)
def test_a_review_rests_on_the_full_sitting_of_its_time(one, rests):
    found = answered_in(QuarterlyReview(began_on=TODAY), [one], None)
    assert (found is one) is rests


def written(uuid, letters=10, links=0):
    return Written(uuid=uuid, letters=letters, links=links)


def test_eight_entries_are_read_back_the_longest_the_most_linked_and_two_others():
    long = [written(f"long{n}", letters=900 + n, links=9) for n in range(3)]
    linked = [written(f"linked{n}", links=5 + n) for n in range(3)]
    others = [written(f"other{n}") for n in range(20)]
    found = read_back([*others, *linked, *long], "seed")
    assert found[:3] == ("long2", "long1", "long0")
    assert found[3:6] == ("linked2", "linked1", "linked0")
    assert len(found) == len(set(found)) == 8
    assert all(one.startswith("other") for one in found[6:])
    assert read_back([*others, *linked, *long], "seed") == found
    seeds = {read_back([*others, *linked, *long], str(n))[6:] for n in range(9)}
    assert len(seeds) > 1


def test_few_entries_are_read_back_once_each():
    few = [written("a"), written("b", links=2)]
    assert sorted(read_back(few, "seed")) == ["a", "b"]
    assert read_back([], "seed") == ()
    # Without links, chance fills what is missing.
    assert len(read_back([written(str(n)) for n in range(30)], "seed")) == 8


def test_active_patterns_are_asked_first_and_retired_ones_not_at_all():
    on_watch = Pattern(name="b", status=PatternStatus.WATCHING)
    active = Pattern(name="a", status=PatternStatus.ACTIVE)
    retired = Pattern(name="c", status=PatternStatus.RETIRED)
    assert asked_patterns([on_watch, retired, active]) == (active, on_watch)


def rated(competency, days, **more):
    return Rating(competency=competency, axis=Axis.SKILL, value=3, on=ago(days), **more)


def test_the_two_competencies_rated_most_are_judged_anew_for_their_first_day_of_the_year():
    ratings = [
        *(rated("often", days) for days in (400, 300, 200, 100, 10)),
        *(rated("second", days) for days in (120, 60, 30)),
        *(rated("once", days) for days in (364,)),
        *(rated("young", days) for days in (89, 60, 50, 40, 30)),
        *(rated("others", days, rater="ingrid") for days in (300, 200, 100)),
        *(rated("then", days, basis=Basis.THEN) for days in (300, 200, 100)),
    ]
    found = looks_back(ratings, TODAY)
    assert [(one.competency, one.on) for one in found] == [
        ("often", ago(300)),
        ("second", ago(120)),
    ]
    assert looks_back([rated("young", 89)], TODAY) == ()
    assert [one.on for one in looks_back([rated("old", 90)], TODAY)] == [ago(90)]


@pytest.mark.parametrize(
    ("ratings", "over"),
    [
        ([], True),
        ([rated("a", 364, basis=Basis.QUARTERLY)], False),
        ([rated("a", 365, basis=Basis.QUARTERLY)], True),
        ([rated("a", 3)], True),
    ],
)
def test_all_competencies_are_rated_once_a_year(ratings, over):
    assert is_year_over(ratings, TODAY) is over
