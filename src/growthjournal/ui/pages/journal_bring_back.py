"""A list at the start, a text at the end, and a button that brings the chosen one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton

if TYPE_CHECKING:
    from growthjournal.ui.session import Session

LIST_WIDTHS = 190, 260


class BringBackDialog(QDialog):
    """What versions and trash have in common; no picture or address in a text is ever loaded."""

    def __init__(self, session: Session, title: str, button: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.theme = session.theme
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setMinimumWidth(session.theme.px(LIST_WIDTHS[0]))
        self.list.setMaximumWidth(session.theme.px(LIST_WIDTHS[1]))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Text"))
        self.text.setOpenLinks(False)
        self.restore = PrimaryButton(button)
        self.restore.setObjectName("restoreButton")
        self.restore.clicked.connect(self.accept)
        self.close_button = SecondaryButton(_("Close"))
        self.close_button.clicked.connect(self.reject)
        self.options = QHBoxLayout()
        self.options.addStretch()
        self.options.addWidget(self.close_button)
        self.options.addWidget(self.restore)
        self.over_text = QHBoxLayout()
        self.over_text.setSpacing(6)
        self._place()
        room = parent.window().size() - QSize(24, 24)
        self.resize(QSize(session.theme.px(860), session.theme.px(560)).boundedTo(room))

    def _place(self) -> None:
        detail = QVBoxLayout()
        detail.setSpacing(8)
        detail.addLayout(self.over_text)
        detail.addWidget(self.text, 1)
        halves = QHBoxLayout()
        halves.setSpacing(12)
        halves.addWidget(self.list)
        halves.addLayout(detail, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(halves, 1)
        column.addLayout(self.options)

    def set_html(self, words: str) -> None:
        """Show escaped text in the face that people's words are shown in."""
        font = self.theme.font("writing")
        style = f"white-space:pre-wrap; font-family:{font.family()}; font-size:{font.pixelSize()}px"
        self.text.setHtml(f'<div style="{style}">{words}</div>')
