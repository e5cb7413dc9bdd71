"""A chart in the window: drawn on its own canvas, pointed at, stepped through with the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from growthjournal.charts.drawn import Mark
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import (
        QFocusEvent,
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )

    from growthjournal.charts.drawn import Drawn
    from growthjournal.charts.picture import Spot

    Pointed = Mark | Spot
    Draw = Callable[[tuple[int, int]], Drawn | None]

REST_MS = 60
"""Nothing is drawn until sizes rest this long."""
NARROWEST = 280
RING = 9
_FORWARD = {Qt.Key.Key_Right, Qt.Key.Key_Down}
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}


def keys_said() -> str:
    """Return what the keys do in a chart."""
    return _("Left and right go through the points, Enter shows what is behind one, T the table.")


class _Ring(QWidget):
    """Lies over the canvas and shows which mark the arrows reached."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.place: QPoint | None = None
        self.framed = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.framed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().text().color(), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 7, 7)
        if self.place is not None:
            painter.drawEllipse(self.place, RING, RING)
        painter.end()


class ChartView(QWidget):
    """Draws anew, on a new canvas, when width, wished height, theme or data change.

    Signals:
        drawn_anew: A new figure is shown.
        mark_pressed: The mark that was clicked, or reached with the arrows when Enter was pressed.
    """

    drawn_anew = Signal()
    mark_pressed = Signal(object)

    def __init__(self, draw: Draw, *, wish: int, rest: int = REST_MS) -> None:
        super().__init__()
        self._draw, self._wish = draw, wish
        self.drawn: Drawn | None = None
        self.canvas: QWidget | None = None
        self._mark: int | None = None
        self._is_stale = True
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(NARROWEST)
        self.setFixedHeight(wish)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ring = _Ring(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest)
        self._rest.timeout.connect(self._redraw)

    @property
    def is_stale(self) -> bool:
        """Whether what is shown is older than data, theme or size."""
        return self._is_stale

    def set_wish(self, height: int) -> None:
        """Wish for a height in px; words and rows may need more."""
        if height != self._wish:
            self._wish = height
            self.refresh()

    def refresh(self) -> None:
        """Draw anew soon: data, theme or text size changed."""
        self._is_stale = True
        if self.isVisible():
            self._rest.start()

    def clear(self) -> None:
        """Drop the figure and every word in it."""
        self._rest.stop()
        self._is_stale = True
        self.drawn, self._mark = None, None
        self._ring.place = None
        self.setAccessibleName("")
        self.setAccessibleDescription("")
        self._replace_canvas(None)

    # -- drawing

    def _redraw(self) -> None:
        """Draw now."""
        drawn = self._draw((max(self.width(), NARROWEST), self._wish))
        if drawn is None:
            self.clear()
            return
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

        canvas: QWidget = FigureCanvasQTAgg(drawn.figure)  # type: ignore[no-untyped-call]
        self.drawn, self._is_stale = drawn, False
        self._replace_canvas(canvas)
        self._step_to(None)
        self.setAccessibleName(drawn.spoken)
        self.setAccessibleDescription(keys_said())
        self.drawn_anew.emit()

    def _replace_canvas(self, canvas: QWidget | None) -> None:
        if canvas is None or self.drawn is None:
            self._drop_canvas()
        else:
            width, height = (round(edge) for edge in self.drawn.size)
            self._put_canvas(canvas, width, height)

    def _drop_canvas(self) -> None:
        old, self.canvas = self.canvas, None
        if old is not None:
            old.hide()
            old.deleteLater()

    def _put_canvas(self, canvas: QWidget, width: int, height: int) -> None:
        """Show a canvas in place of the last one, under the ring."""
        self._drop_canvas()
        self.canvas = canvas
        canvas.setParent(self)
        canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas.setGeometry(QRect(0, 0, width, height))
        canvas.show()
        self.setFixedHeight(height)
        self._ring.setGeometry(self.rect())
        self._ring.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.setGeometry(self.rect())
        if event.size().width() != event.oldSize().width():
            self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._rest.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()

    # -- pointing

    def marks(self) -> Sequence[Pointed]:
        """Return what can be pointed at, in reading order."""
        return self.drawn.marks if self.drawn else ()

    def mark_at(self, place: QPoint) -> Pointed | None:
        """Return the mark under a place in this widget, or None."""
        if self.drawn is None:
            return None
        scale = self.devicePixelRatioF()
        return self.drawn.mark_at(place.x() * scale, (self.height() - place.y()) * scale)

    def place_of(self, mark: Pointed) -> QPoint:
        """Return where a mark is in this widget."""
        if self.drawn is None or not isinstance(mark, Mark):
            return QPoint()
        scale = self.devicePixelRatioF()
        x, y = self.drawn.position(mark)
        return QPoint(round(x / scale), round(self.height() - y / scale))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            return True
        return super().event(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position().toPoint())
        if mark is None:
            self.unsetCursor()
            QToolTip.hideText()
            return
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        QToolTip.showText(event.globalPosition().toPoint(), mark.label, self)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position().toPoint())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            QToolTip.hideText()
            self.mark_pressed.emit(mark)
        else:
            event.ignore()

    # -- keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        marks = self.marks()
        if not marks:
            super().keyPressEvent(event)
        elif key in _FORWARD:
            self._step_to(0 if self._mark is None else min(self._mark + 1, len(marks) - 1))
        elif key in _BACK:
            self._step_to(len(marks) - 1 if self._mark is None else max(self._mark - 1, 0))
        elif key == Qt.Key.Key_Home:
            self._step_to(0)
        elif key == Qt.Key.Key_End:
            self._step_to(len(marks) - 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._mark is not None:
            self.mark_pressed.emit(marks[self._mark])
        else:
            super().keyPressEvent(event)

    def _step_to(self, place: int | None) -> None:
        self._mark = place
        self._ring.place = None
        if place is not None:
            mark = self.marks()[place]
            self._ring.place = self.place_of(mark)
            QToolTip.showText(self.mapToGlobal(self._ring.place + QPoint(0, RING)), mark.label)
            announce(self, mark.label)
        self._ring.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.framed = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }
        self._ring.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.framed = False
        self._ring.update()
