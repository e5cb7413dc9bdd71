"""The right pane of the journal: one entry, open for writing."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.entries import Entry, EntryKind, attachments_in
from growthjournal.language import gettext as _
from growthjournal.ui.pages.journal_acts import EntryActs
from growthjournal.ui.pages.journal_begin import Beginning
from growthjournal.ui.pages.journal_below import BelowText
from growthjournal.ui.pages.journal_files import EntryFiles
from growthjournal.ui.pages.journal_finding import EntryFinding
from growthjournal.ui.pages.journal_footer import EntryFooter, linked_and_versions
from growthjournal.ui.pages.journal_format import Formatting
from growthjournal.ui.pages.journal_header import EntryHeader
from growthjournal.ui.pages.journal_picks import EntryPicks
from growthjournal.ui.pages.journal_reading import EntryReading
from growthjournal.ui.pages.journal_saving import EntrySaver
from growthjournal.ui.pages.journal_status import EntryStatus
from growthjournal.ui.pages.journal_words import SelectedWords
from growthjournal.ui.widgets.basics import Hairline
from growthjournal.ui.widgets.completion_signs import CompletionSigns
from growthjournal.ui.widgets.editor import BodyEditor
from growthjournal.ui.widgets.image_strip import ImageStrip
from growthjournal.ui.widgets.title_field import TitleField

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPlainTextEdit

    from growthjournal.ui.pages.journal_mentions import Mentions
    from growthjournal.ui.pages.journal_spelling import EntrySpelling
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.completion import Choice

SPELLING_AFTER_MS = 1200
"""How long after the first entry is shown its spelling is checked; opening comes first."""


class EntryPane(QWidget):
    """Shows one entry, saves what is typed, and passes on what is asked.

    Signals:
        stored: An entry that was new is in the journal now.
        gone: The open entry went to the trash.
        entry_wanted: Uuid of an entry to show instead.
        export_wanted, trash_wanted: For the page.
    """

    stored = Signal()
    gone = Signal()
    entry_wanted = Signal(str)
    export_wanted = Signal()
    trash_view_wanted = Signal()
    versions_wanted = Signal()
    link_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._was_stored = False
        self.header = EntryHeader(session)
        self.title = TitleField(session.theme)
        self.body = BodyEditor(session.theme)
        self.strip = ImageStrip(session.theme)
        self.below = BelowText(session, self.strip)
        self.strip.tabs_follow = self.body.styled
        self.footer = EntryFooter()
        self.saver = EntrySaver(session, self._typed)
        self.acts = EntryActs(session, self.saver)
        self.beginning = Beginning(session, self.saver, self.body)
        self.files = EntryFiles(session, self.strip, self.body, self)
        self.reading = EntryReading(session, self.body, self)
        self.words = SelectedWords(session, self.saver, self.reading.selected_text, self)
        self.formatting = Formatting(session, self.body, self)
        self.completion = CompletionSigns(session, self.body.styled)
        self.picks = EntryPicks(session, self.acts, self.saver, self._typed)
        self.finding = EntryFinding(session, self.saver, self.body, self.reading)
        self.status = EntryStatus(self.header, self.body, self.beginning, self.files)
        self._before_spelling = QTimer(self)
        self._before_spelling.setSingleShot(True)
        self._before_spelling.setInterval(SPELLING_AFTER_MS)
        self._build()
        self._connect()
        self.read_theme()

    def _build(self) -> None:
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self._column.addWidget(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._column)
        column.addWidget(self.body, 1)
        column.addLayout(self.below)
        column.addLayout(self.finding.place)
        column.addWidget(Hairline())
        column.addWidget(self.footer)

    def _connect(self) -> None:
        self.title.edited.connect(self._touch)
        self.title.left.connect(self.body.setFocus)
        self.title.notice.connect(self._session.message)
        self.body.edited.connect(self._touch)
        self.body.styled.selectionChanged.connect(self.status.selection_changed)
        self.body.notice.connect(self._session.message)
        self.completion.chosen.connect(self._link_named)
        self.files.entry_wanted.connect(self.entry_wanted)
        self.saver.saved.connect(self._show_saved)
        self.saver.waiting.connect(self._show_waiting)
        self.saver.emptied.connect(self.below.tell_emptied)
        for holder in (self, self.body.styled):
            holder.addActions(self.words.actions)
        self.body.plain_built.connect(self._plain_built)
        self.header.add_acts([self.reading.action, *self.words.actions])
        self.header.add_format_menu(self.formatting.menu)
        self.reading.link_followed.connect(self.files.follow)
        self.reading.switched.connect(self._reading_switched)
        self.addAction(self.reading.action)
        self._before_spelling.timeout.connect(self._check_spelling)
        self._connect_picks()

    def _connect_picks(self) -> None:
        picks, header, footer = self.picks, self.header, self.footer
        picks.listen_to(header, self.below)
        picks.changed.connect(self.refresh)
        picks.kind_changed.connect(self._change_template)
        picks.facts_wanted.connect(self._show_facts)
        picks.dropped.connect(self._drop)
        picks.entry_wanted.connect(self.entry_wanted)
        header.reading.clicked.connect(self.reading.action.trigger)
        header.spelling_menu_wanted.connect(self._fill_spelling_menu)
        header.links.added.connect(self.link_wanted)
        header.trash_view_wanted.connect(self.trash_view_wanted)
        header.export_wanted.connect(self.export_wanted)
        footer.export_wanted.connect(self.export_wanted)
        footer.versions_wanted.connect(self.versions_wanted)
        self.below.versions_wanted.connect(self.versions_wanted)
        footer.files_wanted.connect(self.files.open_first)

    def _plain_built(self, plain: QPlainTextEdit) -> None:
        plain.addActions(self.words.actions)
        plain.selectionChanged.connect(self.status.selection_changed)
        self.completion.watch(plain)

    @property
    def entry(self) -> Entry | None:
        """The open entry as it was stored last."""
        return self.saver.entry

    def read_theme(self) -> None:
        """Take fonts and sizes from the theme."""
        self.title.read_theme()
        self.body.read_theme()
        self.reading.read_theme()
        self.finding.look_again()
        self._place()

    def new(self, kind: EntryKind | None = None, template: str = "") -> None:
        """Start an entry for today; it is stored with the first word.

        Args:
            kind: What it is to be; without one, today's template decides.
            template: What it begins with, where a kind is given.
        """
        self.leave()
        entry, template = self.beginning.fresh(kind, template)
        self._show(entry, is_stored=False)
        self.beginning.begin(template)
        self.status.count()

    def show_entry(self, uuid: str) -> bool:
        """Open a stored entry; return whether there is one."""
        if self.entry is not None and self.entry.uuid == uuid:
            return True
        entry = self._session.ask(lambda workspace: workspace.journal.entry(uuid), None)
        if entry is None:
            return False
        self.leave()
        self._show(entry, is_stored=True)
        return True

    def leave(self) -> None:
        """Keep what was typed; another entry comes, or another page."""
        self.below.keep()
        self.saver.leave()

    def refresh(self) -> None:
        """Show what is stored now; what was typed and not yet saved stays."""
        present = self.entry
        if present is None or not self.saver.is_stored or self.saver.is_saving:
            return
        entry = self._session.ask(lambda workspace: workspace.journal.entry(present.uuid), None)
        if entry is None or entry.deleted_at is not None:
            self.leave()
            self._drop()
            return
        if self.saver.is_pending:
            self.saver.entry = replace(entry, title=present.title, body=present.body)
        elif (entry.title, entry.body) == (present.title, present.body):
            self.saver.entry = entry
        else:
            self._show(entry, is_stored=True)
            return
        self._show_facts()

    def close_entry(self) -> None:
        """Show no entry."""
        self.saver.open(None)
        self.beginning.forget()
        self.below.clear()
        self.title.show_text("")
        self.body.show_text("")
        self.finding.look_again()
        self.reading.clear()
        self.header.clear()
        self.footer.clear()
        self.files.clear()
        self._before_spelling.stop()
        if "spelling" in self.__dict__:
            self.spelling.clear()
        self.status.set_state("")

    def _drop(self) -> None:
        self.close_entry()
        self.gone.emit()

    def mark(self, terms: tuple[str, ...]) -> None:
        """Mark the words of a search in the text."""
        self.body.mark(terms)
        self.reading.mark(terms)
        self.finding.look_again()

    def show_first_mark(self) -> None:
        """Scroll to the first marked word."""
        self.reading.show_first_mark()

    def _show(self, entry: Entry, *, is_stored: bool) -> None:
        self.saver.open(entry, is_stored=is_stored)
        self.beginning.forget()
        self.below.forget_emptied()
        self._was_stored = is_stored
        self.title.show_text(entry.title)
        self.body.show_text(entry.body)
        self.reading.show_entry(is_stored=is_stored)
        self.finding.look_again()
        self.status.set_state(_("Saved") if is_stored else "")
        self._show_facts()
        self.status.count()
        if "spelling" in self.__dict__:
            self.spelling.show_entry()
        else:
            self._before_spelling.start()

    def _typed(self) -> tuple[str, str]:
        entry = self.entry
        title = self.title.text()
        if entry is not None and not self.title.is_edited:
            title = entry.title
        return title, self.beginning.written(self.body.text())

    def _touch(self) -> None:
        if self.entry is None:
            return
        self.status.set_state("")
        self.saver.touch()
        self.status.count_soon()

    def _show_saved(self) -> None:
        entry = self.entry
        if entry is None:
            return
        if self.body.is_edited and self.body.text() == entry.body:
            self.body.keep(entry.body)
        if entry.body.strip():
            self.below.forget_emptied()
        self.status.set_state(_("Saved") if self.saver.is_stored else "")
        self.status.count()
        self._show_facts()
        if self.saver.is_stored and not self._was_stored:
            self._was_stored = True
            self.stored.emit()

    def _change_template(self, kind: EntryKind) -> None:
        self.beginning.change_kind(kind)
        self.status.count()

    def _show_waiting(self) -> None:
        self.status.set_state(_("Not saved yet"))
        self.status.count()

    def _show_facts(self) -> None:
        entry = self.entry
        if entry is None:
            return
        links, versions = linked_and_versions(self._session, entry.uuid)
        self.header.show_entry(entry, links)
        self.below.show_entry(entry)
        self.footer.show_facts(links, len(attachments_in(entry.body)), versions)

    def _reading_switched(self, reads: bool) -> None:  # noqa: FBT001 - the signal's argument
        self.header.set_reading(reads=reads)
        self.finding.look_again()
        if reads:
            self.reading.view.addActions(self.words.actions)
        self.strip.set_away(away=reads)

    @cached_property
    def _mentions(self) -> Mentions:
        from growthjournal.ui.pages.journal_mentions import Mentions

        return Mentions(self._session, self.saver, self.body)

    @cached_property
    def spelling(self) -> EntrySpelling:
        """Marks misspelt words and offers others."""
        from growthjournal.ui.pages.journal_spelling import EntrySpelling

        return EntrySpelling(self._session, self.saver, self.acts, self.body, self.refresh)

    def _check_spelling(self) -> None:
        self.spelling.show_entry()

    def _fill_spelling_menu(self) -> None:
        self.spelling.fill_settings(self.header.spelling_menu)

    def _link_named(self, choice: Choice) -> None:
        self._mentions.take(choice)

    def _place(self) -> None:
        """Put title and pictures over and under the column of the text."""
        margins = self.body.styled.column_margins(self.width())
        self._column.setContentsMargins(margins[0], 8, margins[1], 10)
        self.below.setContentsMargins(margins[0], 0, margins[1], 4)
        self.reading.place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
