"""Confidence and how it came out (method.md A5)."""

from datetime import date

import pytest

from growthjournal.domain.calibration import calibration, wilson
from growthjournal.domain.forecasts import Forecast, Settled
from growthjournal.wording.calibration import bin_said, calibration_said

DAY = date(2026, 11, 20)


def forecasts(*rows):
    """Forecasts from (percent, came true) or (percent, None) for a void one."""
    return [
        Forecast(
            decision="d",
            statement="It holds",
            probability=percent,
            review_on=DAY,
            settled=Settled.VOID if yes is None else Settled.YES if yes else Settled.NO,
        )
        for percent, yes in rows
    ]


def test_brier_by_hand():
    found = calibration(forecasts((80, True), (60, False), (30, False), (90, None)))
    assert found.settled == 3
    assert found.brier == pytest.approx((0.04 + 0.36 + 0.09) / 3)
    assert found.stated == pytest.approx((0.8 + 0.6 + 0.7) / 3)
    assert found.hits == 2  # 30 % is 70 % for the opposite
    assert found.overconfidence == pytest.approx(0.7 - 2 / 3)
    assert found.error == pytest.approx((0.16 + 0.24 + 0.21) ** 0.5 / 3)


def test_always_fifty_scores_a_quarter():
    assert calibration(forecasts(*[(50, n % 2 == 0) for n in range(10)])).brier == 0.25


def test_nothing_settled():
    found = calibration(
        [
            *forecasts((80, None)),
            Forecast(decision="d", statement="x", probability=60, review_on=DAY),
        ]
    )
    assert (found.settled, found.brier, found.bins) == (0, None, ())
    assert calibration_said(found) == ["0 of 10 settled"]


def test_wilson_by_hand():
    low, high = wilson(7, 10)
    assert (round(low, 3), round(high, 3)) == (0.442, 0.873)
    assert wilson(0, 5)[0] == 0
    assert wilson(5, 5)[1] == 1


@pytest.mark.parametrize(
    ("count", "bins", "lines"), [(9, 0, 1), (10, 0, 2), (29, 0, 2), (30, 3, 2)]
)
def test_what_is_shown_follows_the_count(count, bins, lines):
    rows = [(percent, True) for percent in (55, 70, 85)] * 10
    found = calibration(forecasts(*rows[:count]))
    assert len(found.bins) == bins
    assert len(calibration_said(found)) == lines


def test_five_bins_and_one_sentence_from_fifty():
    few = [(80, n % 3 > 0) for n in range(48)] + [(55, True)]
    assert len(calibration(forecasts(*few)).bins) == 2
    assert not calibration(forecasts(*few)).is_off
    rows = [(80, n % 10 < 6) for n in range(50)]
    found = calibration(forecasts(*rows))
    assert found.is_off
    assert "You say 80 and are right 60 of 100." in calibration_said(found)
    [only] = found.bins
    assert (only.low, only.high, only.hits) == (80, 89, 30)
    assert bin_said(only).startswith("80 to 89% sure: right 30 of 50")


def test_a_gap_within_its_error_is_not_told():
    rows = [(80, n % 10 < 7) for n in range(50)]
    found = calibration(forecasts(*rows))
    assert abs(found.overconfidence) > 1.645 * found.error or not found.is_off
    close = calibration(forecasts(*[(80, n % 50 < 38) for n in range(50)]))
    assert not close.is_off
    assert len(calibration_said(close)) == 2
