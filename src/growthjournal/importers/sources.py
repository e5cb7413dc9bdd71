"""What an import is read from, and how much of it (security.md T5).

Nothing is ever extracted: files are read into memory by name, within limits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from datetime import datetime

TOTAL_BYTES = 2 * 1024**3
"""All that is read from one import."""
MEMBER_BYTES = 200 * 1024**2
"""The largest file inside an import."""
RATIO = 200
"""How many times larger a packed file may become."""
RATIO_FROM = 1024**2
"""Below this size the ratio does not matter: a short run of zeros packs well and harms nobody."""
MEMBERS = 100_000
"""Files in one import."""
DIRECTORY_BYTES = 16 * 1024**2
"""Size of a zip's table of contents, checked before it is read."""


class Source(Protocol):
    """Something that holds files to import, named by relative paths with "/" in them."""

    title: str
    """Its own name, cleaned."""
    names: tuple[str, ...]
    """The files in it, sorted; hidden ones and those refused are left out."""
    refused: tuple[tuple[str, str], ...]
    """Name and reason of each file that is not safe to read."""

    def has(self, name: str) -> bool:
        """Whether there is such a file and it may be read."""

    def within(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files directly inside a folder."""

    def head(self, name: str, size: int) -> bytes:
        """Return the beginning of a file, empty when it cannot be read."""

    def read(self, name: str) -> bytes:
        """Return a file's content; JournalError when it cannot be read within the limits."""

    def modified(self, name: str) -> datetime:
        """Return when a file was last changed, local time without a zone."""


class Budget:
    """Counts what was read, each file once however often it is read again."""

    def __init__(self) -> None:
        self.spent = 0
        self._counted: set[str] = set()

    def spend(self, name: str, size: int) -> None:
        """Count a file; JournalError when the whole becomes too large."""
        if name in self._counted:
            return
        if self.spent + size > TOTAL_BYTES:
            raise JournalError(_("The import holds more than 2 GB: this file was left out."))
        self._counted.add(name)
        self.spent += size


def is_hidden(name: str) -> bool:
    """Whether a file or one of its folders is hidden, or left by macOS in a zip."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
