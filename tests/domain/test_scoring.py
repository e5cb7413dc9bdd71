"""Scores, sides, bands and confirmation of the diagnostic (method.md B4, B8)."""

import random
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostic_items import eyewitness_level, questionnaire, shuffled
from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer, Purpose
from growthjournal.domain.scoring import (
    CONFIRM_FROM,
    CONFIRM_UNTIL,
    Change,
    Reading,
    Side,
    change_between,
    replay,
)

START = date(2024, 1, 1)
LOW, HIGH = Side.LOW, Side.HIGH
SKILL, VISIBILITY = Axis.SKILL, Axis.VISIBILITY
PLAIN = (2, 2, 3, 1, 2, 2)


class Series:
    """Sittings with their answers."""

    def __init__(self):
        self.sittings, self.answers = [], {}

    def sit(self, day, skill=None, visibility=PLAIN, *, facts=True, rater=None, confirms=None):
        """Answer the items; `day` counts from the start."""
        one = Diagnostic(
            on=START + timedelta(days=day),
            rater=rater,
            finished=True,
            purpose=Purpose.CONFIRMATION if confirms else Purpose.FULL,
            axis=confirms,
        )
        values = {}
        if skill is not None:
            values |= {f"S{place}": value for place, value in enumerate(skill, start=1)}
        if visibility is not None and rater is None and confirms is not SKILL:
            values |= {f"V{place}": value for place, value in enumerate(visibility, start=1)}
        self.sittings.append(one)
        self.answers[one.uuid] = [
            DiagnosticAnswer(
                diagnostic=one.uuid, item=item, value=value, fact="It held." if facts else None
            )
            for item, value in values.items()
        ]
        return one

    def at(self, day=10_000, axis=SKILL):
        """Return the state of an axis on a day."""
        return replay(self.sittings, self.answers, START + timedelta(days=day)).axes[axis]


def sixths(total):
    """Six answers that add up to a total."""
    least, more = divmod(total, 6)
    return (least + 1,) * more + (least,) * (6 - more)


# -- the vectors of B8


def test_first_time_with_facts():
    series = Series()
    series.sit(0, (4, 4, 4, 4, 3, 4), (2, 2, 3, 1, 2, 2))
    skill, visibility = series.at(0), series.at(0, VISIBILITY)
    assert round(float(skill.last.score), 2) == 3.83
    assert visibility.last.score == 2
    assert (skill.side, visibility.side) == (HIGH, LOW)
    assert not skill.is_borderline


def test_the_same_without_facts_counts_three():
    series = Series()
    series.sit(0, (4, 4, 4, 4, 3, 4), facts=False)
    assert series.at(0).last.score == 3
    assert series.at(0).side is LOW


def test_one_cannot_say_leaves_the_mean():
    series = Series()
    series.sit(0, (4, None, 4, 3, 4, 4))
    assert series.at(0).last.score == Fraction(19, 5)


def test_two_cannot_say_give_no_score():
    series = Series()
    series.sit(0, (4, None, None, 3, 4, 4))
    assert series.at(0).side is None
    assert series.at(0, VISIBILITY).side is LOW


def test_first_at_the_centre_is_high_and_borderline():
    series = Series()
    series.sit(0, (3, 4, 3, 4, 3, 4))
    assert series.at(0).last.score == Fraction(7, 2)
    assert series.at(0).side is HIGH
    assert series.at(0).is_borderline


def low_then(total, day=90):
    series = Series()
    series.sit(0, sixths(17))
    series.sit(day, sixths(total))
    return series


def test_a_low_side_stays_low_below_the_band():
    state = low_then(22).at(90)
    assert (state.side, state.pending) == (LOW, None)


def test_a_crossing_is_pending_and_changes_nothing_yet():
    state = low_then(23).at(90)
    assert state.side is LOW
    assert state.pending.side is HIGH
    assert state.pending.opens_on == START + timedelta(days=90 + 14)
    assert state.pending.closes_on == START + timedelta(days=90 + 45)


def test_a_retake_that_keeps_the_mean_at_the_edge_flips():
    series = low_then(23)
    series.sit(110, sixths(22), confirms=SKILL)
    state = series.at(110)
    assert (state.side, state.pending) == (HIGH, None)
    assert state.since == START + timedelta(days=110)


def test_a_retake_that_falls_short_leaves_it_and_both_readings():
    series = low_then(23)
    series.sit(110, sixths(21), confirms=SKILL)
    state = series.at(110)
    assert (state.side, state.pending) == (LOW, None)
    assert len(state.readings) == 3


