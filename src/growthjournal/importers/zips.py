"""Reading a zip file without trusting its names, sizes or links (security.md T5, T6)."""

from __future__ import annotations

import os
import re
import stat
import struct
import zipfile
import zlib
from datetime import datetime
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

CHUNK = 1024**2
LONGEST_TAIL = 65_557 + 76
"""Bytes at the end of a zip that can hold the record of its table of contents."""

_WIDE = 0xFFFFFFFF
_BROKEN = (
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


class ZipSource(Source):
    """A zip file, kept open for as long as anything of it may be read."""

    def __init__(self, path: Path) -> None:
        self.title = clean_name(path.name)
        self._budget = Budget()
        if _directory_size(path) > sources.DIRECTORY_BYTES:
            raise JournalError(_("The zip file holds more than 100,000 files."))
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN:
            raise JournalError(
                _("{name} is damaged: export it again.").format(name=self.title)
            ) from None
        infos = [info for info in self._zip.infolist() if info.filename[-1:] not in {"", "/"}]
        if len(infos) > sources.MEMBERS:
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
            if is_hidden(name) and ".." not in parts:
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

    @override
    def has(self, name: str) -> bool:
        return name in self._infos

    @override
    def within(self, folder: str) -> tuple[str, ...]:
        start = f"{folder}/" if folder else ""
        return tuple(
            name for name in self.names if name.startswith(start) and "/" not in name[len(start) :]
        )

    @override
    def head(self, name: str, size: int) -> bytes:
        try:
            return self._unpack(self._infos[name], size)
        except (JournalError, *_BROKEN):
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
                if length > sources.RATIO_FROM and length > sources.RATIO * max(
                    1, info.compress_size
                ):
                    raise JournalError(_("It grows far too much when it is unpacked."))
        return b"".join(parts)

    @override
    def read(self, name: str) -> bytes:
        info = self._infos.get(name)
        if info is None:
            raise JournalError(_("It is not in the zip file."))
        if info.file_size > sources.MEMBER_BYTES:
            raise JournalError(_("It is larger than 200 MB."))
        if info.file_size > max(sources.RATIO_FROM, sources.RATIO * info.compress_size):
            raise JournalError(_("It grows far too much when it is unpacked."))
        try:
            content = self._unpack(info, sources.MEMBER_BYTES + 1)
        except _BROKEN:
            raise JournalError(_("It is damaged inside the zip file.")) from None
        if len(content) > sources.MEMBER_BYTES:
            raise JournalError(_("It is larger than 200 MB."))
        self._budget.spend(name, len(content))
        return content

    @override
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
        stream.seek(max(0, end - LONGEST_TAIL))
        tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 16:
        return 0
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    wide = tail.rfind(b"PK\x06\x06")
    if size == _WIDE and wide >= 0:
        return int.from_bytes(tail[wide + 40 : wide + 48], "little")
    return size
