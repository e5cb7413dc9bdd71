"""A promise in words."""

from dataclasses import replace
from datetime import date

import pytest

from growthjournal.domain.commitments import Commitment, CommitmentStatus, closing_line, reopened
from growthjournal.wording.conversations import commitment_note
from growthjournal.wording.promises import line_wanted, parts_of, when_then

TODAY = date(2026, 11, 20)
ONE = Commitment(text="When asked, I will wait.", made_on=TODAY)


@pytest.mark.parametrize(
    ("when", "act", "said"),
    [
        ("they ask", "wait", "When they ask, I will wait."),
        ("When they ask,", "I will wait.", "When they ask, I will wait."),
        ("", "wait  a\nday", "I will wait a day."),
        ("they ask", "", ""),
        (
            "whenever it rains",
            "i willingly wait",
            "When whenever it rains, I will i willingly wait.",
        ),
    ],
)
def test_moment_and_act_are_said_as_one(when, act, said):
    assert when_then(when, act) == said


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("When they ask, I will wait.", ("they ask", "wait")),
        ("when they ask, and only then, I will wait", ("they ask, and only then", "wait")),
        ("I will wait.", ("", "wait")),
        ("When it rains she stays.", None),
        ("", None),
    ],
)
def test_the_form_is_recognised(text, parts):
    assert parts_of(text) == parts


def test_what_closes_it_is_asked_for_until_it_is_said():
    done = replace(ONE, status=CommitmentStatus.DONE, closed_on=TODAY)
    dropped = replace(ONE, status=CommitmentStatus.DROPPED, closed_on=TODAY)
    assert line_wanted(ONE) == ""
    assert line_wanted(done) == "What changed?"
    assert line_wanted(dropped) == "Why? In a few words."
    assert line_wanted(replace(done, what_changed="Much")) == ""
    assert line_wanted(replace(done, status=CommitmentStatus.PARTLY)) == ""


def test_opened_again_it_stands_where_it_stood():
    done = replace(ONE, status=CommitmentStatus.DONE, closed_on=TODAY, what_changed="Much")
    assert reopened(done).status is CommitmentStatus.OPEN
    moved = reopened(replace(done, moved_from=(TODAY,)))
    assert (moved.status, moved.closed_on) == (CommitmentStatus.CARRIED, None)
    assert closing_line(done) == "Much"
    assert closing_line(moved) is None, "what it said once says nothing while it stands"


def test_a_promise_of_theirs_says_so():
    assert commitment_note(replace(ONE, made_by="x"), "Mei", TODAY) == "promised by Mei"
    assert commitment_note(replace(ONE, made_to="x"), "Mei", TODAY) == "promised to Mei"
