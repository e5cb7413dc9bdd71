"""The slopes: belief before and after, as it was stated."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from growthjournal.charts import render
from growthjournal.charts.theme import LIGHT
from growthjournal.domain.assumptions import Assumption, AssumptionStatus, AssumptionTest
from growthjournal.domain.slopes import slope_series
from growthjournal.wording.slopes import slope_words

TODAY = date(2026, 11, 20)
OVERTURNED, HOLDS = AssumptionStatus.OVERTURNED, AssumptionStatus.HOLDS
TESTING, WAITING = AssumptionStatus.TESTING, AssumptionStatus.UNTESTED


def ago(days):
    return TODAY - timedelta(days=days)


def assumed(uuid, status=WAITING, surfaced=100):
    return Assumption(
        uuid=uuid, statement=f"I assume that {uuid}.", status=status, surfaced_on=ago(surfaced)
    )


def ran(assumption, before, after, days=10, uuid=""):
    return AssumptionTest(
        uuid=uuid or f"{assumption}-{days}",
        assumption=assumption,
        action="Ask.",
        belief_before=before,
        belief_after=after,
        run_on=None if days is None else ago(days),
    )


def draw(assumptions, tests=(), *, start=None, size=(760, 400)):
    data = slope_series(assumptions, tests, start, TODAY)
    return render.draw("beliefs", data, slope_words(data), LIGHT, size)


def artists(drawn, start):
    return {
        artist.get_gid(): artist
        for artist in drawn.figure.findobj()
        if (artist.get_gid() or "").startswith(start)
    }


def texts(drawn):
    return [text.get_text() for text in drawn.figure.texts]


def heights(drawn):
    return [tuple(line.get_ydata()) for line in artists(drawn, "slope-").values()]


def test_a_slope_from_the_first_belief_to_the_last_the_furthest_fall_first():
    drawn = draw(
        [assumed("held", HOLDS), assumed("fell", OVERTURNED)],
        [ran("fell", 55, 20, 10), ran("fell", 80, 55, 90), ran("held", 70, 85)],
    )
    assert heights(drawn) == [(80, 20), (70, 85)]
    assert drawn.marks[0].ids == ("fell", "fell-90", "fell-10")
    assert {"80% to 20%", "70% to 85%", "I assume that fell."} <= set(texts(drawn))


def test_conclusions_differ_in_colour_style_and_shape():
    statuses = [one for one in AssumptionStatus if one is not WAITING]
    drawn = draw(
        [assumed(one.value, one) for one in statuses],
        [ran(one.value, 60 + n, 30 + n) for n, one in enumerate(statuses)],
    )
    lines = artists(drawn, "slope-").values()
    assert len({str(line._dash_pattern) for line in lines}) == 5
    ends = artists(drawn, "ends-").values()
    assert len({(end.get_marker(), end.get_markerfacecolor()) for end in ends}) == 5
    assert {"Overturned", "Holds", "Holds only when", "Not concluded", "Parked"} <= set(
        texts(drawn)
    )


def test_the_scale_is_whole():
    for drawn in (draw([]), draw([assumed("a", HOLDS)], [ran("a", 50, 51)])):
        low, high = drawn.figure.axes[0].get_ylim()
        assert low <= 0
        assert high >= 100
        assert {"0%", "50%", "100%"} <= set(texts(drawn))


def test_no_test_draws_the_frame_and_still_lists_what_waits():
    drawn = draw([assumed("a", surfaced=52), assumed("b", TESTING, 20)], [ran("b", 50, None, None)])
    assert "0 of 1 needed" in texts(drawn)
    assert heights(drawn) == []
    assert {"I assume that a · 52 days", "I assume that b · 20 days"} <= set(texts(drawn))
    colours = {text.get_text(): text.get_color() for text in drawn.figure.texts}
    assert colours["I assume that a · 52 days"] == LIGHT.ink
    assert colours["I assume that b · 20 days"] == LIGHT.muted
    assert draw([]).marks == ()


@pytest.mark.parametrize(("before", "after"), [(None, 30), (80, None), (None, None)])
def test_a_belief_that_was_not_stated_is_no_slope(before, after):
    drawn = draw([assumed("a", TESTING)], [ran("a", before, after)])
    assert heights(drawn) == []
    assert "Tested, but how far you believed it is missing" in texts(drawn)
    assert drawn.table.rows[0][1:5] == ("–", "–", "–", "Belief not stated")


def test_what_is_parked_is_not_waiting():
    drawn = draw([assumed("a", AssumptionStatus.PARKED)])
    assert "Not tested yet" not in texts(drawn)
    assert drawn.table.rows == ()


def test_equal_beliefs_lie_side_by_side_and_are_pointed_at_apart():
    names = ("a", "b", "c")
    drawn = draw([assumed(one, HOLDS) for one in names], [ran(one, 80, 80) for one in names])
    assert len({drawn.position(mark) for mark in drawn.marks}) == 6
    for mark in drawn.marks:
        assert drawn.mark_at(*drawn.position(mark)) == mark


def test_pointing_finds_what_waits():
    drawn = draw([assumed("a", surfaced=52), assumed("b", surfaced=70)])
    assert [mark.ids for mark in drawn.marks] == [("b",), ("a",)]
    for mark in drawn.marks:
        assert drawn.mark_at(*drawn.position(mark)) == mark
    assert drawn.marks[1].label == "I assume that a · 52 days"


def test_a_range_takes_the_tests_run_in_it():
    tests = [ran("a", 80, 60, 200), ran("a", 60, 30, 20)]
    assert heights(draw([assumed("a", TESTING)], tests, start=ago(90))) == [(60, 30)]
    later = draw([assumed("a", TESTING)], tests, start=ago(5))
    assert heights(later) == []
    assert "Not tested yet" not in texts(later)


def test_narrow_ones_are_numbered():
    drawn = draw([assumed("a", HOLDS)], [ran("a", 80, 60)], size=(320, 300))
    assert "1" in texts(drawn)
    assert "1: 80% to 60% · I assume that a." in texts(drawn)


def test_slopes_without_a_name_step_back():
    names = [f"a{n}" for n in range(30)]
    drawn = draw(
        [assumed(name, HOLDS) for name in names],
        [ran(name, 90, 20 + n) for n, name in enumerate(names)],
    )
    slopes = artists(drawn, "slope-").values()
    strong = [one for one in slopes if one.get_alpha() is None]
    assert 0 < len(strong) < len(slopes) == 30
    assert f"{30 - len(strong)} more are in the table." in texts(drawn)
    assert {uuid for mark in drawn.marks for uuid in mark.ids} >= set(names)
