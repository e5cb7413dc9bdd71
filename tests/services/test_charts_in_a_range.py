"""Charts since the last conversation with somebody, and the gap chart beside the verdict."""

from __future__ import annotations

from datetime import date

import pytest

from growthjournal.charts import render
from growthjournal.services.sample import create_sample
from growthjournal.services.workspace import Workspace

TODAY = date(2026, 11, 20)
RANGED = (
    "gap", "quadrant", "focus", "patterns", "beliefs", "calibration", "decision-quality",
    "conversations", "effort", "unseen",
)  # fmt: skip
"""Those that show less since a later day; the others show what holds today."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("range") / "s.growthjournal"
    create_sample(path, today=TODAY)
    with Workspace.open(path, None) as workspace:
        yield workspace


def last_with(sample, name):
    uuid = next(one.uuid for one in sample.mentoring.people() if one.name.startswith(name))
    return max(one.date for one in sample.mentoring.conversations(uuid) if one.held)


def drawn(sample, name, start=None):
    size = (760, 420)
    return sample.reports.drawn(name, theme="light", size=size, today=TODAY, start=start)


def behind(one):
    return {uuid for mark in one.marks for uuid in mark.ids}


@pytest.mark.parametrize("name", RANGED)
def test_a_chart_since_the_last_conversation_shows_what_came_since(sample, name):
    since = last_with(sample, "Ingrid")
    assert (TODAY - since).days > 7
    whole, part = drawn(sample, name), drawn(sample, name, since)
    assert behind(part) <= behind(whole)
    # Forecasts are told by count alone while they are few.
    assert len(part.marks) < len(whole.marks) or part.spoken != whole.spoken
    assert len(part.table.rows) <= len(whole.table.rows)
    # A range in which there is nothing is an empty frame and no error.
    nothing = drawn(sample, name, TODAY)
    assert len(nothing.marks) <= len(part.marks)


def test_the_gap_chart_has_the_constraint_below_and_the_scores_as_large_marks(sample):
    chart = drawn(sample, "gap")
    spells = [mark.label for mark in chart.marks if mark.kind == "spell"]
    assert spells == ["Ready but unknown"]
    sittings = [one.uuid for one in sample.diagnostics.sittings() if one.rater is None]
    shown = [mark for mark in chart.marks if mark.kind == "sitting"]
    assert sorted({mark.ids[0] for mark in shown}) == sorted(sittings)
    assert len(shown) == 2 * len(sittings)
    explained = sample.verdicts.verdict(TODAY)
    last = [mark.y for mark in shown if mark.ids == (sittings[-1],)]
    assert sorted(last) == sorted(
        float(state.last.score) for state in (explained.skill, explained.visibility)
    )
    names = chart.table.columns
    rows = [row for row in chart.table.rows if row[names.index("Readiness")]]
    assert len(rows) == len(sittings)


def test_what_others_are_given_has_neither_verdict_nor_scores(sample):
    own = render.to_svg(drawn(sample, "gap")).decode()
    assert "scores-skill" in own
    assert "spell-0" in own
    meeting = sample.mentoring.conversations()[-1]
    review = sample.review_papers.chosen(None)
    for chart in (
        sample.reports.brief_chart(meeting, TODAY),
        sample.reports.shared_gap(review.finished_on, (800, 320)),
    ):
        assert "line-skill" in chart.svg
        assert "scores-" not in chart.svg
        assert "spell-" not in chart.svg
        assert "eadiness" not in chart.alt
