"""What a new entry begins with: a template, which counts as nothing until it is touched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from growthjournal.domain.entries import Entry

if TYPE_CHECKING:
    from growthjournal.domain.entries import EntryKind
    from growthjournal.domain.writing import Template
    from growthjournal.ui.pages.journal_saving import EntrySaver
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.editor import BodyEditor


class Beginning:
    """The template of the open entry, while the entry is a new one."""

    def __init__(self, session: Session, saver: EntrySaver, body: BodyEditor) -> None:
        self._session = session
        self._saver = saver
        self._body = body
        self._template: str | None = None

    def forget(self) -> None:
        """Another entry was opened, or none is."""
        self._template = None

    def fresh(self, kind: EntryKind | None, template: str) -> tuple[Entry, str]:
        """Return a new entry for today and what it begins with.

        Args:
            kind: What it is to be; without one, today's own template decides.
            template: What it begins with, where a kind is given.
        """
        from growthjournal.domain.templates import template_of_day
        from growthjournal.ui.moment import time_here

        at, zone = time_here()
        entry = Entry(date=self._session.today(), time=at, zone=zone)
        if kind is None:
            own = template_of_day(self._own(), self._session.today())
            if own is None:
                return entry, template
            kind, template = own.kind, own.body
        return replace(entry, kind=kind), template

    def begin(self, template: str) -> None:
        """Put a template into the new entry that was just opened."""
        self._template = template
        self._show(template)

    def written(self, body: str) -> str:
        """Return what of a text was written: nothing while it equals the template."""
        entry = self._saver.entry
        if self._template and body == self._template and entry is not None and not entry.body:
            return ""
        return body

    def change_kind(self, kind: EntryKind) -> None:
        """Offer the prompts of another kind, unless something was written already."""
        if self._template is None or self.written(self._body.text()):
            return
        self.begin(self.prompts(kind))

    def prompts(self, kind: EntryKind) -> str:
        """Return what entries of a kind begin with today: the own template, or A8's prompts."""
        from growthjournal.domain.templates import template_of_kind
        from growthjournal.wording.templates import built_in_template

        own = template_of_kind(self._own(), kind, self._session.today())
        return built_in_template(kind) if own is None else own.body

    def _own(self) -> list[Template]:
        nothing: list[Template] = []
        return self._session.ask(lambda one: one.writing.templates(), nothing)

    def _show(self, template: str) -> None:
        if template == self._body.text():
            return
        from growthjournal.domain.templates import first_place

        self._body.show_text(template)
        cursor = QTextCursor(self._body.view.document())
        cursor.setPosition(min(first_place(template), cursor.document().characterCount() - 1))
        self._body.view.setTextCursor(cursor)
