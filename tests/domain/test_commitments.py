"""A6: commitments; A6: agreements and cadence; A6: the agenda; F2: what is pinned."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.domain import agenda
from growthjournal.domain.agenda import AgendaItem, AgendaKind, keeps_what_was_sent
from growthjournal.domain.agreements import Agreement, is_review_due, meetings_left
from growthjournal.domain.commitments import (
    Commitment,
    CommitmentStatus,
    asks_its_question,
    by_due,
    carried,
    closed,
    falls_due,
    kept,
    kept_share,
    lacks_its_line,
)
from growthjournal.domain.conversations import (
    Conversation,
    Pin,
    is_sent_ahead,
    marked,
    next_planned,
    pin_of,
)
from growthjournal.domain.decisions import Decision, reasons_locked
from growthjournal.domain.decisions import by_due as decisions_by_due
from growthjournal.domain.people import (
    Group,
    Person,
    Relation,
    answers_to,
    group_of,
    is_mentored,
    next_due,
)

DAY = dt.date(2026, 3, 2)
PROMISE = Commitment(text="When it is nine, I will stop.", made_on=DAY, due=DAY)


def days(count: int) -> dt.timedelta:
    return dt.timedelta(days=count)


def test_d10_done_counts_once_it_says_what_changed():
    done = closed(PROMISE, CommitmentStatus.DONE, DAY)
    assert (done.status, lacks_its_line(done), kept(done, DAY)) == (
        CommitmentStatus.DONE,
        True,
        0.0,
    )
    said = closed(PROMISE, CommitmentStatus.DONE, DAY, " They answered first. ")
    assert (said.what_changed, kept(said, DAY)) == ("They answered first.", 1.0)


def test_a6_dropped_counts_once_it_says_why_and_partly_counts_half():
    dropped = closed(PROMISE, CommitmentStatus.DROPPED, DAY)
    assert (kept(dropped, DAY), lacks_its_line(dropped)) == (0.0, True)
    said = closed(PROMISE, CommitmentStatus.DROPPED, DAY, "The team was dissolved.")
    assert (kept(said, DAY), said.drop_reason) == (1.0, "The team was dissolved.")
    assert kept(closed(PROMISE, CommitmentStatus.PARTLY, DAY), DAY) == 0.5


def test_a6_what_was_closed_later_was_not_kept_by_then():
    late = closed(PROMISE, CommitmentStatus.DONE, DAY + days(3), "x")
    assert (kept(late, DAY + days(2)), kept(late, DAY + days(3))) == (0.0, 1.0)


def test_a6_carrying_remembers_each_date_and_asks_at_three():
    one = PROMISE
    for count in (1, 2, 3):
        assert not asks_its_question(one)
        one = carried(one, DAY + days(7 * count), DAY)
        assert (one.carried_count, one.status) == (count, CommitmentStatus.CARRIED)
    assert one.moved_from == (DAY, DAY + days(7), DAY + days(14))
    assert asks_its_question(one)
    assert not asks_its_question(closed(one, CommitmentStatus.DROPPED, DAY, "no longer mine"))


def test_a6_the_share_counts_what_fell_due_since_the_last_conversation():
    last, now = DAY, DAY + days(28)
    done = closed(replace(PROMISE, due=DAY + days(10)), CommitmentStatus.DONE, DAY + days(9), "w")
    before = replace(done, due=last)
    after = replace(done, due=now + days(1))
    on_the_day = replace(done, due=now, closed_on=now)
    assert kept_share([before, after], last, now) is None
    assert kept_share([done, on_the_day, before], last, now) == (1.0, 2)
    moved = carried(replace(PROMISE, due=DAY + days(20)), now + days(30), DAY)
    assert kept_share([done, moved], last, now) == (0.5, 2)
    undated = replace(PROMISE, due=None)
    assert kept_share([undated], last, now) == (0.0, 1)
    assert kept_share([replace(undated, made_on=now)], last, now) is None


_promises = st.builds(
    Commitment,
    text=st.just("p"),
    made_on=st.dates(DAY, DAY + days(40)),
    due=st.none() | st.dates(DAY, DAY + days(60)),
    status=st.sampled_from(CommitmentStatus),
    closed_on=st.none() | st.dates(DAY, DAY + days(60)),
    what_changed=st.none() | st.just("w"),
    drop_reason=st.none() | st.just("r"),
    moved_from=st.lists(st.dates(DAY, DAY + days(60)), max_size=3).map(lambda x: tuple(sorted(x))),
)


@given(st.lists(_promises, max_size=6), st.integers(0, 60))
def test_a6_the_share_is_a_mean_of_zero_half_and_one(promises, day):
    found = kept_share(promises, None, DAY + days(day))
    if found is not None:
        share, count = found
        assert 0.0 <= share <= 1.0
        assert 1 <= count <= len(promises)
        assert (share * count * 2) == pytest.approx(round(share * count * 2))


@given(st.lists(_promises, min_size=1, max_size=6), st.integers(0, 30), st.integers(1, 30))
def test_a6_each_due_date_counts_in_one_window_alone(promises, first, length):
    dated = [replace(one, moved_from=(), due=one.due or DAY) for one in promises]
    middle, end = DAY + days(first), DAY + days(first + length)
    earlier, later = kept_share(dated, None, middle), kept_share(dated, middle, end)
    whole = kept_share(dated, None, end)
    counts = [0 if one is None else one[1] for one in (earlier, later, whole)]
    assert counts[0] + counts[1] == counts[2]


def test_f1_what_is_due_within_seven_days_or_overdue_is_asked_for():
    assert falls_due(PROMISE, DAY + days(30))
    assert falls_due(PROMISE, DAY - days(7))
    assert not falls_due(PROMISE, DAY - days(8))
    assert not falls_due(replace(PROMISE, due=None), DAY)
    undated, later = replace(PROMISE, due=None), replace(PROMISE, due=DAY + days(1))
    assert by_due([undated, later, PROMISE]) == [PROMISE, later, undated]


def test_a6_an_item_is_frozen_when_it_was_sent():
    item = AgendaItem(kind=AgendaKind.DECISION, text="Who leads?", lean="Ann", sureness=65)
    assert keeps_what_was_sent(item, replace(item, lean="Ben"))
    sent = replace(item, frozen_at=dt.datetime.now(dt.UTC))
    assert not keeps_what_was_sent(sent, replace(sent, lean="Ben"))
    assert not keeps_what_was_sent(sent, replace(sent, sureness=66))
    assert keeps_what_was_sent(sent, replace(sent, discussed=True, position=4))


def test_a6_what_was_not_discussed_is_carried_as_an_item_of_its_own():
    sent = AgendaItem(
        kind=AgendaKind.QUESTION, text="q", conversation="old", discussed=False,
        frozen_at=dt.datetime.now(dt.UTC),
    )  # fmt: skip
    new = agenda.carried(sent, "new")
    assert (new.carried_from, new.conversation, new.text) == (sent.uuid, "new", "q")
    assert (new.frozen_at, new.discussed) == (None, None)
    assert new.uuid != sent.uuid


@pytest.mark.parametrize(("hours", "ahead"), [(24, True), (23.99, False)])
def test_a6_sent_ahead_is_24_hours(hours, ahead):
    at = dt.time(16)
    sent = dt.datetime.combine(DAY, at).astimezone() - dt.timedelta(hours=hours)
    one = Conversation(person="p", date=DAY, time=at, agenda_sent_at=sent)
    assert is_sent_ahead(one) is ahead
    assert is_sent_ahead(replace(one, time=None)) is True
    same_day = dt.datetime.combine(DAY, dt.time(0, 1)).astimezone()
    assert is_sent_ahead(replace(one, time=None, agenda_sent_at=same_day)) is False
    assert is_sent_ahead(replace(one, agenda_sent_at=None)) is False


@pytest.mark.parametrize(
    ("hours", "pin"),
    [(-0.1, None), (0, Pin.WHOLE), (48, Pin.WHOLE), (48.01, Pin.THEIR_WORDS)],
)
def test_f2_an_unfinished_log_is_pinned_48_hours_then_asks_for_their_words(hours, pin):
    begun = dt.datetime(2026, 3, 2, 18, tzinfo=dt.UTC)
    now = begun + dt.timedelta(hours=hours)
    one = Conversation(person="p", date=DAY, log_begun_at=begun)
    assert pin_of(one, now) is pin
    assert pin_of(replace(one, log_finished_at=begun), now) is None
    planned = Conversation(
        person="p",
        date=begun.astimezone().date(),
        time=begun.astimezone().time(),
        held=False,
    )
    assert pin_of(planned, now) is pin
    assert pin_of(replace(planned, cancelled_on=DAY), now) is None
    assert pin_of(replace(planned, held=True), now) is None


def test_a_line_may_say_that_it_was_done():
    assert marked("[x] Let them present.") == (True, "Let them present.")
    assert marked("[ ] Not yet") == (False, "Not yet")
    assert marked(" [x]no mark") == (None, "[x]no mark")


def test_cadence_says_when_the_next_conversation_is_due():
    held = [Conversation(person="p", date=DAY + days(n)) for n in (0, 14)]
    assert next_due(28, held, DAY + days(20)) == DAY + days(42)
    assert next_due(28, held, DAY + days(99)) == DAY + days(42)
    assert next_due(None, held, DAY) is None
    assert next_due(28, [], DAY) is None
    planned = Conversation(person="p", date=DAY + days(30), held=False)
    assert next_due(28, [*held, planned], DAY + days(20)) == DAY + days(30)
    assert next_due(28, [*held, planned], DAY + days(31)) == DAY + days(42)
    off = replace(planned, cancelled_on=DAY)
    assert next_due(28, [*held, off], DAY + days(20)) == DAY + days(42)
    assert next_planned([*held, off], DAY + days(20)) is None
    assert next_planned([*held, planned], DAY + days(30)) == planned


def test_an_agreement_is_looked_at_again_when_its_day_or_its_last_meeting_has_come():
    one = Agreement(person="p", aim="a", review_on=DAY)
    assert [meetings_left(one, held) for held in (0, 5, 6, 7)] == [6, 1, 0, 0]
    assert not is_review_due(one, 5, DAY - days(1))
    assert is_review_due(one, 5, DAY)
    assert is_review_due(one, 6, DAY - days(1))


def test_people_stand_in_the_first_group_that_fits():
    mentor_and_mentee = Person(name="a", relations=(Relation.MENTEE, Relation.MENTOR))
    assert group_of(mentor_and_mentee) is Group.MENTORS
    assert not is_mentored(mentor_and_mentee)
    assert is_mentored(Person(name="a", relations=(Relation.MENTEE,)))
    assert group_of(Person(name="a", relations=(Relation.PEER,), in_room=True)) is Group.OTHERS


def test_a_person_answers_to_name_and_alias():
    one = Person(name="Ada  Byron", alias="The countess")
    assert answers_to(one, " ada byron")
    assert answers_to(one, "THE COUNTESS")
    assert not answers_to(one, "countess")
    assert not answers_to(Person(name="Ada"), " ")


def test_a5_reasons_lock_a_day_after_they_were_written():
    written = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
    one = Decision(title="d", decided_on=DAY, written_at=written)
    assert not reasons_locked(one, written + dt.timedelta(hours=24))
    assert reasons_locked(one, written + dt.timedelta(hours=24, seconds=1))
    assert not reasons_locked(replace(one, written_at=None), written)
    first, last = Decision(title="a", decide_by=DAY), Decision(title="b")
    assert decisions_by_due([last, one, first]) == [first, last]
