"""What is left of a page that was learnt and typed from memory, word by word (method.md F5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.domain.cases import word_count
from growthjournal.domain.difference import Change, Piece, difference, words_changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHOWN_SECONDS = 60
"""How long the page is shown before it is hidden (method.md F5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A page beside what was typed from memory.

    Attributes:
        pieces: Words that stayed, were lost, or came in, in reading order.
        words: Words of the page.
        lost: Words of it that were not typed.
        added: Words that were typed and are not of it.
    """

    pieces: tuple[Piece, ...] = field(repr=False)
    words: int
    lost: int
    added: int

    @property
    def kept(self) -> int:
        """Words of the page that were typed."""
        return self.words - self.lost


def remembered(page: str, typed: str) -> Remembered:
    """Compare a page with what was typed from memory.

    Capitals, commas and line breaks are no loss: a sponsor says words.
    """
    before, after = _said(page), _said(typed)
    keys = difference(" ".join(key for key, _ in before), " ".join(key for key, _ in after))
    pieces = tuple(_in_words(keys, [w for _, w in before], [w for _, w in after]))
    added, lost = words_changed(keys)
    return Remembered(pieces=pieces, words=word_count(page), lost=lost, added=added)


def _said(text: str) -> list[tuple[str, str]]:
    """Return words as they are compared and as they were written; signs go with the word before."""
    words: list[tuple[str, str]] = []
    for word in text.split():
        key = "".join(letter for letter in word.casefold() if letter.isalnum())
        if key:
            words.append((key, word))
        elif words:
            words[-1] = (words[-1][0], f"{words[-1][1]} {word}")
    return words


def _in_words(
    keys: Sequence[Piece], before: Sequence[str], after: Sequence[str]
) -> Iterator[Piece]:
    """Yield a difference of keys in the words that were written."""
    old = new = 0
    for piece in keys:
        count = len(piece.text.split())
        if not count:
            continue
        if piece.change is Change.ADDED:
            text = " ".join(after[new : new + count])
        else:
            text = " ".join(before[old : old + count])
        old += count if piece.change is not Change.ADDED else 0
        new += count if piece.change is not Change.REMOVED else 0
        yield Piece(change=piece.change, text=text)
