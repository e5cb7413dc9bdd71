"""The list's view. A table of one column: its heights are sections, so no row is measured.

A QListView asks the delegate for the size of every row: a second for 100,000 of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView
from typing_extensions import override

from growthjournal.domain.entries import EntryRow
from growthjournal.language import gettext as _
from growthjournal.ui.models.entry_list import AnyIndex, EntryListModel, Role
from growthjournal.ui.widgets.basics import meet_viewport
from growthjournal.ui.widgets.entry_delegate import EntryDelegate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from PySide6.QtCore import QEvent, QRect

    from growthjournal.ui.theme import ThemeController

HEADINGS_AT_ONCE = 40
"""Setting the height of one heading among 100,000 rows takes 0.1 ms."""

ROWS_AT_ONCE = 20_000
"""Up to here all headings take their heights together, in a millisecond."""

_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class EntryListView(QTableView):
    """Entries under headings; several can be selected.

    Signals:
        chosen: The uuid of the entry that alone is selected now.
        counted: How many entries are selected now.
        opened: Enter on an entry.
        clicked_on: A click that left one entry selected.
        menu_wanted: Where the menu of the selected entries belongs, on the screen.
    """

    chosen = Signal(str)
    counted = Signal(int)
    opened = Signal(str)
    clicked_on = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: EntryListModel, theme: ThemeController) -> None:
        super().__init__()
        self.setObjectName("entryList")
        self.setAccessibleName(_("Entries"))
        self.setProperty("kind", "bare")
        self._theme = theme
        meet_viewport(self)
        self._entries = model
        self._unsized = 0
        self._sized: list[int] = []
        self._anchor: int | None = None
        self._painter = EntryDelegate(theme)
        self._sizing = QTimer(self)
        self._sizing.setInterval(0)
        self._sizing.timeout.connect(self._size_headings)
        self._set_up()
        model.modelReset.connect(self._place_headings)

    def _set_up(self) -> None:
        self.setItemDelegate(self._painter)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._painter.entry_height)
        self.setModel(self._entries)
        self.clicked.connect(self._click)
        self.verticalScrollBar().setSingleStep(theme_step(self._painter))

    def read_theme(self) -> None:
        """Take sizes from the theme."""
        self._painter.read_theme()
        self.verticalHeader().setDefaultSectionSize(self._painter.entry_height)
        self._place_headings()
        self.viewport().update()

    def set_compact(self, *, compact: bool) -> None:
        """Show two lines an entry, or three."""
        if compact != self._painter.is_compact:
            self._painter.is_compact = compact
            self.read_theme()

    def select_row(self, row: int) -> None:
        """Make a row the current one, alone selected, and scroll to it."""
        index = self._entries.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def move_by(self, step: int) -> None:
        """Move the current entry up or down, over headings."""
        last = self._entries.rowCount() - 1
        start = self.currentIndex().row() + step if self.currentIndex().isValid() else 0
        if not self.currentIndex().isValid() and step < 0:
            start = last
        row = self._nearest_entry(start, step) if start <= last else None
        if row is not None:
            self.select_row(row)

    def current_uuid(self) -> str | None:
        """Return the uuid of the current entry."""
        return _uuid_of(self.currentIndex()) if self.currentIndex().isValid() else None

    @property
    def selected_ids(self) -> tuple[int, ...]:
        """Ids of the selected entries; no row is fetched for them."""
        ids: list[int] = []
        for part in self.selectionModel().selection().toList():
            ids.extend(self._entries.ids_between(part.top(), part.bottom()))
        return tuple(ids)

    def select_ids(self, ids: Collection[int]) -> None:
        """Select these entries as far as they are in the list; the current one stays."""
        rows = sorted(row for key in ids if (row := self._entries.row_of(key)) is not None)
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self._entries.index(first), self._entries.index(last))
        self.selectionModel().select(selection, _ALONE)

    def select_current_alone(self) -> None:
        """End the selection of several."""
        if self.currentIndex().isValid():
            self.setCurrentIndex(self.currentIndex())

    @override
    def selectionCommand(
        self, index: AnyIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        # Without an event it would ask which keys are held: Ctrl D must not toggle a row.
        return _ALONE if event is None else super().selectionCommand(index, event)

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Extend from the anchor, which Qt forgets whenever a new list is shown."""
        extends = bool(command & QItemSelectionModel.SelectionFlag.Current)
        anchor = None if self._anchor is None else self._entries.row_of(self._anchor)
        if not extends or anchor is None:
            super().setSelection(rect, command)
            if command != QItemSelectionModel.SelectionFlag.NoUpdate:
                self._anchor = self._entries.id_at(self.currentIndex().row())
            return
        rows = sorted((anchor, self.currentIndex().row()))
        selection = QItemSelection(self._entries.index(rows[0]), self._entries.index(rows[1]))
        self.selectionModel().select(selection, command)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        ids = self.selected_ids
        if len(ids) == 1:
            self._anchor = ids[0]
            row = self._entries.row_of(ids[0])
            uuid = None if row is None else _uuid_of(self._entries.index(row))
            if uuid is not None:
                self.chosen.emit(uuid)
        self.counted.emit(len(ids))

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Move over headings; a page is what is seen."""
        moves = QAbstractItemView.CursorAction
        count, current = self._entries.rowCount(), self.currentIndex()
        row, top = current.row(), self.visualRect(current).top()
        page = self.viewport().height() - self._painter.entry_height
        if action in {moves.MoveHome, moves.MoveEnd}:
            step = 1 if action == moves.MoveHome else -1
            found = self._nearest_entry(0 if step > 0 else count - 1, step)
        elif action in {moves.MovePageUp, moves.MovePageDown}:
            step = -1 if action == moves.MovePageUp else 1
            aimed = self.verticalHeader().logicalIndexAt(top + step * page)
            edge = 0 if step < 0 else count - 1
            found = self._nearest_entry(aimed if aimed >= 0 else edge, step)
            found = self._nearest_entry(edge, -step) if found is None else found
        else:
            back = {moves.MoveUp, moves.MovePrevious, moves.MoveLeft}
            step = -1 if action in back else 1
            found = self._nearest_entry(row + step, step)
        return current if found is None else self._entries.index(found)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.select_current_alone()
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape and len(self.selected_ids) > 1:
            self.select_current_alone()
        elif event.key() == Qt.Key.Key_Menu:
            self._ask_for_menu(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
        self._ask_for_menu(place)

    def _ask_for_menu(self, place: QPoint) -> None:
        # Some systems send an event of their own for the keys that open a menu, too.
        if self.selected_ids and QApplication.activePopupWidget() is None:
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typing does not search: it would fetch every row."""

    def _nearest_entry(self, row: int, step: int) -> int | None:
        row = min(row, self._entries.rowCount() - 1)
        while 0 <= row < self._entries.rowCount():
            if self._entries.index(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                return row
            row += step
        return None

    def _click(self, index: QModelIndex) -> None:
        uuid = _uuid_of(index)
        if uuid is not None and len(self.selected_ids) == 1:
            self.clicked_on.emit(uuid)

    def _open(self, index: QModelIndex) -> None:
        uuid = _uuid_of(index)
        if uuid is not None:
            self.opened.emit(uuid)

    def _place_headings(self) -> None:
        rows = self.verticalHeader()
        with QSignalBlocker(rows):  # each would have the table paint itself once more
            for row in self._sized:
                if row < rows.count():  # a header keeps the heights of the list before
                    rows.resizeSection(row, self._painter.entry_height)
        self._sized = []
        self._unsized = 0
        self._size_headings()
        if self._unsized < len(self._entries.headings):
            self._sizing.start()
        self.executeDelayedItemsLayout()  # now, or it would paint a second time

    def _size_headings(self) -> None:
        headings = self._entries.headings
        is_long = self._entries.rowCount() > ROWS_AT_ONCE
        end = self._unsized + HEADINGS_AT_ONCE if is_long else len(headings)
        sized = headings[self._unsized : end]
        rows, height = self.verticalHeader(), self._painter.heading_height
        with QSignalBlocker(rows):
            for row in sized:
                rows.resizeSection(row, height)
        self._sized.extend(sized)
        self._unsized = end
        if end >= len(headings):
            self._sizing.stop()
        self.updateGeometries()
        if sized and rows.sectionViewportPosition(sized[0]) < self.viewport().height():
            self.viewport().update()


def theme_step(delegate: EntryDelegate) -> int:
    """Return how far one notch of the wheel scrolls, px."""
    return delegate.entry_height // 2


def _uuid_of(index: AnyIndex) -> str | None:
    entry = index.data(Role.ENTRY)
    return entry.uuid if isinstance(entry, EntryRow) else None


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return the runs of ascending numbers without a gap, as (first, last)."""
    first = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] != rows[place - 1] + 1:
            yield rows[first], rows[place - 1]
            first = place
