"""What kind of file some bytes are, and the size of a picture, without decoding it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

UNKNOWN = "application/octet-stream"
LARGEST_SIDE = 1_000_000
"""A picture that claims a longer side than this is taken for one without a size."""

Size = tuple[int, int] | None

_JPEG_STANDALONE = {0x01, *range(0xD0, 0xD8)}
_JPEG_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_SCAN = 0xDA
_JPEG_MARKER = 0xFF
_WEBP_EXTENDED_END = 30
_WEBP_LOSSLESS = 0x2F
_ISPE_BYTES = 12
_BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"heim": "image/heic",
    b"mif1": "image/heif",
    b"msf1": "image/heif",
    b"avif": "image/avif",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
_OTHERS = (
    (b"%PDF-", "application/pdf"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"BM", "image/bmp"),
)


def probe_image(content: bytes) -> tuple[str, int | None, int | None]:
    """Return media type, width and height in pixels, by the bytes and never by a name.

    The type is "application/octet-stream" for bytes of no known kind; the size is None
    for anything but a PNG, JPEG, GIF, WebP, HEIC or AVIF with a readable head.
    """
    media_type, size = UNKNOWN, None
    try:
        media_type = media_type_of(content)
        if media_type in _SIZES:
            size = _SIZES[media_type](content)
    except (struct.error, IndexError):
        size = None
    if size is None or not all(0 < side <= LARGEST_SIDE for side in size):
        return media_type, None, None
    return media_type, size[0], size[1]


def media_type_of(content: bytes) -> str:
    """Return the media type that the first bytes speak of."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if content[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(content[8:12], UNKNOWN)
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], "video/mp4")
    return next((kind for magic, kind in _OTHERS if content.startswith(magic)), UNKNOWN)


def _png(content: bytes) -> Size:
    if content[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _gif(content: bytes) -> Size:
    width, height = struct.unpack_from("<HH", content, 6)
    return width, height


def _jpeg(content: bytes) -> Size:
    at = 2
    while at + 4 <= len(content):
        if content[at] != _JPEG_MARKER:
            return None
        marker = content[at + 1]
        if marker == _JPEG_MARKER or marker in _JPEG_STANDALONE:
            at += 1 if marker == _JPEG_MARKER else 2
            continue
        if marker == _JPEG_SCAN:
            return None
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        at += 2 + max(2, int.from_bytes(content[at + 2 : at + 4], "big"))
    return None


def _webp(content: bytes) -> Size:
    chunk = content[12:16]
    if chunk == b"VP8X":
        width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
        return (width, height) if len(content) >= _WEBP_EXTENDED_END else None
    if chunk == b"VP8L" and content[20] == _WEBP_LOSSLESS:
        (bits,) = struct.unpack_from("<I", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _boxes(content: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, start and end of each box of an ISO media file."""
    while start + 8 <= end:
        size, head = int.from_bytes(content[start : start + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(content[start + 8 : start + 16], "big"), 16
        stop = end if size == 0 else start + size
        if stop < start + head or stop > end:
            return
        yield content[start + 4 : start + 8], start + head, stop
        start = stop


def _inside(content: bytes, path: tuple[bytes, ...], start: int, end: int) -> tuple[int, int]:
    for kind in path:
        found = next((box for box in _boxes(content, start, end) if box[0] == kind), None)
        if found is None:
            return 0, 0
        _, start, end = found
        if kind == b"meta":
            start += 4
    return start, end


def _heif(content: bytes) -> Size:
    """The largest stated size: a picture made of tiles states the size of a tile as well."""
    start, end = _inside(content, (b"meta", b"iprp", b"ipco"), 0, len(content))
    sizes = [
        struct.unpack_from(">II", content, at + 4)
        for kind, at, stop in _boxes(content, start, end)
        if kind == b"ispe" and stop - at >= _ISPE_BYTES
    ]
    if not sizes:
        return None
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    return width, height


_SIZES = {
    "image/png": _png,
    "image/gif": _gif,
    "image/jpeg": _jpeg,
    "image/webp": _webp,
    "image/heic": _heif,
    "image/heif": _heif,
    "image/avif": _heif,
}
