"""What is picked around the open entry: its facts, its links, a copy, the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from growthjournal.language import gettext as _
from growthjournal.ui.pages.journal_copy import copy_markdown, copy_rich_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from growthjournal.domain.entries import Effort, EntryKind, Link
    from growthjournal.ui.pages.journal_acts import EntryActs
    from growthjournal.ui.pages.journal_below import BelowText
    from growthjournal.ui.pages.journal_header import EntryHeader
    from growthjournal.ui.pages.journal_saving import EntrySaver
    from growthjournal.ui.session import Session


class EntryPicks(QObject):
    """Carries out what is picked in the header and below the text.

    Args:
        session: The open journal.
        acts: What can be done to the entry.
        saver: The one that holds it.
        typed: Returns title and body as they stand in the fields.

    Signals:
        changed: The stored entry is another one now.
        kind_changed: It is of another kind now.
        facts_wanted: What is shown of the entry besides its words may be out of date.
        dropped: An entry that was never stored is not wanted.
        entry_wanted: Uuid of an entry to show instead.
    """

    changed = Signal()
    kind_changed = Signal(object)
    facts_wanted = Signal()
    dropped = Signal()
    entry_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        acts: EntryActs,
        saver: EntrySaver,
        typed: Callable[[], tuple[str, str]],
    ) -> None:
        super().__init__(session)
        self._session, self._acts, self._saver, self._typed = session, acts, saver, typed

    def listen_to(self, header: EntryHeader, below: BelowText) -> None:
        """Carry out what is picked there."""
        header.date_picked.connect(self._set_date)
        header.kind_picked.connect(self._set_kind)
        header.star_picked.connect(self._set_star)
        header.effort_picked.connect(self._set_effort)
        header.trash_wanted.connect(self.trash)
        header.copy_wanted.connect(self.copy)
        header.copy_rich_wanted.connect(self.copy_rich)
        header.links.opened.connect(self._open_link)
        header.links.removed.connect(self._remove_link)
        below.fact_written.connect(self._keep_fact)

    def trash(self) -> None:
        """Move the entry to the trash; one that was never stored just goes."""
        if self._saver.save() and not self._saver.is_stored:
            self.dropped.emit()
        elif self._acts.trash():
            self.changed.emit()

    def copy(self) -> None:
        """Put title and text on the clipboard as Markdown."""
        copy_markdown(*self._typed())
        self._session.message.emit(_("Copied"))

    def copy_rich(self) -> None:
        """Put title and text on the clipboard with their styles."""
        copy_rich_text(*self._typed())
        self._session.message.emit(_("Copied"))

    def link_to(self, kind: object, target: str) -> None:
        """Link the entry to a record."""
        from growthjournal.domain.entries import TargetKind

        if self._acts.link(TargetKind(str(kind)), target):
            self.changed.emit()

    def _set_date(self, day: date) -> None:
        self._show(done=self._acts.set_date(day))

    def _set_kind(self, kind: EntryKind) -> None:
        if self._acts.set_kind(kind):
            self.changed.emit()
            self.kind_changed.emit(kind)
        self.facts_wanted.emit()

    def _set_effort(self, effort: Effort | None) -> None:
        self._show(done=self._acts.set_effort(effort))

    def _set_star(self, starred: bool) -> None:  # noqa: FBT001 - the signal's argument
        self._show(done=self._acts.set_starred(starred=starred))

    def _show(self, *, done: bool) -> None:
        if done:
            self.changed.emit()
        self.facts_wanted.emit()

    def _keep_fact(self, fact: str | None) -> None:
        if self._acts.set_outside_fact(fact):
            self.facts_wanted.emit()

    def _remove_link(self, link: Link) -> None:
        if self._acts.unlink(link):
            self.changed.emit()

    def _open_link(self, link: Link) -> None:
        if link.target_kind == "entry":
            self.entry_wanted.emit(link.target)
        else:
            self._session.record_wanted.emit(link.target_kind.value, link.target)
