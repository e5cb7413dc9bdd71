"""T3: after locking, nothing of the journal is left in the window or open in the process."""

import runpy
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit

from growthjournal import app as composition
from growthjournal.services.sample import create_sample
from growthjournal.services.workspace import Workspace
from growthjournal.ui.preferences import Preferences

AT_THE_WINDOW = runpy.run_path(
    str(Path(__file__).resolve().parents[1] / "end_to_end" / "conftest.py")
)
TODAY = date(2026, 11, 20)
PASSPHRASE = "four unrelated words"
TYPED = "Zibeline typed this a moment ago"
PATIENCE = 20_000


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "secret.growthjournal"
    create_sample(path, PASSPHRASE, today=TODAY)
    with Workspace.open(path, PASSPHRASE) as workspace:
        oldest, *_others, newest = workspace.journal.chosen()
        for number in range(3):
            workspace.journal.put(replace(newest, body=f"{newest.body} {TYPED} {number}"))
            workspace.journal.leave(newest.uuid)
        workspace.journal.trash([oldest.uuid])
    return path


@pytest.fixture
def journal(sample, tmp_path):
    return Path(shutil.copy(sample, tmp_path))


@pytest.fixture
def window(qtbot, qapp, tmp_path, journal):
    preferences = Preferences(tmp_path / "window.ini")
    window, diagnostics = composition.build(qapp, preferences, clock=lambda: TODAY)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    unlock(window, journal, qtbot)
    yield window
    window.session.lock()
    window.session.stop_tasks()
    assert diagnostics.seen == []


def unlock(window, journal, qtbot):
    window.open_journal(journal)
    window.unlock_view.open_created(PASSPHRASE)
    qtbot.waitUntil(lambda: window.session.is_open, timeout=PATIENCE)
    settle(window, qtbot)


def settle(window, qtbot):
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)


def run_deletions():
    """Delete what was closed, as the event loop does a moment later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def secrets(journal):
    """Lines that only the journal can know; a single word may be the program's own."""
    with Workspace.open(journal, PASSPHRASE) as workspace:
        mentoring, growth = workspace.mentoring, workspace.growth
        found = {line for one in workspace.journal.chosen() for line in one.body.splitlines()}
        found |= {one.title for one in workspace.journal.chosen()}
        found |= {one.title for one in workspace.journal.trashed()}
        found |= {one.name for one in mentoring.people()}
        found |= {one.one_line for one in mentoring.conversations()}
        for one in mentoring.patterns():
            found |= {one.name, one.heard_as, one.trigger, one.behaviour, one.if_then}
        found |= {one.statement for one in mentoring.assumptions()}
        found |= {text for one in growth.ratings() for text in (one.evidence_line, one.note)}
    return {one.strip() for one in found if one and " " in one.strip()}


def kept_words():
    """Every text in every window of the process."""
    held = AT_THE_WINDOW["held_words"]
    return [text for window in QApplication.topLevelWidgets() for text in held(window)]


def left(hidden, texts):
    return {one for one in hidden if any(one in text for text in texts)}


def open_newest(window):
    page, journal = window.pages["journal"], window.session.workspace.journal
    page.open_entry(journal.rows(journal.ids()[:1])[0].uuid)
    return page


def visit_everything(window, qtbot):
    """Let every page and many dialogs show something; a few stay open."""
    session = window.session
    for name in window.specs:
        window.visit(name)
        settle(window, qtbot)
    window.visit("trends")  # charts are drawn while they are seen
    trends = window.pages["trends"]
    for card in trends.cards:
        qtbot.waitUntil(lambda card=card: card.view.drawn is not None, timeout=PATIENCE)
        card.toggle.setChecked(True)
    trends._show_records("Rating", tuple(one.uuid for one in session.workspace.growth.ratings()))
    window.visit("patterns")
    patterns = window.pages["patterns"]
    patterns.open_assumption(session.workspace.mentoring.assumptions()[0].uuid)
    patterns.open_pattern(session.workspace.mentoring.patterns()[0].uuid)
    patterns.patterns.remove()
    patterns.patterns.edit()
    patterns.patterns.saw_it()
    window.visit("journal")
    page = window.pages["journal"]
    page.focus_search("silence")
    settle(window, qtbot)


