"""Whoever has a keyboard and nothing else raises a step, asks, and writes the case."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.people import Person, Relation
from growthjournal.domain.sponsorship import Answer
from growthjournal.services.workspace import Workspace

Key = Qt.Key
RUTH = Person(name="Ruth Adeyemi", relations=(Relation.SPONSOR,), in_room=True)
FACT = "Told me on three fingers what she would need"
WORDS = "I want the VP job in Operations. Would you introduce me to Helen?"
MISSING = "A page I can say from memory."
ASK = "Say my name for the VP job when the list is made in January."
MINUTE = "Vera runs dispatch. " + "She moved all carriers early and nobody had to call her. " * 12


@pytest.fixture
def space(window, keyboard, tmp_path):
    path = tmp_path / "own.growthjournal"
    today = window.session.today()
    moved = Impact(title="214 carriers moved", date=today - timedelta(days=9), level=Level.TARGET)
    with Workspace.create(path, None) as workspace:
        workspace.together.act([RUTH, moved, Witness(impact=moved.uuid, person=RUTH.uuid)]).do()
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    return window.session.workspace


def save(keyboard):
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()


def go_to(keyboard, window, digit, name):
    keyboard.press(digit, control=True)
    keyboard.wait(lambda: window.current_name() == name)
    keyboard.settle()


def raise_a_step(keyboard):
    keyboard.tab_to("raiseStep")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("backing-step-dialog")
    keyboard.press(Key.Key_Down, Key.Key_Down, Key.Key_Down)
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("backingFact")
    keyboard.write(FACT)
    save(keyboard)


def ask(keyboard):
    keyboard.tab_to("askOf")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("ask-dialog")
    keyboard.write(WORDS)  # in place of the words that fit, which are selected
    save(keyboard)


def answer(keyboard, window):
    keyboard.tab_to("Nov 20, 2026 · no answer yet")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("ask-dialog")
    keyboard.tab_to("choose-not-yet")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("answerWords")
    keyboard.write(MISSING)
    save(keyboard)


def write_the_case(keyboard):
    keyboard.tab_to("openCase")
    keyboard.press(Key.Key_Space)
    form = keyboard.wait_for_dialog("case-dialog")
    keyboard.write(ASK)
    keyboard.tab_to("result-0")
    keyboard.write("carriers")
    keyboard.press(Key.Key_Down, Key.Key_Return)
    keyboard.wait(lambda: form.results.places[0].impact.impact() is not None)
    keyboard.tab_to("confirmer-0")
    keyboard.write(RUTH.name)
    keyboard.press(Key.Key_Escape)  # the names that it completes
    keyboard.tab_to("minuteVersion")
    keyboard.write(MINUTE)
    assert form.minute_line.text() == "135 words. It can be said in a minute."
    keyboard.tab_to("givenTo")
    keyboard.write(RUTH.name)
    save(keyboard)


def test_a_step_an_ask_its_answer_and_the_case_by_keys(window, keyboard, space):
    go_to(keyboard, window, Key.Key_3, "people")
    raise_a_step(keyboard)
    card = window.pages["people"].detail.room
    assert card.stands.text() == "Step 3 of 6: has given me inside context"
    assert "an introduction" in card.fits.text()
    ask(keyboard)
    [asked] = space.sponsorship.asks()
    assert (asked.words, asked.answer) == (WORDS, None)
    answer(keyboard, window)
    assert MISSING in list(keyboard.words_in(card))
    go_to(keyboard, window, Key.Key_6, "impact")
    write_the_case(keyboard)
    assert ASK in list(keyboard.words_in(window.pages["impact"].case))
    with keyboard.closed() as stored:
        [step] = stored.sponsorship.steps(RUTH.uuid)
        assert (step.step, step.fact) == (3, FACT)
        [kept] = stored.sponsorship.asks()
        assert (kept.answer, kept.answer_words) == (Answer.NOT_YET, MISSING)
        assert stored.mentoring.person(RUTH.uuid).told_me_missing == MISSING
        case = stored.sponsorship.case()
        assert (case.ask, case.minute_version) == (ASK, MINUTE.strip())
        assert case.results == (stored.impacts.all()[0].uuid,)
        assert case.confirmers == (RUTH.uuid,)
        [given] = stored.sponsorship.given()
        assert (given.sponsor_case, given.person) == (case.uuid, RUTH.uuid)


def test_the_case_is_rehearsed_by_keys(window, keyboard, space):
    go_to(keyboard, window, Key.Key_6, "impact")
    keyboard.tab_to("openCase")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("case-dialog")
    keyboard.tab_to("minuteVersion")
    keyboard.write("Vera moved the carriers early.")
    save(keyboard)
    keyboard.tab_to("rehearseCase")
    keyboard.press(Key.Key_Space)
    shown = keyboard.wait_for_dialog("rehearse-dialog")
    assert "Vera moved the carriers early." in list(keyboard.words_in(shown))
    keyboard.press(Key.Key_Return, control=True)
    assert "Vera moved the carriers early." not in list(keyboard.words_in(shown))
    keyboard.write("vera moved carriers")
    keyboard.press(Key.Key_Return, control=True)
    assert "3 of 5 words stayed." in list(keyboard.words_in(shown))
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