def test_a_mean_on_the_lower_edge_is_not_below_it():
    series = Series()
    series.sit(0, sixths(23))
    series.sit(90, sixths(19))
    assert series.at(90).pending.side is LOW
    series.sit(110, sixths(20), confirms=SKILL)
    assert series.at(110).side is HIGH


def test_somebody_elses_view_is_averaged_in_and_a_difference_is_told():
    series = Series()
    series.sit(0, (3,) * 6, rater="ruth")
    series.sit(1, (4,) * 6)
    state = series.at(1)
    assert state.last.score == Fraction(7, 2)
    assert (state.side, state.is_borderline) == (HIGH, True)
    assert state.last.differs_by == 1


# -- edges beyond them


@pytest.mark.parametrize(
    ("day", "is_confirmed"),
    [
        (CONFIRM_FROM - 1, False),
        (CONFIRM_FROM, True),
        (CONFIRM_UNTIL, True),
        (CONFIRM_UNTIL + 1, False),
    ],
)
def test_the_days_in_which_a_crossing_can_be_confirmed(day, is_confirmed):
    series = low_then(24)
    series.sit(90 + day, sixths(24), confirms=SKILL)
    assert (series.at(90 + day).side is HIGH) is is_confirmed


def test_a_crossing_that_nobody_confirmed_is_dropped():
    series = low_then(24)
    assert series.at(90 + CONFIRM_UNTIL).pending is not None
    assert series.at(90 + CONFIRM_UNTIL + 1).pending is None
    series.sit(180, sixths(24))
    state = series.at(180)
    assert state.side is LOW
    assert state.pending.reading.on == START + timedelta(days=180)


@pytest.mark.parametrize(("days", "is_scored"), [(27, False), (28, True)])
def test_a_retake_inside_28_days_is_practice(days, is_scored):
    series = low_then(17, days)
    assert len(series.at(days).readings) == (2 if is_scored else 1)


def test_practice_does_not_push_the_next_sitting_away():
    series = low_then(17, 20)
    series.sit(30, sixths(17))
    assert len(series.at(30).readings) == 2


@pytest.mark.parametrize(("days", "side"), [(270, LOW), (271, HIGH)])
def test_after_270_days_the_next_reading_is_a_first_one(days, side):
    series = low_then(21, days)
    assert series.at(days).side is side
    assert series.at(days + 270).is_stale(START + timedelta(days=days + 270)) is False
    assert series.at(days + 271).is_stale(START + timedelta(days=days + 271)) is True


@pytest.mark.parametrize(("days", "counts"), [(180, True), (181, False)])
def test_somebody_elses_view_counts_for_180_days(days, counts):
    series = Series()
    series.sit(0, (5,) * 6, rater="ruth")
    series.sit(days, (3,) * 6)
    assert (series.at(days).last.outside is not None) is counts


def test_somebody_else_needs_four_items_and_only_their_latest_counts():
    series = Series()
    series.sit(0, (1, 1, 1, None, None, None), rater="mei")
    series.sit(0, (5,) * 6, rater="ruth")
    series.sit(5, (2, 2, 2, 2, None, None), rater="ruth")
    series.sit(6, (4,) * 6, rater="omar")
    series.sit(10, (3,) * 6)
    assert series.at(10).last.outside == 3
    assert series.at(10).last.score == 3


def test_a_confirmation_reuses_the_outside_view():
    series = low_then(17, 90)
    series.sit(170, (5,) * 6, rater="ruth")
    series.sit(180, (3,) * 6)
    assert series.at(180).pending.side is HIGH
    series.sit(200, (3,) * 6, confirms=SKILL)
    assert series.at(200).last.outside == 5
    assert series.at(200).side is HIGH


def test_a_full_sitting_in_its_time_confirms_as_well():
    series = low_then(24)
    series.sit(130, sixths(23))
    assert series.at(130).side is HIGH


@pytest.mark.parametrize(
    ("after", "word"),
    [
        ("3.49", Change.NOISE),
        ("3.5", Change.LEANING_UP),
        ("3.99", Change.LEANING_UP),
        ("4", Change.MOVED_UP),
        ("2.5", Change.LEANING_DOWN),
        ("2", Change.MOVED_DOWN),
    ],
)
def test_words_for_a_change(after, word):
    assert change_between(Fraction(3), Fraction(after)) is word


def test_differing_by_three_quarters_is_not_said():
    one = Reading(sitting="x", on=START, own=Fraction(4), outside=Fraction(13, 4))
    assert one.differs_by is None


def test_a_noisy_hand_widens_its_own_band():
    series = Series()
    for place, total in enumerate((14, 24, 14, 24, 14)):
        series.sit(90 * place, sixths(total))
    assert series.at().half_band == Fraction(1, 4)
    series.sit(450, sixths(24))
    assert series.at().half_band > Fraction(3, 4)


