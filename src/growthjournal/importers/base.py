"""What every importer takes and gives back.

An importer turns a file, folder or zip into values and problems. It never touches the
store, never raises anything but JournalError, and leaves one bad entry out rather than all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias
from uuid import UUID, uuid5

from growthjournal.domain.errors import JournalError
from growthjournal.domain.imports import Problem
from growthjournal.importers.images import probe_image
from growthjournal.importers.texts import clean_name, whole_characters, whole_entry
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from growthjournal.domain.entries import Entry, Link
    from growthjournal.importers.sources import Source

__all__ = [
    "PROGRESS_EVERY",
    "UNREADABLE",
    "Findings",
    "ImportBatchValues",
    "ImportedFile",
    "Importer",
    "Progress",
    "clean_name",
    "identify",
    "probe_image",
]

Progress: TypeAlias = Callable[[int, int], None]
"""Called with entries done and entries in all; may raise CancelledError."""

PROGRESS_EVERY = 25
"""Entries between two calls of progress."""

UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a value of the wrong shape raises; the entry that holds it is left out."""

_NAMESPACE = UUID("6f0e2d5a-9d0c-5b7e-8a41-3c2f1b7d9e60")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A picture, recording or document that came along.

    Attributes:
        sha256: Hex digest of the content.
        media_type: By its bytes, for example "image/jpeg".
        name: Cleaned for display.
        size: Bytes.
        width: Pixels, None when not a picture.
        height: Pixels, None when not a picture.
        load: Reads the content again, so that a large import is never in memory as a whole.
    """

    sha256: str
    media_type: str
    name: str = field(repr=False)
    size: int
    width: int | None = None
    height: int | None = None
    load: Callable[[], bytes] = field(repr=False, compare=False)

    @property
    def content(self) -> bytes:
        """The bytes.

        Raises:
            JournalError: They are no longer there or no longer the same.
        """
        content = self.load()
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise JournalError(_("A file changed during the import: nothing was kept. Try again."))
        return content


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatchValues:
    """All that an import brought: found = entries + fatal problems.

    Attributes:
        format: The importer's name.
        found: Entries met, readable or not.
        entries: Those that could be read; each uuid once.
        files: What their texts refer to; each hash once.
        problems: What could not be read, or only with a loss.
        links: Links made by hand in the source.
    """

    format: str
    found: int
    entries: tuple[Entry, ...]
    files: tuple[ImportedFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    links: tuple[Link, ...] = ()


class Importer(Protocol):
    """One foreign format."""

    name: str

    def recognises(self, path: Path) -> bool:
        """Whether the path looks like this format; reads no more than it needs."""

    def read(self, path: Path, progress: Progress) -> ImportBatchValues:
        """Return everything at the path.

        Raises:
            JournalError: Nothing of it can be read.
            CancelledError: `progress` was told to stop.
        """


def identify(source: str, source_id: str) -> str:
    """Return the uuid of an imported entry, the same each time it is imported."""
    return str(uuid5(_NAMESPACE, f"{source}:{whole_characters(source_id)}"))


class Findings:
    """Gathers what one import brings while it is read."""

    def __init__(self, name: str, source: Source, total: int, progress: Progress) -> None:
        self.source = source
        self._name = name
        self._total = total
        self._progress = progress
        self._done = 0
        self._entries: dict[str, Entry] = {}
        self._files: dict[str, ImportedFile] = {}
        self._by_name: dict[str, ImportedFile] = {}
        self._problems: list[Problem] = []
        self._ordinals: dict[str, int] = {}
        progress(0, total)

    def step(self) -> None:
        """Say that one more entry is dealt with."""
        self._done += 1
        if self._done % PROGRESS_EVERY == 0 or self._done == self._total:
            self._progress(self._done, self._total)

    def pause(self, at: int) -> None:
        """Give the user a chance to stop during work that comes before the entries."""
        if at % PROGRESS_EVERY == 0:
            self._progress(self._done, self._total)

    def unique(self, source_id: str) -> str:
        """Return the id, with an ordinal when it was met before in this import."""
        self._ordinals[source_id] = self._ordinals.get(source_id, 0) + 1
        ordinal = self._ordinals[source_id]
        return source_id if ordinal == 1 else self.unique(f"{source_id}#{ordinal}")

    def add(self, entry: Entry, where: str) -> None:
        """Take in an entry; characters that no file can hold are replaced."""
        whole = whole_entry(entry)
        if whole is not entry:
            self.note(where, _("Characters that could not be read were replaced."))
        self._entries[whole.uuid] = whole

    def refuse(self, where: str, reason: str) -> None:
        """An entry was left out."""
        self._problems.append(Problem(where=where, reason=reason))

    def note(self, where: str, reason: str) -> None:
        """An entry came with a loss."""
        self._problems.append(Problem(where=where, reason=reason, fatal=False))

    def file(self, name: str, shown: str | None = None) -> ImportedFile:
        """Take in a file of the source and return it; each content is kept once.

        Raises:
            JournalError: It cannot be read within the limits.
        """
        if name in self._by_name:
            return self._by_name[name]
        content = self.source.read(name)
        digest = hashlib.sha256(content).hexdigest()
        if digest not in self._files:
            media_type, width, height = probe_image(content)
            source = self.source
            self._files[digest] = ImportedFile(
                sha256=digest,
                media_type=media_type,
                name=clean_name(shown or name),
                size=len(content),
                width=width,
                height=height,
                load=lambda: source.read(name),
            )
        self._by_name[name] = self._files[digest]
        return self._files[digest]

    def result(self) -> ImportBatchValues:
        """Return all of it."""
        failed = sum(problem.fatal for problem in self._problems)
        return ImportBatchValues(
            format=self._name,
            found=len(self._entries) + failed,
            entries=tuple(self._entries.values()),
            files=tuple(self._files.values()),
            problems=tuple(self._problems),
        )
