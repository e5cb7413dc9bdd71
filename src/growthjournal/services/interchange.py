"""Import with a dry run and an undo; export of the whole journal or a part of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.entries import Attachment, Entry, Link
from growthjournal.domain.errors import JournalError
from growthjournal.domain.imports import ImportBatch
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.services.archiving import ArchiveWriter, archive_of
from growthjournal.services.calendars import Calendars
from growthjournal.services.changes import Changes
from growthjournal.services.imported import ImportReport, Progress, ignore_progress
from growthjournal.services.journal import Choice
from growthjournal.store.batches import Batches
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from growthjournal.exports.archive import Archive
    from growthjournal.importers.base import ImportBatchValues
    from growthjournal.services.journal import JournalService
    from growthjournal.services.vault import VaultService
    from growthjournal.store.database import Database
    from growthjournal.store.entries import Entries


class InterchangeService:
    """Moves entries and whole journals in and out."""

    def __init__(
        self,
        database: Database,
        entries: Entries,
        journal: JournalService,
        vault: VaultService,
    ) -> None:
        """Serve one open journal."""
        self._database = database
        self._entries = entries
        self._journal = journal
        self._vault = vault
        self._batches = Batches(database)

    def preview(
        self, path: Path, format_name: str = "auto", progress: Progress = ignore_progress
    ) -> ImportReport:
        """Read a source and say what an import would do; nothing is written.

        Raises:
            JournalError: The source cannot be read as any known format.
        """
        if _is_archive(path, format_name):
            return ArchiveWriter(self._database, self._entries).preview(_load_archive(path))
        if _is_calendar(path, format_name):
            return Calendars(self._database).found_in(path, progress)[0]
        values = _read(path, format_name, progress)
        new = self._new_entries(values)
        return _report(values, len(new))

    def run(
        self, path: Path, format_name: str = "auto", progress: Progress = ignore_progress
    ) -> ImportReport:
        """Import a source in one transaction: after a crash nothing of it is there.

        A verified backup is taken first when the journal holds anything.

        Raises:
            JournalError: The source cannot be read.
            CancelledError: Raised by `progress`; nothing was kept.
        """
        if _is_archive(path, format_name):
            archive = _load_archive(path)
            self._backup_first()
            with self._database.transaction():
                writer = ArchiveWriter(self._database, self._entries)
                report = writer.write(archive, progress)
                return self._kept(report, path, writer.written)
        if _is_calendar(path, format_name):
            return self._run_calendar(path, progress)
        values = _read(path, format_name, progress)
        new = self._new_entries(values)
        if new:
            self._backup_first()
        with self._database.transaction():
            written = self._write(values, new, progress)
            return self._kept(_report(values, len(new)), path, written)

    def _run_calendar(self, path: Path, progress: Progress) -> ImportReport:
        calendars = Calendars(self._database)
        report, new = calendars.found_in(path, progress)
        if new:
            self._backup_first()
        with self._database.transaction():
            return self._kept(report, path, calendars.write(new))

    def _backup_first(self) -> None:
        if self._journal.count():
            self._vault.backup()

    def _new_entries(self, values: ImportBatchValues) -> list[Entry]:
        there, sources = self._entries.known()
        new: list[Entry] = []
        for entry in values.entries:
            source = (entry.source or "", entry.source_id or "")
            if entry.uuid in there or (entry.source_id and source in sources):
                continue
            there.add(entry.uuid)
            if entry.source_id:
                sources.add(source)
            new.append(entry)
        return new

    def _write(
        self, values: ImportBatchValues, new: list[Entry], progress: Progress
    ) -> list[tuple[str, str]]:
        now = clock.now()
        written: list[tuple[str, str]] = []
        referenced = "\n".join(entry.body for entry in new if "attachment:" in entry.body)
        for file in values.files:
            if file.sha256 not in referenced:
                continue
            attachment = Attachment(
                sha256=file.sha256,
                media_type=file.media_type,
                name=file.name,
                size=file.size,
                width=file.width,
                height=file.height,
            )
            if self._entries.content(file.sha256) is None:
                self._entries.put_attachment(attachment, file.content, now)
                written.append(("attachment", attachment.uuid))
        uuids = set()
        for count, entry in enumerate(new, start=1):
            self._entries.put(entry, now, keep_stamps=True)
            written.append(("entry", entry.uuid))
            uuids.add(entry.uuid)
            if count % 50 == 0 or count == len(new):
                progress(count, len(new))
        links = Repository(self._database, Link)
        for link in values.links:
            if link.entry in uuids:
                links.put(link, now)
        return written

    def _kept(
        self, report: ImportReport, path: Path, written: list[tuple[str, str]]
    ) -> ImportReport:
        if not written:
            return report
        batch = ImportBatch(
            format=report.format,
            name=path.name,
            found=report.found,
            imported=report.imported,
            duplicates=report.duplicates,
            failed=report.failed,
        )
        self._batches.keep(batch, written, clock.now())
        return replace(report, batch=batch.uuid)

    def batches(self) -> list[ImportBatch]:
        """Return finished imports, newest first."""
        return self._batches.where(order="created_at DESC, id DESC")

    def undo(self, batch: str) -> Changes:
        """Take an import back: every record that it brought is erased.

        Raises:
            JournalError: There is no such import, it was undone before, or something written
                since depends on it.
        """
        found = self._batches.get(batch)
        if found is None or found.undone_at is not None:
            raise JournalError(_("There is no import of that name to take back."))
        with self._database.transaction():
            self._batches.take_back(batch, self._entries)
            self._batches.put(replace(found, undone_at=clock.now()), clock.now())
        return Changes.ALL

    def export_archive(self) -> bytes:
        """Return the whole journal as an archive that imports back to an equal journal."""
        from growthjournal.exports import archive

        return archive.dump(archive_of(self._database, self._entries))

    def export_calendar(self) -> bytes:
        """Return the planned conversations as a calendar file, without what will be said."""
        return Calendars(self._database).file()

    def planned_count(self) -> int:
        """Return how many conversations a calendar file would hold."""
        return len(Calendars(self._database).planned())

    def export_markdown(
        self, folder: Path, choice: Choice | None = None, progress: Progress = ignore_progress
    ) -> int:
        """Write entries as a folder of Markdown files; return how many.

        Raises:
            JournalError: The folder is not empty or cannot be written.
        """
        from growthjournal.exports import markdown

        entries = self._journal.chosen(choice)
        return markdown.write_folder(folder, entries, self._journal.content, progress)


def _is_archive(path: Path, format_name: str) -> bool:
    from growthjournal.exports import archive

    if format_name == "auto":
        return path.is_file() and archive.is_archive(path)
    return format_name == "archive"


def _is_calendar(path: Path, format_name: str) -> bool:
    if format_name == "auto":
        from growthjournal.importers import ics

        return path.is_file() and ics.recognises(path)
    return format_name == "ics"


def _load_archive(path: Path) -> Archive:
    from growthjournal.exports import archive

    try:
        return archive.load(path.read_bytes())
    except OSError as error:
        raise JournalError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        ) from None


def _read(path: Path, format_name: str, progress: Progress) -> ImportBatchValues:
    from growthjournal.importers.formats import FORMATS, detect

    if format_name == "auto":
        return detect(path).read(path, progress)
    if format_name not in FORMATS:
        known = ", ".join(["auto", "archive", "ics", *FORMATS])
        raise JournalError(
            _("There is no import format “{name}”. Known are: {known}.").format(
                name=format_name, known=known
            )
        )
    return FORMATS[format_name].read(path, progress)


def _report(values: ImportBatchValues, imported: int) -> ImportReport:
    failed = values.found - len(values.entries)
    return ImportReport(
        format=values.format,
        found=values.found,
        imported=imported,
        duplicates=len(values.entries) - imported,
        failed=failed,
        images=len(values.files),
        problems=values.problems,
    )
