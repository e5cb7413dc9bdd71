from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from statistics import mean, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growthjournal.domain.competencies import (
    AnchorVersion,
    Axis,
    Basis,
    Competency,
    FocusSet,
    RaterRole,
    Rating,
)
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.counted import counted_ratings
from growthjournal.domain.dumbbells import dumbbells
from growthjournal.domain.timeline import gap_series, line_trend, needed_of, runs

START, END = date(2026, 1, 1), date(2026, 12, 31)
ALL = tuple(
    Competency(uuid=letter, name=letter * 3, short=letter, position=place)
    for place, letter in enumerate("abcdefgh")
)
FOUR = FocusSet(since=START, competencies=("a", "b", "c", "d"))
SKILL, SEEN = Axis.SKILL, Axis.VISIBILITY


def rate(competency, value, on, axis=SKILL, **more):
    return Rating(competency=competency, axis=axis, value=value, on=on, **more)


def day(number):
    return START + timedelta(days=number)


def series(ratings, *, focus=(FOUR,), anchors=(), talks=(), known=ALL, start=START, end=END):
    return gap_series(ratings, known, focus, anchors, talks, start, end)


def baseline(letters="abc", on=START, value=3):
    return [rate(c, value, on, axis) for c in letters for axis in Axis]


def test_two_of_four_draw_no_point_but_their_dots():
    found = series([rate("a", 2, START), rate("b", 4, START)])
    (point,) = found.points
    assert (point.skill, point.skill_of, point.focus) == (None, 2, 4)
    assert len(point.skill_ids) == 2
    assert [(dot.value, dot.short) for dot in found.dots] == [(2, "a"), (4, "b")]
    assert runs(found, SKILL) == ()


def test_three_of_four_draw_a_point():
    ratings = [rate("a", 2, START), rate("b", 4, START), rate("c", 5, START)]
    (point,) = series(ratings).points
    assert point.skill == pytest.approx(11 / 3)
    assert point.visibility is None
    assert set(point.rating_ids) == {rating.uuid for rating in ratings}


@pytest.mark.parametrize(("focus", "needed"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 3), (5, 4)])
def test_all_but_one_are_needed(focus, needed):
    assert needed_of(focus) == needed


