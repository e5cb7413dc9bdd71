"""What a line in somebody's words may repeat: the patterns and assumptions that it recalls."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.domain.completion import fold
from growthjournal.domain.logs import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_RECALLED = 5
MOST_LETTERS = 2_000
"""Of a line that are looked at."""
_WORD = re.compile(r"\w+")
_STEM = 5
"""Letters by which two forms of one word are known to be the same."""
_TELLING = 4
"""Letters from which a word says something about the matter."""
_SHARED = 2
"""Telling words that a longer line must share with what it recalls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A pattern or an assumption that is there already.

    Attributes:
        uuid: Of the record.
        kind: Pattern or assumption.
        name: What it is called.
        words: Everything that was said of it.
    """

    uuid: str
    kind: LineKind
    name: str = field(repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)


class Memory:
    """What may be recalled, its words taken apart once so that each letter is answered at once."""

    def __init__(self, known: Iterable[Known]) -> None:
        """Take in patterns or assumptions, in the order in which equal ones are offered."""
        self._all = [(one, *_taken_apart(one)) for one in known]

    def recall(self, typed: str) -> list[Known]:
        """Return what a line may repeat, the likeliest first; equal ones keep their order.

        First what contains every word that was typed, the last one perhaps unfinished; then what
        shares two telling words with it, so that a sentence as it was said finds its pattern too.
        """
        wanted = _WORD.findall(fold(typed[:MOST_LETTERS]))
        if sum(len(word) for word in wanted) < 2:  # noqa: PLR2004 - one letter says nothing
            return []
        ranked: list[tuple[int, int, Known]] = []
        for place, (one, name, everything) in enumerate(self._all):
            rank = _rank(wanted, name, everything)
            if rank is not None:
                ranked.append((rank, place, one))
        best = sorted(ranked, key=lambda each: each[:2])[:MOST_RECALLED]
        return [one for _rank_, _place, one in best]


def recalled(known: Iterable[Known], typed: str) -> list[Known]:
    """Return what a line may repeat; see `Memory.recall`."""
    return Memory(known).recall(typed)


def _taken_apart(one: Known) -> tuple[list[str], frozenset[str]]:
    """Return the words of the name in their order, and all words that were said of it."""
    name = _WORD.findall(fold(one.name))
    said = {word for text in set(one.words) for word in _WORD.findall(fold(text))}
    return name, frozenset(said.union(name))


def is_beginning(typed: str, name: str) -> bool:
    """Whether a name, or a part of it, is being typed rather than a sentence of its own."""
    return fold(typed) in fold(name)


def _rank(wanted: list[str], name: list[str], everything: frozenset[str]) -> int | None:
    """Return 0 for the best; None when it is not recalled."""
    if name[: len(wanted) - 1] == wanted[:-1] and _starts(name[len(wanted) - 1 :][:1], wanted[-1]):
        return 0
    if all(word in name for word in wanted[:-1]) and _starts(name, wanted[-1]):
        return 1
    if all(word in everything for word in wanted[:-1]) and _starts(everything, wanted[-1]):
        return 2
    shared = len(_telling(wanted) & _telling(everything))
    return 10 - min(shared, 7) if shared >= _SHARED else None


def _starts(words: Iterable[str], beginning: str) -> bool:
    return any(word.startswith(beginning) for word in words)


def _telling(words: Iterable[str]) -> set[str]:
    return {word[:_STEM] for word in words if len(word) >= _TELLING}
