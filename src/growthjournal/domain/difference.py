"""What changed between two texts: by lines first, then by words within the lines that changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTEXT_LINES = 2
"""Unchanged lines that stay visible beside a change."""
FOLD_FROM = 3
"""Fewer unchanged lines than this are shown rather than folded."""
MOST_WORDS = 4_000
"""A changed passage with more words than this on either side is compared by lines alone."""
_WORD = re.compile(r"\w+|\s+|[^\w\s]", re.UNICODE)


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text with one fate. A difference is pieces in reading order.

    Attributes:
        change: Whether it stayed, went or came.
        text: The run, line ends included.
    """

    change: Change
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Pieces that are shown together, or unchanged lines that are folded away.

    Attributes:
        pieces: In reading order.
        lines: How many unchanged lines a fold holds; 0 when it is shown.
    """

    pieces: tuple[Piece, ...] = field(repr=False)
    lines: int = 0

    @property
    def text(self) -> str:
        """The text of all its pieces."""
        return "".join(piece.text for piece in self.pieces)


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """Return how one text became another, in pieces that rebuild both.

    Leaving out what was added gives `before`, leaving out what was removed gives `after`.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for tag, i, j, k, n in _opcodes(old, new):
        if tag == "equal":
            pieces.append(Piece(change=Change.SAME, text="".join(old[i:j])))
        else:
            pieces.extend(_by_words("".join(old[i:j]), "".join(new[k:n])))
    return tuple(_merged(pieces))


def words_changed(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Return how many words were added and how many removed."""
    counts = {Change.ADDED: 0, Change.REMOVED: 0, Change.SAME: 0}
    for piece in pieces:
        counts[piece.change] += sum(1 for word in _WORD.findall(piece.text) if word[0].isalnum())
    return counts[Change.ADDED], counts[Change.REMOVED]


def folded(
    pieces: Sequence[Piece], *, context: int = CONTEXT_LINES, fold_from: int = FOLD_FROM
) -> tuple[Passage, ...]:
    """Return the pieces with long unchanged runs folded, some lines beside each change kept.

    Args:
        pieces: A difference.
        context: Unchanged lines that stay beside a change.
        fold_from: The fewest lines that are worth a fold.
    """
    passages: list[Passage] = []
    shown: list[Piece] = []
    for place, piece in enumerate(pieces):
        lines = piece.text.splitlines(keepends=True) if piece.change is Change.SAME else []
        head = 0 if place == 0 else context
        tail = 0 if place == len(pieces) - 1 else context
        hidden = lines[head : len(lines) - tail]
        if len(hidden) < fold_from:
            shown.append(piece)
            continue
        shown.extend(_same(lines[:head]))
        if shown:
            passages.append(Passage(pieces=tuple(shown)))
        passages.append(Passage(pieces=tuple(_same(hidden)), lines=len(hidden)))
        shown = list(_same(lines[len(lines) - tail :])) if tail else []
    if shown:
        passages.append(Passage(pieces=tuple(shown)))
    return tuple(passages)


def _same(lines: Sequence[str]) -> Iterator[Piece]:
    if lines:
        yield Piece(change=Change.SAME, text="".join(lines))


def _by_words(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if not old or not new or max(len(old), len(new)) > MOST_WORDS:
        yield from _replaced(before, after)
        return
    for tag, i, j, k, n in _opcodes(old, new):
        if tag == "equal":
            yield Piece(change=Change.SAME, text="".join(old[i:j]))
        else:
            yield from _replaced("".join(old[i:j]), "".join(new[k:n]))


def _replaced(before: str, after: str) -> Iterator[Piece]:
    if before:
        yield Piece(change=Change.REMOVED, text=before)
    if after:
        yield Piece(change=Change.ADDED, text=after)


def _merged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Join neighbours of one kind, and changes that only a space keeps apart."""
    run: list[Piece] = []
    for piece in pieces:
        is_bridge = piece.change is Change.SAME and piece.text.isspace() and "\n" not in piece.text
        if piece.change is Change.SAME and not (run and is_bridge):
            yield from _flushed(run)
            run = []
            yield piece
        else:
            run.append(piece)
    yield from _flushed(run)


def _flushed(run: Sequence[Piece]) -> Iterator[Piece]:
    """Return a run of changes as one removal and one addition."""
    end = len(run)
    while end and run[end - 1].change is Change.SAME:
        end -= 1
    before = "".join(one.text for one in run[:end] if one.change is not Change.ADDED)
    after = "".join(one.text for one in run[:end] if one.change is not Change.REMOVED)
    yield from _replaced(before, after)
    yield from run[end:]


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Compare what lies between the equal beginning and the equal end, which difflib is slow at."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    i, k = len(old), len(new)
    while i > start and k > start and old[i - 1] == new[k - 1]:
        i, k = i - 1, k - 1
    if start:
        yield "equal", 0, start, 0, start
    inner = SequenceMatcher(None, old[start:i], new[start:k], autojunk=False)
    for tag, a, b, c, d in inner.get_opcodes():
        yield tag, a + start, b + start, c + start, d + start
    if i < len(old):
        yield "equal", i, len(old), k, len(new)
