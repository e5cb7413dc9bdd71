from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growthjournal.domain.competencies import Axis, Competency, FocusSet, Rating
from growthjournal.domain.dumbbells import dumbbells
from growthjournal.domain.timeline import gap_series, line_trend
from growthjournal.wording.charts import gap_shown, number, shown, signed
from growthjournal.wording.competencies import competency_words
from growthjournal.wording.gap import gap_words

START = date(2026, 1, 1)
KNOWN = tuple(Competency(uuid=c, name=c * 3, short=c, position=n) for n, c in enumerate("abcdef"))
FOCUS = (FocusSet(since=START, competencies=("a", "b", "c", "d")),)
SKILL, SEEN = Axis.SKILL, Axis.VISIBILITY


def day(number_):
    return START + timedelta(days=number_)


def rate(competency, value, on, axis=SKILL, **more):
    return Rating(competency=competency, axis=axis, value=value, on=on, **more)


def words(ratings, today=None):
    today = today or max((r.on for r in ratings), default=START)
    return gap_words(gap_series(ratings, KNOWN, FOCUS, (), (), START, today), today)


def rounds(skill, seen):
    return [
        rate(c, value, day(8 * n), axis)
        for axis, values in ((SKILL, skill), (SEEN, seen))
        for n, value in enumerate(values)
        for c in "abcd"
    ]


UP, DOWN, FLAT = [1, 1, 2, 2, 3, 3, 4, 4, 4], [5, 5, 4, 4, 3, 3, 2, 2, 2], [3] * 9


@pytest.mark.parametrize(
    ("skill", "seen", "finding"),
    [
        (UP, UP, "Skill and visibility are both 4.0, no gap; both are rising."),
        (DOWN, DOWN, "Skill and visibility are both 2.0, no gap; both are falling."),
        (
            FLAT, FLAT,
            "Skill and visibility are both 3.0, no gap; neither shows a change beyond noise.",
        ),
        (
            UP, FLAT,
            "Skill is 4.0 and visibility 3.0, a gap of 1.0; skill is rising and visibility shows "
            "no change beyond noise.",
        ),
        (
            DOWN, UP,
            "Visibility is 4.0 and skill 2.0, a gap of −2.0; skill is falling and visibility is "
            "rising.",
        ),
        (
            UP[:3], FLAT[:3],
            "Visibility is 3.0 and skill 1.0, a gap of −2.0; can’t tell yet whether they are "
            "changing (3 of 8 dates needed).",
        ),
    ],
)  # fmt: skip
def test_findings(skill, seen, finding):
    assert words(rounds(skill, seen)).finding == finding


def test_eight_dates_within_too_few_weeks():
    ratings = [rate(c, 3, day(n), axis) for n in range(8) for c in "abc" for axis in Axis]
    assert words(ratings).finding.endswith("(1 of 8 weeks needed).")


def test_too_little():
    found = words([rate("a", 3, START), rate("b", 3, START)])
    assert found.finding == "Can’t tell yet: a point needs 3 of 4 competencies in focus rated."
    assert found.withheld == ("Skill: 2 of 3 needed", "Visibility: 0 of 3 needed")
    assert found.gap == ""
    assert found.table.rows == (("Jan 1, 2026", "2 of 3 needed", "0 of 3 needed", "–"),)


def test_one_axis():
    found = words([rate(c, 3, START) for c in "abcd"])
    assert found.finding.startswith("Skill is 3.0, visibility can’t be told yet; can’t tell yet")
    assert (found.skill.text, found.skill.note) == ("Skill 3.0", "four in focus")
    assert (found.visibility.text, found.visibility.note) == ("Visibility", "0 of 3 needed")
    seen = words([rate(c, 3, START, SEEN) for c in "abcd"])
    assert seen.finding.startswith("Visibility is 3.0, skill can’t be told yet")


def test_what_is_old_is_said_in_the_past():
    ratings = rounds(UP, FLAT)
    found = words(ratings, today=day(64 + 61))
    assert found.finding == (
        "As of Mar 6, 2026, skill is 4.0 and visibility 3.0, a gap of 1.0; can’t tell yet whether "
        "it still holds."
    )
    assert "rising" in words(ratings, today=day(64 + 60)).finding


