"""Spelling marks in the styled view: found when nobody types, painted with the other styles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QTextCursor

from growthjournal.domain.spelling import (
    AUTOMATIC,
    TOLD_APART,
    Word,
    is_accepted,
    is_checked_in,
    languages_of,
    nearest_accepted,
    words_in,
)
from growthjournal.ui.widgets.highlighter import FENCE, IN_FENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock

    from growthjournal.ui.speller import Speller
    from growthjournal.ui.widgets.editor_styled import StyledEdit

Languages = tuple[str, ...]
KEEP = QTextCursor.MoveMode.KeepAnchor
IDLE_MS = 350
"""How long nothing is typed before words are checked."""
SLICE_MS = 4
"""How long the window's thread looks through text before it sees to other events."""
MOST_WORDS = 400
"""Words in one question, so that those in view are answered first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A marked word in the document.

    Attributes:
        text: As it is written.
        start: Its position in the document.
        end: Behind its last letter.
        languages: Those that it was checked in.
    """

    text: str = field(repr=False)
    start: int
    end: int
    languages: Languages


class EditorSpelling(QObject):
    """Checks one view: what is in view first, then the rest.

    Signals:
        settled: Every complete word of the text was checked.
    """

    settled = Signal()

    def __init__(self, view: StyledEdit, speller: Speller) -> None:
        super().__init__(view)
        self._view = view
        self._speller = speller
        self._choice = ""
        self._accepted: dict[str, str] = {}
        self._wrong: dict[Languages, dict[str, bool]] = {}
        self._mistakes: set[str] = set()
        self._told: tuple[int, Languages] = (-1, TOLD_APART)
        self._revision = view.document().revision()
        self._is_typing = False
        self._is_painting = False
        self._next_block = 0
        self._asked = 0
        self.is_settled = True
        self._idle = self._timer(IDLE_MS, self._look_at_visible)
        self._rest = self._timer(0, self._look_further)
        view.highlighter.misspelt = self._spans
        view.textChanged.connect(self._idle.start)
        view.verticalScrollBar().valueChanged.connect(self._idle.start)
        view.cursorPositionChanged.connect(self._caret_moved)

    def _timer(self, interval: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def show(self, choice: str, accepted: dict[str, str]) -> None:
        """Check the text that is shown now.

        Args:
            choice: A language, `AUTOMATIC`, or "" to check nothing.
            accepted: What `accepted_words` returned.
        """
        self._choice = choice
        self._accepted = accepted
        self._told = (-1, TOLD_APART)
        self._revision = self._view.document().revision()
        self._is_typing = False
        self._look_at_visible()

    def clear(self) -> None:
        """Forget every word and check nothing until the next `show`."""
        self._idle.stop()
        self._rest.stop()
        self._choice = ""
        self._accepted = {}
        self._wrong = {}
        self._mistakes.clear()
        self._told = (-1, TOLD_APART)
        self._asked = 0
        self.is_settled = True

    def word_at(self, position: int) -> Marked | None:
        """Return the marked word at a position of the document."""
        block = self._view.document().findBlock(position)
        found = (one for one in self._marked_in(block) if one.start <= position <= one.end)
        return next(found, None)

    def nearest(self, word: str) -> list[str]:
        """Return the accepted words that look like this one."""
        return nearest_accepted(word, self._accepted)

    def next_after(self, position: int) -> Marked | None:
        """Return the next marked word, from the top again after the last."""
        document = self._view.document()
        first = None
        block = document.begin()
        while block.isValid():
            for one in self._marked_in(block):
                first = first or one
                if one.start >= position:
                    return one
            block = block.next()
        return first

    def languages(self, text: str) -> Languages:
        """Return the languages that a paragraph is checked in."""
        if self._choice != AUTOMATIC:
            return (self._choice,) if self._choice else ()
        told = languages_of(text)
        return told if len(told) == 1 else self._whole_languages()

    def _whole_languages(self) -> Languages:
        document = self._view.document()
        if self._told[0] != document.revision():
            self._told = (document.revision(), languages_of(document.toRawText()))
        return self._told[1]

    def _marked_in(self, block: QTextBlock) -> Iterator[Marked]:
        text, start = block.text(), block.position()
        for one in self._misspelt_words(block, text):
            yield Marked(
                text=one.text,
                start=start + one.start,
                end=start + one.end,
                languages=self.languages(text),
            )

    def _spans(self, block: QTextBlock, text: str) -> list[tuple[int, int]]:
        """Return what the highlighter marks in a paragraph: known mistakes only."""
        if not self._choice or not any(word in text for word in self._mistakes):
            return []  # with every key: the words are told apart only where it matters
        return [(one.start, one.end) for one in self._misspelt_words(block, text)]

    def _misspelt_words(self, block: QTextBlock, text: str) -> Iterator[Word]:
        if not self._choice or _is_code(block, text):
            return
        wrong = self._wrong.get(self.languages(text))
        if not wrong:
            return
        caret = self._typing_at(block)
        for word in words_in(text):
            is_wrong = wrong.get(word.text, False)
            if is_wrong and not word.start < caret <= word.end and not self._accepts(word.text):
                yield word

    def _accepts(self, word: str) -> bool:
        return is_accepted(word, self._accepted)

    def _typing_at(self, block: QTextBlock) -> int:
        """Return where in a paragraph somebody types; -1 when nobody does."""
        document = self._view.document()
        is_typed = document.revision() != self._revision and not self._is_painting
        if not (self._is_typing or is_typed):
            return -1
        caret = self._view.textCursor()
        return caret.positionInBlock() if caret.blockNumber() == block.blockNumber() else -1

    def _caret_moved(self) -> None:
        revision = self._view.document().revision()
        was_typing, self._is_typing = self._is_typing, revision != self._revision
        self._revision = revision
        if was_typing and not self._is_typing:
            self._idle.start()

    def _look_at_visible(self) -> None:
        """Check and mark the paragraphs in view; the others follow."""
        self._rest.stop()
        self.is_settled = False
        view = self._view
        block = view.cursorForPosition(QPoint(0, 0)).block()
        last = view.cursorForPosition(view.viewport().rect().bottomRight()).block()
        blocks = []
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            blocks.append(block)
            block = block.next()
        self._next_block = 0
        self._look_at(blocks)
        self._rest.start()

    def _look_further(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        document = self._view.document()
        block = document.findBlockByNumber(self._next_block)
        while block.isValid() and clock.elapsed() < SLICE_MS:
            self._look_at([block])
            self._next_block += 1
            block = block.next()
        if block.isValid():
            self._rest.start()
        elif not (self._asked and self._speller.is_busy):
            self.is_settled = True
            self.settled.emit()

    def _look_at(self, blocks: list[QTextBlock]) -> None:
        asked: dict[Languages, list[str]] = {}
        for block in blocks:
            text = block.text()
            if text and self._choice and not _is_code(block, text):
                self._gather(block, text, asked)
            self._paint(block)
        for languages, words in asked.items():
            for first in range(0, len(words), MOST_WORDS):
                self._ask(languages, words[first : first + MOST_WORDS])

    def _gather(self, block: QTextBlock, text: str, asked: dict[Languages, list[str]]) -> None:
        languages = self.languages(text)
        known = self._wrong.setdefault(languages, {})
        caret = self._typing_at(block)
        for word in words_in(text):
            if word.text in known or word.start < caret <= word.end:
                continue
            known[word.text] = False
            if any(is_checked_in(word.text, one) for one in languages):
                asked.setdefault(languages, []).append(word.text)

    def _ask(self, languages: Languages, words: list[str]) -> None:
        verdicts = self._wrong[languages]

        def take(unknown: list[str]) -> None:
            self._asked = max(0, self._asked - 1)
            if self._wrong.get(languages) is not verdicts:
                return  # locked meanwhile
            verdicts.update(dict.fromkeys(unknown, True))
            self._mistakes.update(unknown)
            self._rest.stop()
            self._paint_visible()
            self._next_block = 0
            self._rest.start()

        self._asked += 1
        self._speller.check(words, languages, take)

    def _paint_visible(self) -> None:
        view = self._view
        block = view.cursorForPosition(QPoint(0, 0)).block()
        last = view.cursorForPosition(view.viewport().rect().bottomRight()).block()
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            self._paint(block)
            block = block.next()

    def _paint(self, block: QTextBlock) -> None:
        """Style a paragraph anew where its marks are not what they should be."""
        wanted = [(one.start, one.end) for one in self._misspelt_words(block, block.text())]
        highlighter = self._view.highlighter
        if highlighter.marks_in(block) == wanted:
            return
        document = self._view.document()
        typed = document.revision() - self._revision
        was_blocked = self._view.blockSignals(True)  # nothing was typed
        self._is_painting = True
        highlighter.rehighlightBlock(block)
        self._is_painting = False
        self._view.blockSignals(was_blocked)
        self._revision = document.revision() - typed  # styling counts as a revision too


def _is_code(block: QTextBlock, text: str) -> bool:
    return block.userState() == IN_FENCE or FENCE.match(text) is not None
