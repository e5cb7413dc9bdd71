"""A text's nodes as the HTML that the reading view shows."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from typing_extensions import override

from growthjournal.exports import nodes
from growthjournal.exports.html import HtmlWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from growthjournal.exports.nodes import Block, Inline

    Placed = Callable[[str, int | None], tuple[str, int, int] | None]

BOX = "box:"
NOTE = "note:"
MARK = "mark:"
_SIGNS = {True: "☑", False: "☐"}


def reading_html(content: Sequence[Block], placed: Placed) -> str:
    """Return nodes as HTML for a Qt document.

    Args:
        content: What `parse` returned.
        placed: Gets the hash of a picture and the width it asks for; gives address, width and
            height for one that can be shown, None otherwise.

    Check boxes lead to `box:<line>`, footnotes to `note:<number>` and back to `mark:<number>`.
    """
    return _ReadingWriter(placed).blocks(content)


class _ReadingWriter(HtmlWriter):
    def __init__(self, placed: Placed) -> None:
        super().__init__(None)
        self._placed = placed
        self._marked: set[int] = set()

    @override
    def _block(self, block: Block) -> str:
        match block:
            case nodes.Paragraph():
                return self._paragraph(block)
            case nodes.Heading():
                # Qt enlarges its own h1 to h6 over any size that a style sheet gives.
                return f"<p class='h{block.level}'>{self._inline(block.children)}</p>"
            case nodes.Quote():
                return _framed("quote", self.blocks(block.blocks))
            case nodes.CodeBlock():
                return _framed("code", f"<pre>{escape(block.text)}</pre>")
            case _:
                return super()._block(block)

    def _paragraph(self, block: nodes.Paragraph) -> str:
        parts: list[str] = []
        run: list[Inline] = []
        for one in (*block.children, None):
            if one is not None and not isinstance(one, nodes.Image):
                run.append(one)
                continue
            if any(not isinstance(each, nodes.Break) for each in run):
                parts.append(f"<p>{self._inline(_trimmed(run))}</p>")
            run = []
            if one is not None:
                parts.append(self._figure(one))
        return "".join(parts)

    def _figure(self, image: nodes.Image) -> str:
        picture = self._place(image)
        if picture is None:
            return f"<p>{self._picture(image)}</p>"
        caption = f"<p class='caption'>{escape(image.caption)}</p>" if image.caption else ""
        return f"<p class='picture'>{_tag(picture, image.alt)}</p>{caption}"

    def _place(self, image: nodes.Image) -> tuple[str, int, int] | None:
        return self._placed(image.sha256, image.width) if image.sha256 else None

    @override
    def _picture(self, one: nodes.Image) -> str:
        picture = self._place(one)
        if picture is None:
            words = " ".join(dict.fromkeys(word for word in (one.alt, one.title) if word.strip()))
            return f"<em>{escape(words)}</em>" if words else ""
        caption = f" <em>{escape(one.caption)}</em>" if one.caption else ""
        return _tag(picture, one.alt) + caption

    @override
    def _table(self, table: nodes.Table) -> str:
        head = self._row(table, table.header, "th")
        body = "".join(self._row(table, row, "td") for row in table.rows)
        return f"<table class='cells' cellspacing='0'>{head}{body}</table>"

    @override
    def _box(self, item: nodes.ListItem) -> str:
        if item.checked is None:
            return ""
        sign = _SIGNS[item.checked]
        if item.line is None:
            return f"{sign}\u00a0"
        return f"<a class='box' href='{BOX}{item.line}'>{sign}</a>\u00a0"

    @override
    def _link(self, one: nodes.Link) -> str:
        return f'<a href="{escape(one.target)}">{self._inline(one.children)}</a>'

    @override
    def _mark(self, one: nodes.FootnoteRef) -> str:
        name = "" if one.number in self._marked else f" name='{MARK}{one.number}'"
        self._marked.add(one.number)
        return f"<sup><a href='{NOTE}{one.number}'{name}>{one.number}</a></sup>"

    @override
    def _note(self, note: nodes.Footnote) -> str:
        first = note.blocks[0] if note.blocks else None
        rest = note.blocks[1:] if isinstance(first, nodes.Paragraph) else note.blocks
        lead = self._inline(first.children) if isinstance(first, nodes.Paragraph) else ""
        back = f"<a href='{MARK}{note.number}' name='{NOTE}{note.number}'>{note.number}</a>"
        return f"<p class='note'><sup>{back}</sup> {lead}</p>{self.blocks(rest)}"


def _trimmed(run: list[Inline]) -> list[Inline]:
    start, end = 0, len(run)
    while start < end and isinstance(run[start], nodes.Break):
        start += 1
    while end > start and isinstance(run[end - 1], nodes.Break):
        end -= 1
    return run[start:end]


def _framed(name: str, inner: str) -> str:
    """Return blocks in a table of one cell: the only frame that a Qt document can paint."""
    return (
        f"<table class='{name}' width='100%' cellspacing='0'>"
        f"<tr><td class='{name}'>{inner}</td></tr></table>"
    )


def _tag(picture: tuple[str, int, int], alt: str) -> str:
    address, width, height = picture
    return f'<img src="{address}" width="{width}" height="{height}" alt="{escape(alt)}"/>'
