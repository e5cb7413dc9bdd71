"""Whoever has a keyboard and nothing else logs results, sees the unseen pile, and asks."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from growthjournal.domain.impacts import Impact, Level
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Answer
from growthjournal.services.workspace import Workspace

Key = Qt.Key
RUTH = Person(name="Ruth Adeyemi", in_room=True)
LINES = ("214 of 214 carriers moved", "A head given to the depots", "One rota for four teams")


@pytest.fixture
def space(window, keyboard, tmp_path):
    path = tmp_path / "own.growthjournal"
    with Workspace.create(path, None) as workspace:
        workspace.mentoring.put_person(RUTH)
        earlier = window.session.today() - timedelta(days=30)
        workspace.impacts.put(Impact(title="Earlier", date=earlier, level=Level.TARGET))
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.press(Key.Key_6, control=True)
    keyboard.wait(lambda: window.current_name() == "impact")
    return window.session.workspace


def page(window):
    return window.pages["impact"]


def log(keyboard, line, *, is_seen):
    keyboard.tab_to("addImpact")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("impact-dialog")
    keyboard.write(line)
    keyboard.tab_to("choose-target")
    keyboard.press(Key.Key_Space)
    if is_seen:
        keyboard.tab_to("witness-0")
        keyboard.press(Key.Key_Space)
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()


def test_three_results_and_the_pile_by_keys(window, keyboard, space):
    for line, is_seen in zip(LINES, (False, True, True), strict=True):
        log(keyboard, line, is_seen=is_seen)
    stored = space.impacts.all()
    assert {one.title for one in stored} == {*LINES, "Earlier"}
    assert {one.level for one in stored} == {Level.TARGET}
    seen = {one.impact for one in space.impacts.witnesses()}
    assert {one.title for one in stored if one.uuid in seen} == set(LINES[1:])
    shown = page(window)
    assert shown.share.text() == "2 of 4 target-level results were seen by someone in the room."
    assert shown.filter.chips["unseen"].text() == "Unseen 2"
    assert window.nav["impact"].accessibleName() == "Impact, 4"
    keyboard.tab_to("seenShare")
    keyboard.press(Key.Key_Space)
    assert {row.title for row in shown.model.rows} == {*LINES, "Earlier"}
    assert not shown.behind.isHidden()


def test_an_ask_and_its_answer_by_keys(window, keyboard, space):
    keyboard.tab_to("recordAsk")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("ask-dialog")
    keyboard.write(RUTH.name)
    keyboard.tab_to("askWords")
    keyboard.write("I want the role when it opens.")
    keyboard.tab_to("choose-not-yet")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("answerWords")
    keyboard.write("Two examples from outside.")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    [ask] = space.sponsorship.asks(RUTH.uuid)
    assert (ask.words, ask.answer) == ("I want the role when it opens.", Answer.NOT_YET)
    assert space.mentoring.person(RUTH.uuid).told_me_missing == "Two examples from outside."
