"""Measuring, wrapping and placing words, in pixels; nothing here draws."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from growthjournal.wording.charts import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

DPI = 96
"""Dots per inch of a figure at scale 1, so that a pixel is a CSS pixel."""
FAMILY = "Growth Journal Inter"
"""The bundled Inter under a name that no installed font has."""
FALLBACK = "Growth Journal Fallback"
"""DejaVu Sans, which comes with Matplotlib and has the letters that Inter lacks."""
SUBPIXELS = 64
"""FreeType measures in 64ths of a pixel."""
HINTINGS = (LoadFlags.NO_HINTING, LoadFlags.FORCE_AUTOHINT)
"""Files are written without hinting; a canvas in the window draws with Matplotlib's own."""
LEADING = 1.42
"""Line height as a multiple of the type size."""


@dataclass(frozen=True, slots=True)
class Type:
    """Size in pixels at text scale 1, and weight."""

    px: float
    weight: int = 400

    def scaled(self, by: float) -> Type:
        """Return the type at another text scale."""
        return Type(self.px * by, self.weight)

    @property
    def line(self) -> float:
        """Height of a line in pixels."""
        return self.px * LEADING


TITLE = Type(15, 600)
FINDING = Type(13)
META = Type(12)
LABEL = Type(12.5, 600)
STRONG = Type(12, 600)


def grown(scale: float) -> float:
    """Return by how much marks grow with the text: half as fast."""
    return (1 + scale) / 2


@lru_cache(maxsize=64)
def font(style: Type) -> FontProperties:
    """Return the bundled font in a style."""
    return FontProperties(family=[FAMILY, FALLBACK], weight=style.weight, size=style.px * 72 / DPI)


@cache
def _files(weight: int) -> tuple[str, ...]:
    families = (FAMILY, FALLBACK)
    return tuple(findfont(FontProperties(family=[name], weight=weight)) for name in families)


@cache
def _letters() -> frozenset[int]:
    return frozenset(code for file in _files(400) for code in get_font(file).get_charmap())


def printable(text: str) -> str:
    """Return the text on one line, with letters that no bundled font has as U+FFFD."""
    known = _letters()
    line = " ".join(text.split())
    return "".join(letter if ord(letter) in known else "\ufffd" for letter in line)


@lru_cache(maxsize=4096)
def width_of(text: str, style: Type) -> float:
    """Return the width of one line in pixels, on a screen or in a file, whichever is more."""
    if not text:
        return 0.0
    face = get_font(_files(style.weight))
    face.set_size(style.px * 72 / DPI, DPI)
    return max(_width(face, printable(text), flags) for flags in HINTINGS) / SUBPIXELS


def _width(face: FT2Font, text: str, flags: LoadFlags) -> float:
    face.set_text(text, 0.0, flags=flags)
    return face.get_width_height()[0]


@lru_cache(maxsize=1024)
def wrap(text: str, style: Type, room: float) -> tuple[str, ...]:
    """Return the lines of a text, none wider than the room; a long word is cut into pieces."""
    lines: list[str] = []
    current = ""
    words = [piece for word in printable(text).split() for piece in _pieces(word, style, room)]
    for word in words:
        longer = f"{current} {word}" if current else word
        if current and width_of(longer, style) > room:
            lines.append(current)
            current = word
        else:
            current = longer
    return (*lines, current) if current else tuple(lines)


def _pieces(word: str, style: Type, room: float) -> list[str]:
    pieces = []
    while len(word) > 1 and width_of(word, style) > room:
        cut = len(word) - 1
        while cut > 1 and width_of(word[:cut], style) > room:
            cut -= 1
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words with its type and colour."""

    text: str
    style: Type
    colour: str

    @property
    def width(self) -> float:
        """In pixels."""
        return width_of(self.text, self.style)


def wrap_parts(text: str, style: Type, room: float) -> tuple[str, ...]:
    """Return the lines of a text that breaks between its parts, and inside one only if it must."""
    lines: list[str] = []
    for part in text.split(SEPARATOR):
        longer = f"{lines[-1]}{SEPARATOR}{part}" if lines else part
        if width_of(longer, style) <= room:
            lines[-1:] = [longer]
        else:
            lines.extend(wrap(part, style, room))
    return tuple(lines)


def push_apart(
    wishes: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Return centres as near to the wishes as may be, without overlap and within the bounds.

    Args:
        wishes: Wished centres, in any order.
        sizes: Extent of each along the line.
        low: Where the first may begin.
        high: Where the last may end; the bound gives way to `low` if all are too long together.
    """
    order = sorted(range(len(wishes)), key=lambda place: wishes[place])
    centres = [0.0] * len(wishes)
    edge = low
    for place in order:
        centres[place] = max(wishes[place], edge + sizes[place] / 2)
        edge = centres[place] + sizes[place] / 2
    edge = max(high, low + sum(sizes))
    for place in reversed(order):
        centres[place] = min(centres[place], edge - sizes[place] / 2)
        edge = centres[place] - sizes[place] / 2
    return tuple(centres)
