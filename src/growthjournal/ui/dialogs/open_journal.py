"""Opening a journal: the recent ones, or any file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from growthjournal.language import gettext as _
from growthjournal.paths import data_dir
from growthjournal.ui.dialogs.create import SUFFIX
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton, Text

if TYPE_CHECKING:
    from growthjournal.ui.session import Session


class OpenDialog(FramedDialog):
    """Lists recent journals that still exist.

    Signals:
        chosen: The path of the journal to open.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent, _("Open a journal"), size=(520, 420))
        self.setObjectName("open-dialog")
        self.recent = QListWidget()
        self.recent.setObjectName("open-recent")
        self.recent.setAccessibleName(_("Recent journals"))
        for path in session.preferences.recent():
            if path.exists():
                item = QListWidgetItem(f"{path.name}\n{path.parent}")
                item.setData(Qt.ItemDataRole.UserRole, str(path))
                self.recent.addItem(item)
        has_recent = self.recent.count() > 0
        self.hint = Text(
            _("Recent journals") if has_recent else _("No journal was opened here yet."),
            "section" if has_recent else "muted",
        )
        self.body.addWidget(self.hint)
        self.body.addWidget(self.recent, 1)
        self.recent.setVisible(has_recent)
        self.open_button = PrimaryButton(_("Open"))
        self.open_button.setObjectName("open-button")
        self.open_button.setEnabled(has_recent)
        other = SecondaryButton(_("Choose a file…"), "folder-open")
        other.setObjectName("open-choose")
        cancel = SecondaryButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        other.clicked.connect(self._browse)
        self.open_button.clicked.connect(self._open)
        self.recent.itemActivated.connect(self._open)
        for button in (cancel, other, self.open_button):
            self.add_button(button)
        if has_recent:
            self.recent.setCurrentRow(0)
            self.recent.setFocus()
        else:
            self.body.addStretch(1)

    def _open(self) -> None:
        item = self.recent.currentItem()
        if item is not None:
            self._choose(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _browse(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Open a journal"), str(data_dir()), f"Growth Journal (*{SUFFIX});;*"
        )
        if name:
            self._choose(Path(name))

    def _choose(self, path: Path) -> None:
        self.accept()
        self.chosen.emit(path)
