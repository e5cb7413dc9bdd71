"""The list's view. A table of one column: its heights are sections, so no row is measured.

A QListView asks the delegate for the size of every row: a second for 100,000 of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from growthjournal.domain.entries import EntryRow
from growthjournal.language import gettext as _
from growthjournal.ui.models.entry_list import AnyIndex, EntryListModel, Role
from growthjournal.ui.widgets.basics import meet_viewport
from growthjournal.ui.widgets.entry_delegate import EntryDelegate

if TYPE_CHECKING:
    from growthjournal.ui.theme import ThemeController

HEADINGS_AT_ONCE = 40
"""Setting the height of one heading among 100,000 rows takes 0.1 ms."""


class EntryListView(QTableView):
    """Entries by month.

    Signals:
        chosen: The uuid of the entry that became the current one.
        opened: Enter or a click on an entry.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, model: EntryListModel, theme: ThemeController) -> None:
        super().__init__()
        self.setObjectName("entryList")
        self.setAccessibleName(_("Entries"))
        self.setProperty("kind", "bare")
        self._theme = theme
        meet_viewport(self)
        self._entries = model
        self._unsized = 0
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
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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
        self.clicked.connect(self._open)
        self.verticalScrollBar().setSingleStep(theme_step(self._painter))

    def read_theme(self) -> None:
        """Take sizes from the theme."""
        self._painter.read_theme()
        self.verticalHeader().setDefaultSectionSize(self._painter.entry_height)
        self._place_headings()
        self.viewport().update()

    def select_row(self, row: int) -> None:
        """Make a row the current one and scroll to it."""
        index = self._entries.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def move_by(self, step: int) -> None:
        """Move the current entry up or down, over headings."""
        row = self.currentIndex().row() if self.currentIndex().isValid() else -1
        row = row + step if row >= 0 else (0 if step > 0 else self._entries.rowCount() - 1)
        while 0 <= row < self._entries.rowCount():
            if self._entries.index(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.select_row(row)
                return
            row += step

    def current_uuid(self) -> str | None:
        """Return the uuid of the current entry."""
        entry = self.currentIndex().data(Role.ENTRY) if self.currentIndex().isValid() else None
        return entry.uuid if isinstance(entry, EntryRow) else None

    @override
    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        uuid = self.current_uuid()
        if uuid is not None:
            self.chosen.emit(uuid)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typing does not search: it would fetch every row."""

    def _open(self, index: QModelIndex) -> None:
        entry = index.data(Role.ENTRY)
        if isinstance(entry, EntryRow):
            self.opened.emit(entry.uuid)

    def _place_headings(self) -> None:
        self._painter.is_grouped = bool(self._entries.headings)
        self._unsized = 0
        self._size_headings()
        if self._unsized < len(self._entries.headings):
            self._sizing.start()

    def _size_headings(self) -> None:
        headings = self._entries.headings
        rows, height = self.verticalHeader(), self._painter.heading_height
        for row in headings[self._unsized : self._unsized + HEADINGS_AT_ONCE]:
            rows.resizeSection(row, height)
        self._unsized += HEADINGS_AT_ONCE
        if self._unsized >= len(headings):
            self._sizing.stop()


def theme_step(delegate: EntryDelegate) -> int:
    """Return how far one notch of the wheel scrolls, px."""
    return delegate.entry_height // 2
