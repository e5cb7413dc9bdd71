"""The strips: what is drawn is what was recorded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from growthjournal.charts import render
from growthjournal.charts.theme import DARK, LIGHT
from growthjournal.domain.patterns import CatchStage, Pattern, PatternStatus, Sighting
from growthjournal.domain.strips import strip_series
from growthjournal.wording.strips import strip_words

START = date(2026, 1, 1)


def day(number):
    return START + timedelta(days=number)


def seen(pattern, on, stage, uuid=""):
    return Sighting(
        uuid=uuid or f"{pattern}-{on}",
        pattern=pattern,
        date=on,
        opportunity=stage is not None,
        stage=None if stage is None else CatchStage(stage),
    )


def pattern(uuid, name, on=None, status=PatternStatus.ACTIVE):
    return Pattern(uuid=uuid, name=name, surfaced_on=on, status=status)


def draw(data, theme=LIGHT, size=(760, 340)):
    return render.draw("patterns", data, strip_words(data), theme, size)


def small(stages, *, every=7, end=200, patterns=None, extra=()):
    patterns = patterns or [pattern("p", "Answering first", day(0))]
    rows = [seen("p", day(every * n), stage, uuid=f"s{n}") for n, stage in enumerate(stages)]
    return strip_series(patterns, [*rows, *extra], None, day(end))


def artists(drawn, start):
    return {
        artist.get_gid(): artist
        for artist in drawn.figure.findobj()
        if (artist.get_gid() or "").startswith(start)
    }


def texts(drawn):
    return [text.get_text() for text in drawn.figure.texts]


def places(artist):
    return list(zip(artist.get_xdata(), artist.get_ydata(), strict=True))


RISING = [0, 1, 1, 1, 2, 1, None, 2, 3, 3, 4, 3, 4]


def test_a_dot_for_each_sighting_at_its_day_and_stage():
    drawn = draw(small(RISING))
    late = [(day(7 * n).toordinal(), s) for n, s in enumerate(RISING) if s is not None and s < 3]
    early = [(day(7 * n).toordinal(), s) for n, s in enumerate(RISING) if s is not None and s >= 3]
    assert places(artists(drawn, "late-0")["late-0"]) == late
    assert places(artists(drawn, "early-0")["early-0"]) == early
    assert artists(drawn, "late-0")["late-0"].get_markerfacecolor() == LIGHT.card
    assert artists(drawn, "early-0")["early-0"].get_markerfacecolor() == LIGHT.good
    (tick,) = places(artists(drawn, "no-chance-0")["no-chance-0"])
    assert tick[0] == day(42).toordinal()
    assert tick[1] < 0


def test_medians_of_the_first_and_the_last_six():
    drawn = draw(small(RISING))
    first, last = artists(drawn, "first-0-0")["first-0-0"], artists(drawn, "last-0-0")["last-0-0"]
    assert places(first) == [(day(0).toordinal(), 1.0), (day(35).toordinal(), 1.0)]
    assert places(last) == [(day(49).toordinal(), 3.0), (day(84).toordinal(), 3.0)]
    assert "before, from “after”" in texts(drawn)


def test_eleven_sightings_are_too_few_and_still_drawn():
    drawn = draw(small(RISING[:12]))
    assert not artists(drawn, "first-")
    assert not artists(drawn, "last-")
    assert "11 of 12 needed" in texts(drawn)
    assert len([mark for mark in drawn.marks if mark.kind == "sighting"]) == 11


def test_no_bar_across_sixty_days_without_a_sighting():
    stages = [1] * 6 + [3] * 6
    offsets = (0, 7, 14, 75, 82, 160, 167, 174, 181, 188, 195, 200)
    rows = [seen("p", day(n), stage) for n, stage in zip(offsets, stages, strict=True)]
    data = strip_series([pattern("p", "Answering first")], rows, None, day(200))
    drawn = draw(data)
    pieces = [places(one) for one in artists(drawn, "first-0-").values()]
    first = day(0).toordinal()
    assert pieces[0] == [(first, 1.0), (first + 14, 1.0)]
    assert pieces[1] == [(first + 75, 1.0), (first + 82, 1.0)]
    (alone, _), (end, _) = pieces[2]
    assert alone < first + 160 < end < first + 165
    assert len(artists(drawn, "last-0-")) == 1


def test_exactly_sixty_days_are_no_gap():
    rows = [seen("p", day(60 * n), 1) for n in range(12)]
    data = strip_series([pattern("p", "Answering first")], rows, None, day(660))
    assert len(artists(draw(data), "first-0-")) == 1


@pytest.mark.parametrize("state", ["empty", "too-little", "normal", "twenty-years"])
def test_the_scale_is_whole(prepare, state):
    drawn = prepare("patterns", state).draw()
    for axes in drawn.figure.axes:
        low, high = axes.get_ylim()
        assert low <= 0
        assert high >= 4
    assert {"did the new thing", "during", "told later"} <= set(texts(drawn))
    assert {"0", "2", "4"} <= set(texts(prepare("patterns", state).draw(size=(320, 300))))


def test_nothing_at_all_draws_the_frame(prepare):
    drawn = prepare("patterns", "empty").draw()
    assert "0 of 12 needed" in texts(drawn)
    assert drawn.marks == ()
    assert drawn.mark_at(100, 100) is None
    assert len(artists(drawn, "hairlines")) == 1


def test_pointing_finds_the_records_in_each_strip():
    other = [pattern("p", "Answering first", day(0)), pattern("q", "Waiting", day(5))]
    same = [seen("q", day(20), 2, uuid="one"), seen("q", day(20), 2, uuid="two")]
    drawn = draw(small(RISING, patterns=other, extra=same), size=(760, 500))
    for mark in drawn.marks:
        assert drawn.mark_at(*drawn.position(mark)) in [
            one for one in drawn.marks if drawn.position(one) == drawn.position(mark)
        ]
    (twice,) = [mark for mark in drawn.marks if mark.part == 1 and mark.kind == "sighting"]
    assert twice.ids == ("one", "two")
    assert twice.label == "Jan 21, 2026: Waiting, during, 2 times"
    named = [mark for mark in drawn.marks if mark.kind == "named"]
    assert [mark.ids for mark in named] == [("p",), ("q",)]
    assert named[1].label == "Jan 6, 2026: Waiting was named"
    (tick,) = [mark for mark in drawn.marks if mark.kind == "no-chance"]
    assert tick.ids == ("s6",)


def test_retired_patterns_stand_only_where_they_were_seen():
    patterns = [
        pattern("p", "Answering first", day(0)),
        pattern("gone", "Long gone", day(-400), status=PatternStatus.RETIRED),
    ]
    whole = small(RISING, patterns=patterns)
    assert [strip.name for strip in whole.strips] == ["Answering first"]
    back = small(RISING, patterns=patterns, extra=[seen("gone", day(3), 1)])
    assert [strip.name for strip in back.strips] == ["Answering first", "Long gone"]


def test_a_crowd_is_drawn_in_part_and_told_whole(prepare):
    drawn = prepare("patterns", "crowd").draw()
    assert len(drawn.figure.axes) == 12
    assert "3 more patterns are in the table." in texts(drawn)
    assert len(drawn.table.rows) == 15


def test_table_and_chart_agree(prepare):
    whole = prepare("patterns", "normal")
    drawn = whole.draw()
    for strip, row in zip(whole.data.strips, drawn.table.rows, strict=True):
        dots = [
            m for m in drawn.marks if m.kind == "sighting" and m.ids[0].startswith(strip.pattern)
        ]
        assert row[1] == str(sum(len(mark.ids) for mark in dots))
        assert row[2] == str(sum(len(mark.ids) for mark in dots if mark.y >= 3))


def test_files(prepare):
    whole = prepare("patterns", "normal")
    for write in (render.to_svg, render.to_png, render.to_pdf):
        assert write(whole.draw(DARK)) == write(whole.draw(DARK))
    with pytest.raises(ValueError, match="patterns"):
        render.draw("patterns", [], whole.words, LIGHT, (300, 300))
