"""Who has seen the results: windows, minimum counts, and who counts as a witness (A7)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from growthjournal.domain.entries import Effort
from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.people import Person
from growthjournal.domain.seen import effort_mix, seen_share
from growthjournal.wording.seen import share_said, week_ending

TODAY = date(2026, 11, 20)
GONE = datetime(2026, 11, 1, tzinfo=UTC)
RUTH = Person(name="Ruth", in_room=True)
GARETH = Person(name="Gareth")


def impact(days_ago=1, level=Level.TARGET, **more):
    return Impact(date=TODAY - timedelta(days=days_ago), title="moved", level=level, **more)


def saw(one, person=RUTH, **more):
    return Witness(impact=one.uuid, person=person.uuid, **more)


def share(impacts, witnesses=(), people=(RUTH, GARETH)):
    return seen_share(impacts, witnesses, people, TODAY)


@pytest.mark.parametrize(("days", "counts"), [(0, 1), (180, 1), (181, 0), (-1, 0)])
def test_the_hundred_and_eightieth_day_counts_and_the_next_does_not(days, counts):
    assert share([impact(days)]).total == counts


@pytest.mark.parametrize("level", [Level.PRESENT, None])
def test_only_work_of_the_target_level_counts(level):
    assert share([impact(level=level)]).total == 0


@pytest.mark.parametrize(
    ("witness", "is_seen"),
    [
        (saw, True),
        (lambda one: saw(one, first_hand=False), False),
        (lambda one: saw(one, GARETH), False),
        (lambda one: replace(saw(one), deleted_at=GONE), False),
    ],
)
def test_seen_is_first_hand_by_someone_in_the_room(witness, is_seen):
    one = impact()
    found = share([one], [witness(one)])
    assert (found.seen, found.unseen) == (((one.uuid,), ()) if is_seen else ((), (one.uuid,)))


def test_someone_who_left_the_room_or_the_journal_is_no_witness():
    one = impact()
    for person in (replace(RUTH, in_room=False), replace(RUTH, deleted_at=GONE)):
        assert share([one], [saw(one)], [person]).unseen == (one.uuid,)


def test_a_removed_result_lies_nowhere():
    assert share([impact(deleted_at=GONE)]).total == 0


def test_the_pile_is_the_newest_first():
    old, new = impact(9), impact(2)
    assert share([old, new]).unseen == (new.uuid, old.uuid)


def test_no_share_is_told_of_three_results():
    few = [impact() for _each in range(3)]
    assert not share(few).is_enough
    assert "3 of 4" in share_said(share(few))
    assert "3 of 4" in week_ending(share(few))


def test_the_share_is_told_of_four_results():
    four = [impact(day) for day in range(4)]
    found = share(four, [saw(four[2])])
    assert found.is_enough
    assert share_said(found) == "1 of 4 target-level results was seen by someone in the room."
    assert week_ending(found).endswith("1 of 4 target-level results.")


@pytest.mark.parametrize(("days", "counts"), [(0, 1), (90, 1), (91, 0), (-1, 0)])
def test_effort_of_ninety_days_counts(days, counts):
    on = TODAY - timedelta(days=days)
    mix = effort_mix([("e", on, Effort.SHOW)], [impact(days, effort_type=Effort.DEVELOP)], TODAY)
    assert (len(mix.show), len(mix.develop), len(mix.deliver)) == (counts, counts, 0)


def test_effort_that_nobody_named_is_not_counted():
    mix = effort_mix([], [impact(), impact(effort_type=Effort.DELIVER, deleted_at=GONE)], TODAY)
    assert (mix.develop, mix.show, mix.deliver) == ((), (), ())
