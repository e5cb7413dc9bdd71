"""A field for a passphrase, and what makes a good one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon

PASSPHRASE_MINIMUM = 10
"""Characters a new passphrase must have (security.md T1)."""
COMFORTABLE = 16
FEW_LETTERS = 5


class PassphraseField(QLineEdit):
    """Hides what is typed until the eye is pressed; hidden again when it is cleared."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._eye = QAction(icon("eye"), _("Show the passphrase"), self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def forget(self) -> None:
        """Drop what was typed, its undo steps included."""
        self.clear()
        self._eye.setChecked(False)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - what the signal sends
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)


def strength_of(passphrase: str) -> str:
    """Return one line about a new passphrase, for under its field."""
    missing = PASSPHRASE_MINIMUM - len(passphrase)
    if missing > 0:
        return _("At least {count} characters; four unrelated words are easy to keep.").format(
            count=PASSPHRASE_MINIMUM
        )
    if len(set(passphrase)) < FEW_LETTERS:
        return _("Easy to guess: it repeats itself.")
    if len(passphrase) < COMFORTABLE:
        return _("Long enough. Another word would make it much harder to guess.")
    return _("Hard to guess.")
