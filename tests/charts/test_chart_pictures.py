"""Charts look as they did when somebody last looked at them."""

from __future__ import annotations

import pytest

from growthjournal.charts.theme import THEMES

NORMAL = [
    ("gap", "quarter"), ("competencies", "latest"), ("patterns", "normal"),
    ("beliefs", "normal"), ("conversations", "normal"),
]  # fmt: skip
STATES = [
    (chart, state)
    for chart, states in {
        "gap": ("empty", "too-little", "baseline", "broken", "twenty-years"),
        "competencies": ("empty", "too-little", "twenty-years"),
        "patterns": ("empty", "too-little", "broken", "twenty-years"),
        "beliefs": ("empty", "too-little", "broken", "twenty-years"),
        "conversations": ("empty", "too-little", "broken", "twenty-years"),
    }.items()
    for state in states
]


@pytest.mark.parametrize(("chart", "state"), NORMAL)
def test_a_chart_looks_as_it_did(prepare, looks_in_all_views, chart, state):
    def draw(theme, size, scale):
        return prepare(chart, state).draw(THEMES[theme], size, scale)

    looks_in_all_views(draw, f"{chart}-{state}")


def test_the_ribbon_and_the_scores_look_as_they_did(ribboned, looks_in_all_views):
    def draw(theme, size, scale):
        return ribboned.draw(THEMES[theme], size, scale)

    looks_in_all_views(draw, "gap-ribbon")


@pytest.mark.parametrize(("chart", "state"), STATES)
def test_other_states_look_as_they_did(prepare, state_looks_like, chart, state):
    state_looks_like(prepare(chart, state).draw(size=(480, 300)), f"{chart}-{state}")


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
