"""Names that complete while one writes: which sign offers what, and what a few letters find."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_OFFERED = 24
_MOST_WORDS = {"@": 3, "!": 8}
"""Words of a name that does not exist yet; a longer run is a sentence that goes on."""
_OPENING = "([{\"'“„‘«—–"
_TAG_LETTERS = re.compile(r"[^\W\d_][\w\-/]{0,63}")
_NAME_LETTERS = re.compile(r"[^\W_][\w .'’\-]*")


class Sign(StrEnum):
    """What opens a completion."""

    PERSON = "@"
    TAG = "#"
    PATTERN = "!"


SIGNS = "".join(Sign)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name that can be completed.

    Attributes:
        uuid: Of the person or pattern; empty for a tag.
        name: As it is shown and written.
        folded: As it is compared.
        is_new: Whether it is to be created first.
    """

    uuid: str = ""
    name: str = field(repr=False)
    folded: str = field(repr=False)
    is_new: bool = False


def candidate(name: str, uuid: str = "", *, is_new: bool = False) -> Candidate:
    """Return a name as a candidate, on one line."""
    name = " ".join(name.split())
    return Candidate(uuid=uuid, name=name, folded=fold(name), is_new=is_new)


def fold(text: str) -> str:
    """Return a text as names are compared: without case, accents and double spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).split())


def begins_word(before: str) -> bool:
    """Whether a sign after this text stands at the beginning of a word, outside of code."""
    if before.count("`") % 2:
        return False
    if not before or before[-1].isspace():
        return True
    return before[-1] in _OPENING and not before.endswith("](")


def is_tag(name: str) -> bool:
    """Whether a tag can be written as `#name`."""
    return _TAG_LETTERS.fullmatch(name) is not None


def matching(candidates: Iterable[Candidate], typed: str) -> list[Candidate]:
    """Return what the letters find: names that begin so, then words in them, then the rest."""
    wanted = fold(typed)
    ranked: tuple[list[Candidate], ...] = ([], [], [])
    begins_a_word = re.compile(rf"(?<!\w){re.escape(wanted)}")
    for one in candidates:
        if one.folded.startswith(wanted):
            ranked[0].append(one)
        elif wanted in one.folded:
            ranked[1 if begins_a_word.search(one.folded) else 2].append(one)
    return [one for rank in ranked for one in rank][:MOST_OFFERED]


def offered_name(sign: Sign, typed: str) -> str | None:
    """Return the name that could be created from what was typed; None when there is none."""
    if sign is Sign.TAG or not _NAME_LETTERS.fullmatch(typed):
        return None
    words = typed.split()
    return " ".join(words) if len(words) <= _MOST_WORDS[sign.value] else None


def goes_on(sign: Sign, typed: str, found: Sequence[Candidate]) -> bool:
    """Whether what was typed after a sign may still become one of these names, or a new one."""
    if not typed:
        return True
    if typed[0].isspace() or "  " in typed:
        return False
    if sign is Sign.TAG:
        return bool(found) and is_tag(typed)
    return bool(found) or offered_name(sign, typed) is not None


def is_said(candidates: Iterable[Candidate], typed: str) -> bool:
    """Whether a whole name was written out and the sentence goes on after it."""
    said = fold(typed)
    return any(said.startswith(f"{one.folded} ") for one in candidates if one.folded)
