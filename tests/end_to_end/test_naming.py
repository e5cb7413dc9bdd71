"""Naming people and patterns while writing, at the real window with the keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from growthjournal.domain.entries import Entry, TargetKind
from growthjournal.domain.people import Person
from growthjournal.services.workspace import Workspace

TODAY = date(2026, 11, 20)
ADA = Person(name="Ada Lovelace")
Key = Qt.Key


@pytest.fixture
def opened(window, keyboard, tmp_path):
    path = tmp_path / "j.growthjournal"
    with Workspace.create(path, None) as workspace:
        workspace.mentoring.put_person(ADA)
        workspace.journal.put(Entry(date=date(2026, 3, 4), title="Old", body="You always answer."))
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.settle()
    return window


def links(window):
    pane = window.pages["journal"].pane
    return [
        (one.target_kind, one.target)
        for one in window.session.workspace.journal.links(pane.entry.uuid)
    ]


def chips(keyboard, pane):
    """The chips that are shown beside the button that adds a link."""
    words = keyboard.words_in(pane.header.links)
    return [word.strip() for word in words if word.strip() not in {"", "+ link"}]


def test_a_person_is_named_linked_and_taken_back_with_one_key(opened, keyboard):
    pane = opened.pages["journal"].pane
    keyboard.press(Key.Key_N, control=True, shift=True)
    keyboard.press(Key.Key_Tab)
    keyboard.write("Lunch with @lov")
    selection = opened.session.theme.tokens().selection.rgb() & 0xFFFFFF
    assert selection in keyboard.colours(pane.completion.completer.popup)
    keyboard.press(Key.Key_Return)
    assert links(opened) == [(TargetKind.PERSON, ADA.uuid)]
    keyboard.wait(lambda: chips(keyboard, pane) in (["Ada Lovelace"], ["Links 1"]))
    keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(lambda: links(opened) == [])
    assert "Lovelace" not in pane.body.text()
    keyboard.press(Key.Key_Z, control=True, shift=True)
    keyboard.wait(lambda: links(opened) == [(TargetKind.PERSON, ADA.uuid)])
    assert pane.body.text() == "Lunch with @Ada Lovelace"


def test_selected_words_become_a_pattern_of_the_entry(opened, keyboard):
    pane = opened.pages["journal"].pane
    keyboard.wait(lambda: pane.entry is not None)
    keyboard.tab_to("bodyEditor")
    keyboard.press(Key.Key_A, control=True)
    keyboard.press(Key.Key_P, control=True, shift=True)
    keyboard.wait_for_dialog("pattern-dialog")
    keyboard.write("I answer first")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    (pattern,) = opened.session.workspace.mentoring.patterns()
    assert (pattern.name, pattern.heard_as) == ("I answer first", "You always answer.")
    assert pattern.surfaced_on == date(2026, 3, 4)
    assert links(opened) == [(TargetKind.PATTERN, pattern.uuid)]
    keyboard.wait(lambda: chips(keyboard, pane) in (["I answer first"], ["Links 1"]))
    opened.session.undo_stack.undo()
    assert opened.session.workspace.mentoring.patterns() == []
    assert links(opened) == []


def test_today_is_written_and_read_with_keys_alone(opened, keyboard):
    keyboard.press(Key.Key_1, control=True)
    page = opened.pages["today"]
    assert opened.current_name() == "today"
    keyboard.press(Key.Key_N, control=True)
    keyboard.wait(lambda: QApplication.focusWidget() is page.field.line)
    keyboard.write("She said no")
    keyboard.press(Key.Key_Return)
    keyboard.tab_to("She said no, today · Reflection")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: opened.current_name() == "journal")
    assert opened.pages["journal"].pane.body.text() == "She said no"
