"""A text of the journal made ready to be read: on the screen, or pasted into another program."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from growthjournal.exports.html import shared_html
from growthjournal.exports.markup import parse, plain_text
from growthjournal.exports.reading_html import BOX, MARK, NOTE, reading_html

if TYPE_CHECKING:
    from growthjournal.exports.reading_html import Placed

__all__ = ["BOX", "MARK", "NOTE", "Reading", "rich_text"]


class Reading:
    """A text whose Markdown was read once; see `exports.reading_html` for what the HTML holds."""

    def __init__(self, text: str = "") -> None:
        self._nodes = parse(text) if text else ()

    def html(self, placed: Placed) -> str:
        """Return HTML for a Qt document; `placed` says where a picture is found and how large."""
        return reading_html(self._nodes, placed)


def rich_text(title: str, body: str) -> tuple[str, str]:
    """Return an entry as HTML and as plain text, both without anything internal to the journal."""
    html, plain = shared_html(parse(body)), plain_text(body)
    if not title.strip():
        return html, plain
    return f"<h1>{escape(title)}</h1>\n{html}", f"{title}\n\n{plain}"
