"""Reading folders, zip files and single files without trusting them (security.md T5, T6).

Nothing is ever extracted: members are read into memory by name, within limits.
"""

from __future__ import annotations

import os
import re
import stat
import struct
import zipfile
import zlib
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from growthjournal.domain.errors import JournalError
from growthjournal.importers.texts import clean_name
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

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
CHUNK = 1024**2

_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


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


class _Budget:
    """Counts what was read, each file once however often it is read again."""

    def __init__(self) -> None:
        self.spent = 0
        self._counted: set[str] = set()

    def spend(self, name: str, size: int) -> None:
        if name in self._counted:
            return
        if self.spent + size > TOTAL_BYTES:
            raise JournalError(_("The import holds more than 2 GB: this file was left out."))
        self._counted.add(name)
        self.spent += size


def open_source(path: Path) -> Source:
    """Return what a path leads to: a folder, a zip or one file with what lies beside it.

    Raises:
        JournalError: It is missing, unreadable, damaged, encrypted or too large.
    """
    try:
        if path.is_dir():
            return FolderSource(path)
        if not path.is_file():
            raise JournalError(_("{name} is not there.").format(name=clean_name(path.name)))
        if path.stat().st_size == 0:
            raise JournalError(_("{name} is empty.").format(name=clean_name(path.name)))
        if zipfile.is_zipfile(path):
            return ZipSource(path)
    except OSError:
        raise JournalError(
            _("{name} cannot be opened: check that you may read it.").format(
                name=clean_name(path.name)
            )
        ) from None
    return FolderSource(path.parent, only=path.name)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


class FolderSource:
    """A folder, or one file in it together with what that file names beside it."""

    def __init__(self, root: Path, only: str | None = None) -> None:
        self._root = root
        self._budget = _Budget()
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
                    if _is_hidden(item.name):
                        continue
                    name = f"{folder}{item.name}"
                    count += 1
                    if count > MEMBERS:
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

    def has(self, name: str) -> bool:
        try:
            path = self._path(name)
            return path is not None and path.is_file()
        except (OSError, ValueError):
            return False

    def within(self, folder: str) -> tuple[str, ...]:
        try:
            path = self._path(folder) if folder else self._root
            if path is None or not path.is_dir():
                return ()
            names = [f"{folder}/{item.name}" if folder else item.name for item in path.iterdir()]
        except OSError:
            return ()
        return tuple(sorted(name for name in names[:MEMBERS] if self.has(name)))

    def _open(self, name: str, size: int) -> bytes:
        path = self._path(name)
        if path is None:
            raise JournalError(_("It is a link to another place."))
        flags = (getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
        with os.fdopen(os.open(path, os.O_RDONLY | sum(flags)), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise JournalError(_("It is not a file."))
            return stream.read(size)

    def head(self, name: str, size: int) -> bytes:
        try:
            return self._open(name, size)
        except (JournalError, OSError):
            return b""

    def read(self, name: str) -> bytes:
        try:
            content = self._open(name, MEMBER_BYTES + 1)
        except OSError:
            raise JournalError(_("It cannot be opened.")) from None
        if len(content) > MEMBER_BYTES:
            raise JournalError(_("It is larger than 200 MB."))
        self._budget.spend(name, len(content))
        return content

    def modified(self, name: str) -> datetime:
        stamp = (self._root / name).stat().st_mtime
        return datetime.fromtimestamp(stamp).astimezone().replace(tzinfo=None)


class ZipSource:
    """A zip file, kept open for as long as anything of it may be read."""

    def __init__(self, path: Path) -> None:
        self.title = clean_name(path.name)
        self._budget = _Budget()
        if _directory_size(path) > DIRECTORY_BYTES:
            raise JournalError(_("The zip file holds more than 100,000 files."))
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN_ZIP:
            raise JournalError(
                _("{name} is damaged: export it again.").format(name=self.title)
            ) from None
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        if len(infos) > MEMBERS:
            raise JournalError(_("The zip file holds more than 100,000 files."))
        if any(info.flag_bits & 1 for info in infos):
            raise JournalError(_("The zip file has a password: unpack it first."))
        refused: list[tuple[str, str]] = []
        self._infos = dict(self._safe(infos, refused))
        self.refused = tuple(refused)
        self.names = tuple(sorted(self._infos))

    @staticmethod
    def _safe(
        infos: list[zipfile.ZipInfo], refused: list[tuple[str, str]]
    ) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        seen: set[str] = set()
        for info in infos:
            name = _name_in_zip(info)
            parts = name.split("/")
            if _is_hidden(name) and ".." not in parts:
                continue
            if name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", name):
                refused.append((name, _("Its name leads out of the zip file.")))
            elif stat.S_ISLNK(info.external_attr >> 16):
                refused.append((name, _("It is a link to another place.")))
            elif name in seen:
                refused.append((name, _("Another file in the zip file has the same name.")))
            else:
                seen.add(name)
                yield name, info

    def has(self, name: str) -> bool:
        return name in self._infos

    def within(self, folder: str) -> tuple[str, ...]:
        start = f"{folder}/" if folder else ""
        return tuple(
            name for name in self.names if name.startswith(start) and "/" not in name[len(start) :]
        )

    def head(self, name: str, size: int) -> bytes:
        try:
            return self._unpack(self._infos[name], size)
        except (JournalError, *_BROKEN_ZIP):
            return b""

    def _unpack(self, info: zipfile.ZipInfo, size: int) -> bytes:
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise JournalError(_("It is packed in a way that cannot be read here."))
        parts: list[bytes] = []
        length = 0
        with self._zip.open(info) as stream:
            while length < size and (part := stream.read(min(CHUNK, size - length))):
                parts.append(part)
                length += len(part)
                if length > RATIO_FROM and length > RATIO * max(1, info.compress_size):
                    raise JournalError(_("It grows far too much when it is unpacked."))
        return b"".join(parts)

    def read(self, name: str) -> bytes:
        info = self._infos.get(name)
        if info is None:
            raise JournalError(_("It is not in the zip file."))
        if info.file_size > MEMBER_BYTES:
            raise JournalError(_("It is larger than 200 MB."))
        if info.file_size > max(RATIO_FROM, RATIO * info.compress_size):
            raise JournalError(_("It grows far too much when it is unpacked."))
        try:
            content = self._unpack(info, MEMBER_BYTES + 1)
        except _BROKEN_ZIP:
            raise JournalError(_("It is damaged inside the zip file.")) from None
        if len(content) > MEMBER_BYTES:
            raise JournalError(_("It is larger than 200 MB."))
        self._budget.spend(name, len(content))
        return content

    def modified(self, name: str) -> datetime:
        parts = [str(part).zfill(2) for part in self._infos[name].date_time]
        return datetime.fromisoformat(f"{'-'.join(parts[:3])} {':'.join(parts[3:])}")


def _name_in_zip(info: zipfile.ZipInfo) -> str:
    """Many programs write UTF-8 names without saying so; zipfile then reads them as cp437."""
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return name.replace("\\", "/").removeprefix("./")


def _directory_size(path: Path) -> int:
    """Return the stated size of a zip's table of contents, 0 when it cannot be found."""
    with path.open("rb") as stream:
        end = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, end - 65_557 - 76))
        tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 16:
        return 0
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    wide = tail.rfind(b"PK\x06\x06")
    if size == 0xFFFFFFFF and wide >= 0:
        return int.from_bytes(tail[wide + 40 : wide + 48], "little")
    return size
