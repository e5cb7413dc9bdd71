"""What a chart shows of sittings that count for less than a full one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer, Purpose
from growthjournal.domain.entries import Effort, Entry
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Aim
from growthjournal.wording.effort_months import effort_words
from growthjournal.wording.quadrant import quadrant_words

TODAY = date(2026, 11, 20)


@pytest.fixture
def journal(plain):
    plain.sponsorship.put_aim(
        Aim(uuid="aim", role="Head", calls=("one", "two", "three"), since=date(2020, 1, 1))
    )
    for name in ("Ada", "Helen", "Ruth"):
        plain.mentoring.put_person(Person(name=name, in_room=True))
    return plain


def sit(journal, days_ago, skill, seen, **more):
    sitting = Diagnostic(aim="aim", on=TODAY - timedelta(days=days_ago), finished=True, **more)
    journal.diagnostics.put_sitting(sitting)
    for letter, value in (("S", skill), ("V", seen)):
        for number in range(1, 7) if value else ():
            journal.diagnostics.put_answer(
                DiagnosticAnswer(
                    diagnostic=sitting.uuid, item=f"{letter}{number}", value=value, fact="A fact"
                )
            )
    return sitting


def again(journal, days_ago, skill):
    return sit(journal, days_ago, skill, None, purpose=Purpose.CONFIRMATION, axis=Axis.SKILL)


def test_a_retake_that_comes_too_early_is_no_point_of_the_path(journal):
    sit(journal, 60, 2, 2)
    sit(journal, 60 - 27, 5, 5)
    path = journal.verdicts.quadrant(TODAY)
    assert [float(one.skill) for one in path.spots] == [2.0]
    assert "whether it moves can’t be told yet" in quadrant_words(path).finding
    sit(journal, 60 - 28, 5, 5)
    assert len(journal.verdicts.quadrant(TODAY).spots) == 2


def test_what_was_not_asked_again_has_not_been_found_unchanged(journal):
    sit(journal, 120, 2, 2)
    sit(journal, 40, 5, 2)
    again(journal, 20, 5)
    path = journal.verdicts.quadrant(TODAY)
    assert [one.read for one in path.spots] == [tuple(Axis), tuple(Axis), (Axis.SKILL,)]
    said = quadrant_words(path).finding
    assert said.endswith("readiness: no change I can tell from noise; seen: not answered again.")


@pytest.mark.parametrize(("days", "holds"), [(270, True), (271, False)])
def test_a_constraint_stands_until_the_sitting_is_too_old(journal, days, holds):
    sit(journal, days, 5, 2)
    for number in range(8):
        entry = Entry(body="x", date=TODAY - timedelta(days=number), effort_type=Effort.SHOW)
        journal.journal.put(entry)
    journal.journal.put(Entry(body="x", date=TODAY - timedelta(days=300), effort_type=Effort.SHOW))
    months = journal.verdicts.effort_months(TODAY)
    assert ("while “Ready but unknown”" in effort_words(months).finding) is holds
    [spell] = months.spells
    assert (spell.end - spell.start).days == 270
    assert (spell.end == TODAY) is holds
