"""What keys do to Markdown: pure moves of a text cursor, each one undo step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from growthjournal.ui.widgets.editor_lines import is_code
from growthjournal.ui.widgets.editor_lists import renumber
from growthjournal.ui.widgets.highlighter import LIST, NOTE, QUOTE

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

KEEP = QTextCursor.MoveMode.KeepAnchor
_TARGET = re.compile(
    r"\[[^\]\n]*\]\(([^)\s]*)(?:\s+\"[^\"]*\")?\)|((?:https?://|mailto:)[^\s<>)\]]+)"
)
_NUMBER = re.compile(r"\d+")


def wrap(cursor: QTextCursor, marker: str) -> None:
    """Put the marker around the selection or word, or take it away where it stands already."""
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    width, words = len(marker), cursor.selectedText()
    around = QTextCursor(cursor.document())
    around.setPosition(max(start - width, 0))
    around.setPosition(min(end + width, cursor.document().characterCount() - 1), KEEP)
    if words and _stands(cursor, marker):
        around.insertText(words)
        first = start - width
    else:
        cursor.insertText(f"{marker}{words}{marker}")
        first = start + width
    cursor.setPosition(first)
    cursor.setPosition(first + end - start, KEEP)


def _stands(cursor: QTextCursor, marker: str) -> bool:
    """Whether the marker stands around the selection; one star of two is no marker of its own."""
    line, start = cursor.document().findBlock(cursor.selectionStart()), cursor.selectionStart()
    last, end = cursor.document().findBlock(cursor.selectionEnd()), cursor.selectionEnd()
    before = QTextCursor(line)
    before.setPosition(start, KEEP)
    after = QTextCursor(last)
    after.setPosition(end)
    after.movePosition(QTextCursor.MoveOperation.EndOfBlock, KEEP)
    ahead, behind = before.selectedText(), after.selectedText()
    sign = marker[0]
    run = min(len(ahead) - len(ahead.rstrip(sign)), len(behind) - len(behind.lstrip(sign)))
    return run % 2 == 1 if marker == "*" else run >= len(marker)


def continue_list(cursor: QTextCursor) -> bool:
    """Start the next item of the list or quote the cursor stands in; end it from an empty item.

    Returns:
        False when the cursor is in neither, so that Enter stays Enter.
    """
    line = cursor.block().text()
    item = LIST.match(line)
    quote = None if item else QUOTE.match(line)
    found = item or quote
    if found is None or is_code(cursor.block()) or cursor.positionInBlock() < found.end():
        return False
    cursor.beginEditBlock()
    if not line[found.end() :].strip():
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, KEEP)
        cursor.removeSelectedText()
    else:
        cursor.insertBlock()
        cursor.insertText(_next_marker(item) if item else found[0])
        if item and item[2][0].isdigit():
            renumber(cursor.block())
    cursor.endEditBlock()
    return True


def _next_marker(item: re.Match[str]) -> str:
    number = _NUMBER.match(item[2])
    marker = f"{int(number[0]) + 1}{item[2][-1]}" if number else item[2]
    box = "[ ] " if item[3] is not None else ""
    return f"{item[1]}{marker} {box}"


def box_at(block: QTextBlock) -> tuple[int, int] | None:
    """Return the document positions around the checkbox of a list item, None when it has none."""
    item = LIST.match(block.text())
    if item is None or item[3] is None:
        return None
    start = block.position() + item.start(3) - 1
    return start, start + 3


def toggle_box(block: QTextBlock) -> bool:
    """Tick or untick the checkbox of a list item; return whether there was one."""
    found = box_at(block)
    if found is None:
        return False
    cursor = QTextCursor(block)
    cursor.setPosition(found[0] + 1)
    cursor.setPosition(found[0] + 2, KEEP)
    cursor.insertText("x" if cursor.selectedText() == " " else " ")
    return True


def note_at(line: str, column: int) -> re.Match[str] | None:
    """Return the footnote mark at a column of a line, or the beginning of the note it is in."""
    for match in NOTE.finditer(line):
        if match.start() <= column <= match.end():
            return match
    begins = NOTE.match(line)
    is_note = begins is not None and begins[2] is not None
    return begins if is_note and link_at(line, column) is None else None


def counterpart(cursor: QTextCursor, column: int) -> QTextCursor | None:
    """Return the place of the note for a mark in the cursor's line, or of the mark for a note."""
    note = note_at(cursor.block().text(), column)
    if note is None:
        return None
    is_note = note.start() == 0 and note[2] is not None
    document = cursor.document()
    found = document.find(f"[^{note[1]}]", 0)
    while not found.isNull():
        starts = found.selectionStart() == found.block().position()
        if (starts and found.block().text().startswith(f"[^{note[1]}]:")) != is_note:
            break
        found = document.find(f"[^{note[1]}]", found)
    if found.isNull():
        return None
    found.setPosition(found.selectionEnd())
    if not is_note:
        found.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    return found


def link_of(cursor: QTextCursor) -> str | None:
    """Return the target of the link a cursor stands in."""
    return link_at(cursor.block().text(), column_of(cursor))


def column_of(cursor: QTextCursor) -> int:
    """Return where a cursor stands in its line, in characters."""
    line = cursor.block().text().encode("utf-16-le", "surrogatepass")
    return len(line[: 2 * cursor.positionInBlock()].decode("utf-16-le", "ignore"))


def link_at(line: str, column: int) -> str | None:
    """Return the target of the link that covers a column of a line."""
    for match in _TARGET.finditer(line):
        if match.start() <= column <= match.end():
            return match[1] if match[1] is not None else match[2]
    return None
