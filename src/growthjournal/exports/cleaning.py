"""Text made fit for a typesetter, without changing what it says."""

from __future__ import annotations

import re

LONG_WORD = 36
"""Letters after which a word without a space may be broken over two lines."""
LONG_RUN = 400
"""The same for scripts that write without spaces or join their letters."""

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
_UNDRAWABLE = re.compile(
    "[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)
_SPACES = re.compile("[\t\n\u2028\u2029]+")
_LONG_WORD = re.compile(rf"[!-\u058f]{{{LONG_WORD}}}(?=[!-\u02ff\u0370-\u0482\u048a-\u058f])")
_LONG_RUN = re.compile(
    rf"[\u0590-\U0010ffff]{{{LONG_RUN}}}(?=[\u05d0-\u05ea\u0620-\u064a\u0900-\uffff])"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LETTER = re.compile(r"[^\W\d_]")
_RARE_DASHES = {0x2E3A: "——", 0x2E3B: "———"}
"""Dashes that hardly any font has, as those that look the same."""
_BREAK_HERE = "\u200b"


def clean_lines(text: str) -> str:
    """Return a text without characters that no page can show; line breaks and tabs stay.

    Marks that reverse the direction of what follows go too, because they can disguise words.
    """
    return _UNDRAWABLE.sub("\ufffd", _CONTROL.sub("", text.translate(_RARE_DASHES)))


def clean(text: str) -> str:
    """Return the same on one line, with places to break in words too long for a line."""
    line = _SPACES.sub(" ", clean_lines(text))
    if len(line) <= LONG_WORD:
        return line
    return _LONG_RUN.sub(rf"\g<0>{_BREAK_HERE}", _LONG_WORD.sub(rf"\g<0>{_BREAK_HERE}", line))


def is_right_to_left(text: str) -> bool:
    """Whether the first letter belongs to a script written from right to left."""
    if not _RIGHT_TO_LEFT.search(text):
        return False
    first = _LETTER.search(text)
    return first is not None and _RIGHT_TO_LEFT.match(first.group()) is not None
