"""The outside fact of an event review: asked for gently, once, and never required to save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from growthjournal.domain.entries import EntryKind
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import IconButton, Text

if TYPE_CHECKING:
    from growthjournal.domain.entries import Entry

MOST = 500
"""Characters; more belongs into the entry."""


def asks(entry: Entry) -> bool:
    """Whether a kind of entry counts as evidence only with an outside fact (method.md A8)."""
    return entry.kind is EntryKind.EVENT_REVIEW


class OutsideFact(QWidget):
    """One line under the text. Dismissed, it stays away for that entry until the program ends.

    Signals:
        written: The fact as it should be kept; None for none.
    """

    written = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._uuid = ""
        self._kept = ""
        self._dismissed: set[str] = set()
        self.field = QLineEdit()
        self.field.setObjectName("outsideFact")
        self.field.setMaxLength(MOST)
        self.field.setAccessibleName(_("Outside fact"))
        self.field.setPlaceholderText(
            _("No outside fact yet: a result, a quote, a remark from someone else.")
        )
        self.field.editingFinished.connect(self.keep)
        self.dismiss = IconButton("x", _("Not for this entry"))
        self.dismiss.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 6)
        row.setSpacing(8)
        row.addWidget(Text(_("Outside fact"), "meta"))
        row.addWidget(self.field, 1)
        row.addWidget(self.dismiss)

    def show_entry(self, entry: Entry) -> None:
        """Show an entry's fact, or ask for it."""
        fact = entry.outside_fact or ""
        if entry.uuid != self._uuid or fact != self._kept:
            self.field.setText(fact)
        self._uuid, self._kept = entry.uuid, fact
        self.dismiss.setVisible(not fact)
        self.setVisible(asks(entry) and (bool(fact) or entry.uuid not in self._dismissed))

    def keep(self) -> None:
        """Keep what was typed, if it is something else than before."""
        text = self.field.text().strip()
        if self._uuid and text != self._kept:
            self._kept = text
            self.written.emit(text or None)

    def forget(self) -> None:
        """Drop the words, with nothing to take back."""
        self._uuid = self._kept = ""
        self.field.setText("")
        self.hide()

    def _dismiss(self) -> None:
        self._dismissed.add(self._uuid)
        self.hide()
