"""The card of the diagnostic's six items about skill: one page, and nothing that was answered."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostic_items import questionnaire
from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer
from growthjournal.domain.sponsorship import Aim
from growthjournal.services.workspace import Workspace

TODAY = date(2026, 11, 20)
SECRET = "MARKERSECRET"
CALLS = ("Which systems we stop", "Who leads #what[x]", "What we promise outside.")


@pytest.fixture
def space(tmp_path):
    with Workspace.create(tmp_path / "j.growthjournal", None) as workspace:
        yield workspace


def pages(content):
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def test_all_six_with_every_line_on_one_page(space):
    [page] = pages(space.rating_cards.diagnostic_pdf(today=TODAY))
    for item in questionnaire().of(Axis.SKILL):
        for words in (item.title, item.question, *item.levels):
            assert words.replace("’", "'") in page.replace("’", "'")
    for item in questionnaire().of(Axis.VISIBILITY):
        assert item.question not in page
    assert page.count("Can’t say") == 6 + 1


def test_it_says_which_calls_are_meant(space):
    assert "ask me for an example" in pages(space.rating_cards.diagnostic_pdf(today=TODAY))[0]
    space.sponsorship.put_aim(Aim(role=SECRET, calls=CALLS, since=TODAY))
    [page] = pages(space.rating_cards.diagnostic_pdf(today=TODAY))
    assert "Which systems we stop; Who leads #what[x]; What we promise outside." in page
    assert SECRET not in page


def test_long_calls_are_left_to_be_told(space):
    calls = tuple(f"{n} " + "word " * 400 for n in range(3))
    space.sponsorship.put_aim(Aim(role="The next one", calls=calls, since=TODAY))
    [page] = pages(space.rating_cards.diagnostic_pdf(today=TODAY))
    assert "ask me for an example" in page
    assert "word word" not in page


def test_nothing_that_was_answered_is_on_it(space):
    empty = space.rating_cards.diagnostic_pdf(today=TODAY)
    sitting = Diagnostic(on=TODAY, finished=True)
    space.diagnostics.put_sitting(sitting)
    for item in questionnaire().items:
        space.diagnostics.put_answer(
            DiagnosticAnswer(diagnostic=sitting.uuid, item=item.name, value=5, fact=SECRET)
        )
    assert space.rating_cards.diagnostic_pdf(today=TODAY) == empty
