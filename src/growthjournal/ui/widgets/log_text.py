"""The text of a log: lines, each of which a key marks as pattern, assumption or promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from growthjournal.domain.logs import Line, LineKind
from growthjournal.ui.icons import tinted
from growthjournal.ui.widgets.basics import meet_viewport
from growthjournal.ui.widgets.log_lines import ICONS, MARK_KEYS, format_of, line_of
from growthjournal.wording.logs import act_alone, mark_name, promise_slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QTextBlock

    from growthjournal.ui.theme import ThemeController

MOST_LETTERS = 1_000_000
NARROW = 460
"""Width of the text, divided by the text size, below which marks are signs without words."""
_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\0": None})


class LogText(QPlainTextEdit):
    """Plain lines with a mark in the margin; marks are undone like words.

    Signals:
        line_changed: The caret came to another line, or the mark of its line changed.
        mark_wanted: (LineKind, is_theirs); a key asked for a mark.
    """

    line_changed = Signal()
    mark_wanted = Signal(object, bool)

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self._place = -1
        meet_viewport(self)
        self.setObjectName("logText")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.margin = _Margin(self)
        self.read_theme()
        self.cursorPositionChanged.connect(self._caret_moved)
        self.updateRequest.connect(self._scrolled)
        self.textChanged.connect(self.margin.update)

    def read_theme(self) -> None:
        """Take font and sizes from the theme."""
        self.document().setDefaultFont(self._theme.font("writing"))
        self._fit()

    # -- lines

    def blocks(self) -> Iterator[QTextBlock]:
        """Yield the lines as the document holds them."""
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def lines(self) -> tuple[Line, ...]:
        """Return every line with its mark."""
        return tuple(line_of(block) for block in self.blocks())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace the text; there is nothing to undo afterwards."""
        self.setUndoRedoEnabled(False)
        self.setPlainText("\n".join(line.text for line in lines))
        for block, line in zip(self.blocks(), lines, strict=False):
            QTextCursor(block).setBlockFormat(format_of(line))
        self.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._told()

    def line(self) -> Line:
        """Return the line of the caret."""
        return line_of(self.textCursor().block())

    def put_line(self, line: Line) -> None:
        """Give the line of the caret another mark, and its words where they differ."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setBlockFormat(format_of(line))
        if line.text != cursor.block().text():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.insertText(line.text)
            self.setTextCursor(cursor)
        cursor.endEditBlock()
        self._told()

    def mark(self, kind: LineKind, *, theirs: bool = False) -> None:
        """Mark the line of the caret; the same mark once more takes it away.

        A line that is marked as a promise gets the words of its form where it is empty, or says
        only what the user will do: the moment is then asked for.
        """
        line = self.line()
        if line.kind is kind and line.is_theirs == theirs:
            kind, theirs = LineKind.NOTE, False
        before, between = promise_slots(theirs=theirs)
        is_empty = not line.text.strip() or self._is_empty_form(line)
        is_promise = kind is LineKind.PROMISE
        act = "" if is_empty else act_alone(line.text) if is_promise and not theirs else None
        is_form = is_promise and act is not None
        text = f"{before}{between}{act}" if is_form else line.text
        if is_empty and not is_promise:
            text = ""
        self.put_line(Line(kind=kind, text=text, is_theirs=theirs, due=line.due))
        if is_form:
            cursor = self.textCursor()
            cursor.setPosition(cursor.block().position() + len(before))
            self.setTextCursor(cursor)

    def _is_empty_form(self, line: Line) -> bool:
        return line.kind is LineKind.PROMISE and line.text == "".join(
            promise_slots(theirs=line.is_theirs)
        )

    def to_second_slot(self) -> bool:
        """Go from the moment of a promise to its act; return whether there is one to go to."""
        line, cursor = self.line(), self.textCursor()
        if line.kind is not LineKind.PROMISE:
            return False
        _before, between = promise_slots(theirs=line.is_theirs)
        place = line.text.find(between)
        if place < 0 or cursor.positionInBlock() > place:
            return False
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        return True

    def _lacks_its_act(self) -> bool:
        line = self.line()
        between = promise_slots(theirs=line.is_theirs)[1]
        return not line.text.split(between, maxsplit=1)[-1].strip()

    # -- keys and pastes

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if held == Qt.KeyboardModifier.ControlModifier and key in MARK_KEYS:
            self.mark_wanted.emit(*MARK_KEYS[Qt.Key(key)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held:
            if self.to_second_slot() and self._lacks_its_act():
                return  # the act comes first; a promise is never cut in two
            self._new_line()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab go on inside a promise before it leaves the text."""
        return (next and self.to_second_slot()) or super().focusNextPrevChild(next)

    def _new_line(self) -> None:
        """Begin a line without a mark; the line before keeps its own."""
        cursor = self.textCursor()
        line = line_of(cursor.block())
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        is_before_words = cursor.atBlockStart() and not cursor.atBlockEnd()
        is_empty = not cursor.block().text()
        if is_empty and line.kind is not LineKind.NOTE:
            cursor.setBlockFormat(QTextBlockFormat())  # as a list ends
        else:
            cursor.insertBlock(format_of(line) if is_before_words else QTextBlockFormat())
            if is_before_words:
                QTextCursor(cursor.block().previous()).setBlockFormat(QTextBlockFormat())
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._told()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the words of a paste; only the line it begins in keeps its mark."""
        text = source.text().replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
        text = text.encode("utf-8", "replace").decode("utf-8")[:MOST_LETTERS]
        first, *rest = text.split("\n")
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(first)
        for line in rest:
            cursor.insertBlock(QTextBlockFormat())
            cursor.insertText(line)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _caret_moved(self) -> None:
        if self.textCursor().blockNumber() != self._place:
            self._told()

    def _told(self) -> None:
        self._place = self.textCursor().blockNumber()
        self.margin.update()
        self.viewport().update()
        self.line_changed.emit()

    # -- the margin

    def has_words_in_margin(self) -> bool:
        """Whether marks are said in words beside their sign."""
        return self.width() / self._theme.text_scale >= NARROW

    def _fit(self) -> None:
        px = self._theme.px
        width = px(26)
        if self.has_words_in_margin():
            metrics = self.margin.fontMetrics()
            names = (mark_name(kind) for kind in LineKind)
            longest = max(*names, mark_name(LineKind.PROMISE, theirs=True), key=len)
            width += metrics.horizontalAdvance(longest) + px(14)
        self.setViewportMargins(width, px(4), px(4), px(4))
        inner = self.contentsRect()
        x = inner.right() - width if self.isRightToLeft() else inner.left()
        self.margin.setGeometry(QRect(x, inner.top(), width, inner.height()))

    def _scrolled(self, _rect: QRect, _moved: int) -> None:
        self.margin.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.document().setDefaultFont(self._theme.font("writing"))  # not the form's

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for rect, line in self.marked():
            if line.kind is not LineKind.NOTE:
                painter.fillRect(rect, self.palette().midlight())
        painter.end()
        super().paintEvent(event)

    def marked(self) -> Iterator[tuple[QRect, Line]]:
        """Yield where each line in sight stands in the viewport."""
        block = self.firstVisibleBlock()
        offset: QPointF = self.contentOffset()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(offset).toRect()
            if rect.top() > self.viewport().height():
                return
            yield rect, line_of(block)
            block = block.next()


class _Margin(QWidget):
    """Paints the mark of each line beside it."""

    def __init__(self, text: LogText) -> None:
        super().__init__(text)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        text, theme = self._text, self._text._theme  # noqa: SLF001 - its own margin
        painter = QPainter(self)
        painter.setFont(theme.font("meta"))
        painter.setPen(self.palette().placeholderText().color())
        edge, gap = theme.px(15), theme.px(6)
        shift = text.viewport().y() - self.y()
        for rect, line in text.marked():
            if line.kind is LineKind.NOTE:
                continue
            row = min(rect.height(), QFontMetrics(text.document().defaultFont()).lineSpacing())
            top = rect.top() + shift
            pixmap = tinted(
                ICONS[line.kind],
                edge,
                self.devicePixelRatioF(),
                self.palette().placeholderText().color(),
            )
            x = self.width() - gap - edge if self.isRightToLeft() else gap
            painter.drawPixmap(x, top + (row - edge) // 2, pixmap)
            if text.has_words_in_margin():
                place = QRect(gap, top, self.width() - 2 * gap, row)
                place.adjust(0, 0, -edge - gap, 0) if self.isRightToLeft() else place.adjust(
                    edge + gap, 0, 0, 0
                )
                name = mark_name(line.kind, theirs=line.is_theirs)
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, name
                )
        painter.end()
