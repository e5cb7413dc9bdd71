"""Whether the open entry is saved, and how many words it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from growthjournal.domain.entries import word_count

if TYPE_CHECKING:
    from growthjournal.ui.pages.journal_begin import Beginning
    from growthjournal.ui.pages.journal_files import EntryFiles
    from growthjournal.ui.pages.journal_header import EntryHeader
    from growthjournal.ui.widgets.editor import BodyEditor

COUNT_AFTER_MS = 200


class EntryStatus(QObject):
    """Counts when the writer rests, and shows the count beside the state."""

    def __init__(
        self, header: EntryHeader, body: BodyEditor, beginning: Beginning, files: EntryFiles
    ) -> None:
        super().__init__(header)
        self._header, self._body, self._beginning, self._files = header, body, beginning, files
        self._state = ""
        self._counts_selected = False
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_AFTER_MS)
        self._counting.timeout.connect(self.count)

    def set_state(self, state: str) -> None:
        """Take note of what is shown with the next count."""
        self._state = state

    def count_soon(self) -> None:
        """Count when nothing more is typed."""
        self._counting.start()

    def selection_changed(self) -> None:
        """Count what is selected, or no longer."""
        if self._counts_selected or self._body.view.textCursor().hasSelection():
            self._counting.start()

    def count(self) -> None:
        """Show the state, the words, and the files that the text refers to."""
        body, selected = self._body.text(), self._body.selected_text()
        self._counts_selected = bool(selected)
        words = word_count(self._beginning.written(body))
        self._header.show_status(self._state, words, word_count(selected))
        self._files.show_for(body)
