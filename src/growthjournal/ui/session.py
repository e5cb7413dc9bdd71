"""The open journal as the window sees it: one workspace, one undo stack, one signal of changes."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from growthjournal.domain.errors import JournalError
from growthjournal.services.changes import Changes
from growthjournal.ui.kept_connection import KeptConnection
from growthjournal.ui.tasks import Progress, Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.preferences import Preferences
    from growthjournal.ui.theme import ThemeController

T = TypeVar("T")
POLL_MS = 2000
"""How often a write of another process is looked for."""
CHECKPOINT_MS = 5000
"""How long after the last change the write-ahead log is emptied."""
JOIN_MS = 15_000


class Step(QUndoCommand):
    """A named change that was already made once when it is pushed."""

    def __init__(
        self,
        text: str,
        do: Callable[[], Changes],
        undo: Callable[[], Changes],
        run: Callable[[Callable[[], Changes]], bool],
    ) -> None:
        super().__init__(text)
        self._do = do
        self._undo = undo
        self._attempt = run
        self._is_made = True

    @override
    def redo(self) -> None:
        if self._is_made:
            self._is_made = False
        elif not self._attempt(self._do):
            self.setObsolete(True)

    @override
    def undo(self) -> None:
        if not self._attempt(self._undo):
            self.setObsolete(True)


class Session(QObject):
    """What pages and dialogs share.

    Signals:
        changed: Changes; something was written, here or by another process.
        opened: A journal is open; pages load.
        about_to_lock: Save what is pending now; the workspace is still open.
        locked: The workspace is gone; pages drop every text they hold.
        message: A quiet line for the status strip.
        undo_offered: A quiet line with an Undo button beside it.
        failed: One sentence: what happened, what was kept, what to do.
        broke: The exception of a bug, for diagnostics.
        record_wanted: (kind, uuid); the window shows that record on its page.
        page_wanted: The name of a page to show.
        new_entry_wanted: The window starts an entry on the Journal page.
        idle: The last running task ended.
    """

    changed = Signal(object)
    opened = Signal()
    about_to_lock = Signal()
    locked = Signal()
    message = Signal(str)
    undo_offered = Signal(str)
    failed = Signal(str)
    broke = Signal(object)
    record_wanted = Signal(str, str)
    page_wanted = Signal(str)
    new_entry_wanted = Signal()
    idle = Signal()

    def __init__(
        self,
        theme: ThemeController,
        preferences: Preferences,
        *,
        clock: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.preferences = preferences
        self.workspace: Workspace | None = None
        self.undo_stack = QUndoStack(self)
        self._clock = clock
        self._pool = QThreadPool(self)
        self._kept = KeptConnection(self)
        self._tasks: set[Task] = set()
        self._version = 0
        self._guards: list[Callable[[], bool]] = []
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.look_for_changes)
        self._rest = QTimer(self)
        self._rest.setInterval(CHECKPOINT_MS)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._empty_log)

    def today(self) -> date:
        """Return the day the user lives in."""
        return self._clock()

    @property
    def is_open(self) -> bool:
        """Whether a journal is open and unlocked."""
        return self.workspace is not None

    @property
    def is_busy(self) -> bool:
        """Whether a task is running."""
        return bool(self._tasks)

    @property
    def path(self) -> Path | None:
        """Where the open journal lives."""
        return self.workspace.path if self.workspace else None

    def open_with(self, workspace: Workspace) -> None:
        """Show a journal that was just opened on this thread."""
        self.workspace = workspace
        self._version = workspace.data_version()
        self._poll.start()
        self.opened.emit()

    def add_guard(self, is_safe: Callable[[], bool]) -> None:
        """Ask this before locking: it saves what is pending and tells whether it could."""
        self._guards.append(is_safe)

    def lock(self) -> bool:
        """Save what is pending, stop all work, close the journal and forget its text.

        Returns:
            False when something could not be saved: then the journal stays open.
        """
        if self.workspace is None:
            return True
        self.about_to_lock.emit()
        answers = [is_safe() for is_safe in self._guards]
        if not all(answers):
            return False
        self.stop_tasks()
        self._poll.stop()
        self._rest.stop()
        self.undo_stack.clear()
        workspace, self.workspace = self.workspace, None
        try:
            workspace.close()
        except JournalError as error:
            self.failed.emit(str(error))
        self.locked.emit()
        return True

    def perform(
        self,
        text: str,
        do: Callable[[], Changes],
        undo: Callable[[], Changes] | None = None,
        *,
        message: str = "",
    ) -> bool:
        """Make a change, as a named undo step where `undo` is given; return whether it was made.

        Args:
            text: Name of the step as the Undo entry shows it, for example "Move to trash".
            do: One service call.
            undo: The service call that takes it back.
            message: A quiet line for the status strip, with Undo beside it where there is one.
        """
        if not self._attempt(do):
            return False
        if undo is not None:
            self.undo_stack.push(Step(text, do, undo, self._attempt))
        if message:
            (self.undo_offered if undo else self.message).emit(message)
        return True

    def notify(self, changes: Changes) -> None:
        """Tell the pages about a change that was made outside `perform` (autosave, a task)."""
        if changes:
            self._rest.start()
            self.changed.emit(changes)

    def shows_numbers(self) -> bool:
        """Whether ratings and scores may be shown now, or are hidden until the review."""
        return self.ask(lambda one: one.reviews.are_numbers_shown(self.today()), True)

    def ask(self, question: Callable[[Workspace], T], default: T) -> T:
        """Return what a reading service call answers; `default` when locked or when it fails."""
        if self.workspace is None:
            return default
        try:
            return question(self.workspace)
        except JournalError as error:
            self.failed.emit(str(error))
            return default

    def start(
        self,
        job: Callable[[Workspace, Progress], T],
        done: Callable[[T], object],
        *,
        failed: Callable[[str], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
    ) -> Task:
        """Run a job on a worker thread with its own connection to the open journal.

        Args:
            job: Gets a workspace that lives on the worker thread, and the progress callback.
            done: Gets the job's value, on the window's thread.
            failed: Gets the sentence instead of the `failed` signal.
            progress: Gets (done, total).
        """
        shared = self.workspace
        if shared is None:
            raise JournalError

        def with_own_connection(report: Progress) -> T:
            own = shared.another()
            try:
                return job(own, report)
            finally:
                own.close(with_backup=False)

        return self.run(with_own_connection, done, failed=failed, progress=progress)

    def look(
        self,
        job: Callable[[Workspace, Progress], T],
        done: Callable[[T], object],
        *,
        failed: Callable[[str], object] | None = None,
    ) -> Task:
        """Run a short reading job on the thread whose connection stays open.

        Jobs wait for each other there: end the one before with `Workspace.interrupt`.
        """
        shared = self.workspace
        if shared is None:
            raise JournalError
        kept = self._kept

        def with_kept_connection(report: Progress) -> T:
            return kept.use(shared, lambda own: job(own, report))

        return self.run(with_kept_connection, done, failed=failed, pool=kept.pool)

    def run(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], object],
        *,
        failed: Callable[[str], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
        pool: QThreadPool | None = None,
    ) -> Task:
        """Run a job that needs no open journal on a worker thread."""
        task = Task(job, self)
        task.succeeded.connect(done)
        task.failed.connect(failed or self.failed.emit)
        task.broke.connect(self.broke)
        if progress is not None:
            task.progressed.connect(progress)
        self._tasks.add(task)
        task.finished.connect(self._task_finished)
        task.start(pool or self._pool)
        return task

    def stop_tasks(self) -> None:
        """Cancel every task and wait for its thread."""
        for task in self._tasks:
            task.abandon()
        self._pool.waitForDone(JOIN_MS)
        self._kept.close(JOIN_MS)

    def look_for_changes(self) -> None:
        """Reload everything when another process wrote to the journal."""
        version = self.ask(lambda workspace: workspace.data_version(), self._version)
        if version != self._version:
            self._version = version
            self.changed.emit(Changes.ALL)

    def _attempt(self, do: Callable[[], Changes]) -> bool:
        try:
            changes = do()
        except JournalError as error:
            self.failed.emit(str(error))
            return False
        self.notify(changes)
        return True

    def _empty_log(self) -> None:
        if self.workspace is not None and not self.is_busy:
            with suppress(JournalError):  # another program reads just now; the next rest does it
                self.workspace.checkpoint()

    def _task_finished(self) -> None:
        task: Any = self.sender()
        self._tasks.discard(task)
        task.deleteLater()
        if not self._tasks:
            self.idle.emit()
