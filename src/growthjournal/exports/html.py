"""Nodes to small HTML, for the clipboard and as the base of the reading view; words are escaped."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from typing_extensions import override

from growthjournal.exports import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from growthjournal.exports.nodes import Block, Inline, Node

    ImageSource = Callable[[str], str | None]

_WEB = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_LINKED = re.compile(r"(?:https?://|mailto:|entry:)", re.IGNORECASE)
_STYLE_TAGS = {"emphasis": "em", "strong": "strong", "strike": "s"}
_BOXES = {True: "☑\u00a0", False: "☐\u00a0", None: ""}


def to_html(content: Sequence[Node], *, image: ImageSource | None = None) -> str:
    """Return nodes as HTML without any outer element.

    Args:
        content: What `parse` returned.
        image: Gives the address under which the view will find a picture, by its hash; None for
            one that is not there. Without it pictures are shown as their description.

    Links lead to http, https, mailto and entry: only; nothing is ever loaded from elsewhere.
    """
    return HtmlWriter(image).blocks(content)


def shared_html(content: Sequence[Node]) -> str:
    """Return nodes as HTML for other programs: links to the web only, pictures as their words."""
    return _SharedWriter(None).blocks(content)


class HtmlWriter:
    """Writes nodes; a view that shows more of a node overrides how that one is written."""

    def __init__(self, image: ImageSource | None) -> None:
        self._image = image

    def blocks(self, content: Sequence[Block]) -> str:
        """Return the HTML of blocks, one after the other."""
        return "\n".join(self._block(one) for one in content)

    def _block(self, block: Block) -> str:  # noqa: PLR0911 - one for each node
        match block:
            case nodes.Paragraph():
                return f"<p>{self._inline(block.children)}</p>"
            case nodes.Heading():
                return f"<h{block.level}>{self._inline(block.children)}</h{block.level}>"
            case nodes.Quote():
                return f"<blockquote>{self.blocks(block.blocks)}</blockquote>"
            case nodes.ItemList():
                return self._list(block)
            case nodes.CodeBlock():
                return f"<pre>{escape(block.text)}</pre>"
            case nodes.Rule():
                return "<hr/>"
            case nodes.Table():
                return self._table(block)
            case nodes.Footnotes():
                return "<hr/>" + "".join(self._note(one) for one in block.notes)

    def _list(self, block: nodes.ItemList) -> str:
        items = "".join(self._item(one, tight=block.tight) for one in block.items)
        if block.start is None:
            return f"<ul>{items}</ul>"
        return f'<ol start="{block.start}">{items}</ol>'

    def _item(self, item: nodes.ListItem, *, tight: bool) -> str:
        box = self._box(item)
        first = item.blocks[0] if item.blocks else None
        if isinstance(first, nodes.Paragraph):
            words = box + self._inline(first.children)
            lead = words if tight else f"<p>{words}</p>"
            return f"<li>{lead}{self.blocks(item.blocks[1:])}</li>"
        return f"<li>{box}{self.blocks(item.blocks)}</li>"

    def _table(self, table: nodes.Table) -> str:
        head = self._row(table, table.header, "th")
        body = "".join(self._row(table, row, "td") for row in table.rows)
        return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"

    def _row(self, table: nodes.Table, row: Sequence[Sequence[Inline]], tag: str) -> str:
        cells = (
            f'<{tag} align="{align or "left"}">{self._inline(cell)}</{tag}>'
            for align, cell in zip(table.alignments, row, strict=True)
        )
        return f"<tr>{''.join(cells)}</tr>"

    def _note(self, note: nodes.Footnote) -> str:
        first = note.blocks[0] if note.blocks else None
        rest = note.blocks[1:] if isinstance(first, nodes.Paragraph) else note.blocks
        lead = self._inline(first.children) if isinstance(first, nodes.Paragraph) else ""
        return f"<p><sup>{note.number}</sup> {lead}</p>{self.blocks(rest)}"

    def _box(self, item: nodes.ListItem) -> str:
        return _BOXES[item.checked]

    def _inline(self, children: Sequence[Inline]) -> str:
        return "".join(self._one(one) for one in children)

    def _one(self, one: Inline) -> str:  # noqa: PLR0911 - one for each node
        match one:
            case nodes.Text():
                return escape(one.text)
            case nodes.Styled():
                tag = _STYLE_TAGS[one.style]
                return f"<{tag}>{self._inline(one.children)}</{tag}>"
            case nodes.Code():
                return f"<code>{escape(one.text)}</code>"
            case nodes.Link():
                return self._link(one)
            case nodes.Image():
                return self._picture(one)
            case nodes.Break():
                return "<br/>"
            case nodes.FootnoteRef():
                return self._mark(one)

    def _link(self, one: nodes.Link) -> str:
        words = self._inline(one.children)
        if _LINKED.match(one.target):
            return f'<a href="{escape(one.target)}">{words}</a>'
        return words

    def _mark(self, one: nodes.FootnoteRef) -> str:
        return f"<sup>{one.number}</sup>"

    def _picture(self, one: nodes.Image) -> str:
        source = self._image(one.sha256) if self._image and one.sha256 else None
        if source is None:
            return f"<em>{escape(one.alt)}</em>" if one.alt else ""
        return f'<img src="{escape(source)}" alt="{escape(one.alt)}"/>'


class _SharedWriter(HtmlWriter):
    @override
    def _link(self, one: nodes.Link) -> str:
        return super()._link(one) if _WEB.match(one.target) else self._inline(one.children)

    @override
    def _picture(self, one: nodes.Image) -> str:
        return f"<em>{escape(one.caption)}</em>" if one.caption else ""
