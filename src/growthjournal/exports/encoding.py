"""A document to the JSON that resources/typst/journal.typ reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from growthjournal.exports import nodes
from growthjournal.exports.cleaning import clean, clean_lines, is_right_to_left
from growthjournal.exports.document import DataTable, Document, Figure, Section
from growthjournal.language import locale_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from growthjournal.exports.book import PdfWords
    from growthjournal.exports.nodes import Block, Inline
    from growthjournal.exports.pictures import Files

Encoded = list[Any]
MAX_DEPTH = 7
"""Lists and quotes nested deeper are set at this depth."""
MAX_COLUMNS = 12
"""Tables with more columns do not fit the page and are set as lines."""
MAX_NOTES = 100
"""Texts with more footnotes have them at their end."""
COLUMN = 640
"""Pixels of the screen's column of text: what a picture's width is a share of."""
MAX_ADDRESS = 2000
MAX_PARAGRAPH = 20_000
"""Characters of one paragraph; what is longer is set as several."""
DEEPEST_HEADING = 6

_LINKED = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[_-]([A-Z]{2}))?")


def encode(document: Document, words: PdfWords, files: Files) -> dict[str, Any]:
    """Return the document as plain lists and strings; pictures go to `files`."""
    language, region = language_parts(document.language)
    anchors = {anchor: f"s{at}" for at, anchor in enumerate(_anchors(document.sections))}
    before, between, after, is_last_first = page_parts(document.page)
    return {
        "title": clean(document.title),
        "subtitle": [clean(line) for line in document.subtitle],
        "author": None if document.author is None else clean(document.author),
        "lang": language,
        "region": region,
        "contents": document.contents,
        "depth": document.contents_depth,
        "page": [before, between, after],
        "pages-first": is_last_first,
        "sections": [
            _SectionEncoder(words, files, anchors).encode(one, 1) for one in document.sections
        ],
    }


def language_parts(locale: str) -> tuple[str, str | None]:
    """Return the language and the region of a locale's name, as in "en_GB"."""
    match = _LANGUAGE.match(locale)
    return (match.group(1), match.group(2)) if match else ("en", None)


def page_parts(pattern: str) -> tuple[str, str, str, bool]:
    """Return what stands around the two numbers of "Page {page} of {pages}".

    The last value is whether the number of pages comes first.
    """
    parts = re.split(r"\{pages?\}", pattern)
    if len(parts) != 3:  # noqa: PLR2004 - before, between and after the two numbers
        return "", " / ", "", False
    return parts[0], parts[1], parts[2], pattern.index("{pages}") < pattern.index("{page}")


def _anchors(sections: Iterable[Section]) -> Iterator[str]:
    for one in sections:
        if one.anchor is not None:
            yield one.anchor
        yield from _anchors(one.sections)


class _SectionEncoder:
    def __init__(self, words: PdfWords, files: Files, anchors: dict[str, str]) -> None:
        self._words = words
        self._files = files
        self._anchors = anchors

    def encode(self, section: Section, level: int) -> dict[str, Any]:
        label = None if section.anchor is None else self._anchors[section.anchor]
        prose = _Encoder(self._words, self._files, self._anchors, label or "", level)
        heading = clean(section.heading)
        return {
            "heading": heading,
            "shown": heading if section.shown is None else clean(section.shown),
            "above": clean(section.above),
            "below": clean(section.below),
            "running": section.running,
            "label": label,
            "own-page": section.own_page,
            "content": prose.content(section.content),
            "sections": [self.encode(one, level + 1) for one in section.sections],
        }


