"""A chart as a value: the same marks at the same places, and the same words."""

from datetime import date, timedelta

import pytest

from growthjournal.charts.picture import picture_of
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.people import Person, Relation
from growthjournal.services.workspace import Workspace

TODAY = date(2026, 11, 20)
ADA = Person(name="Ada Lovelace", relations=(Relation.MENTOR,))


@pytest.fixture
def workspace(tmp_path):
    with Workspace.create(tmp_path / "j.growthjournal", None) as workspace:
        workspace.mentoring.put_person(ADA)
        for place in range(4):
            workspace.mentoring.put_conversation(
                Conversation(
                    person=ADA.uuid,
                    date=TODAY - timedelta(days=30 * place),
                    thinking=2,
                    told_count=1,
                    stretch=3,
                    moved=True,
                    opened_with_changes=True,
                )
            )
        yield workspace


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_marks_stand_where_the_drawing_has_them(workspace, scale):
    drawn = workspace.reports.drawn(
        "conversations", theme="light", size=(480, 260), today=TODAY, person=ADA.uuid
    )
    picture = picture_of(drawn, scale)
    assert len(picture.marks) == len(drawn.marks) > 0
    height = drawn.size[1]
    for spot, mark in zip(picture.marks, drawn.marks, strict=True):
        x, y = drawn.position(mark)
        assert (spot.ids, spot.label) == (mark.ids, mark.label)
        assert drawn.mark_at(x, y) is not None
        found = picture.mark_at(x, height - y)
        assert found is not None
        assert (found.x, found.y) == pytest.approx((x, height - y))
    assert picture.mark_at(-50, -50) is None
    assert (picture.spoken, picture.size) == (drawn.spoken, drawn.size)
    width = int.from_bytes(picture.png[16:20], "big")
    assert width == pytest.approx(480 * scale, abs=1)
