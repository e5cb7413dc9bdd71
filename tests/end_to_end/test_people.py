"""Whoever has a keyboard and nothing else adds a mentor, agrees with them, and plans to talk."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from growthjournal.domain.people import MentorKind, Relation
from growthjournal.services.workspace import Workspace

Key = Qt.Key
NAME, AIM = "Ingrid Halvorsen", "let a lead decide while I am away"


@pytest.fixture
def space(window, keyboard, tmp_path):
    path = tmp_path / "own.growthjournal"
    Workspace.create(path, None).close()
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.press(Key.Key_3, control=True)
    keyboard.wait(lambda: window.current_name() == "people")
    return window.session.workspace


def page(window):
    return window.pages["people"]


def add_mentor(keyboard):
    keyboard.tab_to("addFirstPerson")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("person-dialog")
    keyboard.write(NAME)
    keyboard.tab_to("relation-mentor")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("kind-leadership")
    keyboard.press(Key.Key_Space)
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()


def test_a_mentor_is_added_agreed_with_and_planned_by_keys(window, keyboard, space):
    add_mentor(keyboard)
    [person] = space.mentoring.people()
    assert (person.name, person.relations) == (NAME, (Relation.MENTOR,))
    assert person.mentor_kinds == (MentorKind.LEADERSHIP,)
    assert window.nav["people"].accessibleName() == "People, 1"

    keyboard.tab_to("addAgreement")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("agreement-dialog")
    keyboard.write(AIM)
    keyboard.tab_to("cadence")
    keyboard.write_over("4")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    terms = space.people.agreement(person.uuid)
    assert (terms.aim, terms.cadence_days) == (AIM, 28)
    assert AIM in " ".join(keyboard.words_in(page(window).detail))

    keyboard.tab_to("planConversation")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("plan-conversation-dialog")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    [planned] = space.mentoring.conversations(person.uuid)
    assert (planned.held, planned.date) == (False, date(2026, 11, 27))

    keyboard.tab_to("prepareThisConversation")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: page(window).stack.currentWidget() is page(window).prepare)
    assert f"Prepare: {NAME}" in list(keyboard.words_in(page(window)))
    keyboard.tab_to("prepareBack")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: page(window).stack.currentWidget() is page(window).both)
    assert QApplication.focusWidget().objectName() == "conversationMenu"


def test_somebody_is_archived_and_brought_back_by_keys(window, keyboard, space):
    add_mentor(keyboard)
    [person] = space.mentoring.people()
    keyboard.tab_to("personMenu")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: QApplication.activePopupWidget() is not None)
    keyboard.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    keyboard.wait(lambda: space.mentoring.person(person.uuid).archived_on is not None)
    keyboard.wait(lambda: QApplication.activePopupWidget() is None)
    keyboard.tab_to("bringBack")
    keyboard.press(Key.Key_Space)
    assert space.mentoring.person(person.uuid).archived_on is None
    keyboard.press(Key.Key_Z, control=True)
    assert space.mentoring.person(person.uuid).archived_on is not None


def test_the_list_is_walked_and_somebody_is_removed_and_back_by_keys(window, keyboard, space):
    add_mentor(keyboard)
    keyboard.press(Key.Key_N, control=True, shift=True)
    keyboard.wait_for_dialog("person-dialog")
    keyboard.write("Ruth\n")
    keyboard.wait_until_closed()
    keyboard.tab_to("peopleList")
    keyboard.press(Key.Key_Home)
    assert page(window).detail.name.text() == NAME
    keyboard.press(Key.Key_Down)
    assert page(window).detail.name.text() == "Ruth"
    keyboard.press(Key.Key_Delete)
    assert [one.name for one in space.mentoring.people()] == [NAME]
    assert page(window).detail.name.text() == NAME
    keyboard.press(Key.Key_Z, control=True)
    assert {one.name for one in space.mentoring.people()} == {NAME, "Ruth"}
