"""Day One's two forms of text: Markdown with stray backslashes, and rich text in JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from growthjournal.importers.texts import CODE

ZERO_WIDTH_SPACE = "\u200b"
LONGEST_TITLE = 200
LONGEST_INDENT = 100
"""Characters before a list item or heading; what comes later is in the middle of a line."""

_ESCAPED_OR_KEPT = re.compile(
    rf"(?P<code>{CODE})"
    r"|(?P<target>\]\((?:\\.|[^()\\\n]|\([^()\n]*\))*\))"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])",
    re.MULTILINE | re.DOTALL,
)
_LINE_START = re.compile(r"(?:[ \t>]|[-+*] (?:\[[ xX]\] )?|\d{1,9}[.)] )*\d{0,9}\Z")
_DEEPEST_HEADING = 6
_ALWAYS_KEPT = frozenset("\\`*[]<|~&")
_KEPT_AT_LINE_START = frozenset("-+#=>.)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>\S.*?)(?:[ \t]+#+)?[ \t]*\Z")
_MARKS = re.compile(r"(\*\*\*|\*\*|\*|__|_|~~|`)(?=\S)(.+?)(?<=\S)\1")
_UNESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def has_escapes_in_code(text: str) -> bool:
    """Whether there may be code with backslashes, which only the rich text can explain."""
    return "\\" in text and ("`" in text or "~~~" in text)


def tidy(text: str, rich: str = "") -> str:
    """Return Markdown without zero-width spaces and without backslashes that change nothing.

    Args:
        text: Markdown as exported.
        rich: The plain characters of the same entry's rich text, if it has one. Newer versions
            escape inside code as well, where a backslash shows: it goes when `rich` says so.
    """
    text = text.replace(ZERO_WIDTH_SPACE, "")
    if "\\" not in text:
        return text

    def replacement(match: re.Match[str]) -> str:
        code, escaped = match["code"], match["escaped"]
        if code:
            return _tidy_code(code, rich)
        return match[0] if escaped is None or _is_needed(escaped, match, text) else escaped

    return _ESCAPED_OR_KEPT.sub(replacement, text)


def _tidy_code(code: str, rich: str) -> str:
    if "\\" not in code or not rich:
        return code
    lines = code.splitlines(keepends=True)
    for at, line in enumerate(lines):
        words = line.strip().strip("`")
        plain = _UNESCAPE.sub(r"\1", words)
        if words and words not in rich and plain in rich:
            lines[at] = line.replace(words, plain)
    return "".join(lines)


def _is_needed(escaped: str, found: re.Match[str], text: str) -> bool:
    """Whether Markdown would read the character differently without its backslash."""
    at = found.start()
    before, after = text[max(0, at - 1) : at], text[found.end() : found.end() + 1]
    match escaped:
        case "_":
            return not (before.isalnum() and after.isalnum())
        case "!":
            return after == "["
        case "(":
            return before == "]"
        case "#" if after not in {" ", "\t", "#", "\n", "\\", ""}:
            return False
    if escaped not in _KEPT_AT_LINE_START:
        return escaped in _ALWAYS_KEPT
    return _is_at_line_start(text, at) and (escaped not in ".)" or before.isdigit())


def _is_at_line_start(text: str, at: int) -> bool:
    """Whether only indents, list marks and digits stand before a place in its line."""
    start = text.rfind("\n", max(0, at - LONGEST_INDENT), at)
    if start < 0 and at > LONGEST_INDENT:
        return False
    return bool(_LINE_START.match(text[start + 1 : at]))


def split_heading(text: str) -> tuple[str, str]:
    """Return title and body: the first line is the title when it is a heading."""
    stripped = text.lstrip("\n")
    line, _newline, rest = stripped.partition("\n")
    match = _HEADING.match(line) if len(line) <= LONGEST_TITLE else None
    if match is None or "](" in line:
        return "", text
    title = match["words"]
    for _nested in range(3):
        title = _MARKS.sub(r"\2", title)
    return _UNESCAPE.sub(r"\1", title).strip(), rest.lstrip("\n")


@dataclass(slots=True)
class _Line:
    """A line of rich text while it is put together."""

    parts: list[tuple[tuple[Any, ...], str]] = field(default_factory=list)
    kind: str = "plain"
    level: int = 0
    marker: str = ""
    raw: str | None = None


def rich_contents(rich_text: str) -> list[dict[str, Any]]:
    """Return the nodes of rich text.

    Raises:
        ValueError: It is not rich text.
    """
    value = json.loads(rich_text)
    contents = value.get("contents") if isinstance(value, dict) else None
    if not isinstance(contents, list):
        raise ValueError  # noqa: TRY004 - the text is wrong, not the caller
    return [node for node in contents if isinstance(node, dict)]


def rich_plain(contents: list[dict[str, Any]]) -> str:
    """Return the characters of rich text without their looks."""
    return "".join(node["text"] for node in contents if isinstance(node.get("text"), str))


def rich_markdown(contents: list[dict[str, Any]]) -> str:
    """Return rich text as Markdown; media as the links that `text` would hold."""
    lines = [_Line()]
    for node in contents:
        for embedded in node.get("embeddedObjects") or ():
            _close(lines)
            lines[-1].kind, lines[-1].raw = "embedded", _embedded(embedded)
            lines.append(_Line())
        text = node.get("text")
        if isinstance(text, str):
            _add_text(lines, text.replace(ZERO_WIDTH_SPACE, ""), node.get("attributes") or {})
    blocks: list[str] = []
    for kind, group in groupby(lines, key=lambda line: line.kind):
        block = list(group)
        if kind in {"header", "embedded"}:
            blocks.extend(_render(line) for line in block)
        elif kind == "code":
            blocks.append("\n".join(["```", *(_plain(line) for line in block), "```"]))
        else:
            blocks.append("\n".join(_render(line) for line in block).strip("\n"))
    return "\n\n".join(block for block in blocks if block.strip())


def _close(lines: list[_Line]) -> None:
    if lines[-1].parts or lines[-1].raw is not None:
        lines.append(_Line())


def _add_text(lines: list[_Line], text: str, attributes: dict[str, Any]) -> None:
    look = tuple(
        bool(attributes.get(name)) for name in ("bold", "italic", "strikethrough", "inlineCode")
    )
    link = attributes.get("linkURL")
    style = (*look, link if isinstance(link, str) else None)
    pieces = text.split("\n")
    for at, piece in enumerate(pieces):
        if at:
            lines.append(_Line())
        if piece or at < len(pieces) - 1:
            _set_kind(lines[-1], attributes.get("line"))
        if piece:
            lines[-1].parts.append((style, piece))


def _set_kind(line: _Line, attributes: object) -> None:
    if not isinstance(attributes, dict):
        return
    header, indent = attributes.get("header"), attributes.get("indentLevel")
    style = attributes.get("listStyle")
    line.level = max(0, min(indent, 9) - 1) if isinstance(indent, int) else 0
    if isinstance(header, int) and 1 <= header <= _DEEPEST_HEADING:
        line.kind, line.level = "header", header
    elif attributes.get("codeBlock"):
        line.kind = "code"
    elif attributes.get("quote"):
        line.kind = "quote"
    elif style in {"bulleted", "numbered", "checkbox"}:
        index = attributes.get("listIndex")
        number = index if isinstance(index, int) and 0 <= index < 10**9 else 1
        box = "x" if attributes.get("checked") else " "
        line.kind = "list"
        line.marker = {"numbered": f"{number}.", "checkbox": f"- [{box}]"}.get(str(style), "-")


def _embedded(thing: object) -> str:
    if not isinstance(thing, dict):
        return ""
    kind, identifier = thing.get("type"), thing.get("identifier")
    if kind == "horizontalRuleLine":
        return "---"
    if kind == "markdown":
        return str(thing.get("contents") or "")
    if not isinstance(identifier, str):
        return ""
    folder = {"photo": "//", "video": "/video/", "audio": "/audio/"}.get(
        str(kind), "/pdfAttachment/"
    )
    return f"![](dayone-moment:{folder}{identifier})"


def _plain(line: _Line) -> str:
    return "".join(text for _style, text in line.parts)


def _render(line: _Line) -> str:
    if line.kind == "embedded":
        return line.raw or ""
    words = "".join(
        _styled("".join(text for _style, text in group), *style)
        for style, group in groupby(line.parts, key=lambda part: part[0])
    )
    match line.kind:
        case "header":
            return f"{'#' * line.level} {words}" if words.strip() else ""
        case "quote":
            return f"> {words}"
        case "list":
            return f"{'    ' * line.level}{line.marker} {words}"
    return re.sub(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|>|\d{1,9}(?=[.)]\s))", _escaped_start, words)


def _escaped_start(match: re.Match[str]) -> str:
    """A plain line that begins like a heading or list stays a plain line."""
    return f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"


def _styled(
    text: str, bold: object, italic: object, strike: object, code: object, link: str | None
) -> str:
    core = text.strip()
    if not core:
        return text
    start = text.index(core)
    lead, trail = text[:start], text[start + len(core) :]
    if code:
        ticks = "``" if "`" in core else "`"
        core = f"{ticks} {core} {ticks}" if "`" in core else f"`{core}`"
    else:
        core = re.sub(r"([\\`*\[\]<]|(?<!\w)_|_(?!\w))", r"\\\1", core)
    if strike:
        core = f"~~{core}~~"
    if italic:
        core = f"*{core}*"
    if bold:
        core = f"**{core}**"
    if link:
        target = re.sub(r"[\s()<>]", _percent, link)
        core = f"[{core}]({target})"
    return f"{lead}{core}{trail}"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
