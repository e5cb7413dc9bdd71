"""Finding and replacing in the text of the open entry."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from growthjournal.domain.entries import Entry
from growthjournal.ui.widgets.find_bar import FEW, places_of

DAY = date(2026, 11, 20)
TEXT = "One silence.\n\n😀 Silence, and the silence again."
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def page(page, workspace, qtbot):
    entry = Entry(date=DAY, title="Quiet", body=TEXT)
    page.session.notify(workspace.journal.put(entry))
    page.open_entry(entry.uuid)
    page.pane.body.setFocus()
    qtbot.waitUntil(page.pane.body.view.hasFocus)
    return page


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def find(page, words, *, replaces=False):
    press(Key.Key_H if replaces else Key.Key_F, CONTROL)
    QTest.keyClicks(page.pane.finding.bar.field, words)


def marked(page):
    return [one.cursor.selectedText() for one in page.pane.body.view.extraSelections()]


def test_control_f_in_the_text_finds_there_and_in_the_list_searches_the_journal(page, qtbot):
    press(Key.Key_F, CONTROL)
    assert page.pane.finding.bar.isVisible()
    assert page.pane.finding.bar.field.hasFocus()
    page.list.view.setFocus()
    press(Key.Key_F, CONTROL)
    assert page.list.search.hasFocus()


def test_places_are_counted_marked_and_walked_through(page):
    bar = page.pane.finding.bar
    find(page, "silence")
    assert marked(page) == ["silence", "Silence", "silence"]
    assert bar.count.text() == "1 of 3"
    press(Key.Key_Return)
    assert bar.count.text() == "2 of 3"
    assert page.pane.body.view.textCursor().selectedText() == "Silence"
    press(Key.Key_F3)
    press(Key.Key_F3)
    assert bar.count.text() == "1 of 3"
    press(Key.Key_Return, SHIFT)
    assert bar.count.text() == "3 of 3"
    bar.case.click()
    assert bar.count.text() == "1 of 2"
    QTest.keyClicks(bar.field, "x")
    assert bar.count.text() == "Nothing found"


def test_escape_returns_to_the_text_with_the_place_selected(page):
    find(page, "again")
    press(Key.Key_Escape)
    assert page.pane.body.view.hasFocus()
    assert not page.pane.finding.bar.isVisible()
    assert page.pane.body.view.textCursor().selectedText() == "again"
    assert marked(page) == []


def test_replace_takes_one_place_and_goes_on(page):
    bar = page.pane.finding.bar
    find(page, "silence", replaces=True)
    bar.other.setText("quiet")
    bar.one.click()
    assert page.pane.body.text() == TEXT.replace("silence", "quiet", 1)
    assert page.pane.body.view.textCursor().selectedText() == "Silence"


def test_replace_all_is_one_step(page):
    bar = page.pane.finding.bar
    find(page, "silence", replaces=True)
    bar.other.setText("\\1 quiet")
    bar.all.click()
    expected = TEXT.replace("silence", "\\1 quiet").replace("Silence", "\\1 quiet")
    assert page.pane.body.text() == expected
    page.pane.body.view.undo()
    assert page.pane.body.text() == TEXT


def test_very_many_places_are_replaced_alike(page):
    text = "before 😀 " + "a-b\n" * (FEW + 5) + "after"
    page.pane.body.show_text(text)
    find(page, "-", replaces=True)
    page.pane.finding.bar.other.setText("+")
    page.pane.finding.bar.all.click()
    assert page.pane.body.text() == text.replace("-", "+")
    page.pane.body.view.undo()
    assert page.pane.body.text() == text


def test_what_is_typed_meanwhile_is_counted(page, qtbot):
    find(page, "silence")
    page.pane.body.insert_text("silence ")
    qtbot.waitUntil(lambda: page.pane.finding.bar.count.text().endswith("4")
                    or page.pane.finding.bar.count.text().startswith("3 "))  # fmt: skip


def test_locking_drops_the_words(page):
    find(page, "silence", replaces=True)
    page.pane.finding.bar.other.setText("quiet")
    page.locked()
    bar = page.pane.finding.bar
    assert not bar.isVisible()
    assert (bar.field.text(), bar.other.text(), bar.count.text()) == ("", "", "")


@pytest.mark.parametrize(
    ("words", "text", "minds_case", "places"),
    [
        ("a.c", "abc a.c", False, [(4, 7)]),
        ("É", "é", False, [(0, 1)]),
        ("x", "😀x😀X", False, [(2, 3), (5, 6)]),
        ("x", "😀x😀X", True, [(2, 3)]),
        ("", "abc", False, []),
    ],
)
def test_places_are_literal_and_in_document_units(words, text, minds_case, places):
    assert places_of(words, text, minds_case=minds_case) == places
