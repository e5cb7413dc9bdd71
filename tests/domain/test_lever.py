"""Whether effort matches the limit (method.md B6; decisions.md 7)."""

from datetime import date, timedelta

import pytest

from growthjournal.domain.conversations import Conversation
from growthjournal.domain.entries import Effort
from growthjournal.domain.impacts import Impact, Witness
from growthjournal.domain.lever import Acts, LeverWarning, lever_check
from growthjournal.domain.people import Person, Relation
from growthjournal.domain.scoring import AxisState, Side
from growthjournal.domain.sponsorship import Ask, CaseGiven, SentUpdate
from growthjournal.domain.verdict import CONSTRAINT_OF, Confidence, Verdict

TODAY = date(2026, 11, 20)
MENTOR = Person(name="Mo", relations=(Relation.MENTOR,))
RUTH = Person(name="Ruth", in_room=True)
PEOPLE = [MENTOR, RUTH]
LOW, HIGH = Side.LOW, Side.HIGH


def a_verdict(skill, visibility, days):
    since = TODAY - timedelta(days=days)
    return Verdict(
        constraint=CONSTRAINT_OF[skill, visibility],
        confidence=Confidence.SUPPORTED,
        skill=AxisState(side=skill, since=since),
        visibility=AxisState(side=visibility, since=since),
        since=since,
    )


def efforts(develop, show):
    """One act a week of each kind, in as many weeks."""
    rows = [(f"d{week}", week, Effort.DEVELOP) for week in develop]
    rows += [(f"s{week}", week, Effort.SHOW) for week in show]
    return Acts(
        people=PEOPLE,
        efforts=[(uuid, TODAY - timedelta(weeks=week), effort) for uuid, week, effort in rows],
    )


def said(acts, verdict, *, rising=False):
    return lever_check(acts, verdict, TODAY, is_any_rising=rising).warning


@pytest.mark.parametrize(
    ("develop", "show", "days", "warning"),
    [
        (range(7), range(7, 10), 90, LeverWarning.STILL_DEVELOPING),  # 7 of 10
        (range(7), range(7, 10), 89, None),
        (range(9), range(9, 13), 90, None),  # 9 of 13 is under 70 %
        (range(7), (), 120, None),  # seven weeks are too few
        (range(8), (), 120, LeverWarning.STILL_DEVELOPING),
    ],
)
def test_still_developing_while_ready(develop, show, days, warning):
    assert said(efforts(develop, show), a_verdict(HIGH, LOW, days)) is warning


@pytest.mark.parametrize(
    ("develop", "show", "warning"),
    [
        (range(4), range(4, 10), LeverWarning.AUDIENCE_AHEAD),  # 6 of 10
        (range(5), range(5, 12), None),  # 7 of 12
        ((), range(7), None),
    ],
)
def test_showing_ahead_of_the_work(develop, show, warning):
    assert said(efforts(develop, show), a_verdict(LOW, HIGH, 1)) is warning


@pytest.mark.parametrize(
    ("days", "rising", "warning"),
    [
        (270, False, LeverWarning.CHANGE_METHOD),
        (270, True, None),
        (269, False, None),
    ],
)
def test_the_same_constraint_for_three_quarters(days, rising, warning):
    assert said(Acts(), a_verdict(LOW, LOW, days), rising=rising) is warning


def test_operating_and_seen_is_not_warned():
    assert said(efforts(range(13), ()), a_verdict(HIGH, HIGH, 400)) is None


def test_several_acts_in_one_week_count_once_and_old_ones_not():
    same = Acts(
        people=PEOPLE,
        efforts=[(str(day), TODAY - timedelta(days=day), Effort.DEVELOP) for day in range(7)],
    )
    check = lever_check(same, a_verdict(HIGH, LOW, 100), TODAY, is_any_rising=False)
    assert (len(check.develop), check.develop_weeks) == (7, 1)
    edge = Acts(
        efforts=[
            ("in", TODAY - timedelta(days=90), Effort.SHOW),
            ("out", TODAY - timedelta(days=91), Effort.SHOW),
        ]
    )
    check = lever_check(edge, a_verdict(HIGH, LOW, 100), TODAY, is_any_rising=False)
    assert [one.uuid for one in check.show] == ["in"]


def test_what_counts_as_an_act():
    on = TODAY - timedelta(days=1)
    seen, unseen = Impact(date=on, title="Seen"), Impact(date=on, title="Not")
    learnt = Impact(date=on, title="Learnt", effort_type=Effort.DEVELOP)
    acts = Acts(
        people=PEOPLE,
        conversations=[
            Conversation(person=MENTOR.uuid, date=on, held=True),
            Conversation(person=MENTOR.uuid, date=on, held=False),
            Conversation(person=RUTH.uuid, date=on, held=True),
        ],
        asks=[Ask(person=RUTH.uuid, on=on, words="I want it.")],
        updates=[SentUpdate(person=RUTH.uuid, on=on)],
        given=[CaseGiven(sponsor_case="c", person=RUTH.uuid, on=on)],
        impacts=[seen, unseen, learnt],
        witnesses=[
            Witness(impact=seen.uuid, person=RUTH.uuid),
            Witness(impact=unseen.uuid, person=RUTH.uuid, first_hand=False),
            Witness(impact=unseen.uuid, person=MENTOR.uuid),
        ],
        efforts=[("e", on, Effort.DELIVER)],
    )
    check = lever_check(acts, a_verdict(HIGH, LOW, 1), TODAY, is_any_rising=False)
    assert sorted(one.kind for one in check.develop) == ["conversation", "impact"]
    assert sorted(one.kind for one in check.show) == ["ask", "impact", "person", "person"]
    assert seen.uuid in {one.uuid for one in check.show}
    assert check.weeks == 1
    assert not check.is_enough
