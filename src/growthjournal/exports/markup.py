"""Markdown to nodes: one parser for the reading view, the PDF and plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from growthjournal.exports import nodes
from growthjournal.exports.html import to_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from growthjournal.exports.nodes import Alignment, Block, Inline, Node

__all__ = ["parse", "plain_text", "to_html"]

MAX_NESTING = 60
"""Quotes and lists nested deeper make the whole text plain, so that nothing of it is lost."""
MAX_STYLES = 12
"""Styles nested deeper within a line have no effect."""
MAX_SIGNS = 10_000
"""A paragraph with more Markdown signs than this is read as plain text (quadratic parsing)."""

_SIGNS = re.compile(r"[\[\]*_~<&`!|\\]")
_SAFE_TARGET = re.compile(r"(?:https?://|mailto:|entry:|attachment:)\S", re.IGNORECASE)
_ATTACHMENT = re.compile(r"attachment:([0-9a-f]{64})")
_WIDTH = re.compile(r"\|(\d{1,4})(?:x\d{1,4})?\s*$")
_CHECK_BOX = re.compile(r"\[([ xX])\](?:\s+|$)")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_STYLES: dict[str, nodes.Styled] = {
    "em_open": nodes.Styled(style="emphasis", children=()),
    "strong_open": nodes.Styled(style="strong", children=()),
    "s_open": nodes.Styled(style="strike", children=()),
}


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    options = {"html": False, "maxNesting": MAX_NESTING}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    # Every target is read, so that an unsafe link leaves its words and not its markup.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser.use(footnote_plugin)


def parse(markdown: str) -> tuple[Node, ...]:
    """Return the nodes of a text; never raises, whatever the text.

    CommonMark with tables, strikethrough, check boxes and footnotes. HTML is shown as text.
    """
    text = markdown.replace("\r\n", "\n").replace("\r", "\n")
    if any(len(_SIGNS.findall(part)) > MAX_SIGNS for part in _BLANK_LINES.split(text)):
        return _as_plain(text)
    tokens = _tokens(text)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        return _as_plain(text)
    return _Builder().blocks(tokens)


def _tokens(text: str) -> list[Token]:
    env: dict[str, dict[str, dict[str, int]]] = {}
    tokens = _parser().parse(text, env)
    references = env.get("footnotes", {}).get("refs", {})
    unused = [re.escape(label[1:]) for label, number in references.items() if number < 0]
    if not unused:
        return tokens
    # A footnote that nothing refers to would vanish: leave its signs as they were typed.
    definition = re.compile(rf"\[\^(?=(?:{'|'.join(unused)})\]:)")
    return _parser().parse(definition.sub(r"\[^", text))


def _as_plain(text: str) -> tuple[Node, ...]:
    parts = (part.strip("\n") for part in _BLANK_LINES.split(text))
    return tuple(nodes.Paragraph(children=_lines(part)) for part in parts if part)


def _lines(text: str) -> tuple[Inline, ...]:
    children: list[Inline] = []
    for line in text.split("\n"):
        children += [nodes.Text(text=line), nodes.Break()]
    return tuple(children[:-1])


def plain_text(markdown: str) -> str:
    """Return the words of a text without its markup, paragraphs parted by an empty line."""
    return _plain_blocks(parse(markdown))


@dataclass(slots=True)
class _Frame:
    token: Token | None
    blocks: list[Block] = field(default_factory=list)
    inline: tuple[Inline, ...] = ()
    items: list[nodes.ListItem] = field(default_factory=list)
    cells: list[tuple[Inline, ...]] = field(default_factory=list)
    rows: list[tuple[tuple[Inline, ...], ...]] = field(default_factory=list)
    alignments: list[Alignment] = field(default_factory=list)
    notes: list[nodes.Footnote] = field(default_factory=list)
    line: int | None = None


class _Builder:
    """Folds the parser's flat list of tokens into nodes, with a stack instead of recursion."""

    def __init__(self) -> None:
        self._stack = [_Frame(None)]

    def blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        for token in tokens:
            if token.nesting == 1:
                self._stack.append(_Frame(token))
            elif token.nesting == -1:
                frame = self._stack.pop()
                self._close(frame, self._stack[-1])
            else:
                self._leaf(token, self._stack[-1])
        return tuple(self._stack[0].blocks)

    @staticmethod
    def _leaf(token: Token, frame: _Frame) -> None:
        if token.type == "inline":
            frame.inline = _inline(token.children or [])
        elif token.type in {"fence", "code_block"}:
            frame.blocks.append(nodes.CodeBlock(text=token.content.removesuffix("\n")))
        elif token.type == "hr":
            frame.blocks.append(nodes.Rule())

    def _close(self, frame: _Frame, parent: _Frame) -> None:
        opening = frame.token
        if opening is None:
            return
        kind = opening.type
        if kind == "paragraph_open":
            if not parent.blocks and opening.map:
                parent.line = opening.map[0]
            parent.blocks.append(nodes.Paragraph(children=frame.inline))
        elif kind == "heading_open":
            level = int(opening.tag[1])
            parent.blocks.append(nodes.Heading(level=level, children=frame.inline))
        elif kind == "blockquote_open":
            parent.blocks.append(nodes.Quote(blocks=tuple(frame.blocks)))
        elif kind == "list_item_open":
            parent.items.append(_item(frame.blocks, frame.line))
        elif kind in {"bullet_list_open", "ordered_list_open"}:
            parent.blocks.append(_list(frame, opening))
        elif kind.startswith("footnote"):
            self._close_footnote(frame, opening, parent)
        else:
            self._close_table(frame, opening, parent)

    @staticmethod
    def _close_footnote(frame: _Frame, opening: Token, parent: _Frame) -> None:
        if opening.type == "footnote_open":
            number = int(opening.meta["id"]) + 1
            parent.notes.append(nodes.Footnote(number=number, blocks=tuple(frame.blocks)))
        elif opening.type == "footnote_block_open":
            parent.blocks.append(nodes.Footnotes(notes=tuple(frame.notes)))

    @staticmethod
    def _close_table(frame: _Frame, opening: Token, parent: _Frame) -> None:
        if opening.type in {"th_open", "td_open"}:
            parent.cells.append(frame.inline)
            parent.alignments.append(_alignment(opening))
        elif opening.type == "tr_open":
            parent.rows.append(tuple(frame.cells))
            parent.alignments = frame.alignments
        elif opening.type in {"thead_open", "tbody_open"}:
            parent.rows += frame.rows
            parent.alignments = frame.alignments
        elif opening.type == "table_open":
            parent.blocks.append(
                nodes.Table(
                    alignments=tuple(frame.alignments),
                    header=frame.rows[0],
                    rows=tuple(frame.rows[1:]),
                )
            )


