"""The entries in the trash: look, bring some back, or erase them for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem, QWidget

from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui.pages.journal_bring_back import BringBackDialog
from growthjournal.ui.widgets.basics import SecondaryButton, Text
from growthjournal.ui.widgets.difference_html import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from growthjournal.domain.entries import EntryRow
    from growthjournal.services.journal import JournalService
    from growthjournal.ui.session import Session


class TrashDialog(BringBackDialog):
    """What is in the trash; accepted when entries are to come back."""

    def __init__(self, session: Session, rows: Sequence[EntryRow], parent: QWidget) -> None:
        super().__init__(session, _("Trash"), _("Bring back"), parent)
        self.setObjectName("trashDialog")
        self._session = session
        self._rows = list(rows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.erase = SecondaryButton(_("Delete for good…"))
        self.erase.setObjectName("eraseButton")
        self.erase.clicked.connect(self._erase_chosen)
        self.empty = SecondaryButton(_("Empty the trash…"))
        self.empty.setObjectName("emptyTrashButton")
        self.empty.clicked.connect(self._empty)
        self.options.insertWidget(0, self.empty)
        self.options.insertWidget(2, self.erase)
        self.note = Text("", "meta", wrap=True)
        self.over_text.addWidget(self.note, 1)
        self.list.currentRowChanged.connect(self._show_entry)
        self.list.itemSelectionChanged.connect(self._tell_chosen)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._erase_chosen)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._fill()

    @property
    def chosen(self) -> list[str]:
        """The uuids of the selected entries, as the list shows them."""
        return [self._rows[one.row()].uuid for one in sorted(self.list.selectedIndexes())]

    def _fill(self) -> None:
        today = self._session.today()
        none: dict[str, int] = {}
        days = self._session.ask(lambda workspace: workspace.journal.trash_days_left(today), none)
        self.list.clear()
        for row in self._rows:
            title = row.title or _("No title")
            left = _left(days.get(row.uuid, 0))
            facts = _("{left} · {day}").format(day=format_date(row.date, "medium"), left=left)
            self.list.addItem(QListWidgetItem(f"{title}\n{facts}"))
        self.text.setPlainText("" if self._rows else _("The trash is empty."))
        self.empty.setEnabled(bool(self._rows))
        if self._rows:
            self.list.setCurrentRow(0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        count = len(self.chosen)
        for button in (self.restore, self.erase):
            button.setEnabled(count > 0)
        if count > 1:
            words = ngettext("{n} selected", "{n} selected", count)
            self.note.setText(words.format(n=format_number(count)))
        else:
            self.note.setText(_("Entries stay here for 30 days."))

    def _show_entry(self, row: int) -> None:
        if not 0 <= row < len(self._rows):
            return
        uuid = self._rows[row].uuid
        entry = self._session.ask(lambda workspace: workspace.journal.entry(uuid), None)
        self.set_html(escaped("" if entry is None else entry.body))

    def _erase_chosen(self) -> None:
        uuids = self.chosen
        if uuids:
            question = ngettext(
                "Delete this entry for good?", "Delete these {n} entries for good?", len(uuids)
            )
            self._gone_for_good(
                question.format(n=format_number(len(uuids))), lambda journal: journal.erase(uuids)
            )

    def _empty(self) -> None:
        self._gone_for_good(_("Empty the trash?"), lambda journal: journal.empty_trash())

    def _gone_for_good(self, question: str, act: Callable[[JournalService], Changes]) -> None:
        workspace = self._session.workspace
        if workspace is None or not self._is_sure(question):
            return
        journal = workspace.journal
        if self._session.perform(_("Delete for good"), lambda: act(journal)):
            nothing: list[EntryRow] = []
            self._rows = self._session.ask(lambda one: one.journal.trashed(), nothing)
            self._fill()

    def _is_sure(self, question: str) -> bool:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self)
        box.setObjectName("eraseQuestion")
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(_("Trash"))
        box.setText(question)
        box.setInformativeText(
            _("Its text and all its versions are erased. This cannot be undone.")
        )
        sure = box.addButton(_("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        is_sure = box.clickedButton() is sure
        box.deleteLater()
        return is_sure


def _left(days: int) -> str:
    if days <= 0:
        return _("leaves today")
    return ngettext("leaves in {n} day", "leaves in {n} days", days).format(n=days)
