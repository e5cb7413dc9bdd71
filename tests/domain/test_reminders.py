"""When Today reminds, and when it stays silent."""

from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace

import pytest

from growthjournal.domain.competencies import Axis
from growthjournal.domain.reminders import CheckInReminder, check_in_reminder, to_confirm
from growthjournal.domain.scoring import CONFIRM_FROM, CONFIRM_UNTIL, Pending, Reading, Side

TODAY = date(2026, 11, 20)


def after(days, *, is_begun=False):
    return check_in_reminder(TODAY - timedelta(days=days), TODAY, is_begun=is_begun)


@pytest.mark.parametrize("days", [0, 6, 57, 400])
def test_within_a_week_and_after_eight_nothing_is_said(days):
    assert after(days) is None


@pytest.mark.parametrize("days", [7, 12, 56])
def test_from_a_week_on_the_last_one_is_named(days):
    assert after(days) == CheckInReminder(last=TODAY - timedelta(days=days))


def test_whoever_never_checked_in_is_not_reminded():
    assert check_in_reminder(None, TODAY, is_begun=False) is None


def test_one_that_was_left_half_done_is_said_at_any_time():
    assert check_in_reminder(None, TODAY, is_begun=True).is_begun
    assert after(2, is_begun=True).is_begun
    assert after(400, is_begun=True).is_begun


def crossed(days):
    reading = Reading(sitting="s", on=TODAY - timedelta(days=days), own=Fraction(4), answered=6)
    return Pending(reading=reading, side=Side.HIGH)


def verdict(skill=None, visibility=None):
    """A verdict as far as it is asked for what waits."""
    states = {
        Axis.SKILL: SimpleNamespace(pending=skill),
        Axis.VISIBILITY: SimpleNamespace(pending=visibility),
    }
    return SimpleNamespace(state=states.__getitem__)


@pytest.mark.parametrize(
    ("days", "is_offered"),
    [
        (CONFIRM_FROM - 1, False),
        (CONFIRM_FROM, True),
        (CONFIRM_UNTIL, True),
        (CONFIRM_UNTIL + 1, False),
    ],
)
def test_b4_7_a_crossing_is_offered_from_14_to_45_days_after_it(days, is_offered):
    assert bool(to_confirm(verdict(skill=crossed(days)), TODAY)) is is_offered


def test_what_closes_first_comes_first():
    found = to_confirm(verdict(skill=crossed(15), visibility=crossed(40)), TODAY)
    assert [axis for axis, _pending in found] == [Axis.VISIBILITY, Axis.SKILL]


def test_without_a_crossing_there_is_nothing():
    assert to_confirm(verdict(), TODAY) == ()
