"""The charts of the limit, of effort and of what lies unseen."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from random import Random

import pytest

from growthjournal.charts import render
from growthjournal.charts.theme import THEMES
from growthjournal.domain.effort_months import effort_months
from growthjournal.domain.entries import Effort
from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.people import Person
from growthjournal.domain.quadrant import Quadrant, Spot
from growthjournal.domain.unseen_line import unseen_line
from growthjournal.domain.verdict import Constraint
from growthjournal.wording.effort_months import effort_words
from growthjournal.wording.quadrant import quadrant_words
from growthjournal.wording.unseen_line import unseen_words

TODAY = date(2026, 11, 20)
RUTH = Person(uuid="ruth", name="Ruth Adeyemi", in_room=True)
MO = Person(uuid="mo", name="Mo")
SIZES = ((320, 1.0), (320, 2.0), (760, 1.0), (760, 2.0), (1100, 0.8))
WORDS = {"effort": effort_words, "unseen": unseen_words, "quadrant": quadrant_words}


def draw(chart, data, theme="light", size=(760, 340), scale=1.0):
    return render.draw(chart, data, WORDS[chart](data), THEMES[theme], size, text_scale=scale)


def artists(drawn, start):
    return [one for one in drawn.figure.findobj() if (one.get_gid() or "").startswith(start)]


# -- unseen


def result(days_ago, level=Level.TARGET, title="A result"):
    return Impact(date=TODAY - timedelta(days=days_ago), title=title, level=level)


def results(*days_ago, seen=()):
    impacts = [result(days) for days in days_ago]
    witnesses = [Witness(impact=impacts[place].uuid, person="ruth") for place in seen]
    return impacts, witnesses


def line(impacts, witnesses=(), start=None):
    return unseen_line(impacts, witnesses, [RUTH, MO], start, TODAY)


def test_a_result_is_filled_where_the_room_saw_it():
    impacts, witnesses = results(90, 60, 30, 5, seen=(0, 3))
    hearsay = [
        Witness(impact=impacts[1].uuid, person="ruth", first_hand=False),
        Witness(impact=impacts[2].uuid, person="mo"),
    ]
    data = line([*impacts, result(3, Level.PRESENT), result(4, None)], [*witnesses, *hearsay])
    drawn = draw("unseen", data)
    [seen], [unseen] = artists(drawn, "seen"), artists(drawn, "unseen")
    assert (len(seen.get_xdata()), len(unseen.get_xdata())) == (2, 2)
    assert seen.get_markerfacecolor() != unseen.get_markerfacecolor()
    assert [mark.ids for mark in drawn.marks] == [(one.uuid,) for one in impacts]
    assert drawn.marks[0].label == "Aug 22, 2026: A result, seen by Ruth Adeyemi"
    assert "2 of 4 target-level results were seen" in drawn.spoken
    assert len(drawn.table.rows) == 4


def test_three_results_do_not_make_a_share():
    impacts, witnesses = results(90, 60, 30, seen=(0,))
    words = unseen_words(line(impacts, witnesses))
    assert words.finding.startswith("Can’t tell yet")
    assert words.withheld == ()
    assert unseen_words(line([])).withheld == ("0 of 4 needed",)


def test_results_of_one_day_can_each_be_pointed_at():
    impacts, witnesses = results(10, 10, 10, 9)
    drawn = draw("unseen", line(impacts, witnesses), size=(320, 300))
    for mark in drawn.marks:
        assert drawn.mark_at(*drawn.position(mark)) is mark


# -- effort


def effort(uuid, days_ago, what):
    return uuid, TODAY - timedelta(days=days_ago), what


def months(efforts, verdicts=(), start=None):
    return effort_months(efforts, [], verdicts, start, TODAY)


def test_each_month_has_its_shares_and_its_number():
    data = months(
        [
            effort("a", 1, Effort.DEVELOP),
            effort("b", 2, Effort.SHOW),
            effort("c", 3, Effort.SHOW),
            effort("d", 100, Effort.DELIVER),
        ]
    )
    assert [month.first.month for month in data.months] == [8, 9, 10, 11]
    assert data.months[-1].share(Effort.SHOW) == pytest.approx(2 / 3)
    assert (data.develop, data.show, data.deliver) == (1, 2, 0)
    drawn = draw("effort", data)
    [show] = artists(drawn, "show-")
    [develop] = artists(drawn, "develop-")
    assert show.get_height() == pytest.approx(2 * develop.get_height())
    assert show.get_hatch()
    assert not develop.get_hatch()
    assert [set(mark.ids) for mark in drawn.marks] == [{"d"}, {"a", "b", "c"}]
    assert drawn.marks[1].label == "Nov 2026: develop 1, deliver 0, show 2"


@pytest.mark.parametrize(("days", "counts"), [(90, True), (91, False)])
def test_the_sentence_is_about_90_days(days, counts):
    efforts = [effort(str(n), 1, Effort.SHOW) for n in range(7)]
    data = months([*efforts, effort("edge", days, Effort.DEVELOP)])
    assert data.is_enough is counts
    finding = effort_words(data).finding
    assert finding.startswith("In 90 days: 1 to develop, 7 to show" if counts else "Can’t tell yet")


def test_the_constraint_stands_above_while_it_held():
    ready, seen = Constraint.READY_UNKNOWN, Constraint.OPERATING_SEEN
    day = TODAY - timedelta(days=120)
    data = months(
        [effort("a", 150, Effort.SHOW), effort("b", 1, Effort.SHOW)],
        [(day, ready), (day + timedelta(days=30), ready), (day + timedelta(days=60), seen)],
    )
    assert [(one.constraint, (one.end - one.start).days) for one in data.spells] == [
        (ready, 60), (seen, 60),
    ]  # fmt: skip
    assert len(artists(draw("effort", data), "spell-")) == 2
    assert artists(draw("effort", months([effort("a", 1, Effort.SHOW)])), "spell-") == []


# -- quadrant


def spot(days_ago, skill, seen, **more):
    on = TODAY - timedelta(days=days_ago)
    known = {
        "outside": None,
        "constraint": Constraint.READY_UNKNOWN,
        "is_provisional": False,
        "is_pending": False,
    }
    return Spot(
        on=on,
        skill=Fraction(skill),
        visibility=Fraction(seen),
        sittings=(f"s{days_ago}",),
        **(known | more),
    )


def path(*spots):
    return Quadrant(spots=spots, half_bands=(0.25, 0.25), end=TODAY)


def test_the_path_goes_through_the_sittings():
    data = path(
        spot(200, "3.5", 2, is_provisional=True),
        spot(100, "3.75", "2.5", outside=Fraction("3.5")),
        spot(10, 4, "3.75", is_pending=True),
    )
    drawn = draw("quadrant", data)
    assert [(mark.x, mark.y, mark.ids) for mark in drawn.marks] == [
        (2.0, 3.5, ("s200",)),
        (2.5, 3.75, ("s100",)),
        (3.75, 4.0, ("s10",)),
    ]
    assert len(artists(drawn, "path")) == 1
    [pending] = artists(drawn, "pending")
    assert pending.get_linestyle() not in {"-", "solid"}
    [outside] = artists(drawn, "outside-")
    assert (list(outside.get_xdata()), list(outside.get_ydata())) == ([2.5], [3.5])
    first, _second, last = sorted(artists(drawn, "sitting-"), key=lambda one: one.get_gid())
    assert first.get_markerfacecolor() == THEMES["light"].card
    assert last.get_markersize() > first.get_markersize()
    [band, _other] = artists(drawn, "band-")
    assert (band.get_y(), band.get_height()) == (3.25, 0.5)
    assert drawn.table.rows[0][1:3] == ("4.00", "3.75")


@pytest.mark.parametrize(
    ("spots", "said"),
    [
        ((), "Can’t tell yet"),
        ((spot(10, 4, 3),), "whether it moves can’t be told yet"),
        ((spot(90, 4, 3), spot(10, "4.4", 3)), "readiness: no change I can tell from noise"),
        ((spot(90, 4, 3), spot(10, 3, 4)), "readiness: moved down; seen: moved up"),
    ],
)
def test_the_sentence_calls_no_noise_a_change(spots, said):
    assert said in quadrant_words(path(*spots)).finding


# -- all of them, in every size


def many_results():
    noise = Random(3)
    days = sorted((noise.randrange(7000) for _n in range(160)), reverse=True)
    return line(*results(*days, seen=range(0, 160, 3)))


def many_efforts():
    noise = Random(4)
    kinds = list(Effort)
    efforts = [effort(str(n), noise.randrange(7000), noise.choice(kinds)) for n in range(900)]
    names = list(Constraint)
    verdicts = [(TODAY - timedelta(days=90 * n), noise.choice(names)) for n in range(70, 0, -1)]
    return months(efforts, verdicts)


def many_spots():
    noise = Random(5)
    return path(
        *(
            spot(90 * n, noise.randrange(6, 31) / 6, noise.randrange(6, 31) / 6)
            for n in range(80, 0, -1)
        )
    )


STATES = {
    "unseen": {
        "empty": lambda: line([]),
        "few": lambda: line(*results(10)),
        "normal": lambda: line(*results(300, 200, 100, 90, 40, 3, seen=(1, 4))),
        "twenty years": many_results,
    },
    "effort": {
        "empty": lambda: months([]),
        "few": lambda: months([effort("a", 3, Effort.SHOW)]),
        "normal": lambda: months(
            [effort(str(n), 11 * n, list(Effort)[n % 5 % 3]) for n in range(30)],
            [(TODAY - timedelta(days=200), Constraint.READY_UNKNOWN)],
        ),
        "twenty years": many_efforts,
    },
    "quadrant": {
        "empty": path,
        "few": lambda: path(spot(10, 4, 3)),
        "corner": lambda: path(spot(100, 1, 1), spot(10, 5, 5)),
        "normal": lambda: path(
            spot(380, "2.5", "1.67", is_provisional=True),
            spot(290, 3, "1.83"),
            spot(200, "3.5", 2, outside=Fraction(3)),
            spot(100, 4, "2.33"),
            spot(10, "4.17", "3.83", is_pending=True),
        ),
        "twenty years": many_spots,
    },
}


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize(
    ("chart", "state"), [(chart, state) for chart, states in STATES.items() for state in states]
)
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


@pytest.mark.parametrize("chart", STATES)
@pytest.mark.parametrize("state", ["empty", "few", "twenty years"])
def test_other_states_look_as_they_did(state_looks_like, chart, state):
    drawn = draw(chart, STATES[chart][state](), size=(480, 300))
    state_looks_like(drawn, f"{chart}-{state.replace(' ', '-')}")


@pytest.mark.parametrize("width", range(320, 1000, 68))
def test_at_every_width(assert_clean, width):
    for chart, states in STATES.items():
        assert_clean(draw(chart, states["normal"](), size=(width, 300)))


def test_every_corner_has_its_name_inside_or_in_the_key(words_of):
    names = quadrant_words(path()).corners
    for spots, width, scale in (((), 760, 1.0), ((), 320, 2.0), ((spot(9, 5, 5),), 760, 1.0)):
        drawn = draw("quadrant", path(*spots), size=(width, 340), scale=scale)
        said = " ".join(text for text, _box in words_of(drawn))
        assert all(word in said for name in names for word in name.split())


def test_no_name_lies_on_a_sitting_or_on_its_path(words_of):
    crossing = path(spot(100, "4.9", 1), spot(10, "4.9", 2))
    drawn = draw("quadrant", crossing)
    assert "Ready but unknown" not in [text for text, _box in words_of(drawn)]


def test_old_sittings_fade():
    drawn = draw("quadrant", many_spots())
    legs = [one.get_alpha() for one in artists(drawn, "path")]
    assert (min(legs), max(legs)) == (legs[-1], legs[0])
    first, *_others, last = artists(drawn, "sitting-")
    assert first.get_markersize() < last.get_markersize()


@pytest.mark.parametrize(
    ("width", "each", "said"), [(320, 12, "A bar: a year."), (1000, 3, "A bar: three months.")]
)
def test_months_that_would_be_hairs_are_told_together(words_of, width, each, said):
    data = many_efforts()
    drawn = draw("effort", data, size=(width, 340))
    years = (TODAY.year - data.months[0].first.year) * 12 + TODAY.month
    assert len(drawn.marks) <= years // each + 2
    together = [uuid for mark in drawn.marks for uuid in mark.ids]
    assert sorted(together) == sorted(str(n) for n in range(900))
    assert said in [text for text, _box in words_of(drawn)]
    assert " to " in drawn.marks[0].label
    assert len(drawn.table.rows) == len(data.months)


def test_a_frame_without_data_says_what_is_needed(words_of):
    for chart, needed in (("effort", "0 of 8 needed"), ("unseen", "0 of 4 needed")):
        drawn = draw(chart, STATES[chart]["empty"]())
        assert needed in [text for text, _box in words_of(drawn)]
        assert artists(drawn, "hairlines")


def test_no_hairline_strikes_the_numbers(words_of):
    drawn = draw("effort", STATES["effort"]["normal"]())
    [lines] = artists(drawn, "hairlines")
    left = min(x for path in lines.get_segments() for x, _y in path)
    [percent] = [box for text, box in words_of(drawn) if text == "100%"]
    assert left > percent.x1
