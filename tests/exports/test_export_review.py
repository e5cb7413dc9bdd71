"""The pages of a review: four to keep, one for a mentor, nothing private on that one."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from growthjournal.domain.assumptions import Assumption
from growthjournal.domain.competencies import Axis, Basis, Rating
from growthjournal.domain.diagnostics import NextMove, QuarterlyReview
from growthjournal.domain.errors import JournalError
from growthjournal.domain.patterns import Pattern, PatternStatus, Sighting
from growthjournal.domain.people import Person
from growthjournal.domain.review_report import OFFERED, Part
from growthjournal.domain.sponsorship import Aim
from growthjournal.services.sample import create_sample
from growthjournal.services.workspace import Workspace

TODAY = date(2026, 11, 20)
RUTH = Person(
    name="Ruth Adeyemi",
    alias="the operations lead",
    in_room=True,
    told_me_missing="MARKERMISSING",
    backing_fact="MARKERFACT",
)
REVIEW = QuarterlyReview(
    began_on=TODAY,
    finished_on=TODAY,
    aim="Ruth sees one call of mine",
    plans=("When Ruth asks, I will give a range",),
    who_should_see=("Ruth Adeyemi: the rota",),
)


@pytest.fixture
def space(tmp_path):
    with Workspace.create(tmp_path / "j.growthjournal", None) as workspace:
        workspace.mentoring.put_person(RUTH)
        workspace.sponsorship.put_aim(Aim(role="VP Engineering", since=TODAY))
        pattern = Pattern(
            name="I soften what I ask of Ruth",
            status=PatternStatus.ACTIVE,
            heard_as="MARKERHEARD",
            cost="MARKERCOST",
        )
        workspace.mentoring.put_pattern(pattern)
        workspace.mentoring.add_sighting(
            Sighting(pattern=pattern.uuid, date=TODAY, context="MARKERCONTEXT", stage=2)
        )
        assumption = Assumption(
            statement="I assume that if Ruth sees it, then she will refuse",
            heard_as="MARKERHEARD",
            protects_me_from="MARKERWORRY",
        )
        workspace.mentoring.put_assumption(assumption)
        move = NextMove(person=RUTH.uuid, act="Show Ruth the rota", due=TODAY, said="MARKERSAID")
        workspace.diagnostics.put_move(move)
        workspace.diagnostics.put_review(REVIEW)
        yield workspace


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("review") / "s.growthjournal"
    create_sample(path, today=TODAY)
    with Workspace.open(path, None) as workspace:
        yield workspace


def pages(pdf):
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def flat(text):
    return " ".join(text.split())


def test_four_pages_of_the_sample_with_everything_that_the_preview_says(sample):
    papers = sample.review_papers
    chosen = papers.chosen(None)
    pdf = papers.private_pdf(chosen, today=TODAY)
    found = pages(pdf)
    assert len(found) == 4
    whole = flat(" ".join(found)).replace(" ", "")
    for line in papers.private_words(chosen, TODAY).lines():
        for part in line.split(" · "):
            assert part.replace(" ", "") in whole, part
    assert papers.private_pdf(chosen, today=TODAY) == pdf


def test_a_review_speaks_of_its_own_day(sample):
    papers = sample.review_papers
    chosen = papers.chosen(None)
    assert chosen.finished_on is not None
    words = papers.private_words(chosen, TODAY)
    assert "October 24, 2026" in words.subtitle
    later = QuarterlyReview(began_on=TODAY)
    assert papers.report(later, TODAY).since == chosen.finished_on
    assert papers.report(chosen, TODAY).since == chosen.began_on - timedelta(days=91)


def test_a_mentor_reads_one_page_under_aliases_and_nothing_that_was_said(space):
    everything = frozenset(Part)
    pdf = space.review_papers.mentor_pdf(REVIEW, everything, today=TODAY)
    found = pages(pdf)
    assert len(found) == 1
    text = flat(found[0])
    assert "Ruth" not in text
    assert "Adeyemi" not in text
    assert "MARKER" not in text
    for said in (
        "VP Engineering",
        "the operations lead sees one call of mine",
        "When the operations lead asks, I will give a range",
        "I soften what I ask of the operations lead",
        "Show the operations lead the rota",
    ):
        assert said in text
    # Nor in what no reader shows.
    assert b"MARKER" not in pdf
    assert b"Adeyemi" not in pdf


def test_each_part_is_on_the_page_only_where_it_was_ticked(space):
    said = {
        Part.LIMIT: "No verdict yet",
        Part.PATTERNS: "I soften",
        Part.BELIEFS: "I assume",
        Part.AIM: "sees one call",
        Part.PLANS: "give a range",
        Part.MOVE: "Show the operations lead",
        Part.SHOULD_SEE: "the operations lead: the rota",
    }
    for part, marker in said.items():
        shown = space.review_papers.mentor_words(REVIEW, {part}, TODAY)
        others = space.review_papers.mentor_words(REVIEW, set(Part) - {part}, TODAY)
        assert marker in "\n".join(shown.lines())
        assert marker not in "\n".join(others.lines())
    first = "\n".join(space.review_papers.mentor_words(REVIEW, OFFERED, TODAY).lines())
    for part in (Part.MOVE, Part.SHOULD_SEE, Part.BELIEFS):
        assert said[part] not in first


def test_an_earlier_day_judged_anew_stands_beside_what_was_said_then(space):
    competency = space.growth.competencies()[0]
    early = TODAY - timedelta(days=200)
    space.growth.rate(Rating(competency=competency.uuid, axis=Axis.SKILL, value=4, on=early))
    anew = Rating(
        competency=competency.uuid,
        axis=Axis.SKILL,
        value=2,
        on=TODAY,
        basis=Basis.THEN,
        then_date=early,
    )
    space.growth.rate(anew)
    lines = "\n".join(space.review_papers.private_words(REVIEW, TODAY).lines())
    assert f"{competency.name}, May 4, 2026 · 4 at the time, 2 as seen now" in lines
    # And the rating of that day stays what it was.
    previous = space.growth.previous_rating(competency.uuid, Axis.SKILL)
    assert (previous.value, previous.on) == (4, early)


def test_long_texts_take_drawings_away_before_they_take_pages(sample):
    chosen = replace(
        sample.review_papers.chosen(None),
        aim="A long aim " * 25,
        plans=("When this happens, I will do that " * 8,) * 2,
        who_should_see=("Somebody, and what of it " * 10,) * 8,
    )
    found = pages(sample.review_papers.private_pdf(chosen, today=TODAY))
    assert len(found) == 4
    assert "Does my effort fit my limit?" not in found[3]
    assert flat("Somebody, and what of it " * 10) in flat(found[3])


def test_words_never_give_way(sample):
    long = ("Somebody, and what of it " * 10,) * 60
    chosen = replace(sample.review_papers.chosen(None), who_should_see=long)
    found = pages(sample.review_papers.private_pdf(chosen, today=TODAY))
    assert len(found) > 4
    assert flat(" ".join(found)).count("Somebody, and what of it") == 600


def test_a_mentor_s_page_that_takes_more_is_refused_in_one_sentence(space):
    long = replace(REVIEW, plans=("When this happens, I will do that " * 8,) * 60)
    with pytest.raises(JournalError, match="more than one page"):
        space.review_papers.mentor_pdf(long, OFFERED, today=TODAY)


def test_an_empty_journal_has_a_page_that_says_what_is_missing(tmp_path):
    with Workspace.create(tmp_path / "n.growthjournal", None) as workspace:
        bare = QuarterlyReview(began_on=TODAY, finished_on=TODAY)
        lines = workspace.review_papers.private_words(bare, TODAY).lines()
        assert lines[:2] == ["Quarterly review", "August 21, 2026 to November 20, 2026"]
        assert "No verdict yet. Missing: the role you want" in " ".join(lines)
        assert "settled" not in " ".join(lines)
        assert len(pages(workspace.review_papers.private_pdf(bare, today=TODAY))) == 1
        assert len(pages(workspace.review_papers.mentor_pdf(bare, set(), today=TODAY))) == 1


def test_without_a_review_there_is_nothing_to_write(tmp_path):
    with (
        Workspace.create(tmp_path / "n.growthjournal", None) as workspace,
        pytest.raises(JournalError, match="No quarterly review"),
    ):
        workspace.review_papers.chosen(None)
