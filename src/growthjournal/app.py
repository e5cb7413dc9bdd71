"""The composition root of the window: the only place that builds and connects its parts."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from growthjournal.domain.errors import JournalBusyError
from growthjournal.paths import default_journal
from growthjournal.ui import doorbell
from growthjournal.ui.diagnostics import Diagnostics
from growthjournal.ui.garbage import Collector
from growthjournal.ui.main_window import MainWindow
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import STYLE, ThemeController

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PRIVATE = 0o077


def build(
    app: QApplication,
    preferences: Preferences,
    *,
    clock: Callable[[], date] = date.today,
) -> tuple[MainWindow, Diagnostics]:
    """Build the window and what it needs; nothing is shown or opened yet."""
    theme = ThemeController(app, mode=preferences.theme, text_scale=preferences.text_scale)
    diagnostics = Diagnostics()
    session = Session(theme, preferences, clock=clock)
    window = MainWindow(session, diagnostics)
    session.setParent(window)
    Collector(window)
    return window, diagnostics


def run(path: Path | None = None, *, preferences: Preferences | None = None) -> int:
    """Show the window until it is closed; return the exit code.

    Args:
        path: The journal to open; the last one, else the default one, when it is None.
        preferences: What the window remembers; this device's when it is None.
    """
    os.umask(PRIVATE)
    # Qt then makes the style itself; asking for it from Python costs 20 ms.
    os.environ["QT_STYLE_OVERRIDE"] = STYLE
    app = QApplication(sys.argv[:1])
    app.setApplicationName("growthjournal")
    app.setDesktopFileName("growthjournal")
    preferences = preferences or Preferences()
    journal = (path or _last(preferences) or default_journal()).absolute()
    if _is_held(journal):
        doorbell.ring(journal)
        return 0
    window, diagnostics = build(app, preferences)
    diagnostics.install()
    # What exists now stays for the life of the process: no collection need look at it again.
    gc.freeze()
    window.open_journal(journal)
    window.show()
    window.painted.connect(_settle)
    window.painted.connect(window.session.theme.settle)
    try:
        return app.exec()
    finally:
        diagnostics.uninstall()


def render_pages(
    out: Path,
    workspace_path: Path,
    passphrase: str | None = None,
    *,
    pages: Sequence[str] = (),
    theme: str = "light",
    size: tuple[int, int] = (1280, 800),
    scale: float = 1.0,
) -> list[Path]:
    """Write every page and dialog as a PNG, for the guide and for review.

    Args:
        out: Folder for the pictures.
        workspace_path: The journal; it is not written to.
        passphrase: Its passphrase when it is encrypted.
        pages: Names of pages; all, and the dialogs, when empty.
        theme: "light" or "dark".
        size: Width and height of the window in px.
        scale: Text size, 0.8 to 2.0.

    Returns:
        The pictures' paths.
    """
    from growthjournal.ui.rendering import render

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    out.mkdir(parents=True, exist_ok=True)
    preferences = Preferences(out / ".window.ini")
    preferences.remember("theme", theme)
    preferences.remember("text_scale", scale)
    window, diagnostics = build(app, preferences)
    try:
        return render(window, workspace_path, passphrase, out, pages=pages, size=size)
    finally:
        window.close()
        preferences.discard()
        if diagnostics.seen:
            print("\n".join(diagnostics.seen), file=sys.stderr)  # noqa: T201


def _last(preferences: Preferences) -> Path | None:
    last = preferences.last_journal
    return last if last is not None and last.exists() else None


def _is_held(journal: Path) -> bool:
    """Whether another window holds the journal; cheap when it was never open."""
    if not journal.with_name(f"{journal.name}.lock").exists() or not journal.exists():
        return False
    from growthjournal.store.lock import JournalLock

    try:
        JournalLock(journal).acquire().release()
    except JournalBusyError:
        return True
    return False


def _settle() -> None:
    """Do what may wait until the window is painted."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        # No core file may carry the journal's text (security.md T10).
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE
