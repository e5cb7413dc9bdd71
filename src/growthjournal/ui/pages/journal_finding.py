"""Finding words in the open entry: the bar below its text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

if TYPE_CHECKING:
    from growthjournal.ui.pages.journal_reading import EntryReading
    from growthjournal.ui.pages.journal_saving import EntrySaver
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.editor import BodyEditor
    from growthjournal.ui.widgets.find_bar import FindBar
    from growthjournal.ui.widgets.reading_view import ReadingView


class EntryFinding:
    """Finds words in the open entry; the bar is built when it is first asked for.

    Args:
        session: The open journal.
        saver: Holds the open entry.
        body: Its text.
        reading: Its reading view.
    """

    def __init__(
        self, session: Session, saver: EntrySaver, body: BodyEditor, reading: EntryReading
    ) -> None:
        self._session, self._saver = session, saver
        self._body, self._reading = body, reading
        self._place = QVBoxLayout()

    @property
    def place(self) -> QVBoxLayout:
        """Where the bar will be."""
        return self._place

    @cached_property
    def bar(self) -> FindBar:
        """Finds and replaces in the text."""
        from growthjournal.ui.widgets.find_bar import FindBar

        bar = FindBar(self._session.theme, self._body)
        self._place.addWidget(bar)
        return bar

    def open(self, *, replaces: bool = False) -> None:
        """Show the bar; to replace words, the text is shown for writing."""
        if replaces and self._reading.is_shown:
            self._reading.write()
        self.bar.search_in(self._text())
        self.bar.open(replaces=replaces)

    def go(self, by: int) -> None:
        """Select the next place (1) or the one before (-1)."""
        self.bar.search_in(self._text())
        self.bar.go(by)

    def _text(self) -> BodyEditor | ReadingView:
        return self._reading.view if self._reading.is_shown else self._body

    def is_in_text(self) -> bool:
        """Whether the keyboard is in the text or in what finds words there."""
        focused = self._body.window().focusWidget()
        if focused is None or not focused.hasFocus():
            return False
        bar = self.__dict__.get("bar")
        return focused is self._text().view or (bar is not None and bar.isAncestorOf(focused))

    def look_again(self) -> None:
        """Another text is shown, or none."""
        bar = self.__dict__.get("bar")
        if bar is None:
            return
        bar.search_in(self._text())
        if self._saver.entry is None:
            bar.clear()
        else:
            bar.look()
