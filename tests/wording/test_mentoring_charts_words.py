"""Sentences and tables of the charts about mentoring."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growthjournal.domain.patterns import CatchStage, Pattern, PatternStatus, Sighting
from growthjournal.domain.strips import strip_series
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
