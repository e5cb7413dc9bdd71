"""Revisions: what an entry was before (method.md A8), and the trash."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from growthjournal.domain.entries import Entry, Revision, is_revision_due
from growthjournal.store.records import without_surrogates
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from growthjournal.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class _Newest:
    """What the rule of A8 asks of the newest revision."""

    uuid: str
    created_at: datetime
    is_open: bool


class History:
    """The revisions of all entries. The newest is open until it is cut."""

    def __init__(self, database: Database) -> None:
        """Serve the revisions of a journal."""
        self.database = database
        self.revisions = Repository(database, Revision)

    def of(self, entry: str) -> list[Revision]:
        """Return an entry's revisions, newest first."""
        return self.revisions.where("entry = ?", [entry], order="created_at DESC, id DESC")

    def record(self, before: Entry | None, after: Entry, now: datetime) -> None:
        """Keep what a save replaces, by the rule of A8.

        Text that is about to be emptied is cut first, so that it can always be brought back.
        """
        if before is not None and (before.title, before.body) == (after.title, after.body):
            return
        newest = self._newest(after.uuid)
        if newest is None and before is not None and (before.title or before.body):
            self._add(before, before.updated_at or now, cut_at=now)
        emptied = before is not None and bool(before.body.strip()) and not after.body.strip()
        if newest is None or not newest.is_open:
            self._add(after, now, cut_at=None)
        elif emptied or is_revision_due(newest.created_at, now):
            self.cut(after.uuid, now)
            self._add(after, now, cut_at=None)
        else:
            self._overwrite(newest, after, now)

    def cut(self, entry: str, now: datetime) -> bool:
        """Close the open revision of an entry; return whether there was one."""
        stamp = now.isoformat(timespec="microseconds")
        changed = self.database.write(
            "UPDATE revision SET cut_at = ? WHERE entry = ? AND cut_at IS NULL", [stamp, entry]
        )
        return changed > 0

    def _newest(self, entry: str) -> _Newest | None:
        # Asked for with every save, so the text is not read along.
        found = self.database.rows(
            "SELECT uuid, created_at, cut_at IS NULL FROM revision "
            "WHERE entry = ? AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1",
            [entry],
        )
        for uuid, created, is_open in found:
            made = datetime.fromisoformat(str(created))
            return _Newest(uuid=str(uuid), created_at=made, is_open=bool(is_open))
        return None

    def _overwrite(self, newest: _Newest, entry: Entry, now: datetime) -> None:
        # Autosave comes here with every pause in typing: an UPDATE costs a tenth of an upsert.
        self.database.write(
            "UPDATE revision SET title = ?, body = ?, updated_at = ? WHERE uuid = ?",
            [
                without_surrogates(entry.title),
                without_surrogates(entry.body),
                now.isoformat(timespec="microseconds"),
                newest.uuid,
            ],
        )

    def _add(self, entry: Entry, when: datetime, *, cut_at: datetime | None) -> None:
        revision = Revision(entry=entry.uuid, title=entry.title, body=entry.body, cut_at=cut_at)
        self.revisions.put(replace(revision, created_at=when), when)
