"""Autosave of what the user expects to hear: in the journal a second after the last key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from growthjournal.domain.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from growthjournal.domain.conversations import Conversation
    from growthjournal.ui.session import Session

SAVE_AFTER_MS = 1000


class PredictionSaver(QObject):
    """Writes two lines of a conversation; never enters the undo stack.

    Args:
        session: The open journal.
        typed: Returns both as they stand in the fields.
    """

    def __init__(
        self, session: Session, typed: Callable[[], tuple[str | None, str | None]]
    ) -> None:
        super().__init__(session)
        self._session, self._typed = session, typed
        self._uuid: str | None = None
        self._is_pending = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)

    @property
    def is_pending(self) -> bool:
        """Whether something was typed since the last save."""
        return self._is_pending

    def open(self, uuid: str | None) -> None:
        """Take over another conversation; `save` comes first."""
        self._timer.stop()
        self._uuid, self._is_pending = uuid, False

    def touch(self) -> None:
        """Something was typed."""
        if self._uuid is not None:
            self._is_pending = True
            self._timer.start()

    def save(self) -> bool:
        """Write what was typed; return whether nothing is left to write."""
        workspace = self._session.workspace
        if not self._is_pending or self._uuid is None or workspace is None:
            return True
        pattern, assumption = self._typed()
        try:
            before: Conversation = workspace.mentoring.conversation(self._uuid)
            after = replace(before, predicted_pattern=pattern, predicted_assumption=assumption)
            changes = workspace.mentoring.put_conversation(after) if after != before else None
        except JournalError:
            self._timer.start()  # the words stay in the fields and are tried again
            return False
        self._is_pending = False
        if changes is not None:
            self._session.notify(changes)
        return True
