"""Measuring, wrapping and placing words, in pixels; nothing here draws."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, findfont, get_font

if TYPE_CHECKING:
    from collections.abc import Sequence

DPI = 96
"""Dots per inch of a figure at scale 1, so that a pixel is a CSS pixel."""
FAMILY = "Growth Journal Inter"
"""The bundled Inter under a name that no installed font has."""
FALLBACK = "DejaVu Sans"
"""Comes with Matplotlib and has the letters that Inter lacks."""
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


@lru_cache(maxsize=64)
def font(style: Type) -> FontProperties:
    """Return the bundled font in a style."""
    return FontProperties(family=[FAMILY, FALLBACK], weight=style.weight, size=style.px * 72 / DPI)


@cache
def _ruler() -> RendererAgg:
    return RendererAgg(1, 1, DPI)


@cache
def _letters() -> frozenset[int]:
    known: set[int] = set()
    for family in (FAMILY, FALLBACK):
        known.update(get_font(findfont(FontProperties(family=[family]))).get_charmap())
    return frozenset(known)


def printable(text: str) -> str:
    """Return the text on one line, with letters that no bundled font has as U+FFFD."""
    known = _letters()
    line = " ".join(text.split())
    return "".join(letter if ord(letter) in known else "\ufffd" for letter in line)


@lru_cache(maxsize=4096)
def width_of(text: str, style: Type) -> float:
    """Return the width of one line in pixels."""
    if not text:
        return 0.0
    width, _, _ = _ruler().get_text_width_height_descent(printable(text), font(style), False)  # noqa: FBT003
    return float(width)


@lru_cache(maxsize=1024)
def wrap(text: str, style: Type, room: float) -> tuple[str, ...]:
    """Return the lines of a text, none wider than the room; a long word is cut into pieces."""
    lines: list[str] = []
    current = ""
    for word in (piece for word in printable(text).split() for piece in _pieces(word, style, room)):
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


def elide(lines: Sequence[str], most: int, style: Type, room: float) -> tuple[str, ...]:
    """Return at most so many lines; the last one kept ends in an ellipsis if any were dropped."""
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and width_of(last + "…", style) > room:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip() + "…")


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
