from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from growthjournal.charts import render
from growthjournal.charts.theme import DARK, LIGHT
from growthjournal.domain.competencies import Axis
from growthjournal.domain.timeline import runs
from growthjournal.domain.trends import band_of_mean


def artists(drawn, start):
    return {
        artist.get_gid(): artist
        for artist in drawn.figure.findobj()
        if (artist.get_gid() or "").startswith(start)
    }


def texts(drawn):
    return [text.get_text() for text in drawn.figure.texts]


def test_the_lines_are_the_series(prepare):
    whole = prepare("gap", "broken")
    drawn = whole.draw()
    for axis in Axis:
        for place, run in enumerate(runs(whole.data, axis)):
            line = artists(drawn, f"line-{axis}-{place}")[f"line-{axis}-{place}"]
            assert list(line.get_xdata()) == [point.on.toordinal() for point in run]
            assert list(line.get_ydata()) == [point.value(axis) for point in run]
        assert len(artists(drawn, f"line-{axis}-")) == len(runs(whole.data, axis)) == 3


def test_the_noise_band_is_that_of_the_mean(prepare):
    whole = prepare("gap", "quarter")
    (band,) = artists(whole.draw(), "noise-skill-").values()
    corners = {tuple(corner) for corner in band.get_paths()[0].vertices}
    for point in runs(whole.data, Axis.SKILL)[0]:
        half = band_of_mean(point.skill_of)
        assert (point.on.toordinal(), point.skill + half) in corners
        assert (point.on.toordinal(), point.skill - half) in corners


def test_the_gap_is_shaded_between_the_lines(prepare):
    whole = prepare("gap", "quarter")
    (shade,) = artists(whole.draw(), "gap-").values()
    corners = {tuple(corner) for corner in shade.get_paths()[0].vertices}
    last = whole.data.points[-1]
    assert (last.on.toordinal(), last.skill) in corners
    assert (last.on.toordinal(), last.visibility) in corners


@pytest.mark.parametrize("state", ["empty", "too-little", "normal", "twenty-years"])
def test_the_scale_is_whole(prepare, state):
    drawn = prepare("gap", state).draw()
    low, high = drawn.figure.axes[0].get_ylim()
    assert low <= 1
    assert high >= 5
    assert [text for text in texts(drawn) if text in "12345"] == ["1", "2", "3", "4", "5"]
    (lines,) = artists(drawn, "hairlines").values()
    assert [segment[0][1] for segment in lines.get_segments()] == [1, 2, 3, 4, 5]


def test_too_little_withholds_the_line_but_not_the_dots(prepare):
    drawn = prepare("gap", "too-little").draw()
    assert not artists(drawn, "line-")
    assert not artists(drawn, "noise-")
    assert "Skill: 2 of 3 needed" in texts(drawn)
    assert "Visibility: 1 of 3 needed" in texts(drawn)
    assert list(artists(drawn, "ratings-skill")["ratings-skill"].get_ydata()) == [3]
    hollow = artists(drawn, "ratings-skill-hollow")["ratings-skill-hollow"]
    assert list(hollow.get_ydata()) == [4]
    assert hollow.get_markerfacecolor() == LIGHT.card
    assert [mark.kind for mark in drawn.marks] == ["rating"] * 3


def test_nothing_at_all_draws_the_frame(prepare):
    drawn = prepare("gap", "empty").draw()
    assert "Skill: 0 of 3 needed" in texts(drawn)
    assert drawn.marks == ()
    assert drawn.mark_at(100, 100) is None


def test_shapes_and_colours(prepare):
    drawn = prepare("gap", "quarter").draw(DARK)
    assert artists(drawn, "dots-skill")["dots-skill"].get_marker() == "o"
    assert artists(drawn, "dots-visibility")["dots-visibility"].get_marker() == "s"
    assert artists(drawn, "line-skill-0")["line-skill-0"].get_color() == DARK.skill
    assert drawn.figure.get_facecolor()[:3] == pytest.approx((0x20 / 255, 0x24 / 255, 0x2C / 255))


def test_a_dot_for_each_date_the_axis_was_rated(prepare):
    whole = prepare("gap", "quarter")
    dots = artists(whole.draw(), "dots-skill")["dots-skill"]
    fresh = [p for p in whole.data.points if Axis.SKILL in p.fresh and p.skill is not None]
    assert list(dots.get_xdata()) == [point.on.toordinal() for point in fresh]


