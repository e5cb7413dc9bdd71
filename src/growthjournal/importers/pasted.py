"""HTML from the clipboard to Markdown. Nothing it refers to is loaded or kept."""

from __future__ import annotations

import re
import warnings
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup, Tag

LARGEST = 60_000
"""Characters; the window stands still while they are read, which is to take under half a second."""
MOST_TAGS = 3_000
"""Tags, for the same reason; they cost more than their letters."""
LARGEST_SOURCE = 4_000_000
"""Characters, with styles and scripts that are not read; the rest is left out."""
MOST_WORDS = 1_000_000
"""Characters of which only the words are taken."""

_FRAGMENT = re.compile(r"<!--\s{0,9}StartFragment\s{0,9}-->")
_FRAGMENT_END = re.compile(r"<!--\s{0,9}EndFragment\s{0,9}-->")
_UNSEEN = re.compile(
    r"<(?:!--|(head|style|script|title|noscript|template|iframe|object|svg)\b[^<>]*>)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE
)
_STRUCTURE = re.compile(
    r"<(?:a\s[^<>]*href|b|strong|i|em|h[1-6]|ul|ol|table|blockquote|pre|code|del|s|strike|hr|img"
    r"|span\s[^<>]*font-(?:weight|style))\b",
    re.IGNORECASE,
)
_LONG_SPACE = re.compile(r"\s{1000}")
"""The converter's own patterns take a time that grows with the square of such a run."""
_BLOCK = re.compile(r"<(?:br|/?(?:p|div|li|tr|h[1-6]|pre|blockquote))\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
_DOT = re.compile(r"\s*[0-3](?:px)?\s*")
_WEB = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_ENDS_LINK = {ord(sign): f"%{ord(sign):02X}" for sign in " ()<>\\\t\r\n"}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]\d\d)")
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]\d\d)\b")
_ITALIC = re.compile(r"font-style\s*:\s*italic")
_NOT_ITALIC = re.compile(r"font-style\s*:\s*normal")
_MANY_LINES = re.compile(r"\n{3,}")


class TooMuchError(ValueError):
    """There is more structure than can be read while somebody waits."""


def markdown_of(html: str) -> str | None:
    """Return Markdown for HTML, or None when its plain text says as much.

    Raises:
        TooMuchError: Only its words can be pasted.
    """
    html = _seen(html)
    if not _STRUCTURE.search(html[:LARGEST]):
        return None
    if len(html) > LARGEST or html.count("<") > MOST_TAGS or _LONG_SPACE.search(html):
        raise TooMuchError
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            text = _converted(html)
    except Exception as error:  # whatever a parser finds wrong, the words remain
        raise TooMuchError from error
    return _tidy(text) or None


def words_of(html: str) -> str:
    """Return only the words of HTML, a line for each block."""
    text = _TAG.sub("", _BLOCK.sub("\n", " ".join(_seen(html)[:MOST_WORDS].split())))
    return _tidy("\n".join(" ".join(line.split()) for line in unescape(text).splitlines()))


def _seen(html: str) -> str:
    """Return the part that was copied, without what a browser would not show as words.

    Each search goes on where the last one ended, so unclosed parts cost no more than closed ones.
    """
    fragment = _FRAGMENT.search(html)
    if fragment:
        html = html[fragment.end() :]
        html = html[: (end.start() if (end := _FRAGMENT_END.search(html)) else None)]
    html = html[:LARGEST_SOURCE]
    parts, place = [], 0
    while found := _UNSEEN.search(html, place):
        parts.append(html[place : found.start()])
        closing = _closing(found[1]).search(html, found.end())
        if closing is None:
            return "".join(parts)
        place = closing.end()
    return "".join([*parts, html[place:]])


@cache
def _closing(name: str | None) -> re.Pattern[str]:
    return re.compile(f"</{name}[^<>]*>" if name else "-->", re.IGNORECASE)


def _tidy(text: str) -> str:
    lines = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return _MANY_LINES.sub("\n\n", lines).strip("\n")


def _converted(html: str) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "html.parser")
    for hidden in soup.find_all(style=_HIDDEN):
        hidden.decompose()
    _read_styles(soup)
    return str(_converter()(soup))


def _read_styles(soup: BeautifulSoup) -> None:
    """Make tags of what word processors say in styles, and drop tags that their styles undo."""
    for tag in soup.find_all(["b", "strong", "i", "em", "span"]):
        style = str(tag.get("style") or "")
        if tag.name == "span":
            if _BOLD.search(style):
                tag.name = "b"
            elif _ITALIC.search(style):
                tag.name = "i"
        elif (tag.name in {"b", "strong"} and _NOT_BOLD.search(style)) or (
            tag.name in {"i", "em"} and _NOT_ITALIC.search(style)
        ):
            tag.unwrap()


@cache
def _converter() -> Callable[[BeautifulSoup], str]:
    from markdownify import MarkdownConverter

    class Converter(MarkdownConverter):
        """Keeps addresses of the web and nothing of files, scripts and pictures."""

        def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
            target = str(el.get("href") or "").strip()
            words = text.strip()
            if not words or "_noformat" in parent_tags or not _WEB.match(target):
                return text
            before = " " if text[:1].isspace() else ""
            after = " " if text[-1:].isspace() else ""
            return f"{before}[{words}]({target.translate(_ENDS_LINK)}){after}"

        def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
            words = " ".join(str(el.get("alt") or "").translate({91: " ", 93: " "}).split())
            source = str(el.get("src") or "").strip()
            if any(_DOT.fullmatch(str(el.get(side))) for side in ("width", "height")):
                return ""
            if (
                not words
                or "a" in parent_tags
                or not re.match(r"https?://\S", source, re.IGNORECASE)
            ):
                return words
            return f"[{words}]({source.translate(_ENDS_LINK)})"

        def convert_br(self, _el: Tag, _text: str, parent_tags: set[str]) -> str:
            return " " if "_inline" in parent_tags else "\n"

        def convert_input(self, el: Tag, text: str, parent_tags: set[str]) -> str:
            del text, parent_tags
            if el.get("type") != "checkbox":
                return ""
            return "[x]" if el.has_attr("checked") else "[ ]"

    options: dict[str, Any] = {"heading_style": "atx", "bullets": "-", "table_infer_header": True}
    convert: Callable[[BeautifulSoup], str] = Converter(**options).convert_soup
    return convert
