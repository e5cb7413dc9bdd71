"""A short list of entries to choose one from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.entries import EntryRow
    from growthjournal.ui.session import Session


class EntryChooser(QDialog):
    """Up and Down move, Enter or a click takes, Esc closes.

    Attributes:
        picked: Uuid of the entry that was taken.
    """

    def __init__(
        self, session: Session, parent: QWidget, title: str, rows: Sequence[EntryRow]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("entryChooser")
        self.setWindowTitle(title)
        self.picked: str | None = None
        self.list = QListWidget()
        self.list.setObjectName("entryChoices")
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row in rows:
            name, day = row.title or _("No title"), format_date(row.date, "full")
            item = QListWidgetItem(f"{name}\n{day}")
            item.setData(Qt.ItemDataRole.UserRole, row.uuid)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {day}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(Text(title, "section", wrap=True))
        column.addWidget(self.list)
        room = parent.window().size()
        width, height = session.theme.px(420), session.theme.px(360)
        self.resize(min(width, room.width() - 24), min(height, room.height() - 24))
        self.list.setFocus()
        session.locked.connect(self._forget)

    def _forget(self) -> None:
        self.list.clear()
        self.reject()

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.picked = item.data(Qt.ItemDataRole.UserRole)
            self.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
        else:
            super().keyPressEvent(event)


def choose(session: Session, parent: QWidget, title: str, rows: Sequence[EntryRow]) -> str | None:
    """Let one of some entries be chosen; return its uuid."""
    dialog = EntryChooser(session, parent, title, rows)
    dialog.exec()
    picked = dialog.picked
    dialog.deleteLater()  # it holds titles
    return picked
