"""Several entries at once, by keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from growthjournal.domain.entries import Entry
from growthjournal.services.workspace import Workspace

Key = Qt.Key


@pytest.fixture
def journal(tmp_path):
    path = tmp_path / "j.growthjournal"
    with Workspace.create(path, None) as workspace:
        for number in range(1, 6):
            workspace.journal.put(
                Entry(title=f"Note {number}", date=date(2026, 11, number), body="words")
            )
    return path


def test_entries_are_selected_tagged_pinned_and_trashed_by_keys(window, keyboard, journal):
    window.open_journal(journal)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.settle()
    stored = window.session.workspace.journal
    keyboard.press(Key.Key_1, control=True)
    window.visit("journal")
    keyboard.tab_to("entryList")
    keyboard.press(Key.Key_Home)
    keyboard.press(Key.Key_Down, shift=True)
    page = window.pages["journal"]
    assert "2 entries selected" in list(keyboard.words_in(page))

    keyboard.press(Key.Key_T, control=True, shift=True)
    keyboard.wait_for_dialog("tag-dialog")
    keyboard.write("weekly\n")
    keyboard.wait_until_closed()
    keyboard.wait(lambda: len(stored.ids("tag:weekly")) == 2)
    keyboard.settle()

    keyboard.press(Key.Key_K, control=True, shift=True)
    keyboard.wait(lambda: len(stored.pinned_ids()) == 2)
    keyboard.settle()
    assert page.list.model.index(0).data() == "Pinned"

    page.list.view.setFocus()
    keyboard.press(Key.Key_F10, shift=True)
    keyboard.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    keyboard.press(Key.Key_Escape)
    keyboard.wait(lambda: QApplication.activePopupWidget() is None)
    keyboard.wait_until_closed()

    keyboard.press(Key.Key_Delete)
    keyboard.wait(lambda: stored.count() == 3)
    keyboard.settle()
    assert page.pane.title.text() == "Note 3"
    keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(lambda: stored.count() == 5)
    keyboard.settle()
    keyboard.press(Key.Key_A, control=True)
    assert "5 entries selected" in list(keyboard.words_in(page))
    keyboard.press(Key.Key_Escape)
    assert "5 entries selected" not in list(keyboard.words_in(page))
