"""The title of an entry: one paragraph that wraps instead of being cut off."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import meet_viewport
from growthjournal.ui.widgets.editor_text import damaged_note, pasted, without_lone_surrogates

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from growthjournal.ui.theme import ThemeController

_ENDS = re.compile("[\u2028\u2029\ufdd0\ufdd1]")
"""Begin a new paragraph in a Qt document."""
MOST_LINES = 4
"""More lines than this scroll."""


class TitleField(QPlainTextEdit):
    """Edits one paragraph; Enter and Down from the last line leave it.

    Signals:
        edited: Something was typed, pasted or taken back.
        left: The keyboard should go on to the text.
        notice: One sentence about a paste.
    """

    edited = Signal()
    left = Signal()
    notice = Signal(str)

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self._is_loading = False
        meet_viewport(self)
        self.setObjectName("titleField")
        self.setProperty("kind", "bare")
        self.setPlaceholderText(_("Title"))
        self.setAccessibleName(_("Title of the entry"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._tell)
        self.read_theme()

    def read_theme(self) -> None:
        """Take the font from the theme."""
        font = self._theme.font("verdict")
        self.setStyleSheet(
            f"font-family: {font.family()}; font-size: {font.pixelSize()}px; font-weight: 600;"
        )
        self._line = QFontMetrics(font).lineSpacing()
        self._fit()

    def text(self) -> str:
        """Return the title."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a title, on one line even where it was imported with several."""
        self._is_loading = True
        self.setPlainText(_joined(text))
        self._is_loading = False
        self.verticalScrollBar().setValue(0)

    @property
    def is_edited(self) -> bool:
        """Whether something was typed since the title was shown."""
        return self.document().isModified()

    def _tell(self) -> None:
        if not self._is_loading:
            self.edited.emit()

    def _fit(self) -> None:
        lines = max(1, math.ceil(self.document().size().height()))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > MOST_LINES else policy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(min(lines, MOST_LINES) * self._line + self._theme.px(4))

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text, damaged = without_lone_surrogates(pasted(source.text()))
        if damaged:
            self.notice.emit(damaged_note())
        self.textCursor().insertText(_joined(text))
        self.ensureCursorVisible()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_enter or (plain and event.key() == Qt.Key.Key_Down and self._is_at_last_line()):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _is_at_last_line(self) -> bool:
        cursor = self.textCursor()
        return not cursor.movePosition(cursor.MoveOperation.Down)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _joined(text: str) -> str:
    return " ".join(_ENDS.sub("\n", text).splitlines())
