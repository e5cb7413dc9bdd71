"""What pasting and dropping bring: text, pictures and files, as values."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes; the limit for a single member of an import holds for a dropped file too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFile:
    """A file that is to be kept inside the journal; `content` is None when it was too large."""

    name: str = field(repr=False)
    media_type: str
    content: bytes | None = field(repr=False)


def holds_files(source: QMimeData) -> bool:
    """Whether files or a picture are offered rather than text."""
    if any(url.isLocalFile() for url in source.urls()):
        return True
    return source.hasImage() and not source.hasText()


def given_files(source: QMimeData) -> list[GivenFile]:
    """Read the files or the picture that are offered.

    Raises:
        OSError: A file cannot be read.
    """
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    if paths:
        return [_read(path) for path in paths if path.is_file()]
    image = source.imageData()
    return [_picture(image)] if isinstance(image, QImage) and not image.isNull() else []


def text_of(source: QMimeData) -> tuple[str, bool]:
    """Return the text that is offered, as Markdown where it has styles that say something.

    Returns:
        The text, and whether its styles had to be left out.
    """
    if not source.hasHtml():
        return source.text(), False
    from growthjournal.services import pasting

    html, is_too_much = source.html(), False
    try:
        markdown = pasting.markdown_of(html)
    except pasting.TooMuchError:
        markdown, is_too_much = None, True
    if markdown is None:
        markdown = source.text() or pasting.words_of(html)
    return markdown, is_too_much


def _read(path: Path) -> GivenFile:
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    is_small = path.stat().st_size <= LARGEST_FILE
    content = path.read_bytes() if is_small else None
    return GivenFile(name=path.name, media_type=media_type, content=content)


def _picture(image: QImage) -> GivenFile:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return GivenFile(
        name="picture.png", media_type="image/png", content=bytes(buffer.data().data())
    )