def test_every_view_is_emptied(window, journal, qtbot):
    visit_everything(window, qtbot)
    hidden = secrets(journal)
    shown = left(hidden, kept_words())
    assert len(shown) > 20
    assert window.session.undo_stack.count() == 1
    window.commands.lock()
    run_deletions()
    assert left(hidden | {TYPED}, kept_words()) == set()
    assert window.windowTitle() == "Growth Journal"
    assert window.session.undo_stack.count() == 0
    assert window.commands.actions["undo"].text() == "Undo"
    assert not window.commands.actions["undo"].isEnabled()
    assert not window.commands.actions["lock"].isEnabled()
    assert window.pages["journal"].list.search.text() == ""
    assert [one for one in window.findChildren(QDialog) if one.isVisible()] == []
    assert not window.toast.isVisible()
    window.close()
    remembered = window.session.preferences._path.read_text("utf-8")
    assert journal.name in remembered
    assert left(hidden, [remembered]) == set()


def test_nothing_can_be_taken_back_into_a_field(window):
    page = open_newest(window)
    for field in (page.pane.title, page.pane.body.view, page.list.search):
        field.setFocus()
        QTest.keyClicks(field, TYPED)
    assert page.pane.title.document().isUndoAvailable()
    assert page.pane.body.view.document().isUndoAvailable()
    window.commands.lock()
    run_deletions()
    for one in window.findChildren(QLineEdit):
        assert not one.isUndoAvailable(), one.objectName()
    for one in [*window.findChildren(QTextEdit), *window.findChildren(QPlainTextEdit)]:
        assert not one.document().isUndoAvailable(), one.objectName()
        assert not one.document().isRedoAvailable(), one.objectName()


def test_the_file_is_closed_and_its_log_is_gone(window, journal):
    open_files = AT_THE_WINDOW["files_open"]
    assert journal in open_files()
    window.commands.lock()
    assert [one for one in open_files() if one.name.startswith(journal.name)] == []
    assert not journal.with_name(f"{journal.name}-wal").exists()


@pytest.mark.parametrize("how", ["key", "idle", "close"])
def test_what_was_typed_a_moment_ago_is_saved_first(window, journal, how):
    page = window.pages["journal"]
    page.new_entry()
    QTest.keyClicks(page.pane.title, "A new one")
    QTest.keyClicks(page.pane.body.view, TYPED)
    count = window.session.workspace.journal.count()
    assert page.pane.saver.is_pending
    if how == "key":
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    elif how == "idle":
        window.idle.expired.emit()
    else:
        window.close()
    assert not window.session.is_open
    with Workspace.open(journal, PASSPHRASE) as workspace:
        assert workspace.journal.count() == count + 1
        (row,) = [one for one in workspace.journal.search("Zibeline") if one.title == "A new one"]
        assert workspace.journal.entry(row.uuid).body == TYPED


def test_a_form_that_can_be_saved_is_saved_first(window, journal):
    window.visit("patterns")
    window.pages["patterns"].add_pattern()
    form = window.pages["patterns"].forms.shown
    QTest.keyClicks(form.name, TYPED)
    window.commands.lock()
    assert not window.session.is_open
    with Workspace.open(journal, PASSPHRASE) as workspace:
        assert TYPED in {one.name for one in workspace.mentoring.patterns()}


def test_dialogs_that_were_closed_before_keep_nothing(window, journal, monkeypatch):
    monkeypatch.setattr(QDialog, "exec", lambda self: self.show() or self.close() or 0)
    page = open_newest(window)
    page.dialogs.versions()
    page.dialogs.trash()
    page.dialogs.links("pattern")
    hidden = secrets(journal)
    window.commands.lock()
    run_deletions()
    assert left(hidden | {TYPED}, kept_words()) == set()
