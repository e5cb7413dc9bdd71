"""One line to write in passing; it grows with what is written."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Text
from growthjournal.ui.widgets.editor_text import damaged_note, pasted, without_lone_surrogates

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from growthjournal.ui.theme import ThemeController

MOST_LINES = 8
LONGEST = 20_000
"""Characters; what is longer belongs into an entry."""
FRAME = 7
"""Border and padding of a field, px of the 100 % design."""


class CaptureLine(QPlainTextEdit):
    """Enter finishes, Shift Enter starts a line, Esc leaves.

    Signals:
        entered: Enter was pressed.
        left: Esc was pressed.
        notice: One sentence about a paste.
    """

    entered = Signal()
    left = Signal()
    notice = Signal(str)

    def __init__(self, theme: ThemeController, key: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("captureLine")
        self.setAccessibleName(_("Capture"))
        self.setAccessibleDescription(
            _("The first line becomes the title. Enter saves, Shift Enter starts a line.")
        )
        self._asked = _("What happened? Who said it? What will you do differently?")
        self.setPlaceholderText(self._asked)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self._key = Text(key, "key")
        self._key.setParent(self)
        self._key.setVisible(bool(key))
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_text(self, text: str) -> None:
        """Replace the text, with nothing to undo."""
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def _fit(self) -> None:
        lines = max(1, math.ceil(self.document().size().height()))
        scrolls = lines > MOST_LINES
        on = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else self._no_bar
        self.setVerticalScrollBarPolicy(on)
        self.setFixedHeight(self._height(min(lines, MOST_LINES)))

    _no_bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff

    def _height(self, lines: int) -> int:
        inside = self.fontMetrics().lineSpacing() * lines + 2 * self.document().documentMargin()
        return math.ceil(inside) + 2 * self._theme.px(FRAME)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._height(1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._height(1))

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text, damaged = without_lone_surrogates(pasted(source.text()))
        if len(text) + self.document().characterCount() > LONGEST:
            self.notice.emit(_("That is too long to capture. Paste it into an entry."))
            return
        if damaged:
            self.notice.emit(damaged_note())
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_enter and is_shifted:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif is_enter:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_key()
        self._fit_question()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
            self._place_key()
            self._fit_question()

    def _fit_question(self) -> None:
        """Keep what is asked in one line: more would be cut through its letters."""
        taken = self.viewportMargins().left() + self.viewportMargins().right()
        inside = self.width() - taken - 2 * self._theme.px(FRAME) - self._theme.px(12)
        fitted = self.fontMetrics().elidedText(
            self._asked, Qt.TextElideMode.ElideRight, max(inside, 1)
        )
        if fitted != self.placeholderText():
            self.setPlaceholderText(fitted)

    def _place_key(self) -> None:
        if not self._key.text():
            return
        size = self._key.sizeHint()
        room = size.width() + self._theme.px(12)
        is_right = self.isLeftToRight()
        self.setViewportMargins(0 if is_right else room, 0, room if is_right else 0, 0)
        edge = self._theme.px(9)
        x = self.width() - edge - size.width() if is_right else edge
        self._key.setGeometry(x, (self._height(1) - size.height()) // 2, *size.toTuple())
