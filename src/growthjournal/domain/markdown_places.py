"""Where something stands in a Markdown text, as character offsets, and what replaces it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

PictureSize = Literal["small", "medium", "full"]
WIDTHS: dict[PictureSize, int | None] = {"small": 240, "medium": 420, "full": None}
"""Pixels of the 100 % design."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOX = re.compile(r"(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*[ \t]*\[([ xX])\](?=\s|$)")
_WIDTH = re.compile(r"\|(\d{1,4})(?:x\d{1,4})?\s*$")
_NOT_IN_CAPTION = re.compile(r"[\[\]\\\r\n\t]+")


def box_in_line(text: str, line: int) -> int | None:
    """Return where the sign inside a line's check box stands, None when it has none.

    Args:
        text: Markdown with any line ends.
        line: Counted from 0.
    """
    start = 0
    for _ in range(line):
        end = _LINE_END.search(text, start)
        if end is None:
            return None
        start = end.end()
    found = _BOX.match(text, start)
    return found.start(1) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPicture:
    """One `![caption|width](attachment:…)` of a text."""

    start: int
    end: int
    caption: str
    width: int | None
    rest: str

    def written(self, caption: str, width: int | None) -> str:
        """Return the Markdown for the same picture with another caption or width."""
        words = _WIDTH.sub("", " ".join(_NOT_IN_CAPTION.sub(" ", caption).split()))
        size = f"|{width}" if width else ""
        return f"![{words}{size}]{self.rest}"


def pictures_of(text: str, sha256: str) -> tuple[PlacedPicture, ...]:
    """Return the places at which a text shows a picture, in order."""
    pattern = re.compile(rf"!\[((?:[^\[\]\\\n]|\\.)*)\](\(\s*<?attachment:{sha256}[^)\n]*\))")
    found = []
    for match in pattern.finditer(text):
        width = _WIDTH.search(match[1])
        caption = match[1][: width.start()] if width else match[1]
        found.append(
            PlacedPicture(
                start=match.start(),
                end=match.end(),
                caption=caption,
                width=int(width[1]) or None if width else None,
                rest=match[2],
            )
        )
    return tuple(found)