def test_the_median_of_the_last_three():
    ratings = [*baseline("bcd"), *(rate("a", v, day(n)) for n, v in enumerate([1, 5, 4, 2]))]
    assert [point.skill for point in series(ratings).points] == [
        mean([1, 3, 3, 3]), mean([3, 3, 3, 3]), mean([4, 3, 3, 3]), mean([4, 3, 3, 3]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("axis", "age", "drawn"),
    [(SKILL, 90, True), (SKILL, 91, False), (SEEN, 180, True), (SEEN, 181, False)],
)
def test_window_edges(axis, age, drawn):
    ratings = [*(rate(c, 3, START, axis) for c in "abc"), rate("d", 3, day(age), axis)]
    last = series(ratings).points[-1]
    assert last.of(axis) == (4 if drawn else 1)
    assert (last.value(axis) is not None) is drawn


def test_a_rating_before_the_start_counts_in_its_window():
    ratings = [*baseline(on=day(-30)), rate("d", 3, day(1))]
    found = series(ratings, focus=(replace(FOUR, since=day(-60)),))
    assert [point.on for point in found.points] == [day(1)]
    assert found.points[0].visibility_of == 3


def test_what_is_left_out():
    old = rate("a", 1, START)
    kept = rate("a", 4, START, supersedes=old.uuid)
    ratings = [
        old,
        kept,
        rate("b", None, START),
        rate("b", 2, START, basis=Basis.THEN, then_date=START),
        rate("b", 2, START, rater="m", rater_role=RaterRole.MENTOR),
        rate("b", 2, START, deleted_at=datetime(2026, 2, 1, tzinfo=UTC)),
    ]
    assert counted_ratings(ratings) == (kept,)
    assert [dot.rating for dot in series(ratings).dots] == [kept.uuid]


def test_a_correction_to_cannot_say_removes():
    old = rate("a", 1, START)
    assert counted_ratings([old, rate("a", None, START, supersedes=old.uuid)]) == ()


def test_ratings_of_one_day_count_in_the_order_they_were_made():
    made = datetime(2026, 1, 1, 9, tzinfo=UTC)
    values = [5, 1, 2, 3]
    ratings = [
        rate("a", value, START, created_at=made + timedelta(minutes=n))
        for n, value in enumerate(values)
    ]
    (row,) = [d for d in dumbbells(ratings[::-1], ALL, START) if d.competency == "a"]
    assert row.skill == 2


def test_competencies_out_of_focus_make_no_point():
    assert series(baseline("efg")).points == ()
    assert series(baseline(), focus=()).points == ()


def test_a_hidden_competency_leaves_its_focus_set():
    known = tuple(replace(c, hidden=c.uuid == "d") for c in ALL)
    found = series(baseline("ab"), known=known)
    assert found.focus == ("a", "b", "c")
    assert found.needed == 2
    assert found.points[0].skill == 3


def test_points_on_dates_with_a_rating_of_either_axis():
    found = series([*baseline(), rate("a", 5, day(10), SEEN)])
    assert [point.on for point in found.points] == [START, day(10)]
    assert found.points[1].skill == 3
    assert found.points[1].fresh == {SEEN}


@pytest.mark.parametrize(("pause", "broken"), [(60, False), (61, True)])
def test_a_gap_of_over_60_days_breaks(pause, broken):
    found = series([*baseline(), *baseline(on=day(pause))])
    assert found.breaks == ((day(pause),) if broken else ())
    assert len(runs(found, SKILL)) == 1 + broken


def test_a_changed_focus_breaks_but_its_order_does_not():
    swapped = FocusSet(since=day(5), competencies=("d", "c", "b", "a"))
    other = FocusSet(since=day(15), competencies=("a", "b", "c", "e"))
    ratings = [r for n in (0, 10, 20) for r in baseline(on=day(n))]
    found = series(ratings, focus=(FOUR, swapped, other))
    assert found.breaks == (day(20),)
    assert found.focus == ("a", "b", "c", "e")


def anchor(competency, version, since):
    levels = ("1", "2", "3", "4", "5")
    return AnchorVersion(
        competency=competency, axis=SKILL, version=version, levels=levels, since=since
    )


@pytest.mark.parametrize(
    ("version", "breaks"),
    [
        (anchor("a", 2, day(10)), (day(10),)),
        (anchor("a", 2, day(11)), (day(20),)),
        (anchor("a", 2, START), ()),
        (anchor("a", 1, day(10)), ()),
        (anchor("h", 2, day(10)), ()),
    ],
)
def test_a_new_anchor_of_a_focus_competency_breaks(version, breaks):
    ratings = [r for n in (0, 10, 20) for r in baseline(on=day(n))]
    assert series(ratings, anchors=(version,)).breaks == breaks


def test_conversations_in_range_that_were_held():
    talks = [
        Conversation(uuid="late", person="p", date=day(9)),
        Conversation(uuid="early", person="p", date=day(3)),
        Conversation(uuid="planned", person="p", date=day(4), held=False),
        Conversation(uuid="before", person="p", date=day(-1)),
    ]
    assert series([], talks=talks).conversations == ((day(3), "early"), (day(9), "late"))


def test_a_trend_counts_only_dates_on_which_the_axis_was_rated():
    seen = [rate("a", 3, day(7 * n), SEEN) for n in range(1, 12)]
    found = series([*baseline(), *seen])
    assert line_trend(found, SKILL).count == 1
    assert line_trend(found, SEEN).count == 12


def test_a_trend_starts_anew_after_a_break():
    ratings = [r for n in range(12) for r in baseline(on=day(7 * n), value=1 + n // 3)]
    assert line_trend(series(ratings), SKILL).word == "rising"
    found = series(ratings, anchors=(anchor("a", 2, day(70)),))
    assert (line_trend(found, SKILL).word, line_trend(found, SKILL).count) == ("cant-tell", 2)


def test_a_line_that_ended_cannot_be_told():
    skill = [rate(c, 1 + n // 3, day(7 * n)) for n in range(12) for c in "abc"]
    later = [rate("a", 3, day(7 * n), SEEN) for n in range(12, 27)]
    found = series([*skill, *later])
    assert found.points[-1].skill is None
    assert line_trend(found, SKILL).word == "cant-tell"


def test_false_alarms_of_the_mean():
    """A flat truth, all four rated every fortnight: the mean's rule keeps quiet."""
    chance, alarms = Random(11), 0
    for _ in range(150):
        ratings = [
            rate(c, min(5, max(1, round(chance.gauss(3, 0.6)))), day(14 * n))
            for n in range(13)
            for c in "abcd"
        ]
        alarms += line_trend(series(ratings), SKILL).word in {"rising", "falling"}
    assert alarms / 150 <= 0.09


def test_dumbbells_sorted_by_gap():
    ratings = [
        rate("a", 3, START), rate("a", 3, START, SEEN),
        rate("b", 5, START), rate("b", 2, START, SEEN),
        rate("c", 2, START), rate("c", 4, START, SEEN),
        rate("d", 4, START),
    ]  # fmt: skip
    rows = dumbbells(ratings, ALL[:5], START)
    assert [row.competency for row in rows] == ["b", "a", "c", "d", "e"]
    assert [row.gap for row in rows] == [3, 0, -2, None, None]
    assert [row.standing for row in rows] == ["hidden", None, "exposed", None, None]


@pytest.mark.parametrize(
    ("skill", "seen", "standing"),
    [
        ([4], [3, 2], "hidden"), ([4, 4], [3], None), ([3, 4], [2], None), ([5], [4, 3], "hidden"),
        ([3, 2], [4], "exposed"), ([3], [4], None), ([2], [3, 4], None), ([1], [4], "exposed"),
    ],
)  # fmt: skip
def test_hidden_and_exposed(skill, seen, standing):
    ratings = [rate("a", v, day(n)) for n, v in enumerate(skill)]
    ratings += [rate("a", v, day(n), SEEN) for n, v in enumerate(seen)]
    assert dumbbells(ratings, ALL[:1], day(5))[0].standing == standing


@pytest.mark.parametrize(("age", "skill", "seen"), [(90, 4, 2), (91, None, 2), (181, None, None)])
def test_dumbbell_windows(age, skill, seen):
    (row,) = dumbbells([rate("a", 4, START), rate("a", 2, START, SEEN)], ALL[:1], day(age))
    assert (row.skill, row.visibility) == (skill, seen)


def test_hollow_goes_by_the_latest():
    ratings = [rate("a", 4, START, uncorroborated=True), rate("a", 4, day(1))]
    assert not dumbbells(ratings, ALL[:1], day(2))[0].skill_hollow
    ratings.append(rate("a", 5, day(2), uncorroborated=True))
    (row,) = dumbbells(ratings, ALL[:1], day(2))
    assert row.skill_hollow
    assert row.last == day(2)


def test_a_later_rating_is_not_known_yet():
    assert dumbbells([rate("a", 4, day(1))], ALL[:1], START)[0].skill is None


@settings(max_examples=60)
@given(
    st.lists(
        st.builds(
            rate,
            st.sampled_from("abcdef"),
            st.none() | st.integers(1, 5),
            st.integers(0, 360).map(day),
            st.sampled_from(list(Axis)),
        ),
        max_size=60,
    )
)
def test_each_point_is_what_a_reader_would_compute(ratings):
    found = series(ratings)
    by_uuid = {rating.uuid: rating for rating in ratings}
    for point in found.points:
        for axis in Axis:
            values = []
            for letter in "abcd":
                spoken = sorted(
                    (
                        r
                        for r in ratings
                        if r.competency == letter
                        and r.axis is axis
                        and r.value is not None
                        and 0 <= (point.on - r.on).days <= (90 if axis is SKILL else 180)
                    ),
                    key=lambda r: r.on,
                )
                if spoken:
                    values.append(median(r.value for r in spoken[-3:]))
            expected = mean(values) if len(values) >= 3 else None
            assert point.value(axis) == pytest.approx(expected)
            assert point.of(axis) == len(values)
            assert all(by_uuid[uuid].axis is axis for uuid in point.ids(axis))
    assert {p.on for p in found.points} == {d.on for d in found.dots}
