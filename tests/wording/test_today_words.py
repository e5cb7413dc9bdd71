"""What Today says about the next conversation, and how far it is prepared."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.conversations import Conversation, Pin
from growthjournal.domain.readiness import readiness
from growthjournal.wording.today import moment, next_said, pinned_said, prepared

TODAY = date(2026, 11, 20)
MEETING = Conversation(person="p", date=date(2026, 11, 24), held=False)


def item(kind, text):
    return AgendaItem(kind=kind, text=text, conversation=MEETING.uuid)


def test_nothing_yet():
    said = prepared(readiness(MEETING, [], None), TODAY)
    assert said == [
        (False, "A decision to bring"),
        (False, "What changed"),
        (False, "One question you can’t answer alone"),
    ]


def test_each_part_counts_as_soon_as_it_is_there():
    agenda = [
        item(AgendaKind.QUESTION, "Who decides?"),
        item(AgendaKind.DECISION, "Who leads"),
        item(AgendaKind.DECISION, "Another"),
    ]
    conversation = replace(MEETING, what_changed=("[x] Asked.",))
    ready = readiness(conversation, agenda, date(2026, 10, 27))
    assert prepared(ready, TODAY) == [
        (True, "Decision brought: Who leads"),
        (True, "What changed since Oct 27"),
        (True, "Question: Who decides?"),
    ]


def test_an_assumption_stands_in_for_a_decision():
    ready = readiness(MEETING, [item(AgendaKind.ASSUMPTION, "They know")], date(2025, 10, 27))
    assert prepared(ready, TODAY)[:2] == [
        (True, "Assumption brought: They know"),
        (False, "What changed since you last spoke"),
    ]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "Next conversation today."),
        (date(2026, 11, 21), "Next conversation tomorrow."),
        (date(2026, 11, 22), "Next conversation in 2 days."),
        (date(2027, 1, 5), "Next conversation January 5, 2027."),
    ],
)
def test_the_line_under_the_date(day, said):
    assert next_said(replace(MEETING, date=day), TODAY) == said


def test_the_moment_has_its_hour_where_there_is_one():
    assert moment(MEETING) == "Tuesday, November 24"
    at = datetime(2026, 11, 24, 16, 0, tzinfo=UTC).time()
    assert moment(replace(MEETING, time=at)) == "Tuesday, November 24, 4:00\u00a0PM"


def test_after_two_days_only_their_words_are_asked_for():
    begun = replace(
        MEETING, date=date(2026, 11, 19), log_begun_at=datetime(2026, 11, 19, tzinfo=UTC)
    )
    assert pinned_said(begun, Pin.WHOLE, "Ada", TODAY) == (
        "The log of your conversation with Ada, yesterday, is not finished."
    )
    assert pinned_said(begun, Pin.THEIR_WORDS, "Ada", TODAY) == (
        "What did Ada say, yesterday? Their words are enough."
    )
