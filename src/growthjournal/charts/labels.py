"""Labels that stand at the ends of lines, and the key row that takes over where they don't fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.charts.layout import Words, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.competencies import Axis

MARKER_ROOM = 16.0
"""Pixels in front of a key for its marker, at text scale 1."""
BETWEEN = 16.0
"""Pixels between two keys, at text scale 1."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together at a wished height.

    Attributes:
        axis: Whose line it names, None for the gap.
        lines: The words, the first one strong.
        wish: Where its centre belongs, in the scale's units.
    """

    axis: Axis | None
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
    marker: Axis | None


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A wrapped row of keys with its height in pixels."""

    keys: tuple[Key, ...]
    height: float


NO_KEYS = KeyRow((), 0.0)


def key_row(items: Sequence[tuple[Axis | None, Words]], room: float, scale: float) -> KeyRow:
    """Return keys in reading order, wrapped to the room; too long ones take several lines."""
    placed: list[Key] = []
    x = top = line = 0.0
    for marker, words in items:
        indent = MARKER_ROOM * scale if marker else 0.0
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


def distinct(blocks: Sequence[Block]) -> list[tuple[Axis | None, Words]]:
    """Return the words of blocks for a key row; a note that all lines share is said once, last."""
    notes = [block.lines[1] for block in blocks if len(block.lines) > 1]
    shared = len(notes) > 1 and len({note.text for note in notes}) == 1
    items: list[tuple[Axis | None, Words]] = []
    for block in sorted(blocks, key=lambda block: block.axis is None):
        items.append((block.axis, block.lines[0]))
        if not shared:
            items.extend((None, note) for note in block.lines[1:])
    return [*items, (None, notes[0])] if shared else items
