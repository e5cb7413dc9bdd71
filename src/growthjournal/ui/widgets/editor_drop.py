"""Moving a list item to any other place in the lists of a text, as one undo step.

Words are never changed: an item takes the marker and the depth of the item beside which it is put,
and the empty lines between items stay between items.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.ui.widgets.editor_lines import one_step, replace_lines
from growthjournal.ui.widgets.editor_lists import (
    NUMBER,
    is_in_list,
    item_of,
    renumber,
    with_children,
)
from growthjournal.ui.widgets.highlighter import LIST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

FARTHEST = 2_000
"""Lines that are looked at to find the item to which a line belongs."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item may be put.

    Attributes:
        line: The line that will follow it.
        model: The line of the item whose marker and depth it takes.
        is_before: Whether it is put before the model, else after it and what belongs to it.
    """

    line: int
    model: int
    is_before: bool


def lifted(block: QTextBlock) -> tuple[int, int]:
    """Return the lines that move with an item: its own, and the one after its last."""
    blocks = with_children([block])
    return blocks[0].blockNumber(), blocks[-1].blockNumber() + 1


def place_at(block: QTextBlock, moved: tuple[int, int], *, is_upper: bool) -> Place | None:
    """Return the place that half of a line stands for, None where the item would not move."""
    item = _owner(block)
    if item is None or moved[0] <= item.blockNumber() < moved[1]:
        return None
    first, end = lifted(item)
    if is_upper and item == block:
        place = Place(line=first, model=first, is_before=True)
    else:
        child = _first_child(item, end, moved)
        place = (
            Place(line=end, model=first, is_before=False)
            if child is None
            else Place(line=child, model=child, is_before=True)
        )
    return None if _is_there(block.document(), moved, place) else place


def drop(cursor: QTextCursor, moved: tuple[int, int], place: Place) -> None:
    """Put the lines there, and the cursor at the end of the first of them."""
    document = cursor.document()
    lines = _lines_of(document)
    text, head = _moved(lines, moved, place)
    with one_step(cursor):
        _replace(document, lines, text)
        for line in (head, moved[0], moved[0] - 1):
            block = document.findBlockByNumber(line)
            if block.isValid() and is_in_list(block):
                renumber(block)
    block = document.findBlockByNumber(head)
    cursor.setPosition(block.position() + block.length() - 1)


def _lines_of(document: QTextDocument) -> list[str]:
    lines, block = [], document.begin()
    while block.isValid():
        lines.append(block.text())
        block = block.next()
    return lines


def _owner(block: QTextBlock) -> QTextBlock | None:
    """Return the item a line is, or to which it belongs."""
    above = block
    for _line in range(FARTHEST):
        if not above.isValid():
            return None
        if is_in_list(above):
            return above if above == block or block.blockNumber() < lifted(above)[1] else None
        above = above.previous()
    return None


def _first_child(item: QTextBlock, end: int, moved: tuple[int, int]) -> int | None:
    block = item.next()
    while block.isValid() and block.blockNumber() < end:
        if is_in_list(block) and not moved[0] <= block.blockNumber() < moved[1]:
            return block.blockNumber()
        block = block.next()
    return None


def _is_there(document: QTextDocument, moved: tuple[int, int], place: Place) -> bool:
    """Whether the item stands at this place and depth already."""
    present = item_of(document.findBlockByNumber(moved[0]).text())
    wanted = item_of(document.findBlockByNumber(place.model).text())
    if present is None or wanted is None:
        return True
    return present.indent == wanted.indent and _borders(document, moved, place.line)


def _borders(document: QTextDocument, moved: tuple[int, int], line: int) -> bool:
    """Whether only empty lines stand between the moved lines and a line."""
    between = range(moved[1], line) if line >= moved[1] else range(line, moved[0])
    return not any(document.findBlockByNumber(one).text().strip() for one in between)


def _moved(lines: Sequence[str], moved: tuple[int, int], place: Place) -> tuple[list[str], int]:
    """Return all lines after the move, and where the item stands then."""
    start, end = moved
    taken = _like(lines[start:end], lines[place.model])
    lines = _with_first_number(lines, moved)
    above, below = _empty_above(lines, start), _empty_below(lines, end)
    if below:
        end += below
    elif _is_last(lines, end):
        start -= above
    empty = [""] * _wanted_gap(lines, place)
    put = [*taken, *empty] if place.is_before else [*empty, *taken]
    shift = 0 if place.is_before else len(empty)
    if place.line <= start:
        text = [*lines[: place.line], *put, *lines[place.line : start], *lines[end:]]
        return text, place.line + shift
    line = max(place.line, end)
    text = [*lines[:start], *lines[end:line], *put, *lines[line:]]
    return text, start + line - end + shift


def _like(taken: Sequence[str], model: str) -> list[str]:
    """Give lines the marker and the depth of an item; what belongs to them moves along."""
    found, wanted = LIST.match(taken[0]), LIST.match(model)
    present, other = item_of(taken[0]), item_of(model)
    if found is None or wanted is None or present is None or other is None:
        return list(taken)
    first = f"{wanted[1]}{wanted[2]}{taken[0][found.end(2) :]}"
    step = other.words - present.words
    return [first, *(_shifted(line, step) for line in taken[1:])]


def _shifted(line: str, step: int) -> str:
    words = line.lstrip()
    if not words or not step:
        return line
    leading = line[: len(line) - len(words)].expandtabs(4)
    return " " * max(len(leading) + step, 0) + words


def _with_first_number(lines: Sequence[str], moved: tuple[int, int]) -> list[str]:
    """Let the item that becomes the first of a numbered run begin where the run began."""
    lines = list(lines)
    after = moved[1] + _empty_below(lines, moved[1])
    gone, item = NUMBER.match(lines[moved[0]]), item_of(lines[moved[0]])
    following = item_of(lines[after]) if after < len(lines) else None
    found = NUMBER.match(lines[after]) if after < len(lines) else None
    if gone is None or item is None or following is None or found is None:
        return lines
    if following.indent == item.indent and _is_first(lines, moved[0], item.indent):
        lines[after] = f"{found[1]}{gone[2]}{lines[after][found.end(2) :]}"
    return lines


def _is_first(lines: Sequence[str], line: int, indent: int) -> bool:
    """Whether no item of the same level stands above in the same run."""
    for above in range(line - 1, max(line - FARTHEST, -1), -1):
        text = lines[above]
        item = item_of(text)
        if item is not None and item.indent <= indent:
            return item.indent < indent
        if text.strip() and not text[0].isspace():
            return True
    return True


def _empty_above(lines: Sequence[str], line: int) -> int:
    """Return how many empty lines stand above one, if they stand between lines of a list."""
    count = 0
    while line - count > 0 and not lines[line - count - 1].strip():
        count += 1
    return count if line - count > 0 and _is_of_list(lines[line - count - 1]) else 0


def _empty_below(lines: Sequence[str], end: int) -> int:
    count = 0
    while end + count < len(lines) and not lines[end + count].strip():
        count += 1
    return count if end + count < len(lines) and _is_of_list(lines[end + count]) else 0


def _is_last(lines: Sequence[str], end: int) -> bool:
    """Whether no line of the list stands right below."""
    return end >= len(lines) or not _is_of_list(lines[end])


def _is_of_list(line: str) -> bool:
    return LIST.match(line) is not None or (bool(line.strip()) and line[0] in " \t")


def _wanted_gap(lines: Sequence[str], place: Place) -> int:
    """Return how many empty lines stand between the items where one is put."""
    above = _empty_above(lines, place.model)
    if above or (place.model and _is_of_list(lines[place.model - 1])):
        return above
    return _empty_below(lines, _end_of(lines, place.model))


def _end_of(lines: Sequence[str], line: int) -> int:
    """Return the line after the last that stands further in than an item."""
    item = item_of(lines[line])
    end = line + 1
    last = end
    while item is not None and end < len(lines):
        text = lines[end]
        if text.strip():
            if len(text[: len(text) - len(text.lstrip())].expandtabs(4)) <= item.indent:
                break
            last = end + 1
        end += 1
    return last


def _replace(document: QTextDocument, old: Sequence[str], new: Sequence[str]) -> None:
    """Replace only the lines between the first and the last that differ."""
    if list(old) == list(new):
        return
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    head = min(head, shorter - 1)
    rest = shorter - head - 1
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    replace_lines(
        document.findBlockByNumber(head),
        document.findBlockByNumber(len(old) - tail - 1),
        new[head : len(new) - tail],
    )
