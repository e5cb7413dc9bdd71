"""What stands under the text of the open entry: pictures, the outside fact, one quiet line."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from growthjournal.domain.entries import EntryKind
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from growthjournal.domain.entries import Entry
    from growthjournal.ui.pages.journal_fact import OutsideFact
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.image_strip import ImageStrip
    from growthjournal.ui.widgets.quiet_note import QuietNote


class BelowText(QVBoxLayout):
    """Builds what it shows with the first entry that needs it.

    Signals:
        fact_written: The outside fact as it should be kept; None for none.
        versions_wanted: The earlier text is asked for.
    """

    fact_written = Signal(object)
    versions_wanted = Signal()

    def __init__(self, session: Session, strip: ImageStrip) -> None:
        super().__init__()
        self._session = session
        self.addWidget(strip)

    @cached_property
    def fact(self) -> OutsideFact:
        """Where an event review's outside fact is written."""
        from growthjournal.ui.pages.journal_fact import OutsideFact

        fact = OutsideFact()
        fact.written.connect(self.fact_written)
        self._session.about_to_lock.connect(fact.keep)
        self.insertWidget(0, fact)
        return fact

    @cached_property
    def _emptied_note(self) -> QuietNote:
        from growthjournal.ui.widgets.quiet_note import QuietNote

        note = QuietNote(
            _("Emptied. The earlier text is under Versions."), _("Versions"), "history"
        )
        note.setObjectName("emptiedNote")
        note.pressed.connect(self.versions_wanted)
        self.insertWidget(0, note)
        return note

    def show_entry(self, entry: Entry) -> None:
        """Show what an entry has here."""
        if "fact" in self.__dict__ or entry.kind is EntryKind.EVENT_REVIEW:
            self.fact.show_entry(entry)

    def keep(self) -> None:
        """Keep what was typed here."""
        if "fact" in self.__dict__:
            self.fact.keep()

    def clear(self) -> None:
        """Drop everything that came from the journal."""
        self.forget_emptied()
        if "fact" in self.__dict__:
            self.fact.forget()

    def tell_emptied(self) -> None:
        """Say that a text was replaced by nothing, and where it is."""
        self._emptied_note.tell()

    def forget_emptied(self) -> None:
        """There is a text again, or another entry."""
        if "_emptied_note" in self.__dict__:
            self._emptied_note.hide()
