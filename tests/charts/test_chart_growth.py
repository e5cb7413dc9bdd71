"""The charts of single competencies, of other people's ratings, and of the days of writing."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from random import Random

import pytest

from growthjournal.charts import render
from growthjournal.charts.theme import THEMES
from growthjournal.domain.activity import activity, weeks_with_entry
from growthjournal.domain.competencies import (
    AnchorVersion,
    Axis,
    Basis,
    Competency,
    FocusSet,
    RaterRole,
    Rating,
)
from growthjournal.domain.focus_series import focus_series
from growthjournal.domain.people import Person
from growthjournal.domain.self_other import self_other
from growthjournal.wording.activity import activity_words
from growthjournal.wording.focus_series import focus_words
from growthjournal.wording.self_other import self_other_words

TODAY = date(2026, 11, 20)
START = date(2025, 2, 1)
LONG = "Keeping everything that everybody depends on running without anybody noticing it"
FOUR = tuple(
    Competency(uuid=uuid, name=name, short=uuid, position=place)
    for place, (uuid, name) in enumerate(
        [
            ("direction", "Setting direction"),
            ("voice", "Speaking to senior rooms"),
            ("candour", "Hard conversations"),
            ("long", LONG),
        ]
    )
)
FOCUS = FocusSet(since=START, competencies=tuple(one.uuid for one in FOUR))
HELEN = Person(uuid="helen", name="Helen")
RUTH = Person(uuid="ruth", name="Ruth Adeyemi")


def rated(value, on, competency="direction", **more):
    return Rating(competency=competency, axis=Axis.SKILL, value=value, on=on, **more)


def given(value, on, competency="direction", rater="helen", **more):
    more = {"rater": rater, "rater_role": RaterRole.MENTOR, "basis": Basis.OUTSIDE} | more
    return rated(value, on, competency, **more)


def weekly(values, competency="direction", start=START, days=14, **more):
    return [
        rated(value, start + timedelta(days=days * place), competency, **more)
        for place, value in enumerate(values)
    ]


def series(ratings, versions=(), focus=(FOCUS,), start=START, end=TODAY):
    return focus_series(ratings, FOUR, focus, versions, {"helen": HELEN}, start, end)


def draw(chart, data, theme="light", size=(760, 340), scale=1.0):
    words = {"focus": focus_words, "self-other": self_other_words, "activity": activity_words}
    return render.draw(chart, data, words[chart](data), THEMES[theme], size, text_scale=scale)


def artist(drawn, gid):
    return [one for one in drawn.figure.findobj() if one.get_gid() == gid]


def years(count):
    chance = Random(4)
    first = TODAY - timedelta(weeks=52 * count)
    ratings = [
        rated(
            min(5, max(1, round(2 + 2 * week / (52 * count) + chance.gauss(0, 0.6)))),
            first + timedelta(weeks=week),
            FOUR[week % 4].uuid,
            uncorroborated=week % 11 == 0,
        )
        for week in range(52 * count)
    ]
    ratings += [
        given(3 + week % 2, first + timedelta(weeks=26 * week), FOUR[week % 4].uuid)
        for week in range(2 * count)
    ]
    changed = AnchorVersion(
        competency="voice", axis=Axis.SKILL, version=2, levels=(), since=TODAY - timedelta(days=200)
    )
    focus = FocusSet(since=first, competencies=FOCUS.competencies)
    return series(ratings, [changed], (focus,), first)


# -- in focus


def test_a_line_needs_eight_ratings_but_dots_are_always_drawn():
    for count, has_line in ((1, False), (7, False), (8, True)):
        drawn = draw("focus", series(weekly([3] * count)))
        assert len(artist(drawn, "own-0")[0].get_xdata()) == count
        assert artist(drawn, "band-0-0")
        assert bool(artist(drawn, "line-0-0")) is has_line


def test_the_line_is_the_middle_of_three():
    drawn = draw("focus", series(weekly([2, 2, 5, 2, 3, 3, 1, 3, 4])))
    [line] = artist(drawn, "line-0-0")
    assert list(line.get_ydata()) == [2, 2, 2, 3, 3, 3, 3, 3, 3]
    assert line.get_drawstyle() == "steps-mid"


def test_the_band_is_six_tenths_until_eight_and_then_what_is_left_over():
    few = series(weekly([3, 4, 3])).panels[0].stretches[0]
    assert few.half == 0.6
    calm = series(weekly([3] * 8)).panels[0].stretches[0]
    assert calm.half == 0.0
    wild = series(weekly([3, 5, 3, 1, 3, 5, 3, 1, 3])).panels[0].stretches[0]
    assert wild.half > 0.6


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ([1, 1, 2, 2, 3, 3, 4, 4], "rising"),
        ([4, 4, 3, 3, 2, 2, 1, 1], "falling"),
        ([3, 4, 3, 4, 3, 4, 3, 4], "no-change"),
        ([1, 2, 3, 4, 5, 5, 5], "cant-tell"),
    ],
)
def test_the_trend_word_is_the_rules(values, word):
    data = series(weekly(values))
    assert data.panels[0].trend.word == word
    said = {"rising": "Rising: Set", "falling": "Falling: Set", "no-change": "No change beyond",
            "cant-tell": "Can’t tell yet: 8 ratings"}  # fmt: skip
    assert focus_words(data).finding.startswith(said[word])


def test_changed_lines_break_the_line_and_start_the_count_anew():
    since = START + timedelta(days=14 * 8)
    changed = AnchorVersion(
        competency="direction", axis=Axis.SKILL, version=2, levels=(), since=since
    )
    old = weekly([1, 1, 2, 2, 3, 3, 4, 4])
    new = weekly([3, 3, 3], start=since, anchor_version=2)
    data = series(old + new, [changed])
    panel = data.panels[0]
    assert [len(one.middles) for one in panel.stretches] == [8, 3]
    assert [one.has_line for one in panel.stretches] == [True, False]
    assert panel.breaks == (since,)
    assert (panel.trend.word, panel.trend.count) == ("cant-tell", 3)
    drawn = draw("focus", data)
    [dashed] = artist(drawn, "break-0-0")
    assert since.toordinal() - 1 < dashed.get_xdata()[0] < since.toordinal()


def test_no_line_over_a_gap_of_more_than_sixty_days():
    late = START + timedelta(days=14 * 7 + 61)
    data = series(weekly([3] * 8) + weekly([5], start=late))
    assert [len(one.middles) for one in data.panels[0].stretches] == [8, 1]
    assert data.panels[0].stretches[1].middles == ((late, 5),)


def test_others_are_diamonds_and_never_in_the_line():
    data = series([*weekly([2] * 8), given(5, START + timedelta(days=20))])
    panel = data.panels[0]
    assert [spot.rater for spot in panel.others] == ["Helen"]
    assert {value for _on, value in panel.stretches[0].middles} == {2}
    drawn = draw("focus", data)
    [diamonds] = artist(drawn, "others-0")
    assert diamonds.get_marker() == "D"
    assert list(diamonds.get_ydata()) == [5]
    [mark] = [mark for mark in drawn.marks if mark.y == 5]
    assert mark.label == "Feb 21, 2025: Setting direction, 5, by Helen"


def test_without_a_fact_is_hollow():
    rows = [*weekly([3] * 3), rated(4, TODAY, uncorroborated=True)]
    drawn = draw("focus", series(rows))
    [hollow] = artist(drawn, "hollow-0")
    assert hollow.get_markerfacecolor() == THEMES["light"].card
    assert list(hollow.get_ydata()) == [4]


def test_the_focus_of_the_last_day_is_shown_and_hidden_ones_are_not():
    sets = (FOCUS, FocusSet(since=TODAY, competencies=("voice",)),
            FocusSet(since=TODAY, competencies=("candour", "gone")))  # fmt: skip
    assert [one.competency for one in series([], focus=sets).panels] == ["candour"]
    assert focus_words(series([], focus=())).finding.startswith("Nothing is in focus")


def test_every_mark_opens_its_ratings():
    data = years(2)
    drawn = draw("focus", data)
    opened = {uuid for mark in drawn.marks for uuid in mark.ids}
    in_table = {uuid for row in drawn.table.ids for uuid in row}
    assert opened == in_table
    assert len(opened) == 108


# -- self and others


def both():
    rows = [
        *weekly([4, 4, 4], "direction", TODAY - timedelta(days=60)),
        *weekly([3, 3, 3], "voice", TODAY - timedelta(days=60)),
        *weekly([2, 2, 5], "candour", TODAY - timedelta(days=60)),
    ]
    on = TODAY - timedelta(days=20)
    return [
        *rows,
        given(3, on, "direction", predicted_other=4),
        given(2, on, "direction", "ruth"),
        given(3, on, "voice", predicted_other=3),
        given(4, on, "candour", predicted_other=2),
    ]


def test_each_difference_goes_over_the_people_who_rated():
    data = self_other(both(), FOUR, TODAY)
    assert [(row.competency, row.difference, row.counted) for row in data.rows] == [
        ("candour", -2.0, 1), ("direction", 1.5, 2), ("voice", 0.0, 1),
    ]  # fmt: skip
    direction = data.rows[1]
    assert (direction.own, direction.expected, direction.outside) == (4.0, 4.0, 2.5)
    drawn = draw("self-other", data)
    written = {text.get_text() for text in drawn.figure.texts}
    assert {"−2.0 (1)", "+1.5 (2)", "0.0 (1)"} <= written


def test_the_own_rating_is_that_of_the_day_on_which_they_rated():
    on = TODAY - timedelta(days=100)
    rows = [rated(2, on), rated(5, TODAY), given(3, on)]
    [row] = self_other(rows, FOUR, TODAY).rows
    assert (row.own, row.difference) == (2.0, -1.0)


@pytest.mark.parametrize(("days", "there"), [(180, 1), (181, 0)])
def test_outside_ratings_count_for_a_hundred_and_eighty_days(days, there):
    rows = [given(3, TODAY - timedelta(days=days))]
    assert len(self_other(rows, FOUR, TODAY).rows) == there


def test_the_latest_of_each_person_counts():
    rows = [given(1, TODAY - timedelta(days=50)), given(4, TODAY), rated(4, TODAY)]
    [row] = self_other(rows, FOUR, TODAY).rows
    assert (row.outside, row.raters) == (4.0, 1)


def test_a_sentence_needs_three_competencies():
    few = self_other_words(self_other(both()[:-1], FOUR, TODAY))
    assert few.finding.startswith("Can’t tell yet")
    assert few.withheld == ("2 of 3 needed",)
    enough = self_other_words(self_other(both(), FOUR, TODAY))
    assert enough.finding == "Over 3 competencies you see yourself much as others do."
    higher = [*both()[:-1], given(1, TODAY, "candour", rater="ruth")]
    said = self_other_words(self_other(higher, FOUR, TODAY))
    assert said.finding == "Over 3 competencies you put yourself 0.8 above others."


def test_the_three_marks_differ_in_shape_and_stand_apart():
    drawn = draw("self-other", self_other(both(), FOUR, TODAY))
    shapes = {
        name: artist(drawn, f"{name}-voice")[0].get_marker()
        for name in ("own", "expected", "outside")
    }
    assert shapes == {"own": "o", "expected": "|", "outside": "D"}
    heights = [artist(drawn, f"{name}-voice")[0].get_ydata()[0] for name in shapes]
    assert len(set(heights)) == 3


# -- days of writing


def test_weeks_with_an_entry_are_the_last_thirteen():
    # 2026-11-20 is a Friday; its week began on the 16th, the first of 13 on 24 August.
    inside, outside = date(2026, 8, 24), date(2026, 8, 23)
    assert weeks_with_entry([outside], TODAY) == 0
    assert weeks_with_entry([inside, inside + timedelta(days=1)], TODAY) == 1
    assert weeks_with_entry([inside + timedelta(weeks=n) for n in range(13)], TODAY) == 13
    assert weeks_with_entry([TODAY + timedelta(days=1)], TODAY) == 0


def test_a_dot_for_each_day_and_its_entries_behind_it():
    day = TODAY - timedelta(days=3)
    data = activity([("a", day), ("b", day), ("c", TODAY), ("old", date(2020, 1, 1))], TODAY)
    drawn = draw("activity", data)
    assert [(mark.ids, mark.label) for mark in drawn.marks] == [
        (("a", "b"), "Nov 17, 2026: 2 entries"), (("c",), "Nov 20, 2026: 1 entry"),
    ]  # fmt: skip
    assert len(artist(drawn, "written")[0].get_xdata()) == 2
    assert drawn.spoken.startswith("When did I write? Weeks with an entry: 1 of 13.")
    x, y = drawn.position(drawn.marks[0])
    assert drawn.mark_at(x, y) is drawn.marks[0]


def test_every_day_of_the_year_has_its_place():
    every = [(str(n), TODAY - timedelta(days=n)) for n in range(365)]
    drawn = draw("activity", activity(every, TODAY))
    assert len(drawn.marks) == 365
    assert len({(mark.x, mark.y) for mark in drawn.marks}) == 365
    assert {mark.y for mark in drawn.marks if mark.ids == ("0",)} < {m.y for m in drawn.marks}


def test_the_table_counts_weeks_as_the_sentence_does():
    data = activity([(str(n), TODAY - timedelta(days=5 * n)) for n in range(40)], TODAY)
    words = activity_words(data)
    counted = [row for row in words.table.rows if row[3] == "yes"]
    assert words.finding == f"Weeks with an entry: {len(counted)} of 13."
    assert sum(int(row[2]) for row in words.table.rows) == data.entries == 40


# -- all of them

STATES = {
    "focus": {
        "none": lambda: series([], focus=()),
        "empty": lambda: series([]),
        "too little": lambda: series([*weekly([3, 4]), given(5, START)]),
        "normal": lambda: years(2),
        "twenty years": lambda: years(20),
    },
    "self-other": {
        "empty": lambda: self_other([], FOUR, TODAY),
        "too little": lambda: self_other(both()[:-1], FOUR, TODAY),
        "normal": lambda: self_other([*both(), given(2, TODAY, "long")], FOUR, TODAY),
        "twenty years": lambda: self_other(
            [
                *(
                    given(3, TODAY - timedelta(days=n), FOUR[n % 4].uuid, f"p{n}")
                    for n in range(99)
                ),
                *(
                    rated(1 + n % 5, TODAY - timedelta(days=n), FOUR[n % 4].uuid)
                    for n in range(7300)
                ),
            ],
            FOUR,
            TODAY,
        ),
    },
    "activity": {
        "empty": lambda: activity([], TODAY),
        "normal": lambda: activity(
            [(str(n), TODAY - timedelta(days=3 * n)) for n in range(90)], TODAY
        ),
        "twenty years": lambda: activity(
            [(str(n), TODAY - timedelta(days=n)) for n in range(7300)], TODAY
        ),
    },
}
EACH = [(chart, state) for chart, states in STATES.items() for state in states]
SIZES = ((320, 1.0), (320, 2.0), (480, 1.25), (760, 1.0), (760, 2.0), (1400, 0.8))


@pytest.mark.parametrize(("chart", "state"), EACH)
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_overlaps_or_clips(assert_clean, chart, state, theme):
    data = STATES[chart][state]()
    for width, scale in SIZES if theme == "light" else SIZES[1:4:2]:
        drawn = draw(chart, data, theme, (width, 340), scale)
        assert_clean(drawn)


@pytest.mark.parametrize("chart", STATES)
def test_equal_data_gives_equal_bytes(chart):
    data = STATES[chart]["normal"]()
    for write in (render.to_svg, render.to_png, render.to_pdf):
        assert write(draw(chart, data)) == write(draw(chart, data))


@pytest.mark.parametrize("chart", STATES)
def test_it_looks_as_it_did(looks_in_all_views, chart):
    looks_in_all_views(partial(draw, chart, STATES[chart]["normal"]()), f"{chart}-normal")


@pytest.mark.parametrize(("chart", "state"), [(c, s) for c, s in EACH if s != "normal"])
def test_other_states_look_as_they_did(state_looks_like, chart, state):
    drawn = draw(chart, STATES[chart][state](), size=(480, 300))
    state_looks_like(drawn, f"{chart}-{state.replace(' ', '-')}")


def test_what_somebody_else_gave_lies_on_top():
    on = START + timedelta(days=28)
    drawn = draw("focus", series([*weekly([3] * 8), given(3, on)]))
    lines = list(drawn.figure.axes[0].lines)
    [own], [others] = artist(drawn, "own-0"), artist(drawn, "others-0")
    assert (others.get_zorder(), lines.index(others)) > (own.get_zorder(), lines.index(own))
