"""Pictures of every page and dialog of a real window, for the guide and for review."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QThread
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from growthjournal.ui.main_window import MainWindow

PATIENCE = 20.0
"""Seconds that a page may take to become idle."""
LONG_TURN = 0.05
"""Seconds of one turn of the event loop that count as work."""
QUIET = 0.3
"""Seconds without a running task after which a page counts as idle."""


def settle(window: MainWindow) -> None:
    """Run the event loop until the window has no task and had none for a moment."""
    start = quiet = time.monotonic()
    while time.monotonic() - start < PATIENCE and time.monotonic() - quiet < QUIET:
        turn = time.monotonic()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if window.session.is_busy:
            # A loop that never rests would keep the worker from the interpreter.
            QThread.msleep(5)
        # A long turn of the loop was work, such as drawing a chart, and more may follow from it.
        if window.session.is_busy or time.monotonic() - turn > LONG_TURN:
            quiet = time.monotonic()


def render(
    window: MainWindow,
    journal: Path,
    passphrase: str | None,
    out: Path,
    *,
    pages: Sequence[str],
    size: tuple[int, int],
) -> list[Path]:
    """Open a journal in the window and save what it shows; see `app.render_pages`."""
    made: list[Path] = []

    def wanted(name: str) -> bool:
        return not pages or name in pages

    def save(widget: QWidget, name: str) -> None:
        path = out / f"{name}.png"
        widget.grab().save(str(path))
        made.append(path)

    window.resize(*size)
    window.show()
    views = _views(window, journal)
    for name in filter(wanted, views):
        views[name]()
        settle(window)
        save(window, name)
    window.open_journal(journal)
    if passphrase is not None:
        window.unlock_view.open_created(passphrase)
    settle(window)
    for name in filter(wanted, window.specs):
        window.visit(name)
        settle(window)
        save(window, name)
    dialogs = _dialogs(window)
    for name in filter(wanted, dialogs):
        dialogs[name]()
        settle(window)
        for dialog in _open_dialogs(window):
            save(dialog, name)
            dialog.close()
        settle(window)
    return made


def _views(window: MainWindow, journal: Path) -> dict[str, Callable[[], None]]:
    def unlock() -> None:
        window.show_bare(window.unlock_view)
        window.unlock_view.ask(journal)

    return {"welcome": window.show_welcome, "unlock": unlock}


def _open_dialogs(window: MainWindow) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def _dialogs(window: MainWindow) -> dict[str, Callable[[], None]]:
    commands = window.commands
    return {
        "dialog-create": commands.create,
        "dialog-open": commands.open,
        "dialog-import": commands.import_file,
        "dialog-export": commands.export,
        "dialog-shortcuts": commands.shortcuts,
        "dialog-about": commands.about,
    }
