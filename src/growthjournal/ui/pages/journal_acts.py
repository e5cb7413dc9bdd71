"""What can be done to an entry besides typing, each a named step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.entries import Effort, EntryKind, Link, Revision, TargetKind
    from growthjournal.services.journal import JournalService
    from growthjournal.ui.pages.journal_saving import EntrySaver
    from growthjournal.ui.session import Session


class EntryActs:
    """Acts on the entry that the saver holds."""

    def __init__(self, session: Session, saver: EntrySaver) -> None:
        self._session = session
        self._saver = saver

    def set_date(self, day: date) -> bool:
        """Write the entry on another day."""
        return self._set(_("Change the date"), date=day)

    def set_kind(self, kind: EntryKind) -> bool:
        """Make it another kind of entry."""
        return self._set(_("Change the kind"), kind=kind)

    def set_language(self, language: str | None) -> bool:
        """Check its spelling in another language; None for the journal's."""
        return self._set(_("Change the language"), language=language)

    def set_outside_fact(self, fact: str | None) -> bool:
        """Keep a result, a quote or a remark from outside."""
        return self._set(_("Change the outside fact"), outside_fact=fact)

    def set_effort(self, effort: Effort | None) -> bool:
        """Say what the effort behind the entry went into."""
        return self._set(_("Change the effort"), effort_type=effort)

    def set_starred(self, *, starred: bool) -> bool:
        """Star it or take the star away."""
        return self._set(_("Star") if starred else _("Remove the star"), starred=starred)

    def link(self, kind: TargetKind, target: str) -> bool:
        """Link the entry to a record; an entry not yet stored is stored first."""
        entry, journal = self._saver.entry, self._journal()
        if entry is None or journal is None:
            return False
        self._saver.save()
        if not self._saver.is_stored and not self._store_new():
            return False

        def undo() -> Changes:
            found = [one for one in journal.links(entry.uuid) if one.target == target]
            return journal.unlink(found[0].uuid) if found else Changes.NONE

        return self._session.perform(
            _("Add a link"), lambda: journal.link(entry.uuid, kind, target), undo
        )

    def unlink(self, link: Link) -> bool:
        """Take a link away."""
        journal = self._journal()
        if journal is None:
            return False
        return self._session.perform(
            _("Remove a link"),
            lambda: journal.unlink(link.uuid),
            lambda: journal.relink(link.uuid),
            message=_("Link removed"),
        )

    def trash(self) -> bool:
        """Move the entry to the trash."""
        entry, journal = self._saver.entry, self._journal()
        if entry is None or journal is None:
            return False
        self._saver.leave()
        return self._session.perform(
            _("Move to trash"),
            lambda: journal.trash([entry.uuid]),
            lambda: journal.restore_from_trash([entry.uuid]),
            message=_("Moved to the trash, where it stays 30 days"),
        )

    def restore(self, revision: Revision) -> bool:
        """Make an earlier version the present one; the present one is kept as a version."""
        entry, journal = self._saver.entry, self._journal()
        if entry is None or journal is None or not self._saver.save():
            return False
        now = journal.entry(entry.uuid)
        return self._session.perform(
            _("Restore a version"),
            lambda: journal.restore_revision(revision),
            lambda: journal.put(replace(journal.entry(entry.uuid), title=now.title, body=now.body)),
            message=_("Earlier version restored"),
        )

    def _journal(self) -> JournalService | None:
        workspace = self._session.workspace
        return None if workspace is None else workspace.journal

    def _store_new(self) -> bool:
        entry, journal = self._saver.entry, self._journal()
        if entry is None or journal is None:
            return False
        if not self._session.perform(_("New entry"), lambda: journal.put(entry)):
            return False
        self._saver.is_stored = True
        return True

    def _set(self, name: str, **fields: Any) -> bool:  # noqa: ANN401 - values of Entry's fields
        entry, journal = self._saver.entry, self._journal()
        if entry is None or journal is None:
            return False
        if not self._saver.is_stored:
            self._saver.entry = replace(entry, **fields)
            return True
        if not self._saver.save():
            return False
        before = {key: getattr(entry, key) for key in fields}
        if before == fields:
            return True
        return self._session.perform(
            name,
            lambda: journal.put(replace(journal.entry(entry.uuid), **fields)),
            lambda: journal.put(replace(journal.entry(entry.uuid), **before)),
        )
