"""Whole lines of a text document: which ones a cursor covers, and how they are replaced."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from growthjournal.ui.widgets.highlighter import FENCE, IN_FENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QTextEdit

KEEP = QTextCursor.MoveMode.KeepAnchor


def units(text: str) -> int:
    """Return how many positions a text takes in a Qt document."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Make everything that is changed inside one step that can be undone."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def covered(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the lines the cursor or its selection stands in.

    A line at whose very beginning a selection ends does not count.
    """
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    if last != block and cursor.selectionEnd() == last.position():
        last = last.previous()
    blocks = [block]
    while block != last:
        block = block.next()
        blocks.append(block)
    return blocks


def area_of(view: QTextEdit, block: QTextBlock) -> QRectF:
    """Return where a line stands in the viewport."""
    area = view.document().documentLayout().blockBoundingRect(block)
    return area.translated(0, -view.verticalScrollBar().value())


def is_code(block: QTextBlock) -> bool:
    """Whether a line stands between fences, or is one."""
    return block.previous().userState() == IN_FENCE or FENCE.match(block.text()) is not None


def replace_line(block: QTextBlock, text: str) -> None:
    """Replace a line, touching only the part that differs, so that cursors stay where they are."""
    present = block.text()
    if present == text:
        return
    same = _same(present, text)
    longest = min(len(present), len(text)) - same
    after = min(_same(present[::-1], text[::-1]), longest)
    change = QTextCursor(block)
    change.setPosition(block.position() + units(present[:same]))
    change.setPosition(block.position() + units(present[: len(present) - after]), KEEP)
    change.insertText(text[same : len(text) - after])


def _same(one: str, other: str) -> int:
    """Return how many characters two texts have in common at the beginning."""
    count = 0
    for letter, counterpart in zip(one, other, strict=False):
        if letter != counterpart:
            break
        count += 1
    return count


def replace_lines(first: QTextBlock, last: QTextBlock, lines: Sequence[str]) -> None:
    """Replace whole lines by others."""
    change = QTextCursor(first)
    change.setPosition(last.position() + last.length() - 1, KEEP)
    change.insertText("\n".join(lines))
