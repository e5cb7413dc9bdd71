"""What is done to entries in the list, alone and several at once, by keys alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from growthjournal.domain.entries import Entry

Key = Qt.Key
NOTES = [Entry(title=f"Note {n}", date=date(2026, 11, n), body=f"Words {n}.") for n in range(1, 6)]


@pytest.fixture
def page(window, keyboard, journal_of):
    keyboard.open(journal_of(*NOTES))
    return window.pages["journal"]


def select_two(keyboard):
    keyboard.press(Key.Key_Home)
    keyboard.press(Key.Key_Down, shift=True)


def test_another_day_goes_to_all_that_are_selected(page, keyboard):
    select_two(keyboard)
    keyboard.press(Key.Key_D, control=True, shift=True)
    keyboard.wait(lambda: QApplication.activePopupWidget() is not None)
    keyboard.press(Key.Key_PageUp, Key.Key_Return)
    keyboard.settle()
    assert keyboard.listed(page.list.view)[-3:] == ["October 2026", "Note 5", "Note 4"]
    with keyboard.closed() as stored:
        days = {one.title: one.date for one in stored.journal.chosen()}
        assert days["Note 5"] == days["Note 4"] == date(2026, 10, 4)
        assert days["Note 3"] == date(2026, 11, 3)


def test_a_tag_is_added_and_another_removed(page, keyboard):
    select_two(keyboard)
    for tag in ("weekly", "odd"):
        keyboard.press(Key.Key_T, control=True, shift=True)
        keyboard.wait_for_dialog("tag-dialog")
        keyboard.write(f"{tag}\n")
        keyboard.wait_until_closed()
        keyboard.settle()
    keyboard.press(Key.Key_T, control=True, shift=True)
    keyboard.wait_for_dialog("tag-dialog")
    keyboard.write("odd")
    keyboard.tab_to("removeTag")
    keyboard.press(Key.Key_Space)
    keyboard.wait_until_closed()
    keyboard.settle()
    with keyboard.closed() as stored:
        assert stored.journal.tag_counts() == {"weekly": 2}


def test_star_and_pin(page, keyboard):
    keyboard.press(Key.Key_Home)
    keyboard.press(Key.Key_D, control=True)
    keyboard.settle()
    keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_K, control=True, shift=True)
    keyboard.settle()
    assert keyboard.listed(page.list.view)[:2] == ["Pinned", "Note 4"]
    with keyboard.closed() as stored:
        facts = {one.title: (one.starred, one.pinned) for one in stored.journal.chosen()}
        assert facts["Note 5"] == (True, False)
        assert facts["Note 4"] == (False, True)
        assert facts["Note 3"] == (False, False)


def test_what_is_selected_is_exported(page, keyboard, tmp_path):
    select_two(keyboard)
    keyboard.press(Key.Key_F10, shift=True)
    keyboard.choose("Export")
    dialog = keyboard.wait_for_dialog("export-dialog")
    keyboard.tab_to("exportFormatPdf")
    keyboard.press(Key.Key_Right)
    assert QApplication.focusWidget().accessibleName() == "Markdown folder"
    keyboard.wait(lambda: "2" in dialog.leaving.text())
    keyboard.tab_to("exportTarget")
    keyboard.write_over(str(tmp_path / "out"))
    keyboard.press(Key.Key_Return)
    keyboard.wait(dialog.outcome_sentence.isVisible)
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()
    words = sorted(one.read_text().split()[-1] for one in (tmp_path / "out").rglob("*.md"))
    assert words == ["4.", "5."]
    assert page.list.model.rowCount() == 6


def test_selected_entries_go_to_the_trash_and_come_back(page, keyboard):
    select_two(keyboard)
    keyboard.press(Key.Key_Down, control=True)
    keyboard.press(Key.Key_Space, control=True)
    keyboard.press(Key.Key_Delete)
    keyboard.settle()
    assert keyboard.listed(page.list.view) == ["November 2026", "Note 2", "Note 1"]
    keyboard.press(Key.Key_Z, control=True)
    keyboard.press(Key.Key_Z, control=True, shift=True)
    with keyboard.closed() as stored:
        assert {one.title for one in stored.journal.chosen()} == {"Note 1", "Note 2"}
        assert len(stored.journal.trashed()) == 3
