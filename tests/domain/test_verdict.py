"""Constraint, confidence, limits and what would change it (method.md B4-B7)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer, Purpose
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Aim, Ask
from growthjournal.domain.verdict import (
    Confidence,
    Constraint,
    Missing,
    Records,
    verdict,
    weeks_with,
)

TODAY = date(2026, 11, 20)
AIM = Aim(role="The next one", calls=("A", "B", "C"), since=date(2026, 1, 1))
ROOM = [Person(name=name, in_room=True) for name in ("Ada", "Ben", "Cy")]
READY = (4, 4, 4, 4, 3, 4)
UNSEEN = (2, 2, 3, 1, 2, 2)
WEEKLY = [TODAY - timedelta(weeks=week) for week in range(6)]


def sitting(days_ago, skill, visibility=(), *, rater=None, fact_on=TODAY, axis=None, aim=AIM):
    on = TODAY - timedelta(days=days_ago)
    one = Diagnostic(
        aim=aim.uuid,
        on=on,
        finished=True,
        rater=rater,
        axis=axis,
        purpose=Purpose.CONFIRMATION if axis else Purpose.FULL,
    )
    named = {f"S{n}": value for n, value in enumerate(skill, 1)}
    named |= {f"V{n}": value for n, value in enumerate(visibility, 1)}
    return one, [
        DiagnosticAnswer(
            diagnostic=one.uuid, item=item, value=value, fact="A fact.", fact_on=fact_on
        )
        for item, value in named.items()
    ]


def records(*sittings, **more):
    known = {"aim": AIM, "people": ROOM, "entry_days": WEEKLY, **more}
    return Records(
        sittings=[one for one, _answers in sittings],
        answers={one.uuid: answers for one, answers in sittings},
        **known,
    )


def found(*sittings, **more):
    return verdict(records(*sittings, **more), TODAY)


@pytest.mark.parametrize(
    ("skill", "visibility", "constraint"),
    [
        ((3,) * 6, (3,) * 6, Constraint.BUILD_SKILL),
        ((4,) * 6, (3,) * 6, Constraint.READY_UNKNOWN),
        ((3,) * 6, (4,) * 6, Constraint.VISIBLE_STRETCHED),
        ((4,) * 6, (4,) * 6, Constraint.OPERATING_SEEN),
    ],
)
def test_the_two_sides_name_the_constraint(skill, visibility, constraint):
    one = found(sitting(0, skill, visibility))
    assert one.constraint is constraint
    assert one.confidence is Confidence.PROVISIONAL
    assert one.since == TODAY


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({"aim": None}, (Missing.ROLE, Missing.CALLS)),
        ({"aim": replace(AIM, calls=("A", "B"))}, (Missing.CALLS,)),
        ({"people": ROOM[:2]}, (Missing.ROOM,)),
    ],
)
def test_without_the_set_up_there_is_no_verdict(more, missing):
    known = sitting(0, READY, UNSEEN)
    if more.get("aim", AIM) is None:
        known = (replace(known[0], aim=None), known[1])
    one = found(known, **more)
    assert one.constraint is None
    assert one.confidence is Confidence.NONE
    assert one.missing == missing


def test_without_anybody_who_decides_readiness_is_scored_alone():
    one = found(sitting(0, (3,) * 6, UNSEEN), people=[])
    assert one.skill.last.score == 3
    assert one.limits.item == "S1"
    assert one.missing == (Missing.ROOM,)


def test_too_few_answers_on_an_axis():
    one = found(sitting(0, READY, (2, None, None, 2, 2, 2)))
    assert one.missing == (Missing.VISIBILITY,)
    assert one.constraint is None


def test_another_role_is_another_series():
    other = replace(AIM, uuid="other")
    one = found(sitting(0, READY, UNSEEN, aim=other))
    assert one.missing == (Missing.SKILL, Missing.VISIBILITY)


def supported(**more):
    return found(sitting(104, READY, UNSEEN), sitting(10, READY, UNSEEN), **more)


def test_supported_needs_two_sittings_entries_and_facts():
    assert supported().confidence is Confidence.SUPPORTED
    assert supported(entry_days=WEEKLY[:5]).confidence is Confidence.PROVISIONAL
    undated = found(sitting(104, READY, UNSEEN), sitting(10, READY, UNSEEN, fact_on=None))
    assert undated.confidence is Confidence.PROVISIONAL
    turned = found(sitting(104, READY, (4,) * 6), sitting(10, READY, UNSEEN))
    assert turned.confidence is Confidence.PROVISIONAL


def test_weeks_of_the_last_thirteen():
    assert weeks_with([TODAY, TODAY - timedelta(days=6)], TODAY) == 1
    assert weeks_with([TODAY - timedelta(days=7)], TODAY) == 1
    assert weeks_with([TODAY - timedelta(days=90)], TODAY) == 1
    assert weeks_with([TODAY - timedelta(days=91), TODAY + timedelta(days=1)], TODAY) == 0


def asked(days_ago, person=ROOM[0]):
    on = TODAY - timedelta(days=days_ago)
    return Ask(person=person.uuid, on=on, words="I want it.", answer_words="Not yet.")


@pytest.mark.parametrize(
    ("days_ago", "outside", "told", "label"),
    [
        (30, (4,) * 6, asked(180), Confidence.CORROBORATED),
        (30, (4,) * 6, asked(181), Confidence.SUPPORTED),
        (30, (4,) * 6, asked(5, Person(name="Nobody")), Confidence.SUPPORTED),
        (200, (4,) * 6, asked(5), Confidence.SUPPORTED),
    ],
)
def test_corroborated_needs_somebody_elses_view_and_a_statement(days_ago, outside, told, label):
    one = found(
        sitting(104, (4,) * 6, UNSEEN),
        sitting(days_ago, outside, rater="ruth"),
        sitting(10, (4,) * 6, UNSEEN),
        asks=[told],
    )
    assert one.confidence is label


def test_an_outside_view_on_the_other_side_does_not_corroborate():
    one = found(
        sitting(104, (5,) * 6, UNSEEN),
        sitting(30, (3,) * 6, rater="ruth"),
        sitting(10, (5,) * 6, UNSEEN),
        asks=[asked(5)],
    )
    assert one.skill.last.score == 4
    assert one.confidence is Confidence.SUPPORTED


def test_borderline_lowers_by_one_step_and_never_below_provisional():
    edge = (3, 3, 3, 4, 4, 3)
    assert found(sitting(0, READY, edge)).confidence is Confidence.PROVISIONAL
    lower = found(sitting(104, READY, edge), sitting(10, READY, edge))
    assert lower.is_borderline
    assert lower.confidence is Confidence.PROVISIONAL
    told = found(
        sitting(104, (4,) * 6, edge),
        sitting(30, (4,) * 6, rater="ruth"),
        sitting(10, (4,) * 6, edge),
        asks=[asked(5)],
    )
    assert told.confidence is Confidence.SUPPORTED


def test_a_verdict_goes_stale_after_270_days():
    assert not found(sitting(270, READY, UNSEEN)).is_stale
    assert found(sitting(271, READY, UNSEEN)).is_stale


def test_nobody_else_has_rated_yet():
    assert supported().is_alone
    assert not found(sitting(30, (4,) * 6, rater="r"), sitting(10, READY, UNSEEN)).is_alone


def test_what_carries_and_what_limits():
    one = found(sitting(0, (4, 5, 4, 4, 3, 4), UNSEEN))
    assert [each.item for each in one.carries] == ["S2", "S1"]
    assert one.limits.item == "V4"


def test_a_tie_goes_to_the_item_that_was_lowest_longest():
    one = found(
        sitting(200, READY, (3, 3, 2, 3, 3, 3)),
        sitting(100, READY, (3, 3, 2, 3, 1, 3)),
        sitting(10, READY, (2, 3, 3, 3, 2, 3)),
    )
    assert one.limits.item == "V5"
    level = found(sitting(10, READY, (2, 3, 3, 3, 2, 3)))
    assert level.limits.item == "V1"


@pytest.mark.parametrize(
    ("skill", "visibility", "axis", "items"),
    [
        (READY, UNSEEN, Axis.VISIBILITY, 11),  # 12 of 36 against 22.5
        (READY, (4, 3, 3, 3, 4, 3), Axis.VISIBILITY, 3),
        ((3,) * 6, UNSEEN, Axis.SKILL, 5),
        ((3,) * 6, (4,) * 6, Axis.SKILL, 5),
        ((4,) * 6, (5,) * 6, Axis.SKILL, 5),
        ((5,) * 6, (4,) * 6, Axis.VISIBILITY, 5),
    ],
)
def test_how_many_items_would_change_it(skill, visibility, axis, items):
    one = found(sitting(0, skill, visibility))
    assert (one.turning, one.items_needed) == (axis, items)


def test_a_change_of_one_item_more_or_less_does_what_it_says():
    one = found(sitting(0, READY, (4, 3, 3, 3, 4, 3)))
    rest = found(sitting(100, READY, (4, 3, 3, 3, 4, 3)), sitting(0, READY, (4, 4, 4, 3, 4, 3)))
    assert rest.visibility.pending is None
    done = found(sitting(100, READY, (4, 3, 3, 3, 4, 3)), sitting(0, READY, (4, 4, 4, 4, 4, 3)))
    assert done.visibility.pending is not None
    assert one.items_needed == 3


def test_with_an_outside_view_more_items_are_needed():
    alone = found(sitting(0, (3,) * 6, UNSEEN))
    halved = found(sitting(5, (3,) * 6, rater="ruth"), sitting(0, (3,) * 6, UNSEEN))
    assert (alone.items_needed, halved.items_needed) == (5, 9)


def test_somebody_who_rated_after_the_last_sitting_is_not_nobody():
    one = found(sitting(30, READY, UNSEEN), sitting(5, (4,) * 6, rater="ruth"))
    assert not one.is_alone
    assert one.skill.last.outside is None
    too_few = found(sitting(30, READY, UNSEEN), sitting(5, (4, 4, 4), rater="ruth"))
    assert too_few.is_alone
    old = found(sitting(200, (4,) * 6, rater="ruth"), sitting(5, READY, UNSEEN))
    assert old.is_alone
