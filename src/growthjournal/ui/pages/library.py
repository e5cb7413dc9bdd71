"""The Library: the guides, a form, and how the program comes to what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.services.library import PAGE, library_texts
from growthjournal.ui.pages.library_list import TextList
from growthjournal.ui.pages.library_reader import LibraryReader
from growthjournal.ui.pages.page import Page
from growthjournal.ui.widgets.basics import Text
from growthjournal.ui.widgets.editor_marks import found_in
from growthjournal.ui.widgets.search_field import SearchField
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from growthjournal.ui.session import Session

STACK_BELOW = 740
"""Effective px of the page below which list and text share one place (decisions.md 13)."""
LIST_WIDTH = 300
LINK = "entry:"
_TERM = re.compile(r'"([^"]+)"?|(\S+)')


class LibraryPage(Page):
    """A list of texts beside one of them; nothing here comes from the journal."""

    name = "library"
    icon_name = "book-open"
    cares_about = Changes.NONE

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._is_stacked = False
        self._before: list[str] = []
        self._texts = {one.name: one for one in library_texts()}
        self.search = SearchField(session.theme)
        self.search.setObjectName("librarySearch")
        self.search.setPlaceholderText(_("Search the Library"))
        self.search.setAccessibleName(_("Search the Library"))
        self.list = TextList(session.theme, library_texts())
        self.nothing = Text(_("No text holds these words."), "muted", wrap=True)
        self.nothing.setObjectName("libraryNothing")
        self.reader = LibraryReader(session)
        self._lay_out()
        self._connect()
        self._add_actions()
        self.list.setCurrentRow(0)

    @property
    @override
    def title(self) -> str:
        return _("Library")

    def _lay_out(self) -> None:
        self.list_side = QWidget()
        column = QVBoxLayout(self.list_side)
        column.setContentsMargins(14, 20, 14, 14)
        column.setSpacing(12)
        column.addWidget(Text(self.title, "title"))
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self.nothing.hide()
        self.edge = QFrame()
        self.edge.setProperty("kind", "hairline")
        self.edge.setFixedWidth(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.list_side)
        self._row.addWidget(self.edge)
        self._row.addWidget(self.reader, 1)
        self._make_room()

    def _connect(self) -> None:
        self.list.shown.connect(self._show)
        self.list.entered.connect(self._enter)
        self.search.textEdited.connect(self._look)
        self.search.returnPressed.connect(self._go_on)
        self.search.moved.connect(self.list.move_by)
        self.search.cleared.connect(self._look)
        self.reader.back_wanted.connect(self.go_back)
        self.reader.print_wanted.connect(self.print_text)
        self.reader.followed.connect(self._follow)
        self.session.theme.changed.connect(self._read_theme)

    def _add_actions(self) -> None:
        for name, text, keys, run in (
            ("libraryFind", _("Search the Library"), "Ctrl+F", self.focus_search),
            ("libraryNext", _("Next place in the text"), "F3", self._go_on),
            ("libraryPrevious", _("Previous place in the text"), "Shift+F3", self._go_to_previous),
            ("libraryBackAction", _("Back to the text before"), "Alt+Left", self.go_back),
            ("libraryPrintAction", _("Print the text"), "Ctrl+P", self.print_text),
        ):
            action = QAction(text, self)
            action.setObjectName(name)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, run=run: run())
            self.addAction(action)

    # -- what the window calls

    @override
    def locked(self) -> None:
        self.search.setText("")
        self._before = []
        self._look()

    @override
    def focus_first(self) -> None:
        self.list.setFocus()

    @override
    def focus_search(self, text: str | None = None) -> None:
        if self._is_stacked:
            self._show_half(text=False)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        if text is not None:
            self.search.setText(text)
            self._look()

    @override
    def show_record(self, kind: str, uuid: str) -> None:
        self._open(uuid)

    @override
    def set_effective_width(self, width: float) -> None:
        is_stacked = width < STACK_BELOW
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self.list_side.show()
            self.reader.setVisible(not is_stacked)
        self._make_room()

    # -- texts

    @property
    def _terms(self) -> tuple[str, ...]:
        return tuple(phrase or word for phrase, word in _TERM.findall(self.search.text()))

    def _open(self, target: str) -> None:
        """Show a text, at a heading where one is named."""
        name, _sign, place = target.partition("#")
        shown = self.reader.text
        if name not in self._texts:
            return
        if shown is not None and name != shown.name:
            self._before.append(shown.name)
            self.list.choose(name)
        self._enter()
        if place:
            self.reader.go_to(place)

    def _show(self, name: str) -> None:
        self.reader.show_text(self._texts[name], self._terms)
        self._tell_back()

    def _enter(self) -> None:
        if self._is_stacked:
            self._show_half(text=True)
        self.reader.view.setFocus()
        self._tell_back()

    def go_back(self) -> None:
        """Return to the text that was read before, or to the list where it stands alone."""
        if self._before:
            self.list.choose(self._before.pop())
            self._tell_back()
        elif self._is_stacked:
            self._show_half(text=False)
            self.list.setFocus()

    def print_text(self) -> None:
        """Print the text that is shown."""
        from growthjournal.ui.widgets.printing import print_text

        text = self.reader.text
        if text is not None:
            font = self.session.theme.font("writing")
            if print_text(text.title, text.body, font, self):
                self.session.message.emit(_("Printed"))

    def _follow(self, target: str) -> None:
        name = target.removeprefix(LINK)
        if name.startswith(PAGE):
            self.session.page_wanted.emit(name.removeprefix(PAGE))
        else:
            self._open(name)

    # -- searching

    def _look(self) -> None:
        """List the texts that hold every word, and mark the words in the one that is shown."""
        terms = self._terms
        found = [
            text.name
            for text in self._texts.values()
            if all(found_in(text.plain, (term,)) for term in terms)
        ]
        count = len(found)
        words = ngettext("{n} text", "{n} texts", count).format(n=format_number(count))
        self.search.show_found(words if terms else "")
        self.nothing.setVisible(not found)
        if terms:
            announce(self.search, words)
        self.list.show_found(found)
        self.reader.mark(terms)

    def _go_on(self) -> None:
        self.reader.go(1)

    def _go_to_previous(self) -> None:
        self.reader.go(-1)

    # -- room

    def _tell_back(self) -> None:
        self.reader.back.setVisible(self._is_stacked or bool(self._before))

    def _show_half(self, *, text: bool) -> None:
        self.list_side.setVisible(not text)
        self.reader.setVisible(text)
        if text:
            self._row.activate()  # a place in the text is gone to at its new width

    def _make_room(self) -> None:
        width = self.session.theme.px(LIST_WIDTH)
        most = 16_777_215 if self._is_stacked else width
        self.list_side.setMaximumWidth(most)
        self.list_side.setMinimumWidth(0 if self._is_stacked else most)
        self.edge.setHidden(self._is_stacked)
        self._tell_back()

    def _read_theme(self) -> None:
        self.search.read_theme()
        self.list.read_theme()
        self.reader.read_theme()
        self._make_room()
