"""Care with foreign text: encodings, broken characters, names, and JSON that means harm."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, time
from math import isfinite
from typing import TYPE_CHECKING, Any

from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from growthjournal.domain.entries import Entry

DEPTH = 100
"""Values nested deeper than this are refused (security.md T5)."""
CONTAINERS = 4_000_000
"""Lists and objects that one JSON file may hold: each costs some 60 bytes once it is read."""
COMMAS = 20_000_000
"""Commas in one JSON file, a bound on the number of its values."""
LONGEST_NAME = 120
"""Characters of a file name that are shown."""
LONGEST_SUFFIX = 8
LONGEST_INTEGER = 400
"""Digits; no journal needs more, and Python refuses to print beyond 4,300."""

CODE = (
    r"^(?P<fence>```++|~~~++)[^\n]*+\n(?:.{0,20000}?\n)?(?P=fence)[^\n]*+$"
    r"|(?<![`\\])(?P<ticks>`++)(?:[^\n]{0,2000}?[^`\n])(?P=ticks)(?!`)"
)
"""Code in Markdown, which is left alone; bounded, so that no text can make it slow."""

REPLACEMENT = "\ufffd"
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSAFE_IN_NAME = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ue000\ue001\ud800-\udfff]"
)
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)")


def clean_name(name: str) -> str:
    """Return a file's name as it can be shown anywhere: no folders, no invisible characters."""
    last = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    clean = re.sub(r'[<>:"|?*]', "_", _UNSAFE_IN_NAME.sub("", last)).strip(" .")
    if not clean:
        return _("file")
    if _RESERVED.match(clean):
        clean = "_" + clean
    if len(clean) <= LONGEST_NAME:
        return clean
    stem, dot, suffix = clean.rpartition(".")
    if not dot or len(suffix) > LONGEST_SUFFIX:
        return clean[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(suffix) - 1]}.{suffix}"


def clean_path(name: str) -> str:
    """Return a path inside an import as it is shown in a problem: each part cleaned."""
    return "/".join(clean_name(part) for part in re.split(r"[/\\]", name) if part)


def whole_characters(text: str) -> str:
    """Return the text with lone surrogates replaced, which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub(REPLACEMENT, text)
    return text


def whole_entry(entry: Entry) -> Entry:
    """Return the entry with lone surrogates replaced in every text; the same one if none."""
    names = ("title", "body", "outside_fact", "source_id", "source_extra")
    fixed: dict[str, Any] = {}
    for name in names:
        text = getattr(entry, name)
        if text is not None and (whole := whole_characters(text)) is not text:
            fixed[name] = whole
    tags = tuple(whole_characters(tag) for tag in entry.tags)
    return replace(entry, tags=tags, **fixed) if fixed or tags != entry.tags else entry


def decode(content: bytes) -> tuple[str, str | None]:
    """Return text from bytes, and a sentence when it could not be read exactly."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), None
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    text = content.decode("utf-8-sig", "replace")
    broken = text.count(REPLACEMENT)
    if broken > sum(character > "\x7f" for character in text) - broken:
        note = _("The text was not in UTF-8 and was read as Windows text: check its accents.")
        return content.decode("cp1252", "replace"), note
    return text, _("Characters that could not be read were replaced.")


class _Numbers:
    """Turns numbers that JSON files should not hold into nothing, and remembers it."""

    def __init__(self) -> None:
        self.refused = 0

    def refuse(self, _text: str) -> None:
        self.refused += 1

    def integer(self, text: str) -> int | None:
        if len(text) <= LONGEST_INTEGER:
            return int(text)
        self.refused += 1
        return None

    def number(self, text: str) -> float | None:
        value = float(text)
        if isfinite(value):
            return value
        self.refused += 1
        return None


def read_json(content: bytes, name: str) -> tuple[Any, tuple[str, ...]]:
    """Return the value in a JSON file, and sentences about what was read with a loss.

    Raises:
        JournalError: It is cut off, nested too deeply, too large or not JSON.
    """
    shown = clean_name(name)
    if content.count(b"[") + content.count(b"{") > CONTAINERS or content.count(b",") > COMMAS:
        raise JournalError(_("{name} holds too many values to be a journal.").format(name=shown))
    text, note = decode(content)
    numbers = _Numbers()
    try:
        value = json.loads(
            text,
            parse_constant=numbers.refuse,
            parse_int=numbers.integer,
            parse_float=numbers.number,
        )
    except RecursionError:
        raise JournalError(
            _("{name} is nested too deeply to be a journal.").format(name=shown)
        ) from None
    except ValueError:
        raise JournalError(
            _("{name} is cut off or damaged: export it again.").format(name=shown)
        ) from None
    notes = [note] if note else []
    if numbers.refused:
        notes.append(_("Numbers that are not numbers were left out."))
    return value, tuple(notes)


def is_too_deep(value: object) -> bool:
    """Whether lists and objects are nested more than 100 deep."""
    level = [value]
    for _step in range(DEPTH):
        level = [
            inner
            for outer in level
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return False
    return True


def extra_json(values: dict[str, Any]) -> str | None:
    """Return what else came along as JSON text, None when there is nothing."""
    if not values:
        return None
    return json.dumps(values, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    """Property lists and front matter hold dates and bytes, which JSON does not."""
    match value:
        case date() | time():
            return value.isoformat()
        case bytes():
            return value.hex()
    return str(value)