class _Encoder:
    """Encodes the prose of one section; knows its footnotes and the level of its headings."""

    def __init__(
        self, words: PdfWords, files: Files, anchors: dict[str, str], label: str, level: int
    ) -> None:
        self._words = words
        self._files = files
        self._anchors = anchors
        self._label = label
        self._level = level
        self._headings: list[int] = []
        self._notes: dict[int, nodes.Footnote] = {}
        self._placed: set[int] = set()
        self._waiting: list[nodes.Image] = []
        self._is_in_note = False

    def content(self, content: Sequence[Block | Figure | DataTable]) -> Encoded:
        last = content[-1] if content else None
        if isinstance(last, nodes.Footnotes) and len(last.notes) <= MAX_NOTES:
            self._notes = {one.number: one for one in last.notes}
        encoded = [part for one in content for part in self._part(one)]
        if isinstance(last, nodes.Footnotes):
            encoded += self._leftover_notes(last)
        return encoded

    def _part(self, one: Block | Figure | DataTable) -> Encoded:
        match one:
            case Figure():
                name = self._files.add(one.svg.encode())
                return [["figure", name, round(one.width * 100), clean(one.alt)]]
            case DataTable():
                rows = [[clean(cell) for cell in row] for row in one.rows]
                aligns = [None] * len(one.columns)
                return [["table", aligns, [clean(cell) for cell in one.columns], rows]]
            case _:
                return self._block(one, 0)

    def _leftover_notes(self, footnotes: nodes.Footnotes) -> Encoded:
        encoded: Encoded = []
        for note in footnotes.notes:
            if note.number in self._placed:
                continue
            number = nodes.Paragraph(children=(nodes.Text(text=f"[{note.number}]"),))
            encoded += self._blocks((number, *note.blocks), 0)
        return encoded

    def _blocks(self, blocks: Iterable[Block], depth: int) -> Encoded:
        return [part for one in blocks for part in self._block(one, depth)]

    def _block(self, block: Block, depth: int) -> Encoded:
        encoded = self._turned(block, self._one(block, depth))
        waiting, self._waiting = self._waiting, []
        return encoded + [self._picture(one, depth) for one in waiting]

    @staticmethod
    def _turned(block: Block, encoded: Encoded) -> Encoded:
        match block:
            case nodes.Paragraph() | nodes.Heading():
                words = _words(block.children)
            case nodes.Table():
                words = "".join(_words(cell) for cell in block.header)
            case nodes.ItemList() | nodes.Quote():
                words = _first_words(block)
            case _:
                return encoded
        return [["rtl", encoded]] if is_right_to_left(words[:400]) else encoded

    def _one(self, block: Block, depth: int) -> Encoded:  # noqa: PLR0911 - one for each node
        match block:
            case nodes.Paragraph():
                return self._paragraph(block, depth)
            case nodes.Heading():
                return self._heading(block)
            case nodes.Quote():
                if depth >= MAX_DEPTH:
                    return self._blocks(block.blocks, depth)
                return [["quote", self._blocks(block.blocks, depth + 1)]]
            case nodes.ItemList():
                return self._list(block, depth)
            case nodes.CodeBlock():
                lines = clean_lines(block.text).expandtabs(4).split("\n")
                return [["code", "\n".join(map(clean, lines))]]
            case nodes.Rule():
                return [["rule"]]
            case nodes.Table():
                return self._table(block)
            case nodes.Footnotes():
                return []

    def _paragraph(self, block: nodes.Paragraph, depth: int) -> Encoded:
        encoded: Encoded = []
        run: list[Inline] = []
        for one in (*block.children, None):
            if one is not None and not isinstance(one, nodes.Image):
                run.append(one)
                continue
            encoded += [["p", words] for words in self._runs(_trimmed(run))]
            run = []
            if one is not None:
                encoded.append(self._picture(one, depth))
        return encoded

    def _runs(self, children: Sequence[Inline]) -> Iterator[Encoded]:
        """Yield the words of a paragraph in pieces that can be set in reasonable time."""
        piece: Encoded = []
        size = 0
        for one in children:
            for part in _cut(one):
                piece += self._inline((part,))
                size += len(part.text) if isinstance(part, nodes.Text) else 1
                if size >= MAX_PARAGRAPH:
                    yield piece
                    piece, size = [], 0
        if piece:
            yield piece

    def _heading(self, block: nodes.Heading) -> Encoded:
        words = self._inline(block.children)
        if not words:
            return []
        if self._is_in_note:
            return [["p", [["strong", words]]]]
        while self._headings and self._headings[-1] >= block.level:
            self._headings.pop()
        self._headings.append(block.level)
        level = min(self._level + len(self._headings), DEEPEST_HEADING)
        return [["heading", level, words]]

    def _list(self, block: nodes.ItemList, depth: int) -> Encoded:
        if depth >= MAX_DEPTH:
            return self._blocks((part for one in block.items for part in one.blocks), depth)
        items = [self._item(one, depth + 1) for one in block.items]
        if block.start is not None:
            return [["numbers", block.tight, block.start, items]]
        has_boxes = all(one.checked is not None for one in block.items)
        return [["bullets", block.tight, has_boxes, items]]

    def _item(self, item: nodes.ListItem, depth: int) -> Encoded:
        encoded = self._blocks(item.blocks, depth)
        if item.checked is None:
            return encoded
        if not encoded or encoded[0][0] != "p":
            encoded.insert(0, ["p", []])
        encoded[0] = ["p", [["sign", item.checked], *encoded[0][1]]]
        return encoded

    def _table(self, block: nodes.Table) -> Encoded:
        rows = [[self._inline(cell) for cell in row] for row in (block.header, *block.rows)]
        if len(block.alignments) > MAX_COLUMNS:
            return [["p", [part for cell in row for part in (*cell, " · ")][:-1]] for row in rows]
        return [["table", list(block.alignments), rows[0], rows[1:]]]

    def _picture(self, image: nodes.Image, depth: int) -> Encoded:
        found = self._files.picture(image.sha256) if image.sha256 else None
        alt = clean(image.alt).strip()
        if not isinstance(found, tuple):
            kind = self._words.picture if found is None else self._words.file
            return ["remark", self._words.missing.format(name=alt or kind)]
        name, picture = found
        deep = min(depth, MAX_DEPTH)
        alt = alt or clean(image.title).strip() or self._words.picture
        share = min(100, max(1, round(100 * image.width / COLUMN))) if image.width else 0
        caption = clean(image.caption)
        return ["picture", name, picture.width, picture.height, alt, deep, share, caption]

    def _inline(self, children: Iterable[Inline]) -> Encoded:
        encoded: Encoded = []
        for one in children:
            match one:
                case nodes.Text():
                    encoded.append(clean(one.text))
                case nodes.Styled():
                    encoded.append([one.style, self._inline(one.children)])
                case nodes.Code():
                    encoded.append(["code", clean(one.text)])
                case nodes.Link():
                    encoded += self._link(one)
                case nodes.Image():
                    self._waiting.append(one)
                case nodes.Break():
                    encoded.append(["break"])
                case nodes.FootnoteRef():
                    encoded.append(self._note(one.number))
        return encoded

    def _link(self, link: nodes.Link) -> Encoded:
        words = self._inline(link.children)
        target = clean_lines(link.target)
        anchor = self._anchors.get(target.removeprefix("entry:"))
        if anchor is not None and target.startswith("entry:"):
            return [["goto", anchor, words]] if words else []
        if _LINKED.match(target) and words and len(target) <= MAX_ADDRESS:
            return [["link", target, words]]
        return words

    def _note(self, number: int) -> Encoded:
        name = f"n{self._label}-{number}"
        if number in self._placed:
            return ["number", str(number)] if self._is_in_note else ["again", name]
        note = self._notes.get(number)
        if note is None or self._is_in_note:
            return ["number", str(number)]
        self._placed.add(number)
        self._is_in_note = True
        encoded = self._blocks(note.blocks, MAX_DEPTH)
        self._is_in_note = False
        return ["note", name, encoded]


