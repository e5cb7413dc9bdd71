"""The frame that the forms of patterns and assumptions share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton
from growthjournal.ui.widgets.form import Trouble

if TYPE_CHECKING:
    from growthjournal.ui.session import Session


class FormDialog(FramedDialog):
    """A form that stays open, with a sentence in place, when it could not be saved.

    Escape asks once before it discards what was typed; Ctrl Enter saves.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        title: str,
        *,
        size: tuple[int, int],
        button: str = "",
    ) -> None:
        super().__init__(session, parent, title, size=size)
        self._was_asked = False
        self._before: tuple[object, ...] = ()
        self.trouble = Trouble()
        self.trouble.layout().setContentsMargins(26, 0, 26, 10)  # type: ignore[union-attr]
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(1, self.trouble)
        cancel = SecondaryButton(_("Cancel"))
        cancel.setObjectName("cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.button = PrimaryButton(button or _("Save"))
        self.button.setObjectName("save")
        self.button.setDefault(True)
        self.button.clicked.connect(self.save)
        self.add_button(cancel)
        self.add_button(self.button)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        session.locked.connect(self._drop)

    def problem(self) -> str:
        """Return what is still missing, empty when nothing is."""
        return ""

    def write(self) -> None:
        """Save.

        Raises:
            JournalError: It could not be saved.
        """
        raise NotImplementedError

    def finish(self) -> None:
        """Call at the end of building: what is filled in now counts as unchanged."""
        self.body.addStretch(1)
        self._before = self._filled()

    @property
    def is_changed(self) -> bool:
        """Whether something was filled in or changed."""
        return self._filled() != self._before

    def save(self) -> bool:
        """Save and close, or say what keeps it from being saved."""
        sentence = self.problem()
        if not sentence:
            try:
                self.write()
            except JournalError as error:
                sentence = str(error)
        self.trouble.say(sentence)
        if sentence:
            return False
        self.accept()
        return True

    @override
    def reject(self) -> None:
        if self.is_changed and not self._was_asked:
            self._was_asked = True
            self.trouble.say(
                _("This is not saved yet. Press Escape again to discard it, or save it.")
            )
            return
        super().reject()

    def _drop(self) -> None:
        super().reject()

    def _filled(self) -> tuple[object, ...]:
        filled: list[object] = [one.text() for one in self.findChildren(QLineEdit)]
        filled += [one.toPlainText() for one in self.findChildren(QPlainTextEdit)]
        filled += [one.currentText() for one in self.findChildren(QComboBox)]
        filled += [one.value() for one in self.findChildren(QSpinBox)]
        filled += [one.date() for one in self.findChildren(QDateEdit)]
        filled += [
            one.isChecked()
            for one in self.findChildren(QAbstractButton)
            if one.isCheckable() and one.objectName() != "more"
        ]
        return tuple(filled)


def save_open_forms(page: QWidget) -> bool:
    """Save the forms over a page that can be saved; what lacks its one required field is left.

    Returns:
        False when one of them could not be saved.
    """
    open_forms = [one for one in page.findChildren(FormDialog) if one.isVisible()]
    changed = [one for one in open_forms if one.is_changed and not one.problem()]
    answers = [one.save() for one in changed]
    return all(answers)
