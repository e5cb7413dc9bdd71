"""The dialogs of the journal page: versions, trash, links, related entries, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from growthjournal.domain.entries import EntryRow, Revision, TargetKind
    from growthjournal.ui.pages.journal_entry import EntryPane
    from growthjournal.ui.pages.page import Page


class JournalDialogs:
    """Opens each over the page; none is imported before it is asked for.

    Args:
        page: What they stand over.
        pane: The open entry, which they are about.
        shows: Shows an entry by its uuid.
        looks_up: Reads the list anew.
    """

    def __init__(
        self,
        page: Page,
        pane: EntryPane,
        shows: Callable[[str], None],
        looks_up: Callable[[], None],
    ) -> None:
        self._page = page
        self._session = page.session
        self._pane = pane
        self._show = shows
        self._look_up = looks_up

    def related(self) -> None:
        """Let one of the related entries be opened."""
        from growthjournal.ui.pages.journal_jumps import choose_related

        if self._pane.entry is not None and self._pane.saver.save():
            picked = choose_related(self._session, self._page, self._pane.entry.uuid)
            if picked is not None:
                self._show(picked)

    def export(self) -> None:
        """Export the open entry."""
        entry = self._pane.entry
        if entry is not None and self._pane.saver.save() and self._pane.saver.is_stored:
            self.export_entries([entry.uuid])

    def export_entries(self, uuids: list[str]) -> None:
        """Export these entries."""
        from growthjournal.ui.dialogs.exporting import ExportDialog

        ExportDialog(self._session, self._page, uuids).open()

    def versions(self) -> None:
        """Show the versions of the open entry; restore the chosen one."""
        from growthjournal.ui.pages.journal_versions import VersionsDialog

        if not self._pane.saver.save() or self._pane.entry is None:
            return
        entry = self._pane.entry
        nothing: list[Revision] = []
        revisions = self._session.ask(
            lambda workspace: workspace.journal.revisions(entry.uuid), nothing
        )
        dialog = VersionsDialog(self._session, entry, revisions, self._page)
        if dialog.exec() and dialog.chosen is not None and self._pane.acts.restore(dialog.chosen):
            self._pane.refresh()
        dialog.deleteLater()  # it holds the entry's text

    def trash(self) -> None:
        """Show the trash; bring back what was chosen."""
        from growthjournal.ui.pages.journal_trash import TrashDialog

        nothing: list[EntryRow] = []
        rows = self._session.ask(lambda workspace: workspace.journal.trashed(), nothing)
        dialog = TrashDialog(self._session, rows, self._page)
        uuids = dialog.chosen if dialog.exec() else []
        dialog.deleteLater()
        workspace = self._session.workspace
        if uuids and workspace is not None:
            journal = workspace.journal
            self._session.perform(
                _("Bring back from the trash"),
                lambda: journal.restore_from_trash(uuids),
                lambda: journal.trash(uuids),
            )
            self._look_up()
            self._show(uuids[0])

    def links(self, kind: TargetKind) -> None:
        """Let a record be chosen to which the open entry is linked."""
        from growthjournal.ui.pages.journal_link_picker import LinkPicker

        entry = self._pane.entry
        if entry is None:
            return
        picker = LinkPicker(self._session, kind, self._page, without=entry.uuid)
        if picker.exec() and picker.picked is not None:
            self._pane.picks.link_to(kind, picker.picked)
        picker.deleteLater()
