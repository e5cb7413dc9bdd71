"""Spelling of the open entry: its language, the words it accepts, what is offered instead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtGui import QTextCursor

from growthjournal.domain.spelling import AUTOMATIC, NO_LANGUAGE, TOLD_APART, base_language, folded
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui.speller import Speller
from growthjournal.ui.widgets.editor_spelling import KEEP, EditorSpelling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QMenu

    from growthjournal.ui.pages.journal_acts import EntryActs
    from growthjournal.ui.pages.journal_saving import EntrySaver
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.editor import BodyEditor
    from growthjournal.ui.widgets.editor_spelling import Marked

IS_ON = "spelling"
DEFAULT_LANGUAGE = "spelling_language"
_CHANGES = Changes.ENTRIES | Changes.SETTINGS | Changes.PEOPLE | Changes.COMPETENCIES


class EntrySpelling(QObject):
    """Checks the entry that the saver holds, while it is wanted.

    Args:
        session: The open journal.
        saver: Holds the entry.
        acts: Change its language.
        body: Shows its text.
        refresh: Shows the entry's facts anew.
    """

    def __init__(
        self,
        session: Session,
        saver: EntrySaver,
        acts: EntryActs,
        body: BodyEditor,
        refresh: Callable[[], object],
    ) -> None:
        super().__init__(body)
        self._session = session
        self._saver = saver
        self._acts = acts
        self._body = body
        self._refresh = refresh
        self._ignored: dict[str, set[str]] = {}
        self._is_next_wanted = False
        self.speller = Speller(self)
        self.marks = EditorSpelling(body.styled, self.speller)
        self.marks.settled.connect(self._settled)
        body.styled.menu_opening.connect(self._fill_menu)
        session.changed.connect(self._changed)
        session.locked.connect(self._forget)
        session.theme.changed.connect(self._show_soon)

    @property
    def is_on(self) -> bool:
        """Whether spelling is checked at all."""
        return self._session.preferences.switch(IS_ON, default=True)

    @property
    def default_language(self) -> str:
        """The language of entries that name none; the system's at first."""
        guess = base_language(QLocale.system().name())
        default = guess if guess in TOLD_APART else AUTOMATIC
        return self._session.preferences.text(DEFAULT_LANGUAGE, default)

    def choice(self) -> str:
        """Return the language of the open entry, `AUTOMATIC`, or "" where nothing is checked."""
        entry = self._saver.entry
        if entry is None or not self.is_on:
            return ""
        wanted = entry.language or self.default_language
        wanted = wanted if wanted in {AUTOMATIC, NO_LANGUAGE} else base_language(wanted)
        return wanted if wanted == AUTOMATIC or wanted in self.speller.dictionaries else ""

    def show_entry(self) -> None:
        """Check the open entry; ends the process where nothing is to be checked any more."""
        entry, choice = self._saver.entry, self.choice()
        if entry is None or not choice:
            self.clear()
            if not self.is_on:
                self.speller.stop()
            return
        self.marks.show(choice, self._accepted(entry.uuid, choice))

    def clear(self) -> None:
        """Forget the entry's words."""
        self._is_next_wanted = False
        self.marks.show("", {})
        self.marks.clear()

    def show_next(self) -> None:
        """Select the next misspelt word and open its menu."""
        if not self.choice() or self._body.is_plain:
            self._session.message.emit(_("Spelling is not checked in this entry."))
            return
        self._body.view.setFocus()
        cursor = self._body.view.textCursor()
        found = self.marks.next_after(cursor.selectionEnd())
        if found is not None and (self.marks.is_settled or found.start >= cursor.selectionEnd()):
            self._is_next_wanted = False
            self._go_to(found)
        elif self.marks.is_settled:
            self._session.message.emit(_("No misspelt word was found."))
        else:
            self._is_next_wanted = True

    def fill_settings(self, menu: QMenu) -> None:
        """Fill the entry's menu of spelling."""
        from growthjournal.ui.pages.journal_spelling_menu import fill_settings

        fill_settings(menu, self)

    def set_on(self, *, is_on: bool) -> None:
        """Check spelling, or do not."""
        self._session.preferences.remember(IS_ON, is_on)
        self.show_entry()

    def set_language(self, language: str | None) -> None:
        """Check this entry in another language; None for the journal's."""
        if self._acts.set_language(language):
            self._refresh()
        self.show_entry()

    def set_default_language(self, language: str) -> None:
        """Check entries that name no language in this one."""
        self._session.preferences.remember(DEFAULT_LANGUAGE, language)
        self.show_entry()

    @property
    def language(self) -> str | None:
        """The language that the open entry names."""
        return None if self._saver.entry is None else self._saver.entry.language

    @property
    def languages(self) -> list[str]:
        """Those that there are dictionaries for."""
        return list(self.speller.dictionaries)

    def _accepted(self, uuid: str, choice: str) -> dict[str, str]:
        from growthjournal.services.spelling import known_words

        languages = TOLD_APART if choice == AUTOMATIC else (choice,)
        nothing: dict[str, str] = {}
        known = self._session.ask(lambda workspace: known_words(workspace, languages), nothing)
        return known | {word: word for word in self._ignored.get(uuid, ())}

    def _settled(self) -> None:
        if self._is_next_wanted:
            self.show_next()

    def _changed(self, changes: Changes) -> None:
        if changes & _CHANGES and not self._saver.is_saving:
            self._show_soon()

    def _show_soon(self) -> None:
        """Check again when the page has read the entry, or its styles, anew."""
        QTimer.singleShot(0, self, self.show_entry)

    def _forget(self) -> None:
        self._ignored.clear()
        self.clear()
        self.speller.stop()

    def _go_to(self, word: Marked) -> None:
        from growthjournal.ui.pages.journal_spelling_menu import open_at_caret

        self._select(word)
        self._body.view.ensureCursorVisible()
        open_at_caret(self._body.styled)

    def _select(self, word: Marked) -> QTextCursor:
        cursor = self._body.styled.textCursor()
        cursor.setPosition(word.start)
        cursor.setPosition(word.end, KEEP)
        self._body.styled.setTextCursor(cursor)
        return cursor

    def _fill_menu(self, menu: QMenu, event: QContextMenuEvent) -> None:
        from growthjournal.ui.pages.journal_spelling_menu import WordMenu

        view = self._body.styled
        is_mouse = event.reason() == event.Reason.Mouse
        cursor = view.cursorForPosition(event.pos()) if is_mouse else view.textCursor()
        word = self.marks.word_at(cursor.selectionStart())
        if word is None:
            return
        offers = WordMenu(menu, self.marks.nearest(word.text))
        offers.chosen.connect(partial(self._replace, word))
        offers.add_wanted.connect(partial(self._add, word))
        offers.ignore_wanted.connect(partial(self._ignore, word))
        self.speller.suggest(word.text, word.languages, offers.show_words)

    def _replace(self, word: Marked, other: str) -> None:
        """Write another word, as one step of the text's own undo."""
        cursor = self._select(word)
        if cursor.selectedText() == word.text:
            cursor.insertText(other)
            self._body.styled.setTextCursor(cursor)

    def _add(self, word: Marked) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        from growthjournal.domain.writing import OwnWord

        writing = workspace.writing
        own = OwnWord(
            word=word.text, language=word.languages[0] if len(word.languages) == 1 else None
        )
        is_stored = False

        def do() -> Changes:
            nonlocal is_stored
            if is_stored:
                return writing.bring_back(own)
            is_stored = True
            return writing.put(own)

        self._session.perform(
            _("Add to own dictionary"),
            do,
            lambda: writing.remove(own),
            message=_("Added to your own dictionary"),
        )

    def _ignore(self, word: Marked) -> None:
        entry = self._saver.entry
        if entry is not None:
            self._ignored.setdefault(entry.uuid, set()).add(folded(word.text))
            self.show_entry()
