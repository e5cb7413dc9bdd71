"""From a result to a paper by keys alone: logged, seen, asked, backed, written, given away."""

from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from growthjournal.domain.impacts import Impact, Level
from growthjournal.domain.people import Person, Relation
from growthjournal.domain.sponsorship import Answer
from growthjournal.services.workspace import Workspace

Key = Qt.Key
RUTH = Person(
    name="Ruth Adeyemi", alias="the operations lead", relations=(Relation.SPONSOR,), in_room=True
)
HELEN = Person(name="Helen Castellano", in_room=True)
LINES = ("All carriers moved", "A head given to the depots", "One rota for four teams")
ASK = "Say my name for the job in January."
MINUTE = "Vera runs dispatch. " + "She moved all carriers early and nobody had to call her. " * 12


@pytest.fixture
def space(window, keyboard, tmp_path):
    path = tmp_path / "own.growthjournal"
    today = window.session.today()
    old = Impact(title="An earlier one", date=today - timedelta(days=30), level=Level.TARGET)
    secret = Impact(
        title="MARKERSECRET",
        date=today - timedelta(days=4),
        level=Level.TARGET,
        confidential=True,
        competencies=(),
    )
    with Workspace.create(path, None) as workspace:
        workspace.together.act([RUTH, HELEN, old, secret]).do()
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    return window.session.workspace


def go_to(keyboard, window, digit, name):
    keyboard.press(digit, control=True)
    keyboard.wait(lambda: window.current_name() == name)
    keyboard.settle()


def save(keyboard):
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()


def log(keyboard, line, *, witness, is_first=False):
    keyboard.tab_to("addImpact")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("impact-dialog")
    keyboard.write(line)
    keyboard.tab_to("choose-target")
    keyboard.press(Key.Key_Space)
    if witness:
        keyboard.tab_to(f"{witness}, no witness")
        keyboard.press(Key.Key_Space)
    if is_first:
        keyboard.tab_to("How far it reached, and more")  # stays open from then on
        keyboard.press(Key.Key_Space)
    keyboard.tab_to("touches-Judgement")
    keyboard.press(Key.Key_Space)
    save(keyboard)


def seen_in_the_map(window):
    """How many results each mark of the heat map stands for, by whose row it is in."""
    view = window.pages["impact"].who.view
    marks = view.marks() if view.picture is not None else ()
    return {mark.label.split(",")[0]: len(mark.ids) for mark in marks}


def test_from_three_results_to_the_packet(window, keyboard, space, tmp_path, monkeypatch):
    go_to(keyboard, window, Key.Key_6, "impact")
    shown = window.pages["impact"]
    assert shown.share.text().startswith("Can't tell yet")
    log(keyboard, LINES[0], witness=RUTH.name, is_first=True)
    keyboard.wait(lambda: seen_in_the_map(window) == {RUTH.name: 1, HELEN.name: 0})
    log(keyboard, LINES[1], witness=RUTH.name)
    log(keyboard, LINES[2], witness="")
    keyboard.wait(lambda: seen_in_the_map(window) == {RUTH.name: 2, HELEN.name: 0})
    assert shown.share.text() == "2 of 5 target-level results were seen by someone in the room."
    assert shown.filter.chips["unseen"].text() == "Unseen 3"

    go_to(keyboard, window, Key.Key_3, "people")
    keyboard.tab_to("askOf")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("ask-dialog")
    keyboard.write("I want the job in Operations.")
    keyboard.tab_to("choose-not-yet")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("answerWords")
    keyboard.write("A page I can say from memory.")
    save(keyboard)
    keyboard.tab_to("raiseStep")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("backing-step-dialog")
    keyboard.press(Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Space)
    keyboard.tab_to("backingFact")
    keyboard.write("Told me what is being decided")
    save(keyboard)

    go_to(keyboard, window, Key.Key_6, "impact")
    keyboard.tab_to("openCase")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("case-dialog")
    keyboard.write(ASK)
    keyboard.tab_to("minuteVersion")
    keyboard.write(MINUTE)
    save(keyboard)

    out = tmp_path / "packet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(out), ""))
    keyboard.tab_to("openPacket")
    keyboard.press(Key.Key_Space)
    dialog = keyboard.wait_for_dialog("packet-dialog")
    keyboard.wait(lambda: dialog.pdf is not None)
    keyboard.tab_to("savePdf")
    keyboard.press(Key.Key_Space)
    keyboard.wait(out.exists)
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    pages = PdfReader(out).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert len(pages) <= 2
    for line in (ASK, *LINES, "nobody had to call her"):
        assert line in text
    assert "MARKERSECRET" not in text
    assert RUTH.name not in text
    with keyboard.closed() as stored:
        [asked] = stored.sponsorship.asks()
        assert (asked.answer, asked.answer_words) == (
            Answer.NOT_YET,
            "A page I can say from memory.",
        )
        [step] = stored.sponsorship.steps(asked.person)
        assert (step.step, step.fact) == (3, "Told me what is being decided")
        assert stored.sponsorship.case().ask == ASK
