"""What keys do in a table: from cell to cell, one more row, columns that line up."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from growthjournal.ui.widgets.editor_lines import KEEP, is_code, one_step, replace_line, units
from growthjournal.ui.widgets.highlighter import TABLE_ROW

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QTextBlock

LONGEST_TABLE = 2_000
_BAR = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"\s*:?-+:?\s*")
_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PAD = Qt.KeyboardModifier.KeypadModifier


def handle(event: QKeyEvent, cursor: QTextCursor) -> bool:
    """Do what a key means in a table: Tab, Shift+Tab, Enter; return whether it did."""
    key = event.key()
    if (key not in _TABS and key not in _ENTER) or not _is_row(cursor.block()):
        return False
    held = event.modifiers() & ~_PAD
    if key in _ENTER:
        return not held and not cursor.hasSelection() and enter(cursor)
    if held & ~Qt.KeyboardModifier.ShiftModifier:
        return False
    is_back = key == Qt.Key.Key_Backtab or bool(held)
    return move_cell(cursor, by=-1 if is_back else 1)


def _is_row(block: QTextBlock) -> bool:
    return block.isValid() and TABLE_ROW.match(block.text()) is not None and not is_code(block)


def _cells(line: str) -> list[tuple[int, int]]:
    """Return where the cells of a row stand between their bars."""
    bars = [match.start() for match in _BAR.finditer(line)]
    if bars and line[bars[-1] + 1 :].strip():
        bars.append(len(line))
    return [(start + 1, end) for start, end in pairwise(bars)]


def _is_delimiter(line: str) -> bool:
    cells = _cells(line)
    return bool(cells) and all(_DASHES.fullmatch(line[start:end]) for start, end in cells)


def move_cell(cursor: QTextCursor, *, by: int) -> bool:
    """Go to the next cell (1) or the one before (-1); after the last one there is a new row."""
    block = cursor.block()
    line = block.text()
    column = cursor.selectionEnd() - block.position() if by > 0 else cursor.positionInBlock()
    cells = _cells(line)
    here = [at for at, (start, _end) in enumerate(cells) if units(line[:start]) <= column]
    wanted = (here[-1] if here else -1) + by
    if here and by < 0 and len(cells) == here[-1] + 1 and column > units(line[: cells[-1][1]]):
        wanted = here[-1]
    if 0 <= wanted < len(cells):
        _select(cursor, block, wanted)
        return True
    row = _row_beside(block, by)
    if row is None:
        if by > 0:
            _add_row(cursor)
        return True
    _select(cursor, row, 0 if by > 0 else len(_cells(row.text())) - 1)
    return True


def _row_beside(block: QTextBlock, by: int) -> QTextBlock | None:
    for _row in range(2):
        block = block.next() if by > 0 else block.previous()
        if not _is_row(block):
            return None
        if not _is_delimiter(block.text()):
            return block
    return None


def _select(cursor: QTextCursor, block: QTextBlock, index: int) -> None:
    line = block.text()
    start, end = _cells(line)[index]
    words = line[start:end]
    if words.strip():
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
    else:
        first = last = min(start + 1, end)
    cursor.setPosition(block.position() + units(line[:first]))
    cursor.setPosition(block.position() + units(line[:last]), KEEP)


def enter(cursor: QTextCursor) -> bool:
    """At the end of a row, begin another; from an empty one, end the table."""
    block = cursor.block()
    line = block.text()
    if not cursor.atBlockEnd():
        return False
    if not line.strip(" \t|"):
        with one_step(cursor):
            replace_line(block, "")
        return True
    _add_row(cursor)
    return True


def _add_row(cursor: QTextCursor) -> None:
    block = cursor.block()
    if _is_row(block.next()) and _is_delimiter(block.next().text()):
        block = block.next()
    row = "|" + "  |" * max(len(_cells(block.text())), 1)
    with one_step(cursor):
        cursor.setPosition(block.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText(f"\n{row}")
    cursor.setPosition(cursor.block().position() + 2)


def align(cursor: QTextCursor) -> bool:
    """Let the columns of the table line up; return whether the cursor stands in one."""
    if not _is_row(cursor.block()):
        return False
    rows = _rows(cursor.block())
    texts = [_contents(block.text()) for block in rows]
    columns = max(len(cells) for cells in texts)
    texts = [[*cells, *[""] * (columns - len(cells))] for cells in texts]
    dashed = [_is_delimiter(block.text()) for block in rows]
    signs = next((cells for cells, is_dashes in zip(texts, dashed, strict=True) if is_dashes), [])
    widths = [
        max(3, *(len(cells[at]) for cells, is_dashes in zip(texts, dashed, strict=True)
                 if not is_dashes))
        if not all(dashed) else 3
        for at in range(columns)
    ]  # fmt: skip
    with one_step(cursor):
        for block, cells, is_dashes in zip(rows, texts, dashed, strict=True):
            padded = [
                _dashes(cell, width) if is_dashes else _padded(cell, width, sign)
                for cell, width, sign in zip(cells, widths, signs or [""] * columns, strict=True)
            ]
            replace_line(block, "| " + " | ".join(padded) + " |")
    return True


def _rows(block: QTextBlock) -> list[QTextBlock]:
    while _is_row(block.previous()):
        block = block.previous()
    rows = [block]
    while _is_row(block.next()) and len(rows) < LONGEST_TABLE:
        block = block.next()
        rows.append(block)
    return rows


def _contents(line: str) -> list[str]:
    return [line[start:end].strip() for start, end in _cells(line)]


def _dashes(cell: str, width: int) -> str:
    first = ":" if cell.startswith(":") else "-"
    last = ":" if cell.endswith(":") else "-"
    return first + "-" * (width - 2) + last


def _padded(cell: str, width: int, sign: str) -> str:
    if sign.endswith(":"):
        return cell.center(width) if sign.startswith(":") else cell.rjust(width)
    return cell.ljust(width)
