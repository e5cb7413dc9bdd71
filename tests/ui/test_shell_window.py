"""The window: opening, locking, pages, commands, what it says."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from growthjournal import app as composition
from growthjournal.domain.errors import JournalError
from growthjournal.services.changes import Changes
from growthjournal.services.workspace import Workspace
from growthjournal.ui import opening
from growthjournal.ui.main_window import MainWindow
from growthjournal.ui.pages.page import Page
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.shell import PageSpec

PASSPHRASE = "four unrelated words"


class RecordingPage(Page):
    """A page that notes what the window asks of it."""

    name = "recording"
    cares_about = Changes.ENTRIES

    def __init__(self, session, parent=None):
        super().__init__(session, parent)
        self.asked = []
        self.is_safe = True
        self.words = QLineEdit(self)

    def opened(self):
        self.asked.append("opened")
        self.words.setText("a private sentence")

    def reload(self, changes):
        self.asked.append(changes)

    def locked(self):
        self.asked.append("locked")
        self.words.clear()

    def save_pending(self):
        self.asked.append("save")
        return self.is_safe

    def new_item(self):
        self.asked.append("new")

    def focus_search(self):
        self.asked.append("search")

    def show_record(self, kind, uuid):
        self.asked.append((kind, uuid))


@pytest.fixture
def preferences(tmp_path):
    return Preferences(tmp_path / "window.ini")


@pytest.fixture
def window(qtbot, qapp, preferences, monkeypatch):
    monkeypatch.setattr(PageSpec, "build", lambda self, session: RecordingPage(session))
    window, diagnostics = composition.build(qapp, preferences)
    window.diagnostics = diagnostics
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    yield window
    window.session.lock()
    window.session.stop_tasks()


@pytest.fixture
def plain(tmp_path):
    path = tmp_path / "plain.growthjournal"
    Workspace.create(path, None).close()
    return path


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.growthjournal"
    Workspace.create(path, PASSPHRASE).close()
    return path


def open_plain(window: MainWindow, path: Path, qtbot) -> RecordingPage:
    with qtbot.waitSignal(window.session.opened):
        window.open_journal(path)
    page = window.current_page()
    page.asked.clear()
    return page


def unlock(window: MainWindow, path: Path, qtbot) -> RecordingPage:
    window.open_journal(path)
    window.unlock_view.field.setText(PASSPHRASE)
    with qtbot.waitSignal(window.session.opened):
        qtbot.mouseClick(window.unlock_view.button, Qt.MouseButton.LeftButton)
    return window.current_page()


def test_plain_journal_opens_after_the_first_paint(window, plain, qtbot):
    with qtbot.waitSignal(window.session.opened):
        window.open_journal(plain)
    assert window.current_name() == "journal"
    assert window.current_page().asked == ["opened"]
    assert window.windowTitle() == "Growth Journal"
    assert not window.lock_button.isVisible()


def test_missing_journal_shows_the_three_doors(window, tmp_path):
    window.open_journal(tmp_path / "none.growthjournal")
    assert window.views.currentWidget() is window.welcome
    assert not window.sidebar.isVisible()


def test_only_mine_is_reloaded_and_hidden_pages_later(window, plain, qtbot):
    page = open_plain(window, plain, qtbot)
    window.session.notify(Changes.PATTERNS)
    assert page.asked == []
    window.session.notify(Changes.ENTRIES | Changes.PATTERNS)
    assert page.asked == [Changes.ENTRIES]
    window.visit("patterns")
    page.asked.clear()
    window.session.notify(Changes.ENTRIES)
    assert page.asked == []
    window.visit("journal")
    assert page.asked == [Changes.ENTRIES]


def test_keys_reach_pages(window, plain, qtbot):
    page = open_plain(window, plain, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.current_name() == "patterns"
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.current_name() == "journal"
    assert page.asked[-1:] == ["search"]


def test_record_wanted_brings_its_page(window, plain, qtbot):
    open_plain(window, plain, qtbot)
    window.session.record_wanted.emit("pattern", "an-id")
    assert window.current_name() == "patterns"
    assert window.current_page().asked[-1] == ("pattern", "an-id")


def test_undo_is_a_named_step_and_the_toast_offers_it(window, plain, qtbot):
    open_plain(window, plain, qtbot)
    did = []
    made = window.session.perform(
        "Move to trash",
        lambda: did.append("do") or Changes.ENTRIES,
        lambda: did.append("undo") or Changes.ENTRIES,
        message="Moved to the trash",
    )
    assert made
    assert window.commands.actions["undo"].text() == "Undo Move to trash"
    assert window.toast.isVisible()
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert did == ["do", "undo"]
    qtbot.keyClick(
        window,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert did == ["do", "undo", "do"]


def test_failure_is_one_sentence_and_no_step(window, plain, qtbot):
    open_plain(window, plain, qtbot)

    def fail():
        raise JournalError("The disk is full. Your text is still here.")

    assert not window.session.perform("Save", fail, fail)
    assert window.banner.text.text() == "The disk is full. Your text is still here."
    assert not window.session.undo_stack.canUndo()


def test_unlock_and_lock_t03(window, secret, qtbot):
    page = unlock(window, secret, qtbot)
    assert page.words.text() == "a private sentence"
    assert window.unlock_view.field.text() == ""
    dialog = QDialog(window)
    dialog.open()
    window.session.perform("Step", lambda: Changes.ENTRIES, lambda: Changes.ENTRIES)
    window.commands.lock()
    assert not window.session.is_open
    assert page.asked[-2:] == ["save", "locked"]
    assert not dialog.isVisible()
    assert window.session.undo_stack.count() == 0
    assert window.views.currentWidget() is window.unlock_view
    assert "a private sentence" not in {one.text() for one in window.findChildren(QLineEdit)}
    held = [link.resolve() for link in Path("/proc/self/fd").iterdir()]
    assert secret not in held


def test_wrong_passphrase_says_so_and_can_be_retried_f15(window, secret, qtbot):
    before = secret.read_bytes()
    window.open_journal(secret)
    window.unlock_view.field.setText("not the passphrase")
    qtbot.mouseClick(window.unlock_view.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.unlock_view.sentence.text() != "")
    assert not window.session.is_open
    assert window.unlock_view.button.isEnabled()
    assert secret.read_bytes() == before
    unlock(window, secret, qtbot)
    assert window.session.is_open


def test_backup_is_offered_when_it_does_not_open(window, secret, qtbot):
    with Workspace.open(secret, PASSPHRASE) as workspace:
        workspace.vault.backup()
    window.open_journal(secret)
    assert window.unlock_view.restore.isHidden()
    window.unlock_view.field.setText("not the passphrase")
    window.unlock_view._try()
    qtbot.waitUntil(lambda: not window.unlock_view.restore.isHidden())
    window.unlock_view._list_backups()
    assert len(window.unlock_view._menu.actions()) == 1
    window.unlock_view.field.setText(PASSPHRASE)
    window.unlock_view._put_back(opening.backups_beside(secret)[0])
    qtbot.waitUntil(lambda: "Restored" in window.toast.text.text())


def test_unsaved_text_keeps_the_window_open(window, secret, qtbot):
    page = unlock(window, secret, qtbot)
    page.is_safe = False
    assert not window.session.lock()
    assert not window.close()
    assert window.session.is_open
    page.is_safe = True
    assert window.close()
    assert not window.session.is_open


def test_idle_locks_an_encrypted_journal(window, secret, qtbot):
    unlock(window, secret, qtbot)
    window.idle.expired.emit()
    assert not window.session.is_open


def test_another_process_reloads_everything(window, plain, qtbot):
    page = open_plain(window, plain, qtbot)
    with Workspace.open(plain) as other:
        other.vault.set_setting("x", "y")
    window.session.look_for_changes()
    assert page.asked == [Changes.ENTRIES]


def test_task_gets_its_own_connection_and_reports(window, plain, qtbot):
    open_plain(window, plain, qtbot)
    seen, steps = [], []

    def job(workspace, progress):
        for step in range(1, 101):
            progress(step, 100)
        return workspace is not window.session.workspace

    window.session.start(job, seen.append, progress=lambda *pair: steps.append(pair))
    qtbot.waitUntil(lambda: not window.session.is_busy)
    assert seen == [True]
    assert steps[-1] == (100, 100)
    assert len(steps) < 50


def test_cancelled_task_delivers_nothing(window, plain, qtbot):
    open_plain(window, plain, qtbot)
    seen = []

    def job(_workspace, progress):
        while True:
            progress(1, 2)

    task = window.session.start(job, seen.append, failed=seen.append)
    with qtbot.waitSignal(task.cancelled):
        task.cancel()
    qtbot.waitUntil(lambda: not window.session.is_busy)
    assert seen == []


def test_closing_joins_running_tasks(window, plain, qtbot):
    open_plain(window, plain, qtbot)
    ended = []
    started = threading.Event()

    def job(_workspace, progress):
        started.set()
        try:
            while True:
                progress(1, 2)
        finally:
            ended.append(True)

    window.session.start(job, ended.append)
    assert started.wait(10)
    assert window.close()
    assert ended == [True]


def test_bug_in_a_task_tells_place_but_no_words_t10(window, plain, qtbot, capfd):
    open_plain(window, plain, qtbot)

    def job(_workspace, _progress):
        raise ValueError("a private sentence")

    window.session.start(job, lambda _value: None)
    qtbot.waitUntil(window.banner.isVisible)
    assert "ValueError" in window.banner.text.text()
    assert "private" not in window.banner.text.text() + capfd.readouterr().err


def test_rail_below_1100_effective_px(window, plain, qtbot):
    open_plain(window, plain, qtbot)
    assert not window.sidebar.is_rail
    window.session.theme.set_text_scale(1.5)
    assert window.sidebar.is_rail
    assert window.nav["journal"].toolTip() == "Journal"
    window.session.theme.set_text_scale(1.0)
    assert not window.sidebar.is_rail


def test_theme_changes_everything_at_once_and_is_remembered(window, preferences):
    theme = window.session.theme
    theme.set_mode("dark")
    assert QApplication.palette().color(QPalette.ColorRole.Window) == theme.tokens().window
    assert preferences.theme == "dark"
    theme.set_mode("light")
    assert preferences.theme == "light"


def test_second_start_raises_the_first_f11(window, plain, qtbot, qapp):
    open_plain(window, plain, qtbot)
    assert composition._is_held(plain)
    from growthjournal.ui import doorbell

    with qtbot.waitSignal(window.doorbell.rung):
        doorbell.ring(plain)
    window.close()
    assert not composition._is_held(plain)
    assert not doorbell.bell_of(plain).exists()


def test_every_control_has_a_name(window, secret, qtbot):
    from PySide6.QtWidgets import QAbstractButton

    unlock(window, secret, qtbot)
    window.commands.create()
    window.commands.open()
    for button in window.findChildren(QAbstractButton):
        if not button.objectName().startswith("qt_") and button.isVisible():
            assert button.accessibleName() or button.text(), button


def test_render_writes_pictures_of_an_encrypted_journal(secret, tmp_path, qapp, monkeypatch):
    monkeypatch.setattr(PageSpec, "build", lambda self, session: RecordingPage(session))
    out = tmp_path / "out"
    made = composition.render_pages(
        out, secret, PASSPHRASE, pages=["journal", "unlock", "dialog-about"], size=(900, 600)
    )
    assert [path.stem for path in made] == ["unlock", "journal", "dialog-about"]
    assert sorted(path.name for path in out.iterdir()) == sorted(path.name for path in made)


def test_dropped_journal_is_opened(window, plain, qtbot):
    with qtbot.waitSignal(window.session.opened):
        window.commands.take_file(plain)
