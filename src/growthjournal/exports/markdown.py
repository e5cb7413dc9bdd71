"""Entries to a folder of Markdown files with front matter, which any editor opens."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from growthjournal.domain.entries import display_title
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import time

    from growthjournal.domain.entries import Entry

    Images = Callable[[str], tuple[bytes, str] | None]
    Progress = Callable[[int, int], None]

ATTACHMENTS = "attachments"
SLUG_LENGTH = 60
SLUG_BYTES = 150
"""UTF-8 bytes of a slug; file systems stop at 255 for the whole name."""
EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/heic": "heic",
    "image/heif": "heif",
    "image/tiff": "tiff",
    "image/bmp": "bmp",
    "image/svg+xml": "svg",
    "image/avif": "avif",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/x-m4a": "m4a",
    "audio/wav": "wav",
    "audio/aac": "aac",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "application/pdf": "pdf",
    "text/plain": "txt",
}

_NOT_IN_SLUG = re.compile(r"[^\w]+|_+")
_TARGET = re.compile(
    r"(?P<lead>\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)"
    r"(?:attachment:(?P<sha>[0-9a-f]{64})|entry:(?P<uuid>[0-9a-f]{8}-[0-9a-f-]{27}))",
    re.MULTILINE,
)


def write_folder(folder: Path, entries: Sequence[Entry], images: Images, progress: Progress) -> int:
    """Write one file for each entry, `YYYY/YYYY-MM-DD title.md`, and `attachments/`.

    Everything is written beside the folder first and moved there in one step.

    Args:
        folder: Must not exist yet, or be empty.
        entries: What to write.
        images: Gives content and media type of an attachment by its hash, or None.
        progress: Called with done and total; may raise CancelledError, which leaves nothing.

    Returns:
        How many entries were written.

    Raises:
        JournalError: The folder has something in it, or cannot be written.
    """
    folder = folder.absolute()
    try:
        _check_empty(folder)
        work = Path(tempfile.mkdtemp(prefix=".growthjournal-", dir=folder.parent))
        try:
            _write_all(work, entries, images, progress)
            if folder.exists():
                folder.rmdir()
            work.rename(folder)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        message = _("The folder could not be written ({reason}). Nothing was left behind.")
        raise JournalError(message.format(reason=error.strerror or _("unknown"))) from None
    return len(entries)


def _check_empty(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise JournalError(_("There is already a file of that name. Choose a new folder."))
    if folder.is_dir() and any(folder.iterdir()):
        raise JournalError(_("The folder is not empty. Choose a new or an empty folder."))
    if not folder.parent.is_dir():
        raise JournalError(_("The folder that is to hold it does not exist."))


def _write_all(work: Path, entries: Sequence[Entry], images: Images, progress: Progress) -> None:
    names = _names(entries)
    targets = {entry.uuid: name for entry, name in zip(entries, names, strict=True)}
    links = _Links(targets, _Attachments(work, images))
    for done, (entry, name) in enumerate(zip(entries, names, strict=True)):
        progress(done, len(entries))
        path = work / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(_file(entry, links.rewritten(entry.body)))
    progress(len(entries), len(entries))


def _names(entries: Iterable[Entry]) -> list[str]:
    """Return a path for each entry that no other has, on file systems that ignore case too."""
    taken: set[str] = set()
    names: list[str] = []
    for entry in entries:
        slug = _slug(display_title(entry.title, entry.body))
        stem = f"{entry.date.isoformat()} {slug}".rstrip()
        name, count = stem, 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem} {count}"
        taken.add(name.casefold())
        names.append(f"{entry.date.year:04d}/{name}.md")
    return names


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFC", title).lower()
    slug = _NOT_IN_SLUG.sub("-", plain).strip("-")[:SLUG_LENGTH]
    while len(slug.encode("utf-8", "replace")) > SLUG_BYTES:
        slug = slug[:-1]
    return slug.strip("-")


def _file(entry: Entry, body: str) -> bytes:
    import yaml

    matter = yaml.safe_dump(_front_matter(entry), allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{matter}---\n\n{body}\n".encode("utf-8", "replace")


def _front_matter(entry: Entry) -> dict[str, Any]:
    matter = {
        "uuid": entry.uuid,
        "kind": entry.kind.value,
        "title": entry.title,
        "date": entry.date,
        "time": None if entry.time is None else _time_text(entry.time),
        "zone": entry.zone,
        "tags": list(entry.tags),
        "starred": entry.starred,
        "pinned": entry.pinned,
        "effort_type": None if entry.effort_type is None else entry.effort_type.value,
        "outside_fact": entry.outside_fact,
        "language": entry.language,
        "source": entry.source,
        "source_id": entry.source_id,
    }
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in matter.items()
        if value
    }


def _time_text(moment: time) -> str:
    is_whole = moment.second == 0 and moment.microsecond == 0
    return moment.isoformat("minutes" if is_whole else "auto")


class _Attachments:
    """Writes each attachment once, when a text first refers to it."""

    def __init__(self, work: Path, images: Images) -> None:
        self._folder = work / ATTACHMENTS
        self._images = images
        self._names: dict[str, str | None] = {}

    def name(self, sha256: str) -> str | None:
        if sha256 not in self._names:
            found = self._images(sha256)
            self._names[sha256] = None if found is None else self._written(sha256, *found)
        return self._names[sha256]

    def _written(self, sha256: str, content: bytes, media_type: str) -> str:
        self._folder.mkdir(exist_ok=True)
        name = f"{sha256}.{EXTENSIONS.get(media_type.lower(), 'bin')}"
        (self._folder / name).write_bytes(content)
        return name


class _Links:
    """Turns links within the journal into relative ones; those that lead nowhere stay."""

    def __init__(self, names: dict[str, str], files: _Attachments) -> None:
        self._names = names
        self._files = files

    def rewritten(self, body: str) -> str:
        return _TARGET.sub(self._relative, body)

    def _relative(self, match: re.Match[str]) -> str:
        if match["sha"]:
            name = self._files.name(match["sha"])
            target = None if name is None else f"{ATTACHMENTS}/{name}"
        else:
            target = self._names.get(match["uuid"])
        return match[0] if target is None else f"{match['lead']}../{quote(target)}"
