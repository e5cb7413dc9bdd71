"""Lines of a log as a document holds them: the mark is kept with the block, and undone with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextFormat

from growthjournal.domain.logs import Line, LineKind

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

KIND, KNOWN, DUE, THEIRS, SAVED = (
    int(QTextFormat.Property.UserProperty) + place for place in range(1, 6)
)
ICONS = {
    LineKind.PATTERN: "repeat-2",
    LineKind.ASSUMPTION: "circle-help",
    LineKind.PROMISE: "check",
}
MARK_KEYS: dict[Qt.Key, tuple[LineKind, bool]] = {
    Qt.Key.Key_1: (LineKind.PATTERN, False),
    Qt.Key.Key_2: (LineKind.ASSUMPTION, False),
    Qt.Key.Key_3: (LineKind.PROMISE, False),
    Qt.Key.Key_4: (LineKind.PROMISE, True),
}
"""Pressed with Ctrl, on the line of the caret."""


def line_of(block: QTextBlock) -> Line:
    """Return a line of the text with its mark."""
    form = block.blockFormat()
    due = form.stringProperty(DUE)
    return Line(
        kind=LineKind(form.stringProperty(KIND) or LineKind.NOTE),
        text=block.text(),
        known=form.stringProperty(KNOWN) or None,
        due=date.fromisoformat(due) if due else None,
        is_theirs=form.boolProperty(THEIRS),
        saved=form.stringProperty(SAVED) or None,
    )


def format_of(line: Line) -> QTextBlockFormat:
    """Return how a line with its mark stands in the document."""
    form = QTextBlockFormat()
    if line.kind is not LineKind.NOTE:
        form.setProperty(KIND, line.kind.value)
    for name, value in ((KNOWN, line.known), (SAVED, line.saved)):
        if value:
            form.setProperty(name, value)
    if line.due is not None:
        form.setProperty(DUE, line.due.isoformat())
    if line.is_theirs:
        form.setProperty(THEIRS, True)
    return form
