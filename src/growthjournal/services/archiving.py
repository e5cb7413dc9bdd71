"""The whole journal to an archive and back, record by record."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, cast

from growthjournal.domain.entries import Attachment, Entry, Link
from growthjournal.domain.record import Record
from growthjournal.services import clock
from growthjournal.services.growth import SEEDED_AT
from growthjournal.services.imported import ImportReport, Progress
from growthjournal.store.repositories import Repository, table_of
from growthjournal.store.settings import DEVICE_PREFIX, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from growthjournal.exports.archive import Archive, StoredFile
    from growthjournal.store.batches import Item
    from growthjournal.store.database import Database
    from growthjournal.store.entries import Entries


def archive_of(database: Database, entries: Entries) -> Archive:
    """Return everything that is in a journal, its trash included.

    Links that follow from the text are left out: importing the text makes them again.
    """
    from growthjournal.exports.archive import Archive, StoredFile, kinds

    parts = {
        name: tuple(
            Repository(database, record_type).where(
                "by_hand = 1" if record_type is Link else "1", deleted=None
            )
        )
        for name, record_type in kinds().items()
        if name != "attachments"
    }
    files = tuple(
        StoredFile(**_fields(file), content=entries.content(file.sha256) or b"")
        for file in entries.attachments.where(deleted=None)
    )
    settings = {
        key: value
        for key, value in Settings(database).all().items()
        if not key.startswith(DEVICE_PREFIX)
    }
    return Archive(**parts, attachments=files, settings=settings)  # type: ignore[arg-type]


def _fields(record: Record) -> dict[str, Any]:
    return {one.name: getattr(record, one.name) for one in fields(record)}


class ArchiveWriter:
    """Writes an archive into a journal, inside a transaction that the caller opened.

    Attributes:
        written: Table and uuid of every record that was new.
    """

    def __init__(self, database: Database, entries: Entries) -> None:
        """Write into one open journal."""
        self._database = database
        self._entries = entries
        self.written: list[Item] = []

    def preview(self, archive: Archive) -> ImportReport:
        """Return what `write` would report; nothing is written."""
        new = sum(1 for record in _records(archive) if self._is_new(record))
        return self._report(archive, new)

    def write(self, archive: Archive, progress: Progress) -> ImportReport:
        """Write every record that the journal does not have, with its own stamps."""
        now = clock.now()
        records = list(_records(archive))
        count = 0
        for done, record in enumerate(records, start=1):
            there = self._there(record)
            if there is None or _is_untouched_seed(there):
                self._put(record)
                count += there is None
                if there is None:
                    self.written.append((_table(record), record.uuid))
            if done % 50 == 0 or done == len(records):
                progress(done, len(records))
        settings = Settings(self._database)
        present = settings.all()
        for key, value in archive.settings.items():
            if key not in present:
                self.written.append(("setting", settings.put(key, value, now)))
        return self._report(archive, count)

    def _put(self, record: Record) -> None:
        now = clock.now()
        if isinstance(record, Entry):
            self._entries.put(record, now, keep_stamps=True)
        elif isinstance(record, Attachment):
            file = cast("StoredFile", record)
            plain = {name: value for name, value in _fields(file).items() if name != "content"}
            self._entries.put_attachment(Attachment(**plain), file.content, now)
        else:
            Repository(self._database, type(record)).put(record, now, keep_stamps=True)

    def _there(self, record: Record) -> Record | None:
        if isinstance(record, Attachment):
            found: Sequence[Record] = self._entries.attachments.where(
                "sha256 = ?", [record.sha256], deleted=None
            )
            return found[0] if found else None
        return Repository(self._database, type(record)).get(record.uuid)

    def _is_new(self, record: Record) -> bool:
        return self._there(record) is None

    def _report(self, archive: Archive, new: int) -> ImportReport:
        total = sum(1 for _record in _records(archive))
        return ImportReport(
            format="archive",
            found=total,
            imported=new,
            duplicates=total - new,
            failed=0,
            images=len(archive.attachments),
        )


def _records(archive: Archive) -> Iterator[Record]:
    """Return all records in the order in which they can be written.

    Records of one kind go in by the time they were made, so that entries of one minute keep
    their order, and a judgement comes after the one it supersedes.
    """
    from growthjournal.exports.archive import kinds

    yield from archive.attachments
    for name in kinds():
        if name == "attachments":
            continue
        yield from sorted(getattr(archive, name), key=lambda one: (one.created_at, one.uuid))


def _table(record: Record) -> str:
    return "attachment" if isinstance(record, Attachment) else table_of(type(record))


def _is_untouched_seed(record: Record) -> bool:
    """Whether a built-in record is as the program wrote it, so that an archive's may replace it."""
    return record.updated_at == SEEDED_AT
