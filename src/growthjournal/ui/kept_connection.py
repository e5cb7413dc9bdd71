"""One more connection that stays open for what is asked again and again, such as a search.

Opening a connection and reading the index anew takes longer than most searches. A connection
cannot change its thread, so it gets a thread that does nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QThreadPool

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from growthjournal.services.workspace import Workspace

T = TypeVar("T")


class KeptConnection:
    """Runs jobs one after the other on one thread, over one workspace."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._pool: QThreadPool | None = None
        self._shared: Workspace | None = None
        self._own: Workspace | None = None

    @property
    def pool(self) -> QThreadPool:
        """Where its tasks run."""
        if self._pool is None:
            self._pool = QThreadPool(self._parent)
            self._pool.setMaxThreadCount(1)
            self._pool.setExpiryTimeout(-1)
        return self._pool

    def use(self, shared: Workspace, job: Callable[[Workspace], T]) -> T:
        """Return a job's value; called on the pool's thread."""
        if self._own is None or self._shared is not shared:
            self._close()
            self._own, self._shared = shared.another(), shared
        return job(self._own)

    def close(self, most_ms: int) -> None:
        """Wait for what runs and close the connection, from the window's thread."""
        if self._pool is not None:
            self._pool.start(self._close)  # first, as waiting ends the thread
            self._pool.waitForDone(most_ms)

    def _close(self) -> None:
        own, self._own, self._shared = self._own, None, None
        if own is not None:
            own.close(with_backup=False)
