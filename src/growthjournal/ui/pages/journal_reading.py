"""Reading instead of writing: the open entry with its Markdown carried out."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QWidget

from growthjournal.domain.entries import attachments_in
from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon

if TYPE_CHECKING:
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.tasks import Progress
    from growthjournal.ui.widgets.editor import BodyEditor
    from growthjournal.ui.widgets.reading_view import ReadingView

REMEMBERED = "journal/reads"
LARGEST = QSize(2000, 2000)


class EntryReading(QObject):
    """Switches one entry between writing and reading; the view is built when it is first shown.

    Args:
        session: The open journal.
        body: The writing view, which holds the text.
        pane: The widget whose layout holds `body`.

    Signals:
        switched: The other view is shown; True for reading.
        link_followed: The target of a link that was activated.
    """

    switched = Signal(bool)
    link_followed = Signal(str)

    def __init__(self, session: Session, body: BodyEditor, pane: QWidget) -> None:
        super().__init__(pane)
        self._session, self._body, self._pane = session, body, pane
        self._is_shown = False
        self._text = ""
        self._terms: tuple[str, ...] = ()
        self._pictures: dict[str, QImage] = {}
        self.action = QAction(_("Reading view"), self)
        self.action.setObjectName("readingAction")
        self.action.setCheckable(True)
        self.action.setIcon(icon("book-open"))
        self.action.setShortcut(QKeySequence("Ctrl+Shift+R"))
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.action.triggered.connect(self._pick)
        body.edited.connect(self._show_edited)

    @property
    def is_shown(self) -> bool:
        """Whether the entry is shown for reading."""
        return self._is_shown

    @cached_property
    def view(self) -> ReadingView:
        """The reading view, in the place of the writing view."""
        from growthjournal.ui.widgets.reading_view import ReadingView

        view = ReadingView(self._session.theme)
        view.hide()
        view.link_followed.connect(self.link_followed)
        view.box_ticked.connect(self._tick)
        view.left.connect(self.write)
        view.undo_wanted.connect(self._undo)
        view.redo_wanted.connect(self._redo)
        layout = self._pane.layout()
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(layout.indexOf(self._body) + 1, view, 1)
        QWidget.setTabOrder(self._body, view)
        return view

    def show_entry(self, *, is_stored: bool) -> None:
        """Show the text that the writing view was just given, as was chosen last."""
        self._pictures = {}
        reads = self._session.preferences.switch(REMEMBERED, default=False)
        self._switch(reads=reads and is_stored and not self._body.is_plain)

    def clear(self) -> None:
        """Drop everything that came from the journal."""
        self._pictures, self._terms, self._text = {}, (), ""
        if "view" in self.__dict__:
            self.view.clear_content()
        self._switch(reads=False)

    def mark(self, terms: tuple[str, ...]) -> None:
        """Mark the words of a search."""
        self._terms = terms
        if self._is_shown:
            self.view.mark(terms)

    def show_first_mark(self) -> None:
        """Scroll to the first marked word."""
        (self.view if self._is_shown else self._body).show_first_mark()

    def selected_text(self) -> str:
        """Return the words that are selected in the view that is shown."""
        return (self.view if self._is_shown else self._body).selected_text()

    def read_theme(self) -> None:
        """Repaint in the theme's colours and sizes."""
        if "view" in self.__dict__:
            self.view.read_theme()
            self.place()

    def place(self) -> None:
        """Put the column where the writing view has it."""
        if "view" in self.__dict__:
            self._place()

    def _place(self) -> None:
        width = self._pane.width()
        self.view.set_margins(*self._body.styled.column_margins(width), width)

    def write(self) -> None:
        """Return to the writing view, from now on."""
        self._choose(reads=False)

    def _pick(self) -> None:
        self._choose(reads=not self._is_shown)

    def _choose(self, *, reads: bool) -> None:
        if reads and self._body.is_plain:
            self._session.message.emit(_("This text is too long for the reading view."))
            self.action.setChecked(False)
            return
        self._session.preferences.remember(REMEMBERED, reads)
        self._switch(reads=reads)
        (self.view if reads else self._body.view).setFocus()

    def _switch(self, *, reads: bool) -> None:
        if reads:
            self._place()
            self._render(keep_place=False)
        is_other = reads != self._is_shown
        self._is_shown = reads
        if is_other or reads:
            had_focus = self._pane.isAncestorOf(self._pane.focusWidget() or self._pane.window())
            self._body.setVisible(not reads)
            self.view.setVisible(reads)
            self._body.setFocusProxy(self.view if reads else self._body.view)
            if had_focus and is_other:
                self._body.setFocus()
        self.action.setChecked(reads)
        self.switched.emit(reads)

    def _show_edited(self) -> None:
        if self._is_shown:
            self._render(keep_place=True)

    def _render(self, *, keep_place: bool) -> None:
        from growthjournal.services.reading import Reading

        self._text = self._body.text()
        self.view.show_content(Reading(self._text), self._pictures, keep_place=keep_place)
        self.view.mark(self._terms)
        self._load_pictures()

    def _load_pictures(self) -> None:
        """Decode the pictures that are not known yet on a worker thread, then show them."""
        text = self._text
        wanted = [one for one in attachments_in(text) if one not in self._pictures]
        if not wanted or not self._session.is_open:
            return

        def job(workspace: Workspace, progress: Progress) -> dict[str, QImage]:
            from growthjournal.ui.widgets.image_strip import decode

            found: dict[str, QImage] = {}
            for done, sha256 in enumerate(wanted):
                progress(done, len(wanted))
                kept = workspace.journal.attachment(sha256)
                picture = decode(kept[1], LARGEST) if kept is not None else None
                found[sha256] = picture if picture is not None else QImage()
            return found

        def done(found: dict[str, QImage]) -> None:
            if self._text == text and self._is_shown:
                self._pictures = {**self._pictures, **found}
                self._render(keep_place=True)

        self._session.start(job, done)

    def _undo(self) -> None:
        self._body.view.undo()

    def _redo(self) -> None:
        self._body.view.redo()

    def _tick(self, line: int) -> None:
        from growthjournal.domain.markdown_places import box_in_line

        text = self._body.text()
        found = box_in_line(text, line)
        if found is not None:
            sign = " " if text[found] in "xX" else "x"
            self._body.replace(found, found + 1, sign)
