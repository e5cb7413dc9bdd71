"""The plain view for very large texts and very long lines (architecture.md, fact 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from growthjournal.ui.widgets import editor_given
from growthjournal.ui.widgets.copied import copied

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from growthjournal.ui.theme import ThemeController
    from growthjournal.ui.widgets.editor_text import TextMapping


class PlainEdit(QPlainTextEdit):
    """Edits text without styles.

    Signals:
        files_given: list[GivenFile]; pasted or dropped.
        unreadable: A dropped file could not be read.
        styles_left_out: The words alone of a paste were given.
        text_given: Text was pasted or dropped; the owner inserts it.
    """

    files_given = Signal(object)
    unreadable = Signal()
    styles_left_out = Signal()
    text_given = Signal(object)

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self._mapping: TextMapping | None = None
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.viewport().setAutoFillBackground(False)
        self.read_theme()

    def read_theme(self) -> None:
        """Take the font from the theme."""
        self.document().setDefaultFont(self._theme.font("writing"))
        margin = self._theme.px(24)
        self.setViewportMargins(margin, 0, margin // 2, 0)

    def show_text(self, text: str, mapping: TextMapping) -> None:
        """Replace the text; there is nothing to undo afterwards."""
        self._mapping = mapping
        self.setPlainText("")
        self.setUndoRedoEnabled(False)
        QTextCursor(self.document()).insertText(text)
        self.setUndoRedoEnabled(True)
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def raw_text(self) -> str:
        """Return the text with U+2029 between paragraphs."""
        return self.document().toRawText()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml() or editor_given.holds_files(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if not editor_given.holds_files(source):
            text, is_too_much = editor_given.text_of(source)
            self.text_given.emit(text)
            if is_too_much:
                self.styles_left_out.emit()
            return
        try:
            files = editor_given.given_files(source)
        except OSError:
            self.unreadable.emit()
            return
        if files:
            self.files_given.emit(files)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        text = self.textCursor().selectedText()
        return copied(self._mapping.to_stored(text) if self._mapping else text)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from growthjournal.ui.widgets.editor_menu import open_menu

        open_menu(self, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.document().setDefaultFont(self._theme.font("writing"))
