"""Autosave: what was typed is in the journal a second later, or said to be not."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from growthjournal.domain.errors import JournalBusyError, JournalError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from growthjournal.domain.entries import Entry
    from growthjournal.ui.session import Session

SAVE_AFTER_MS = 1000
RETRY_MS = 1000
LAST_TRIES_SECONDS = 5.0
"""How long locking waits for a journal that another program is writing to."""
BETWEEN_TRIES_MS = 50


class EntrySaver(QObject):
    """Holds the open entry and writes what was typed into it. Never enters the undo stack.

    Args:
        session: The open journal.
        typed: Returns title and body as they stand in the fields.

    Signals:
        saved: The text is in the journal.
        emptied: A text was replaced by nothing; it is among the versions.
        waiting: It is not; it stays in the fields and is tried again each second.
    """

    saved = Signal()
    emptied = Signal()
    waiting = Signal()

    def __init__(self, session: Session, typed: Callable[[], tuple[str, str]]) -> None:
        super().__init__(session)
        self._session = session
        self._typed = typed
        self.entry: Entry | None = None
        self.is_stored = False
        self.is_saving = False
        self._is_pending = False
        self._was_written = False
        self._was_busy = False
        self._stranded: dict[str, tuple[Path | None, Entry]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save_on_time)

    @property
    def is_pending(self) -> bool:
        """Whether something was typed since the last save."""
        return self._is_pending

    def open(self, entry: Entry | None, *, is_stored: bool = True) -> None:
        """Take over another entry; `leave` comes first."""
        self.entry = entry
        self.is_stored = is_stored
        self._is_pending = False
        self._was_written = False

    def touch(self) -> None:
        """Something was typed: save a second after the last key."""
        if self.entry is not None:
            self._is_pending = True
            self._timer.start(SAVE_AFTER_MS)

    def save(self) -> bool:
        """Write what was typed now; return whether nothing is left to write."""
        if self.entry is None or not self._is_pending:
            return True
        title, body = self._typed()
        is_same = (title, body) == (self.entry.title, self.entry.body)
        is_blank = not self.is_stored and not title.strip() and not body.strip()
        if is_same or is_blank:
            self._done(self.entry)
            return True
        after = replace(self.entry, title=title, body=body)
        if not self._write(after):
            self._timer.start(RETRY_MS)
            self.waiting.emit()
            return False
        self.is_stored = self._was_written = True
        self._stranded.pop(after.uuid, None)  # what was left there is older
        was_emptied = bool(self.entry.body.strip()) and not body.strip()
        self._done(after)
        if was_emptied:
            self.emptied.emit()
        return True

    def leave(self) -> None:
        """Save, and close the revision; what cannot be saved now is tried again later."""
        if self.entry is None:
            return
        if not self.save():
            title, body = self._typed()
            after = replace(self.entry, title=title, body=body)
            self._stranded[after.uuid] = (self._session.path, after)
            return
        if self._was_written:
            self._cut(self.entry.uuid)
        self._was_written = False

    def leave_for_good(self) -> None:
        """Save before locking or closing; waits a few seconds for a busy journal."""
        self.leave()
        deadline = time.monotonic() + LAST_TRIES_SECONDS
        while not self._save_stranded() and self._was_busy and time.monotonic() < deadline:
            QThread.msleep(BETWEEN_TRIES_MS)
        if self.is_safe:
            self._timer.stop()
        else:
            self._timer.start(RETRY_MS)

    @property
    def is_safe(self) -> bool:
        """Whether everything that was typed into this journal is stored in it."""
        return all(path != self._session.path for path, _entry in self._stranded.values())

    def may_lock(self) -> bool:
        """Tell in a sentence why the journal stays open while a text could not be saved."""
        if not self.is_safe and self._was_busy:
            self._session.failed.emit(
                _(
                    "Another program is writing to this journal, so your last words could not be "
                    "saved. The journal stays open; they are tried again each second."
                )
            )
        return self.is_safe

    def retry(self) -> None:
        """Try again what was left unsaved, for example after unlocking."""
        if not self._save_stranded():
            self._timer.start(RETRY_MS)

    def _save_on_time(self) -> None:
        self.save()
        self.retry()

    def _done(self, after: Entry) -> None:
        self.entry = after
        self._is_pending = False
        self.saved.emit()

    def _write(self, after: Entry) -> bool:
        """Store title and body over whatever else is stored; keep text on any failure."""
        workspace = self._session.workspace
        if workspace is None:
            return False
        self.is_saving = True
        self._was_busy = False
        try:
            self._session.notify(workspace.journal.put(self._merged(after)))
        except JournalBusyError:
            self._was_busy = True
            return False
        except JournalError as error:
            self._session.failed.emit(str(error))
            return False
        finally:
            self.is_saving = False
        return True

    def _merged(self, after: Entry) -> Entry:
        workspace = self._session.workspace
        if workspace is None or not self.is_stored:
            return after
        try:
            stored = workspace.journal.entry(after.uuid)
        except JournalBusyError:
            raise
        except JournalError:  # another program erased the entry: what was typed is all there is
            return after
        base = self.entry
        if base is not None and base.uuid == stored.uuid and stored.body != base.body:
            self._cut(stored.uuid)
        return replace(stored, title=after.title, body=after.body)

    def _save_stranded(self) -> bool:
        for uuid, (path, entry) in list(self._stranded.items()):
            if self._session.path != path:
                continue
            if not self._write(entry):
                return False
            del self._stranded[uuid]
            self._cut(uuid)
            if self.entry is not None and self.entry.uuid == uuid:
                self.entry, self.is_stored = entry, True
                self.save()
        return True

    def _cut(self, uuid: str) -> None:
        """Close the revision; a journal that is busy closes it with the next save."""
        workspace = self._session.workspace
        if workspace is None:
            return
        try:
            workspace.journal.leave(uuid)
        except JournalBusyError:
            return
        except JournalError as error:
            self._session.failed.emit(str(error))
