"""The user's own templates: begin with one, keep the open entry as one, rename, remove."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from growthjournal.domain.entries import EntryKind
from growthjournal.domain.writing import Template
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.entry_delegate import kind_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from growthjournal.ui.pages.journal_entry import EntryPane
    from growthjournal.ui.session import Session


class Templates:
    """Acts on templates for the journal page.

    Args:
        session: The open journal.
        page: What menus and dialogs stand over.
        pane: The open entry.
        begin: Starts an entry of a kind with a text.
    """

    def __init__(
        self,
        session: Session,
        page: QWidget,
        pane: EntryPane,
        begin: Callable[[EntryKind, str], object],
    ) -> None:
        self._session = session
        self._page = page
        self._pane = pane
        self._start = begin

    @property
    def all(self) -> list[Template]:
        """The own templates by name."""
        nothing: list[Template] = []
        return self._session.ask(lambda one: one.writing.templates(), nothing)

    def open_menu(self, under: QWidget) -> QMenu:
        """Open the menu of what a new entry can begin with."""
        menu = QMenu(self._page)
        menu.setObjectName("newEntryMenu")
        for kind in EntryKind:
            menu.addAction(kind_name(kind), partial(self._begin_kind, kind))
        own = self.all
        if own:
            menu.addSeparator()
        for template in own:
            menu.addAction(template.name.replace("&", "&&"), partial(self._begin, template))
        menu.addSeparator()
        keep = menu.addAction(_("Save this entry as a template…"), self.keep_entry)
        keep.setEnabled(self._pane.entry is not None)
        menu.addAction(_("Templates…"), self._organise).setEnabled(bool(own))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
        return menu

    def keep_entry(self) -> None:
        """Ask for a name and keep the text of the open entry as a template."""
        from growthjournal.ui.pages.journal_templates_dialogs import TemplateDialog

        pane = self._pane
        if pane.entry is None:
            return
        template = Template(
            name=pane.title.text().strip(), kind=pane.entry.kind, body=pane.body.text()
        )
        dialog = TemplateDialog(self._session, self._page, _("Save as a template"), template)
        if dialog.exec() and dialog.template.name:
            self.put(dialog.template, _("Save a template"), message=_("Template saved"))

    def put(self, template: Template, step: str, *, message: str = "") -> bool:
        """Keep a template, new or changed."""
        workspace = self._session.workspace
        if workspace is None:
            return False
        writing = workspace.writing
        before = next((one for one in self.all if one.uuid == template.uuid), None)
        return self._session.perform(
            step,
            lambda: writing.put(template),
            lambda: writing.put(before) if before else writing.remove(template),
            message=message,
        )

    def remove(self, template: Template) -> bool:
        """Take a template away."""
        workspace = self._session.workspace
        if workspace is None:
            return False
        writing = workspace.writing
        return self._session.perform(
            _("Remove a template"),
            lambda: writing.remove(template),
            lambda: writing.bring_back(template),
            message=_("Template removed"),
        )

    def _begin_kind(self, kind: EntryKind) -> None:
        self._start(kind, self._pane.beginning.prompts(kind))

    def _begin(self, template: Template) -> None:
        self._start(template.kind, template.body)

    def _organise(self) -> None:
        from growthjournal.ui.pages.journal_templates_dialogs import TemplatesDialog

        TemplatesDialog(self._session, self._page, self).exec()
