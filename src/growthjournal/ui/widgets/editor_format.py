"""Markdown put in and taken out by a command. Each act is one undo step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from growthjournal.ui.widgets.editor_keys import wrap
from growthjournal.ui.widgets.editor_lines import KEEP, covered, one_step, replace_line, units
from growthjournal.ui.widgets.editor_lists import renumber

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextBlock

HIGHEST_CYCLED = 3
_HEADING = re.compile(r"(\s{0,3})(#{1,6})\s+")
_QUOTE = re.compile(r"(\s{0,3})>\s?")
_MARKER = re.compile(r"(\s*)(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\](?:\s+|$))?")
_KINDS = {
    "bullets": re.compile(r"\s*[-*+]\s+(?!\[[ xX]\](?:\s|$))"),
    "numbers": re.compile(r"\s*\d{1,9}[.)]\s+"),
    "boxes": re.compile(r"\s*[-*+]\s+\[[ xX]\](?:\s|$)"),
}
_STARTS = {"bullets": "- ", "numbers": "1. ", "boxes": "- [ ] "}
_NOTE = re.compile(r"\[\^(\d+)\]")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")


def bold(cursor: QTextCursor) -> None:
    """Make the selection or word bold, or no longer."""
    wrap(cursor, "**")


def italic(cursor: QTextCursor) -> None:
    """Make the selection or word italic, or no longer."""
    wrap(cursor, "*")


def strike(cursor: QTextCursor) -> None:
    """Strike the selection or word out, or no longer."""
    wrap(cursor, "~~")


def code(cursor: QTextCursor) -> None:
    """Make the selection or word code; whole lines go between fences."""
    blocks = covered(cursor)
    if len(blocks) == 1:
        wrap(cursor, "`")
        return
    first, last = blocks[0], blocks[-1]
    end = QTextCursor(last)
    end.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    start = QTextCursor(first)
    with one_step(start):
        end.insertText("\n```")
        start.insertText("```\n")


def heading(cursor: QTextCursor) -> None:
    """Make the lines headings of the next level, after the third none."""
    blocks = _written(cursor)
    found = _HEADING.match(blocks[0].text())
    level = len(found[2]) + 1 if found else 1
    sign = "#" * level + " " if level <= HIGHEST_CYCLED else ""
    _change(cursor, blocks, lambda line: sign + _HEADING.sub("", line, count=1))


def quote(cursor: QTextCursor) -> None:
    """Make the lines a quote, or no longer."""
    blocks = covered(cursor)
    if all(_QUOTE.match(block.text()) for block in blocks):
        _change(cursor, blocks, lambda line: _QUOTE.sub("", line, count=1))
    else:
        _change(cursor, blocks, lambda line: f"> {line}")


def bullets(cursor: QTextCursor) -> None:
    """Make the lines a list, or no longer."""
    _list(cursor, "bullets")


def numbers(cursor: QTextCursor) -> None:
    """Make the lines a numbered list, or no longer."""
    _list(cursor, "numbers")


def boxes(cursor: QTextCursor) -> None:
    """Make the lines a list with check boxes, or no longer."""
    _list(cursor, "boxes")


def _list(cursor: QTextCursor, kind: str) -> None:
    blocks = _written(cursor)
    is_away = all(_KINDS[kind].match(block.text()) for block in blocks)

    def changed(line: str) -> str:
        words = line.lstrip()
        found = _MARKER.match(line)
        leading = line[: len(line) - len(words)]
        rest = line[found.end() :] if found else words
        start = "" if is_away else _STARTS[kind]
        return f"{leading}{start}{rest}"

    with one_step(cursor):
        _change(cursor, blocks, changed)
        if kind == "numbers" and not is_away:
            renumber(blocks[0])


def _written(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the covered lines that are not empty; an empty one where there is nothing else."""
    blocks = covered(cursor)
    return [block for block in blocks if block.text().strip()] or blocks[:1]


def _change(cursor: QTextCursor, blocks: list[QTextBlock], changed: Callable[[str], str]) -> None:
    with one_step(cursor):
        for block in blocks:
            replace_line(block, changed(block.text()))


def table(cursor: QTextCursor, names: tuple[str, str]) -> None:
    """Put a table of two columns after the line; the name of its first column is selected."""
    _insert_block(
        cursor, [f"| {names[0]} | {names[1]} |", "| --- | --- |", "|  |  |", "|  |  |"], at=0
    )
    start = cursor.block().position() + 2
    cursor.setPosition(start)
    cursor.setPosition(start + units(names[0]), KEEP)


def rule(cursor: QTextCursor) -> None:
    """Put a line across after the line the cursor stands in."""
    _insert_block(cursor, ["---", "", ""], at=2)


def _insert_block(cursor: QTextCursor, lines: list[str], *, at: int) -> None:
    """Put lines after the cursor's line, an empty one between, and go to one of them."""
    with one_step(cursor):
        cursor.setPosition(cursor.selectionEnd())
        has_words = bool(cursor.block().text().strip())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        following = cursor.block().next()
        if lines[-1] and following.isValid() and following.text().strip():
            lines = [*lines, ""]
        before = ["", ""] if has_words else [""] if cursor.block().text() else []
        number = cursor.block().blockNumber() + len(before) + at
        cursor.insertText("\n".join([*before, *lines]))
        cursor.setPosition(cursor.document().findBlockByNumber(number).position())


def footnote(cursor: QTextCursor) -> None:
    """Put a mark where the cursor stands, and its note at the end of the text."""
    document = cursor.document()
    taken = [int(found) for found in _NOTE.findall(document.toRawText())]
    number = max(taken, default=0) + 1
    with one_step(cursor):
        cursor.setPosition(cursor.selectionEnd())
        cursor.insertText(f"[^{number}]")
        cursor.movePosition(QTextCursor.MoveOperation.End)
        last = cursor.block().text()
        gap = "\n" if last.startswith("[^") else "\n\n" if last.strip() else ""
        cursor.insertText(f"{gap}[^{number}]: ")


def linked(cursor: QTextCursor) -> tuple[str, str]:
    """Return the words and the target that a link of the selection begins with."""
    words = cursor.selectedText()
    if "\u2029" in words:
        return "", ""
    return ("", words) if _ADDRESS.fullmatch(words) else (words, "")


def link(cursor: QTextCursor, words: str, target: str) -> None:
    """Put a link in place of the selection."""
    target = target.strip().replace(" ", "%20").replace(")", "%29")
    words = words.strip() or target
    cursor.insertText(f"[{words}]({target})")
