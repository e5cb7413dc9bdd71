"""A real window, and someone who has a keyboard and nothing else."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QMenu,
    QTextEdit,
    QWidget,
)

from growthjournal import app as composition
from growthjournal.cli import run
from growthjournal.services.workspace import Workspace
from growthjournal.ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from growthjournal.domain.entries import Entry
    from growthjournal.ui.main_window import MainWindow

TODAY = date(2026, 11, 20)
PATIENCE = 20_000
MOST_TABS = 80
LETTERS = ("text", "toPlainText", "title", "currentText", "placeholderText")
EVERYWHERE = ("windowTitle", "toolTip", "statusTip", "accessibleName", "accessibleDescription")
ROLES = [*Qt.ItemDataRole, *range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 10)]

Key = Qt.Key


class Keyboard:
    """Presses keys as the platform does: on the window that has the focus, and nowhere else."""

    def __init__(self, qtbot, window: MainWindow) -> None:
        self._bot = qtbot
        self.window = window

    def press(
        self, *keys: Key, control: bool = False, shift: bool = False, alt: bool = False
    ) -> None:
        """Press keys one after the other."""
        held = Qt.KeyboardModifier.NoModifier
        if control:
            held |= Qt.KeyboardModifier.ControlModifier
        if shift:
            held |= Qt.KeyboardModifier.ShiftModifier
        if alt:
            held |= Qt.KeyboardModifier.AltModifier
        for key in keys:
            QTest.keyClick(self._focus_window(), key, held)

    def write(self, text: str) -> None:
        """Type a text; its line breaks are Enter."""
        for letter in text:
            if letter == "\n":
                self.press(Key.Key_Return)
            else:
                QTest.keyClick(self._focus_window(), letter)

    def write_over(self, text: str) -> None:
        """Type a text in place of what the field holds."""
        self.press(Key.Key_A, control=True)
        self.write(text)

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until a control has the keyboard, by object name or spoken name."""
        seen = []
        for _attempt in range(MOST_TABS):
            focused = QApplication.focusWidget()
            names = (focused.objectName(), focused.accessibleName()) if focused else ()
            if name in names:
                return focused
            seen.append(names)
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name!r}: {seen}")

    def wait(self, is_true: Callable[[], object]) -> None:
        """Wait until something is so."""
        self._bot.waitUntil(lambda: bool(is_true()), timeout=PATIENCE)

    def wait_for_dialog(self, name: str) -> QWidget:
        """Wait until a dialog is open and has the keyboard; the test reads from it."""

        def is_there() -> bool:
            dialog = QApplication.activeModalWidget()
            focused = QApplication.focusWidget()
            return (
                dialog is not None
                and dialog.objectName() == name
                and focused is not None
                and dialog.isAncestorOf(focused)
            )

        self.wait(is_there)
        return QApplication.activeModalWidget()

    @contextmanager
    def at(self, name: str, act: Callable[[QWidget], object]) -> Iterator[None]:
        """Have ready what is done at a dialog, for dialogs that hold up the key that opens them."""
        done, wrong = [], []
        look = QTimer(self.window)

        def run() -> None:
            dialog = QApplication.activeModalWidget()
            if done or dialog is None or dialog.objectName() != name:
                return
            focused = QApplication.focusWidget()
            if focused is None or not dialog.isAncestorOf(focused):
                return
            done.append(name)
            look.stop()
            try:
                act(dialog)
            except Exception as error:  # noqa: BLE001 - raised below, when the dialog let go
                wrong.append(error)
            if wrong:
                dialog.reject()

        look.timeout.connect(run)
        look.start(5)
        yield
        self.wait(lambda: done)
        if wrong:
            raise wrong[0]
        self._give(QApplication.activeModalWidget() or self.window)

    def menu(self) -> QMenu:
        """Wait for the menu that is open."""
        self.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        return QApplication.activePopupWidget()

    def choose(self, *names: str) -> None:
        """Go down the open menu to an entry and take it; further names are in its own menu."""
        for place, name in enumerate(names):
            self.menu()
            self._go_to(name)
            self.press(Key.Key_Return if place == len(names) - 1 else Key.Key_Right)

    def _go_to(self, name: str) -> None:
        seen = []
        for _attempt in range(MOST_TABS):
            active = QApplication.activePopupWidget().activeAction()
            if active is not None and active.text().replace("&", "").startswith(name):
                return
            seen.append(active.text() if active else None)
            self.press(Key.Key_Down)
        raise AssertionError(f"no key leads to {name!r} in the menu: {seen}")

    def wait_until_closed(self) -> None:
        """Wait until no dialog is open; then give the window the keyboard, as a desktop does."""
        self.wait(lambda: QApplication.activeModalWidget() is None)
        self._give(self.window)

    def back_in_dialog(self, name: str) -> QWidget:
        """Wait until a dialog over another closed; then give that one the keyboard again."""

        def is_there() -> bool:
            dialog = QApplication.activeModalWidget()
            return dialog is not None and dialog.objectName() == name

        self.wait(is_there)
        self._give(QApplication.activeModalWidget())
        return self.wait_for_dialog(name)

    def _give(self, window: QWidget) -> None:
        window.activateWindow()
        self.wait(lambda: QGuiApplication.focusWindow() is window.windowHandle())

    def settle(self) -> None:
        """Wait until nothing runs in the background."""
        self.wait(lambda: not self.window.session.is_busy)

    @staticmethod
    def colours(widget: QWidget) -> set[int]:
        """The colours that a widget paints, without their opacity."""
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return {one & 0xFFFFFF for one in image.constBits().cast("I")}

    def words_in(self, widget: QWidget) -> Iterator[str]:
        """The texts that a widget shows now."""
        for one in [widget, *widget.findChildren(QWidget)]:
            if one.isVisibleTo(widget):
                yield from _texts(one, LETTERS)

    def open(self, path: Path) -> None:
        """Open a journal without a passphrase and go to the list, where the newest is chosen."""
        self.window.open_journal(path)
        self.wait(lambda: self.window.session.is_open)
        self.press(Key.Key_2, control=True)
        self.settle()
        self.tab_to("entryList")

    @contextmanager
    def closed(self) -> Iterator[Workspace]:
        """Close the window, and open what it left."""
        path = self.window.session.path
        QApplication.setQuitOnLastWindowClosed(False)
        self.press(Key.Key_Q, control=True)
        self.wait(lambda: not self.window.isVisible() and not self.window.session.is_open)
        QApplication.setQuitOnLastWindowClosed(True)
        with Workspace.open(path) as workspace:
            yield workspace

    @staticmethod
    def seen(view: QTextEdit) -> str:
        """The lines of a text that stand in the part of it that is on the screen."""
        assert view.isVisible()
        viewport, document, found = view.viewport(), view.document(), []
        block = document.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            if block.isVisible() and viewport.rect().intersects(view.cursorRect(cursor)):
                found.append(block.text())
            block = block.next()
        return "\n".join(found)

    @staticmethod
    def listed(view: QAbstractItemView) -> list[str]:
        """The rows of a list that are on the screen."""
        assert view.isVisible()
        model, shown = view.model(), view.viewport().rect()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return [str(one.data()) for one in rows if view.visualRect(one).intersects(shown)]

    def _focus_window(self):
        focused = QGuiApplication.focusWindow()
        assert focused is not None, "no window has the keyboard"
        return focused


