"""Charts look as they did when somebody last looked at them."""

from __future__ import annotations

import pytest

from growthjournal.charts.theme import THEMES

SHOWN = [
    ("gap", "quarter"), ("gap", "broken"), ("competencies", "latest"), ("patterns", "normal"),
    ("beliefs", "normal"), ("conversations", "normal"),
]  # fmt: skip


@pytest.mark.parametrize(("chart", "state"), SHOWN)
def test_a_chart_looks_as_it_did(prepare, looks_like, chart, state):
    looks_like(prepare(chart, state).draw(size=(480, 300)), f"{chart}-{state}")


def test_a_chart_in_the_dark_looks_as_it_did(prepare, looks_like):
    looks_like(prepare("gap", "quarter").draw(THEMES["dark"], (480, 300)), "gap-quarter-dark")


def test_another_picture_is_seen(prepare, looks_like, monkeypatch):
    monkeypatch.delenv("GROWTHJOURNAL_RENEW_PICTURES", raising=False)
    whole = prepare("patterns", "normal")
    drawn = whole.draw(size=(480, 300))
    [dots] = [one for one in drawn.figure.findobj() if one.get_gid() == "early-0"]
    dots.set_markerfacecolor(THEMES["light"].skill)
    with pytest.raises(AssertionError, match="patterns-normal"):
        looks_like(drawn, "patterns-normal")


def test_kept_pictures_are_small(request):
    kept = list(request.path.parent.joinpath("pictures").glob("*.png"))
    assert kept
    assert all(one.stat().st_size < 40_000 for one in kept)
