"""The right pane of the journal: one entry, open for writing."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.entries import Entry, EntryKind, attachments_in, word_count
from growthjournal.language import gettext as _
from growthjournal.ui.pages.journal_acts import EntryActs
from growthjournal.ui.pages.journal_begin import Beginning
from growthjournal.ui.pages.journal_copy import copy_markdown, copy_rich_text
from growthjournal.ui.pages.journal_files import EntryFiles
from growthjournal.ui.pages.journal_footer import EntryFooter
from growthjournal.ui.pages.journal_format import Formatting
from growthjournal.ui.pages.journal_header import EntryHeader
from growthjournal.ui.pages.journal_reading import EntryReading
from growthjournal.ui.pages.journal_saving import EntrySaver
from growthjournal.ui.pages.journal_words import SelectedWords
from growthjournal.ui.widgets.basics import Hairline
from growthjournal.ui.widgets.completion_signs import CompletionSigns
from growthjournal.ui.widgets.editor import BodyEditor
from growthjournal.ui.widgets.image_strip import ImageStrip
from growthjournal.ui.widgets.link_bar import Linked
from growthjournal.ui.widgets.title_field import TitleField

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPlainTextEdit

    from growthjournal.domain.entries import Effort, Link
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.pages.journal_fact import OutsideFact
    from growthjournal.ui.pages.journal_mentions import Mentions
    from growthjournal.ui.pages.journal_pictures import PictureMenu
    from growthjournal.ui.pages.journal_spelling import EntrySpelling
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.completion import Choice
    from growthjournal.ui.widgets.find_bar import FindBar
    from growthjournal.ui.widgets.quiet_note import QuietNote

COUNT_AFTER_MS = 200
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
        self._state = ""
        self._was_stored = False
        self._counts_selected = False
        self.header = EntryHeader(session)
        self.title = TitleField(session.theme)
        self.body = BodyEditor(session.theme)
        self.strip = ImageStrip(session.theme)
        self.footer = EntryFooter()
        self.saver = EntrySaver(session, self._typed)
        self.acts = EntryActs(session, self.saver)
        self.beginning = Beginning(session, self.saver, self.body)
        self.words = SelectedWords(session, self.saver, self._selected_words, self)
        self.files = EntryFiles(session, self.strip, self)
        self.reading = EntryReading(session, self.body, self)
        self.formatting = Formatting(session, self.body, self)
        self.completion = CompletionSigns(session, self.body.styled)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_AFTER_MS)
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
        self._below = QVBoxLayout()
        self._below.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._column)
        column.addWidget(self.body, 1)
        column.addLayout(self._below)
        self._hairline = Hairline()
        column.addWidget(self._hairline)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        self.title.edited.connect(self._touch)
        self.title.left.connect(self.body.setFocus)
        self.body.edited.connect(self._touch)
        self.body.styled.selectionChanged.connect(self._selection_changed)
        self.body.link_followed.connect(self.files.follow)
        self.body.files_given.connect(self._keep_files)
        self.body.notice.connect(self._session.message)
        self.completion.chosen.connect(self._link_named)
        self.files.entry_wanted.connect(self.entry_wanted)
        self.saver.saved.connect(self._show_saved)
        self.saver.waiting.connect(self._show_waiting)
        self.saver.emptied.connect(self._tell_emptied)
        for holder in (self, self.body.styled):
            holder.addActions(self.words.actions)
        self.body.plain_built.connect(self._plain_built)
        self.header.add_acts([self.reading.action, *self.words.actions])
        self.header.add_format_menu(self.formatting.menu)
        self.strip.menu_wanted.connect(self._open_picture_menu)
        self.reading.link_followed.connect(self.files.follow)
        self.reading.switched.connect(self._reading_switched)
        self.addAction(self.reading.action)
        self._counting.timeout.connect(self._count)
        self._before_spelling.timeout.connect(self._check_spelling)
        header, footer = self.header, self.footer
        header.reading.clicked.connect(self.reading.action.trigger)
        header.date_picked.connect(self._set_date)
        header.kind_picked.connect(self._set_kind)
        header.star_picked.connect(self._set_star)
        header.effort_picked.connect(self._set_effort)
        header.trash_wanted.connect(self.trash)
        header.copy_wanted.connect(self.copy)
        header.spelling_menu_wanted.connect(self._fill_spelling_menu)
        header.copy_rich_wanted.connect(self.copy_rich)
        header.links.added.connect(self.link_wanted)
        header.links.opened.connect(self._open_link)
        header.links.removed.connect(self._remove_link)
        header.trash_view_wanted.connect(self.trash_view_wanted)
        header.export_wanted.connect(self.export_wanted)
        footer.export_wanted.connect(self.export_wanted)
        footer.versions_wanted.connect(self.versions_wanted)
        footer.files_wanted.connect(self._open_first_file)

    def _plain_built(self, plain: QPlainTextEdit) -> None:
        plain.addActions(self.words.actions)
        plain.selectionChanged.connect(self._selection_changed)
        self.completion.watch(plain)

    @cached_property
    def find_bar(self) -> FindBar:
        """Finds and replaces in the text."""
        from growthjournal.ui.widgets.find_bar import FindBar

        bar = FindBar(self._session.theme, self.body)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self._hairline), bar)
        return bar

    def is_writing(self) -> bool:
        """Whether the keyboard is in the text or in what finds words there."""
        focused = self.focusWidget()
        if focused is None or not focused.hasFocus() or self.reading.is_shown:
            return False
        bar = self.__dict__.get("find_bar")
        return focused is self.body.view or (bar is not None and bar.isAncestorOf(focused))

    @property
    def entry(self) -> Entry | None:
        """The open entry as it was stored last."""
        return self.saver.entry

    def read_theme(self) -> None:
        """Take fonts and sizes from the theme."""
        self.title.read_theme()
        self.body.read_theme()
        self.reading.read_theme()
        self._look_again()
        self._place()

    def new(self, kind: EntryKind | None = None, template: str = "") -> None:
        """Start an entry for today; it is stored with the first word.

        Args:
            kind: What it is to be; without one, today's template decides.
            template: What it begins with, where a kind is given.
        """
        from growthjournal.ui.moment import time_here

        at, zone = time_here()
        self.leave()
        own = self.beginning.for_today() if kind is None else None
        if own is not None:
            kind, template = own.kind, own.body
        entry = Entry(date=self._session.today(), time=at, zone=zone)
        self._show(entry if kind is None else replace(entry, kind=kind), is_stored=False)
        self.beginning.begin(template)
        self._count()

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
        if "fact" in self.__dict__:
            self.fact.keep()
        self.saver.leave()

    def refresh(self) -> None:
        """Show what is stored now; what was typed and not yet saved stays."""
        present = self.entry
        if present is None or not self.saver.is_stored or self.saver.is_saving:
            return
        entry = self._session.ask(lambda workspace: workspace.journal.entry(present.uuid), None)
        if entry is None or entry.deleted_at is not None:
            self.leave()
            self.close_entry()
            self.gone.emit()
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
        self._forget_emptied()
        if "fact" in self.__dict__:
            self.fact.forget()
        self.title.show_text("")
        self.body.show_text("")
        self._look_again()
        self.reading.clear()
        self.header.clear()
        self.footer.clear()
        self.files.clear()
        self._before_spelling.stop()
        if "spelling" in self.__dict__:
            self.spelling.clear()
        self._state = ""

    def mark(self, terms: tuple[str, ...]) -> None:
        """Mark the words of a search in the text."""
        self.body.mark(terms)
        self.reading.mark(terms)
        self._look_again()

    def show_first_mark(self) -> None:
        """Scroll to the first marked word."""
        self.reading.show_first_mark()

    def trash(self) -> None:
        """Move the entry to the trash; one that was never stored just goes."""
        if self.saver.save() and not self.saver.is_stored:
            self.close_entry()
            self.gone.emit()
        elif self.acts.trash():
            self.refresh()

    def copy(self) -> None:
        """Put title and text on the clipboard as Markdown."""
        title, body = self._typed()
        copy_markdown(title, body)
        self._session.message.emit(_("Copied"))

    def copy_rich(self) -> None:
        """Put title and text on the clipboard with their styles."""
        title, body = self._typed()
        copy_rich_text(title, body)
        self._session.message.emit(_("Copied"))

    def link_to(self, kind: object, target: str) -> None:
        """Link the entry to a record."""
        from growthjournal.domain.entries import TargetKind

        if self.acts.link(TargetKind(str(kind)), target):
            self.refresh()

    def _show(self, entry: Entry, *, is_stored: bool) -> None:
        self.saver.open(entry, is_stored=is_stored)
        self.beginning.forget()
        self._forget_emptied()
        self._was_stored = is_stored
        self.title.show_text(entry.title)
        self.body.show_text(entry.body)
        self.reading.show_entry(is_stored=is_stored)
        self._look_again()
        self._state = _("Saved") if is_stored else ""
        self._show_facts()
        self._count()
        if "spelling" in self.__dict__:
            self.spelling.show_entry()
        else:
            self._before_spelling.start()

    def _look_again(self) -> None:
        bar = self.__dict__.get("find_bar")
        if bar is None:
            return
        if self.entry is None or self.reading.is_shown:
            bar.clear()
        else:
            bar.look()

    def _typed(self) -> tuple[str, str]:
        entry = self.entry
        title = self.title.text()
        if entry is not None and not self.title.is_edited:
            title = entry.title
        return title, self.beginning.written(self.body.text())

    def _touch(self) -> None:
        if self.entry is None:
            return
        self._state = ""
        self.saver.touch()
        self._counting.start()

    def _selection_changed(self) -> None:
        if self._counts_selected or self.body.view.textCursor().hasSelection():
            self._counting.start()

    def _count(self) -> None:
        body = self.body.text()
        selected = self.body.selected_text()
        self._counts_selected = bool(selected)
        words = word_count(self.beginning.written(body))
        self.header.show_status(self._state, words, word_count(selected))
        self.files.show_for(body)

    def _show_saved(self) -> None:
        entry = self.entry
        if entry is None:
            return
        if self.body.is_edited and self.body.text() == entry.body:
            self.body.keep(entry.body)
        if entry.body.strip():
            self._forget_emptied()
        self._state = _("Saved") if self.saver.is_stored else ""
        self._count()
        self._show_facts()
        if self.saver.is_stored and not self._was_stored:
            self._was_stored = True
            self.stored.emit()

    @cached_property
    def _emptied_note(self) -> QuietNote:
        from growthjournal.ui.widgets.quiet_note import QuietNote

        note = QuietNote(
            _("Emptied. The earlier text is under Versions."), _("Versions"), "history"
        )
        note.setObjectName("emptiedNote")
        note.pressed.connect(self.versions_wanted)
        self._below.insertWidget(0, note)
        return note

    @cached_property
    def fact(self) -> OutsideFact:
        """Where an event review's outside fact is written."""
        from growthjournal.ui.pages.journal_fact import OutsideFact

        fact = OutsideFact()
        fact.written.connect(self._keep_fact)
        self._session.about_to_lock.connect(fact.keep)
        self._below.insertWidget(0, fact)
        return fact

    def _show_fact(self, entry: Entry) -> None:
        if "fact" in self.__dict__ or entry.kind is EntryKind.EVENT_REVIEW:
            self.fact.show_entry(entry)

    def _keep_fact(self, fact: str | None) -> None:
        if self.acts.set_outside_fact(fact):
            self._show_facts()

    def _tell_emptied(self) -> None:
        self._emptied_note.tell()

    def _forget_emptied(self) -> None:
        if "_emptied_note" in self.__dict__:
            self._emptied_note.hide()

    def _show_waiting(self) -> None:
        self._state = _("Not saved yet")
        self._count()

    def _show_facts(self) -> None:
        entry = self.entry
        if entry is None:
            return
        uuid, body = entry.uuid, entry.body

        def ask(workspace: Workspace) -> tuple[list[Linked], int]:
            journal = workspace.journal
            links = [
                Linked(link=link, title=journal.linked_title(link.target_kind, link.target))
                for link in journal.links(uuid)
            ]
            return [one for one in links if one.title], len(journal.revisions(uuid))

        nothing: tuple[list[Linked], int] = ([], 0)
        links, versions = self._session.ask(ask, nothing)
        self.header.show_entry(entry, links)
        self._show_fact(entry)
        self.footer.show_facts(links, len(attachments_in(body)), versions)

    def _reading_switched(self, reads: bool) -> None:  # noqa: FBT001 - the signal's argument
        self.header.set_reading(reads=reads)
        self._look_again()
        if reads:
            self.reading.view.addActions(self.words.actions)
        self.strip.set_away(away=reads)

    @cached_property
    def _mentions(self) -> Mentions:
        from growthjournal.ui.pages.journal_mentions import Mentions

        return Mentions(self._session, self.saver, self.body)

    def _selected_words(self) -> str:
        shown = self.reading.view if self.reading.is_shown else self.body
        return shown.selected_text()

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

    def _open_picture_menu(self, sha256: str, widget: QWidget) -> None:
        self._picture_menu.open(sha256, widget)

    @cached_property
    def _picture_menu(self) -> PictureMenu:
        from growthjournal.ui.pages.journal_pictures import PictureMenu

        return PictureMenu(self.files, self.body)

    def _keep_files(self, files: object) -> None:
        lines = self.files.keep(files)  # type: ignore[arg-type]
        if lines:
            self.body.insert_lines(lines)

    def _set_date(self, day: date) -> None:
        if self.acts.set_date(day):
            self.refresh()
        self._show_facts()

    def _set_kind(self, kind: EntryKind) -> None:
        if self.acts.set_kind(kind):
            self.refresh()
            self.beginning.change_kind(kind)
            self._count()
        self._show_facts()

    def _set_effort(self, effort: Effort | None) -> None:
        if self.acts.set_effort(effort):
            self.refresh()
        self._show_facts()

    def _set_star(self, starred: bool) -> None:  # noqa: FBT001 - the signal's argument
        if self.acts.set_starred(starred=starred):
            self.refresh()
        self._show_facts()

    def _remove_link(self, link: Link) -> None:
        if self.acts.unlink(link):
            self.refresh()

    def _open_link(self, link: Link) -> None:
        if link.target_kind == "entry":
            self.entry_wanted.emit(link.target)
        else:
            self._session.record_wanted.emit(link.target_kind.value, link.target)

    def _open_first_file(self) -> None:
        if self.strip.shown:
            self.files.open(self.strip.shown[0].sha256)

    def _place(self) -> None:
        """Put title and pictures over and under the column of the text."""
        margins = self.body.styled.column_margins(self.width())
        self._column.setContentsMargins(margins[0], 8, margins[1], 10)
        self._below.setContentsMargins(margins[0], 0, margins[1], 4)
        self.reading.place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.set_effective_width(self.width() / self._session.theme.text_scale)
        self._place()
