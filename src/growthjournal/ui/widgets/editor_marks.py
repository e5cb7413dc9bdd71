"""Where the words of a search stand in a text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_MARKS = 2_000
"""More matches than this are not marked; each costs paint time."""


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    """Return a letter as the search index compares it, always one character."""
    first = unicodedata.normalize("NFD", letter)[0].lower()
    return first if len(first) == 1 else letter


def found_in(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Return the spans of all matches in UTF-16 units, in order.

    Args:
        text: Any text.
        terms: Words and phrases; a word matches at the beginning of a word.
    """
    patterns = [_pattern(term) for term in terms if term.strip()]
    if not patterns:
        return []
    plain = text.lower() if text.isascii() else "".join(map(_bare, text))
    spans = [match.span() for match in re.finditer("|".join(patterns), plain)]
    spans = spans[:MOST_MARKS]
    if not spans or text.isascii() or max(text) <= "\uffff":
        return spans
    wide = [place for place, letter in enumerate(text) if letter > "\uffff"]
    return [(start + _below(wide, start), end + _below(wide, end)) for start, end in spans]


def _below(places: list[int], position: int) -> int:
    from bisect import bisect_left

    return bisect_left(places, position)


def _pattern(term: str) -> str:
    words = ["".join(map(_bare, word)) for word in term.split()]
    return r"(?<!\w)" + r"\W+".join(map(re.escape, words))
