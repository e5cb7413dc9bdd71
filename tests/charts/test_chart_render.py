from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from itertools import pairwise

import matplotlib as mpl
import pytest
from pypdf import PdfReader

from growthjournal.charts import render
from growthjournal.charts.dates import date_labels
from growthjournal.charts.layout import META, push_apart, width_of, wrap, wrap_parts
from growthjournal.charts.theme import DARK, LIGHT, PRINT, THEMES

FORMS = {"svg": render.to_svg, "png": render.to_png, "pdf": render.to_pdf}
BEGINNINGS = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("chart", ["gap", "competencies"])
def test_the_same_chart_gives_the_same_bytes(prepare, chart, form):
    whole = prepare(chart, "normal")
    first, second = FORMS[form](whole.draw()), FORMS[form](whole.draw())
    drawn = whole.draw()
    FORMS["png"](drawn)
    assert first.startswith(BEGINNINGS[form])
    assert first == second == FORMS[form](drawn)


SCRIPT = """
import sys
from datetime import date
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from growthjournal.charts import render
from growthjournal.charts.theme import LIGHT
from growthjournal.domain.timeline import gap_series
from growthjournal.wording.gap import gap_words
day = date(2026, 1, 1)
series = gap_series([], [], [], [], [], day, day)
drawn = render.draw("gap", series, gap_words(series, day), LIGHT, (400, 300))
for form in (render.to_svg, render.to_png, render.to_pdf):
    print(sha256(form(drawn)).hexdigest())
print("pyplot" if "matplotlib.pyplot" in sys.modules else "clean")
"""


def test_two_processes_give_the_same_bytes(tmp_path):
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 9\naxes.facecolor: red\n")
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, cwd=folder,
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed, "HOME": str(tmp_path)},
        )
        for seed, folder in (("1", None), ("2", tmp_path))
    ]  # fmt: skip
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout.endswith("clean\n")
    assert "findfont" not in runs[0].stderr


def test_drawing_leaves_the_settings_alone(prepare):
    before = dict(mpl.rcParams)
    prepare("gap", "normal").draw()
    assert dict(mpl.rcParams) == before


def test_a_picture_has_the_asked_size(prepare):
    content = render.to_png(prepare("gap", "normal").draw(size=(400, 500)), scale=2)
    assert int.from_bytes(content[16:20]) == 800
    assert int.from_bytes(content[20:24]) == 1000


def test_files_carry_their_sentence_and_no_date(prepare):
    whole = prepare("gap", "normal")
    svg = render.to_svg(whole.draw()).decode()
    assert whole.words.finding in svg
    assert "<dc:date>" not in svg
    assert b"CreationDate" not in render.to_pdf(whole.draw())


def test_a_pdf_has_its_words(prepare):
    whole = prepare("competencies", "latest")
    (page,) = PdfReader(BytesIO(render.to_pdf(whole.draw()))).pages
    assert whole.words.title in page.extract_text()
    assert "Stewardship of $5m in $ and time" in page.extract_text()


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_contrast(theme):
    for text in (theme.ink, theme.muted, theme.skill_text, theme.visibility_text, theme.good):
        assert contrast(text, theme.card) >= 4.5
    for mark in (theme.skill, theme.visibility, theme.muted, theme.good):
        assert contrast(mark, theme.card) >= 3
    for fill in (theme.selection, theme.band):
        assert contrast(theme.ink, fill) >= 4.5
    assert contrast(theme.band, theme.card) >= 1.25


def test_tokens():
    assert (LIGHT.skill, DARK.skill) == ("#2A66AB", "#6FB1F0")
    assert (LIGHT.visibility, LIGHT.visibility_text) == ("#BF6507", "#984F05")
    assert PRINT.card == "#FFFFFF"


@pytest.mark.parametrize(
    ("wishes", "centres"),
    [
        ((50, 50), (50, 60)),
        ((10, 90), (10, 90)),
        ((98, 99), (85, 95)),
        ((60, 50), (60, 50)),
        ((), ()),
    ],
)
def test_push_apart(wishes, centres):
    assert push_apart(wishes, [10] * len(wishes), 0, 100) == centres


def test_wrapping():
    render.register_fonts()
    room = width_of("one two", META) + 1
    assert wrap("one two three", META, room) == ("one two", "three")
    assert all(width_of(line, META) <= room for line in wrap("x" * 60, META, room))
    assert wrap("", META, room) == ()
    assert wrap_parts("one · two · three", META, width_of("one · two", META)) == (
        "one · two",
        "three",
    )


@pytest.mark.parametrize("days", [28, 60, 100, 400, 1500, 7300, 36000])
@pytest.mark.parametrize("room", [150, 240, 600, 1300])
def test_date_labels(days, room):
    render.register_fonts()
    start = date(2026, 1, 10)
    row = date_labels(start, start + timedelta(days=days), room, META, 10, 10)
    assert 1 <= len(row) <= 9
    edges = [
        (r.centre - width_of(r.text, META) / 2, r.centre + width_of(r.text, META) / 2) for r in row
    ]
    assert edges[0][0] >= -10
    assert edges[-1][1] <= room + 10
    assert all(left[1] < right[0] for left, right in pairwise(edges))


def test_sha_is_stable_over_themes(prepare):
    whole = prepare("gap", "normal")
    digests = {sha256(render.to_svg(whole.draw(theme))).hexdigest() for theme in THEMES.values()}
    assert len(digests) == 3
