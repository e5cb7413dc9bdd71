"""The charts of confidence and of decisions."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from growthjournal.charts import render
from growthjournal.charts.theme import THEMES
from growthjournal.domain.calibration import calibration
from growthjournal.domain.decision_grid import decision_grid
from growthjournal.domain.forecasts import DecisionReview, Forecast, Luck, Settled
from growthjournal.wording.calibration import calibration_words
from growthjournal.wording.decision_grid import grid_words

TODAY = date(2026, 11, 20)
WORDS = {"calibration": calibration_words, "decision-quality": grid_words}
SIZES = ((320, 1.0), (320, 2.0), (760, 1.0), (760, 2.0))


def draw(chart, data, theme="light", size=(760, 340), scale=1.0):
    return render.draw(chart, data, WORDS[chart](data), THEMES[theme], size, text_scale=scale)


def artists(drawn, start):
    return [one for one in drawn.figure.findobj() if (one.get_gid() or "").startswith(start)]


def forecast(probability, settled):
    return Forecast(
        decision="d", statement="It holds", probability=probability, review_on=TODAY,
        settled=settled,
    )  # fmt: skip


def right(*counts):
    """As many forecasts in each bin, two thirds of them right."""
    return calibration(
        forecast(55 + 10 * place, Settled.YES if n % 3 else Settled.NO)
        for place, count in enumerate(counts)
        for n in range(count)
    )


def settled(count):
    return calibration(
        forecast((55, 65, 75, 85, 95)[n % 5], Settled.YES if n % 3 else Settled.NO)
        for n in range(count)
    )


def review(process, outcome, luck=None, days=0, decision=None):
    return DecisionReview(
        decision=decision or f"{process}-{outcome}-{days}",
        on=TODAY - timedelta(days=days),
        process_quality=process,
        outcome=outcome,
        luck=luck,
    )


def grid(*reviews, start=None):
    return decision_grid(reviews, start, TODAY)


@pytest.mark.parametrize(
    ("count", "points", "curves"), [(9, 0, 0), (10, 1, 0), (29, 1, 0), (30, 3, 1), (50, 5, 1)]
)
def test_no_curve_before_there_are_bins(count, points, curves):
    drawn = draw("calibration", settled(count))
    assert len(artists(drawn, "bin-")) == len(drawn.marks) == len(drawn.table.rows) == points
    assert len(artists(drawn, "interval-")) == points
    assert len(artists(drawn, "curve")) == curves
    assert len(artists(drawn, "diagonal")) == 1
    assert ("9 of 10 settled" in drawn.spoken) is (count == 9)


def test_a_point_stands_where_it_came_true():
    found = settled(50)
    drawn = draw("calibration", found)
    first = drawn.marks[0]
    assert first.x == pytest.approx(55)
    assert first.y == pytest.approx(100 * found.bins[0].rate)
    assert set(first.ids) == set(found.bins[0].forecasts)
    assert drawn.table.rows[0][:3] == ("50–59%", "10", str(found.bins[0].hits))


def test_a_circle_for_each_square_with_its_number():
    data = grid(
        review(4, 2, Luck.MOSTLY_LUCK, 1),
        review(4, 2, Luck.MIXED, 2),
        review(4, 2, Luck.MIXED, 3),
        review(2, 5, Luck.MOSTLY_LUCK, 4),
        review(5, 5, None, 5),
        review(None, 3, None, 6),
    )
    drawn = draw("decision-quality", data)
    assert [(mark.x, mark.y, len(mark.ids)) for mark in drawn.marks] == [
        (2.0, 5.0, 1), (4.0, 2.0, 3), (5.0, 5.0, 1),
    ]  # fmt: skip
    card = THEMES["light"].card
    hollow = {
        one.get_gid() for one in artists(drawn, "square-") if one.get_markerfacecolor() == card
    }
    assert hollow == {"square-2-5"}
    assert "3 of 5 were decided well and came out badly" in drawn.spoken


def test_the_last_review_of_a_decision_counts():
    data = grid(review(1, 1, days=9, decision="d"), review(5, 5, days=1, decision="d"))
    assert [(one.process, one.outcome) for one in data.squares] == [(5, 5)]
    assert grid(review(1, 1, days=9), start=TODAY).count == 0


STATES = {
    "calibration": {
        "empty": lambda: settled(0),
        "few": lambda: settled(12),
        "normal": lambda: right(8, 11, 16, 15, 10),
        "many": lambda: settled(300),
        "all right": lambda: calibration(forecast(95, Settled.YES) for _n in range(60)),
        "all wrong": lambda: calibration(forecast(95, Settled.NO) for _n in range(60)),
    },
    "decision-quality": {
        "empty": grid,
        "few": lambda: grid(review(3, 3)),
        "normal": lambda: grid(
            *(review(1 + n * n % 5, 1 + n % 7 % 5, list(Luck)[n % 2], n) for n in range(24))
        ),
        "many": lambda: grid(
            *(review(1 + n % 5, 1 + n % 4, list(Luck)[n % 3], n) for n in range(400))
        ),
    },
}


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize(
    ("chart", "state"), [(chart, state) for chart, states in STATES.items() for state in states]
)
def test_nothing_overlaps_or_clips(assert_clean, chart, state, theme):
    data = STATES[chart][state]()
    for width, scale in SIZES:
        drawn = draw(chart, data, theme, (width, 340), scale)
        assert_clean(drawn)


@pytest.mark.parametrize("chart", STATES)
def test_it_looks_as_it_did(looks_in_all_views, chart):
    looks_in_all_views(partial(draw, chart, STATES[chart]["normal"]()), f"{chart}-normal")


@pytest.mark.parametrize("chart", STATES)
@pytest.mark.parametrize("state", ["empty", "few", "many"])
def test_other_states_look_as_they_did(state_looks_like, chart, state):
    state_looks_like(draw(chart, STATES[chart][state](), size=(480, 300)), f"{chart}-{state}")


@pytest.mark.parametrize("width", range(320, 1000, 68))
def test_at_every_width(assert_clean, width):
    for chart, states in STATES.items():
        assert_clean(draw(chart, states["normal"](), size=(width, 300)))


def test_a_point_says_how_many_it_stands_for(words_of):
    drawn = draw("calibration", STATES["calibration"]["normal"]())
    written = [text for text, _box in words_of(drawn)]
    for row in drawn.table.rows:
        assert row[1] in written


def test_a_wide_chart_has_its_key_beside_the_square(words_of):
    wide, narrow = (draw("calibration", settled(12), size=(width, 300)) for width in (900, 480))
    assert wide.size[1] < narrow.size[1]
    [beside] = [box for text, box in words_of(wide) if text.startswith("Numbers")]
    [hundred] = [box for text, box in words_of(wide) if text == "100" and box.y0 < beside.y0]
    assert beside.x0 > hundred.x1
