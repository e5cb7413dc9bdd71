"""The styled view of an entry's text: Markdown as plain text in a reading face."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from growthjournal.ui.widgets import editor_given, editor_keys, editor_lists, editor_tables
from growthjournal.ui.widgets.basics import meet_viewport
from growthjournal.ui.widgets.copied import copied
from growthjournal.ui.widgets.editor_lines import area_of, is_code
from growthjournal.ui.widgets.highlighter import QUOTE, RULE, MarkdownHighlighter

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from growthjournal.ui.theme import ThemeController
    from growthjournal.ui.widgets.editor_mouse import EditorMouse

LINE_HEIGHT = 1.65
COLUMN_CHARACTERS = 72
SAMPLE = "It is slower in the first month and better after that, because they chose it. "
"""Prose whose mean letter is as wide as most prose's."""
NARROWEST_MARGIN = 24
QUOTE_BAR = 3
VEIL = 150
"""How much of a dimmed paragraph is covered, of 255."""
NOTCH = 120
"""One step of a mouse wheel (QWheelEvent.angleDelta)."""
LARGER = 1.1
RULE_GAP = 10
GUTTER = 16
"""Room left of the text for the bar of a quote, px."""


class StyledEdit(QTextEdit):
    """Edits plain text; formats are painted, never stored.

    Signals:
        link_followed: The target of a link that was activated with Ctrl.
        files_given: list[GivenFile]; pasted or dropped.
        styles_left_out: The words alone of a paste were given.
        text_given: Text was pasted or dropped; the owner inserts it. An object, since Qt's strings
            lose half a surrogate pair.
        menu_opening: (QMenu, QContextMenuEvent); more can be put into the menu.
    """

    link_followed = Signal(str)
    files_given = Signal(object)
    unreadable = Signal()
    styles_left_out = Signal()
    text_given = Signal(object)
    menu_opening = Signal(object, object)

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self._dims = False
        self._turned = 0
        meet_viewport(self)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self._highlighter = MarkdownHighlighter(self.document(), theme)
        self.read_theme()

    @property
    def highlighter(self) -> MarkdownHighlighter:
        """What styles the text."""
        return self._highlighter

    def read_theme(self) -> None:
        """Take font, line height and colours from the theme; keeps the undo history."""
        self.document().setDefaultFont(self._theme.font("writing"))
        self._highlighter.read_theme()
        if not self.document().isEmpty():
            self._highlighter.rehighlight()
        self._place_column()

    def show_text(self, text: str) -> None:
        """Replace the text; there is nothing to undo afterwards."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.clear()
        self._open_gutter()
        cursor = QTextCursor(document)
        cursor.setBlockFormat(self._block_format())
        cursor.insertText(text)
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def raw_text(self) -> str:
        """Return the text with U+2029 between paragraphs."""
        return self.document().toRawText()

    def column_width(self) -> float:
        """Return the width of 72 characters in px."""
        metrics = QFontMetricsF(self._theme.font("writing"))
        return metrics.horizontalAdvance(SAMPLE) / len(SAMPLE) * COLUMN_CHARACTERS

    def _block_format(self) -> QTextBlockFormat:
        metrics = QFontMetricsF(self._theme.font("writing"))
        wanted = LINE_HEIGHT * self._theme.px(17)
        style = QTextBlockFormat()
        style.setLineHeight(
            100 * wanted / metrics.lineSpacing(),
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        return style

    def column_margins(self, width: int) -> tuple[int, int]:
        """Return the room left and right of the column in a widget of this width, px."""
        smallest = self._theme.px(NARROWEST_MARGIN)
        side = max(smallest, (width - round(self.column_width())) // 2)
        return side, side

    def _place_column(self) -> None:
        left, right = self.column_margins(self.width())
        bar = self.verticalScrollBar().sizeHint().width()
        self.setViewportMargins(left - GUTTER, 0, max(4, right - bar), 0)
        # The margins change inside a resize, where QTextEdit would keep the width before it.
        self.document().setTextWidth(self.viewport().width())

    def _open_gutter(self) -> None:
        frame = self.document().rootFrame()
        style = frame.frameFormat()
        style.setLeftMargin(GUTTER)
        style.setBottomMargin(GUTTER)
        frame.setFrameFormat(style)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_column()

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Never load anything: not from disk, not from the net (security.md T7)."""
        return QImage(1, 1, QImage.Format.Format_ARGB32)

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
        return copied(self.textCursor().selectedText().replace("\u2029", "\n"))

    @override
    def event(self, event: QEvent) -> bool:
        # Before Qt moves the focus; `focusNextPrevChild` also runs when the view is hidden.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            cursor = self.textCursor()
            if editor_lists.handle(event, cursor) or editor_tables.handle(event, cursor):
                self.show_cursor(cursor)
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        lines = self.document().blockCount()
        if not self._handle_key(event):
            super().keyPressEvent(event)
            if self.document().blockCount() < lines:
                editor_lists.renumber_after(self.textCursor())

    def show_cursor(self, cursor: QTextCursor) -> None:
        """Put the cursor there and scroll to it."""
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _handle_key(self, event: QKeyEvent) -> bool:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        cursor = self.textCursor()
        if cursor.hasSelection() and editor_lists.wrap_selection(cursor, event.text()):
            self.show_cursor(cursor)
            return True
        if event.matches(QKeySequence.StandardKey.Bold):
            editor_keys.wrap(cursor, "**")
        elif event.matches(QKeySequence.StandardKey.Italic):
            editor_keys.wrap(cursor, "*")
        elif is_enter and control:
            if not editor_keys.toggle_box(cursor.block()):
                self.activate(cursor)
            return True
        elif is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if cursor.hasSelection() or not editor_keys.continue_list(cursor):
                # In an empty line QTextEdit would drop the line height instead of adding a line.
                cursor.insertBlock()
        else:
            return False
        self.show_cursor(cursor)
        return True

    @cached_property
    def mouse(self) -> EditorMouse:
        """What the mouse does to the text besides placing the cursor."""
        from growthjournal.ui.widgets.editor_mouse import EditorMouse

        mouse = EditorMouse(self, self._theme)
        mouse.activated.connect(self.activate)
        return mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.mouse.press(event):
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.mouse.drag(event):
            super().mouseMoveEvent(event)
            self.mouse.hover(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.mouse.release(event):
            super().mouseReleaseEvent(event)
            self.mouse.click(event)

    def activate(self, cursor: QTextCursor) -> None:
        """Go from a footnote's mark to its note or back, or follow the link that stands there."""
        found = editor_keys.counterpart(cursor, editor_keys.column_of(cursor))
        if found is not None:
            self.show_cursor(found)
            return
        target = editor_keys.link_of(cursor)
        if target:
            self.link_followed.emit(target)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens().hairline)
        bottom = self.viewport().height()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid():
            area = area_of(self, block)
            if area.top() > bottom:
                break
            if QUOTE.match(block.text()):
                following = block.next()
                if following.isValid() and QUOTE.match(following.text()):
                    area.setBottom(area_of(self, following).top())
                painter.drawRect(QRectF(0, area.top(), QUOTE_BAR, area.height()))
            elif RULE.match(block.text()) and not is_code(block):
                line = block.layout().lineAt(0)
                start = GUTTER + line.naturalTextWidth() + RULE_GAP
                width = max(area.width() - start, 0)
                painter.drawRect(QRectF(start, area.top() + line.height() / 2, width, 1))
            block = block.next()
        if self._dims:
            self._dim(painter)
        if "mouse" in self.__dict__:
            self.mouse.paint(painter)
        painter.end()

    def _dim(self, painter: QPainter) -> None:
        """Lay a veil over every paragraph but the one the cursor stands in."""
        veil = QColor(self._theme.tokens().window)
        veil.setAlpha(VEIL)
        area, whole = area_of(self, self.textCursor().block()), QRectF(self.viewport().rect())
        painter.fillRect(QRectF(whole.topLeft(), QPointF(whole.right(), area.top())), veil)
        painter.fillRect(QRectF(QPointF(0, area.bottom()), whole.bottomRight()), veil)

    def set_dimming(self, *, is_on: bool) -> None:
        """Dim all paragraphs but one, or none."""
        if is_on and not self._dims:
            self.cursorPositionChanged.connect(self.viewport().update)
            self.textChanged.connect(self.viewport().update)
        elif self._dims and not is_on:
            self.cursorPositionChanged.disconnect(self.viewport().update)
            self.textChanged.disconnect(self.viewport().update)
        self._dims = is_on
        self.viewport().update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / NOTCH)
        self._turned -= notches * NOTCH
        if notches:
            self._theme.set_text_scale(self._theme.text_scale * LARGER**notches)
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from growthjournal.ui.widgets.editor_menu import open_menu

        open_menu(self, event, self.menu_opening.emit)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.document().setDefaultFont(self._theme.font("writing"))
