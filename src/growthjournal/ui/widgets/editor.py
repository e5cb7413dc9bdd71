"""The text of one entry: the styled view, or the plain one where that would be too slow."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QStackedLayout, QTextEdit, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.widgets import editor_menu
from growthjournal.ui.widgets.editor_marks import MOST_MARKS, found_in
from growthjournal.ui.widgets.editor_plain import PlainEdit
from growthjournal.ui.widgets.editor_styled import StyledEdit
from growthjournal.ui.widgets.editor_text import (
    TextMapping,
    damaged_note,
    needs_plain_view,
    pasted,
    without_lone_surrogates,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.ui.theme import ThemeController


class BodyEditor(QWidget):
    """Shows and edits a text without ever changing a byte that was not typed over.

    Signals:
        edited: Something was typed, pasted or taken back.
        link_followed: The target of a link that was activated with Ctrl.
        files_given: list[GivenFile]; pasted or dropped.
        notice: One sentence about the text or a paste.
        plain_built: The plain view, built for the first text that is too long to be styled.
    """

    edited = Signal()
    link_followed = Signal(str)
    files_given = Signal(object)
    notice = Signal(str)
    plain_built = Signal(object)

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self._stored = ""
        self._terms: tuple[str, ...] = ()
        self._mapping = TextMapping()
        self._is_loading = False
        self.styled = StyledEdit(theme)
        self._stack = QStackedLayout(self)
        self._add(self.styled, "bodyEditor")
        self.plain_paste_action = editor_menu.add_plain_paste(self.styled, self.insert_text)
        self.styled.link_followed.connect(self.link_followed)
        self.setFocusProxy(self.styled)
        self.show_text("")

    @cached_property
    def plain(self) -> PlainEdit:
        """The view for texts that are too long to be styled."""
        plain = PlainEdit(self._theme)
        self._add(plain, "plainBodyEditor")
        editor_menu.add_plain_paste(plain, self.insert_text)
        self.plain_built.emit(plain)
        return plain

    def _add(self, view: StyledEdit | PlainEdit, name: str) -> None:
        view.setObjectName(name)
        view.setProperty("kind", "bare")
        view.setAccessibleName(_("Text of the entry"))
        view.setPlaceholderText(_("Write here"))
        view.textChanged.connect(self._text_changed)
        view.text_given.connect(self.insert_text)
        view.files_given.connect(self.files_given)
        view.unreadable.connect(self._tell_unreadable)
        view.styles_left_out.connect(self._tell_no_styles)
        self._stack.addWidget(view)

    @property
    def view(self) -> StyledEdit | PlainEdit:
        """The view that is shown."""
        return self.plain if self.is_plain else self.styled

    @property
    def is_plain(self) -> bool:
        """Whether the text is in the plain view."""
        return self._stack.currentWidget() is not self.styled

    @property
    def is_edited(self) -> bool:
        """Whether the text differs from what was shown or kept last."""
        return self.view.document().isModified()

    def column_margins(self) -> tuple[int, int]:
        """Return how far the text's column stands from the left and right edge, px."""
        return self.styled.column_margins(self.width())

    def read_theme(self) -> None:
        """Repaint in the theme's colours and sizes; undo and what is unsaved stay."""
        self._is_loading = True
        was_edited = self.is_edited
        self.styled.read_theme()
        if "plain" in self.__dict__:
            self.plain.read_theme()
        self.view.document().setModified(was_edited)
        self._is_loading = False
        self.mark(self._terms)

    def text(self) -> str:
        """Return the text: the very one that was given while nothing was typed."""
        if not self.is_edited:
            return self._stored
        return self._mapping.to_stored(self.view.raw_text())

    def selected_text(self) -> str:
        """Return the selected words as they are stored, empty when none are selected."""
        return self._mapping.to_stored(self.view.textCursor().selectedText())

    def shown(self, text: str) -> str:
        """Return a text as it stands in the document."""
        return self._mapping.to_shown(text)

    def keep(self, text: str) -> None:
        """Take note that this text was stored; later `text` compares with it."""
        self._stored = text
        self.view.document().setModified(False)

    def show_text(self, text: str) -> None:
        """Show another text, with nothing to undo."""
        self._is_loading = True
        self._stored = text
        is_plain = needs_plain_view(text)
        self._mapping = TextMapping(text, breaks_lines=is_plain)
        shown = self._mapping.to_shown(text)
        self._show_view(is_plain=is_plain)
        if is_plain:
            self.plain.show_text(shown, self._mapping)
            self.styled.show_text("")
        else:
            self.styled.show_text(shown)
            if "plain" in self.__dict__:
                self.plain.show_text("", self._mapping)
        self._is_loading = False
        self.mark(())
        if without_lone_surrogates(text)[1]:
            self.notice.emit(_("Damaged characters in this entry are shown as “�”."))

    def insert_text(self, text: str) -> None:
        """Insert pasted text at the cursor, as one step that can be undone."""
        text, damaged = without_lone_surrogates(pasted(text))
        if damaged:
            self.notice.emit(damaged_note())
        if not self.is_plain and self._would_outgrow(text):
            self._move_to_plain_view()
        view = self.view
        view.textCursor().insertText(self._mapping.to_shown(text))
        view.ensureCursorVisible()

    def insert_lines(self, lines: Sequence[str]) -> None:
        """Insert each as a line of its own after the line the cursor stands in."""
        cursor = self.view.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        for line in lines:
            if cursor.block().text().strip():
                cursor.insertBlock()
            cursor.insertText(line)
        cursor.insertBlock()
        cursor.endEditBlock()
        self.view.setTextCursor(cursor)

    def replace(self, start: int, end: int, text: str) -> None:
        """Replace a part of the text, given by offsets into it, as one step that can be undone."""
        stored = self.text()
        first = _units(self._mapping.to_shown(stored[:start]))
        last = _units(self._mapping.to_shown(stored[:end]))
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        if self._mapping.to_stored(cursor.selectedText()) == stored[start:end]:
            cursor.insertText(self._mapping.to_shown(text))

    def mark(self, terms: tuple[str, ...]) -> None:
        """Mark the words of a search."""
        self._terms = terms
        if self.is_plain and len(self._stored) > 4 * 200_000:
            terms = ()
        self.mark_places(found_in(self.view.raw_text(), terms) if terms else [])

    def mark_again(self) -> None:
        """Mark the words of the last search again."""
        self.mark(self._terms)

    def mark_places(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark places of the document instead, the first of them when there are too many."""
        spans = spans[:MOST_MARKS]
        self.view.setExtraSelections([self._marked(start, end) for start, end in spans])

    def show_first_mark(self) -> None:
        """Scroll to the first marked word."""
        marks = self.view.extraSelections()
        if marks:
            cursor = QTextCursor(marks[0].cursor)
            cursor.clearSelection()
            self.view.setTextCursor(cursor)
            self.view.ensureCursorVisible()

    def _marked(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.cursor = cursor
        style = cursor.charFormat()
        style.setBackground(self._theme.tokens().mark)
        found.format = style
        return found

    def _would_outgrow(self, text: str) -> bool:
        return needs_plain_view(text) or needs_plain_view(
            self.styled.raw_text().replace("\u2029", "\n") + text
        )

    def _move_to_plain_view(self) -> None:
        """Show the same text in the plain view, cursor and selection kept."""
        cursor = self.styled.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        text, was_edited = self.text(), self.is_edited
        self._is_loading = True
        self._mapping = TextMapping(text, breaks_lines=True)
        self._show_view(is_plain=True)
        self.plain.show_text(self._mapping.to_shown(text), self._mapping)
        moved = self.plain.textCursor()
        moved.setPosition(anchor)
        moved.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.plain.setTextCursor(moved)
        self.plain.document().setModified(was_edited)
        self.styled.show_text("")
        self._is_loading = False
        self.notice.emit(_("This text is long, so it is shown without styles."))

    def _show_view(self, *, is_plain: bool) -> None:
        had_focus = self.view.hasFocus()
        self._stack.setCurrentWidget(self.plain if is_plain else self.styled)
        self.setFocusProxy(self.view)
        if had_focus:
            self.view.setFocus()

    def _text_changed(self) -> None:
        if not self._is_loading:
            self.edited.emit()

    def _tell_unreadable(self) -> None:
        self.notice.emit(_("A file could not be read. Nothing was added."))

    def _tell_no_styles(self) -> None:
        self.notice.emit(
            _("There was too much to keep its styles, so the words alone were pasted.")
        )


def _units(text: str) -> int:
    """Return how many positions a text takes in a Qt document."""
    return len(text) + sum(letter > "\uffff" for letter in text)
