"""The locked journal: its passphrase, and what to do when it does not open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMessageBox, QVBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui import opening
from growthjournal.ui.widgets.basics import (
    Card,
    ElidedText,
    LinkButton,
    PrimaryButton,
    SecondaryButton,
    Text,
    labelled,
)
from growthjournal.ui.widgets.passphrase import PassphraseField

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction

    from growthjournal.domain.errors import JournalError
    from growthjournal.ui.session import Session

CARD_WIDTH = 440
SHOWN_BACKUPS = 10


class UnlockView(QWidget):
    """Asks for the passphrase in the window itself; the key is derived on a worker thread.

    Signals:
        other_wanted: The user wants another journal.
        restored: A backup was put in place; open this journal again.
    """

    other_wanted = Signal()
    restored = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("unlock")
        self._session = session
        self._path: Path | None = None
        self._needs_passphrase = True
        self.title = Text("", "title", wrap=True)
        self.file = ElidedText("", "muted")
        self.field = PassphraseField(_("Passphrase"))
        self.field.setObjectName("unlock-passphrase")
        self.button = PrimaryButton(_("Unlock"))
        self.button.setObjectName("unlock-button")
        self.sentence = Text("", wrap=True, selectable=True)
        self.sentence.setObjectName("unlock-sentence")
        self.restore = SecondaryButton(_("Restore a backup"), "history")
        self.restore.setObjectName("unlock-restore")
        self.other = LinkButton(_("Open another journal"))
        self.other.setObjectName("unlock-other")
        self._build()

    def _build(self) -> None:
        card = Card()
        card.setMaximumWidth(self._session.theme.px(CARD_WIDTH))
        self._card = card
        card.body.setSpacing(12)
        card.body.setContentsMargins(28, 26, 28, 26)
        self.entry = labelled(_("Passphrase"), self.field)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.restore)
        row.addStretch(1)
        for part in (self.title, self.file, self.entry, self.sentence):
            card.body.addWidget(part)
        card.body.addLayout(row)
        card.body.addWidget(self.other)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 4)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.field.returnPressed.connect(self._try)
        self.button.clicked.connect(self._try)
        self.other.clicked.connect(self._want_other)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._list_backups)
        self._menu.triggered.connect(self._confirm)
        self.restore.setMenu(self._menu)
        self._session.theme.changed.connect(self._resize_card)

    def ask(self, path: Path) -> None:
        """Ask for the passphrase of a journal."""
        self._show(path, _("Your journal is locked"), "", needs_passphrase=True)
        self.restore.hide()
        self.field.setFocus()

    def tell(self, path: Path, sentence: str) -> None:
        """Say why a journal without passphrase did not open."""
        self._show(path, _("This journal did not open"), sentence, needs_passphrase=False)
        self.restore.setVisible(bool(opening.backups_beside(path)))
        self.button.setFocus()

    def open_created(self, passphrase: str) -> None:
        """Open a journal that was just created, with the passphrase it was given."""
        self.field.setText(passphrase)
        self._try()

    def forget(self) -> None:
        """Drop what was typed."""
        self.field.forget()

    def _show(self, path: Path, title: str, sentence: str, *, needs_passphrase: bool) -> None:
        self._path = path
        self._needs_passphrase = needs_passphrase
        self.field.forget()
        self.title.setText(title)
        self.file.setText(path.name)
        self.file.setToolTip(str(path))
        self.entry.setVisible(needs_passphrase)
        self._say(sentence)
        self._set_busy(busy=False)

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _set_busy(self, *, busy: bool) -> None:
        idle_name = _("Unlock") if self._needs_passphrase else _("Try again")
        self.button.setText(_("Opening…") if busy else idle_name)
        self.button.setAccessibleName(self.button.text())
        for part in (self.button, self.field, self.restore, self.other):
            part.setEnabled(not busy)

    def _try(self) -> None:
        if self._path is None or not self.button.isEnabled():
            return
        if not self._needs_passphrase:
            self.restored.emit(self._path)
            return
        if not self.field.text():
            self._say(_("Type the passphrase first."))
            return
        self._say("")
        self._set_busy(busy=True)
        opening.unlock(
            self._session, self._path, self.field.text(), done=self._opened, failed=self._refused
        )

    def _opened(self) -> None:
        self._set_busy(busy=False)
        self.forget()

    def _refused(self, error: JournalError) -> None:
        self._set_busy(busy=False)
        self._say(str(error))
        if self._path is not None:
            self.restore.setVisible(bool(opening.backups_beside(self._path)))
        self.field.selectAll()
        self.field.setFocus()

    def _list_backups(self) -> None:
        self._menu.clear()
        backups = opening.backups_beside(self._path) if self._path else []
        for backup in backups[:SHOWN_BACKUPS]:
            self._menu.addAction(_moment(backup)).setData(backup)

    def _confirm(self, chosen: QAction) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(_("Restore a backup"))
        box.setText(_("Put this backup in the journal's place?"))
        box.setInformativeText(
            _("The file that is there now is kept beside it under another name.")
        )
        box.addButton(_("Restore"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.accepted.connect(partial(self._put_back, chosen.data()))
        box.open()

    def _put_back(self, backup: Path) -> None:
        if self._path is None:
            return
        self._set_busy(busy=True)
        opening.restore(
            self._session,
            backup,
            self._path,
            self.field.text() if self._needs_passphrase else None,
            done=self._was_put_back,
            failed=self._was_not_put_back,
        )

    def _was_put_back(self, aside: Path | None) -> None:
        self._set_busy(busy=False)
        path = self._path
        if aside is not None:
            self._session.message.emit(
                _("Restored. The file from before is {name}.").format(name=aside.name)
            )
        self.restored.emit(path)

    def _was_not_put_back(self, sentence: str) -> None:
        self._set_busy(busy=False)
        self._say(sentence)

    def _want_other(self) -> None:
        self.other_wanted.emit()

    def _resize_card(self) -> None:
        self._card.setMaximumWidth(self._session.theme.px(CARD_WIDTH))


def _moment(backup: Path) -> str:
    """Return day and time from a backup's name, "journal_2026-11-20_181500.backup"."""
    _name, day, digits = backup.stem.rsplit("_", 2)
    return f"{day}  {digits[:2]}:{digits[2:4]}"