def test_a_steady_hand_keeps_it():
    series = Series()
    for place in range(8):
        series.sit(90 * place, sixths(17 + place % 2))
    assert series.at().half_band == Fraction(1, 4)


# -- the items


def test_the_items_are_all_there_in_a_shuffled_order_that_stays():
    items = questionnaire().items
    assert [one.name for one in items] == [f"{axis}{n}" for axis in "SV" for n in range(1, 7)]
    assert all(len(one.levels) == 5 for one in items)
    order = shuffled("seed")
    assert order == shuffled("seed")
    assert {name[0] for name in order[:6]} == {"S"}
    assert set(order) == {one.name for one in items}
    assert len({shuffled(str(seed)) for seed in range(20)}) > 15
    assert set(shuffled("seed", VISIBILITY)) == {f"V{n}" for n in range(1, 7)}


@pytest.mark.parametrize(
    ("watched", "room", "level"),
    [
        (0, 5, 1),
        (1, 5, 2),
        (2, 6, 3),
        (2, 4, 4),
        (2, 3, 4),
        (3, 8, 4),
        (3, 5, 4),
        (3, 4, 5),
        (4, 5, 5),
        (3, 3, 5),
        (5, 8, 4),
        (6, 8, 5),
    ],
)
def test_eyewitnesses_of_the_room(watched, room, level):
    assert eyewitness_level(watched, room) == level


# -- whatever is answered


values = st.lists(st.none() | st.integers(1, 5), min_size=6, max_size=6)
sittings = st.lists(
    st.tuples(
        st.integers(0, 120),
        values,
        st.sampled_from([None, None, None, SKILL, VISIBILITY]),
        st.sampled_from([None, None, None, "ruth"]),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=300, deadline=None)
@given(sittings)
def test_no_sequence_of_sittings_breaks_the_rules(steps):
    series, day = Series(), 0
    for gap, given_values, confirms, rater, facts in steps:
        day += gap
        series.sit(day, given_values, given_values, facts=facts, rater=rater, confirms=confirms)
    for axis in Axis:
        state = series.at(day, axis)
        assert (state.side is None) == (not state.readings)
        assert len(state.sides) == len(state.readings)
        assert all(1 <= one.score <= 5 for one in state.readings)
        assert all(one.answered >= 5 for one in state.readings)
        if state.pending is not None:
            assert state.pending.side is not state.side
            assert START + timedelta(days=day) <= state.pending.closes_on
            assert state.pending.reading in state.readings
        low, high = state.edges
        for place in range(1, len(state.sides)):
            before, after = state.sides[place - 1], state.sides[place]
            if before is after:
                continue
            # A side changes only after two readings whose mean is beyond the edge.
            second = state.readings[place]
            earlier = [
                one
                for one in state.readings[:place]
                if CONFIRM_FROM <= (second.on - one.on).days <= CONFIRM_UNTIL
            ]
            assert earlier
            means = [(one.score + second.score) / 2 for one in earlier]
            narrow = Fraction(15, 4) if after is HIGH else Fraction(13, 4)
            assert any(mean >= narrow if after is HIGH else mean < narrow for mean in means)
            assert low <= high


# -- the table of false changes (B4): SD .7 an item, .2 a day, eight quarterly sittings


def answers_of(noise, level):
    day = noise.gauss(0, 0.2)
    return [min(5, max(1, round(level + day + noise.gauss(0, 0.7)))) for _item in range(6)]


def false_changes(level, runs):
    noise = random.Random(20261123)
    changes = []
    for _run in range(runs):
        series = Series()
        for quarter in range(8):
            day = 91 * quarter
            series.sit(day, answers_of(noise, level))
            if series.at(day).pending is not None:
                series.sit(day + 21, answers_of(noise, level), confirms=SKILL)
        sides = series.at(91 * 8).sides
        count = sum(one is not other for one, other in pairwise(sides))
        changes.append(count)
    mean = sum(changes) / runs
    spread = (sum((one - mean) ** 2 for one in changes) / runs / runs) ** 0.5
    return mean, spread


@pytest.mark.parametrize(
    ("level", "told"), [(2.5, 0.005), (3.0, 0.14), (3.5, 0.68), (4.0, 0.07), (4.5, 0.002)]
)
def test_false_changes_are_as_rare_as_the_table_says(level, told):
    mean, spread = false_changes(level, 250)
    assert abs(mean - told) <= 3 * spread + 0.02


def test_a_sitting_that_could_not_be_scored_makes_no_practice_of_the_next():
    series = Series()
    series.sit(0, (None,) * 6, (None,) * 6)
    series.sit(10, sixths(23))
    assert series.at(10).side is HIGH
