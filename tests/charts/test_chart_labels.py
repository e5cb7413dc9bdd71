"""Labels never overlap and never clip, at 320 px and at 200 % text (look.md)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from growthjournal.charts.theme import THEMES
from growthjournal.wording.diagnostic import constraint_name

STATES = (
    "empty", "too-little", "one-axis", "baseline", "quarter", "normal", "broken", "twenty-years",
    "latest",
)  # fmt: skip
MENTORED = ("empty", "too-little", "normal", "broken", "crowd", "twenty-years")
SIZES = ((320, 1.0), (320, 2.0), (480, 1.25), (760, 1.0), (760, 2.0), (1400, 0.8))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("chart", ["gap", "competencies"])
@pytest.mark.parametrize("state", STATES)
def test_nothing_overlaps_or_clips(prepare, assert_clean, chart, state, theme):
    for width, scale in SIZES if theme.name == "light" else SIZES[1:4:2]:
        assert_clean(prepare(chart, state).draw(theme, (width, 340), scale))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("chart", ["patterns", "beliefs", "conversations"])
@pytest.mark.parametrize("state", MENTORED)
def test_nothing_overlaps_or_clips_in_the_charts_of_mentoring(
    prepare, assert_clean, chart, state, theme
):
    for width, scale in SIZES if theme.name == "light" else SIZES[1:4:2]:
        assert_clean(prepare(chart, state).draw(theme, (width, 340), scale))


@pytest.mark.parametrize("width", range(320, 1000, 37))
def test_at_every_width(prepare, assert_clean, width):
    assert_clean(prepare("gap", "normal").draw(size=(width, 300)))
    assert_clean(prepare("competencies", "latest").draw(size=(width, 300)))
    assert_clean(prepare("patterns", "normal").draw(size=(width, 300)))
    assert_clean(prepare("beliefs", "normal").draw(size=(width, 300)))
    assert_clean(prepare("conversations", "normal").draw(size=(width, 300)))


@pytest.mark.parametrize("width", [320, 760])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_ribbon(ribboned, assert_clean, width, scale):
    drawn = ribboned.draw(size=(width, 340), text_scale=scale)
    assert_clean(drawn)
    shown = [mark for mark in drawn.marks if mark.kind == "spell"]
    ribbon = [constraint_name(one.constraint) for one in ribboned.data.ribbon]
    assert [mark.label for mark in shown] == ribbon
    shown = [mark for mark in drawn.marks if mark.kind == "sitting"]
    assert sorted(mark.ids for mark in shown) == [("0",), ("0",), ("1",), ("1",)]
    assert "readiness 3.50" in " ".join(mark.label for mark in shown)
    assert sum("provisional" in mark.label for mark in shown) == 2
    assert "Readiness" in drawn.table.columns


def test_equal_values_keep_their_labels_apart(from_journal, make_first_day, assert_clean, words_of):
    journal = make_first_day(4, 4)
    flat = replace(journal, ratings=tuple(replace(r, value=3) for r in journal.ratings))
    drawn = from_journal(flat).draw()
    assert_clean(drawn)
    written = [text for text, _ in words_of(drawn)]
    assert {"Skill 3.0", "Visibility 3.0", "gap 0.0"} <= set(written)


def test_dollars_and_unknown_letters_are_only_letters(prepare, words_of):
    whole = prepare("competencies", "latest")
    rows = [replace(row, name="$x^2$ 判断 \U0001f331\nend") for row in whole.data]
    words = replace(
        whole.words, rows=tuple(replace(r, name="$x^2$ 判 end") for r in whole.words.rows)
    )
    drawn = replace(whole, data=rows, words=words).draw()
    assert "$x^2$ \ufffd end" in [text for text, _ in words_of(drawn)]
    drawn.figure.canvas.draw()


def test_a_long_name_is_wrapped_not_cut(prepare, assert_clean, words_of):
    whole = prepare("competencies", "latest")
    name = "Keeping everything that everybody depends on running without anybody noticing it"
    words = replace(
        whole.words, rows=(replace(whole.words.rows[0], name=name), *whole.words.rows[1:])
    )
    drawn = replace(whole, words=words).draw(size=(320, 300), text_scale=2.0)
    assert_clean(drawn)
    lines = " ".join(text for text, _ in words_of(drawn))
    assert name in lines
