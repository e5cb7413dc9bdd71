"""The charts of confidence and of decisions."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

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


def settled(count):
    return calibration(
        Forecast(
            decision="d",
            statement="It holds",
            probability=(55, 65, 75, 85, 95)[n % 5],
            review_on=TODAY,
            settled=Settled.YES if n % 3 else Settled.NO,
        )
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
        "many": lambda: settled(300),
    },
    "decision-quality": {
        "empty": grid,
        "few": lambda: grid(review(3, 3)),
        "many": lambda: grid(
            *(review(1 + n % 5, 1 + n % 4, list(Luck)[n % 3], n) for n in range(400))
        ),
    },
}


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize(
    ("chart", "state"), [(chart, state) for chart, states in STATES.items() for state in states]
)
def test_nothing_overlaps_or_clips(chart, state, theme):
    data = STATES[chart][state]()
    for width, scale in SIZES:
        drawn = draw(chart, data, theme, (width, 340), scale)
        renderer = FigureCanvasAgg(drawn.figure).get_renderer()
        written = [one for one in drawn.figure.findobj(Text) if one.get_text()]
        found = [(one.get_text(), one.get_window_extent(renderer)) for one in written]
        whole = drawn.figure.bbox
        for text, box in found:
            assert min(box.x0, box.y0) >= 0, text
            assert box.x1 <= whole.x1, text
            assert box.y1 <= whole.y1, text
        for (one, a), (other, b) in combinations(found, 2):
            apart = a.x1 <= b.x0 or b.x1 <= a.x0 or a.y1 <= b.y0 + 0.5 or b.y1 <= a.y0 + 0.5
            assert apart, (width, scale, one, other)
