"""Who has seen what: the cells, what is behind them, and words that keep apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from growthjournal.charts import render
from growthjournal.charts.theme import THEMES
from growthjournal.domain.competencies import Competency
from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.people import Person
from growthjournal.domain.who_saw import who_saw
from growthjournal.wording.who_saw import who_saw_words

TODAY = date(2026, 11, 20)
SHORTS = (
    "Judgement", "Direction", "Delivery", "People", "Influence",
    "Candour", "Voice", "Change", "Stewardship", "Steadiness",
)  # fmt: skip
COMPETENCIES = tuple(
    Competency(name=short, short=short, position=place) for place, short in enumerate(SHORTS)
)
RUTH = Person(name="Ruth", in_room=True, backing=5)
HELEN = Person(name="Helen", in_room=True)
GARETH = Person(name="Gareth")
LONG = Person(name="A name of sixty characters that nobody would want to shorten", in_room=True)


def impact(days=1, *shows, level=Level.TARGET):
    uuids = tuple(COMPETENCIES[SHORTS.index(one)].uuid for one in shows)
    return Impact(date=TODAY - timedelta(days=days), title="moved", level=level, competencies=uuids)


def saw(one, person, **more):
    return Witness(impact=one.uuid, person=person.uuid, **more)


def of(impacts, witnesses, people=(RUTH, HELEN, GARETH)):
    return who_saw(impacts, witnesses, people, COMPETENCIES, TODAY)


def draw(data, theme="light", size=(760, 340), scale=1.0):
    return render.draw(
        "witnesses", data, who_saw_words(data), THEMES[theme], size, text_scale=scale
    )


def crowd():
    room = [LONG, *(replace(RUTH, uuid=str(n), name=f"Person {n}") for n in range(11))]
    impacts = [impact(n, SHORTS[n % 10], SHORTS[(n * 3) % 10]) for n in range(30)]
    seen = [
        saw(one, room[(n + k) % 12], first_hand=k < 2)
        for n, one in enumerate(impacts)
        for k in range(3)
    ]
    return of(impacts, seen, room)


SIZES = [(320, 1.0), (320, 2.0), (480, 1.25), (760, 2.0), (1400, 0.8)]
STATES = {
    "empty": lambda: of([], [], []),
    "no results": lambda: of([], []),
    "too little": lambda: of([impact(1, "Voice")], []),
    "crowd": crowd,
}


def test_a_cell_counts_what_was_seen_and_marks_what_was_told():
    one, two, told = impact(1, "Voice"), impact(2, "Voice", "People"), impact(3, "People")
    data = of(
        [one, two, told], [saw(one, RUTH), saw(two, RUTH), saw(told, HELEN, first_hand=False)]
    )
    assert data.columns == ("People", "Voice")
    ruth, helen = data.rows
    assert [cell.seen for cell in ruth.cells] == [(two.uuid,), (one.uuid, two.uuid)]
    assert [(cell.seen, cell.told) for cell in helen.cells] == [((), (told.uuid,)), ((), ())]
    assert ruth.total == 2
    assert (data.results, data.seen) == (3, 2)


@pytest.mark.parametrize(("days", "there"), [(180, 1), (181, 0), (-1, 0)])
def test_the_window_is_a_hundred_and_eighty_days(days, there):
    assert of([impact(days, "Voice")], []).results == there


def test_only_the_room_and_only_the_target_level():
    small, large = impact(1, "Voice", level=Level.PRESENT), impact(1, "People")
    data = of([small, large], [saw(small, RUTH), saw(large, GARETH)])
    assert [row.name for row in data.rows] == ["Helen", "Ruth"]
    assert data.columns == ("People",)
    assert (data.results, data.seen) == (1, 0)


@pytest.mark.parametrize(("count", "tells"), [(3, False), (4, True)])
def test_a_sentence_needs_four_results(count, tells):
    results = [impact(n, "Voice") for n in range(count)]
    words = who_saw_words(of(results, [saw(results[0], RUTH)]))
    assert words.finding.startswith("Can’t tell yet") is not tells
    if tells:
        assert words.finding == (
            "1 of 4 target-level results was seen by someone in the room; Helen saw none."
        )


def test_marks_open_the_results_and_say_them():
    one = impact(1, "Voice")
    drawn = draw(of([one], [saw(one, RUTH)]))
    [mark] = [mark for mark in drawn.marks if mark.ids]
    assert mark.ids == (one.uuid,)
    assert mark.label == "Ruth, Voice: 1 seen first-hand"
    x, y = drawn.position(mark)
    assert drawn.mark_at(x, y) is mark


def test_the_table_says_what_is_drawn():
    data = crowd()
    drawn = draw(data)
    written = {text.get_text() for text in drawn.figure.texts}
    for row, cells in zip(data.rows, drawn.table.rows, strict=True):
        for cell, shown in zip(row.cells, cells[1:-1], strict=True):
            wanted = str(len(cell.seen)) if cell.seen else "r" if cell.told else "–"
            assert shown == wanted
            assert shown in written | {"–"}


def test_an_empty_frame_says_what_it_takes():
    drawn = draw(STATES["no results"]())
    assert "0 of 4 needed" in {text.get_text() for text in drawn.figure.texts}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("width", "scale"), SIZES)
def test_nothing_overlaps_or_clips(assert_clean, state, theme, width, scale):
    drawn = draw(STATES[state](), theme, (width, 340), scale)
    assert_clean(drawn)


def test_equal_data_gives_equal_bytes():
    data = crowd()
    for write in (render.to_svg, render.to_png, render.to_pdf):
        assert write(draw(data)) == write(draw(data))


def test_it_looks_as_it_did(looks_in_all_views):
    one, two = impact(1, "Voice"), impact(2, "Voice", "People")
    data = of([one, two], [saw(one, RUTH), saw(two, RUTH), saw(two, HELEN, first_hand=False)])
    looks_in_all_views(partial(draw, data), "witnesses-two")


@pytest.mark.parametrize("state", STATES)
def test_other_states_look_as_they_did(state_looks_like, state):
    state_looks_like(draw(STATES[state](), size=(760, 300)), f"witnesses-{state.replace(' ', '-')}")
