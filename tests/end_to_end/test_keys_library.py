"""The Library, by keys alone."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from growthjournal.domain.entries import Entry

Key = Qt.Key


def test_a_guide_is_found_read_and_leads_on(window, keyboard, journal_of):
    keyboard.open(journal_of(Entry(title="Old", date=date(2026, 11, 19))))
    place = list(window.specs).index("library") + 1
    keyboard.press(Key(Key.Key_0 + place), control=True)
    page = window.pages["library"]
    assert window.current_name() == "library"
    keyboard.press(Key.Key_F, control=True)
    keyboard.write("approach anyone")
    assert keyboard.listed(page.list) == ["Making a mentor's time count"]
    mark = window.session.theme.tokens().mark.rgb() & 0xFFFFFF
    assert mark in keyboard.colours(page.reader.view)
    keyboard.press(Key.Key_Escape)
    keyboard.tab_to("libraryList")
    keyboard.press(Key.Key_Home, Key.Key_Down, Key.Key_Return)
    view = page.reader.view
    assert QApplication.focusWidget() is view
    assert "Mentor or sponsor" in keyboard.seen(view)
    for _link in range(9):
        keyboard.press(Key.Key_Tab)
        if view.textCursor().selectedText() == "diagnostic":
            break
    keyboard.press(Key.Key_Return)
    assert "The diagnostic explained" in keyboard.seen(view)
    keyboard.press(Key.Key_Left, alt=True)
    assert "Mentor or sponsor" in keyboard.seen(view)
    for _link in range(9):
        keyboard.press(Key.Key_Tab)
        if view.textCursor().selectedText() == "People":
            break
    keyboard.press(Key.Key_Return)
    assert window.current_name() == "people"
