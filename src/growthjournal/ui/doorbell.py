"""A second start rings; the window that is open comes to the front (architecture.md, fact 6)."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path


def bell_of(journal: Path) -> Path:
    """Return the file beside a journal that is written to ring."""
    return journal.with_name(f"{journal.name}.ring")


def ring(journal: Path) -> None:
    """Ask the window that holds this journal to show itself."""
    flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(bell_of(journal), flags, 0o600)
    try:
        os.write(handle, str(time.time_ns()).encode())
    finally:
        os.close(handle)


class Doorbell(QObject):
    """Listens beside one journal.

    Signals:
        rung: Another start wants this window.
    """

    rung = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._heard)
        self._journal: Path | None = None

    def watch(self, journal: Path) -> None:
        """Listen beside this journal, and no longer beside another."""
        self.stop()
        self._journal = journal
        try:
            ring(journal)
        except OSError:
            return
        self._watcher.addPath(str(bell_of(journal)))

    def stop(self) -> None:
        """Stop listening and take the bell away."""
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        if self._journal is not None:
            bell_of(self._journal).unlink(missing_ok=True)
            self._journal = None

    def _heard(self, path: str) -> None:
        if self._journal is None:
            return
        if path not in self._watcher.files() and bell_of(self._journal).exists():
            self._watcher.addPath(path)
        self.rung.emit()
