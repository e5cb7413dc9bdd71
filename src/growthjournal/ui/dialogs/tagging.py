"""Add a tag to the selected entries, or take one away."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from growthjournal.domain.entries import clean_tag
from growthjournal.language import gettext as _
from growthjournal.language import ngettext
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import (
    Chip,
    ChipRow,
    PrimaryButton,
    SecondaryButton,
    Text,
    labelled,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.entries import EntryFacts
    from growthjournal.ui.session import Session

MOST_CHIPS = 12


class TagDialog(FramedDialog):
    """One field; Enter adds. The tags that the entries carry by hand stand below.

    Signals:
        added: Name of a tag to add.
        removed: Name of a tag to take away.
    """

    added = Signal(str)
    removed = Signal(str)

    def __init__(
        self,
        session: Session,
        facts: Sequence[EntryFacts],
        known: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        title = ngettext("Tag {n} entry", "Tag {n} entries", len(facts)).format(n=len(facts))
        super().__init__(session, parent, title, size=(460, 400))
        self.setObjectName("tag-dialog")
        self._carried = Counter(tag for one in facts for tag in one.tags)
        self.field = QLineEdit()
        self.field.setObjectName("tagField")
        completer = QCompleter(list(known), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.textChanged.connect(self._look)
        self.body.addWidget(labelled(_("Tag"), self.field))
        if self._carried:
            self._show_carried()
        self.body.addStretch(1)
        self._build_buttons()
        self._look()
        self.field.setFocus()

    def _show_carried(self) -> None:
        self.body.addWidget(Text(_("Tags these entries carry"), "meta"))
        row = ChipRow()
        for name, count in self._carried.most_common(MOST_CHIPS):
            chip = Chip(f"{name} · {count}".replace("&", "&&"))
            chip.setAccessibleName(name)
            chip.clicked.connect(partial(self._take, name))
            row.add(chip)
        self.body.addWidget(row)

    def _build_buttons(self) -> None:
        cancel = SecondaryButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.remove_button = SecondaryButton(_("Remove"))
        self.remove_button.setObjectName("removeTag")
        self.remove_button.clicked.connect(self._remove)
        self.confirm_button = PrimaryButton(_("Add"))
        self.confirm_button.setObjectName("addTag")
        self.confirm_button.setDefault(True)
        self.confirm_button.clicked.connect(self._add)
        for button in (cancel, self.remove_button, self.confirm_button):
            self.add_button(button)

    def _take(self, name: str, _checked: object = None) -> None:
        self.field.setText(name)
        self.field.setFocus()

    def _look(self, _text: str = "") -> None:
        name = clean_tag(self.field.text())
        carried = {tag.casefold() for tag in self._carried}
        self.confirm_button.setEnabled(bool(name))
        self.remove_button.setEnabled(name.casefold() in carried)

    def _add(self) -> None:
        name = clean_tag(self.field.text())
        self.accept()
        self.added.emit(name)

    def _remove(self) -> None:
        name = clean_tag(self.field.text())
        self.accept()
        self.removed.emit(name)
