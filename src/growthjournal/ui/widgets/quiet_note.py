"""One quiet line about an entry, with an act beside it, until it is dismissed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import IconButton, QuietButton, Text
from growthjournal.ui.widgets.spoken import announce


class QuietNote(QWidget):
    """A sentence and one act; hidden at first.

    Signals:
        pressed: The act was chosen.
    """

    pressed = Signal()

    def __init__(self, sentence: str, act: str, icon_name: str) -> None:
        super().__init__()
        self.text = Text(sentence, "muted", wrap=True)
        self.button = QuietButton(act, icon_name)
        self.button.clicked.connect(self._press)
        self.dismiss = IconButton("x", _("Dismiss"))
        self.dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self.dismiss)
        self.hide()

    def tell(self) -> None:
        """Show the line."""
        self.show()
        announce(self, self.text.text())

    def _press(self) -> None:
        self.hide()
        self.pressed.emit()
