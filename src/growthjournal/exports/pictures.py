"""Pictures made fit for a PDF: never larger than print needs, and without camera or place."""

from __future__ import annotations

import base64
import io
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.Image import Image

    Images = Callable[[str], tuple[bytes, str] | None]

MAX_SIDE = 1800
"""Pixels on the longer side: 300 dpi over the width of the text."""
MAX_PIXELS = 120_000_000
"""Pictures with more are left out instead of filling the memory."""
PHOTO_PIXELS = 400_000
"""An opaque picture with more pixels is kept as JPEG."""
JPEG_QUALITY = 85
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture wrapped as SVG, which Typst takes from memory."""

    svg: bytes = field(repr=False)
    width: int
    height: int


def prepare(content: bytes) -> Picture | None:
    """Return a picture drawn anew, or None when the bytes are no picture that can be drawn.

    Drawing it anew turns it upright and leaves its metadata behind (place, camera, date).
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=FORMATS) as source:
                if source.width * source.height > MAX_PIXELS:
                    return None
                return _redrawn(source)
    except Exception:  # noqa: BLE001 - a decoder raises anything for bytes that are no picture
        return None


def _redrawn(source: Image) -> Picture:
    from PIL import ImageOps

    source.draft("RGB", (MAX_SIDE, MAX_SIDE))
    image = ImageOps.exif_transpose(source)
    image.thumbnail((MAX_SIDE, MAX_SIDE))
    see_through = image.has_transparency_data
    image = image.convert("RGBA" if see_through else "RGB")
    is_photo = source.format == "JPEG" or image.width * image.height > PHOTO_PIXELS
    buffer = io.BytesIO()
    if is_photo and not see_through:
        image.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
        return _wrapped("image/jpeg", buffer.getvalue(), image)
    image.save(buffer, "PNG")
    return _wrapped("image/png", buffer.getvalue(), image)


def _wrapped(media_type: str, content: bytes, image: Image) -> Picture:
    size = f'width="{image.width}" height="{image.height}"'
    data = base64.b64encode(content).decode("ascii")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'{size} viewBox="0 0 {image.width} {image.height}">'
        f'<image {size} xlink:href="data:{media_type};base64,{data}"/></svg>'
    )
    return Picture(svg=svg.encode("ascii"), width=image.width, height=image.height)


@dataclass(slots=True)
class Files:
    """Pictures of the document under the names that its JSON uses."""

    images: Images
    contents: dict[str, bytes] = field(default_factory=dict)
    _known: dict[str, tuple[str, Picture] | str | None] = field(default_factory=dict)

    def picture(self, sha256: str) -> tuple[str, Picture] | str | None:
        """Return name and picture, the media type of what is none, or None when missing."""
        if sha256 not in self._known:
            self._known[sha256] = self._load(sha256)
        return self._known[sha256]

    def _load(self, sha256: str) -> tuple[str, Picture] | str | None:
        found = self.images(sha256)
        if found is None:
            return None
        picture = prepare(found[0]) if found[1].startswith("image/") else None
        if picture is None:
            return found[1]
        return self.add(picture.svg), picture

    def add(self, svg: bytes) -> str:
        """Keep a drawing and return its name."""
        name = f"pictures/{len(self.contents)}.svg"
        self.contents[name] = svg
        return name
