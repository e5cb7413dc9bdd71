"""The list of a pattern's sightings: painted, as tall as its rows, so that the page scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.icons import tinted
from growthjournal.ui.models.patterns import SightingRow
from growthjournal.ui.models.rows import AnyIndex, Role, RowListModel

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QMouseEvent, QResizeEvent

    from growthjournal.ui.theme import ThemeController

WRAP = Qt.TextFlag.TextWordWrap.value
TALL = 100_000


class SightingDelegate(QStyledItemDelegate):
    """Stage, then who and when, then what happened, then their words."""

    def __init__(self, theme: ThemeController, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._heights: dict[tuple[str, int], int] = {}
        self.read_theme()

    def read_theme(self) -> None:
        """Take fonts and sizes from the theme."""
        self.forget_heights()
        self._fonts = {
            "stage": self._theme.font("strong"),
            "meta": self._theme.font("meta"),
            "context": self._theme.font("ui"),
            "words": self._theme.font("quote"),
        }
        self._fonts["words"].setItalic(True)
        self._lead = self._theme.px(20)
        self.end = self._theme.px(28)
        self._gap = self._theme.px(7)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row = index.data(Role.ROW)
        width = self._view.viewport().width()
        if not isinstance(row, SightingRow):
            return QSize(width, 0)
        if (row.uuid, width) not in self._heights:
            inner = max(width - self._lead - self.end, 60)
            lines = (self._height(text, font, inner) for text, font, _c in self._lines(row))
            self._heights[row.uuid, width] = sum(lines) + 2 * self._gap
        return QSize(width, self._heights[row.uuid, width])

    def forget_heights(self) -> None:
        """Measure every row anew."""
        self._heights = {}

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(Role.ROW)
        if not isinstance(row, SightingRow):
            return
        tokens = self._theme.tokens()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, tokens.hover)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tokens.ink, 2))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 5, 5)
        self._paint_dot(painter, area, row)
        inner = area.adjusted(self._lead, self._gap, -self.end, -self._gap)
        inner = QStyle.visualRect(option.direction, area, inner)
        y = inner.top()
        for text, font, colour in self._lines(row):
            height = self._height(text, font, inner.width())
            painter.setFont(font)
            painter.setPen(colour)
            place = QRect(inner.left(), y, inner.width(), height + 2)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeading) | WRAP, text)
            y += height
        self._paint_cross(painter, self.cross(area))
        painter.restore()

    def cross(self, area: QRect) -> QRect:
        """Return where the cross of a row lies; pressing it removes the sighting."""
        side = self._theme.px(24)
        place = QRect(area.right() - side, area.top() + self._theme.px(3), side, side)
        return QStyle.visualRect(self._view.layoutDirection(), area, place)

    def _lines(self, row: SightingRow) -> list[tuple[str, QFont, QColor]]:
        tokens = self._theme.tokens()
        stage = tokens.good if row.is_early else tokens.ink
        lines = [
            (row.title, self._fonts["stage"], stage),
            (row.meta, self._fonts["meta"], tokens.muted),
            (row.context, self._fonts["context"], tokens.ink),
            (row.words, self._fonts["words"], tokens.ink),
        ]
        return [line for line in lines if line[0]]

    def _height(self, text: str, font: QFont, width: int) -> int:
        box = QRect(0, 0, width, TALL)
        return QFontMetrics(font).boundingRect(box, WRAP, text).height() + self._theme.px(2)

    def _paint_dot(self, painter: QPainter, area: QRect, row: SightingRow) -> None:
        tokens, radius = self._theme.tokens(), self._theme.px(4)
        line = QFontMetrics(self._fonts["stage"]).height()
        middle = QPointF(area.left() + radius + 4, area.top() + self._gap + line / 2)
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            middle.setX(area.right() - radius - 4)
        if row.sighting.stage is None:
            painter.setPen(QPen(tokens.muted, 1.6))
            painter.drawLine(middle - QPointF(0, radius), middle + QPointF(0, radius))
            return
        painter.setPen(QPen(tokens.good if row.is_early else tokens.muted, 1.6))
        painter.setBrush(tokens.good if row.is_early else tokens.card)
        painter.drawEllipse(middle, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_cross(self, painter: QPainter, area: QRect) -> None:
        side = self._theme.px(15)
        dpr = painter.device().devicePixelRatioF()
        place = area.center()
        painter.drawPixmap(
            place.x() - side // 2,
            place.y() - side // 2,
            tinted("x", side, dpr, self._theme.tokens().muted),
        )


class SightingListView(QListView):
    """Sightings, newest first.

    Signals:
        removal_wanted: The Sighting whose cross was pressed, or Delete on its row.
        edit_wanted: The Sighting to edit: Enter or a double click.
        menu_wanted: (Sighting, QPoint on the screen) where its menu opens.
        shown: (top, bottom) of the row that became the current one, in this widget.
    """

    removal_wanted = Signal(object)
    edit_wanted = Signal(object)
    menu_wanted = Signal(object, object)
    shown = Signal(int, int)

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self.rows = RowListModel[SightingRow]()
        self.setObjectName("sightingList")
        self.setAccessibleName(_("Sightings"))
        self.setAccessibleDescription(
            _("Enter edits the current one, Delete removes it, the menu key has more.")
        )
        self.setProperty("kind", "bare")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self._delegate = SightingDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(self.rows)
        self.doubleClicked.connect(self._edit)
        theme.changed.connect(self._read_theme)

    def show_rows(self, rows: list[SightingRow]) -> None:
        """Show other sightings."""
        self._delegate.forget_heights()
        self.rows.show(rows)
        self.setVisible(bool(rows))
        self._fit()

    def _read_theme(self) -> None:
        self._delegate.read_theme()
        self._fit()

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        heights = (
            self._delegate.sizeHint(option, self.rows.index(row)).height()
            for row in range(self.rows.rowCount())
        )
        self.setFixedHeight(max(sum(heights), 1))
        self.scheduleDelayedItemsLayout()

    @override
    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            area = self.visualRect(current)
            self.shown.emit(area.top(), area.bottom())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            cross = self._delegate.cross(self.visualRect(index))
            if cross.contains(event.position().toPoint()):
                self._remove(index)
                return
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self._remove(index)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self._edit(index)
        elif event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            row = index.data(Role.ROW)
            if isinstance(row, SightingRow):
                QGuiApplication.clipboard().setText(row.spoken)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        row = index.data(Role.ROW) if index.isValid() else None
        if isinstance(row, SightingRow):
            below = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(row.sighting, below if is_by_key else event.globalPos())

    def _edit(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW)
        if isinstance(row, SightingRow):
            self.edit_wanted.emit(row.sighting)

    def _remove(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW)
        if isinstance(row, SightingRow):
            self.removal_wanted.emit(row.sighting)
