"""Long work on a worker thread: progress, cancelling, one result or one sentence."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from growthjournal.domain.errors import CancelledError, JournalError

Progress = Callable[[int, int], None]
"""Called with (done, total); raises CancelledError once the user stopped the task."""
T = TypeVar("T")

PROGRESS_EVERY = 0.05
"""Seconds between two progress signals."""


class Task(QObject):
    """One job. All signals arrive on the window's thread.

    Signals:
        progressed: (done, total), at most 20 a second and always the last one.
        succeeded: The job's value.
        failed: One sentence for the user.
        broke: The exception of a bug, for diagnostics.
        finished: Always last, whatever happened.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(str)
    broke = Signal(object)
    cancelled = Signal()
    finished = Signal()
    _ended = Signal(object, object)

    def __init__(self, job: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._stop = False
        self._last = 0.0
        self._silent = False
        from PySide6.QtCore import Qt  # costs much before the first paint

        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_cancelled(self) -> bool:
        """Whether cancelling was asked for."""
        return self._stop

    def cancel(self) -> None:
        """Ask the job to stop at its next progress call."""
        self._stop = True

    def abandon(self) -> None:
        """Cancel, and deliver nothing any more (the window closes or locks)."""
        self._stop = True
        self._silent = True

    def start(self, pool: QThreadPool) -> None:
        """Run the job on a thread of this pool."""
        pool.start(self._run)

    def _progress(self, done: int, total: int) -> None:
        if self._stop:
            raise CancelledError
        now = time.monotonic()
        if done >= total or now - self._last >= PROGRESS_EVERY:
            self._last = now
            self.progressed.emit(done, total)

    def _run(self) -> None:
        value, error = None, None
        try:
            if self._stop:
                raise CancelledError  # noqa: TRY301 - one path for every end of a job
            value = self._job(self._progress)
        except Exception as problem:  # noqa: BLE001 - delivered to the window's thread
            error = problem
        self._ended.emit(value, error)
        # An exception holds this frame; were the frame to hold it too, the task would be freed by
        # whichever thread collects such cycles.
        error = None

    def _deliver(self, value: object, error: Exception | None) -> None:
        if not self._silent:
            if error is None:
                self.succeeded.emit(value)
            elif isinstance(error, CancelledError):
                self.cancelled.emit()
            elif isinstance(error, JournalError):
                self.failed.emit(str(error))
            else:
                self.broke.emit(error)
        self.finished.emit()
