"""A question with a few named answers, each a button; a digit presses it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import SecondaryButton, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from growthjournal.ui.session import Session

MOST_KEYS = 9


class ChoiceDialog(FramedDialog):
    """Nothing is preselected; Escape answers nothing."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        title: str,
        question: str,
        *,
        size: tuple[int, int] = (560, 420),
    ) -> None:
        super().__init__(session, parent, title, size=size)
        self.question = Text(question, wrap=True)
        self.body.addWidget(self.question)
        self.buttons: list[SecondaryButton] = []
        self.cancel = SecondaryButton(_("Cancel"))
        self.cancel.setObjectName("cancel")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.add_button(self.cancel)
        session.locked.connect(self.reject)

    def offer(
        self, words: str, more: str, button: str, spoken: str, choose: Callable[[], object]
    ) -> None:
        """Add an answer.

        Args:
            words: What it is about, as the user wrote it.
            more: A quiet line under it.
            button: What pressing it does.
            spoken: The same, with the words in it.
            choose: Called after the dialog closed.
        """
        number = len(self.buttons) + 1
        press = SecondaryButton(button)
        press.setObjectName(f"choice-{number}")
        press.setAccessibleName(spoken)
        press.setAutoDefault(True)
        if number <= MOST_KEYS:
            press.setAccessibleDescription(_("Key {key}.").format(key=number))
        press.clicked.connect(partial(self._chosen, choose))
        self.buttons.append(press)
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        for line in (Text(words, "strong", wrap=True), Text(more, "meta", wrap=True)):
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            line.setSizePolicy(policy)
            lines.addWidget(line)
            if not line.text():
                line.hide()
        beside.addLayout(lines, 1)
        beside.addWidget(press, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(row)

    def finish(self) -> None:
        """Call at the end of building."""
        self.body.addStretch(1)
        if self.buttons:
            self.buttons[0].setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < min(len(self.buttons), MOST_KEYS) and not event.modifiers():
            self.buttons[place].click()
        else:
            super().keyPressEvent(event)

    def _chosen(self, choose: Callable[[], object], *_checked: bool) -> None:
        self.accept()
        choose()
