"""Charts about one person take only what is theirs."""

from datetime import date

import pytest

from growthjournal.domain.commitments import Commitment
from growthjournal.domain.competencies import Axis, Rating
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.errors import JournalError
from growthjournal.domain.patterns import CatchStage, Pattern, Sighting
from growthjournal.domain.people import Person, Relation

TODAY = date(2026, 11, 20)


@pytest.fixture
def people(plain):
    found = {
        "ruth": Person(name="Ruth", relations=(Relation.MENTOR,)),
        "tom": Person(name="Tom", relations=(Relation.MENTEE,)),
    }
    for one in found.values():
        plain.mentoring.put_person(one)
    for name, on in (("ruth", date(2026, 3, 1)), ("tom", date(2026, 5, 1)), ("ruth", TODAY)):
        plain.mentoring.put_conversation(Conversation(person=found[name].uuid, date=on))
    plan = Conversation(person=found["tom"].uuid, date=date(2026, 11, 19), held=False)
    plain.mentoring.put_conversation(plan)
    return {name: one.uuid for name, one in found.items()}


def test_the_gap_marks_only_conversations_with_one(plain, people):
    competency = plain.growth.competencies()[0].uuid
    plain.growth.rate(Rating(competency=competency, axis=Axis.SKILL, value=3, on=date(2026, 1, 1)))
    everyone = plain.insights.gap(TODAY).conversations
    assert [on for on, _ in everyone] == [date(2026, 3, 1), date(2026, 5, 1), TODAY]
    toms = plain.insights.gap(TODAY, person=people["tom"]).conversations
    assert [on for on, _ in toms] == [date(2026, 5, 1)]


def test_strips_of_one_are_what_they_named_or_noticed(plain, people):
    names = {"named": people["ruth"], "noticed": None, "other": people["tom"]}
    for name, by in names.items():
        plain.mentoring.put_pattern(Pattern(uuid=name, name=name, surfaced_by=by))
    seen = Sighting(
        pattern="noticed", date=TODAY, person=people["ruth"], stage=CatchStage.TOLD_LATER
    )
    plain.mentoring.add_sighting(seen)
    assert {one.name for one in plain.insights.strips(TODAY).strips} == set(names)
    ruths = plain.insights.strips(TODAY, person=people["ruth"]).strips
    assert {one.name for one in ruths} == {"named", "noticed"}


def test_who_was_met_stands_with_the_latest_first(plain, people):
    met = plain.insights.met(TODAY)
    assert [(one.name, on) for one, on in met] == [("Ruth", TODAY), ("Tom", date(2026, 5, 1))]
    assert plain.insights.conversations(TODAY).name == "Ruth"
    plain.mentoring.remove_person(people["ruth"])
    assert plain.insights.conversations(TODAY).name == "Tom"


def test_promises_are_whose_they_should_be(plain, people):
    due = date(2026, 4, 1)
    ours = Commitment(text="I will.", made_on=due, due=due, made_to=people["tom"])
    theirs = Commitment(text="They will.", made_on=due, due=due, made_by=people["tom"])
    for one in (ours, theirs):
        plain.commitments.put(one)
    series = plain.insights.conversations(TODAY, person=people["tom"])
    assert series.mentored
    assert [point.promises.carried for point in series.points] == [(theirs.uuid,)]


def test_nobody_was_met(plain):
    series = plain.insights.conversations(TODAY)
    assert (series.name, series.points) == ("", ())
    drawn = plain.reports.drawn("conversations", theme="light", size=(400, 300), today=TODAY)
    assert "no conversation was held" in drawn.spoken
    with pytest.raises(JournalError):
        plain.insights.conversations(TODAY, person="nobody")
