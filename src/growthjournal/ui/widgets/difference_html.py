"""A difference as rich text: removals struck out, additions underlined and marked, folds as links.

Everything that a person wrote is escaped, so that no markup in it means anything.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from growthjournal.domain.difference import Change
from growthjournal.language import format_number, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from growthjournal.domain.difference import Passage, Piece
    from growthjournal.ui.theme import Tokens

FOLD = "fold:"
"""Scheme of a fold's link; its number follows."""
CHANGE = "change"
"""Beginning of the name of the anchor before each change."""


def rich_text(passages: Sequence[Passage], unfolded: Collection[int], tokens: Tokens) -> str:
    """Return passages as HTML.

    Args:
        passages: As `domain.difference.folded` returns them.
        unfolded: Numbers of the folds that are shown open.
        tokens: The theme's colours.
    """
    parts: list[str] = []
    changes = 0
    for number, passage in enumerate(passages):
        if passage.lines and number not in unfolded:
            parts.append(_fold(number, passage.lines, tokens))
            continue
        was_changed = False
        for piece in passage.pieces:
            is_changed = piece.change is not Change.SAME
            if is_changed and not was_changed:
                parts.append(f'<a name="{CHANGE}{changes}"></a>')
                changes += 1
            was_changed = is_changed
            parts.append(_piece(piece, tokens))
    return "".join(parts)


def count_changes(pieces: Sequence[Piece]) -> int:
    """Return how many places changed: a removal and the addition beside it are one."""
    flags = [piece.change is not Change.SAME for piece in pieces]
    return sum(1 for before, now in zip([False, *flags], flags, strict=False) if now and not before)


def escaped(text: str) -> str:
    """Return a text that shows as it was written."""
    return html.escape(text).replace("\n", "<br>")


def _piece(piece: Piece, tokens: Tokens) -> str:
    text = escaped(piece.text)
    if piece.change is Change.REMOVED:
        return f'<s style="color:{tokens.muted.name()}">{text}</s>'
    if piece.change is Change.ADDED:
        # A changed line end alone would show nothing.
        shown = text if piece.text.strip("\n") else f"\u21b5{text}"
        return f'<u style="background:{tokens.mark.name()}">{shown}</u>'
    return text


def _fold(number: int, lines: int, tokens: Tokens) -> str:
    words = ngettext("… {n} line unchanged", "… {n} lines unchanged", lines)
    shown = html.escape(words.format(n=format_number(lines)))
    style = f"color:{tokens.muted.name()}"
    return f'<a href="{FOLD}{number}" style="{style}">{shown}</a><br>'
