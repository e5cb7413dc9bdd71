"""Capturing at the real window with the keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from growthjournal.domain.people import Person
from growthjournal.services.capturing import DRAFT
from growthjournal.services.workspace import Workspace

TODAY = date(2026, 11, 20)
PASSPHRASE = "four unrelated words"
ADA = Person(name="Ada Lovelace")
Key = Qt.Key


@pytest.fixture
def encrypted(tmp_path):
    path = tmp_path / "e.growthjournal"
    with Workspace.create(path, PASSPHRASE) as workspace:
        workspace.mentoring.put_person(ADA)
    return path


@pytest.fixture
def opened(window, keyboard, tmp_path):
    path = tmp_path / "j.growthjournal"
    with Workspace.create(path, None) as workspace:
        workspace.mentoring.put_person(ADA)
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    window.visit("patterns")
    keyboard.settle()
    return window


def journal(window):
    return window.session.workspace.journal


def ask(window, keyboard):
    keyboard.press(Key.Key_N, control=True)
    keyboard.wait(lambda: QApplication.focusWidget() is window.capture.field.line)


def test_a_capture_from_another_page_is_stored_with_its_links_and_undone(opened, keyboard):
    ask(opened, keyboard)
    keyboard.write("Lunch with @lov")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_Return, shift=True)
    keyboard.write("She said no. #no")
    assert journal(opened).count() == 0
    keyboard.press(Key.Key_Return)
    (entry,) = journal(opened).chosen()
    assert (entry.title, entry.body) == ("Lunch with @Ada Lovelace", "She said no. #no")
    assert entry.date == TODAY
    assert [one.target for one in journal(opened).links(entry.uuid)] == [ADA.uuid]
    assert not opened.capture.isVisible()
    assert opened.current_name() == "patterns"
    assert opened.toast.text.text() == "Saved to the journal"
    opened.toast.undo.click()
    assert journal(opened).count() == 0
    opened.session.undo_stack.redo()
    assert journal(opened).count() == 1


def test_escape_keeps_the_draft_and_says_so(opened, keyboard):
    ask(opened, keyboard)
    keyboard.write("half a thought")
    keyboard.press(Key.Key_Escape)
    assert not opened.capture.isVisible()
    assert opened.toast.text.text() == "Kept for two days. Ctrl N brings it back."
    assert journal(opened).count() == 0
    ask(opened, keyboard)
    assert opened.capture.field.line.toPlainText() == "half a thought"
    keyboard.write(", whole now")
    keyboard.press(Key.Key_Return)
    (entry,) = journal(opened).chosen()
    assert entry.body == "half a thought, whole now"
    ask(opened, keyboard)
    assert opened.capture.field.line.toPlainText() == ""


def test_escape_closes_the_names_first(opened, keyboard):
    ask(opened, keyboard)
    keyboard.write("@")
    assert opened.capture.field.signs.is_open
    keyboard.press(Key.Key_Escape)
    assert opened.capture.isVisible()
    assert not opened.capture.field.signs.is_open


def test_nothing_written_is_nothing_saved(opened, keyboard):
    ask(opened, keyboard)
    keyboard.write(" ")
    keyboard.press(Key.Key_Return)
    assert opened.capture.isVisible()
    assert journal(opened).count() == 0


def test_going_elsewhere_closes_it_and_keeps_the_draft(opened, keyboard):
    ask(opened, keyboard)
    keyboard.write("half")
    keyboard.press(Key.Key_K, control=True)
    keyboard.wait(lambda: not opened.capture.isVisible())
    assert opened.current_name() == "journal"
    assert opened.session.workspace.capture.draft().text == "half"


def test_the_draft_survives_locking_and_no_word_stays(
    window, keyboard, encrypted, words_in, preferences
):
    window.open_journal(encrypted)
    window.unlock_view.open_created(PASSPHRASE)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.settle()
    ask(window, keyboard)
    keyboard.write("a Zibeline with @lov")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_L, control=True)
    keyboard.wait(lambda: not window.session.is_open)
    assert not window.capture.isVisible()
    assert [one for one in words_in(window) if "Zibeline" in one or "Lovelace" in one] == []
    preferences.save()
    assert "Zibeline" not in preferences._path.read_text()
    window.unlock_view.open_created(PASSPHRASE)
    keyboard.wait(lambda: window.session.is_open)
    ask(window, keyboard)
    keyboard.press(Key.Key_Return)
    (entry,) = journal(window).chosen()
    assert entry.body == "a Zibeline with @Ada Lovelace"
    assert [one.target for one in journal(window).links(entry.uuid)] == [ADA.uuid]
    assert window.session.workspace.vault.setting(DRAFT) == ""


def test_a_book_is_not_pasted_into_the_line(opened, keyboard):
    ask(opened, keyboard)
    source = QMimeData()
    source.setText("word " * 10_000)
    line = opened.capture.field.line
    line.insertFromMimeData(source)
    assert line.toPlainText() == ""
    assert "Paste it into an entry" in opened.toast.text.text()
    source.setText("one\r\ntwo")
    line.insertFromMimeData(source)
    assert line.toPlainText() == "one\ntwo"


def test_it_fits_the_window(opened, keyboard):
    opened.resize(480, 400)
    ask(opened, keyboard)
    low = opened.capture.height()
    for _line in range(30):
        QTest.keyClick(opened.capture.field.line, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    keyboard.wait(lambda: opened.capture.height() > low)
    assert opened.rect().contains(opened.capture.geometry())
