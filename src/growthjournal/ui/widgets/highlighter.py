"""Markdown styled in place: the words take their form, the markers stay, muted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QTextBlock, QTextDocument

    from growthjournal.ui.theme import ThemeController

IN_FENCE = 1
WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
HEADING_SIZES = (22, 20, 18, 17, 17, 17)
"""Pixel sizes of the six levels in the 100 % design."""

FENCE = re.compile(r"^\s{0,3}(```|~~~)")
HEADING = re.compile(r"^(#{1,6})(\s+)\S")
QUOTE = re.compile(r"^\s{0,3}(>\s?)+")
LIST = re.compile(r"^(\s*)([-*+]|\d{1,9}[.)])\s+(?:\[([ xX])\](?=\s|$))?")
TABLE_ROW = re.compile(r"^\s{0,3}\|.*\|\s*$")
RULE = re.compile(r"^\s{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
NOTE = re.compile(r"\[\^([^\]\s]{1,60})\](:(?=\s|$))?")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LINK = re.compile(r"(!?\[)([^\]\n]*)(\]\()([^)\s]*)((?:\s+\"[^\"]*\")?\))")
_ADDRESS = re.compile(r"\b(?:https?://|mailto:)[^\s<>)\]]+")
_TAG = re.compile(r"(?<![\w#&/])#[^\W\d_][\w\-/]{0,63}")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_STRIKE = re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\*\w])(\*)(?![\s\*])([^*]+?)(?<![\s\*])\1(?!\*)"
    r"|(?<![_\w])(_)(?![\s_])([^_]+?)(?<![\s_])\3(?![_\w])"
)
_BAR = re.compile(r"(?<!\\)\|")
_INTERESTING = re.compile(r"[`*_~\[\]#:]")


class MarkdownHighlighter(QSyntaxHighlighter):
    """Styles one document; nothing of it is changed.

    Attributes:
        misspelt: Returns the spans of a paragraph to mark, in UTF-16 units; None without spelling.
    """

    def __init__(self, document: QTextDocument, theme: ThemeController) -> None:
        super().__init__(document)
        self._theme = theme
        self._covered: list[tuple[int, int]] = []
        self.misspelt: Callable[[QTextBlock, str], list[tuple[int, int]]] | None = None
        self.read_theme()

    def read_theme(self) -> None:
        """Take colours and sizes from the theme; `rehighlight` shows them."""
        tokens = self._theme.tokens()
        self._muted = _coloured(tokens.muted)
        self._link = _coloured(tokens.ink)
        self._link.setFontUnderline(True)
        self._tag = _coloured(tokens.muted)
        self._tag.setFontWeight(QFont.Weight.DemiBold)
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.Bold)
        self._emphasis = QTextCharFormat()
        self._emphasis.setFontItalic(True)
        self._strike = _coloured(tokens.muted)
        self._strike.setFontStrikeOut(True)
        self._code = QTextCharFormat()
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._code.setFontFamilies([mono.family()])
        self._code.setProperty(QTextCharFormat.Property.FontPixelSize, self._theme.px(15))
        self._code.setBackground(tokens.hover)
        self._table = QTextCharFormat(self._code)
        self._table.clearBackground()
        self._bar = QTextCharFormat(self._table)
        self._bar.setForeground(tokens.faint)
        self._box = QTextCharFormat(self._table)
        self._box.setForeground(tokens.muted)
        self._note = _coloured(tokens.muted)
        self._note.setProperty(QTextCharFormat.Property.FontPixelSize, self._theme.px(13))
        self._note.setFontWeight(QFont.Weight.DemiBold)
        self._wave = QTextCharFormat()
        self._wave.setUnderlineStyle(WAVE)
        self._wave.setUnderlineColor(tokens.visibility_mark)
        self._key = _coloured(tokens.faint)
        self._key.setProperty(QTextCharFormat.Property.FontPixelSize, self._theme.px(8))
        self._headings = [self._heading(size) for size in HEADING_SIZES]

    def _heading(self, size: int) -> QTextCharFormat:
        heading = QTextCharFormat()
        heading.setFontWeight(QFont.Weight.DemiBold)
        heading.setProperty(QTextCharFormat.Property.FontPixelSize, self._theme.px(size))
        return heading

    @override
    def highlightBlock(self, text: str) -> None:
        was_in_fence = self.previousBlockState() == IN_FENCE
        is_fence = FENCE.match(text) is not None
        self.setCurrentBlockState(IN_FENCE if was_in_fence != is_fence else 0)
        if was_in_fence or is_fence:
            self.setFormat(0, len(text) * 2, self._muted if is_fence else self._code)
            return
        if not text:
            return
        self._covered = []
        units = None if text.isascii() or max(text) < "\U00010000" else _utf16_offsets(text)
        self._units = units
        self._style_line(text)
        if _INTERESTING.search(text):
            self._style_words(text)
        if self.misspelt is not None:
            for start, end in self.misspelt(self.currentBlock(), text):
                self._merge_units(start, end, self._wave)

    @staticmethod
    def marks_in(block: QTextBlock) -> list[tuple[int, int]]:
        """Return the spans of a paragraph that are marked as misspelt."""
        found: list[tuple[int, int]] = []
        for run in block.layout().formats():
            if run.format.underlineStyle() == WAVE:
                start, end = run.start, run.start + run.length
                if found and found[-1][1] == start:
                    start = found.pop()[0]
                found.append((start, end))
        return found

    def _style_line(self, text: str) -> None:
        heading = HEADING.match(text)
        if heading:
            level = len(heading[1])
            self._set(0, len(text), self._headings[level - 1])
            self._merge(0, heading.end(2), self._muted)
            return
        quote = QUOTE.match(text)
        if quote:
            self._set(0, len(text), self._emphasis)
            self._merge(0, quote.end(), self._muted)
            return
        if TABLE_ROW.match(text):
            self._set(0, len(text), self._bar if not text.strip(" \t|:-") else self._table)
            for bar in _BAR.finditer(text):
                self._merge(bar.start(), bar.end(), self._bar)
            return
        if RULE.match(text):
            self._set(0, len(text), self._muted)
            return
        item = LIST.match(text)
        if item:
            self._merge(item.start(2), item.end(), self._muted)
            if item[3] is not None:
                self._merge(item.start(3) - 1, item.end(3) + 1, self._box)
            if item[3] in {"x", "X"}:
                self._merge(item.end(), len(text), self._muted)

    def _style_words(self, text: str) -> None:
        self._style_code_and_links(text)
        if "[^" in text:
            for note in NOTE.finditer(text):
                if not self._is_covered(note.start()):
                    self._merge(note.start(), note.end(), self._note)
        for pattern, style, width in (
            (_STRONG, self._strong, 2),
            (_STRIKE, self._strike, 2),
            (_EMPHASIS, self._emphasis, 1),
            (_TAG, self._tag, 0),
        ):
            for match in pattern.finditer(text):
                if not self._is_covered(match.start()):
                    self._merge(match.start(), match.end(), style)
                    self._marker(match.start(), match.end(), width)

    def _style_code_and_links(self, text: str) -> None:
        for match in _CODE.finditer(text):
            self._merge(match.start(), match.end(), self._code)
            self._marker(match.start(), match.end(), len(match[1]))
            self._covered.append(match.span())
        for match in _LINK.finditer(text):
            if self._is_covered(match.start()):
                continue
            self._merge(match.start(), match.end(), self._muted)
            self._merge(match.start(2), match.end(2), self._link)
            if match[4].startswith(("attachment:", "entry:")):
                self._merge(match.start(4), match.end(4), self._key)
            self._covered.append((match.start(3), match.end()))
        for match in _ADDRESS.finditer(text):
            if not self._is_covered(match.start()):
                self._merge(match.start(), match.end(), self._link)
                self._covered.append(match.span())

    def _is_covered(self, position: int) -> bool:
        return any(start <= position < end for start, end in self._covered)

    def _marker(self, start: int, end: int, width: int) -> None:
        self._merge(start, start + width, self._muted)
        self._merge(end - width, end, self._muted)

    def _set(self, start: int, end: int, style: QTextCharFormat) -> None:
        first, last = self._unit(start), self._unit(end)
        self.setFormat(first, last - first, style)

    def _merge(self, start: int, end: int, style: QTextCharFormat) -> None:
        self._merge_units(self._unit(start), self._unit(end), style)

    def _merge_units(self, position: int, stop: int, style: QTextCharFormat) -> None:
        """Add a style to what already stands there, run by run."""
        while position < stop:
            present = self.format(position)
            run = position + 1
            while run < stop and self.format(run) == present:
                run += 1
            merged = QTextCharFormat(present)
            merged.merge(style)
            self.setFormat(position, run - position, merged)
            position = run

    def _unit(self, position: int) -> int:
        return position if self._units is None else self._units[position]


def _coloured(colour: QColor) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setForeground(colour)
    return style


def _utf16_offsets(text: str) -> list[int]:
    """Return for each character, and the end, where it stands in UTF-16 units."""
    offsets = [0]
    for letter in text:
        offsets.append(offsets[-1] + (2 if letter > "\uffff" else 1))
    return offsets
