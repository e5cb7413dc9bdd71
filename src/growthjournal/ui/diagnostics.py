"""Bugs: caught on any thread, told without a word of the journal (security.md T10)."""

from __future__ import annotations

import sys
import threading
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from types import TracebackType

PACKAGE = Path(__file__).resolve().parents[1]


def location(error: BaseException) -> str:
    """Return type and place of an exception, for example "KeyError at ui/session.py:12"."""
    name = type(error).__name__
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(PACKAGE):
            return f"{name} at {path.relative_to(PACKAGE).as_posix()}:{frame.lineno}"
    return name


class Diagnostics(QObject):
    """Prints type and place of each bug and tells the window; the message stays unsaid.

    Signals:
        noticed: One sentence for the window, on the window's thread.
    """

    noticed = Signal(str)
    _happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seen: list[str] = []
        self._happened.connect(self._tell_later)

    def install(self) -> None:
        """Receive every exception that nobody caught."""
        sys.excepthook = self._from_hook
        threading.excepthook = self._from_thread

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def report(self, error: BaseException) -> None:
        """Take note of a bug; may be called on any thread."""
        place = location(error)
        print(f"growthjournal: {place}", file=sys.stderr)  # noqa: T201 - the one place
        self._happened.emit(place)

    def _from_hook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(type(error), error, None)
        else:
            self.report(error)

    def _from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    def _tell_later(self, place: str) -> None:
        """Let what was going on end first: the exception may have come out of a paint event."""
        QTimer.singleShot(0, partial(self._tell, place))

    def _tell(self, place: str) -> None:
        self.seen.append(place)
        self.noticed.emit(
            _("Something went wrong in the program ({place}). What was saved is safe.").format(
                place=place
            )
        )
