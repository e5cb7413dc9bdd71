"""The entry list: every id at once, rows when they are looked at, headings between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from growthjournal.domain.entries import EntryOrder
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
    """The EntryRow, None on a heading."""
    MONTH = Qt.ItemDataRole.UserRole + 2
    """First day of the month on its heading, None elsewhere."""
    HEADING = Qt.ItemDataRole.UserRole + 3
    """The words of a heading, None on an entry."""
    IN_MONTH = Qt.ItemDataRole.UserRole + 4
    """Whether an entry stands under its month's heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a query found.

    Attributes:
        ids: Ids in list order, pinned entries first.
        months: Runs of one month as (first day, count), after the pinned entries; empty: no
            headings of months.
        query: The query, for the snippets.
        pinned: How many ids at the start are pinned.
        order: How the rest is sorted.
        rows: The rows of the first ids, read where they were looked up.
    """

    ids: tuple[int, ...] = ()
    months: tuple[tuple[date, int], ...] = ()
    query: str = ""
    pinned: int = 0
    order: EntryOrder = EntryOrder.NEWEST
    rows: tuple[EntryRow, ...] = field(default=(), repr=False)

    @property
    def runs(self) -> list[tuple[date | str, int]]:
        """Each heading, a month or words, and how many entries stand under it."""
        first: list[tuple[date | str, int]] = [(_("Pinned"), self.pinned)] if self.pinned else []
        rest = len(self.ids) - self.pinned
        if first and rest and not self.months:
            first.append((_("All other entries"), rest))
        return [*first, *self.months]


class EntryListModel(QAbstractListModel):
    """Ids and headings in memory; rows come through `fetch`, a chunk at a time."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int], str], Sequence[EntryRow]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._found = Found()
        self._names: list[date | str] = []
        self._headings: list[int] = []
        self._starts: list[int] = []
        self._places: dict[int, int] = {}
        self._rows: dict[int, EntryRow | None] = {}

    @property
    def found(self) -> Found:
        """What is shown."""
        return self._found

    @property
    def headings(self) -> Sequence[int]:
        """Row numbers of the headings, ascending."""
        return self._headings

    def show(self, found: Found) -> None:
        """Show what a query found."""
        self.beginResetModel()
        self._found = found
        self._names, self._headings, self._starts = [], [], []
        self._places = {}
        self._rows = {row.id: row for row in found.rows}
        place = 0
        for name, count in found.runs:
            self._headings.append(place + len(self._names))
            self._starts.append(place)
            self._names.append(name)
            place += count
        self.endResetModel()

    def forget_rows(self) -> None:
        """Fetch rows anew when they are looked at next; ids and headings stay."""
        self._rows = {}
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def row_of(self, key: int) -> int | None:
        """Return the row of an entry by its id; no row is fetched for it."""
        if not self._places:
            self._places = {one: place for place, one in enumerate(self._found.ids)}
        place = self._places.get(key)
        return None if place is None else self._row_at(place)

    def row_at(self, place: int) -> int:
        """Return the row of the entry at a place among all entries, the nearest that exists."""
        return self._row_at(max(0, min(place, len(self._found.ids) - 1)))

    def id_at(self, row: int) -> int | None:
        """Return the id of the entry in a row, None where there is none."""
        ids = self.ids_between(row, row) if row >= 0 else ()
        return ids[0] if ids else None

    def ids_between(self, first: int, last: int) -> Sequence[int]:
        """Return the ids of the entries in a range of rows, both ends included."""
        start = first - bisect_left(self._headings, first)
        return self._found.ids[start : last + 1 - bisect_right(self._headings, last)]

    def row_of_id(self, key: int) -> int | None:
        """Return the row of an entry by its id; no row is read for it."""
        return self._row_at(self._found.ids.index(key)) if key in self._found.ids else None

    def heading_of(self, day: date) -> int | None:
        """Return the row of a month's heading, or of the nearest earlier month's."""
        months = [
            (name, row)
            for name, row in zip(self._names, self._headings, strict=True)
            if isinstance(name, date)
        ]
        earlier = [one for one in months if one[0] <= day]
        if earlier:
            return max(earlier)[1]
        return min(months)[1] if months else None

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
            return _heading_data(self._names[heading], role)
        if role == Role.IN_MONTH:
            return heading >= 0 and isinstance(self._names[heading], date)
        if role not in _ENTRY_ROLES:
            return None
        return _entry_data(self._entry_at(row - heading - 1), role)

    def _is_heading(self, row: int) -> bool:
        place = bisect_right(self._headings, row) - 1
        return place >= 0 and self._headings[place] == row

    def _row_at(self, place: int) -> int:
        return place + bisect_right(self._starts, place)

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


def _heading_data(name: date | str, role: int) -> object:
    if role == Role.MONTH:
        return name if isinstance(name, date) else None
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Role.HEADING}:
        return format_month(name) if isinstance(name, date) else name
    return None


def _entry_data(entry: EntryRow | None, role: int) -> object:
    if entry is None or role == Role.ENTRY:
        return entry
    title = entry.title or _("No title")
    if role == Qt.ItemDataRole.DisplayRole:
        return title
    snippet = entry.snippet.replace("\ue000", "").replace("\ue001", "")
    day = format_date(entry.date, "full")
    heard = _("{title}, {day}. {snippet}").format(title=title, day=day, snippet=snippet)
    marks = [
        word
        for is_so, word in ((entry.pinned, _("Pinned")), (entry.starred, _("Starred")))
        if is_so
    ]
    return ", ".join([*marks, heard])
