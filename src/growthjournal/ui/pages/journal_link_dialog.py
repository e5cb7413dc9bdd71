"""Asks for the words and the target of a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton, labelled

if TYPE_CHECKING:
    from growthjournal.ui.session import Session


class LinkDialog(FramedDialog):
    """Two fields; without a target there is no link.

    Attributes:
        words: What the link reads.
        target: Where it leads.
    """

    def __init__(self, session: Session, parent: QWidget, words: str, target: str) -> None:
        super().__init__(session, parent, _("Link"), size=(440, 280))
        # What was typed is read after it closed.
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.setObjectName("linkDialog")
        self.words = QLineEdit(words)
        self.words.setObjectName("linkWords")
        self.target = QLineEdit(target)
        self.target.setObjectName("linkTarget")
        self.target.setPlaceholderText("https://")
        self.body.addWidget(labelled(_("Words"), self.words))
        self.body.addWidget(labelled(_("Target"), self.target))
        self.body.addStretch(1)
        cancel = SecondaryButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.save = PrimaryButton(_("Put in"))
        self.save.setObjectName("putInLink")
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        self.target.textChanged.connect(self._read_target)
        self.add_button(cancel)
        self.add_button(self.save)
        self._read_target()
        session.locked.connect(self.reject)
        (self.target if words else self.words).setFocus()

    def _read_target(self) -> None:
        self.save.setEnabled(bool(self.target.text().strip()))
