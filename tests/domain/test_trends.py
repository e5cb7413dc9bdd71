from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.domain.trends import (
    FIRST_BAND,
    MEAN_MOVEMENT_NEEDED,
    band,
    band_of_mean,
    running_median,
    trend,
)

START = date(2026, 1, 1)


def every(days, values):
    return [(START + timedelta(days=days * place), value) for place, value in enumerate(values)]


def test_a_steady_rise_is_rising():
    found = trend(every(8, [2, 2, 2, 3, 3, 3, 4, 4]))
    assert (found.word, found.count, found.weeks) == ("rising", 8, 8)
    assert found.movement == pytest.approx(7 / 3)


def test_order_does_not_matter():
    values = every(8, [4, 4, 4, 3, 3, 3, 2, 2])
    assert trend(values) == trend(values[::-1])
    assert trend(values).word == "falling"


@pytest.mark.parametrize("count", range(8))
def test_under_eight_ratings_cannot_be_told(count):
    found = trend(every(30, range(count)))
    assert (found.word, found.movement, found.count, found.needed) == (
        "cant-tell", None, count, 8,
    )  # fmt: skip


def test_eight_weeks_are_56_days():
    rising = [1, 1, 2, 2, 3, 3, 4]
    assert trend([*every(8, rising), (START + timedelta(days=56), 5)]).word == "rising"
    almost = trend([*every(7, rising), (START + timedelta(days=55), 5)])
    assert (almost.word, almost.weeks) == ("cant-tell", 7)


@pytest.mark.parametrize(("step", "word"), [(0.75 / 7, "rising"), (0.749 / 7, "no-change")])
def test_movement_of_three_quarters(step, word):
    assert trend(every(8, [2 + step * n for n in range(8)])).word == word


@pytest.mark.parametrize(("step", "word"), [(0.6 / 7, "falling"), (0.599 / 7, "no-change")])
def test_movement_of_a_mean(step, word):
    values = every(8, [4 - step * n for n in range(8)])
    assert trend(values, least=MEAN_MOVEMENT_NEEDED).word == word


def test_untied_pairs_must_agree():
    found = trend(every(8, [2, 5, 1, 3, 1, 4, 4, 4]))
    assert (found.movement, found.word) == (pytest.approx(1.875), "no-change")


def test_two_ratings_on_one_day_have_no_slope():
    values = [*every(8, [2, 2, 2, 3, 3, 3, 4, 4]), (START, 5)]
    assert trend(values).count == 9
    assert trend([(START, 1.0)] * 9).word == "cant-tell"


@pytest.mark.parametrize(("count", "most"), [(8, 0.11), (10, 0.08), (13, 0.04)])
def test_false_alarms_on_a_flat_truth(count, most):
    """method.md A1: 9 % at 8, 6 % at 10, 2 % at 13."""
    chance = Random(7)
    alarms = 0
    for _ in range(1500):
        values = [min(5, max(1, round(chance.gauss(3, 0.6)))) for _ in range(count)]
        alarms += trend(every(8, values)).word in {"rising", "falling"}
    assert alarms / 1500 <= most


def rule(values, least):
    """A1 again, with exact fractions and no shortcut."""
    days = sorted((on.toordinal(), value) for on, value in values)
    span = days[-1][0] - days[0][0] if days else 0
    if len(days) < 8 or span < 56:
        return "cant-tell"
    slopes = [
        Fraction(y2 - y1, x2 - x1)
        for place, (x1, y1) in enumerate(days)
        for x2, y2 in days[place + 1 :]
        if x2 != x1
    ]
    movement = median(slopes) * span
    untied = [slope for slope in slopes if slope]
    agree = sum((slope > 0) == (movement > 0) for slope in untied)
    if abs(movement) < least or 4 * agree < 3 * len(untied):
        return "no-change"
    return "rising" if movement > 0 else "falling"


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 5)), max_size=25))
def test_the_word_is_the_rule(pairs):
    values = [(START + timedelta(days=day), value) for day, value in pairs]
    assert trend(values).word == rule(values, Fraction(3, 4))
    assert trend(values, least=0.6).word == rule(values, Fraction(3, 5))


def test_running_median():
    assert running_median([]) == ()
    assert running_median([3]) == (3,)
    assert running_median([1, 4]) == (2.5, 2.5)
    assert running_median([1, 5, 2, 3]) == (2, 2, 3, 3)


def test_band():
    assert band([1, 5, 1, 5, 1, 5, 1]) == FIRST_BAND
    assert band([3] * 8) == 0
    assert band([3, 3, 3, 5, 3, 3, 3, 3]) == pytest.approx((4 / 8 - (2 / 8) ** 2) ** 0.5)


def test_band_of_a_mean():
    assert band_of_mean(1) == 0.6
    assert band_of_mean(4) == pytest.approx(0.3)
