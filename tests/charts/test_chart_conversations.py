"""The conversations with one person: indices as they were worked out, promises as they stood."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from growthjournal.charts import render
from growthjournal.charts.theme import LIGHT
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.conversation_series import INDICES, conversation_series
from growthjournal.domain.drift import Meeting
from growthjournal.wording.conversation_series import conversation_words

START = date(2026, 1, 1)


def day(number):
    return START + timedelta(days=number)


def talk(number, on, **more):
    answers = {"brought": True, "sent": True, "opened": True, "surfaced": 1, "stretch": 3,
               "moved": True, "thinking": 4, "told": 1}  # fmt: skip
    return Meeting(conversation=f"t{number}", on=on, **(answers | more))


def series(*offsets, promises=(), **more):
    made = [talk(n, day(offset), **more) for n, offset in enumerate(offsets)]
    return conversation_series(made, promises, None, day(400), name="Ruth")


def draw(data, size=(760, 340)):
    return render.draw("conversations", data, conversation_words(data), LIGHT, size)


def artists(drawn, start):
    return {
        artist.get_gid(): artist
        for artist in drawn.figure.findobj()
        if (artist.get_gid() or "").startswith(start)
    }


def texts(drawn):
    return [text.get_text() for text in drawn.figure.texts]


def test_lines_are_the_indices():
    data = series(0, 30, 60)
    drawn = draw(data)
    for index, value in (("ownership", 1.0), ("challenge", 2 / 3), ("prescription", 7 / 24)):
        line = artists(drawn, f"line-{index}-")[f"line-{index}-0"]
        assert list(line.get_xdata()) == [1, 2, 3]
        assert list(line.get_ydata()) == pytest.approx([value] * 3)
        dots = artists(drawn, f"dots-{index}")[f"dots-{index}"]
        assert list(dots.get_ydata()) == pytest.approx([value] * 3)
    assert {"Ownership 1.00", "Challenge 0.67", "Prescription 0.29"} <= set(texts(drawn))


def test_each_line_has_a_shape_and_a_style_of_its_own():
    drawn = draw(series(0, 30, 60))
    dots = [artists(drawn, f"dots-{index}")[f"dots-{index}"] for index in INDICES]
    lines = [artists(drawn, f"line-{index}-0")[f"line-{index}-0"] for index in INDICES]
    assert len({dot.get_marker() for dot in dots}) == 3
    assert len({str(line._dash_pattern) for line in lines}) == 3
    assert not {LIGHT.skill, LIGHT.visibility} & {line.get_color() for line in lines}


def test_no_line_over_more_than_sixty_days_nor_over_an_unknown():
    drawn = draw(series(0, 60, 121, 150))
    assert [list(one.get_xdata()) for one in artists(drawn, "line-ownership-").values()] == [
        [1, 2], [3, 4],
    ]  # fmt: skip
    made = [talk(n, day(30 * n), straight=n == 1) for n in range(4)]
    data = conversation_series(made, (), None, day(400), name="Ruth")
    drawn = draw(data)
    assert len(artists(drawn, "line-ownership-")) == 1
    runs = [list(one.get_xdata()) for one in artists(drawn, "line-prescription-").values()]
    assert runs == [[1], [3, 4]]


def test_flag_zones_are_those_of_the_rules():
    drawn = draw(series(0, 30, 60))
    told, soft = (artists(drawn, f"zone-{name}")[f"zone-{name}"] for name in ("told", "soft"))
    assert (told.get_y(), told.get_y() + told.get_height()) == (0.60, 1.0)
    assert (soft.get_y(), soft.get_height()) == (0.0, 0.35)


def test_the_figures_appear_from_the_third_conversation():
    drawn = draw(series(0, 30))
    assert "2 of 3 needed" in texts(drawn)
    assert not artists(drawn, "dots-")
    assert not artists(drawn, "line-")
    assert [row[1:5] for row in drawn.table.rows] == [("–",) * 4] * 2
    assert not any("Ownership" in text for text in texts(drawn))
    assert artists(draw(series(0, 30, 60)), "dots-ownership")


def test_one_that_was_not_logged_is_no_third():
    made = [talk(0, day(0)), talk(1, day(30)), Meeting(conversation="silent", on=day(60))]
    drawn = draw(conversation_series(made, (), None, day(90), name="Ruth"))
    assert "2 of 3 needed" in texts(drawn)
    assert any("1 not logged" in text for text in texts(drawn))


def test_nobody_draws_the_frame():
    drawn = draw(conversation_series((), (), None, day(0), name=""))
    assert "0 of 3 needed" in texts(drawn)
    assert drawn.marks == ()
    low, high = drawn.figure.axes[0].get_ylim()
    assert low <= 0
    assert high >= 1


DONE, PARTLY = CommitmentStatus.DONE, CommitmentStatus.PARTLY
DROPPED, CARRIED = CommitmentStatus.DROPPED, CommitmentStatus.CARRIED


def promise(uuid, due, status, closed=None, moved=()):
    return Commitment(
        uuid=uuid, text="I will ask.", made_on=day(0), made_to="ruth", due=day(due), status=status,
        closed_on=None if closed is None else day(closed),
        moved_from=tuple(day(one) for one in moved),
    )  # fmt: skip


PROMISES = (
    promise("a", 20, DONE, 25),
    promise("b", 25, DONE, 29),
    promise("c", 25, PARTLY, 30),
    promise("d", 30, DROPPED, 30),
    promise("late", 20, DONE, 45),
    promise("moved", 50, DONE, 50, moved=(22,)),
    promise("open", 55, CARRIED, moved=(40,)),
    promise("far", 300, CARRIED),
)


def test_bars_are_what_fell_due_as_it_stood_then():
    drawn = draw(series(0, 30, 60, promises=PROMISES))
    bars = {gid: (bar.get_y(), bar.get_height()) for gid, bar in artists(drawn, "bar-").items()}
    assert bars == {
        "bar-1-done": (0, 2), "bar-1-partly": (2, 1), "bar-1-dropped": (3, 1),
        "bar-1-carried": (4, 2), "bar-2-done": (0, 1), "bar-2-carried": (1, 1),
    }  # fmt: skip
    assert [row[5:] for row in drawn.table.rows[:3]] == [
        ("0", "0", "0", "0"), ("2", "1", "1", "2"), ("1", "0", "0", "1"),
    ]  # fmt: skip
    ids = {mark.ids for mark in drawn.marks if mark.kind == "promises"}
    assert ids == {("a", "b"), ("c",), ("d",), ("late", "moved"), ("moved",), ("open",)}


def test_parts_of_a_bar_differ_without_colour():
    drawn = draw(series(0, 30, 60, promises=PROMISES))
    parts = [artists(drawn, f"bar-1-{name}")[f"bar-1-{name}"] for name in
             ("done", "partly", "dropped", "carried")]  # fmt: skip
    assert len({(bar.get_facecolor(), bar.get_hatch()) for bar in parts}) == 4


def test_pointing_finds_the_conversation_and_the_promises():
    drawn = draw(series(0, 30, 60, promises=PROMISES), size=(760, 500))
    for mark in drawn.marks:
        assert drawn.mark_at(*drawn.position(mark)) == mark
    first = [mark for mark in drawn.marks if mark.kind == "index" and mark.x == 1]
    assert {mark.ids for mark in first} == {("t0",)}
    assert [mark.label for mark in first] == [
        "Jan 1, 2026: Ownership 1.00", "Jan 1, 2026: Challenge 0.67",
        "Jan 1, 2026: Prescription 0.29",
    ]  # fmt: skip
    bar = next(mark for mark in drawn.marks if mark.ids == ("a", "b"))
    assert bar.label == "Jan 31, 2026: 2 promises done"


def test_equal_figures_are_one_mark_that_says_all():
    drawn = draw(series(0, 30, 60, surfaced=2, stretch=5, thinking=1, told=3))
    first = [mark for mark in drawn.marks if mark.x == 1]
    assert [mark.label for mark in first] == [
        "Jan 1, 2026: Ownership 1.00, Challenge 1.00, and Prescription 1.00"
    ]


def test_a_range_leaves_out_what_was_before_but_knows_of_it():
    made = [talk(n, day(30 * n)) for n in range(4)]
    data = conversation_series(made, PROMISES, day(60), day(400), name="Ruth")
    assert [point.conversation for point in data.points] == ["t2", "t3"]
    assert data.points[0].promises.done == ("moved",)
    drawn = draw(data)
    assert artists(drawn, "dots-ownership")
    assert any("since Mar 2, 2026" in text for text in texts(drawn))


@pytest.mark.parametrize("width", [320, 760])
def test_the_last_ones_are_drawn_where_not_all_have_room(width):
    count = 260
    data = series(*range(count))
    drawn = draw(data, (width, 340))
    shown = {uuid for mark in drawn.marks for uuid in mark.ids}
    assert f"t{count - 1}" in shown
    assert shown == {f"t{n}" for n in range(count - len(shown), count)}
    written = [text.get_text() for text in drawn.figure.texts]
    assert f"{count - len(shown)} earlier ones are in the table." in written
    assert len({uuid for row in drawn.table.ids for uuid in row}) == count
    places = sorted({drawn.position(mark)[0] for mark in drawn.marks})
    assert min(b - a for a, b in pairwise(places)) >= 8


def test_all_are_drawn_where_they_have_room():
    drawn = draw(series(*range(0, 390, 13)))
    assert len({uuid for mark in drawn.marks for uuid in mark.ids}) == 30
    assert not any("in the table" in text.get_text() for text in drawn.figure.texts)
