"""The capture line with what it stands for: a draft that is kept, and an entry in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.ui.moment import time_here
from growthjournal.ui.widgets.capture_line import CaptureLine
from growthjournal.ui.widgets.completion_signs import CompletionSigns

if TYPE_CHECKING:
    from growthjournal.domain.entries import Entry
    from growthjournal.services.capturing import Draft, Named
    from growthjournal.services.changes import Changes
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.completion import Choice

KEEP_AFTER_MS = 1000


class CaptureField(QWidget):
    """Keeps what is typed as the journal's draft, and makes an entry of it on Enter.

    Signals:
        saved: The text is an entry now.
        left: Esc was pressed; the draft is kept.
        shown: Whether there is a draft may have changed.
    """

    saved = Signal()
    left = Signal()
    shown = Signal()

    def __init__(self, session: Session, key: str = "") -> None:
        super().__init__()
        self._session = session
        self._named: list[Named] = []
        self._kept = ""
        self.draft: Draft | None = None
        self.line = CaptureLine(session.theme, key)
        self.signs = CompletionSigns(session, self.line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._timer.start)
        self.line.entered.connect(self.save)
        self.line.left.connect(self._leave)
        self.line.notice.connect(session.message)
        self.signs.chosen.connect(self._take)
        session.about_to_lock.connect(self.keep)
        session.add_guard(self._may_lock)
        session.locked.connect(self.clear)

    def load(self) -> None:
        """Show the draft that the journal keeps; one that is old becomes an entry."""
        if not self.is_kept():
            return
        draft = self._session.ask(lambda one: one.capture.draft(), None)
        if draft is not None and draft.is_old:
            self._store_old(draft)
            draft = None
        text = "" if draft is None else draft.text
        self.draft = draft
        self._named = [] if draft is None else list(draft.named)
        if text != self.line.toPlainText():
            self.line.show_text(text)
        self._kept = text
        self._timer.stop()
        self.shown.emit()

    def keep(self) -> None:
        """Keep what was typed in the journal; tried again when it is busy."""
        self._timer.stop()
        workspace, text = self._session.workspace, self.line.toPlainText()
        if workspace is None or text == self._kept:
            return
        before, self._kept = self._kept, text  # told of the change, others read what is kept
        try:
            self._session.notify(workspace.capture.keep_draft(text, self._named))
        except JournalError:
            self._kept = before
            self._timer.start()

    def is_kept(self) -> bool:
        """Whether everything that was typed is in the journal."""
        return self._session.workspace is None or self.line.toPlainText() == self._kept

    def _may_lock(self) -> bool:
        if not self.is_kept():
            self._session.failed.emit(
                _("What you are capturing could not be kept yet, so the journal stays open.")
            )
        return self.is_kept()

    def save(self) -> bool:
        """Make an entry of what was typed; return whether there is one now."""
        workspace = self._session.workspace
        text, named = self.line.toPlainText(), tuple(self._named)
        if workspace is None or not text.strip():
            return False
        if not self._store(workspace, self._entry(text), named, _("Saved to the journal")):
            return False
        self.clear()
        self.saved.emit()
        return True

    def discard(self) -> None:
        """Drop the draft; it can be brought back."""
        self.keep()
        workspace, draft = self._session.workspace, None
        if workspace is not None:
            draft = self._session.ask(lambda one: one.capture.draft(), None)
        if workspace is None or draft is None:
            return
        capture = workspace.capture
        self.clear()
        self._session.perform(
            _("Discard the capture"),
            lambda: capture.keep_draft(""),
            lambda: capture.restore_draft(draft),
            message=_("Discarded"),
        )

    def clear(self) -> None:
        """Drop every text."""
        self.draft = None
        self._named = []
        self._kept = ""
        self.line.show_text("")
        self._timer.stop()
        self.shown.emit()

    def _leave(self) -> None:
        self.keep()
        if self.line.toPlainText().strip():
            self._session.message.emit(_("Kept for two days. Ctrl N brings it back."))
        self.left.emit()

    def _entry(self, text: str) -> Entry:
        from growthjournal.services.capturing import entry_of

        at, zone = time_here()
        return entry_of(text, day=self._session.today(), at=at, zone=zone)

    def _store_old(self, draft: Draft) -> None:
        from growthjournal.services.capturing import entry_of

        workspace = self._session.workspace
        if workspace is not None:
            day = draft.at.astimezone().date()
            entry = entry_of(draft.text, day=day, at=None, zone=None)
            said = _("What you left unfinished two days ago is in the journal now")
            self._store(workspace, entry, draft.named, said)

    def _store(
        self, workspace: Workspace, entry: Entry, named: tuple[Named, ...], said: str
    ) -> bool:
        acts = [lambda: workspace.capture.add(entry, named)]

        def do() -> Changes:
            return acts.pop()() if acts else workspace.journal.restore_from_trash([entry.uuid])

        return self._session.perform(
            _("Capture"), do, lambda: workspace.journal.trash([entry.uuid]), message=said
        )

    def _take(self, choice: Choice) -> None:
        from growthjournal.services.capturing import Named
        from growthjournal.ui.pages.journal_mentions import KINDS, NameActs

        kind, workspace = KINDS.get(choice.sign), self._session.workspace
        if kind is None or workspace is None:
            return
        target, records = NameActs(self._session).created(choice.sign, choice.name)
        act = workspace.together.act(records)
        if records and not self._session.perform(_("Add a name"), act.do, act.undo):
            return
        self._named.append(Named(kind=kind, target=target, text=choice.text))
