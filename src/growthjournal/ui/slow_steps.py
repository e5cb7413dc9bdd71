"""Undo steps that may take seconds: made, undone and redone on a worker, one after the other."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from growthjournal.services.changes import Changes
from growthjournal.ui.session import Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session

    Act = Callable[[Workspace], Changes]


class SlowSteps(QObject):
    """Queues acts for a worker; a step joins the undo stack when its act is made.

    Signals:
        ended: No act is left.
    """

    ended = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._queue: deque[tuple[Act, Callable[[], object]]] = deque()
        self._is_running = False
        session.locked.connect(self._forget)

    def perform(self, text: str, do: Act, undo: Act, *, message: str) -> None:
        """Make a change; when it is made, say so and offer to undo it."""

        def made() -> None:
            step = Step(text, self._later(do), self._later(undo), self._attempt)
            self._session.undo_stack.push(step)
            self._session.undo_offered.emit(message)

        self._add(do, made)

    def _later(self, act: Act) -> Callable[[], Changes]:
        def queue() -> Changes:
            self._add(act, lambda: None)
            return Changes.NONE

        return queue

    def _attempt(self, queue: Callable[[], Changes]) -> bool:
        queue()
        return True

    def _add(self, act: Act, made: Callable[[], object]) -> None:
        self._queue.append((act, made))
        if not self._is_running:
            self._next()

    def _next(self) -> None:
        self._is_running = bool(self._queue)
        if not self._queue:
            self.ended.emit()
            return
        act, made = self._queue.popleft()

        def done(changes: Changes) -> None:
            made()
            self._session.notify(changes)
            self._next()

        def failed(sentence: str) -> None:
            self._session.failed.emit(sentence)
            self._next()

        self._session.start(lambda workspace, _progress: act(workspace), done, failed=failed)

    def _forget(self) -> None:
        self._queue.clear()
        self._is_running = False
