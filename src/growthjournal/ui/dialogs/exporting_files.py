"""Where an export goes, and writing it so that it is whole or not there."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from growthjournal.services.journal import Choice
    from growthjournal.services.workspace import Workspace
    from growthjournal.wording.interchange import ExportFormat

SUFFIXES: dict[ExportFormat, str] = {
    "pdf": ".pdf",
    "markdown": "",
    "archive": ".json",
    "calendar": ".ics",
}


def default_name(format_name: ExportFormat, today: date) -> str:
    """Return the name that is proposed, for example "growth-journal-2026-11-20.pdf"."""
    return f"growth-journal-{today.isoformat()}{SUFFIXES[format_name]}"


def for_format(path: Path, format_name: ExportFormat) -> Path:
    """Return the same place under the suffix of a format; other suffixes are left alone."""
    known = {suffix for suffix in SUFFIXES.values() if suffix}
    stem = path.stem if path.suffix.lower() in known else path.name
    return path.with_name(stem + SUFFIXES[format_name]) if stem else path


def problem_of(path: Path, format_name: ExportFormat, journal: Path | None) -> str:
    """Return what keeps an export from being written there, empty when nothing does."""
    if not path.is_absolute() or not path.name:
        return _("Say where it is to go, with the folder.")
    if not path.parent.is_dir():
        return _("There is no folder {folder}. Choose another place.").format(folder=path.parent)
    if journal is not None and path.exists() and path.samefile(journal):
        return _("That is the journal itself. Choose another name.")
    if format_name != "markdown" and path.is_dir():
        return _("There is already a folder of that name. Choose another name.")
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What is written where; a job for a worker thread."""

    format_name: ExportFormat
    choice: Choice
    path: Path
    today: date

    def __call__(self, workspace: Workspace, progress: Callable[[int, int], None]) -> int:
        """Write it; return how many entries left, or conversations of a calendar.

        Raises:
            JournalError: It could not be written; nothing was left behind.
            CancelledError: The user stopped it; nothing was left behind.
        """
        progress(0, 1)
        if self.format_name == "markdown":
            return workspace.interchange.export_markdown(self.path, self.choice, progress)
        if self.format_name == "archive":
            content, count = workspace.interchange.export_archive(), workspace.journal.count()
        elif self.format_name == "calendar":
            interchange = workspace.interchange
            content, count = interchange.export_calendar(), interchange.planned_count()
        else:
            count = len(workspace.journal.chosen(self.choice))
            content = workspace.reports.entries_pdf(
                self.choice, today=self.today, progress=progress
            )
        progress(1, 1)
        write_whole(self.path, content)
        return count


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is whole or not there, and readable by its owner alone.

    Raises:
        JournalError: It could not be written; what was there before still is.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=".growth-journal-", dir=path.parent)
        part = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        message = _("{name} could not be written ({reason}). Nothing was left behind.")
        raise JournalError(
            message.format(name=path.name, reason=error.strerror or _("unknown"))
        ) from None
