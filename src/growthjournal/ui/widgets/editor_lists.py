"""What keys do to lists: indent, number, move. Each act is one undo step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from growthjournal.ui.widgets.editor_lines import (
    KEEP,
    covered,
    is_code,
    one_step,
    replace_line,
    replace_lines,
)
from growthjournal.ui.widgets.highlighter import LIST

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QTextBlock

MOVE = QTextCursor.MoveMode.MoveAnchor
PAIRS = {"*": "*", "_": "_", "`": "`", "(": ")", '"': '"', "[": "]"}
"""What typing a sign over a selection puts before and after it."""
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAD = Qt.KeyboardModifier.KeypadModifier
LONGEST_LIST = 2_000
"""Lines of one list that a key looks at in each direction."""
NUMBER = re.compile(r"(\s*)(\d{1,9})([.)])")


@dataclass(frozen=True, slots=True)
class Item:
    """The marker of a list item: how far it stands in, and where its words begin."""

    indent: int
    words: int
    is_numbered: bool


def item_of(line: str) -> Item | None:
    """Return the marker of a line, None when it is no list item."""
    found = LIST.match(line)
    if found is None:
        return None
    marker = found[2]
    words = len(found[1].expandtabs(4)) + len(marker) + 1
    return Item(len(found[1].expandtabs(4)), words, marker[0].isdigit())


def _indent(line: str) -> int:
    return len(line[: len(line) - len(line.lstrip())].expandtabs(4))


def handle(event: QKeyEvent, cursor: QTextCursor) -> bool:
    """Do what a key means in a list: Tab, Shift+Tab, Alt+Up, Alt+Down; return whether it did."""
    key = event.key()
    if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        is_back = key == Qt.Key.Key_Backtab or bool(event.modifiers())
        return indent(cursor, by=-1 if is_back else 1)
    if key in MOVES and event.modifiers() & ~_PAD == Qt.KeyboardModifier.AltModifier:
        move(cursor, by=MOVES[Qt.Key(key)])
        return True
    return False


def renumber_after(cursor: QTextCursor) -> None:
    """Number the list again after lines went from it, as part of the same step."""
    if (
        NUMBER.match(cursor.block().text()) is None
        and NUMBER.match(cursor.block().next().text()) is None
    ):
        return
    if is_code(cursor.block()):
        return
    change = QTextCursor(cursor)
    change.joinPreviousEditBlock()
    renumber(change.block())
    change.endEditBlock()


def is_in_list(block: QTextBlock) -> bool:
    """Whether a line is a list item."""
    return LIST.match(block.text()) is not None and not is_code(block)


def wrap_selection(cursor: QTextCursor, sign: str) -> bool:
    """Put a sign and its counterpart around the selection; return whether that was due."""
    if sign not in PAIRS or not cursor.hasSelection():
        return False
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    change = QTextCursor(cursor)
    with one_step(change):
        change.setPosition(end)
        change.insertText(PAIRS[sign])
        change.setPosition(start)
        change.insertText(sign)
    cursor.setPosition(start + 1)
    cursor.setPosition(end + 1, KEEP)
    return True


def indent(cursor: QTextCursor, *, by: int) -> bool:
    """Move list items one level in (`by` 1) or out (-1), together with what belongs to them.

    Returns:
        False when the selection holds no list item, so that Tab stays Tab.
    """
    blocks = covered(cursor)
    if not any(is_in_list(block) for block in blocks):
        return False
    blocks = with_children(blocks)
    step = _step_in(blocks[0]) if by > 0 else -_step_out(blocks[0])
    if step == 0:
        return True
    change = QTextCursor(cursor)
    with one_step(change):
        for block in blocks:
            if block.text().strip():
                replace_line(block, _shifted(block.text(), step))
        if by > 0:
            _start_at_one(blocks[0])
        renumber(blocks[0])
    return True


def with_children(blocks: list[QTextBlock]) -> list[QTextBlock]:
    """Return lines and what belongs to the first of them, if that is an item."""
    item = item_of(blocks[0].text())
    if item is None:
        return blocks
    following = blocks[-1].next()
    while _belongs_to(following, item):
        blocks.append(following)
        following = following.next()
    return blocks


def _belongs_to(block: QTextBlock, item: Item) -> bool:
    """Whether a line stands further in than an item, or is an empty one before such a line."""
    if not block.isValid():
        return False
    text = block.text()
    if not text.strip():
        following = block.next()
        text = following.text() if following.isValid() else ""
        return bool(text.strip()) and _indent(text) > item.indent
    return _indent(text) > item.indent


def _step_in(block: QTextBlock) -> int:
    """Return how far the item must move to become a child of the one above it."""
    item = item_of(block.text())
    above = _sibling_above(block)
    if item is None or above is None:
        return 0
    parent = item_of(above.text())
    return max(parent.words - item.indent, 0) if parent else 0


def _step_out(block: QTextBlock) -> int:
    """Return how far the item must move to stand beside its parent."""
    present = _indent(block.text())
    above = block.previous()
    for _line in range(LONGEST_LIST):
        if not above.isValid():
            break
        item = item_of(above.text())
        if item is not None and item.indent < present:
            return present - item.indent
        above = above.previous()
    return present


def _sibling_above(block: QTextBlock) -> QTextBlock | None:
    present = _indent(block.text())
    above = block.previous()
    for _line in range(LONGEST_LIST):
        if not above.isValid():
            return None
        text = above.text()
        item = item_of(text)
        if item is not None and item.indent <= present:
            return above if item.indent == present else None
        if text.strip() and _indent(text) < present:
            return None
        if item is None and text.strip() and _indent(text) == present:
            return None
        above = above.previous()
    return None


def _shifted(line: str, step: int) -> str:
    words = line.lstrip()
    leading = line[: len(line) - len(words)]
    if step > 0:
        return " " * step + line
    return " " * max(len(leading.expandtabs(4)) + step, 0) + words


def _start_at_one(block: QTextBlock) -> None:
    """Let an item that became the first of its level begin with 1."""
    found = NUMBER.match(block.text())
    if found and _sibling_above(block) is None:
        replace_line(block, f"{found[1]}1{block.text()[found.end(2) :]}")


def renumber(block: QTextBlock) -> None:
    """Number every level of the list a line stands in from the first number of each run."""
    block = _first_line(block)
    numbers: dict[int, int] = {}
    for _line in range(2 * LONGEST_LIST):
        if not block.isValid() or not _is_list_line(block):
            return
        text = block.text()
        item = item_of(text)
        if item is not None:
            for level in [level for level in numbers if level > item.indent]:
                del numbers[level]
            found = NUMBER.match(text)
            if found is None:
                numbers.pop(item.indent, None)
            else:
                number = numbers.get(item.indent, int(found[2]))
                if number != int(found[2]):
                    replace_line(block, f"{found[1]}{number}{text[found.end(2) :]}")
                numbers[item.indent] = number + 1
        block = block.next()


def _first_line(block: QTextBlock) -> QTextBlock:
    for _line in range(LONGEST_LIST):
        above = block.previous()
        if not above.isValid() or not _is_list_line(above):
            break
        block = above
    return block


def _is_list_line(block: QTextBlock) -> bool:
    """Whether a line is an item, stands further in, or is empty between two such lines."""
    text = block.text()
    if text.strip():
        return LIST.match(text) is not None or text[0] in " \t"
    following = block.next()
    text = following.text() if following.isValid() else ""
    return bool(text.strip()) and (LIST.match(text) is not None or text[0] in " \t")


def move(cursor: QTextCursor, *, by: int) -> bool:
    """Move an item with its children, or a line, above (`by` -1) or below (1) its neighbour.

    Returns:
        Whether there was a place to move to.
    """
    moved = with_children(covered(cursor))
    other = _neighbour(moved, by)
    if not other:
        return False
    upper, lower = (moved, other) if by > 0 else (other, moved)
    between = _lines(upper[-1].next(), lower[0])
    above, below = [block.text() for block in upper], [block.text() for block in lower]
    below[0] = _with_number_of(above[0], below[0])
    travelled = by * (len(other) + len(between))
    places = [_place(cursor, at) for at in (cursor.anchor(), cursor.position())]
    first = upper[0].blockNumber()
    with one_step(cursor):
        replace_lines(upper[0], lower[-1], [*below, *between, *above])
        for mode, (line, column) in zip((MOVE, KEEP), places, strict=True):
            last = cursor.document().blockCount() - 1
            block = cursor.document().findBlockByNumber(min(line + travelled, last))
            cursor.setPosition(block.position() + min(column, block.length() - 1), mode)
        if LIST.match(above[0]):
            renumber(cursor.document().findBlockByNumber(first))
    return True


def _place(cursor: QTextCursor, position: int) -> tuple[int, int]:
    block = cursor.document().findBlock(position)
    return block.blockNumber(), position - block.position()


def _lines(block: QTextBlock, end: QTextBlock) -> list[str]:
    lines = []
    while block != end:
        lines.append(block.text())
        block = block.next()
    return lines


def _with_number_of(model: str, line: str) -> str:
    wanted, present = NUMBER.match(model), NUMBER.match(line)
    if wanted is None or present is None:
        return line
    return f"{present[1]}{wanted[2]}{line[present.end(2) :]}"


def _neighbour(moved: list[QTextBlock], by: int) -> list[QTextBlock]:
    """Return what stands next to the lines in one direction; an item only changes with siblings."""
    item = item_of(moved[0].text())
    if by < 0 and item is not None:
        sibling = _sibling_above(moved[0])
        return with_children([sibling]) if sibling is not None else []
    block = _step(moved[-1] if by > 0 else moved[0], by)
    while block.isValid() and not block.text().strip():
        block = _step(block, by)
    if not block.isValid():
        return []
    found = item_of(block.text())
    if item is not None:
        return with_children([block]) if found and found.indent == item.indent else []
    return with_children([block]) if by > 0 else [block]


def _step(block: QTextBlock, by: int) -> QTextBlock:
    return block.next() if by > 0 else block.previous()
