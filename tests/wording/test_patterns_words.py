"""What is said about patterns and assumptions, at every threshold of method.md A3 and A4."""

from datetime import date, timedelta

import pytest

from growthjournal.domain.assumptions import AssumptionStatus, AssumptionTest, Belief
from growthjournal.domain.patterns import CatchStage, Pattern, PatternStatus, Sighting
from growthjournal.wording import patterns as words

START = date(2026, 1, 5)
PATTERN = Pattern(name="I answer before they finish")


def seen(*stages, days=7):
    return [
        Sighting(
            pattern=PATTERN.uuid,
            date=START + timedelta(days=days * place),
            opportunity=stage is not None,
            stage=None if stage is None else CatchStage(stage),
        )
        for place, stage in enumerate(stages)
    ]


def phrase(*stages, days=7):
    return words.pattern_phrase(PATTERN, seen(*stages, days=days))


def beliefs(*values):
    return [
        Belief(assumption="a", on=START + timedelta(days=place), value=value)
        for place, value in enumerate(values)
    ]


def test_without_sightings_nothing_is_claimed():
    assert phrase().text == "no sightings yet"


def test_only_weeks_without_a_chance_cannot_tell():
    assert phrase(None, None, None).text == "can’t tell yet"


def test_one_and_few_sightings_are_counted_without_those_that_had_no_chance():
    assert phrase(2).text == "1 sighting"
    assert phrase(0, None, 1, 2).text == "3 sightings"


def test_eleven_sightings_are_counted_and_twelve_are_compared():
    eleven = [0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 2]
    assert phrase(*eleven) == words.Phrase(text="11 sightings")
    twelve = [0, 0, 0, 0, 0, 0, 3, 3, 3, 2, 3, 3]
    assert phrase(*twelve) == words.Phrase(text="before, from “told later”", is_good=True)


def test_late_catches_are_never_in_the_colour_of_what_went_well():
    assert phrase(0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2) == words.Phrase(
        text="during, from “told later”"
    )


def test_half_a_stage_is_not_called_a_change():
    assert phrase(1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2).text == "still “after or during”"


def test_a_change_for_the_worse_is_said_as_plainly():
    assert phrase(3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1).text == "after, from “before”"


def test_retirement_is_offered_after_five_early_ones_over_six_weeks():
    assert phrase(0, 3, 4, 3, 4, 3, days=11) == words.Phrase(text="retire?", is_good=True)
    assert phrase(0, 3, 4, 3, 4, 3, days=10).text == "6 sightings"
    assert phrase(3, 4, 2, 4, 3, 3, days=30).text == "6 sightings"


def test_a_retired_pattern_says_since_when():
    retired = Pattern(name="x", status=PatternStatus.RETIRED, retired_on=date(2026, 3, 2))
    assert words.pattern_phrase(retired, []).text == "retired Mar 2, 2026"


def test_the_finding_names_what_is_missing_or_both_medians():
    assert "5 of the 12 sightings" in words.pattern_finding(seen(0, 1, None, 2, 3, 4))
    finding = words.pattern_finding(seen(*[0] * 6, *[4] * 6))
    assert finding.startswith("Median of the last 6: did the new thing. Of the first 6: told later")
    assert "12 sightings" in finding


def test_progress_towards_retirement_counts_the_run_at_the_end_only():
    assert words.retire_progress(seen(4, 4, 0)) == ""
    assert words.retire_progress(seen(4, 0, 3, None, 4)).startswith(
        "Caught before it happened 2 times in a row"
    )
    assert words.retire_progress(seen(3, 3, 3)).startswith("Caught before it happened 3 times")


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        (None, None, "noticed yourself"),
        (None, START, "noticed yourself, January 5, 2026"),
        ("Ada", None, "named by Ada"),
        ("Ada", START, "named by Ada, January 5, 2026"),
    ],
)
def test_who_named_it_and_when(name, day, said):
    assert words.named_by(name, day) == said


def test_every_stage_and_status_has_a_name():
    stages = [words.stage_name(stage) for stage in (None, *CatchStage)]
    assert stages == [
        "no chance arose",
        "told later",
        "after",
        "during",
        "before",
        "did the new thing",
    ]
    assert len({words.stage_meaning(stage) for stage in (None, *CatchStage)}) == 6
    assert len({words.status_name(one) for one in PatternStatus}) == 3
    assert len({words.conclusion_name(one) for one in AssumptionStatus}) == 6


def test_belief_now_and_at_first():
    assert words.belief_phrase([]).text == "not stated"
    assert words.belief_phrase(beliefs(40)).text == "40%"
    assert words.belief_phrase(beliefs(80, 55, 20)).text == "20%, was 80%"
    assert words.belief_phrase(beliefs(80, 55, 80)).text == "80%"
    assert "not said yet" in words.belief_finding([])
    assert "At first: 80%" in words.belief_finding(beliefs(80, 20))


def test_tests_run_and_planned_are_counted_apart():
    planned = AssumptionTest(assumption="a", action="Ask")
    run = AssumptionTest(assumption="a", action="Ask", run_on=START)
    assert words.tests_said([]) == "not tested yet"
    assert words.tests_said([planned]) == "1 test planned"
    assert words.tests_said([run, run, planned]) == "tested 2 times · 1 test planned"
