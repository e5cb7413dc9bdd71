import datetime as dt
from dataclasses import replace

import pytest

from growthjournal.domain.competencies import Axis, Rating
from growthjournal.domain.errors import JournalError

DAY = dt.date(2026, 1, 1)


@pytest.fixture
def competency(plain):
    return plain.growth.competencies()[0]


def rating(competency, **more):
    given = {"axis": Axis.SKILL, "value": 3, "on": DAY}
    return Rating(competency=competency.uuid, **(given | more))


def test_a_new_journal_has_the_ten_with_all_anchors(workspace):
    growth = workspace.growth
    shorts = [one.short for one in growth.competencies()]
    assert shorts[:3] == ["Judgement", "Direction", "Delivery"]
    assert len(growth.competencies()) == 10
    for competency in growth.competencies():
        for axis in Axis:
            assert len(growth.anchors(competency.uuid, axis).levels) == 5


@pytest.mark.parametrize(
    ("more", "hollow"),
    [
        ({"value": 3}, False),
        ({"value": None}, False),
        ({"value": 4}, True),
        ({"value": 4, "evidence_line": "x" * 14}, True),
        ({"value": 4, "evidence_line": "x" * 15}, False),
        ({"value": 5, "evidence": ("entry",)}, False),
        ({"value": 4, "axis": Axis.VISIBILITY, "evidence": ("entry",)}, True),
        ({"value": 4, "axis": Axis.VISIBILITY, "evidence": ("e",), "seen_by": ("p",)}, False),
    ],
)
def test_a1_a_four_or_five_without_a_fact_is_uncorroborated(plain, competency, more, hollow):
    plain.growth.rate(rating(competency, **more))
    (stored,) = plain.growth.ratings()
    assert stored.uncorroborated is hollow
    assert stored.value == more["value"]


def test_a9_a_correction_supersedes_and_the_row_stays(plain, competency):
    first = rating(competency)
    plain.growth.rate(first)
    plain.growth.rate(rating(competency, value=4, supersedes=first.uuid))
    assert [one.value for one in plain.growth.ratings()] == [4]
    assert plain.database.value("SELECT count(*) FROM rating") == 2


def test_a9_withdrawing_brings_back_what_was_superseded(plain, competency):
    first = rating(competency)
    second = rating(competency, value=4, supersedes=first.uuid)
    plain.growth.rate(first)
    plain.growth.rate(second)
    plain.growth.withdraw_rating(second.uuid)
    assert [one.value for one in plain.growth.ratings()] == [3]
    plain.growth.reinstate_rating(second.uuid)
    assert [one.value for one in plain.growth.ratings()] == [4]


def test_cant_say_is_kept_and_is_not_a_previous_value(plain, competency):
    plain.growth.rate(rating(competency, value=2))
    plain.growth.rate(rating(competency, value=None, on=DAY + dt.timedelta(days=1)))
    assert [one.value for one in plain.growth.ratings()] == [2, None]
    assert plain.growth.previous_rating(competency.uuid, Axis.SKILL).value == 2
    assert plain.growth.previous_rating(competency.uuid, Axis.VISIBILITY) is None


@pytest.mark.parametrize("value", [0, 6, -1])
def test_values_off_the_scale_are_refused(plain, competency, value):
    with pytest.raises(JournalError, match="1 to 5"):
        plain.growth.rate(rating(competency, value=value))


def test_changed_anchors_are_a_new_version_that_later_ratings_carry(plain, competency):
    levels = list(plain.growth.anchors(competency.uuid, Axis.SKILL).levels)
    plain.growth.rate(rating(competency))
    plain.growth.change_anchors(competency.uuid, Axis.SKILL, levels)
    assert plain.growth.anchors(competency.uuid, Axis.SKILL).version == 1
    plain.growth.change_anchors(competency.uuid, Axis.SKILL, [*levels[:4], "Changed."])
    plain.growth.rate(rating(competency))
    assert [one.anchor_version for one in plain.growth.ratings()] == [1, 2]
    with pytest.raises(JournalError, match="five"):
        plain.growth.change_anchors(competency.uuid, Axis.SKILL, levels[:4])


def test_focus_is_one_to_four_and_earlier_sets_stay(plain):
    uuids = [one.uuid for one in plain.growth.competencies()]
    assert plain.growth.focus() == ()
    plain.growth.set_focus(uuids[:4], DAY)
    plain.growth.set_focus(uuids[2:5], DAY + dt.timedelta(days=30))
    assert plain.growth.focus() == tuple(uuids[2:5])
    assert len(plain.growth.focus_sets()) == 2
    for wrong in ([], uuids[:5]):
        with pytest.raises(JournalError, match="one to four"):
            plain.growth.set_focus(wrong, DAY)


def test_hidden_competencies_leave_the_list(plain, competency):
    plain.growth.put_competency(replace(competency, hidden=True))
    assert len(plain.growth.competencies()) == 9
    assert len(plain.growth.competencies(hidden=True)) == 10