def test_lines_are_labelled_four_in_focus(prepare):
    assert texts(prepare("gap", "normal").draw()).count("four in focus") == 2
    assert texts(prepare("gap", "baseline").draw()).count("three of four in focus") == 2


def test_a_narrow_chart_takes_a_key_row(prepare):
    drawn = prepare("gap", "normal").draw(size=(320, 300), text_scale=2.0)
    assert texts(drawn).count("four in focus") == 1
    assert drawn.size[1] > 300


def test_pointing_finds_the_ratings_behind_a_mark(prepare):
    whole = prepare("gap", "normal")
    drawn = whole.draw()
    for mark in drawn.marks:
        x, y = drawn.position(mark)
        found = drawn.mark_at(x, y)
        assert found is not None
        assert drawn.position(found) == pytest.approx((x, y), abs=1e-6)
    last = whole.data.points[-1]
    means = [m for m in drawn.marks if m.kind == "mean" and m.x == last.on.toordinal()]
    assert {mark.ids for mark in means} == {last.skill_ids, last.visibility_ids}
    assert means[0].label == "Nov 14, 2026: Skill 4.0, four in focus"
    assert drawn.mark_at(*[place + 11 for place in drawn.position(means[0])]) != means[0]


def test_pointing_works_on_a_canvas_with_more_pixels(prepare):
    drawn = prepare("gap", "normal").draw()
    drawn.figure.set_dpi(192)
    mark = drawn.marks[-1]
    x, y = drawn.position(mark)
    assert x > 760
    assert drawn.mark_at(x + 15, y) == mark


def test_conversations_have_verticals_until_they_are_dense(prepare):
    sparse = prepare("gap", "normal").draw()
    count = len(prepare("gap", "normal").data.conversations)
    assert len(artists(sparse, "conversation-lines")["conversation-lines"].get_segments()) == count
    dense = prepare("gap", "twenty-years").draw()
    assert not artists(dense, "conversation-lines")
    assert artists(dense, "conversations")
    assert len([m for m in dense.marks if m.kind == "conversation"]) == len(
        prepare("gap", "twenty-years").data.conversations
    )


def test_marks_stand_in_reading_order(prepare):
    places = [mark.x for mark in prepare("gap", "broken").draw().marks]
    assert places == sorted(places)


def test_table_and_chart_agree(prepare):
    whole = prepare("gap", "broken")
    drawn = whole.draw()
    assert len(drawn.table.rows) == len(whole.data.points)
    last = drawn.table.rows[-1]
    assert {f"Skill {last[1]}", f"Visibility {last[2]}", f"gap {last[3].lstrip('+')}"} <= set(
        texts(drawn)
    )


def test_words_of_another_chart_are_refused(prepare):
    gap, other = prepare("gap", "normal"), prepare("competencies", "latest")
    with pytest.raises(ValueError, match="gap"):
        render.draw("gap", gap.data, other.words, LIGHT, (300, 300))
    with pytest.raises(ValueError, match="nothing"):
        render.draw("nothing", gap.data, gap.words, LIGHT, (300, 300))


def test_scores_that_are_equal_stand_side_by_side(ribboned):
    drawn = ribboned.draw()
    sittings = [mark for mark in drawn.marks if mark.kind == "sitting"]
    for name in ("0", "1"):
        (a, y), (b, other) = (drawn.position(one) for one in sittings if one.ids == (name,))
        assert abs(a - b) >= 15
        assert y == other
    whole = drawn.figure.bbox
    assert all(7 < drawn.position(one)[0] < whole.width - 7 for one in sittings)


def test_scores_that_are_apart_stand_on_their_day(ribboned):
    data = ribboned.data
    scores = tuple(
        replace(one, value=Fraction(4 if one.axis is Axis.SKILL else 2)) for one in data.scores
    )
    drawn = replace(ribboned, data=replace(data, scores=scores)).draw()
    shown = {(mark.x, mark.y) for mark in drawn.marks if mark.kind == "sitting"}
    assert shown == {(one.on.toordinal(), float(one.value)) for one in scores}
