"""Rows of a list in memory, and the model that holds them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

AnyIndex = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """Named roles of the list."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The row itself."""


class Listed(Protocol):
    """What a row of a list says of itself."""

    @property
    def uuid(self) -> str:
        """The record's identity."""

    @property
    def title(self) -> str:
        """The first line."""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""


class HeadedRow(Listed, Protocol):
    """A row under a heading, with chips."""

    @property
    def heading(self) -> str:
        """Stands above the first row of a group; else empty."""

    @property
    def line(self) -> str:
        """The second line."""

    @property
    def chips(self) -> Sequence[tuple[str, str, bool]]:
        """Text and icon of each chip, and whether it has the colour of what lies unseen."""


R = TypeVar("R", bound=Listed)


class RowListModel(QAbstractListModel, Generic[R]):
    """Rows of one list, in memory: forty patterns are many."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[R, ...] = ()

    @property
    def rows(self) -> tuple[R, ...]:
        """What is shown."""
        return self._rows

    def show(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, uuid: str | None) -> int | None:
        """Return where a record stands, None when it is not shown."""
        return next((place for place, one in enumerate(self._rows) if one.uuid == uuid), None)

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None
