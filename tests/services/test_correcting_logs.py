"""Putting a log right later: what follows its line, what stays, and nothing twice."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.assumptions import Assumption, Belief
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.entries import EntryKind
from growthjournal.domain.logs import Line, LineKind, Log
from growthjournal.domain.patterns import CatchStage, Pattern, Sighting
from growthjournal.domain.people import Person, Relation
from growthjournal.domain.relogging import lines_of, words_of

DAY = dt.date(2026, 3, 2)
TEXT = (
    Line(kind=LineKind.NOTE, text="We talked."),
    Line(kind=LineKind.PATTERN, text="You rush"),
    Line(kind=LineKind.NOTE, text=""),
    Line(kind=LineKind.ASSUMPTION, text="You think it is yours"),
    Line(kind=LineKind.PROMISE, text="I will call Bo.", due=dt.date(2026, 4, 1)),
)


@pytest.fixture
def ingrid(plain):
    person = Person(name="Ingrid", relations=(Relation.MENTOR,))
    plain.mentoring.put_person(person)
    return person


@pytest.fixture
def meeting(plain, ingrid):
    """A conversation that was logged."""
    one = Conversation(person=ingrid.uuid, date=DAY, time=dt.time(9))
    log = Log(conversation=one, person=ingrid, lines=TEXT, words=words_of(TEXT))
    plain.conversations.logging(log).do()
    return one


@pytest.fixture
def correct(plain, ingrid, meeting):
    """Puts the log right and gives the act."""

    def do(lines=None, **changes):
        logged = plain.conversations.logged(meeting.uuid)
        lines = lines_of(logged) if lines is None else lines
        log = Log(
            conversation=replace(logged.conversation, **changes),
            person=ingrid,
            lines=tuple(lines),
            words=words_of(lines),
        )
        act = plain.conversations.correcting(logged, log)
        act.do()
        return act

    return do


def shown(plain, meeting):
    return list(lines_of(plain.conversations.logged(meeting.uuid)))


def notes(plain):
    return [one for one in plain.journal.chosen() if one.kind is EntryKind.CONVERSATION_NOTES]


def facts(plain):
    """What is in use, without stamps."""
    mentoring = plain.mentoring
    rows = [
        *mentoring.conversations(),
        *mentoring.patterns(),
        *mentoring.sightings(),
        *mentoring.assumptions(),
        *plain.commitments.all(),
        *plain.journal.chosen(),
    ]
    return {replace(one, created_at=None, updated_at=None) for one in rows}


def test_the_text_comes_back_line_by_line_with_its_marks(plain, meeting):
    lines = shown(plain, meeting)
    assert [(one.kind, one.text) for one in lines] == [(one.kind, one.text) for one in TEXT]
    assert [bool(one.saved) for one in lines] == [False, True, False, True, True]
    assert lines[-1].due == dt.date(2026, 4, 1)


def test_putting_right_nothing_changes_nothing(plain, meeting, correct):
    before = facts(plain)
    act = correct(log_finished_at=None)
    kept = {replace(one, log_finished_at=None) if isinstance(one, Conversation) else one
            for one in before}  # fmt: skip
    after = {replace(one, log_finished_at=None) if isinstance(one, Conversation) else one
             for one in facts(plain)}  # fmt: skip
    assert after == kept
    assert [type(one) for one in act.records] == [Conversation]


def test_other_words_go_to_the_record_and_to_the_name_that_was_made_of_them(
    plain, meeting, correct
):
    lines = shown(plain, meeting)
    lines[1] = replace(lines[1], text="You rush the end")
    lines[3] = replace(lines[3], text="You think all of it is yours")
    lines[4] = replace(lines[4], text="I will write to Bo.", due=None)
    before = facts(plain)
    act = correct(lines)
    [pattern], [sighting] = plain.mentoring.patterns(), plain.mentoring.sightings()
    assert (pattern.name, pattern.heard_as, sighting.heard_as) == ("You rush the end",) * 3
    [assumption] = plain.mentoring.assumptions()
    assert assumption.statement == "You think all of it is yours"
    [promise] = plain.commitments.all()
    assert (promise.text, promise.due) == ("I will write to Bo.", None)
    assert notes(plain)[0].body == words_of(lines)
    act.undo()
    assert facts(plain) == before


def test_a_name_of_its_own_stays_when_the_words_change(plain, meeting, correct):
    [pattern] = plain.mentoring.patterns()
    plain.mentoring.put_pattern(replace(pattern, name="Rushing"))
    lines = shown(plain, meeting)
    lines[1] = replace(lines[1], text="You rush the end")
    correct(lines)
    [pattern] = plain.mentoring.patterns()
    assert (pattern.name, pattern.heard_as) == ("Rushing", "You rush the end")


def test_another_day_goes_to_everything_that_was_made_that_day(plain, meeting, correct):
    day = DAY - dt.timedelta(days=3)
    correct(date=day)
    assert plain.mentoring.sightings()[0].date == day
    assert plain.mentoring.patterns()[0].surfaced_on == day
    assert plain.mentoring.assumptions()[0].surfaced_on == day
    assert plain.commitments.all()[0].made_on == day
    assert notes(plain)[0].date == day


def test_what_lost_its_line_goes_with_it_and_comes_back_by_undo(plain, meeting, correct):
    before = facts(plain)
    act = correct([one for one in shown(plain, meeting) if one.saved is None])
    assert plain.mentoring.patterns() == []
    assert plain.mentoring.sightings() == []
    assert plain.mentoring.assumptions() == []
    assert plain.commitments.all() == []
    act.undo()
    assert facts(plain) == before


def test_a_pattern_seen_elsewhere_and_a_believed_assumption_stay(plain, meeting, correct):
    [pattern], [assumption] = plain.mentoring.patterns(), plain.mentoring.assumptions()
    plain.mentoring.add_sighting(Sighting(pattern=pattern.uuid, date=DAY, stage=CatchStage.DURING))
    plain.mentoring.believe(Belief(assumption=assumption.uuid, value=60, on=DAY))
    correct([one for one in shown(plain, meeting) if one.saved is None])
    assert [one.uuid for one in plain.mentoring.patterns()] == [pattern.uuid]
    assert len(plain.mentoring.sightings()) == 1
    assert [one.uuid for one in plain.mentoring.assumptions()] == [assumption.uuid]


def test_a_new_line_becomes_a_new_record_with_its_link(plain, meeting, correct):
    new = Line(kind=LineKind.ASSUMPTION, text="You think they know")
    correct([*shown(plain, meeting), new])
    [entry] = notes(plain)
    assert entry.body.endswith("\nYou think they know")
    [added] = [one for one in plain.mentoring.assumptions() if one.statement == new.text]
    targets = [link.target for link in plain.journal.links(entry.uuid)]
    assert targets.count(added.uuid) == 1
    assert len(targets) == len(set(targets))


def test_another_mark_makes_another_record(plain, meeting, correct):
    lines = shown(plain, meeting)
    lines[1] = Line(kind=LineKind.ASSUMPTION, text=lines[1].text, saved=lines[1].saved)
    correct(lines)
    assert plain.mentoring.patterns() == []
    assert "You rush" in {one.statement for one in plain.mentoring.assumptions()}


def test_a_line_that_is_said_to_repeat_another_pattern_is_sighted_there(plain, meeting, correct):
    other = Pattern(name="Hurrying")
    plain.mentoring.put_pattern(other)
    lines = shown(plain, meeting)
    lines[1] = replace(lines[1], known=other.uuid)
    correct(lines)
    [sighting] = plain.mentoring.sightings()
    assert (sighting.pattern, sighting.uuid) == (other.uuid, lines[1].saved)


def test_a_conversation_without_notes_shows_what_it_made_and_writes_none(plain, ingrid):
    one = Conversation(person=ingrid.uuid, date=DAY, thinking=3)
    plain.mentoring.put_conversation(one)
    named = Assumption(
        statement="Named", heard_as="Two\nlines", surfaced_by=ingrid.uuid, surfaced_in=one.uuid
    )
    plain.mentoring.put_assumption(named)
    logged = plain.conversations.logged(one.uuid)
    lines = lines_of(logged)
    assert [(line.kind, line.text) for line in lines] == [(LineKind.ASSUMPTION, "Two lines")]
    log = Log(conversation=one, person=ingrid, lines=lines, words=words_of(lines))
    plain.conversations.correcting(logged, log).do()
    assert plain.mentoring.assumptions()[0].heard_as == "Two\nlines"
    assert notes(plain) == []


def test_emptied_notes_go_to_the_trash_and_not_away(plain, meeting, correct):
    correct([Line(kind=LineKind.NOTE, text="")])
    assert notes(plain) == []
    assert [row.title or row.snippet for row in plain.journal.trashed()]


def test_a6_a_point_that_was_answered_later_is_carried_once(plain, ingrid, meeting):
    following = Conversation(person=ingrid.uuid, date=DAY + dt.timedelta(days=30), held=False)
    plain.mentoring.put_conversation(following)
    point = AgendaItem(kind=AgendaKind.QUESTION, text="Left", conversation=meeting.uuid)
    plain.agenda.put(point)

    def put_right(discussed):
        logged = plain.conversations.logged(meeting.uuid)
        [now] = [one for one in logged.agenda if one.uuid == point.uuid]
        lines = lines_of(logged)
        log = Log(
            conversation=logged.conversation,
            person=ingrid,
            lines=lines,
            words=words_of(lines),
            discussed=(replace(now, discussed=discussed),),
            following=following,
        )
        plain.conversations.correcting(logged, log).do()

    for discussed in (False, False, True, False):
        put_right(discussed)
    assert [one.text for one in plain.agenda.items(following.uuid)] == ["Left"]
    assert plain.mentoring.conversation(following.uuid).date == following.date


def test_an_unfinished_log_that_nobody_planned_is_kept_with_its_person(plain):
    grace = Person(name="Grace")
    one = Conversation(person=grace.uuid, date=DAY, held=False)
    act = plain.conversations.beginning(one, "draft", grace)
    act.do()
    kept = plain.mentoring.conversation(one.uuid)
    assert (kept.log_draft, kept.held) == ("draft", False)
    assert kept.log_begun_at is not None
    act.undo()
    assert plain.mentoring.conversations() == []
    assert plain.mentoring.people() == []
