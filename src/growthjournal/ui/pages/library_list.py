"""The texts of the Library as rows: a title, and under it what the text is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent

    from growthjournal.services.library import LibraryText
    from growthjournal.ui.theme import ThemeController

    AnyIndex = QModelIndex | QPersistentModelIndex

TITLE = Qt.ItemDataRole.DisplayRole
ABOUT = Qt.ItemDataRole.UserRole
WRAP = Qt.TextFlag.TextWordWrap.value
SIDE, ABOVE, GAP, CORNER = 11, 9, 2, 7
HIGHEST = 10_000


class TextDelegate(QStyledItemDelegate):
    """Both lines wrap; what a text is for is muted."""

    def __init__(self, theme: ThemeController, view: QListWidget) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        px, width = self._theme.px, self._view.viewport().width()
        inner = max(width - 2 * px(SIDE), 60)
        tall = sum(_tall(words, font, inner) for words, font in self._lines(index))
        return QSize(width, tall + px(GAP) + 2 * px(ABOVE))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tokens, px = self._theme.tokens(), self._theme.px
        area, state = QRect(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens.selection if is_chosen else tokens.hover)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area, px(CORNER), px(CORNER))
        if is_chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tokens.ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), px(CORNER), px(CORNER))
        place = area.adjusted(px(SIDE), px(ABOVE), -px(SIDE), -px(ABOVE))
        for (words, font), colour in zip(
            self._lines(index), (tokens.ink, tokens.muted), strict=True
        ):
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(place, WRAP, words)
            place.setTop(place.top() + _tall(words, font, place.width()) + px(GAP))
        painter.restore()

    def _lines(self, index: AnyIndex) -> tuple[tuple[str, QFont], tuple[str, QFont]]:
        return (
            (str(index.data(TITLE)), self._theme.font("strong")),
            (str(index.data(ABOUT)), self._theme.font("meta")),
        )


class TextList(QListWidget):
    """The texts that hold the words of the search.

    Signals:
        shown: The name of the text that became the current one.
        entered: Enter or a click on a row.
    """

    shown = Signal(str)
    entered = Signal()

    def __init__(self, theme: ThemeController, texts: Sequence[LibraryText]) -> None:
        super().__init__()
        self.setObjectName("libraryList")
        self.setAccessibleName(_("Texts"))
        self.setProperty("kind", "bare")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(TextDelegate(theme, self))
        self._names = [one.name for one in texts]
        for text in texts:
            item = QListWidgetItem(text.title)
            item.setData(ABOUT, text.about)
            said = _("{title}: {about}").format(title=text.title, about=text.about)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.addItem(item)
        self.currentRowChanged.connect(self._tell)
        self.itemClicked.connect(self._enter)

    def choose(self, name: str) -> None:
        """Make a text the current one, whether it was found or not."""
        row = self._names.index(name)
        self.item(row).setHidden(False)
        self.setCurrentRow(row)

    def show_found(self, names: Sequence[str]) -> None:
        """List these texts; keep the current one where it is among them."""
        for row, name in enumerate(self._names):
            self.item(row).setHidden(name not in names)
        current = self.currentItem()
        if names and (current is None or current.isHidden()):
            self.choose(names[0])

    def move_by(self, step: int) -> None:
        """Go to the next (1) or previous (-1) text that is listed."""
        here = self.currentRow()
        beyond = range(here + 1, self.count()) if step > 0 else range(here - 1, -1, -1)
        row = next((row for row in beyond if not self.item(row).isHidden()), here)
        self.setCurrentRow(row)

    def read_theme(self) -> None:
        """Take fonts and sizes from the theme."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.shown.emit(self._names[row])

    def _enter(self) -> None:
        self.entered.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _tall(words: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, HIGHEST), WRAP, words).height()
