"""One search on a worker thread, stopped when the next key makes it pointless."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from growthjournal.domain.entries import EntryOrder
from growthjournal.ui.models.entry_list import CHUNK, Found

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.tasks import Progress

_BY_DAY = frozenset({EntryOrder.NEWEST, EntryOrder.OLDEST})


class Lookup:
    """A job for `Session.start`: ids and months of what a query finds.

    Args:
        query: What was typed, operators included.
        ranked: Best matches first and without months.
        order: How the others are sorted.
    """

    def __init__(
        self,
        query: str,
        *,
        ranked: bool,
        order: EntryOrder = EntryOrder.NEWEST,
    ) -> None:
        self.query = query
        self.order = order
        self._is_whole = not query.strip()
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
            found = self._look_up(workspace)
        except Exception:
            if self._is_cancelled:  # an interrupted query raises the driver's own error
                return None
            raise
        finally:
            with self._guard:
                self._workspace = None
        return None if self._is_cancelled else found

    def _look_up(self, workspace: Workspace) -> Found | None:
        journal = workspace.journal
        pinned: list[int] = []
        if not self._is_whole and not self.ranked and self.order is EntryOrder.NEWEST:
            rest, months = journal.by_month(self.query)
        else:
            ids = journal.ids(self.query, ranked=self.ranked, order=self.order)
            if self._is_cancelled:
                return None
            pinned = journal.pinned_ids() if self._is_whole else []
            first = set(pinned)
            rest = [key for key in ids if key not in first] if pinned else ids
            if self._is_cancelled:
                return None
            months = self._months(workspace, rest, is_every=self._is_whole and not pinned)
        if sum(count for _month, count in months) != len(rest):
            months = []
        if self._is_cancelled:
            return None
        ids = [*pinned, *rest]
        return Found(
            ids=tuple(ids),
            rows=tuple(journal.rows(ids[:CHUNK], self.query)),
            months=tuple(months),
            query=self.query,
            pinned=len(pinned),
            order=self.order,
        )

    def _months(
        self, workspace: Workspace, ids: list[int], *, is_every: bool
    ) -> list[tuple[date, int]]:
        if self.ranked or self.order not in _BY_DAY:
            return []
        if not is_every:
            return workspace.journal.months(ids)
        months = workspace.journal.every_month()
        return months[::-1] if self.order is EntryOrder.OLDEST else months


WHOLE = ("kind:", "person:", "before:", "after:", "on:", "has:", "is:")
"""Operators whose value is no beginning of a word, or is taken as one anyway."""


def as_typed(text: str) -> str:
    """Return a query in which the word that is being typed may be the beginning of one.

    A blank after it, a quotation mark or another operator ends a word. A single letter is no
    beginning yet: half the journal would match it, slowly.
    """
    last = text.rsplit(maxsplit=1)[-1].lower() if text.strip() else ""
    is_open = text.count('"') % 2 == 1
    if not last[-1:].isalnum() or text[-1:].isspace() or is_open:
        return text.strip()
    if len(last) == 1 and last.isascii():
        return text.strip()[:-1].strip()
    return text.strip() if last.startswith(("-", *WHOLE)) else f"{text.strip()}*"
