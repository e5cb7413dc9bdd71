"""Drift is a question with three facts; promises and changes read like a person wrote them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from growthjournal.domain.changed import Change, ChangeKind
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.competencies import Axis
from growthjournal.domain.drift import Cause, Flag, FlagKind, Meeting
from growthjournal.domain.people import MentorKind, Person, Relation
from growthjournal.domain.relationship import Relationship
from growthjournal.wording import conversations as words
from growthjournal.wording.drift import question, relationship_facts

DAY = dt.date(2026, 3, 2)
MEETING = Meeting(
    conversation="c", on=DAY, brought=True, moved=False, kept=0.5, thinking=2, told=3, stretch=1
)
NONE = Relationship(held=0, brought=0, kept=0, due=0, asking=0, answered=0)


@pytest.mark.parametrize("mentored", [False, True])
@pytest.mark.parametrize("kind", list(FlagKind))
def test_a6_drift_is_a_question_with_three_facts(kind, mentored):
    flag = Flag(kind=kind, since=DAY, cause=Cause.LITTLE_WORK, meetings=(MEETING,) * 3)
    said = question(flag, "Ann", mentored=mentored)
    assert said.text.endswith("?")
    assert said.text.count("Ann") == 1
    assert len(said.facts) == 3
    assert all("3" in fact for fact in said.facts)
    assert said.cause
    assert said.conversations == ("c", "c", "c")


def test_a6_an_unclosed_loop_has_no_cause_line():
    flag = Flag(kind=FlagKind.UNCLOSED_LOOP, since=DAY, cause=None, meetings=(MEETING,) * 3)
    assert question(flag, "Ann").cause == ""
    assert question(flag, "Ann").facts[2] == "All that you had promised was done in 0 of 3."


def test_for_a_mentee_the_question_is_put_to_the_user():
    flag = Flag(kind=FlagKind.TOLD, since=DAY, cause=Cause.SOLVED_FOR_ME, meetings=(MEETING,) * 3)
    said = question(flag, "Mei", mentored=True)
    assert said.text == "Am I telling Mei too much?"
    assert said.facts[2] == "You told more than you asked in 3 of 3."


def test_the_three_facts_say_when_there_is_nothing_to_say():
    assert [one.figure for one in relationship_facts(NONE)] == ["–", "–", "–"]
    facts = relationship_facts(
        Relationship(held=7, brought=6, kept=9, due=12, asking=5, answered=6)
    )
    assert [one.figure for one in facts] == ["6 of 7", "9 of 12", "mostly asking"]
    assert facts[2].text == "perspective in 5 of the last 6"


def change(kind: ChangeKind, text: str = "When it opens, I will ask", **rest) -> Change:
    return Change(kind=kind, on=DAY, record="r", text=text, **rest)


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (
            change(ChangeKind.KEPT, detail="They answered."),
            "[x] When it opens, I will ask. They answered.",
        ),
        (change(ChangeKind.SLIPPED), "[ ] When it opens, I will ask. Not done yet."),
        (
            change(ChangeKind.DROPPED, detail="No team."),
            "[ ] When it opens, I will ask. Dropped. No team.",
        ),
        (change(ChangeKind.DECIDED, "Who leads", detail="Ann."), "Decided: Who leads. Ann."),
        (
            change(ChangeKind.TESTED, "If a, then b.", before=80, after=35, detail="seen"),
            "Tested: If a, then b. I believed it 80%, now 35%.",
        ),
        (change(ChangeKind.TESTED, "If a", detail="It held."), "Tested: If a. It held."),
        (
            change(ChangeKind.CAUGHT, "Solving it", early=4, seen=5),
            "Solving it: 5 times, 4 of them caught before it happened.",
        ),
        (
            change(ChangeKind.CAUGHT, "Solving it", early=1, seen=1),
            "Solving it: once, caught before it happened.",
        ),
        (
            change(ChangeKind.RATED, "Voice", before=2.5, after=4.0, axis=Axis.SKILL),
            "Voice, skill: 2.5 to 4.",
        ),
    ],
)
def test_a_drafted_line_is_in_the_users_own_voice(one, line):
    assert words.change_line(one) == line


def test_a6_a_promise_carried_three_times_asks_its_question():
    one = Commitment(
        text="p", made_on=DAY, due=DAY, moved_from=(DAY,) * 3, status=CommitmentStatus.CARRIED
    )
    assert words.commitment_question(one).endswith("bring it as the topic?")
    assert words.commitment_question(replace(one, moved_from=(DAY,) * 2)) == ""
    note = words.commitment_note(one, "Ann", DAY + dt.timedelta(days=3))
    assert note == "promised to Ann · 3 days overdue · moved 3 times"


def test_f3_a_question_that_hands_over_the_thinking_gets_a_gentle_note():
    assert words.question_note("  what should I  do about Ann?")
    assert not words.question_note("What would I be missing if I am wrong?")


def test_a_person_in_one_line():
    one = Person(
        name="Ann", relations=(Relation.MENTOR, Relation.PEER), in_room=True,
        mentor_kinds=(MentorKind.LEADERSHIP,),
    )  # fmt: skip
    assert words.person_line(one) == "leadership mentor, peer · in the room"
    assert words.cadence(28) == "every 4 weeks"
    assert words.cadence(7) == "every week"
    assert words.cadence(10) == "every 10 days"
