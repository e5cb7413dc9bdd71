"""B6 and B7: key to paint in a long entry, and pasting a megabyte."""

from __future__ import annotations

import json
import random
import re
import statistics
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import large_journal
from measure import Result, clocked, tell
from window import opened, until

from growthjournal.bundled import resource
from growthjournal.domain.entries import Entry
from growthjournal.services.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

    from growthjournal.ui.main_window import MainWindow

KEYS = 400
WORD = re.compile(r"[A-Za-z]+[,.]?")
DAY = date(2026, 11, 20)
PASTE = 1.0
"""Seconds (quality.md, B7)."""


def prose(characters: int) -> str:
    """Return Markdown of about this length, the same at every run.

    The words are those of the sample journal, for an invented word is a misspelt one: a text of
    nothing else would be underlined throughout. One word in fifty has a typing mistake.
    """
    source = random.Random(large_journal.SEED)
    fixture = json.loads(resource("demo", "sample.json").read_text("utf-8"))
    words = [word for entry in fixture["entries"] for word in WORD.findall(entry["body"])]
    parts, length = [], 0
    while length < characters:
        first = source.randrange(len(words) - 60)
        chosen = words[first : first + 60]
        chosen[source.randrange(50)] += "q"
        part = " ".join(chosen)
        kind = len(parts) % 6
        part = {0: f"## {part[:40]}", 2: f"- [ ] {part}", 3: f"> {part}", 4: f"**{part}**"}.get(
            kind, part
        )
        parts.append(part)
        length += len(part) + 2
    return "\n\n".join(parts)


PASTES = {
    "lines": "a line of a few words\n" * 47_000,
    "paragraph": "word " * 209_000,
    "one word": "w" * 1_045_000,
}


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        journal = folder / "writing.growthjournal"
        long = Entry(date=DAY, title="Long", body=prose(20_000))
        huge = Entry(date=DAY, title="Huge", body=prose(1_000_000))
        with Workspace.create(journal, None) as workspace:
            for entry in (long, huge):
                workspace.journal.put(entry)
        with opened(journal, folder) as window:
            results = [_typing(window, long), _typing(window, huge)]
            results += [_pasting(window, kind) for kind in PASTES]
    tell(results)


def _typing(window: MainWindow, entry: Entry) -> Result:
    page = window.pages["journal"]
    page.open_entry(entry.uuid)  # type: ignore[attr-defined]
    view = page.pane.body.view  # type: ignore[attr-defined]
    if not page.pane.body.is_plain:  # type: ignore[attr-defined]
        marks = page.pane.spelling.marks  # type: ignore[attr-defined]
        until(lambda: marks.is_settled and marks.next_after(0) is not None)
    bare = _bare(view, entry.body)
    figures, references = [], []
    for turn in range(KEYS):
        figures.append(_key(view, turn))
        references.append(_key(bare, turn))
    bare.close()
    kilobytes = f"{len(entry.body) // 1000:,} kB"
    label = f"B6 key to paint at p99, {kilobytes} / bare {type(bare).__name__}"
    return Result(label, _p99(figures), _p99(references), 1.5)


def _key(view: QTextEdit | QPlainTextEdit, turn: int) -> float:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    if turn == 0:
        cursor = view.textCursor()
        cursor.setPosition(view.document().characterCount() // 2)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        view.setTextCursor(cursor)
        view.setFocus()
        QApplication.processEvents()
    key = Qt.Key.Key_Space if turn % 6 == 0 else Qt.Key.Key_E
    took = clocked(lambda: (QTest.keyClick(view, key), view.viewport().repaint()))
    QApplication.processEvents()
    return took


def _bare(like: QWidget, text: str) -> QTextEdit | QPlainTextEdit:
    """Return a plain Qt editor of the same size, font and line height, with the same text."""
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

    is_plain = isinstance(like, QPlainTextEdit)
    bare = QPlainTextEdit() if is_plain else QTextEdit()
    bare.document().setDefaultFont(like.document().defaultFont())  # type: ignore[attr-defined]
    bare.resize(like.size())
    bare.setPlainText(text)
    if not is_plain:
        cursor = QTextCursor(bare.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(like.document().firstBlock().blockFormat())  # type: ignore[attr-defined]
    bare.show()
    QApplication.processEvents()
    return bare


def _pasting(window: MainWindow, kind: str) -> Result:
    from PySide6.QtGui import QGuiApplication

    page = window.pages["journal"]
    pane = page.pane  # type: ignore[attr-defined]
    page.new_entry()  # type: ignore[attr-defined]
    pane.body.setFocus()
    QGuiApplication.clipboard().setText(PASTES[kind])

    def paste() -> None:
        pane.body.view.paste()
        pane.body.view.viewport().repaint()

    took = clocked(paste)
    until(lambda: not pane.saver.is_pending)
    stored = window.session.ask(lambda one: one.journal.entry(pane.entry.uuid).body, "")
    if stored != PASTES[kind]:
        raise AssertionError(kind)
    return Result(f"B7 paste 1 MB, {kind} / one second", took, PASTE, 1.0)


def _p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[-1]


if __name__ == "__main__":
    main()
