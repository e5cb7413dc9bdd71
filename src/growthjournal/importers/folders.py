"""Reading a folder, or one file with what lies beside it, never beyond it (security.md T6)."""

from __future__ import annotations

import os
import stat
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from typing_extensions import override

from growthjournal.domain.errors import JournalError
from growthjournal.importers import sources
from growthjournal.importers.sources import Budget, Source, is_hidden
from growthjournal.importers.texts import clean_name
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class FolderSource(Source):
    """A folder, or one file in it together with what that file names beside it."""

    def __init__(self, root: Path, only: str | None = None) -> None:
        self._root = root
        self._budget = Budget()
        self.title = clean_name(only or root.resolve().name)
        refused: list[tuple[str, str]] = []
        self.names = (only,) if only else tuple(sorted(self._walk(refused)))
        self.refused = tuple(refused)

    def _walk(self, refused: list[tuple[str, str]]) -> Iterator[str]:
        folders, count = [""], 0
        while folders:
            folder = folders.pop()
            with os.scandir(self._root / folder) as items:
                for item in items:
                    if is_hidden(item.name):
                        continue
                    name = f"{folder}{item.name}"
                    count += 1
                    if count > sources.MEMBERS:
                        raise JournalError(_("The folder holds more than 100,000 files."))
                    if item.is_symlink():
                        refused.append((name, _("It is a link to another place.")))
                    elif item.is_dir(follow_symlinks=False):
                        folders.append(name + "/")
                    elif item.is_file(follow_symlinks=False):
                        yield name

    def _path(self, name: str) -> Path | None:
        """Return where a file is, None when the way there leads out of the folder."""
        parts = PurePosixPath(name).parts
        if not parts or "\0" in name or any(part in {"..", "/"} for part in parts):
            return None
        path = self._root
        for part in parts:
            path /= part
            if path.is_symlink():
                return None
        return path if path.is_relative_to(self._root) else None

    @override
    def has(self, name: str) -> bool:
        try:
            path = self._path(name)
            return path is not None and path.is_file()
        except (OSError, ValueError):
            return False

    @override
    def within(self, folder: str) -> tuple[str, ...]:
        try:
            path = self._path(folder) if folder else self._root
            if path is None or not path.is_dir():
                return ()
            names = [f"{folder}/{item.name}" if folder else item.name for item in path.iterdir()]
        except OSError:
            return ()
        return tuple(sorted(name for name in names[: sources.MEMBERS] if self.has(name)))

    def _open(self, name: str, size: int) -> bytes:
        path = self._path(name)
        if path is None:
            raise JournalError(_("It is a link to another place."))
        flags = (getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
        with os.fdopen(os.open(path, os.O_RDONLY | sum(flags)), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise JournalError(_("It is not a file."))
            return stream.read(size)

    @override
    def head(self, name: str, size: int) -> bytes:
        try:
            return self._open(name, size)
        except (JournalError, OSError):
            return b""

    @override
    def read(self, name: str) -> bytes:
        try:
            content = self._open(name, sources.MEMBER_BYTES + 1)
        except OSError:
            raise JournalError(_("It cannot be opened.")) from None
        if len(content) > sources.MEMBER_BYTES:
            raise JournalError(_("It is larger than 200 MB."))
        self._budget.spend(name, len(content))
        return content

    @override
    def modified(self, name: str) -> datetime:
        stamp = (self._root / name).stat().st_mtime
        return datetime.fromtimestamp(stamp).astimezone().replace(tzinfo=None)
