"""One sitting without a journal, and its page that names nobody."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Aim
from growthjournal.services.lever_pages import (
    clauses_without_names,
    found_from,
    page_pdf,
    page_words,
)
from growthjournal.services.workspace import Workspace

TODAY = date(2026, 11, 20)
SECRET = "MARKERSECRET"
AIM = Aim(role=SECRET, calls=(f"{SECRET} 1", f"{SECRET} 2", f"{SECRET} 3"), since=TODAY)
ROOM = [Person(name=f"{SECRET} {n}", in_room=True) for n in range(3)]


def sitting(skill, visibility, *, facts=True, aim=AIM):
    one = Diagnostic(aim=aim.uuid if aim else None, on=TODAY, finished=True)
    answers = [
        DiagnosticAnswer(
            diagnostic=one.uuid,
            item=f"{axis}{n}",
            value=value,
            fact=SECRET if facts else None,
            fact_on=TODAY if facts else None,
        )
        for axis, values in (("S", skill), ("V", visibility))
        for n, value in enumerate(values, start=1)
    ]
    return one, answers


def found(skill, visibility, *, facts=True, aim=AIM, room=ROOM):
    one, answers = sitting(skill, visibility, facts=facts, aim=aim)
    return found_from(one, answers, aim=aim, people=room), answers


def page_text(words):
    [page] = PdfReader(io.BytesIO(page_pdf(words, TODAY))).pages
    return " ".join(page.extract_text().split())


def test_a_first_verdict_as_the_method_has_it():
    told, _answers = found([4, 4, 4, 4, 3, 4], [2, 2, 3, 1, 2, 2])
    words = " ".join(one.whole for one in clauses_without_names(told, TODAY))
    assert "Ready but unknown. Provisional" in words
    assert "Readiness 3.83 and seen 2.00, each out of 5." in words
    assert "What limits you now: Spoken for: “No one that I know of.”" in words


def test_facts_count_and_are_not_on_the_page():
    given = [4, 4, 4, 4, 3, 4], [5, 5, 5, 1, 2, 2]
    told, answers = found(*given)
    words = page_words(told, TODAY, answers)
    text = page_text(words)
    assert told.verdict.skill.last.score > 3.5
    assert "Hollow" not in text
    assert SECRET not in text
    assert SECRET not in " ".join(words.lines())
    rows = [row for one in words.clauses for row in one.rows]
    assert rows
    assert [row for row in rows if SECRET in row.said] == []
    bare, bare_answers = found(*given, facts=False)
    assert bare.verdict.skill.last.score == 3
    assert "Hollow: without a fact, so it counts as 3." in page_text(
        page_words(bare, TODAY, bare_answers)
    )


def test_every_line_that_is_shown_is_on_the_one_page():
    told, answers = found([5, 5, None, 4, 5, 5], [5, 5, 4, 4, 3, 5])
    words = page_words(told, TODAY, answers)
    text = page_text(words)
    for line in words.lines():
        for part in re.split(": |[.] ", line):
            assert part.rstrip(".") in text
    assert words.name == "Operating and seen"
    assert page_pdf(words, TODAY) == page_pdf(words, TODAY)


def test_too_little_is_listed_and_concludes_nothing():
    told, answers = found([2, 2, None, None, 3, 1], [2] * 6, aim=None, room=[])
    words = page_words(told, TODAY, answers)
    assert words.name == ""
    assert "No verdict yet. Missing: the role you want" in words.clauses[0].text
    assert [one.score for one in words.scores] == [None, 2.0]
    assert [[one.axis for one in group] for group in words.items] == [
        [Axis.SKILL] * 6,
        [Axis.VISIBILITY] * 6,
    ]
    text = page_text(words)
    assert "not enough answers" in text
    assert text.count("can’t say") == 2


@pytest.mark.parametrize("days", [0, 40])
def test_the_page_of_a_journal_says_what_its_verdict_says(tmp_path, days):
    with Workspace.create(tmp_path / "j.growthjournal", None) as space:
        for person in ROOM:
            space.mentoring.put_person(person)
        space.sponsorship.put_aim(AIM)
        one, answers = sitting([4, 4, 4, 4, 3, 4], [2, 2, 3, 1, 2, 2])
        space.diagnostics.put_sitting(one)
        for answer in answers:
            space.diagnostics.put_answer(answer)
        today = TODAY + timedelta(days=days)
        told = space.verdicts.explained(today)
        words = page_words(told, today)
        assert words.name == "Ready but unknown"
        by_part = {each.part: each.text for each in told.clauses}
        for each in words.clauses:
            if SECRET not in by_part[each.part]:
                assert each.text == by_part[each.part]
        assert SECRET not in " ".join(words.lines())
