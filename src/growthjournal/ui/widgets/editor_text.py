"""Stored text to editable text and back, byte for byte.

A Qt document turns CR, U+2029, U+FDD0 and U+FDD1 into new paragraphs and cannot hold half a
surrogate pair; a leading byte order mark is lost on the way into a QString. While an entry is
edited, code points that do not occur in it stand for these.
Very long lines are broken for layout only: Qt takes seconds a key over one of 1 MB
(security.md 0.10).
"""

from __future__ import annotations

import re

from growthjournal.language import gettext as _

PLAIN_ABOVE_BYTES = 200_000
"""Larger texts open in the plain view (architecture.md, fact 13)."""
PLAIN_ABOVE_LINE = 20_000
"""Texts with a longer line, in characters, open in the plain view (security.md F18)."""
SOFT_LINE = 2_000
"""Characters between two breaks that are made for layout only."""

_CANNOT_STAND = "\r\u2029\ufdd0\ufdd1\ufeff"
_NONCHARACTERS = tuple(chr(code) for code in range(0xFDD2, 0xFDF0))
_INVISIBLE = tuple("\u2060\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


def needs_plain_view(text: str) -> bool:
    """Whether a text is too large, or a line of it too long, for the styled view."""
    if len(text) > PLAIN_ABOVE_BYTES:
        return True
    if len(text) > PLAIN_ABOVE_BYTES // 4 and _size(text) > PLAIN_ABOVE_BYTES:
        return True
    return has_long_line(text)


def has_long_line(text: str) -> bool:
    """Whether a line is longer than layout can bear."""
    if len(text) <= PLAIN_ABOVE_LINE:
        return False
    return max(map(len, re.split("[\r\n\u2028\u2029]", text))) > PLAIN_ABOVE_LINE


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def without_lone_surrogates(text: str) -> tuple[str, int]:
    """Return a text in which half surrogate pairs are U+FFFD, and how many there were."""
    return _LONE_SURROGATE.subn(_REPLACEMENT, text)


def damaged_note() -> str:
    """Return the sentence about a text in which half surrogate pairs were replaced."""
    return _("Damaged characters were replaced by “�”.")


def pasted(text: str) -> str:
    """Return text from the clipboard with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


def _unused(candidates: tuple[str, ...], count: int, text: str) -> list[str]:
    free = [letter for letter in candidates if letter not in text]
    return free[:count]


class TextMapping:
    """The two directions for one entry while it is being edited."""

    def __init__(self, text: str = "", *, breaks_lines: bool = False) -> None:
        ends = text.count("\n")
        self._ends_crlf = ends > 0 and text.count("\r\n") == ends == text.count("\r")
        self._breaks_lines = breaks_lines
        names = _unused(_NONCHARACTERS, len(_CANNOT_STAND), text)
        self._stand_ins = dict(zip(_CANNOT_STAND, names, strict=False))
        before, after = (*_unused(_INVISIBLE, 2, text), *_NONCHARACTERS[-2:])[:2]
        self._before, self._after = before, after
        self._break = f"{before}\n{after}"
        either = f"{before}{after}"
        self._soft_break = re.compile(f"{before}([^{either}\n]*)\n([^{either}]*){after}")
        self._remains = re.compile(f"{before}\n|\n{after}|[{either}]")

    def to_shown(self, text: str) -> str:
        """Return what is put into a document."""
        text = without_lone_surrogates(text)[0]
        if self._ends_crlf:
            text = text.replace("\r\n", "\n")
        for letter, stand_in in self._stand_ins.items():
            text = text.replace(letter, stand_in)
        return self._with_soft_breaks(text) if self._breaks_lines else text

    def to_stored(self, shown: str) -> str:
        """Return what is stored for a document's raw text."""
        text = shown.replace("\u2029", "\n")
        if self._breaks_lines:
            text = self._remains.sub("", self._soft_break.sub(r"\1\2", text))
        for letter, stand_in in self._stand_ins.items():
            text = text.replace(stand_in, letter)
        if self._ends_crlf:
            text = text.replace("\n", "\r\n")
        return without_lone_surrogates(text)[0]

    def _with_soft_breaks(self, text: str) -> str:
        return "\n".join(self._broken(line) for line in text.split("\n"))

    def _broken(self, line: str) -> str:
        if len(line) <= SOFT_LINE:
            return line
        parts = [line[start : start + SOFT_LINE] for start in range(0, len(line), SOFT_LINE)]
        return self._break.join(parts)
