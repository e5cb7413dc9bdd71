"""What a text is made of once its Markdown is read: frozen nodes for screen, PDF and search."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

Alignment = Literal["left", "center", "right"] | None

_FILE_NAME = re.compile(r"[^\n]*\.[A-Za-z][A-Za-z0-9]{1,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Plain characters, never markup."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled:
    """Words set apart: italic, bold or struck through."""

    style: Literal["emphasis", "strong", "strike"]
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Words in a fixed-width face."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead somewhere; `target` is http, https, mailto, entry: or attachment: only."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of the journal (`sha256`), or one that is never loaded (`sha256` is None).

    Attributes:
        alt: What stands between the brackets, without the width.
        title: What stands in quotation marks after the address.
        width: Pixels at which it is shown, from `![alt|width](…)`; None for as large as fits.
    """

    sha256: str | None
    alt: str
    title: str = ""
    width: int | None = None

    @property
    def caption(self) -> str:
        """What is shown under it; a mere file name is not."""
        alt = self.alt.strip()
        return self.title.strip() or ("" if _FILE_NAME.fullmatch(alt) else alt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteRef:
    """The number that leads to a footnote, from 1."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a text, level 1-6 as written."""

    level: int
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Someone else's words."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One item; `checked` is None where there is no check box.

    `line` is the line of the text, from 0, on which its check box stands.
    """

    blocks: tuple[Block, ...]
    checked: bool | None = None
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list; `start` is None for bullets. `tight` items have no space between them."""

    items: tuple[ListItem, ...]
    start: int | None = None
    tight: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock:
    """Lines in a fixed-width face."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells under one header row; every row has as many cells as the header."""

    alignments: tuple[Alignment, ...]
    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """The words of one footnote."""

    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnotes:
    """All footnotes of a text; always its last node."""

    notes: tuple[Footnote, ...]


Inline = Text | Styled | Code | Link | Image | Break | FootnoteRef
Block = Paragraph | Heading | Quote | ItemList | CodeBlock | Rule | Table | Footnotes
Node = Block
