"""Naming a search, and putting the saved ones in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton, Text, labelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from growthjournal.domain.writing import SavedSearch
    from growthjournal.ui.pages.journal_saved import SavedSearches
    from growthjournal.ui.session import Session

LONGEST_NAME = 60


class SearchNameDialog(FramedDialog):
    """Asks for the name of a search.

    Args:
        session: For sizes.
        parent: The widget it stands over.
        title: What is named.
        query: The search, shown as it is written.
        name: The name it has.
        taken: Whether another search has a name, which would be replaced.

    Attributes:
        name: What was typed.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget,
        title: str,
        *,
        query: str,
        name: str = "",
        taken: Callable[[str], bool] = lambda _name: False,
    ) -> None:
        super().__init__(session, parent, title, size=(440, 270))
        self.setObjectName("searchNameDialog")
        self._taken = taken
        self.field = QLineEdit(name)
        self.field.setObjectName("searchName")
        self.field.setMaxLength(LONGEST_NAME)
        self.field.selectAll()
        self.note = Text("", "meta", wrap=True)
        self.body.addWidget(Text(query, "muted", wrap=True))
        self.body.addWidget(labelled(_("Name"), self.field))
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        cancel = SecondaryButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.save = PrimaryButton(_("Save"))
        self.save.setObjectName("saveSearchName")
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        self.add_button(cancel)
        self.add_button(self.save)
        self.field.textChanged.connect(self._check)
        self._check()
        self.field.setFocus()

    def _check(self) -> None:
        self.name = self.field.text().strip()
        self.save.setEnabled(bool(self.name))
        replaces = bool(self.name) and self._taken(self.name)
        self.note.setText(_("The saved search of this name is replaced.") if replaces else "")


class SavedSearchesDialog(FramedDialog):
    """Rename, remove and order the saved searches, also with F2, Del, Alt+Up and Alt+Down."""

    def __init__(self, session: Session, parent: QWidget, saved: SavedSearches) -> None:
        super().__init__(session, parent, _("Saved searches"), size=(460, 420))
        self.setObjectName("savedSearchesDialog")
        self._saved = saved
        self.list = QListWidget()
        self.list.setObjectName("savedSearchList")
        self.list.setAccessibleName(_("Saved searches"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, name, keys, act in (
            (_("Rename…"), "renameSearch", "F2", self._rename),
            (_("Remove"), "removeSearch", "Del", self._remove),
            (_("Up"), "searchUp", "Alt+Up", self._up),
            (_("Down"), "searchDown", "Alt+Down", self._down),
        ):
            button = SecondaryButton(text)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
            button.clicked.connect(act)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        close = PrimaryButton(_("Close"))
        close.clicked.connect(self.accept)
        self.add_button(close)
        self._show("")
        self.list.setFocus()

    def _show(self, uuid: str) -> None:
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for place, search in enumerate(self._saved.all):
            item = QListWidgetItem(f"{search.name}\n{search.query}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{search.name}, {search.query}")
            self.list.addItem(item)
            row = place if search.uuid == uuid else row
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def _current(self) -> SavedSearch | None:
        row = self.list.currentRow()
        return self._saved.all[row] if 0 <= row < len(self._saved.all) else None

    def _rename(self) -> None:
        search = self._current()
        if search is None:
            return
        dialog = SearchNameDialog(
            self.session, self, _("Rename the search"), query=search.query, name=search.name
        )
        if dialog.exec():
            self._saved.rename(search, dialog.name)
        self._show(search.uuid)

    def _remove(self) -> None:
        search = self._current()
        if search is not None and self._saved.remove(search):
            self._show("")

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        search = self._current()
        if search is not None and self._saved.move(search, step):
            self._show(search.uuid)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.hasFocus():
            self.accept()
        else:
            super().keyPressEvent(event)
