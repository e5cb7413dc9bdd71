"""Creating a journal: where it lives and how it is protected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.paths import default_journal
from growthjournal.ui import opening
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton, Text, labelled
from growthjournal.ui.widgets.passphrase import PASSPHRASE_MINIMUM, PassphraseField, strength_of

if TYPE_CHECKING:
    from growthjournal.ui.session import Session

SUFFIX = ".growthjournal"


class CreateDialog(FramedDialog):
    """Asks for path and passphrase and creates the journal on a worker thread.

    Signals:
        created: (path, passphrase or None) of the new journal.
    """

    created = Signal(object, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent, _("Create a journal"), size=(560, 640))
        self.setObjectName("create-dialog")
        self.place = QLineEdit(str(_free_path(default_journal())))
        self.place.setObjectName("create-path")
        self.first = PassphraseField(_("Passphrase"))
        self.first.setObjectName("create-passphrase")
        self.second = PassphraseField(_("The same passphrase again"))
        self.second.setObjectName("create-again")
        self.strength = Text(strength_of(""), "meta", wrap=True)
        self.plain = QCheckBox(_("No encryption"))
        self.plain.setObjectName("create-plain")
        self.sentence = Text("", wrap=True)
        self.sentence.setObjectName("create-sentence")
        self.sentence.hide()
        self._build()

    def _build(self) -> None:
        self.body.addWidget(
            Text(
                _(
                    "If an employer manages this laptop, keep your journal on one of your own: "
                    "whoever manages a computer can read what is typed on it."
                ),
                wrap=True,
            )
        )
        self.body.addWidget(labelled(_("Where it lives"), self._place_row()))
        self._secret = QWidget()
        secret = QVBoxLayout(self._secret)
        secret.setContentsMargins(0, 0, 0, 0)
        secret.setSpacing(12)
        first = labelled(_("Passphrase"), self.first)
        first.layout().addWidget(self.strength)  # type: ignore[union-attr]
        secret.addWidget(first)
        secret.addWidget(labelled(_("The same passphrase again"), self.second))
        secret.addWidget(
            Text(
                _(
                    "The passphrase cannot be recovered. Without it nobody can read the "
                    "journal, you included. Write it down and keep it somewhere safe."
                ),
                wrap=True,
            )
        )
        self.body.addWidget(self._secret)
        self.body.addSpacing(4)
        self.body.addWidget(self.plain)
        self.plain_hint = Text(_("Anyone who can open the file can read it."), "meta", wrap=True)
        self.body.addWidget(self.plain_hint)
        self.body.addWidget(self.sentence)
        self.body.addStretch(1)
        cancel = SecondaryButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.button = PrimaryButton(_("Create journal"))
        self.button.setObjectName("create-button")
        self.button.setDefault(True)
        self.button.clicked.connect(self._create)
        self.add_button(cancel)
        self.add_button(self.button)
        self.first.textChanged.connect(self._show_strength)
        self.plain.toggled.connect(self._secret.setHidden)

    def _place_row(self) -> QWidget:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        choose = SecondaryButton(_("Choose…"))
        choose.setAccessibleName(_("Choose where the journal lives"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        self.place.setAccessibleName(_("Where it lives"))
        inside.addWidget(self.place, 1)
        inside.addWidget(choose)
        return row

    def _choose(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Where the journal lives"), self.place.text(), f"Growth Journal (*{SUFFIX})"
        )
        if name:
            path = Path(name)
            self.place.setText(str(path if path.suffix else path.with_suffix(SUFFIX)))

    def _show_strength(self, text: str) -> None:
        self.strength.setText(strength_of(text))

    def problem(self) -> str:
        """Return what keeps the journal from being created, empty when nothing does."""
        if not self.place.text().strip():
            return _("Say where the journal is to live.")
        if self.plain.isChecked():
            return ""
        if len(self.first.text()) < PASSPHRASE_MINIMUM:
            return _("The passphrase needs at least {count} characters.").format(
                count=PASSPHRASE_MINIMUM
            )
        if self.first.text() != self.second.text():
            return _("The two passphrases are not the same.")
        return ""

    def _create(self) -> None:
        problem = self.problem()
        self._say(problem)
        if problem:
            return
        self._passphrase = None if self.plain.isChecked() else self.first.text()
        self.button.setEnabled(False)
        opening.create(
            self.session,
            Path(self.place.text().strip()).expanduser(),
            self._passphrase,
            done=self._done,
            failed=self._failed,
        )

    def _done(self, path: Path) -> None:
        passphrase = self._passphrase
        self.first.forget()
        self.second.forget()
        self.accept()
        self.created.emit(path, passphrase)

    def _failed(self, sentence: str) -> None:
        self.button.setEnabled(True)
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))


def _free_path(path: Path) -> Path:
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free
