"""Naming a template, and the list of all own ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem

from growthjournal.domain.entries import EntryKind
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton, labelled
from growthjournal.ui.widgets.entry_delegate import kind_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.writing import Template
    from growthjournal.ui.session import Session

LONGEST_NAME = 60


class OwnTemplates(Protocol):
    """Where the own templates are kept."""

    @property
    def all(self) -> list[Template]:
        """The own templates by name."""

    def put(self, template: Template, step: str) -> bool:
        """Keep a template, new or changed."""

    def remove(self, template: Template) -> bool:
        """Take a template away."""


def used_when(weekday: int | None) -> str:
    """Return when a template is used."""
    if weekday is None:
        return _("When I choose it")
    return _("New entries on {weekday}").format(weekday=QLocale().dayName(weekday + 1))


class TemplateDialog(FramedDialog):
    """Asks for the name of a template, its kind and its day of the week.

    Attributes:
        template: As it is filled in.
    """

    def __init__(self, session: Session, parent: QWidget, title: str, template: Template) -> None:
        super().__init__(session, parent, title, size=(440, 360))
        self.setObjectName("templateDialog")
        self.template = template
        self.field = QLineEdit(template.name[:LONGEST_NAME])
        self.field.setObjectName("templateName")
        self.field.setMaxLength(LONGEST_NAME)
        self.field.selectAll()
        self.kind = QComboBox()
        for kind in EntryKind:
            self.kind.addItem(kind_name(kind), kind.value)
        self.kind.setCurrentIndex(list(EntryKind).index(template.kind))
        self.day = QComboBox()
        self.day.setObjectName("templateDay")
        for weekday in (None, *range(7)):
            self.day.addItem(used_when(weekday), weekday)
        self.day.setCurrentIndex(0 if template.weekday is None else template.weekday + 1)
        self.body.addWidget(labelled(_("Name"), self.field))
        self.body.addWidget(labelled(_("Kind of entry"), self.kind))
        self.body.addWidget(labelled(_("Used"), self.day))
        self.body.addStretch(1)
        cancel = SecondaryButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.save = PrimaryButton(_("Save"))
        self.save.setObjectName("saveTemplate")
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        self.add_button(cancel)
        self.add_button(self.save)
        self.field.textChanged.connect(self._read)
        self.kind.currentIndexChanged.connect(self._read)
        self.day.currentIndexChanged.connect(self._read)
        self._read()
        self.field.setFocus()

    def _read(self) -> None:
        place = self.day.currentIndex()
        self.template = replace(
            self.template,
            name=self.field.text().strip(),
            kind=list(EntryKind)[self.kind.currentIndex()],
            weekday=place - 1 if place > 0 else None,
        )
        self.save.setEnabled(bool(self.template.name))


class TemplatesDialog(FramedDialog):
    """Change and remove the own templates, also with F2 and Del."""

    def __init__(self, session: Session, parent: QWidget, templates: OwnTemplates) -> None:
        super().__init__(session, parent, _("Templates"), size=(460, 420))
        self.setObjectName("templatesDialog")
        self._templates = templates
        self._shown: list[Template] = []
        self.list = QListWidget()
        self.list.setObjectName("templateList")
        self.list.setAccessibleName(_("Templates"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, name, keys, act in (
            (_("Change…"), "changeTemplate", "F2", self._change),
            (_("Remove"), "removeTemplate", "Del", self._remove),
        ):
            button = SecondaryButton(text)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
            button.clicked.connect(act)
            QShortcut(QKeySequence(keys), self).activated.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        close = PrimaryButton(_("Close"))
        close.clicked.connect(self.accept)
        self.add_button(close)
        self._show()
        self.list.setFocus()

    def _show(self) -> None:
        row = max(self.list.currentRow(), 0)
        self._shown = self._templates.all
        self.list.clear()
        for one in self._shown:
            facts = _("{kind} · {when}").format(
                kind=kind_name(one.kind), when=used_when(one.weekday)
            )
            item = QListWidgetItem(f"{one.name}\n{facts}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.name}, {facts}")
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def _current(self) -> Template | None:
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _change(self) -> None:
        template = self._current()
        if template is None:
            return
        dialog = TemplateDialog(self.session, self, _("Change the template"), template)
        if dialog.exec() and dialog.template.name:
            self._templates.put(dialog.template, _("Change a template"))
        self._show()

    def _remove(self) -> None:
        template = self._current()
        if template is not None and self._templates.remove(template):
            self._show()
