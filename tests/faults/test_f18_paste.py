"""F18: a megabyte is pasted into the open entry; it is stored as it was and can be taken back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.journal import JournalPage
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

MEGABYTE = 1_000_000
PASTES = {
    "lines": "a line of a few words\n" * (MEGABYTE // 22),
    "one paragraph": "word " * (MEGABYTE // 5),
    "one word": "w" * MEGABYTE,
    "japanese": "会議のあと" * (MEGABYTE // 15),
    "emoji": "👩🏽‍💻" * (MEGABYTE // 15),
}


@pytest.fixture
def page(qtbot, qapp, tmp_path):
    theme = ThemeController(qapp, mode="light")
    preferences = Preferences(tmp_path / "w.ini")
    session = Session(theme, preferences, clock=lambda: date(2026, 11, 20))
    page = JournalPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    session.opened.connect(page.opened)
    page.resize(1000, 700)
    page.show()
    with Workspace.create(tmp_path / "j.growthjournal", None) as workspace:
        session.open_with(workspace)
        qtbot.waitUntil(lambda: not session.is_busy)
        page.new_entry()
        yield page
        page.save_pending()
        session.stop_tasks()
        session._poll.stop()
        session.workspace = None


def stored(page):
    return page.session.workspace.journal.entry(page.pane.entry.uuid).body


@pytest.mark.parametrize("kind", PASTES)
def test_f18_paste(page, kind):
    body = page.pane.body
    body.setFocus()
    QTest.keyClicks(body.view, "Before: ")
    QGuiApplication.clipboard().setText(PASTES[kind])
    QTest.keyClick(body.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    # Styling a text this long would be felt with every key.
    assert body.is_plain
    longest = max(len(line) for line in body.view.toPlainText().split("\n"))
    assert longest <= 20_000
    QTest.keyClicks(body.view, "!")
    page.save_pending()
    assert stored(page) == f"Before: {PASTES[kind]}!"
    QTest.keyClick(body.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(body.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.save_pending()
    assert stored(page) == "Before: "
    assert page.session.undo_stack.count() == 0
