"""What the weekly check-in asks, and its draft."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.domain.check_in import (
    Becomes,
    Draft,
    Due,
    Happened,
    Step,
    from_text,
    next_rated,
    open_move,
    overdue,
    steps,
    written,
)
from growthjournal.domain.competencies import Axis, Basis, Competency, Rating
from growthjournal.domain.diagnostics import NextMove
from growthjournal.domain.forecasts import Forecast, Settled
from growthjournal.domain.impacts import Level
from growthjournal.domain.patterns import CatchStage

TODAY = date(2026, 11, 23)
FOUR = [Competency(name=name, short=name) for name in ("A", "B", "C", "D")]
FOCUS = tuple(one.uuid for one in FOUR)
ALL = Due(move="m", patterns=("p",), promises=1, forecasts=("f",), rating=(FOCUS[0], Axis.SKILL))


def rating(one, axis, weeks_ago=0, **more):
    on = TODAY - timedelta(weeks=weeks_ago)
    return Rating(competency=one.uuid, axis=axis, value=3, on=on, **more)


def test_three_steps_where_nothing_else_is_due():
    due = replace(ALL, promises=0, forecasts=())
    assert steps(due) == (Step.MOVE, Step.PATTERNS, Step.RATING)


def test_promises_and_forecasts_come_when_due_and_the_rest_on_demand():
    assert steps(ALL) == (Step.MOVE, Step.PATTERNS, Step.PROMISES, Step.FORECASTS, Step.RATING)
    assert steps(ALL, more=True) == tuple(Step)
    assert steps(Due()) == ()


def test_one_axis_a_week_in_turn_and_each_competency_before_any_again():
    ratings = []
    asked = []
    for week in range(16):
        uuid, axis = next_rated(FOUR, FOCUS, ratings)
        asked.append((uuid, axis))
        one = next(each for each in FOUR if each.uuid == uuid)
        ratings.append(rating(one, axis, weeks_ago=16 - week))
    assert [axis for _uuid, axis in asked[:4]] == [
        Axis.SKILL,
        Axis.VISIBILITY,
        Axis.SKILL,
        Axis.VISIBILITY,
    ]
    for axis in Axis:
        turn = [uuid for uuid, each in asked if each is axis]
        assert turn == [*FOCUS, *FOCUS]


def test_others_and_then_ratings_do_not_take_a_turn():
    mine = rating(FOUR[0], Axis.SKILL, weeks_ago=1)
    theirs = rating(FOUR[0], Axis.VISIBILITY, rater="ada", basis=Basis.OUTSIDE)
    then = rating(FOUR[0], Axis.VISIBILITY, basis=Basis.THEN, then_date=TODAY)
    assert next_rated(FOUR, FOCUS, [mine, theirs, then]) == (FOCUS[0], Axis.VISIBILITY)


def test_without_a_focus_every_competency_takes_its_turn():
    first = rating(FOUR[0], Axis.SKILL)
    seen = rating(FOUR[0], Axis.VISIBILITY)
    assert next_rated(FOUR, (), [first, seen]) == (FOCUS[1], Axis.SKILL)
    assert next_rated([], (), []) is None
    hidden = next_rated(FOUR[1:], FOCUS[:2], [])
    assert hidden == (FOCUS[1], Axis.SKILL)


def forecast(days_past, settled=None):
    day = TODAY - timedelta(days=days_past)
    return Forecast(
        decision="d", statement="It holds", probability=70, review_on=day, settled=settled
    )


def test_forecasts_are_asked_about_a_week_after_their_day_two_at_a_time():
    assert overdue([forecast(6)], TODAY) == ()
    seven, ten, twenty = forecast(7), forecast(10), forecast(20)
    settled = forecast(30, Settled.VOID)
    assert overdue([seven, ten, settled, twenty], TODAY) == (twenty, ten)
    assert overdue([seven], TODAY) == (seven,)


def test_the_open_move_is_asked_about_from_a_week_before_its_day():
    soon = NextMove(act="Ask", due=TODAY + timedelta(days=7))
    later = NextMove(act="Tell", due=TODAY + timedelta(days=8))
    done = NextMove(act="Show", due=TODAY, happened=True, closed_on=TODAY)
    assert open_move([later, done], TODAY) is None
    assert open_move([later, soon, done], TODAY) == soon


texts = st.text(max_size=30)
drafts = st.builds(
    Draft,
    step=st.none() | st.sampled_from(Step),
    more=st.booleans(),
    happened=st.none() | st.sampled_from(Happened),
    said=texts,
    becomes=st.none() | st.sampled_from(Becomes),
    becomes_of=st.none() | texts,
    stages=st.dictionaries(texts, st.none() | st.sampled_from(CatchStage), max_size=3),
    settled=st.dictionaries(texts, st.sampled_from(Settled), max_size=2),
    rated=st.none() | st.tuples(texts, st.sampled_from(Axis)),
    value=st.none() | st.integers(0, 5),
    evidence=st.dictionaries(texts, texts, max_size=2),
    line=texts,
    seen_by=st.lists(texts, max_size=2).map(tuple),
    win=texts,
    level=st.none() | st.sampled_from(Level),
    witnesses=st.dictionaries(texts, st.booleans(), max_size=2),
    mind=texts,
    names=st.dictionaries(texts, texts, max_size=2),
)


@given(drafts)
def test_a_draft_comes_back_as_it_was(draft):
    assert from_text(written(draft)) == draft


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"', '{"stages": 3, "value": "x"}'])
def test_a_draft_that_cannot_be_read_is_empty(text):
    assert from_text(text) == Draft()


def test_what_can_be_read_of_a_draft_is_kept():
    text = '{"step": "dance", "win": "Moved", "stages": {"p": 9}, "unknown": 1}'
    assert from_text(text) == Draft(win="Moved")


def test_where_it_was_left_alone_says_nothing():
    assert not Draft(step=Step.WIN, more=True).says_something
    answered = {
        "happened": Happened.NOT_YET,
        "said": "x",
        "stages": {"p": None},
        "settled": {"f": Settled.NO},
        "value": 0,
        "line": "x",
        "win": "x",
        "mind": "x",
    }
    assert set(answered) <= {one.name for one in fields(Draft)}
    for name, value in answered.items():
        assert Draft(**{name: value}).says_something, name
