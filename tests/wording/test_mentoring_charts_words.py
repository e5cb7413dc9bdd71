"""Sentences and tables of the charts about mentoring."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growthjournal.domain.assumptions import Assumption, AssumptionStatus, AssumptionTest
from growthjournal.domain.conversation_series import conversation_series
from growthjournal.domain.drift import Meeting
from growthjournal.domain.patterns import CatchStage, Pattern, PatternStatus, Sighting
from growthjournal.domain.slopes import slope_series
from growthjournal.domain.strips import strip_series
from growthjournal.wording.conversation_series import conversation_words
from growthjournal.wording.slopes import slope_words
from growthjournal.wording.strips import strip_words

START = date(2026, 1, 1)
UP, DOWN, FLAT = [0] * 6 + [3] * 6, [4] * 6 + [1] * 6, [2] * 12


def day(number):
    return START + timedelta(days=number)


def sightings(pattern, stages):
    return [
        Sighting(
            pattern=pattern,
            date=day(5 * place),
            opportunity=stage is not None,
            stage=None if stage is None else CatchStage(stage),
        )
        for place, stage in enumerate(stages)
    ]


def words(*rows, start=None):
    patterns = [Pattern(uuid=name, name=f"Habit {name}") for name in "abcdef"[: len(rows)]]
    seen = [
        one for name, stages in zip("abcdef", rows, strict=False) for one in sightings(name, stages)
    ]
    return strip_words(strip_series(patterns, seen, start, day(100)))


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        ((UP,), "“Habit a” is caught earlier: before, where it was told later."),
        ((DOWN,), "“Habit a” is caught later: after, where it was did the new thing."),
        ((FLAT,), "“Habit a” shows no change: during."),
        ((UP, UP), "All 2 patterns with 12 sightings or more are caught earlier."),
        ((FLAT, FLAT), "None of the 2 patterns with 12 sightings or more shows a change."),
        (
            (UP, FLAT, DOWN, UP, [1]),
            "Of 4 patterns with 12 sightings or more, 2 are caught earlier, 1 shows no change "
            "and 1 is caught later.",
        ),
        (
            (UP[:11], [1]),
            "Can’t tell yet: a pattern needs 12 sightings, and the one seen most has 11.",
        ),
        ((), "Can’t tell yet: a pattern needs 12 sightings, and the one seen most has 0."),
    ],
)
def test_findings_of_the_strips(rows, finding):
    assert words(*rows).finding == finding


def test_half_a_stage_is_no_change():
    assert words([1] * 6 + [1, 1, 1, 2, 2, 2]).finding.endswith("shows no change: after or during.")


def test_weeks_without_a_chance_do_not_count():
    found = words([None] * 5 + UP[:11])
    assert found.table.rows[0][1:4] == ("11", "5", "5")
    assert found.rows[0].note == "11 of 12 needed"


def test_subtitle_of_the_strips():
    assert words(UP, [1]).subtitle == (
        "13 sightings of 2 patterns · first six and last six · last on Feb 25, 2026"
    )
    assert words(UP, start=day(10)).subtitle == (
        "10 sightings of 1 pattern · first six and last six · since Jan 11, 2026 · "
        "last on Feb 25, 2026"
    )


def test_table_of_the_strips():
    found = words(UP, [1])
    assert found.table.columns == (
        "Pattern", "Sightings", "Caught before", "No chance", "First six", "Last six", "Last on",
    )  # fmt: skip
    assert found.table.rows[0] == (
        "Habit a", "12", "6", "0", "told later", "before", "Feb 25, 2026",
    )  # fmt: skip
    assert found.table.rows[1][4:] == ("1 of 12 needed", "1 of 12 needed", "Jan 1, 2026")
    assert len(found.table.ids[0]) == 13


histories = st.lists(st.lists(st.none() | st.integers(0, 4), max_size=20), max_size=5)
ORDER = ("told later", "after", "during", "before", "did the new thing")


def stage_of(text):
    """The median that a cell of the table says."""
    parts = [ORDER.index(part) for part in text.split(" or ")]
    return sum(parts) / len(parts)


@settings(max_examples=150)
@given(histories)
def test_the_sentence_of_the_strips_says_what_the_table_says(rows):
    found = words(*rows)
    table = [row for row in found.table.rows if "needed" not in row[4]]
    moved = [stage_of(row[5]) - stage_of(row[4]) for row in table]
    counts = {
        "caught earlier": sum(by >= 1 for by in moved),
        "caught later": sum(by <= -1 for by in moved),
        "no change": sum(abs(by) < 1 for by in moved),
    }
    figures = [int(figure) for figure in re.findall(r"\d+", found.finding)]
    if not table:
        assert figures == [12, max((int(row[1]) for row in found.table.rows), default=0)]
    elif len(table) == 1:
        assert table[0][5] in found.finding
        (way,) = [way for way, count in counts.items() if count]
        assert way in found.finding
    else:
        assert figures[:2] == [len(table), 12]
        said = {way: count for way, count in counts.items() if count}
        if len(said) > 1:
            for way, count in said.items():
                assert re.search(
                    rf"{count} (is|are|shows?) {way}|{count} shows? {way}", found.finding
                )
        else:
            (way,) = said
            assert way in found.finding or (way == "no change" and "None" in found.finding)
    assert found.subtitle.startswith(f"{sum(int(row[1]) for row in found.table.rows)} sighting")


def test_a_retired_pattern_seen_in_the_range_is_counted():
    gone = Pattern(uuid="a", name="Gone", status=PatternStatus.RETIRED)
    series = strip_series([gone], sightings("a", UP), None, day(100))
    assert strip_words(series).finding.startswith("“Gone” is caught earlier")


def talks(*answers, promises=(), start=None, **more):
    meetings = [
        Meeting(conversation=f"t{n}", on=day(30 * n), **one) for n, one in enumerate(answers)
    ]
    return conversation_words(
        conversation_series(meetings, promises, start, day(900), name="Ruth", **more)
    )


# The worked examples of method.md A6.
SOFT = {"brought": False, "sent": False, "opened": False, "kept": 0.0, "surfaced": 0, "stretch": 1,
        "moved": False, "thinking": 4, "told": 0}  # fmt: skip
HEALTHY = {"brought": True, "sent": True, "opened": True, "kept": 0.75, "surfaced": 2, "stretch": 4,
           "moved": True, "thinking": 4, "told": 1}  # fmt: skip
TOLD = {"brought": True, "sent": True, "opened": True, "kept": 1.0, "surfaced": 1, "stretch": 3,
        "moved": True, "thinking": 2, "told": 3}  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "finding"),
    [
        (
            (HEALTHY,) * 5,
            "On average over the last 4 conversations: ownership 0.94, challenge 0.92, and "
            "prescription 0.29.",
        ),
        (
            (HEALTHY, TOLD, TOLD, SOFT),
            "On average over the last 4 conversations: ownership 0.73, challenge 0.56, and "
            "prescription 0.54; you were told more than asked in 2; little was tested in 1.",
        ),
        ((TOLD,) * 2, "Can’t tell yet: the figures need 3 logged conversations; 2 so far."),
        ((), "Can’t tell yet: the figures need 3 logged conversations; 0 so far."),
    ],
)
def test_findings_of_the_conversations(answers, finding):
    assert talks(*answers).finding == finding


def test_a_mentee_is_asked_about_from_the_other_side():
    found = talks(TOLD, TOLD, TOLD, mentored=True)
    assert found.finding.endswith("; you told more than you asked in 3.")
    assert found.zones[0].endswith("you told them")


def test_one_conversation_in_the_range():
    found = talks(SOFT, SOFT, HEALTHY, start=day(60))
    assert found.finding == (
        "In the last conversation: ownership 0.94, challenge 0.92, and prescription 0.29."
    )
    assert talks(SOFT, SOFT, HEALTHY, start=day(70)).finding == (
        "Can’t tell: no conversation in this range was logged."
    )


def test_subtitle_and_table_of_the_conversations():
    found = talks(HEALTHY, SOFT, {}, TOLD)
    assert found.subtitle == "4 conversations with Ruth · 1 not logged · last on Apr 1, 2026"
    assert found.table.rows[0][:5] == ("Jan 1, 2026", "0.94", "0.92", "0.29", "–")
    assert found.table.rows[1][:5] == ("Jan 31, 2026", "0.00", "0.00", "0.12", "soft")
    assert found.table.rows[2][1:5] == ("–", "–", "–", "–")
    assert found.table.rows[3][1:5] == ("1.00", "0.67", "0.88", "told")
    assert found.table.rows[4][0] == "Mean of the last 3"


answered = st.fixed_dictionaries(
    {},
    optional={
        "brought": st.booleans(), "sent": st.booleans(), "opened": st.booleans(),
        "kept": st.floats(0, 1), "surfaced": st.integers(0, 4), "stretch": st.integers(1, 5),
        "moved": st.booleans(), "thinking": st.integers(1, 5), "told": st.integers(0, 3),
        "straight": st.booleans(),
    },
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(answered, max_size=9), st.booleans())
def test_no_figure_in_the_sentence_differs_from_the_table(answers, mentored):
    found = talks(*answers, mentored=mentored)
    figures = re.findall(r"\d\.\d\d", found.finding)
    logged = [row for one, row in zip(answers, found.table.rows, strict=False) if "brought" in one]
    if len(logged) < 3:
        assert figures == []
        assert f"; {len(logged)} so far." in found.finding
        return
    recent, means = logged[-4:], found.table.rows[-1]
    assert means[0] == f"Mean of the last {len(recent)}"
    assert figures == [cell for cell in means[1:4] if cell != "–"]
    assert f"the last {len(recent)} conversations" in found.finding
    for word, said in (
        ("told", r"told more than (?:you )?asked in (\d)"),
        ("soft", r"tested in (\d)"),
    ):
        count = sum(row[4] == word for row in recent)
        assert re.findall(said, found.finding) == ([str(count)] if count else [])
    for index, text in enumerate(found.ends.values(), 1):
        known = [row[index] for row in found.table.rows[: len(answers)] if row[index] != "–"]
        assert re.findall(r"\d\.\d\d", text) == known[-1:]


def beliefs(*rows, waiting=()):
    """Words of assumptions as (status, before, after), and of so many days of waiting."""
    assumptions, tests = [], []
    for number, (status, before, after) in enumerate(rows):
        name = f"Habit {number}"
        assumptions.append(Assumption(uuid=f"a{number}", statement=name, status=status))
        tests.append(
            AssumptionTest(
                assumption=f"a{number}", action="Ask.", belief_before=before, belief_after=after,
                run_on=day(number),
            )
        )  # fmt: skip
    for number, days in enumerate(waiting):
        assumptions.append(
            Assumption(uuid=f"w{number}", statement=f"Guess {number}", surfaced_on=day(100 - days))
        )
    return slope_words(slope_series(assumptions, tests, None, day(100)))


OVERTURNED, HOLDS = AssumptionStatus.OVERTURNED, AssumptionStatus.HOLDS
PART, TESTING = AssumptionStatus.HOLDS_ONLY_WHEN, AssumptionStatus.TESTING


@pytest.mark.parametrize(
    ("rows", "waiting", "finding"),
    [
        (
            ((OVERTURNED, 80, 20), (HOLDS, 60, 85)), (),
            "Of 2 tested assumptions, 1 is overturned and 1 holds; the furthest move was from 80% "
            "to 20%.",
        ),
        (
            ((TESTING, 40, 90),), (46, 45),
            "Of 1 tested assumption, 1 is not concluded; the furthest move was from 40% to 90%; "
            "1 waits untested for more than 45 days.",
        ),
        (
            ((PART, 50, 50),) * 2, (),
            "Of 2 tested assumptions, 2 hold only in part; no belief moved.",
        ),
        (
            (), (60, 70),
            "Can’t tell yet: no test says what you believed before and after; 2 wait untested for "
            "more than 45 days.",
        ),
        ((), (), "Can’t tell yet: no test says what you believed before and after."),
    ],
)  # fmt: skip
def test_findings_of_the_slopes(rows, waiting, finding):
    assert beliefs(*rows, waiting=waiting).finding == finding


def test_table_of_the_slopes():
    found = beliefs((HOLDS, 60, 85), (OVERTURNED, 80, 20), waiting=(1, 50))
    assert found.table.columns[:5] == ("Assumption", "Before", "After", "Change", "Conclusion")
    assert found.table.rows[:2] == (
        ("Habit 1", "80%", "20%", "−60", "Overturned", "1", "Jan 2, 2026"),
        ("Habit 0", "60%", "85%", "+25", "Holds", "1", "Jan 1, 2026"),
    )
    assert found.table.rows[2][4:] == ("Untested", "0", "50 days")
    assert found.table.rows[3][4:] == ("Untested", "0", "1 day")
    assert found.subtitle == "2 tests run · 2 untested · last on Jan 2, 2026"


levels = st.none() | st.integers(0, 100)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.sampled_from(list(AssumptionStatus)), levels, levels), max_size=8),
    st.lists(st.integers(0, 100), max_size=6),
)
def test_no_figure_of_the_slopes_differs_from_the_table(rows, waiting):
    found = beliefs(*rows, waiting=waiting)
    tested = [row for row in found.table.rows if row[1] != "–"]
    stale = sum(row[4] == "Untested" and int(row[6].split()[0]) > 45 for row in found.table.rows)
    numbers = [int(one) for one in re.findall(r"\d+", found.finding)]
    if stale:
        assert numbers[-2:] == [stale, 45]
        numbers = numbers[:-2]
    if not tested:
        assert numbers == []
        return
    assert numbers[0] == len(tested)
    names = ("Overturned", "Holds only when …", "Holds", "Not concluded", "Parked")
    counts = [sum(row[4] == name for row in tested) for name in names]
    moved = [abs(int(row[2][:-1]) - int(row[1][:-1])) for row in tested]
    assert numbers[1 : 1 + sum(map(bool, counts))] == [count for count in counts if count]
    rest = numbers[1 + sum(map(bool, counts)) :]
    if not any(moved):
        assert rest == []
        assert "no belief moved" in found.finding
    else:
        before, after = rest
        assert abs(after - before) == max(moved)
        assert (f"{before}%", f"{after}%") in [(row[1], row[2]) for row in tested]