def _alignment(token: Token) -> Alignment:
    style = str(token.attrs.get("style", ""))
    if style.endswith("center"):
        return "center"
    if style.endswith("right"):
        return "right"
    return "left" if style.endswith("left") else None


def _list(frame: _Frame, opening: Token) -> nodes.ItemList:
    start = int(opening.attrs.get("start", 1)) if opening.type == "ordered_list_open" else None
    tight = all(len(one.blocks) < 2 or _is_tight(one) for one in frame.items)  # noqa: PLR2004
    return nodes.ItemList(items=tuple(frame.items), start=start, tight=tight)


def _is_tight(item: nodes.ListItem) -> bool:
    return not any(isinstance(one, nodes.Paragraph) for one in item.blocks[1:])


def _item(blocks: list[Block], line: int | None) -> nodes.ListItem:
    first = blocks[0] if blocks else None
    if isinstance(first, nodes.Paragraph) and first.children:
        word = first.children[0]
        box = _CHECK_BOX.match(word.text) if isinstance(word, nodes.Text) else None
        if box and isinstance(word, nodes.Text):
            rest = replace(word, text=word.text[box.end() :])
            paragraph = replace(first, children=(rest, *first.children[1:]))
            is_checked = box.group(1) != " "
            return nodes.ListItem(blocks=(paragraph, *blocks[1:]), checked=is_checked, line=line)
    return nodes.ListItem(blocks=tuple(blocks))


