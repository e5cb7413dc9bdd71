"""While the journal cannot be written to, the window stays open and the words stay in it."""

from contextlib import ExitStack
from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from growthjournal import app as composition
from growthjournal.domain.entries import Entry
from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages import journal_saving
from growthjournal.ui.preferences import Preferences

TODAY = date(2026, 11, 20)
PATIENCE = 20_000


@pytest.fixture
def window(qtbot, qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(journal_saving, "LAST_TRIES_SECONDS", 0.2)
    monkeypatch.setattr(journal_saving, "RETRY_MS", 50)
    path = tmp_path / "j.growthjournal"
    with Workspace.create(path, None) as workspace:
        workspace.journal.put(Entry(title="Budget", date=date(2026, 11, 17), body="Two options."))
        workspace.journal.put(Entry(title="The plan", date=TODAY, body="Four seconds."))
    window, diagnostics = composition.build(
        qapp, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY
    )
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.open_journal(path)
    qtbot.waitUntil(lambda: window.session.is_open, timeout=PATIENCE)
    qtbot.waitUntil(lambda: pane_of(window).entry is not None, timeout=PATIENCE)
    yield window
    window.session.lock()
    window.session.stop_tasks()
    assert diagnostics.seen == []


@pytest.fixture
def writer(window):
    """Another program that writes from `begin` to `end`."""
    with Workspace.open(window.session.path) as other, ExitStack() as writing:
        yield SimpleNamespace(
            begin=lambda: writing.enter_context(other.database.transaction()), end=writing.close
        )


def pane_of(window):
    return window.pages["journal"].pane


def write(window, text):
    view = pane_of(window).body.view
    view.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(view, text)


def stored(path, uuid):
    with Workspace.open(path) as workspace:
        return workspace.journal.entry(uuid).body


def test_the_window_does_not_close_over_words_that_could_not_be_saved(window, writer, qtbot):
    path, uuid = window.session.path, pane_of(window).entry.uuid
    writer.begin()
    write(window, " Kept.")
    assert not window.close()
    assert window.isVisible()
    assert window.session.is_open
    assert "stays open" in window.banner.text.text()
    assert pane_of(window).body.text() == "Four seconds. Kept."
    writer.end()
    with qtbot.waitSignal(pane_of(window).saver.saved, timeout=PATIENCE):
        pass
    assert pane_of(window).header.status.text().startswith("Saved")
    assert window.close()
    assert stored(path, uuid) == "Four seconds. Kept."


def test_words_of_an_entry_that_was_left_hold_the_window_too(window, writer, qtbot):
    path, uuid = window.session.path, pane_of(window).entry.uuid
    writer.begin()
    write(window, " Kept.")
    window.pages["journal"].list.view.move_by(1)
    assert pane_of(window).title.text() == "Budget"
    assert not window.close()
    writer.end()
    assert window.close()
    assert stored(path, uuid) == "Four seconds. Kept."


def test_what_was_left_unsaved_never_replaces_what_was_typed_later(window, writer, qtbot):
    path, uuid = window.session.path, pane_of(window).entry.uuid
    writer.begin()
    write(window, " Older.")
    window.pages["journal"].save_pending()
    write(window, " Newer.")
    writer.end()
    with qtbot.waitSignal(pane_of(window).saver.saved, timeout=PATIENCE):
        pass
    assert pane_of(window).body.text() == "Four seconds. Older. Newer."
    assert window.close()
    assert stored(path, uuid) == "Four seconds. Older. Newer."


@pytest.mark.parametrize("act", ["trash", "erase"])
def test_words_typed_while_another_program_takes_the_entry_away_are_kept(window, act):
    path, uuid = window.session.path, pane_of(window).entry.uuid
    write(window, " Kept.")
    with Workspace.open(path) as other:
        other.journal.trash([uuid])
        if act == "erase":
            other.journal.empty_trash()
    window.session.look_for_changes()
    assert window.close()
    assert stored(path, uuid) == "Four seconds. Kept."
