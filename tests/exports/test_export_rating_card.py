"""The card on which somebody else rates: one page, all lines, nothing of the user's answers."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from growthjournal.domain.competencies import Axis, Basis, RaterRole, Rating
from growthjournal.domain.errors import JournalError
from growthjournal.domain.people import Person
from growthjournal.services.workspace import Workspace

TODAY = date(2026, 11, 20)
SECRET = "MARKERSECRET"


@pytest.fixture
def space(tmp_path):
    with Workspace.create(tmp_path / "j.growthjournal", None) as workspace:
        yield workspace


def pages(content):
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def test_every_line_of_the_four_in_focus_on_one_page(space):
    growth = space.growth
    four = growth.competencies()[3:7]
    growth.set_focus([one.uuid for one in four], TODAY)
    asked, content = space.rating_cards.pdf(today=TODAY)
    assert asked == four
    [page] = pages(content)
    for one in four:
        assert one.name in page
        for level in growth.anchors(one.uuid, Axis.SKILL).levels:
            assert level in page
        assert not any(level in page for level in growth.anchors(one.uuid, Axis.VISIBILITY).levels)
    assert page.count("Can’t say") == 4 + 1


def test_nothing_that_was_answered_is_on_it(space):
    empty = space.rating_cards.pdf(today=TODAY)[1]
    mentor = Person(name=SECRET)
    space.mentoring.put_person(mentor)
    for one in space.growth.competencies():
        own = Rating(
            competency=one.uuid, axis=Axis.SKILL, value=5, on=TODAY, note=SECRET,
            evidence_line=SECRET, predicted_other=2,
        )  # fmt: skip
        space.growth.rate(own)
        outside = replace(
            own, uuid="o" + one.uuid, rater=mentor.uuid, rater_role=RaterRole.MENTOR,
            basis=Basis.OUTSIDE,
        )  # fmt: skip
        space.growth.rate(outside)
    content = space.rating_cards.pdf(today=TODAY)[1]
    assert content == empty
    assert SECRET.encode() not in content
    assert SECRET not in pages(content)[0]


def test_lines_in_other_words_are_on_it(space):
    uuid = space.growth.competencies()[0].uuid
    levels = ("One #strong[x] $y$.", "Two.", "Three.", "Four.", "Five.")
    space.growth.change_anchors(uuid, Axis.SKILL, levels)
    [page] = pages(space.rating_cards.pdf(today=TODAY)[1])
    assert "One #strong[x] $y$." in page


def test_what_does_not_fit_is_left_out_whole_and_said(space):
    growth = space.growth
    long = "A line that goes on for as long as anybody could bear to read it. " * 8
    for one in growth.competencies()[:4]:
        growth.change_anchors(one.uuid, Axis.SKILL, [f"{n}. {long}" for n in range(5)])
    asked, content = space.rating_cards.pdf(today=TODAY)
    assert 1 <= len(asked) < 4
    [page] = pages(content)
    for place, one in enumerate(growth.competencies()[:4]):
        assert (one.name in page) is (place < len(asked))


def test_one_that_fits_no_page_is_refused(space):
    uuid = space.growth.competencies()[0].uuid
    space.growth.set_focus([uuid], TODAY)
    space.growth.change_anchors(uuid, Axis.SKILL, [f"{n} " + "word " * 2000 for n in range(5)])
    with pytest.raises(JournalError, match="more than one page"):
        space.rating_cards.pdf(today=TODAY)
