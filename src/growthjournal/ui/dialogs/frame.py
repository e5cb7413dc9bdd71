"""The common frame of dialogs: a title, a scrolling body, buttons at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from growthjournal.ui.widgets.basics import Hairline, ScrollColumn, Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from growthjournal.ui.session import Session


class FramedDialog(QDialog):
    """A dialog that keeps its buttons in sight at any text size; put things into `body`."""

    def __init__(
        self, session: Session, parent: QWidget | None, title: str, *, size: tuple[int, int]
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = Text(title, "title", wrap=True)
        column = ScrollColumn(margins=(26, 22, 26, 18))
        self.body = column.body
        self.body.setSpacing(14)
        self.body.addWidget(self.title)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(26, 14, 26, 16)
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(column, 1)
        whole.addWidget(Hairline())
        whole.addLayout(self._buttons)
        room = parent.window().size() if parent else None
        width, height = (session.theme.px(edge) for edge in size)
        if room is not None:
            width, height = min(width, room.width() - 24), min(height, room.height() - 24)
        self.resize(width, height)

    def add_button(self, button: QPushButton) -> None:
        """Put a button at the end of the row."""
        self._buttons.addWidget(button)
