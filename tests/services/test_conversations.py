"""Planning, preparing and logging conversations: one step is one transaction and one undo."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.agreements import Agreement
from growthjournal.domain.assumptions import Assumption
from growthjournal.domain.commitments import Commitment, CommitmentStatus, closed
from growthjournal.domain.competencies import Axis, Basis, RaterRole, Rating
from growthjournal.domain.conversations import Conversation, Pin
from growthjournal.domain.decisions import Decision
from growthjournal.domain.drift import FlagKind
from growthjournal.domain.entries import EntryKind
from growthjournal.domain.errors import JournalError
from growthjournal.domain.logs import Line, LineKind, Log
from growthjournal.domain.patterns import CatchStage, Pattern, PatternStatus, Sighting
from growthjournal.domain.people import Group, Person, Relation
from growthjournal.services.changes import Changes

DAY = dt.date(2026, 3, 2)
NEXT = DAY + dt.timedelta(days=28)


def contents(workspace):
    """Everything that is in use, without stamps."""
    mentoring = workspace.mentoring
    rows = [
        *mentoring.people(),
        *mentoring.conversations(),
        *mentoring.patterns(),
        *mentoring.sightings(),
        *mentoring.assumptions(),
        *workspace.commitments.all(),
        *workspace.agenda.all(),
        *workspace.decisions.all(),
        *workspace.growth.ratings(),
        *workspace.journal.chosen(),
    ]
    return {replace(one, created_at=None, updated_at=None) for one in rows}


@pytest.fixture
def ingrid(plain):
    person = Person(name="Ingrid", relations=(Relation.MENTOR,))
    plain.mentoring.put_person(person)
    return person


def a_log(person, **rest):
    meeting = rest.pop("conversation", None) or Conversation(
        person=person.uuid, date=DAY, thinking=4, told_count=0, stretch=4, moved=True,
        opened_with_changes=True, asked_for_straight_answer=False, one_line="I now see it.",
    )  # fmt: skip
    return Log(conversation=meeting, person=person, **rest)


def test_a_whole_log_is_one_step_and_one_undo(plain, ingrid):
    known = Pattern(name="Solving it for them", surfaced_by=ingrid.uuid)
    plain.mentoring.put_pattern(known)
    promise = Commitment(text="When it opens, I will ask.", made_on=DAY, made_to=ingrid.uuid)
    plain.commitments.put(promise)
    before = contents(plain)
    following = Conversation(person=ingrid.uuid, date=NEXT, held=False)
    log = a_log(
        ingrid,
        lines=(
            Line(kind=LineKind.PATTERN, text="You did it again.", known=known.uuid),
            Line(kind=LineKind.PATTERN, text="You soften the ask.", name="Softening the ask"),
            Line(kind=LineKind.ASSUMPTION, text="Who told you they only want finished things?"),
            Line(kind=LineKind.PROMISE, text="When the review opens, I will wait."),
            Line(kind=LineKind.PROMISE, text="When I have said the number, I will stop."),
            Line(kind=LineKind.NOTE, text="A good hour."),
            Line(kind=LineKind.PATTERN, text="  "),
        ),
        words="All of it, as it was typed.",
        promises=(closed(promise, CommitmentStatus.DONE, DAY, "They answered first."),),
        following=following,
    )
    act = plain.conversations.logging(log)
    assert contents(plain) == before
    changes = act.do()
    for flag in (
        Changes.CONVERSATIONS, Changes.PATTERNS, Changes.ASSUMPTIONS, Changes.COMMITMENTS,
        Changes.ENTRIES,
    ):  # fmt: skip
        assert flag in changes
    (coming, held) = plain.mentoring.conversations()
    assert (held.held, held.thinking, held.one_line) == (True, 4, "I now see it.")
    assert held.log_finished_at is not None
    assert (coming.date, coming.held) == (NEXT, False)
    new = next(one for one in plain.mentoring.patterns() if one.uuid != known.uuid)
    assert (new.name, new.heard_as) == ("Softening the ask", "You soften the ask.")
    assert (new.surfaced_by, new.surfaced_in, new.surfaced_on) == (ingrid.uuid, held.uuid, DAY)
    assert new.status is PatternStatus.ACTIVE
    assert [(one.pattern, one.heard_as, one.stage) for one in plain.mentoring.sightings()] == [
        (known.uuid, "You did it again.", CatchStage.TOLD_LATER),
        (new.uuid, "You soften the ask.", CatchStage.TOLD_LATER),
    ]
    (assumption,) = plain.mentoring.assumptions()
    assert assumption.surfaced_in == held.uuid
    kept, *made = plain.commitments.all(ingrid.uuid)
    assert (kept.status, kept.what_changed) == (CommitmentStatus.DONE, "They answered first.")
    assert [(one.due, one.conversation) for one in made] == [(NEXT, held.uuid)] * 2
    (entry,) = plain.journal.chosen()
    assert (entry.kind, entry.body) == (
        EntryKind.CONVERSATION_NOTES,
        "All of it, as it was typed.",
    )
    assert {link.target for link in plain.journal.links(entry.uuid)} == {
        ingrid.uuid, held.uuid, known.uuid, new.uuid, assumption.uuid,
    }  # fmt: skip
    after = contents(plain)
    act.undo()
    assert contents(plain) == before
    act.do()
    assert contents(plain) == after


def test_a_refused_log_leaves_nothing(plain, ingrid):
    before = contents(plain)
    log = a_log(
        ingrid,
        lines=(Line(kind=LineKind.PROMISE, text="When it opens, I will ask."),),
        discussed=(AgendaItem(kind=AgendaKind.QUESTION, text=" "),),
        words="notes",
    )
    with pytest.raises(JournalError):
        plain.conversations.logging(log).do()
    assert contents(plain) == before


def test_a_log_in_one_line_is_enough(plain):
    person = Person(name="New")
    act = plain.conversations.logging(
        Log(
            conversation=Conversation(person=person.uuid, date=DAY, one_line="I now see."),
            person=person,
            is_new_person=True,
        )
    )
    act.do()
    assert [one.name for one in plain.mentoring.people()] == ["New"]
    assert len(plain.mentoring.conversations()) == 1
    act.undo()
    assert contents(plain) == set()


def test_an_assumption_heard_again_is_linked_and_not_made_twice(plain, ingrid):
    known = Assumption(statement="I assume that if I ask, then I look weak.")
    plain.mentoring.put_assumption(known)
    line = Line(kind=LineKind.ASSUMPTION, text="There it is again.", known=known.uuid)
    plain.conversations.logging(a_log(ingrid, lines=(line,), words="There it is again.")).do()
    assert [one.uuid for one in plain.mentoring.assumptions()] == [known.uuid]
    (entry,) = plain.journal.chosen()
    assert known.uuid in {link.target for link in plain.journal.links(entry.uuid)}


def test_a_fourth_pattern_is_put_on_watch(plain, ingrid):
    for n in range(2):
        plain.mentoring.put_pattern(Pattern(name=str(n), status=PatternStatus.ACTIVE))
    lines = tuple(Line(kind=LineKind.PATTERN, text=f"new {n}") for n in range(2))
    plain.conversations.logging(a_log(ingrid, lines=lines)).do()
    statuses = {one.name: one.status for one in plain.mentoring.patterns()}
    assert (statuses["new 0"], statuses["new 1"]) == (PatternStatus.ACTIVE, PatternStatus.WATCHING)


def test_a6_what_was_not_discussed_goes_to_the_next_conversation(plain, ingrid):
    meeting = Conversation(person=ingrid.uuid, date=DAY, held=False)
    plain.conversations.planning(meeting).do()
    items = [
        AgendaItem(kind=AgendaKind.DECISION, text=text, conversation=meeting.uuid, position=n)
        for n, text in enumerate(("spoken of", "left out", "not said"))
    ]
    for item in items:
        plain.agenda.put(item)
    plain.agenda.mark_sent(meeting.uuid, dt.datetime.now(dt.UTC))
    spoken, left, unsaid = plain.agenda.items(meeting.uuid)
    following = Conversation(person=ingrid.uuid, date=NEXT, held=False)
    log = a_log(
        ingrid,
        conversation=meeting,
        discussed=(replace(spoken, discussed=True), replace(left, discussed=False), unsaid),
        following=following,
    )
    plain.conversations.logging(log).do()
    (there,) = plain.agenda.items(following.uuid)
    assert (there.text, there.carried_from, there.frozen_at) == ("left out", left.uuid, None)
    # Planned without a log's help, what is already carried is not carried twice.
    later = Conversation(person=ingrid.uuid, date=NEXT + dt.timedelta(days=7), held=False)
    plain.conversations.planning(later).do()
    assert plain.agenda.items(later.uuid) == []


def test_a6_planning_takes_along_what_was_not_discussed(plain, ingrid):
    held = Conversation(person=ingrid.uuid, date=DAY)
    plain.mentoring.put_conversation(held)
    left = AgendaItem(
        kind=AgendaKind.QUESTION, text="left", conversation=held.uuid, discussed=False
    )
    unanswered = AgendaItem(kind=AgendaKind.QUESTION, text="not said", conversation=held.uuid)
    plain.agenda.put(left)
    plain.agenda.put(unanswered)
    following = Conversation(person=ingrid.uuid, date=NEXT, held=False)
    act = plain.conversations.planning(following)
    act.do()
    assert [one.text for one in plain.agenda.items(following.uuid)] == ["left"]
    act.undo()
    assert plain.agenda.items(following.uuid) == []
    assert plain.conversations.next(DAY) is None


def test_a6_what_was_sent_cannot_be_rewritten(plain, ingrid):
    meeting = Conversation(person=ingrid.uuid, date=NEXT, held=False)
    plain.mentoring.put_conversation(meeting)
    item = AgendaItem(kind=AgendaKind.DECISION, text="d", conversation=meeting.uuid, sureness=65)
    private = replace(item, uuid="private", kept_private=True)
    plain.agenda.put(item)
    plain.agenda.put(private)
    plain.agenda.mark_sent(meeting.uuid, dt.datetime.now(dt.UTC))
    assert plain.mentoring.conversation(meeting.uuid).agenda_sent_at is not None
    (sent, kept) = plain.agenda.items(meeting.uuid)
    assert sent.frozen_at is not None
    with pytest.raises(JournalError, match="sent as it is"):
        plain.agenda.put(replace(sent, sureness=80))
    plain.agenda.put(replace(kept, sureness=80))
    plain.agenda.unmark_sent(meeting.uuid)
    plain.agenda.put(replace(item, sureness=80))
    assert plain.mentoring.conversation(meeting.uuid).agenda_sent_at is None


def test_a6_five_lines_and_no_more(plain, ingrid):
    meeting = Conversation(person=ingrid.uuid, date=NEXT, held=False)
    plain.mentoring.put_conversation(meeting)
    plain.agenda.keep_lines(meeting.uuid, [" one ", "", "two", "3", "4", "5"])
    assert plain.mentoring.conversation(meeting.uuid).what_changed == ("one", "two", "3", "4", "5")
    with pytest.raises(JournalError, match="5 lines"):
        plain.agenda.keep_lines(meeting.uuid, list("123456"))


def test_the_agenda_is_arranged(plain, ingrid):
    meeting = Conversation(person=ingrid.uuid, date=NEXT, held=False)
    plain.mentoring.put_conversation(meeting)
    items = [
        AgendaItem(kind=AgendaKind.QUESTION, text=text, conversation=meeting.uuid, position=n)
        for n, text in enumerate("abc")
    ]
    for item in items:
        plain.agenda.put(item)
    plain.agenda.arrange(meeting.uuid, [items[2].uuid, items[0].uuid])
    assert [one.text for one in plain.agenda.items(meeting.uuid)] == ["c", "a", "b"]


def test_f2_a_half_done_log_is_pinned_until_it_is_finished_or_put_aside(plain, ingrid):
    meeting = Conversation(person=ingrid.uuid, date=DAY)
    plain.mentoring.put_conversation(meeting)
    plain.conversations.keep_draft(meeting.uuid, "half a sentence")
    kept = plain.mentoring.conversation(meeting.uuid)
    assert kept.log_draft == "half a sentence"
    begun = kept.log_begun_at
    plain.conversations.keep_draft(meeting.uuid, "a sentence")
    assert plain.mentoring.conversation(meeting.uuid).log_begun_at == begun
    assert [pin for _one, pin in plain.conversations.pinned(begun)] == [Pin.WHOLE]
    later = begun + dt.timedelta(hours=49)
    assert [pin for _one, pin in plain.conversations.pinned(later)] == [Pin.THEIR_WORDS]
    plain.conversations.put_aside(meeting.uuid)
    assert plain.conversations.pinned(begun) == []
    plain.conversations.pin_again(meeting.uuid)
    assert len(plain.conversations.pinned(begun)) == 1
    act = plain.conversations.logging(a_log(ingrid, conversation=meeting))
    act.do()
    assert plain.conversations.pinned(begun) == []
    assert plain.mentoring.conversation(meeting.uuid).log_draft is None
    act.undo()
    assert plain.mentoring.conversation(meeting.uuid).log_draft == "a sentence"


def test_a_record_with_a_new_person_is_one_step(plain):
    person = Person(name="Tomasz")
    pattern = Pattern(name="Waiting", surfaced_by=person.uuid)
    act = plain.together.act([pattern, person])
    assert act.do() == Changes.PEOPLE | Changes.PATTERNS
    assert len(contents(plain)) == 2
    assert act.undo() == Changes.PEOPLE | Changes.PATTERNS
    assert contents(plain) == set()


def test_a_rating_with_a_new_person_is_one_step_and_refused_as_a_whole(plain):
    competency = plain.growth.competencies()[0].uuid
    person = Person(name="Ruth")
    rating = Rating(
        competency=competency, axis=Axis.VISIBILITY, value=4, on=DAY, rater_role=RaterRole.SELF,
        basis=Basis.WEEKLY, seen_by=(person.uuid,), evidence_line="Ruth watched the whole call.",
    )  # fmt: skip
    with pytest.raises(JournalError, match="1 to 5"):
        plain.together.act([person, replace(rating, value=6)]).do()
    assert contents(plain) == set()
    act = plain.together.act([rating, person])
    act.do()
    (given,) = plain.growth.ratings()
    assert not given.uncorroborated
    act.undo()
    assert contents(plain) == set()
    act.do()
    assert len(plain.growth.ratings()) == 1


def test_taking_a_late_sighting_back_retires_the_pattern_again(plain):
    retired = Pattern(name="p", status=PatternStatus.RETIRED, retired_on=DAY)
    plain.mentoring.put_pattern(retired)
    late = Sighting(pattern=retired.uuid, date=DAY + dt.timedelta(days=5), stage=CatchStage.AFTER)
    act = plain.together.act([late])
    act.do()
    assert plain.mentoring.pattern(retired.uuid).status is PatternStatus.WATCHING
    act.undo()
    assert plain.mentoring.pattern(retired.uuid).status is PatternStatus.RETIRED
    assert plain.mentoring.sightings() == []


def test_a4_merging_brings_sightings_and_words_together(plain, ingrid):
    first = Pattern(name="first", trigger="pause", surfaced_on=DAY)
    second = Pattern(
        name="second",
        trigger="Pause.",
        surfaced_by=ingrid.uuid,
        surfaced_on=NEXT,
        heard_as="Again.",
    )
    for one in (first, second):
        plain.mentoring.put_pattern(one)
    plain.mentoring.add_sighting(Sighting(pattern=second.uuid, date=DAY, stage=CatchStage.DURING))
    (pair,) = plain.mentoring.mergeable()
    assert [one.name for one in pair] == ["first", "second"]
    act = plain.together.merging(first.uuid, second.uuid)
    act.do()
    assert [one.name for one in plain.mentoring.patterns()] == ["first"]
    seen = plain.mentoring.sightings(first.uuid)
    assert [(one.heard_as, one.person) for one in seen] == [(None, None), ("Again.", ingrid.uuid)]
    act.undo()
    assert {one.name for one in plain.mentoring.patterns()} == {"first", "second"}
    assert len(plain.mentoring.sightings(second.uuid)) == 1
    assert plain.mentoring.sightings(first.uuid) == []


def test_people_are_grouped_put_away_and_due(plain, ingrid):
    mei = Person(name="Mei", relations=(Relation.MENTEE,))
    plain.mentoring.put_person(mei)
    assert plain.people.grouped() == {
        Group.MENTORS: [plain.mentoring.person(ingrid.uuid)],
        Group.MENTEES: [plain.mentoring.person(mei.uuid)],
    }
    plain.mentoring.put_conversation(Conversation(person=ingrid.uuid, date=DAY))
    assert plain.people.due(DAY) == {}
    agreement = Agreement(person=ingrid.uuid, aim="a", cadence_days=28, agreed_on=DAY)
    plain.people.put_agreement(agreement)
    assert plain.people.due(DAY) == {ingrid.uuid: NEXT}
    plain.people.put_agreement(
        Agreement(person=ingrid.uuid, aim="b", cadence_days=14, agreed_on=NEXT)
    )
    assert plain.people.agreement(ingrid.uuid).aim == "b"
    plain.people.archive(ingrid.uuid, NEXT)
    assert [one.name for one in plain.mentoring.people()] == ["Mei"]
    assert [one.name for one in plain.people.archived()] == ["Ingrid"]
    assert len(plain.mentoring.conversations(ingrid.uuid)) == 1
    plain.people.unarchive(ingrid.uuid)
    assert len(plain.mentoring.people()) == 2


def test_a_person_is_found_by_alias(plain):
    plain.mentoring.put_person(Person(name="Ada Byron", alias="A. B."))
    assert plain.mentoring.person_named("a. b.").name == "Ada Byron"


def test_a5_reasons_are_locked_from_the_day_after(plain, monkeypatch):
    from growthjournal.services import clock

    now = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
    monkeypatch.setattr(clock, "now", lambda: now)
    one = Decision(title="Who leads?", reasons=("she asks",), lean="Ann")
    plain.decisions.put(one)
    assert plain.decisions.decision(one.uuid).written_at is None
    plain.decisions.put(replace(one, decided_on=DAY, chosen="Ann"))
    plain.decisions.put(one)
    assert plain.decisions.decision(one.uuid).written_at is None
    plain.decisions.put(replace(one, decided_on=DAY, chosen="Ann"))
    now += dt.timedelta(hours=24)
    plain.decisions.put(replace(one, decided_on=DAY, reasons=("she asks", "she is ready")))
    now += dt.timedelta(seconds=1)
    with pytest.raises(JournalError, match="locked"):
        plain.decisions.put(replace(one, decided_on=DAY))
    stored = plain.decisions.decision(one.uuid)
    plain.decisions.put(replace(stored, note="It went otherwise."))
    assert plain.decisions.decision(one.uuid).reasons == ("she asks", "she is ready")
    with pytest.raises(JournalError, match="Three reasons"):
        plain.decisions.put(Decision(title="d", reasons=tuple("abcd")))
    with pytest.raises(JournalError, match="few words"):
        plain.decisions.put(Decision(title=" "))


def test_commitments_are_closed_carried_and_brought_back(plain, ingrid):
    one = Commitment(text="When, then", made_on=DAY, made_to=ingrid.uuid, due=DAY)
    plain.commitments.put(one)
    plain.commitments.carry(one.uuid, NEXT, DAY)
    assert plain.commitments.commitment(one.uuid).moved_from == (DAY,)
    assert [made.uuid for made in plain.commitments.due(NEXT)] == [one.uuid]
    assert plain.commitments.due(DAY) == []
    plain.commitments.close(one.uuid, CommitmentStatus.DONE, NEXT, "It changed.")
    assert plain.commitments.standing() == []
    plain.commitments.put(replace(one, deleted_at=None))
    plain.commitments.remove(one.uuid)
    assert plain.commitments.all() == []
    plain.commitments.restore(one.uuid)
    assert len(plain.commitments.all()) == 1
    with pytest.raises(JournalError, match="words"):
        plain.commitments.put(replace(one, text=" "))


def test_drift_is_read_from_what_was_logged(plain, ingrid):
    for n in range(3):
        meeting = Conversation(
            person=ingrid.uuid, date=DAY + dt.timedelta(days=28 * n), thinking=2, told_count=3,
            stretch=3, moved=True,
        )  # fmt: skip
        plain.conversations.logging(a_log(ingrid, conversation=meeting)).do()
    (flag,) = plain.conversations.flags(ingrid.uuid)
    assert flag.kind is FlagKind.TOLD
    facts = plain.conversations.relationship(ingrid.uuid, NEXT)
    assert (facts.held, facts.brought, facts.asking, facts.answered) == (3, 0, 0, 3)
