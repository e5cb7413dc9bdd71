"""A4: two patterns that share a trigger become one, in one transaction that is taken back whole."""

import datetime as dt
from dataclasses import replace

import pytest

from growthjournal.domain.decisions import Decision
from growthjournal.domain.entries import Entry, TargetKind
from growthjournal.domain.forecasts import DecisionReview
from growthjournal.domain.patterns import CatchStage, Pattern, PatternStatus, Sighting
from growthjournal.domain.people import Person

DAY = dt.date(2026, 3, 2)
ADA = Person(name="Ada")
HEARD = "You did it again."


@pytest.fixture
def mentoring(plain):
    plain.mentoring.put_person(ADA)
    return plain.mentoring


def two(mentoring, **of_second):
    first = Pattern(name="first", trigger="A pause", surfaced_on=DAY)
    values = {"surfaced_by": ADA.uuid, "surfaced_on": DAY, "heard_as": HEARD} | of_second
    second = Pattern(name="second", trigger="a pause.", **values)
    mentoring.put_pattern(first)
    mentoring.put_pattern(second)
    return first, second


def everything(workspace):
    """What is in use, without the times of saving."""
    mentoring = workspace.mentoring
    kept = [*mentoring.patterns(), *mentoring.sightings()]
    entries = workspace.journal.rows(workspace.journal.ids())
    links = [link for row in entries for link in workspace.journal.links(row.uuid)]
    return {one.uuid: replace(one, created_at=None, updated_at=None) for one in [*kept, *links]}


def test_a4_entries_of_the_second_lead_to_the_first_once(plain, mentoring):
    first, second = two(mentoring)
    only, both = Entry(date=DAY, body="only"), Entry(date=DAY, body="both")
    for entry, targets in ((only, [second]), (both, [first, second])):
        plain.journal.put(entry)
        for one in targets:
            plain.journal.link(entry.uuid, TargetKind.PATTERN, one.uuid)
    act = plain.together.merging(first.uuid, second.uuid)
    act.do()
    for entry in (only, both):
        assert [link.target for link in plain.journal.links(entry.uuid)] == [first.uuid]
    act.undo()
    assert [link.target for link in plain.journal.links(only.uuid)] == [second.uuid]
    assert {link.target for link in plain.journal.links(both.uuid)} == {first.uuid, second.uuid}


def test_a4_what_the_log_noted_as_a_sighting_is_not_noted_twice(plain, mentoring):
    first, second = two(mentoring)
    mentoring.add_sighting(
        Sighting(
            pattern=second.uuid,
            date=DAY,
            person=ADA.uuid,
            heard_as=HEARD,
            stage=CatchStage.TOLD_LATER,
        )
    )
    plain.together.merging(first.uuid, second.uuid).do()
    assert [one.heard_as for one in mentoring.sightings(first.uuid)] == [HEARD]


def test_a4_words_of_a_pattern_without_a_date_stay_as_a_sighting_of_the_day_it_was_saved(
    plain, mentoring
):
    first, second = two(mentoring, surfaced_on=None)
    plain.together.merging(first.uuid, second.uuid).do()
    (one,) = mentoring.sightings(first.uuid)
    assert one.heard_as == HEARD
    assert one.date == mentoring.pattern(second.uuid).created_at.date()


def test_a4_three_active_patterns_may_be_merged_into_two(plain, mentoring):
    first, second = two(mentoring, status=PatternStatus.ACTIVE)
    for name in ("x", "y"):
        mentoring.put_pattern(Pattern(name=name, status=PatternStatus.ACTIVE))
    before = everything(plain)
    act = plain.together.merging(first.uuid, second.uuid)
    act.do()
    assert mentoring.pattern(first.uuid).status is PatternStatus.ACTIVE
    assert len(mentoring.patterns()) == 3
    after = everything(plain)
    act.undo()
    assert everything(plain) == before
    act.do()
    assert everything(plain) == after


def test_a4_a_decision_in_which_the_second_showed_leads_to_the_first(plain, mentoring):
    first, second = two(mentoring)
    decision = Decision(title="Keep the old depot")
    review = DecisionReview(decision=decision.uuid, on=DAY, outcome=2, pattern=second.uuid)
    plain.together.act([decision, review]).do()
    act = plain.together.merging(first.uuid, second.uuid)
    act.do()
    assert [one.pattern for one in plain.decisions.reviews()] == [first.uuid]
    act.undo()
    assert [one.pattern for one in plain.decisions.reviews()] == [second.uuid]


def test_a_link_that_was_taken_away_is_brought_back_and_not_doubled(plain, mentoring):
    first, _second = two(mentoring)
    entry = Entry(date=DAY, body="only")
    plain.journal.put(entry)
    plain.journal.link(entry.uuid, TargetKind.PATTERN, first.uuid)
    [link] = plain.journal.links(entry.uuid)
    plain.journal.unlink(link.uuid)
    again = plain.journal.new_link(entry.uuid, TargetKind.PATTERN, first.uuid)
    act = plain.together.act([again])
    act.do()
    assert [one.uuid for one in plain.journal.links(entry.uuid)] == [link.uuid]
    act.undo()
    assert plain.journal.links(entry.uuid) == []
    plain.journal.link(entry.uuid, TargetKind.PATTERN, first.uuid)
    plain.journal.link(entry.uuid, TargetKind.PATTERN, first.uuid)
    assert [one.uuid for one in plain.journal.links(entry.uuid)] == [link.uuid]
