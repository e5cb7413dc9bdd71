"""One search on a worker thread, stopped when the next key makes it pointless."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from growthjournal.ui.models.entry_list import Found

if TYPE_CHECKING:
    from datetime import date

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

    def __call__(self, workspace: Workspace, _progress: Progress) -> Found | None:
        """Look it up; None when `cancel` was called.

        It does not raise then: an exception keeps the frames it went through in a cycle with the
        task, and Python would free that Qt object on whichever thread collects next.
        """
        with self._guard:
            if self._is_cancelled:
                return None
            self._workspace = workspace
        try:
            ids = workspace.journal.ids(self.query, ranked=self.ranked)
            if self._is_cancelled:
                return None
            months = self._months(workspace, ids)
        except Exception:
            if self._is_cancelled:  # an interrupted query raises the driver's own error
                return None
            raise
        finally:
            with self._guard:
                self._workspace = None
        if self._is_cancelled:
            return None
        if sum(count for _month, count in months) != len(ids):
            months = []
        return Found(ids=tuple(ids), months=tuple(months), query=self.query)

    def _months(self, workspace: Workspace, ids: list[int]) -> list[tuple[date, int]]:
        if self.ranked:
            return []
        journal = workspace.journal
        return journal.months(ids) if self.query.strip() else journal.every_month()


WHOLE = ("kind:", "person:", "before:", "after:", "on:", "has:", "is:")
"""Operators whose value is no beginning of a word, or is taken as one anyway."""


def as_typed(text: str) -> str:
    """Return a query in which the word that is being typed may be the beginning of one.

    A blank after it, a quotation mark or another operator ends a word.
    """
    last = text.rsplit(maxsplit=1)[-1].lower() if text.strip() else ""
    is_open = text.count('"') % 2 == 1
    if not last[-1:].isalnum() or text[-1:].isspace() or is_open:
        return text.strip()
    return text.strip() if last.startswith(("-", *WHOLE)) else f"{text.strip()}*"
