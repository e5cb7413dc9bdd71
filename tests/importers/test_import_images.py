"""What bytes are, and how large a picture is."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.importers.images import UNKNOWN, probe_image

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480)
GIF = b"GIF89a" + struct.pack("<HH", 640, 480)


def jpeg(*segments, frame=0xC2):
    head = b"\xff\xd8" + b"".join(segments)
    return head + struct.pack(">BBHBHH", 0xFF, frame, 17, 8, 480, 640) + bytes(12)


def box(kind, *content, size=None):
    inside = b"".join(content)
    return struct.pack(">I4s", len(inside) + 8 if size is None else size, kind) + inside


def heic(brand=b"heic", sizes=((512, 512), (640, 480), (160, 120))):
    boxes = [box(b"ispe", struct.pack(">III", 0, width, height)) for width, height in sizes]
    return box(b"ftyp", brand, bytes(4)) + box(
        b"meta", bytes(4), box(b"hdlr", bytes(20)), box(b"iprp", box(b"ipco", box(b"hvcC"), *boxes))
    )


def webp(chunk, content):
    return b"RIFF" + bytes(4) + b"WEBP" + chunk + struct.pack("<I", len(content)) + content


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PNG, ("image/png", 640, 480)),
        (PNG[:20], ("image/png", None, None)),
        (PNG.replace(b"IHDR", b"JHDR"), ("image/png", None, None)),
        (PNG[:16] + b"\xff" * 8, ("image/png", None, None)),
        (PNG[:16] + bytes(8), ("image/png", None, None)),
        (GIF, ("image/gif", 640, 480)),
        (GIF[:8], ("image/gif", None, None)),
        (jpeg(), ("image/jpeg", 640, 480)),
        (
            jpeg(b"\xff\xe1\x00\x06abcd", b"\xff\x01", b"\xff\xff\xc4\x00\x02", frame=0xC0),
            ("image/jpeg", 640, 480),
        ),
        (jpeg(b"\xff\xda\x00\x02"), ("image/jpeg", None, None)),
        (jpeg(b"\xff\xe1\x00\x00junk"), ("image/jpeg", None, None)),
        (b"\xff\xd8\xff", ("image/jpeg", None, None)),
        (
            webp(b"VP8X", bytes(4) + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")),
            ("image/webp", 640, 480),
        ),
        (webp(b"VP8X", bytes(5)), ("image/webp", None, None)),
        (webp(b"VP8L", b"\x2f" + struct.pack("<I", 639 | 479 << 14)), ("image/webp", 640, 480)),
        (
            webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640 | 0x4000, 480)),
            ("image/webp", 640, 480),
        ),
        (webp(b"XXXX", b""), ("image/webp", None, None)),
        (heic(), ("image/heic", 640, 480)),
        (heic(b"avif", ((640, 480),)), ("image/avif", 640, 480)),
        (heic(sizes=()), ("image/heic", None, None)),
        (box(b"ftyp", b"mif1", size=0), ("image/heif", None, None)),
        (box(b"ftyp", b"M4A "), ("audio/mp4", None, None)),
        (box(b"ftyp", b"isom"), ("video/mp4", None, None)),
        (b"RIFF....WAVE", ("audio/wav", None, None)),
        (b"RIFF....AVI ", (UNKNOWN, None, None)),
        (b"%PDF-1.7", ("application/pdf", None, None)),
        (b"ID3\4", ("audio/mpeg", None, None)),
        (b"<svg>", (UNKNOWN, None, None)),
        (b"", (UNKNOWN, None, None)),
    ],
)
def test_type_and_size(content, expected):
    assert probe_image(content) == expected


def test_a_wide_box_is_followed():
    inside = box(b"iprp", box(b"ipco", box(b"ispe", struct.pack(">III", 0, 7, 5))))
    meta = struct.pack(">I4sQ", 1, b"meta", 16 + 4 + len(inside)) + bytes(4) + inside
    assert probe_image(box(b"ftyp", b"heic") + meta) == ("image/heic", 7, 5)


@given(st.sampled_from([PNG, GIF, jpeg(), heic(), b"RIFF\0\0\0\0WEBPVP8L"]), st.binary(), st.data())
def test_no_bytes_break_it(head, tail, data):
    content = head[: data.draw(st.integers(0, len(head)))] + tail
    media_type, width, height = probe_image(content)
    assert "/" in media_type
    assert (width is None) == (height is None)


def test_samples(shared_data):
    photos = sorted((shared_data / "dayone" / "dev-journal" / "photos").iterdir())
    assert [probe_image(photo.read_bytes()) for photo in photos] == [
        ("image/jpeg", 1179, 2064),
        ("image/jpeg", 1179, 1559),
    ]