def test_after_a_break_the_finding_says_since_when():
    later = [
        rate(c, 1 + n // 2, day(200 + 8 * n), a) for n in range(8) for c in "abcd" for a in Axis
    ]
    assert words([*rounds(FLAT, FLAT), *later]).finding.endswith(
        "; since Jul 20, 2026 both are rising."
    )


def test_subtitle_states_n_window_and_last_date():
    found = words(rounds(UP, FLAT))
    assert found.subtitle == (
        "72 self-ratings · in focus: a, b, c, and d · skill 90 days, visibility 180 days · "
        "last on Mar 6, 2026"
    )
    assert words([]).subtitle.startswith("0 self-ratings")


@pytest.mark.parametrize(
    ("value", "text"), [(3.25, "3.3"), (10 / 3, "3.3"), (3.75, "3.8"), (4, "4.0")]
)
def test_numbers_round_half_up(value, text):
    assert number(shown(float(value))) == text


def test_a_gap_is_the_difference_of_what_is_written():
    assert gap_shown(4.125, 3.1666) == Decimal("0.9")
    assert [signed(Decimal(v)) for v in ("1.3", "-0.4", "0.0")] == ["+1.3", "−0.4", "0.0"]


def dumbbell_words(*pairs):
    ratings = [
        rate(c, value, START, axis)
        for c, pair in zip("abcdef", pairs, strict=False)
        for axis, value in zip(Axis, pair, strict=True)
        if value
    ]
    return competency_words(dumbbells(ratings, KNOWN, START))


@pytest.mark.parametrize(
    ("pairs", "finding"),
    [
        (((5, 2), (3, 3)), "The widest gap is in aaa, +3.0; 1 hidden strength."),
        (((5, 2), (5, 2)), "The widest gaps are in aaa and bbb, +3.0 each; 2 hidden strengths."),
        (((3, 2), (2, 4)), "The widest gap is in aaa, +1.0; 1 exposed."),
        (
            ((3, 3),),
            "In no competency is skill above visibility; none is a hidden strength or exposed.",
        ),
        (((3, None),), "Can’t tell yet: a gap needs one competency rated on both."),
        ((), "Can’t tell yet: a gap needs one competency rated on both."),
    ],
)
def test_competency_findings(pairs, finding):
    assert dumbbell_words(*pairs).finding == finding


def test_competency_table():
    found = dumbbell_words((5, 2), (2, 4), (3, None))
    assert found.table.columns == ("Competency", "Skill", "Visibility", "Gap", "Standing")
    assert found.table.rows[:3] == (
        ("aaa", "5.0", "2.0", "+3.0", "hidden strength"),
        ("bbb", "2.0", "4.0", "−2.0", "exposed"),
        ("ccc", "3.0", "–", "–", "–"),
    )
    assert [len(ids) for ids in found.table.ids] == [2, 2, 1, 0, 0, 0]
    assert found.subtitle.startswith("5 self-ratings · 2 of 6 competencies rated on both")


journals = st.lists(
    st.builds(
        rate,
        st.sampled_from("abcde"),
        st.none() | st.integers(1, 5),
        st.integers(0, 200).map(day),
        st.sampled_from(list(Axis)),
    ),
    max_size=80,
)


@settings(max_examples=80)
@given(journals)
def test_the_sentence_never_says_more_than_rule_and_table(ratings):
    series = gap_series(ratings, KNOWN, FOCUS, (), (), START, day(200))
    found = gap_words(series, day(200))
    said = {line_trend(series, axis).word for axis in Axis}
    for text in ("rising", "falling"):
        if text in found.finding:
            assert text in said
    if "beyond noise" in found.finding:
        assert "no-change" in said
    assert len(found.table.rows) == len(series.points)
    figures = re.findall(r"−?\d\.\d", found.finding)
    if figures:
        last = " ".join(found.table.rows[-1][1:])
        assert all(figure in last for figure in figures)
    for label in (found.skill, found.visibility):
        for figure in re.findall(r"\d\.\d", label.text):
            assert figure in found.table.rows[-1]