def _cut(one: Inline) -> Iterator[Inline]:
    if not isinstance(one, nodes.Text) or len(one.text) <= MAX_PARAGRAPH:
        yield one
        return
    rest = one.text
    while rest:
        end = rest.rfind(" ", 1, MAX_PARAGRAPH) if len(rest) > MAX_PARAGRAPH else len(rest)
        end = end if end > 0 else MAX_PARAGRAPH
        yield nodes.Text(text=rest[:end])
        rest = rest[end:].lstrip(" ")


def _trimmed(children: list[Inline]) -> Sequence[Inline]:
    start, end = 0, len(children)
    while start < end and _is_blank(children[start]):
        start += 1
    while end > start and _is_blank(children[end - 1]):
        end -= 1
    kept = children[start:end]
    if kept and isinstance(kept[0], nodes.Text):
        kept[0] = nodes.Text(text=kept[0].text.lstrip())
    return kept


def _is_blank(one: Inline) -> bool:
    return isinstance(one, nodes.Break) or (isinstance(one, nodes.Text) and not one.text.strip())


def _words(children: Sequence[Inline]) -> str:
    return "".join(
        one.text
        if isinstance(one, nodes.Text | nodes.Code)
        else _words(one.children)
        if isinstance(one, nodes.Styled | nodes.Link)
        else ""
        for one in children
    )


def _first_words(block: Block) -> str:
    while True:
        if isinstance(block, nodes.Paragraph | nodes.Heading):
            return _words(block.children)
        if isinstance(block, nodes.ItemList):
            inner = block.items[0].blocks if block.items else ()
        else:
            inner = block.blocks if isinstance(block, nodes.Quote) else ()
        if not inner:
            return ""
        block = inner[0]


def paper_head(title: str, subtitle: str, footer: str, page: str) -> dict[str, object]:
    """Return what every paper for a reader begins with: language, title, running foot.

    Args:
        title: Large.
        subtitle: Under it.
        footer: At the foot of each page.
        page: "{page} of {pages}".
    """
    language, region = language_parts(locale_name())
    *around, pages_first = page_parts(page)
    return {
        "title": clean(title),
        "subtitle": clean(subtitle),
        "lang": language,
        "region": region,
        "page": around,
        "pages-first": pages_first,
        "footer": clean(footer),
    }
