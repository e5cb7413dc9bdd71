"""Aliases in place of names in what the user wrote, for papers that others read."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from growthjournal.domain.people import Person

SHORT = 3
"""A name of fewer letters is a name only where it is written as one, with its capital."""
UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")
"""Scripts whose words stand without spaces, or take their endings at once."""
PREFIXED = ("HEBREW", "ARABIC")
"""Scripts in which "and", "to" and "from" are written onto the word."""
BEFORE, AFTER = r"(?<![^\W_])", r"(?![^\W_])"
ENDING = r"[^\W\d_]{1,3}"
"""Of a case: "Ruths", "Tomasza"; only behind a name with its capital, as "same" is no Sam."""


class Aliases:
    """Replaces the names of people who have an alias, whole and in parts, by the alias.

    A name too many is seen and put right; one that is missed is out. So a word that happens to be
    a name too is replaced with it.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        """Know the names of everybody who has an alias."""
        self._alias: dict[str, str] = {}
        patterns: dict[str, str] = {}
        for one in people:
            if not one.alias:
                continue
            kept = {part.casefold() for part in _parts(one.alias)}
            whole = " ".join(one.name.split())
            for name in dict.fromkeys([whole, *whole.split(), *_parts(whole)]):
                known = _plain(name)
                if known.casefold() not in kept and _is_name(known):
                    self._alias.setdefault(known.casefold(), one.alias)
                    patterns.setdefault(known.casefold(), _pattern(known))
        # The longest first, so that a whole name is one alias and not two.
        self._each = [
            (re.compile(patterns[name]), self._alias[name])
            for name in sorted(patterns, key=len, reverse=True)
        ]

    def __call__(self, text: str | None) -> str:
        """Return a text without those names; "" for None."""
        if not text or not self._each:
            return text or ""
        text = _plain(text)
        # Marks first: an alias that is put in must not be searched for the next name.
        found: list[str] = []
        for pattern, alias in self._each:
            text = pattern.sub(partial(_mark, found, alias), text)
        for place, alias in enumerate(found):
            text = text.replace(f"\ue000{place}\ue001", alias)
        return text


def _mark(found: list[str], alias: str, _name: re.Match[str]) -> str:
    found.append(alias)
    return f"\ue000{len(found) - 1}\ue001"


def _plain(text: str) -> str:
    """Return a text whose letters are each one character, without private ones."""
    return unicodedata.normalize("NFC", text).replace("\ue000", "").replace("\ue001", "")


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s\-\u2010-\u2015\u00b7.,_]+", name) if part]


def _is_name(name: str) -> bool:
    return len(name) > 1 or _is_of(name, UNSPACED)


def _is_of(name: str, scripts: tuple[str, ...]) -> bool:
    return any(unicodedata.name(letter, "").startswith(scripts) for letter in name)


def _pattern(name: str) -> str:
    gap = r"\s*" if _is_of(name, UNSPACED) else r"[\s_\-]+"
    exact = gap.join(re.escape(part) for part in name.split())
    if _is_of(name, UNSPACED):
        return exact
    if _is_of(name, PREFIXED):
        return rf"{BEFORE}[^\W\d_]{{0,3}}{exact}(?:{ENDING})?{AFTER}"
    if len(name) < SHORT:
        return rf"{BEFORE}{exact}{AFTER}"
    return rf"{BEFORE}(?:(?i:{exact})|{exact}{ENDING}){AFTER}"
