"""One repository per aggregate: put, get, list, trash."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from growthjournal.domain.record import Record
from growthjournal.store.records import changed_columns, columns_of, from_row, to_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from growthjournal.store.database import Database

R = TypeVar("R", bound=Record)

TABLES = (
    "person",
    "agreement",
    "conversation",
    "entry",
    "revision",
    "attachment",
    "link",
    "pattern",
    "sighting",
    "assumption",
    "belief",
    "assumption_test",
    "decision",
    "agenda_item",
    "commitment",
    "competency",
    "anchor_version",
    "focus_set",
    "rating",
    "check_in",
    "impact",
    "witness",
    "aim",
    "ask",
    "backing_step",
    "sent_update",
    "sponsor_case",
    "case_given",
    "forecast",
    "decision_review",
    "decision_note",
    "diagnostic",
    "diagnostic_answer",
    "next_move",
    "quarterly_review",
    "template",
    "saved_search",
    "own_word",
    "import_batch",
)
"""Every table of records, each after those it refers to."""


def table_of(record_type: type[Record]) -> str:
    """Return the table of a record type: its name in snake case."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", record_type.__name__).lower()


class Repository(Generic[R]):
    """The records of one table."""

    derived: tuple[str, ...] = ()
    """Columns that are worked out from a record when it is put."""

    def __init__(self, database: Database, record_type: type[R]) -> None:
        """Serve `record_type` from its table."""
        self.database = database
        self.record_type = record_type
        self.table = table_of(record_type)
        names = columns_of(record_type)
        self.columns = _quoted(names)
        written = (*names, *self.derived)
        kept = ", ".join(f'"{name}" = excluded."{name}"' for name in written if name != "uuid")
        self._put = (
            f'INSERT INTO "{self.table}" ({_quoted(written)}) '
            f"VALUES ({', '.join('?' * len(written))}) ON CONFLICT(uuid) DO UPDATE SET {kept}"
        )

    def get(self, uuid: str) -> R | None:
        """Return a record, also one in the trash; None when there is none."""
        found = self.where("uuid = ?", [uuid], deleted=None)
        return found[0] if found else None

    def where(
        self,
        condition: str = "1",
        parameters: Sequence[object] = (),
        *,
        order: str = "id",
        deleted: bool | None = False,
    ) -> list[R]:
        """Return the records that meet an SQL condition.

        Args:
            condition: SQL over this table's columns, made of constants only.
            parameters: Its values.
            order: SQL order.
            deleted: False for those in use, True for the trash, None for both.
        """
        state = {False: "deleted_at IS NULL", True: "deleted_at IS NOT NULL", None: "1"}[deleted]
        rows = self.database.rows(
            f'SELECT {self.columns} FROM "{self.table}" '
            f"WHERE {state} AND ({condition}) ORDER BY {order}",
            parameters,
        )
        return [from_row(self.record_type, row) for row in rows]

    def standing(self, parent: str, uuid: str | None) -> list[R]:
        """Return the judgements that stand, oldest first: those that nothing supersedes.

        Args:
            parent: The column that names what is judged.
            uuid: What is judged; all when None.
        """
        condition, values = (f'"{parent}" = ?', [uuid]) if uuid else ("1", [])
        return self.where(
            f'{condition} AND uuid NOT IN (SELECT supersedes FROM "{self.table}" '
            "WHERE supersedes IS NOT NULL AND deleted_at IS NULL)",
            values,
            order='"on", id',
        )

    def count(self) -> int:
        """Return how many records are in use."""
        return int(
            self.database.value(f'SELECT count(*) FROM "{self.table}" WHERE deleted_at IS NULL')
        )

    def put(self, record: R, now: datetime, *, keep_stamps: bool = False) -> R:
        """Insert or replace a record by its uuid; return it as stored.

        Args:
            record: The value to store.
            now: Aware time of the change.
            keep_stamps: Store the record's own stamps where it has them, as an import does.
        """
        stored = replace(
            record,
            created_at=record.created_at or now,
            updated_at=(record.updated_at if keep_stamps else None) or now,
        )
        self.database.write(self._put, (*to_row(stored), *self.derive(stored)))
        return stored

    def put_changed(self, before: R, record: R, now: datetime) -> R:
        """Store a record in place of what is there, writing only the columns that differ.

        An index is rewritten for each of its columns that is written, even with an equal value,
        so that a save of a word or two would pay for every index of the table.

        Args:
            before: The record as it is stored.
            record: The value to store; a `uuid` other than `before`'s is not meant here.
            now: Aware time of the change.
        """
        stored = replace(record, created_at=record.created_at or now, updated_at=now)
        changed = list(changed_columns(before, stored))
        derived = zip(self.derived, self.derive(before), self.derive(stored), strict=True)
        changed += [(name, value) for name, was, value in derived if value != was]
        if not changed:
            return stored
        places = ", ".join(f'"{name}" = ?' for name, _value in changed)
        self.database.write(
            f'UPDATE "{self.table}" SET {places} WHERE uuid = ?',
            [*(value for _name, value in changed), stored.uuid],
        )
        return stored

    def derive(self, record: R) -> tuple[object, ...]:
        """Return the values of the derived columns."""
        return ()

    def trash(self, uuid: str, now: datetime) -> bool:
        """Put a record into the trash; return whether it was in use."""
        return self._mark(uuid, now.isoformat(timespec="microseconds"), "IS NULL", now)

    def untrash(self, uuid: str, now: datetime) -> bool:
        """Take a record out of the trash; return whether it was there."""
        return self._mark(uuid, None, "IS NOT NULL", now)

    def _mark(self, uuid: str, deleted: str | None, state: str, now: datetime) -> bool:
        stamp = now.isoformat(timespec="microseconds")
        changed = self.database.write(
            f'UPDATE "{self.table}" SET deleted_at = ?, updated_at = ? '
            f"WHERE uuid = ? AND deleted_at {state}",
            [deleted, stamp, uuid],
        )
        return changed > 0

    def erase(self, uuid: str) -> None:
        """Remove a record for good."""
        self.database.write(f'DELETE FROM "{self.table}" WHERE uuid = ?', [uuid])


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
