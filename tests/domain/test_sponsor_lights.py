"""The lights before a sponsor is asked: what makes each green, and that none is a lock."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.people import Person
from growthjournal.domain.sponsor_lights import Light, sponsor_lights
from growthjournal.domain.sponsorship import Aim, SponsorCase
from growthjournal.wording.sponsor_lights import light_said, missing_said

TODAY = date(2026, 11, 20)
RUTH = Person(name="Ruth Adeyemi")
AIM = Aim(role="VP", since=TODAY, by_when=TODAY)


def impact(days=1, level=Level.TARGET, **more):
    more.setdefault("result", "it stood")
    return Impact(title="a plan", date=TODAY - timedelta(days=days), level=level, **more)


def saw(one, *, first_hand=True, person=RUTH):
    return Witness(impact=one.uuid, person=person.uuid, first_hand=first_hand)


def lights(*impacts, witnesses=(), person=RUTH, ask=AIM, **more):
    return sponsor_lights(person, impacts, witnesses, ask, TODAY, **more)


def test_with_everything_there_nothing_is_missing():
    three = [impact(days) for days in (1, 2, 3)]
    found = lights(*three, witnesses=[saw(three[0])], has_skill=True)
    assert found.on == frozenset(Light)
    assert missing_said(found) == ""
    assert light_said(Light.SEEN, found) == "They saw 1 of them themselves."


def test_three_results_of_a_year_with_what_came_of_them():
    last_day = impact(365)
    assert Light.RESULTS in lights(impact(1), impact(2, result=None, after="3"), last_day).on
    for other in (
        impact(366),
        impact(-1),
        impact(3, level=Level.PRESENT),
        impact(3, level=None),
        impact(3, result=None),
        replace(impact(3), deleted_at=TODAY),
    ):
        found = lights(impact(1), impact(2), other)
        assert Light.RESULTS not in found.on
        assert "2 next-level results" in light_said(Light.RESULTS, found)


def test_they_saw_one_themselves():
    one, old, other = impact(), impact(400), Person(name="Helen")
    assert Light.SEEN in lights(one, witnesses=[saw(one)]).on
    for witness in (saw(one, first_hand=False), saw(one, person=other), saw(old)):
        assert Light.SEEN not in lights(one, old, witnesses=[witness]).on
    by_hand = replace(RUTH, seen_firsthand_on=TODAY - timedelta(days=365))
    assert Light.SEEN in lights(person=by_hand).on
    long_ago = replace(RUTH, seen_firsthand_on=TODAY - timedelta(days=366))
    assert Light.SEEN not in lights(person=long_ago).on


@pytest.mark.parametrize(
    ("ask", "is_on"),
    [
        (None, False),
        (AIM, True),
        (replace(AIM, by_when=None), False),
        (SponsorCase(target_role="VP", by_when=TODAY), True),
        (SponsorCase(target_role=" ", by_when=TODAY), False),
        (SponsorCase(target_role="VP"), False),
    ],
)
def test_the_ask_names_a_role_and_a_date(ask, is_on):
    assert (Light.ASK in lights(ask=ask).on) is is_on


def test_an_unknown_skill_side_is_neither_there_nor_missing():
    found = lights()
    assert Light.SKILL not in found.on
    assert Light.SKILL not in found.missing
    assert "cannot be told" in light_said(Light.SKILL, found)
    low = lights(has_skill=False)
    assert Light.SKILL in low.missing
    assert "What would you need to see?" in missing_said(low)


def test_one_can_still_ask():
    assert missing_said(lights(ask=None)).startswith(
        "You can still ask. What is missing: 3 results"
    )