def held_words(widget: QWidget) -> Iterator[str]:
    """Every text that a widget and its children hold: shown, hidden or spoken."""
    for one in [widget, *widget.findChildren(QWidget)]:
        yield from _texts(one, (*LETTERS, *EVERYWHERE))
        if isinstance(one, QComboBox):
            yield from (one.itemText(place) for place in range(one.count()))
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _rows(one.model())
        if isinstance(one, QTextEdit):
            yield one.toHtml()
    for action in widget.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def _texts(widget: QWidget, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        read = getattr(widget, name, None)
        if callable(read):
            yield str(read())


def _rows(model) -> Iterator[str]:
    """Every cell of a list or table, in every role that could hold words."""
    width = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(model.rowCount()):
        for column in range(width):
            for role in ROLES:
                found = model.index(row, column).data(role)
                if found is not None:
                    yield str(asdict(found)) if is_dataclass(found) else str(found)


def files_open() -> set[Path]:
    """What this process has open."""
    found = set()
    for link in Path("/proc/self/fd").iterdir():
        try:
            found.add(link.readlink())
        except OSError:
            continue
    return found


@pytest.fixture
def preferences(tmp_path):
    return Preferences(tmp_path / "window.ini")


@pytest.fixture
def no_network(monkeypatch):
    """Nothing a person does at the window may open a socket (security.md T8)."""

    def refuse(*_arguments, **_options):
        raise AssertionError("the program reached for the network")

    for name in ("socket", "create_connection", "create_server", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.fixture
def window(qtbot, qapp, preferences, no_network):
    window, diagnostics = composition.build(qapp, preferences, clock=lambda: TODAY)
    window.session.theme.set_mode("light")
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    qtbot.waitUntil(lambda: window._was_painted)
    yield window
    window.session.lock()
    window.session.stop_tasks()
    assert diagnostics.seen == []


@pytest.fixture
def keyboard(qtbot, window):
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.windowHandle())
    return Keyboard(qtbot, window)


@pytest.fixture
def journal_of(tmp_path):
    """Store entries in a new journal without a passphrase; return its path."""

    def store(*entries: Entry) -> Path:
        path = tmp_path / "j.growthjournal"
        with Workspace.create(path, None) as workspace:
            for entry in entries:
                workspace.journal.put(entry)
                workspace.journal.leave(entry.uuid)
        return path

    return store


@pytest.fixture
def words_in():
    return held_words


@pytest.fixture
def open_files():
    return files_open


@pytest.fixture
def command(capsys):
    """Return a function (words) -> exit code, what was said, what was said of trouble."""

    def called(*words: object) -> tuple[int, str, str]:
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return called
