"""Finding words in an entry that is read, and in a window that has little room."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from growthjournal.domain.entries import Entry

DAY = date(2026, 11, 20)
BODY = (
    "# One silence\n\n**Si**lence again, 😀 *silence*\n\n- [ ] more silence\n\n" + "Quiet.\n\n" * 80
)
BODY += "The last silence."
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def workspace(workspace):
    workspace.journal.put(Entry(date=DAY, title="Quiet", body=BODY))
    return workspace


@pytest.fixture
def view(page, qtbot):
    """The entry as it is read, with the keyboard in it."""
    press(page, Key.Key_R, CONTROL | SHIFT)
    view = page.pane.reading.view
    qtbot.waitUntil(view.isVisible)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


def press(widget, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or widget, key, held)


def find(page, words):
    press(page, Key.Key_F, CONTROL)
    QTest.keyClicks(page.pane.finding.bar.field, words)


def marked(view):
    return [one.cursor.selectedText() for one in view.extraSelections()]


def is_in_sight(view):
    """Whether what is selected stands where it can be read."""
    cursor = view.textCursor()
    assert cursor.hasSelection()
    return view.viewport().rect().contains(view.cursorRect(cursor))


def test_words_are_found_as_they_are_read(page, view):
    bar = page.pane.finding.bar
    find(page, "silence")
    assert bar.isVisible()
    assert marked(view) == ["silence", "Silence", "silence", "silence", "silence"]
    assert bar.count.text() == "1 of 5"
    press(page, Key.Key_Return)
    assert (bar.count.text(), view.textCursor().selectedText()) == ("2 of 5", "Silence")
    press(page, Key.Key_F3, SHIFT)
    press(page, Key.Key_F3, SHIFT)
    assert bar.count.text() == "5 of 5"
    assert view.textCursor().block().text() == "The last silence."
    assert is_in_sight(view)
    assert not any(one.isVisible() for one in (bar.other, bar.one, bar.all))


def test_escape_returns_to_reading_with_the_place_selected(page, view):
    find(page, "again")
    press(page, Key.Key_Escape)
    assert view.hasFocus()
    assert view.textCursor().selectedText() == "again"
    assert marked(view) == []
    press(page, Key.Key_F3)
    assert page.pane.finding.bar.isVisible()


def test_a_search_of_the_list_is_marked_again_afterwards(page, view):
    page.pane.mark(("quiet",))
    before = marked(view)
    assert before
    find(page, "again")
    assert marked(view) == ["again"]
    press(page, Key.Key_Escape)
    assert marked(view) == before


def test_a_ticked_box_leaves_the_words_found(page, view, qtbot):
    find(page, "silence")
    view.box_ticked.emit(4)
    assert "- [x] more" in page.pane.body.text()
    qtbot.waitUntil(lambda: len(marked(view)) == 5)


def test_the_bar_goes_along_between_reading_and_writing(page, view):
    bar = page.pane.finding.bar
    find(page, "silence")
    assert bar.count.text() == "1 of 5"
    press(page, Key.Key_R, CONTROL | SHIFT)
    assert page.pane.body.isVisible()
    assert len(marked(page.pane.body.view)) == 4
    assert marked(view) == []
    bar.field.setFocus()
    press(page, Key.Key_F3)
    assert page.pane.body.view.textCursor().selectedText() == "silence"


def test_replacing_begins_with_writing(page, view):
    press(page, Key.Key_H, CONTROL)
    bar = page.pane.finding.bar
    assert page.pane.body.isVisible()
    assert bar.other.isVisible()
    QTest.keyClicks(bar.field, "last")
    bar.other.setText("first")
    bar.all.click()
    assert page.pane.body.text() == BODY.replace("last", "first")


def test_locking_drops_what_was_found(page, view):
    find(page, "silence")
    page.session.lock()
    bar = page.pane.finding.bar
    assert not bar.isVisible()
    assert (bar.field.text(), bar.count.text()) == ("", "")
    assert view.toPlainText() == ""


@pytest.fixture
def large(theme):
    theme.set_text_scale(2.0)
    yield
    theme.set_text_scale(1.0)


@pytest.mark.parametrize("reads", [True, False])
def test_the_place_stays_in_sight_when_the_bar_takes_its_room(page, large, reads, qtbot):
    page.resize(900, 600)
    if reads:
        press(page, Key.Key_R, CONTROL | SHIFT)
    shown = page.pane.reading.view if reads else page.pane.body.view
    shown.setFocus()
    words = "last"
    cursor = shown.document().find(words)
    shown.setTextCursor(cursor)
    bar = shown.verticalScrollBar()
    bar.setValue(bar.value() - shown.viewport().height() + 2 * shown.cursorRect().height())
    bar.setValue(bar.value() + shown.cursorRect().bottom() - shown.viewport().height() + 1)
    assert is_in_sight(shown)
    press(page, Key.Key_F if reads else Key.Key_H, CONTROL)
    assert page.pane.finding.bar.field.text() == words
    qtbot.waitUntil(lambda: page.pane.finding.bar.height() > 40)
    assert is_in_sight(shown)