def _inline(tokens: Sequence[Token]) -> tuple[Inline, ...]:
    stack: list[tuple[Token | None, list[Inline]]] = [(None, [])]
    for token in tokens:
        if token.nesting == 1:
            stack.append((token, []))
        elif token.nesting == -1:
            opening, children = stack.pop()
            stack[-1][1].extend(_wrap(opening, children, len(stack)))
        else:
            one = _inline_leaf(token)
            if one is not None:
                stack[-1][1].append(one)
    return _joined(stack[0][1])


def _wrap(opening: Token | None, children: list[Inline], depth: int) -> list[Inline]:
    if opening is None or depth > MAX_STYLES:
        return children
    if opening.type == "link_open":
        target = str(opening.attrs.get("href", ""))
        safe = _SAFE_TARGET.match(target)
        return [nodes.Link(target=target, children=_joined(children))] if safe else children
    return [replace(_STYLES[opening.type], children=_joined(children))]


def _inline_leaf(token: Token) -> Inline | None:
    if token.type == "code_inline":
        return nodes.Code(text=token.content)
    if token.type in {"softbreak", "hardbreak"}:
        return nodes.Break()
    if token.type == "image":
        return _image(token)
    if token.type == "footnote_ref":
        return nodes.FootnoteRef(number=int(token.meta["id"]) + 1)
    return nodes.Text(text=token.content) if token.content else None


def _image(token: Token) -> nodes.Image:
    kept = _ATTACHMENT.fullmatch(str(token.attrs.get("src", "")))
    alt = _plain_inline(_inline(token.children or []))
    width = _WIDTH.search(alt) if kept else None
    return nodes.Image(
        sha256=kept[1] if kept else None,
        alt=alt[: width.start()] if width else alt,
        title=str(token.attrs.get("title", "")),
        width=int(width[1]) or None if width else None,
    )


def _joined(children: list[Inline]) -> tuple[Inline, ...]:
    """Return the same words with neighbouring pieces of plain text made one."""
    joined: list[Inline] = []
    run: list[str] = []
    for one in children:
        if isinstance(one, nodes.Text):
            run.append(one.text)
            continue
        if run:
            joined.append(nodes.Text(text="".join(run)))
            run = []
        joined.append(one)
    if run:
        joined.append(nodes.Text(text="".join(run)))
    return tuple(joined)


def _plain_blocks(blocks: Sequence[Block]) -> str:
    parts = (_plain_block(one) for one in blocks)
    return "\n\n".join(part for part in parts if part)


def _plain_block(block: Block) -> str:  # noqa: PLR0911 - one for each node
    match block:
        case nodes.Paragraph() | nodes.Heading():
            return _plain_inline(block.children)
        case nodes.Quote():
            return _plain_blocks(block.blocks)
        case nodes.ItemList():
            return "\n".join(_plain_item(one, block, at) for at, one in enumerate(block.items))
        case nodes.CodeBlock():
            return block.text
        case nodes.Table():
            rows = (block.header, *block.rows)
            return "\n".join("\t".join(_plain_inline(cell) for cell in row) for row in rows)
        case nodes.Footnotes():
            notes = (f"[{one.number}] {_plain_blocks(one.blocks)}" for one in block.notes)
            return "\n".join(notes)
        case nodes.Rule():
            return ""


def _plain_item(item: nodes.ListItem, parent: nodes.ItemList, at: int) -> str:
    sign = "-" if parent.start is None else f"{parent.start + at}."
    box = "" if item.checked is None else "[x] " if item.checked else "[ ] "
    gap = "\n" if parent.tight else "\n\n"
    words = gap.join(_plain_block(one) for one in item.blocks).replace("\n", "\n  ")
    return f"{sign} {box}{words}"


def _plain_inline(children: Sequence[Inline]) -> str:
    words: list[str] = []
    for one in children:
        match one:
            case nodes.Text() | nodes.Code():
                words.append(one.text)
            case nodes.Styled() | nodes.Link():
                words.append(_plain_inline(one.children))
            case nodes.Image():
                words.append(one.alt)
            case nodes.Break():
                words.append("\n")
            case nodes.FootnoteRef():
                words.append(f"[{one.number}]")
    return "".join(words)
