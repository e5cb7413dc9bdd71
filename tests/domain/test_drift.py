"""A6: the indices, the flags and their edges. Every test names the rule it checks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.assumptions import Assumption
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.drift import (
    Cause,
    FlagKind,
    Meeting,
    flags,
    indices,
    is_soft,
    is_told,
)
from growthjournal.domain.patterns import CatchStage, Pattern, Sighting
from growthjournal.domain.relationship import Records, meetings, relationship

DAY = dt.date(2026, 1, 5)

TOLD = Meeting(
    on=DAY, brought=True, sent=True, opened=True, kept=1.0, surfaced=1, stretch=3, moved=True,
    thinking=2, told=3,
)  # fmt: skip
SOFT = Meeting(
    on=DAY, brought=False, sent=False, opened=False, kept=0.0, surfaced=0, stretch=1, moved=False,
    thinking=4, told=0,
)  # fmt: skip
HEALTHY = Meeting(
    on=DAY, brought=True, sent=True, opened=True, kept=0.75, surfaced=2, stretch=4, moved=True,
    thinking=4, told=1,
)  # fmt: skip


def row(*kinds: Meeting, step: int = 28) -> list[Meeting]:
    return [replace(one, on=DAY + dt.timedelta(days=step * n)) for n, one in enumerate(kinds)]


def kinds(rows: list[Meeting]) -> set[FlagKind]:
    return {flag.kind for flag in flags(rows)}


@pytest.mark.parametrize(
    ("meeting", "expected", "told", "soft"),
    [
        (SOFT, (0.00, 0.00, 0.12), False, True),
        (HEALTHY, (0.94, 0.92, 0.29), False, False),
        (TOLD, (1.00, 0.67, 0.88), True, False),
        (
            replace(TOLD, surfaced=0, stretch=2, moved=False, thinking=4, told=0),
            (1.00, 0.08, 0.12),
            False,
            True,
        ),
    ],
    ids=["soft", "healthy", "told", "soft, owned"],
)
def test_a6_worked_examples(meeting, expected, told, soft):
    one = indices(meeting)
    found = (one.ownership, one.challenge, one.prescription)
    # Half up, as on the page: .125 is written .12 there, so a hair is left either way.
    assert found == pytest.approx(expected, abs=0.0051)
    assert (is_told(meeting), is_soft(meeting)) == (told, soft)


def test_a6_with_none_due_that_part_leaves_ownership():
    assert indices(replace(TOLD, kept=None)).ownership == 1.0
    assert indices(replace(SOFT, kept=None, opened=True)).ownership == pytest.approx(1 / 3)


def test_a6_an_unanswered_part_leaves_its_mean():
    assert indices(replace(HEALTHY, moved=None)).challenge == pytest.approx((1 + 0.75) / 2)
    assert indices(replace(HEALTHY, opened=None)).ownership == pytest.approx((1 + 1 + 0.75) / 3)


def test_a6_challenge_and_prescription_need_two_parts():
    only_words = replace(HEALTHY, moved=None, stretch=None)
    assert indices(only_words).challenge is None
    assert indices(replace(only_words, moved=True)).challenge == 1.0
    assert indices(replace(TOLD, told=None)).prescription is None
    assert indices(replace(TOLD, thinking=None)).prescription is None


def test_a6_prescription_is_skipped_when_a_straight_answer_was_asked_for():
    asked = replace(TOLD, straight=True)
    assert indices(asked).prescription is None
    assert is_told(asked) is None
    assert is_soft(replace(SOFT, straight=True)) is None
    assert indices(replace(TOLD, straight=False)).prescription == pytest.approx(0.875)


_yes_no = st.none() | st.booleans()
_meetings = st.builds(
    Meeting,
    on=st.just(DAY),
    brought=_yes_no,
    sent=_yes_no,
    opened=_yes_no,
    kept=st.none() | st.floats(0, 1),
    surfaced=st.none() | st.integers(0, 9),
    stretch=st.none() | st.integers(1, 5),
    moved=_yes_no,
    thinking=st.none() | st.integers(1, 5),
    told=st.none() | st.integers(0, 9),
    straight=_yes_no,
)


@given(_meetings)
def test_a6_every_index_is_between_zero_and_one(meeting):
    one = indices(meeting)
    for value in (one.ownership, one.challenge, one.prescription):
        assert value is None or 0.0 <= value <= 1.0


@given(_meetings)
def test_a6_no_meeting_is_both_told_and_soft(meeting):
    assert not (is_told(meeting) and is_soft(meeting))


@given(_meetings, st.integers(1, 4))
def test_a6_more_telling_never_lowers_prescription(meeting, more):
    before = indices(replace(meeting, straight=None))
    if before.prescription is not None and meeting.told is not None:
        after = indices(replace(meeting, straight=None, told=meeting.told + more))
        assert after.prescription is not None
        assert after.prescription >= before.prescription


def test_a6_edges_of_told_and_soft():
    # P = ((5-3)/4 + 2/3)/2 = .583 is under; thinking 2 and told 2 give .708.
    assert is_told(replace(TOLD, thinking=3, told=2)) is False
    assert is_told(replace(TOLD, thinking=2, told=2)) is True
    # (1/2 + 0 + 0)/3 = .167 is soft; (1/2 + .5 + 0)/3 = .333 too; (0 + .25 + 1)/3 = .417 is not.
    assert is_soft(replace(SOFT, surfaced=1)) is True
    assert is_soft(replace(SOFT, surfaced=1, stretch=3)) is True
    assert is_soft(replace(SOFT, stretch=2, moved=True)) is False


def test_a6_nothing_is_said_before_three_meetings():
    assert kinds(row(SOFT, SOFT)) == set()
    assert kinds(row(SOFT, SOFT, SOFT)) == {FlagKind.SOFT, FlagKind.UNCLOSED_LOOP}
    assert kinds(row(TOLD, TOLD)) == set()
    assert kinds(row(TOLD, TOLD, TOLD)) == {FlagKind.TOLD}


def test_a6_three_of_the_last_four():
    assert kinds(row(TOLD, HEALTHY, TOLD, TOLD)) == {FlagKind.TOLD}
    assert kinds(row(TOLD, HEALTHY, HEALTHY, TOLD, TOLD)) == set()


def test_a6_a_meeting_without_the_answers_counts_for_no_flag():
    unanswered = replace(TOLD, thinking=None, told=None)
    assert kinds(row(TOLD, TOLD, unanswered)) == set()
    assert kinds(row(TOLD, TOLD, unanswered, TOLD)) == {FlagKind.TOLD}


def test_a6_told_outranks_soft():
    # Without C they do not count for soft, which therefore still stands when told is raised.
    told = replace(TOLD, stretch=None, moved=None, surfaced=None)
    owned = replace(SOFT, kept=1.0)
    assert kinds(row(owned, owned, owned, told, told)) == {FlagKind.SOFT}
    assert kinds(row(owned, owned, owned, told, told, told)) == {FlagKind.TOLD}


def test_a6_a_flag_clears_after_two_meetings_in_a_row():
    raised = [TOLD, TOLD, TOLD]
    assert kinds(row(*raised, HEALTHY)) == {FlagKind.TOLD}
    assert kinds(row(*raised, HEALTHY, TOLD, HEALTHY)) == {FlagKind.TOLD}
    assert kinds(row(*raised, HEALTHY, HEALTHY)) == set()


@pytest.mark.parametrize(("days", "is_repeated"), [(60, False), (61, True)])
def test_a6_a_flag_is_not_repeated_within_sixty_days(days, is_repeated):
    rows = row(TOLD, TOLD, TOLD, HEALTHY, HEALTHY, step=7)
    cleared = rows[-1].on
    again = [
        replace(TOLD, on=cleared + dt.timedelta(days=days - 2)),
        replace(TOLD, on=cleared + dt.timedelta(days=days - 1)),
        replace(TOLD, on=cleared + dt.timedelta(days=days)),
    ]
    assert (FlagKind.TOLD in kinds([*rows, *again])) is is_repeated


def test_a6_what_was_held_back_is_said_once_the_sixty_days_are_over():
    rows = row(TOLD, TOLD, TOLD, HEALTHY, HEALTHY, TOLD, TOLD, TOLD, step=7)
    assert kinds(rows) == set()
    later = replace(TOLD, on=rows[4].on + dt.timedelta(days=61))
    (flag,) = flags([*rows, later])
    assert (flag.kind, flag.since) == (FlagKind.TOLD, later.on)


@pytest.mark.parametrize(
    ("shares", "is_open"),
    [((0.0, 0.5, 0.5), True), ((0.5, 0.5, 0.5), False), ((0.0, 0.0), False)],
)
def test_a6_unclosed_loop_is_a_mean_share_under_half_over_three_meetings(shares, is_open):
    rows = row(*(replace(HEALTHY, kept=share) for share in shares))
    assert (FlagKind.UNCLOSED_LOOP in kinds(rows)) is is_open


def test_a6_a_promise_carried_three_times_is_an_unclosed_loop():
    assert kinds(row(HEALTHY, replace(HEALTHY, often_carried=True))) == {FlagKind.UNCLOSED_LOOP}


def test_a6_a_meeting_with_nothing_due_does_not_count_for_the_loop():
    nothing = replace(HEALTHY, kept=None)
    low = replace(HEALTHY, kept=0.0)
    assert kinds(row(low, nothing, low)) == set()
    assert kinds(row(low, nothing, low, low)) == {FlagKind.UNCLOSED_LOOP}


def test_a6_cause_line():
    (soft, _loop) = flags(row(SOFT, SOFT, SOFT))
    assert soft.cause is Cause.LITTLE_WORK
    owned = replace(SOFT, brought=True, sent=True, opened=True, kept=1.0)
    assert [one.cause for one in flags(row(owned, owned, owned))] == [Cause.NOT_TESTED]
    assert [one.cause for one in flags(row(TOLD, TOLD, TOLD))] == [Cause.SOLVED_FOR_ME]
    # Exactly half is not under half.
    half = replace(owned, sent=False, opened=False)
    assert [one.cause for one in flags(row(half, half, half))] == [Cause.NOT_TESTED]


def test_a6_a_flag_names_the_meetings_behind_it():
    rows = row(HEALTHY, TOLD, TOLD, TOLD)
    (flag,) = flags(reversed(rows))
    assert (flag.meetings, flag.since) == (tuple(rows), rows[-1].on)


ANN, BEN = "ann", "ben"


def conversation(day: int, **rest) -> Conversation:
    given = {"person": ANN, "one_line": "I now see.", **rest}
    return Conversation(uuid=f"c{day}", date=DAY + dt.timedelta(days=day), **given)


def test_a6_a_meeting_is_worked_out_from_the_records():
    at = dt.time(10, 0)
    first = conversation(0)
    sent = dt.datetime.combine(DAY + dt.timedelta(days=27), at).astimezone()
    second = conversation(
        28, time=at, agenda_sent_at=sent, opened_with_changes=True, thinking=4, told_count=0,
        stretch=3, moved=False, asked_for_straight_answer=False,
    )  # fmt: skip
    promise = Commitment(text="p", made_on=DAY, made_to=ANN, due=DAY + dt.timedelta(days=20))
    records = Records(
        conversations=(second, first, conversation(10, person=BEN), conversation(40, held=False)),
        agenda=(AgendaItem(kind=AgendaKind.DECISION, text="d", conversation="c28"),),
        commitments=(
            replace(promise, uuid="1", status=CommitmentStatus.PARTLY, closed_on=promise.due),
            replace(promise, uuid="2"),
            replace(promise, uuid="3", made_to=BEN),
        ),
        patterns=(Pattern(uuid="p", name="p", surfaced_in="c28"),),
        sightings=(
            Sighting(pattern="p", date=DAY, conversation="c28", person=ANN, stage=CatchStage(0)),
            Sighting(pattern="q", date=DAY, conversation="c28", person=ANN, stage=CatchStage(0)),
            Sighting(pattern="r", date=DAY, conversation="c28", stage=CatchStage(0)),
        ),
        assumptions=(Assumption(statement="a", surfaced_in="c28"),),
    )
    before, after = meetings(records, ANN)
    assert (before.brought, before.sent, before.opened, before.kept) == (False, False, None, None)
    assert (after.brought, after.sent, after.opened, after.kept) == (True, True, True, 0.25)
    assert after.surfaced == 3
    late = replace(second, agenda_sent_at=sent + dt.timedelta(seconds=1))
    assert meetings(replace(records, conversations=(first, late)), ANN)[-1].sent is False


def test_a_conversation_that_only_a_calendar_knows_says_nothing():
    records = Records(conversations=(conversation(0, one_line=None),))
    (row_,) = meetings(records, ANN)
    assert (row_.brought, row_.sent, row_.surfaced) == (None, None, None)
    assert indices(row_).ownership is None
    assert relationship([row_], [], DAY).held == 0


def test_a6_an_item_that_was_not_discussed_was_not_brought():
    item = AgendaItem(kind=AgendaKind.DECISION, text="d", conversation="c0", discussed=False)
    records = Records(conversations=(conversation(0),), agenda=(item,))
    assert [one.brought for one in meetings(records, ANN)] == [False]
    question = replace(item, kind=AgendaKind.QUESTION, discussed=True)
    assert [one.brought for one in meetings(replace(records, agenda=(question,)), ANN)] == [False]


def test_a6_for_a_mentee_the_roles_are_turned():
    due = DAY + dt.timedelta(days=5)
    mine = Commitment(text="p", made_on=DAY, made_to=ANN, due=due)
    theirs = replace(
        mine, uuid="t", made_to=None, made_by=ANN, status=CommitmentStatus.DONE,
        what_changed="w", closed_on=due,
    )  # fmt: skip
    records = Records(conversations=(conversation(0), conversation(7)), commitments=(mine, theirs))
    assert meetings(records, ANN)[-1].kept == 0.0
    turned = meetings(records, ANN, mentored=True)[-1]
    assert (turned.kept, turned.sent) == (1.0, None)


def test_a6_often_carried_is_judged_as_of_the_meeting():
    moved = tuple(DAY + dt.timedelta(days=7 * n) for n in range(1, 4))
    promise = Commitment(
        text="p", made_on=DAY, made_to=ANN, due=DAY + dt.timedelta(days=28), moved_from=moved,
        status=CommitmentStatus.CARRIED,
    )  # fmt: skip
    held = tuple(conversation(day) for day in (14, 21, 35))
    rows = meetings(Records(conversations=held, commitments=(promise,)), ANN)
    assert [one.often_carried for one in rows] == [False, True, True]
    closed = replace(promise, status=CommitmentStatus.DROPPED, closed_on=DAY + dt.timedelta(30))
    rows = meetings(Records(conversations=held, commitments=(closed,)), ANN)
    assert [one.often_carried for one in rows] == [False, True, False]


def test_the_three_facts_of_a_relationship():
    rows = row(HEALTHY, TOLD, SOFT, replace(HEALTHY, thinking=None))
    done = Commitment(
        text="p", made_on=DAY, status=CommitmentStatus.DONE, closed_on=DAY, what_changed="w"
    )
    promises = [
        done,
        replace(done, what_changed=None),
        Commitment(text="open, overdue", made_on=DAY, due=DAY),
        Commitment(text="open, later", made_on=DAY, due=DAY + dt.timedelta(days=1)),
    ]
    facts = relationship(rows, promises, DAY)
    assert (facts.held, facts.brought) == (4, 3)
    assert (facts.kept, facts.due) == (1, 3)
    assert (facts.asking, facts.answered) == (2, 3)
