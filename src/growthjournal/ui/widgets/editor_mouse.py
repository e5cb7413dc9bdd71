"""What the mouse does in the text of an entry: boxes, links, and dragging list items.

A grip stands left of the list item under the pointer. Dragged, it moves the item with everything
that belongs to it; nothing is changed before the button is let go.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor
from typing_extensions import override

from growthjournal.ui.widgets import editor_drop, editor_keys
from growthjournal.ui.widgets.editor_lines import area_of
from growthjournal.ui.widgets.editor_lists import is_in_list

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPainter, QTextBlock
    from PySide6.QtWidgets import QTextEdit

    from growthjournal.ui.theme import ThemeController

GRIP = 16
"""How wide the grip's place is, px: the gutter left of the text."""
DOT, BETWEEN = 2.5, 5
"""Diameter of the six dots and the distance of their centres, px of the 100 % design."""
VEIL = 150
"""How much of the dragged lines is covered, of 255."""
EDGE = 24
"""Nearer to the upper or lower edge than this a drag scrolls, px."""
SCROLL_MS = 30


@dataclass(slots=True)
class _Drag:
    moved: tuple[int, int]
    revision: int
    point: QPoint
    place: editor_drop.Place | None = None


class EditorMouse(QObject):
    """Sees every mouse event of a view first; built with the first.

    Signals:
        activated: QTextCursor; a place was clicked with Ctrl.
    """

    activated = Signal(object)

    def __init__(self, view: QTextEdit, theme: ThemeController) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        self._hovered = -1
        self._drag: _Drag | None = None
        self._is_pressed = False
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @property
    def is_dragging(self) -> bool:
        """Whether an item is held."""
        return self._drag is not None

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of the item whose grip is under the pointer; return whether there is one."""
        point = event.position().toPoint()
        block = self._item_at(point)
        if (
            block is None
            or point.x() >= GRIP
            or event.button() != Qt.MouseButton.LeftButton
            or event.modifiers()
            or self._view.isReadOnly()
        ):
            return False
        revision = self._view.document().revision()
        self._drag = _Drag(moved=editor_drop.lifted(block), revision=revision, point=point)
        self._is_pressed = True
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scrolling.start()
        self._view.viewport().update()
        return True

    def drag(self, event: QMouseEvent) -> bool:
        """Show where the item would be put; return whether the grip is pressed."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._is_pressed = False
        if self._drag is not None:
            if not self._is_pressed or self._is_stale(self._drag):
                self.cancel()
            else:
                self._drag.point = event.position().toPoint()
                self._aim()
        return self._is_pressed

    def release(self, event: QMouseEvent) -> bool:
        """Put the item where the line stands, if there is one; return whether the grip was held."""
        if not self._is_pressed or event.button() != Qt.MouseButton.LeftButton:
            return self._is_pressed
        self._is_pressed = False
        drag = self._drag
        if drag is None:  # Esc let it go
            return True
        drag.point = event.position().toPoint()
        if not self._is_stale(drag):
            self._aim()
        self.cancel()
        if drag.place is not None and not self._is_stale(drag):
            cursor = QTextCursor(self._view.document())
            editor_drop.drop(cursor, drag.moved, drag.place)
            self._view.setTextCursor(cursor)
            self._view.ensureCursorVisible()
        return True

    def cancel(self) -> None:
        """Let the item go where it was."""
        self._drag = None
        self._hovered = -1
        self._scrolling.stop()
        self._view.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._view.viewport().update()

    def hover(self, event: QMouseEvent) -> None:
        """Show the grip of the item under the pointer, and what a click would do."""
        if event.buttons():
            return
        point = event.position().toPoint()
        block = self._item_at(point)
        hovered = -1 if block is None else block.blockNumber()
        if hovered != self._hovered:
            self._hovered = hovered
            self._view.viewport().update()
        shape = Qt.CursorShape.IBeamCursor
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if block is not None and point.x() < GRIP:
            shape = Qt.CursorShape.OpenHandCursor
        elif self._box_under(point) or (control and self._link_under(point)):
            shape = Qt.CursorShape.PointingHandCursor
        self._view.viewport().setCursor(shape)

    def click(self, event: QMouseEvent) -> None:
        """Tick the box under the pointer; with Ctrl, follow the link."""
        view = self._view
        if event.button() != Qt.MouseButton.LeftButton or view.textCursor().hasSelection():
            return
        point = event.position().toPoint()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.activated.emit(view.cursorForPosition(point))
            return
        block = self._box_under(point)
        if block is not None:
            editor_keys.toggle_box(block)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Leave and self._hovered >= 0 and self._drag is None:
            self._hovered = -1
            self._view.viewport().update()
        elif self._drag is not None and kind in {QEvent.Type.Hide, QEvent.Type.WindowDeactivate}:
            self.cancel()
        elif self._drag is not None and _is_escape(event):
            if kind == QEvent.Type.KeyPress:
                self.cancel()
            event.accept()
            return True
        return False

    def paint(self, painter: QPainter) -> None:
        """Paint the grip, or the held lines and the place where they would be put."""
        if self._drag is not None and not self._is_stale(self._drag):
            self._paint_drag(painter, self._drag)
            return
        block = self._view.document().findBlockByNumber(self._hovered)
        if self._hovered >= 0 and block.isValid() and is_in_list(block):
            self._paint_grip(painter, block, self._theme.tokens().control)

    def _paint_grip(self, painter: QPainter, block: QTextBlock, colour: QColor) -> None:
        size, step = self._theme.px(10 * DOT) / 10, self._theme.px(10 * BETWEEN) / 10
        step, size = min(step, GRIP / 3), min(size, GRIP / 5)
        painter.setBrush(colour)
        middle = area_of(self._view, block).top() + block.layout().lineAt(0).height() / 2
        left = (GRIP - step) / 2 - 1
        for column in (0, 1):
            for row in (-1, 0, 1):
                centre = QPointF(left + column * step, middle + row * step)
                painter.drawEllipse(centre, size / 2, size / 2)

    def _paint_drag(self, painter: QPainter, drag: _Drag) -> None:
        view, tokens = self._view, self._theme.tokens()
        first, last = (self._block(drag.moved[0]), self._block(drag.moved[1] - 1))
        self._paint_grip(painter, first, tokens.ink)
        veil = QColor(tokens.window)
        veil.setAlpha(VEIL)
        area = area_of(view, first).united(area_of(view, last))
        area.setLeft(GRIP)
        painter.fillRect(area, veil)
        if drag.place is None:
            return
        model = self._block(drag.place.model)
        marker = QTextCursor(model)
        text = model.text()
        marker.setPosition(model.position() + len(text) - len(text.lstrip()))
        left = view.cursorRect(marker).left()
        bottom = area_of(view, self._block(drag.place.line - 1)).bottom()
        height = bottom if drag.place.line else area_of(view, model).top()
        if drag.place.is_before:
            height = area_of(view, model).top()
        thickness = max(2, self._theme.px(2))
        width = view.viewport().width() - left
        top = max(height - thickness / 2, 0)
        painter.fillRect(QRectF(left, top, width, thickness), tokens.ink)

    def _block(self, line: int) -> QTextBlock:
        return self._view.document().findBlockByNumber(line)

    def _is_stale(self, drag: _Drag) -> bool:
        """Whether the text is another one than when the item was taken."""
        return self._view.document().revision() != drag.revision

    def _aim(self) -> None:
        drag = self._drag
        if drag is None:
            return
        block = self._view.cursorForPosition(QPoint(GRIP, drag.point.y())).block()
        area = area_of(self._view, block)
        is_upper = drag.point.y() < area.center().y()
        place = editor_drop.place_at(block, drag.moved, is_upper=is_upper)
        if place != drag.place:
            drag.place = place
            self._view.viewport().update()

    def _scroll(self) -> None:
        drag = self._drag
        if drag is None or self._is_stale(drag):
            self.cancel()
            return
        height, bar = self._view.viewport().height(), self._view.verticalScrollBar()
        edge = min(EDGE, height // 4)
        if drag.point.y() < edge:
            bar.setValue(bar.value() - self._theme.px(12))
        elif drag.point.y() > height - edge:
            bar.setValue(bar.value() + self._theme.px(12))
        else:
            return
        self._aim()
        self._view.viewport().update()

    def _item_at(self, point: QPoint) -> QTextBlock | None:
        block = self._view.cursorForPosition(point).block()
        area = area_of(self._view, block)
        is_there = area.top() <= point.y() < area.bottom()
        return block if is_there and is_in_list(block) else None

    def _box_under(self, point: QPoint) -> QTextBlock | None:
        view = self._view
        block = view.cursorForPosition(point).block()
        found = editor_keys.box_at(block)
        if found is None:
            return None
        first, last = QTextCursor(block), QTextCursor(block)
        first.setPosition(found[0])
        last.setPosition(found[1])
        area = view.cursorRect(first).united(view.cursorRect(last))
        return block if area.contains(point) else None

    def _link_under(self, point: QPoint) -> str | None:
        return editor_keys.link_of(self._view.cursorForPosition(point))


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
