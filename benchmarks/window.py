"""The real window over a journal, offscreen, for benchmarks that a person would feel."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from growthjournal.ui.main_window import MainWindow

PATIENCE = 30.0
REACH = 1.0
"""Seconds between the first list and the first key: what start-up left for later is B2's."""


def until(is_done: Callable[[], bool]) -> float:
    """Let events run until something is so; return the longest time that no event could run.

    Raises:
        TimeoutError: It did not become so.
    """
    from PySide6.QtWidgets import QApplication

    end, longest = time.perf_counter() + PATIENCE, 0.0
    while not is_done():
        before = time.perf_counter()
        QApplication.processEvents()
        now = time.perf_counter()
        longest = max(longest, now - before)
        if now > end:
            raise TimeoutError
    return longest


@contextmanager
def opened(journal: Path, folder: Path) -> Iterator[MainWindow]:
    """Show the window with a plain journal, its list there and at rest."""
    from PySide6.QtWidgets import QApplication

    from growthjournal import app
    from growthjournal.ui.preferences import Preferences

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    window, _diagnostics = app.build(application, Preferences(folder / "window.ini"))
    window.open_journal(journal)
    window.resize(1280, 800)
    window.show()
    until(lambda: window.session.is_open and not window.session.is_busy)
    page = window.pages["journal"]
    until(lambda: page.list.model.rowCount() > 0)  # type: ignore[attr-defined]
    listed = time.perf_counter()
    until(lambda: time.perf_counter() > listed + REACH)
    try:
        yield window
    finally:
        window.close()
