"""The entry list: every id at once, rows when they are looked at, a heading for each month."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from growthjournal.language import format_date, format_month
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from growthjournal.domain.entries import EntryRow

CHUNK = 32
"""Rows fetched at once."""
MOST_KEPT = 4096
"""Rows kept in memory."""
AnyIndex = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """Named roles of the entry list."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    """The EntryRow, None on a month's heading."""
    MONTH = Qt.ItemDataRole.UserRole + 2
    """First day of the month on its heading, None on an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a query found.

    Attributes:
        ids: Ids in list order.
        months: Runs of one month as (first day, count), in list order; empty: no headings.
        query: The query, for the snippets.
    """

    ids: tuple[int, ...] = ()
    months: tuple[tuple[date, int], ...] = ()
    query: str = ""


class EntryListModel(QAbstractListModel):
    """Ids and months in memory; rows come through `fetch`, a chunk at a time."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int], str], Sequence[EntryRow]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._found = Found()
        self._headings: list[int] = []
        self._rows: dict[int, EntryRow | None] = {}

    @property
    def found(self) -> Found:
        """What is shown."""
        return self._found

    @property
    def headings(self) -> Sequence[int]:
        """Row numbers of the months' headings, ascending."""
        return self._headings

    def show(self, found: Found) -> None:
        """Show what a query found."""
        self.beginResetModel()
        self._found = found
        self._headings = []
        self._rows = {}
        row = 0
        for _month, count in found.months:
            self._headings.append(row)
            row += count + 1
        self.endResetModel()

    def forget_rows(self) -> None:
        """Fetch rows anew when they are looked at next; ids and months stay."""
        self._rows = {}
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def row_of(self, uuid: str, day: date) -> int | None:
        """Return the row of an entry, looking only at the rows of its month."""
        for place, row in enumerate(self._found.ids):
            known = self._rows.get(row)
            if known is not None and known.uuid == uuid:
                return self._row_at(place)
        first = 0
        for month, count in self._found.months:
            if (month.year, month.month) == (day.year, day.month):
                for place in range(first, first + count):
                    entry = self._entry_at(place)
                    if entry is not None and entry.uuid == uuid:
                        return self._row_at(place)
            first += count
        return None

    def heading_of(self, day: date) -> int | None:
        """Return the row of a month's heading, or of the nearest earlier month's."""
        for row, (month, _count) in zip(self._headings, self._found.months, strict=True):
            if month <= day:
                return row
        return self._headings[-1] if self._headings else None

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._found.ids) + len(self._headings)

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._is_heading(index.row()):
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < self.rowCount():
            return None
        row = index.row()
        heading = bisect_right(self._headings, row) - 1
        if heading >= 0 and self._headings[heading] == row:
            return _heading_data(self._found.months[heading][0], role)
        if role not in _ENTRY_ROLES:
            return None
        return _entry_data(self._entry_at(row - heading - 1), role)

    def _is_heading(self, row: int) -> bool:
        place = bisect_right(self._headings, row) - 1
        return place >= 0 and self._headings[place] == row

    def _row_at(self, place: int) -> int:
        row = place
        for heading in self._headings:
            if heading > row:
                break
            row += 1
        return row

    def _entry_at(self, place: int) -> EntryRow | None:
        if not 0 <= place < len(self._found.ids):
            return None
        wanted = self._found.ids[place]
        if wanted not in self._rows:
            start = place - place % CHUNK
            self._read(self._found.ids[start : start + CHUNK])
        return self._rows.get(wanted)

    def _read(self, ids: Sequence[int]) -> None:
        if len(self._rows) > MOST_KEPT:
            self._rows = {}
        self._rows.update(dict.fromkeys(ids))
        self._rows.update({row.id: row for row in self._fetch(ids, self._found.query)})


_ENTRY_ROLES = {
    Qt.ItemDataRole.DisplayRole.value,
    Qt.ItemDataRole.AccessibleTextRole.value,
    Role.ENTRY.value,
}


def _heading_data(month: date, role: int) -> object:
    if role == Role.MONTH:
        return month
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
        return format_month(month)
    return None


def _entry_data(entry: EntryRow | None, role: int) -> object:
    if entry is None or role == Role.ENTRY:
        return entry
    title = entry.title or _("No title")
    if role == Qt.ItemDataRole.DisplayRole:
        return title
    snippet = entry.snippet.replace("\ue000", "").replace("\ue001", "")
    day = format_date(entry.date, "full")
    return _("{title}, {day}. {snippet}").format(title=title, day=day, snippet=snippet)
