"""The line below an entry: what it is linked to, files, versions, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from growthjournal.language import gettext as _
from growthjournal.language import ngettext
from growthjournal.ui.widgets.basics import ElidedText, Glyph, IconButton, QuietButton
from growthjournal.ui.widgets.link_bar import Linked, target_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session


class EntryFooter(QFrame):
    """Facts about an entry that are looked up rarely.

    Signals:
        files_wanted: The count of files was pressed.
        versions_wanted: The count of versions was pressed.
        export_wanted: The export button was pressed.
    """

    files_wanted = Signal()
    versions_wanted = Signal()
    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._glyph = Glyph("link")
        self.sentence = ElidedText("", "muted")
        self.sentence.setObjectName("linkedSentence")
        self.files = QuietButton("", "paperclip")
        self.files.setObjectName("filesButton")
        self.versions = QuietButton("", "history")
        self.versions.setObjectName("versionsButton")
        self.export = IconButton("file-down", _("Export this entry"))
        self.export.setObjectName("exportEntryButton")
        self.files.clicked.connect(self._want_files)
        self.versions.clicked.connect(self._want_versions)
        self.export.clicked.connect(self._want_export)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self._glyph)
        row.addWidget(self.sentence, 1)
        for button in (self.files, self.versions, self.export):
            row.addWidget(button)

    def show_facts(self, links: Sequence[Linked], files: int, versions: int) -> None:
        """Show links in a sentence and how many files and versions there are."""
        self._glyph.setVisible(bool(links))
        self.sentence.setText(linked_sentence(links))
        self.files.setText(str(files))
        self.files.setVisible(files > 0)
        self.files.setAccessibleName(
            ngettext("{n} picture or file", "{n} pictures and files", files).format(n=files)
        )
        self.files.setToolTip(self.files.accessibleName())
        words = ngettext("{n} version", "{n} versions", versions).format(n=versions)
        self.versions.setText(words)
        self.versions.setAccessibleName(words)
        self.versions.setVisible(versions > 0)

    def clear(self) -> None:
        """Drop everything that came from the journal."""
        self.show_facts((), 0, 0)

    def _want_files(self) -> None:
        self.files_wanted.emit()

    def _want_versions(self) -> None:
        self.versions_wanted.emit()

    def _want_export(self) -> None:
        self.export_wanted.emit()


def linked_sentence(links: Sequence[Linked]) -> str:
    """Return for example "Linked: pattern “…” · conversation with Ada, 27 October"."""
    if not links:
        return ""
    parts = []
    for linked in links:
        kind = target_name(linked.link.target_kind)
        if linked.link.target_kind in {"conversation", "person"}:
            parts.append(linked.title)
        else:
            parts.append(_("{kind} “{title}”").format(kind=kind, title=linked.title))
    return _("Linked: {records}").format(records=" · ".join(parts))


def linked_and_versions(session: Session, uuid: str) -> tuple[list[Linked], int]:
    """Return what an entry is linked to, and how many versions it has."""

    def ask(workspace: Workspace) -> tuple[list[Linked], int]:
        journal = workspace.journal
        links = [
            Linked(link=link, title=journal.linked_title(link.target_kind, link.target))
            for link in journal.links(uuid)
        ]
        return [one for one in links if one.title], len(journal.revisions(uuid))

    nothing: tuple[list[Linked], int] = ([], 0)
    return session.ask(ask, nothing)
