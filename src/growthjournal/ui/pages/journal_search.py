"""One search on a worker thread, stopped when the next key makes it pointless."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from growthjournal.domain.errors import CancelledError
from growthjournal.ui.models.entry_list import Found

if TYPE_CHECKING:
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.tasks import Progress


class Lookup:
    """A job for `Session.start`: ids and months of what a query finds.

    Args:
        query: What was typed, operators included.
        ranked: Best matches first and without months; else newest first.
    """

    def __init__(self, query: str, *, ranked: bool) -> None:
        self.query = query
        self.ranked = ranked and bool(query.strip())
        self._guard = Lock()
        self._workspace: Workspace | None = None
        self._is_cancelled = False

    def cancel(self) -> None:
        """Stop the query where it runs; its result is not wanted any more."""
        with self._guard:
            self._is_cancelled = True
            if self._workspace is not None:
                self._workspace.interrupt()

    def __call__(self, workspace: Workspace, _progress: Progress) -> Found:
        """Look it up.

        Raises:
            CancelledError: `cancel` was called.
        """
        try:
            self._hold(workspace)
            ids = workspace.journal.ids(self.query, ranked=self.ranked)
            self._check()
            months = [] if self.ranked else workspace.journal.months(ids)
        except Exception:
            # An interrupted query raises the driver's own error; it was meant to end.
            self._check()
            raise
        finally:
            with self._guard:
                self._workspace = None
        self._check()
        if sum(count for _month, count in months) != len(ids):
            months = []
        return Found(ids=tuple(ids), months=tuple(months), query=self.query)

    def _hold(self, workspace: Workspace) -> None:
        with self._guard:
            self._workspace = workspace
        self._check()

    def _check(self) -> None:
        if self._is_cancelled:
            raise CancelledError
