"""The neutral document: what a page says and in which order, not how it looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from growthjournal.exports.nodes import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing made by the program.

    Attributes:
        svg: The drawing, with every letter in it as an outline or in a bundled font.
        alt: What it shows, for those who do not see it; never empty.
        width: Share of the text's width, up to 1.
    """

    svg: str = field(repr=False)
    alt: str = field(repr=False)
    width: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """Rows of words under one row of column names."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a document with a heading; levels follow from how sections nest.

    Attributes:
        heading: In the contents and bookmarks.
        shown: The heading on the page; None to show `heading`.
        above: A small line over the heading on the page, or "".
        below: A small line after the content, or "".
        running: What the head of the following pages says; None to leave it as it is.
        anchor: Uuid that links within the document lead to, or None.
        own_page: Starts on a new page.
        content: Prose, drawings and tables, in order.
        sections: Parts within this part.
    """

    heading: str = field(repr=False)
    shown: str | None = field(default=None, repr=False)
    above: str = field(default="", repr=False)
    below: str = field(default="", repr=False)
    running: str | None = None
    anchor: str | None = None
    own_page: bool = False
    content: tuple[Node | Figure | DataTable, ...] = field(default=(), repr=False)
    sections: tuple[Section, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Everything that a file says.

    Attributes:
        title: As the user chose it; the only thing about the file that its properties tell.
        subtitle: Lines under the title on the cover.
        author: Named on the cover and nowhere else, or None.
        language: Locale name, for example "en_GB".
        contents: Heading of the table of contents; "" for none.
        contents_depth: How many levels of sections it lists.
        page: "Page {page} of {pages}" in the reader's language.
        sections: The parts.
    """

    title: str = field(repr=False)
    subtitle: tuple[str, ...] = field(default=(), repr=False)
    author: str | None = field(default=None, repr=False)
    language: str = "en"
    contents: str = ""
    contents_depth: int = 2
    page: str = "{page} / {pages}"
    sections: tuple[Section, ...] = field(default=(), repr=False)
