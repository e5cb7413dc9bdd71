"""F3: the draft of what changed, the candidates, and what may leave in a brief."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from typing import Any, get_type_hints

import pytest

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.assumptions import Assumption, AssumptionStatus, AssumptionTest, Belief
from growthjournal.domain.briefing import Section, brief
from growthjournal.domain.changed import ChangeKind, changes_since
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.competencies import Axis, Basis, Competency, RaterRole, Rating
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.decisions import Decision
from growthjournal.domain.patterns import CatchStage, Pattern, Sighting
from growthjournal.domain.people import Person
from growthjournal.domain.preparation import (
    CandidateKind,
    Journal,
    candidates,
    stale_rating,
)
from growthjournal.wording.brief import brief_words

ANN, BEN = "ann", "ben"
LAST = dt.date(2026, 3, 2)
TODAY = LAST + dt.timedelta(days=28)


def day(count: int) -> dt.date:
    return LAST + dt.timedelta(days=count)


def kinds(journal: Journal, person: str = ANN) -> list[tuple[ChangeKind, str]]:
    return [(one.kind, one.text) for one in changes_since(journal, person, LAST, TODAY)]


def test_f3_commitments_closed_and_slipped_since():
    done = Commitment(
        text="done", made_on=LAST, made_to=ANN, due=day(5), status=CommitmentStatus.DONE,
        closed_on=day(1), what_changed="w",
    )  # fmt: skip
    rows = (
        done,
        replace(done, uuid="b", text="on the day", closed_on=LAST),
        replace(done, uuid="c", text="theirs", made_to=None, made_by=BEN),
        replace(done, uuid="d", text="to Ben", made_to=BEN),
        Commitment(text="overdue", made_on=LAST, made_to=ANN, due=day(28)),
        Commitment(text="later", made_on=LAST, made_to=ANN, due=day(29)),
        Commitment(
            text="moved", made_on=LAST, due=day(60), moved_from=(day(3),),
            status=CommitmentStatus.CARRIED,
        ),
    )  # fmt: skip
    assert kinds(Journal(commitments=rows)) == [
        (ChangeKind.KEPT, "done"),
        (ChangeKind.SLIPPED, "overdue"),
        (ChangeKind.KEPT, "to Ben"),
        (ChangeKind.SLIPPED, "moved"),
    ]


def test_f3_decisions_tests_and_sightings_since_in_the_order_of_the_draft():
    pattern = Pattern(uuid="p", name="pattern", surfaced_by=BEN)
    journal = Journal(
        conversations=(Conversation(uuid="c", person=ANN, date=LAST),),
        decisions=(
            Decision(title="taken", decided_on=day(2), taken_to="c"),
            Decision(title="open"),
            Decision(title="before", decided_on=LAST),
        ),
        assumptions=(Assumption(uuid="a", statement="assumed", surfaced_by=ANN),),
        tests=(
            AssumptionTest(
                assumption="a", action="x", run_on=day(3), belief_before=80, belief_after=40
            ),
            AssumptionTest(assumption="a", action="planned"),
        ),
        patterns=(pattern,),
        sightings=(
            Sighting(pattern="p", date=day(1), stage=CatchStage.BEFORE),
            Sighting(pattern="p", date=day(2), stage=CatchStage.AFTER),
            Sighting(pattern="p", date=day(3), opportunity=False),
            Sighting(pattern="p", date=LAST, stage=CatchStage.NEW_THING),
        ),
    )
    found = changes_since(journal, ANN, LAST, TODAY)
    assert [(one.kind, one.is_theirs) for one in found] == [
        (ChangeKind.DECIDED, True),
        (ChangeKind.TESTED, True),
        (ChangeKind.CAUGHT, False),
    ]
    assert (found[1].before, found[1].after) == (80, 40)
    assert (found[2].early, found[2].seen) == (1, 2)
    heard = replace(journal.sightings[3], person=ANN)
    known = replace(journal, sightings=(*journal.sightings[:3], heard))
    assert changes_since(known, ANN, LAST, TODAY)[2].is_theirs


def rating(value: int, on: dt.date) -> Rating:
    return Rating(
        competency="k", axis=Axis.SKILL, value=value, on=on, rater_role=RaterRole.SELF,
        basis=Basis.WEEKLY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "is_said"),
    [
        ([3, 3, 3], [4], False),
        ([3, 3, 3], [4, 4], True),
        ([3], [4], False),
        ([3, 3, 3], [], False),
        ([], [4, 4], False),
        ([2, 2, 2], [4, 4, 4], True),
        ([3, 4], [4] * 7, False),
    ],
)
def test_f3_ratings_are_said_only_beyond_noise(before, after, is_said):
    # Medians of three against each other: one step up once is noise (finding 8).
    rows = [rating(value, LAST - dt.timedelta(days=30 - n)) for n, value in enumerate(before)]
    rows += [rating(value, day(n + 1)) for n, value in enumerate(after)]
    journal = Journal(
        ratings=tuple(rows), competencies=(Competency(uuid="k", name="Voice", short="Voice"),)
    )
    assert (kinds(journal) == [(ChangeKind.RATED, "Voice")]) is is_said


@pytest.mark.parametrize(("days", "is_due"), [(150, False), (151, True)])
def test_f3_the_rating_card_is_brought_after_150_days(days, is_due):
    given = replace(rating(3, LAST), rater=ANN)
    later = LAST + dt.timedelta(days=days)
    rows = [given, replace(given, on=day(-90)), rating(4, later), replace(given, rater=BEN)]
    assert (stale_rating(rows, ANN, later) == LAST) is is_due
    assert stale_rating([rating(3, LAST)], ANN, later) is None


def test_f3_candidates_are_ranked_by_due_date_then_by_waiting():
    old = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
    journal = Journal(
        conversations=(
            Conversation(uuid="c", person=ANN, date=LAST),
            Conversation(uuid="b", person=BEN, date=LAST),
        ),
        agenda=(
            AgendaItem(
                uuid="left", kind=AgendaKind.QUESTION, text="left", conversation="c",
                discussed=False,
            ),
            AgendaItem(
                kind=AgendaKind.QUESTION, text="left with Ben", conversation="b", discussed=False
            ),
            AgendaItem(kind=AgendaKind.QUESTION, text="said", conversation="c", discussed=True),
            AgendaItem(kind=AgendaKind.QUESTION, text="on my mind", created_at=old),
            AgendaItem(kind=AgendaKind.QUESTION, text="for Ben", person=BEN, created_at=old),
        ),
        decisions=(
            Decision(title="later", decide_by=day(60)),
            Decision(title="sooner", decide_by=day(30)),
            Decision(title="taken", decided_on=LAST),
        ),
        assumptions=(
            Assumption(uuid="a", statement="untested", surfaced_on=TODAY - dt.timedelta(46)),
            Assumption(statement="fresh", surfaced_on=TODAY - dt.timedelta(45)),
            Assumption(
                statement="parked", surfaced_on=dt.date(2020, 1, 1), status=AssumptionStatus.PARKED
            ),
        ),
        commitments=(
            Commitment(
                text="often", made_on=LAST, due=day(40), status=CommitmentStatus.CARRIED,
                moved_from=(day(1), day(2), day(3)),
            ),
            Commitment(text="open", made_on=LAST, due=day(20)),
        ),
    )  # fmt: skip
    found = candidates(journal, ANN, TODAY)
    assert [(one.kind, one.text) for one in found] == [
        (CandidateKind.DECISION, "sooner"),
        (CandidateKind.PROMISE, "often"),
        (CandidateKind.DECISION, "later"),
        (CandidateKind.ON_MY_MIND, "on my mind"),
        (CandidateKind.ASSUMPTION, "untested"),
        (CandidateKind.UNDISCUSSED, "left"),
    ]
    # What is on the next agenda already is not offered again.
    there = (
        *journal.agenda,
        AgendaItem(kind=AgendaKind.ASSUMPTION, text="x", conversation="n", assumption="a"),
        AgendaItem(kind=AgendaKind.QUESTION, text="left", conversation="n", carried_from="left"),
    )
    rest = candidates(replace(journal, agenda=there), ANN, TODAY, "n")
    assert {"untested", "left"}.isdisjoint(one.text for one in rest)
    assert len(rest) == len(found) - 2


PERSON = Person(uuid=ANN, name="Ann Other")
COMING = Conversation(uuid="next", person=ANN, date=day(28), held=False)


def marked_record(record_type: type[Any], /, **given: Any) -> Any:
    """Return a record whose every free text is a marker that names its place."""
    hints = get_type_hints(record_type)
    words = {
        one.name: f"MARK {record_type.__name__}.{one.name}"
        for one in fields(record_type)
        if one.name not in {"uuid", "created_at", "updated_at", "deleted_at"}
        and hints[one.name] in (str, str | None)
    }
    lists = {
        one.name: (f"MARK {record_type.__name__}.{one.name}",)
        for one in fields(record_type)
        if hints[one.name] == tuple[str, ...]
    }
    return record_type(**{**words, **lists, **given})


def test_security_nothing_private_is_in_a_brief():
    coming = marked_record(
        Conversation, uuid="next", person=ANN, date=day(28), held=False,
        what_changed=("[x] ALLOWED changed",),
    )  # fmt: skip
    journal = Journal(
        conversations=(
            coming,
            marked_record(Conversation, uuid="c", person=ANN, date=LAST),
        ),
        agenda=(
            marked_record(
                AgendaItem, kind=AgendaKind.DECISION, conversation="next", decision="d",
                assumption=None, text="ALLOWED text", ruled_out="ALLOWED ruled",
                taking_for_granted="ALLOWED granted", lean="ALLOWED lean", person=None,
                carried_from=None,
            ),
            marked_record(
                AgendaItem, kind=AgendaKind.ASSUMPTION, conversation="next", assumption="a",
                text="ALLOWED assumption", decision=None, person=None, carried_from=None,
                ruled_out=None, taking_for_granted=None, lean=None,
            ),
            marked_record(
                AgendaItem, kind=AgendaKind.QUESTION, conversation="next", kept_private=True
            ),
            marked_record(AgendaItem, kind=AgendaKind.QUESTION, conversation="c"),
            marked_record(AgendaItem, kind=AgendaKind.QUESTION, conversation=None),
        ),
        commitments=(
            marked_record(
                Commitment, made_on=LAST, made_to=ANN, made_by=None, due=day(1),
                status=CommitmentStatus.DONE, closed_on=day(1),
            ),
        ),
        decisions=(marked_record(Decision, uuid="d", assumptions=(), taken_to=None),),
        patterns=(
            marked_record(Pattern, uuid="p", surfaced_by=ANN, name="ALLOWED pattern"),
            marked_record(Pattern, uuid="q", surfaced_by=BEN),
        ),
        sightings=(
            marked_record(
                Sighting, pattern="p", date=day(1), stage=CatchStage.BEFORE, person=None
            ),
        ),
        assumptions=(marked_record(Assumption, uuid="a", surfaced_by=ANN),),
        tests=(marked_record(AssumptionTest, assumption="a", run_on=day(2)),),
        beliefs=(Belief(assumption="a", on=LAST, value=80),),
    )  # fmt: skip
    person = marked_record(Person, uuid=ANN, name="ALLOWED name")
    said = "\n".join(brief_words(brief(journal, coming, person)).lines())
    assert "MARK" not in said
    for word in ("text", "ruled", "granted", "lean", "assumption", "changed", "pattern", "name"):
        assert f"ALLOWED {word}" in said


def test_a_brief_counts_from_the_records():
    assumption = AgendaItem(
        kind=AgendaKind.ASSUMPTION, text="a", conversation="next", assumption="a", sureness=35
    )
    journal = Journal(
        conversations=(
            Conversation(person=ANN, date=LAST),
            Conversation(person=ANN, date=LAST - dt.timedelta(30)),
            Conversation(person=BEN, date=day(2)),
            COMING,
        ),
        agenda=(assumption,),
        tests=(
            AssumptionTest(assumption="a", action="x", run_on=day(2)),
            AssumptionTest(assumption="a", action="x", run_on=day(3)),
            AssumptionTest(assumption="a", action="x", run_on=LAST),
        ),
        beliefs=(
            Belief(assumption="a", on=day(1), value=50),
            Belief(assumption="a", on=LAST, value=80),
        ),
    )
    found = brief(journal, COMING, PERSON)
    assert (found.number, found.last_spoke) == (3, LAST)
    (item,) = found.items
    assert (item.first_belief, item.sureness, item.tested) == (80, 35, 2)
    words = brief_words(found)
    assert words.points[0].text == (
        "Tested 2 times since we spoke. I now believe it 35%, down from 80%."
    )


def test_d2_a_brief_ends_with_two_questions_and_for_whom_it_is():
    words = brief_words(brief(Journal(), COMING, PERSON))
    assert words.lines()[-3:] == (
        "What do you see me repeat?",
        "What am I taking for granted?",
        "Prepared for Ann Other",
    )


def test_a_part_that_is_struck_out_is_not_read():
    coming = replace(COMING, what_changed=("[ ] private after all",))
    shown = brief(Journal(), coming, PERSON, sections=[Section.QUESTIONS])
    assert "private after all" not in "\n".join(brief_words(shown).lines())
    assert "private after all" in "\n".join(brief_words(brief(Journal(), coming, PERSON)).lines())


def test_a6_never_more_than_five_lines_leave():
    lines = [str(n) for n in range(9)]
    assert len(brief(Journal(), COMING, PERSON, changed=lines).changed) == 5
