from __future__ import annotations

import pytest

from growthjournal.charts.theme import LIGHT


def artists(drawn, start):
    found = {
        artist.get_gid(): artist
        for artist in drawn.figure.findobj()
        if (artist.get_gid() or "").startswith(start)
    }
    return {gid.removeprefix(start): artist for gid, artist in found.items()}


def texts(drawn):
    return [text.get_text() for text in drawn.figure.texts]


def test_the_bars_are_the_medians(prepare):
    whole = prepare("competencies", "latest")
    bars = artists(whole.draw(), "bar-")
    for row in whole.data:
        if row.gap is not None:
            assert list(bars[row.competency].get_xdata()) == [row.visibility, row.skill]
    assert "money" not in bars


def test_rows_go_down_by_gap(prepare):
    whole = prepare("competencies", "latest")
    drawn = whole.draw()
    heights = [
        artists(drawn, "skill-")[row.competency].get_ydata()[0]
        for row in whole.data
        if row.skill is not None
    ]
    assert heights == sorted(heights)
    axes = drawn.figure.axes[0]
    assert axes.yaxis_inverted()
    assert [row.gap for row in whole.data[:8]] == [3, 2, 1, 0.5, 0, 0, -1, -2]


def test_shape_and_hollow(prepare):
    drawn = prepare("competencies", "latest").draw()
    skill, seen = artists(drawn, "skill-"), artists(drawn, "visibility-")
    assert {mark.get_marker() for mark in skill.values()} == {"o"}
    assert {mark.get_marker() for mark in seen.values()} == {"s"}
    assert skill["judgement"].get_markerfacecolor() == LIGHT.card
    assert skill["direction"].get_markerfacecolor() == LIGHT.skill
    assert {name for name, m in seen.items() if m.get_markerfacecolor() == LIGHT.card} == {
        "delivery", "change",
    }  # fmt: skip
    assert any(text.startswith("Hollow") for text in texts(drawn))


def test_value_labels_and_names(prepare):
    written = texts(prepare("competencies", "latest").draw())
    assert written.count("hidden strength") == 2
    assert written.count("exposed") == 1
    assert {"+3.0", "+2.0", "−2.0", "+0.5", "–", "Stewardship of $5m in $ and time"} <= set(written)


def test_equal_values_step_aside(prepare):
    drawn = prepare("competencies", "latest").draw()
    skill, seen = artists(drawn, "skill-")["people"], artists(drawn, "visibility-")["people"]
    assert skill.get_xdata() == seen.get_xdata()
    assert seen.get_ydata()[0] - skill.get_ydata()[0] >= 11


@pytest.mark.parametrize(("state", "needed"), [("empty", True), ("latest", False)])
def test_the_empty_frame(prepare, state, needed):
    drawn = prepare("competencies", state).draw()
    assert ("0 of 1 needed" in texts(drawn)) is needed
    low, high = sorted(drawn.figure.axes[0].get_xlim())
    assert low < 1
    assert high > 5


def test_pointing_finds_the_ratings_of_an_end(prepare):
    whole = prepare("competencies", "latest")
    drawn = whole.draw()
    (mark,) = [m for m in drawn.marks if m.ids == ("influence-older", "influence-skill")]
    assert drawn.mark_at(*drawn.position(mark)) == mark
    assert mark.label == "Influence across boundaries: Skill 3.5, 2 self-ratings"
    assert len(drawn.marks) == 17


def test_table_and_chart_agree(prepare):
    whole = prepare("competencies", "latest")
    written = texts(whole.draw())
    for row in whole.draw().table.rows[:9]:
        assert row[0] in written
        assert row[3] in written
