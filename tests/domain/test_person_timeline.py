"""The conversations with one person, as their page lists them."""

from dataclasses import replace
from datetime import date

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.assumptions import Assumption
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.patterns import CatchStage, Pattern, Sighting
from growthjournal.domain.person_timeline import answered, timeline, with_decision
from growthjournal.domain.relationship import Records, meetings

ADA, OTHER = "ada", "other"
FIRST = Conversation(person=ADA, date=date(2026, 9, 1))
SECOND = Conversation(person=ADA, date=date(2026, 10, 1))
PLANNED = Conversation(person=ADA, date=date(2026, 12, 1), held=False)


def rows(**records):
    records.setdefault("conversations", (FIRST, PLANNED, SECOND))
    return of(Records(**records))


def of(records, *, mentored=False):
    seen = meetings(records, ADA, mentored=mentored)
    return timeline(records, ADA, seen, mentored=mentored)


def test_the_newest_conversation_comes_first_and_others_people_s_are_left_out():
    elsewhere = Conversation(person=OTHER, date=date(2026, 10, 5))
    found = rows(conversations=(FIRST, elsewhere, PLANNED, SECOND))
    assert [one.conversation for one in found] == [PLANNED, SECOND, FIRST]


def test_a_planned_conversation_is_no_meeting_yet():
    assert [one.meeting is None for one in rows()] == [True, False, False]


def test_their_words_stand_once_each_whatever_they_became():
    pattern = Pattern(name="p", surfaced_by=ADA, surfaced_in=FIRST.uuid, heard_as="You rush.")
    again = Sighting(
        pattern="q", date=FIRST.date, person=ADA, conversation=FIRST.uuid, heard_as=" You rush. "
    )
    assumption = Assumption(statement="s", surfaced_in=FIRST.uuid, heard_as="Who says so?")
    blank = Assumption(statement="t", surfaced_in=FIRST.uuid, heard_as="  ")
    [one] = rows(
        conversations=(FIRST,),
        patterns=(pattern,),
        sightings=(again,),
        assumptions=(assumption, blank),
    )
    assert one.words == ("You rush.", "Who says so?")
    assert (one.named, one.repeated, one.surfaced) == (1, 1, 2)


def test_what_the_user_saw_alone_is_not_said_to_have_come_from_them():
    own = Sighting(pattern="q", date=FIRST.date, conversation=FIRST.uuid, stage=CatchStage.AFTER)
    [one] = rows(conversations=(FIRST,), sightings=(own,))
    assert one.repeated == 0


def test_what_was_not_discussed_was_not_brought():
    def item(text, position, discussed):
        return AgendaItem(
            kind=AgendaKind.QUESTION,
            text=text,
            conversation=FIRST.uuid,
            position=position,
            discussed=discussed,
        )

    items = item("third", 2, None), item("first", 0, True), item("second", 1, False)
    [one] = rows(conversations=(FIRST,), agenda=items)
    assert [each.text for each in one.brought] == ["first", "third"]


def test_promises_of_the_mentee_count_and_done_is_done():
    def promise(status, made_by=None):
        return Commitment(
            text="x",
            made_on=FIRST.date,
            conversation=FIRST.uuid,
            made_to=None if made_by else ADA,
            made_by=made_by,
            status=status,
        )

    promises = (
        promise(CommitmentStatus.DONE),
        promise(CommitmentStatus.DROPPED),
        promise(CommitmentStatus.OPEN, made_by=ADA),
    )
    records = Records(conversations=(FIRST,), commitments=promises)
    [own] = of(records)
    [theirs] = of(records, mentored=True)
    assert (own.promised, own.done) == (2, 1)
    assert (theirs.promised, theirs.done) == (1, 0)


def test_what_a_fact_was_counted_from_is_found_again():
    told = [
        replace(FIRST, uuid=f"c{day}", date=date(2026, 3, day), thinking=3, told_count=1)
        for day in range(1, 9)
    ]
    straight = replace(told[7], asked_for_straight_answer=True)
    item = AgendaItem(kind=AgendaKind.DECISION, text="x", conversation="c2")
    found = rows(conversations=(*told[:7], straight, PLANNED), agenda=(item,))
    assert with_decision(found) == ("c2",)
    assert answered(found) == ("c7", "c6", "c5", "c4", "c3", "c2")


def test_two_conversations_at_the_same_moment_look_back_on_the_one_before_both():
    twins = [replace(SECOND, uuid="a"), replace(SECOND, uuid="b")]
    kept = Commitment(
        text="x",
        made_on=FIRST.date,
        made_to=ADA,
        due=date(2026, 9, 20),
        status=CommitmentStatus.DONE,
        closed_on=date(2026, 9, 20),
        what_changed="less",
    )
    records = Records(conversations=(FIRST, *twins), commitments=(kept,))
    assert [one.kept for one in meetings(records, ADA)] == [None, 1.0, 1.0]
