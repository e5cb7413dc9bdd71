"""Labels that stand at the ends of lines, and the key row that takes over where they don't fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from growthjournal.charts.layout import Words, wrap
from growthjournal.domain.competencies import Axis

if TYPE_CHECKING:
    from collections.abc import Sequence

MARKER_ROOM = 16.0
"""Pixels in front of a key for its marker, at text scale 1."""
LINE_ROOM, BAR_ROOM = 44.0, 18.0
"""The same for a sample of a line and of a bar."""
BETWEEN = 16.0
"""Pixels between two keys, at text scale 1."""


Dashes = Literal["solid", "none"] | tuple[float, tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A sample of a line or a bar in a key row.

    Attributes:
        colour: Of the line, or of the bar's edge.
        dashes: Dash pattern of the line in pixels, "solid", "none" for a marker alone, or None for
            a bar.
        shape: Marker on the line, or "".
        hollow: Whether the marker or the bar is open.
        hatch: Hatching of a bar.
        fill: Fill of a bar; without one it is open.
    """

    colour: str
    dashes: Dashes | None = None
    shape: str = ""
    hollow: bool = False
    hatch: str = ""
    fill: str = ""

    @property
    def room(self) -> float:
        """Pixels in front of the words, at text scale 1."""
        if self.dashes == "none":
            return MARKER_ROOM
        return BAR_ROOM if self.dashes is None else LINE_ROOM


Marker = Axis | Swatch | None


def room_of(marker: Marker) -> float:
    """Return the pixels in front of a key for its marker, at text scale 1."""
    if marker is None:
        return 0.0
    return marker.room if isinstance(marker, Swatch) else MARKER_ROOM


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together at a wished height.

    Attributes:
        axis: Marker of the line that it names, None for the gap.
        lines: The words, the first one strong.
        wish: Where its centre belongs, in the scale's units.
    """

    axis: Marker
    lines: tuple[Words, ...]
    wish: float

    @property
    def width(self) -> float:
        """Of the widest line, in pixels."""
        return max(line.width for line in self.lines)

    @property
    def height(self) -> float:
        """Of all lines, in pixels."""
        return sum(line.style.line for line in self.lines)


@dataclass(frozen=True, slots=True)
class Key:
    """One piece of a key row, placed in pixels from its upper left corner."""

    x: float
    top: float
    words: Words
    marker: Marker


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A wrapped row of keys with its height in pixels."""

    keys: tuple[Key, ...]
    height: float


NO_KEYS = KeyRow((), 0.0)


def key_row(items: Sequence[tuple[Marker, Words]], room: float, scale: float) -> KeyRow:
    """Return keys in reading order, wrapped to the room; too long ones take several lines."""
    placed: list[Key] = []
    x = top = line = 0.0
    for marker, words in items:
        indent = room_of(marker) * scale
        if x and x + indent + words.width > room:
            x, top = 0.0, top + line
        line = words.style.line
        pieces = wrap(words.text, words.style, room - indent)
        for place, piece in enumerate(pieces):
            if place:
                top += line
            written = Words(piece, words.style, words.colour)
            placed.append(Key(x + indent, top, written, None if place else marker))
        x += indent + placed[-1].words.width + BETWEEN * scale
    return KeyRow(tuple(placed), top + line)


def distinct(blocks: Sequence[Block]) -> list[tuple[Marker, Words]]:
    """Return the words of blocks for a key row; a note that all lines share is said once, last."""
    notes = [block.lines[1] for block in blocks if len(block.lines) > 1]
    shared = len(notes) > 1 and len({note.text for note in notes}) == 1
    items: list[tuple[Marker, Words]] = []
    for block in sorted(blocks, key=lambda block: block.axis is None):
        items.append((block.axis, block.lines[0]))
        if not shared:
            items.extend((None, note) for note in block.lines[1:])
    return [*items, (None, notes[0])] if shared else items
