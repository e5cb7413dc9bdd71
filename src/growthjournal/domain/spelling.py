"""Which words of a text are checked for spelling, where they stand, and in which language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AUTOMATIC = "auto"
"""The language is told from the words of each paragraph."""
NO_LANGUAGE = "none"
"""Spelling is not checked."""
TOLD_APART = ("en", "de")
"""The languages that `languages_of` can tell apart."""

SURE = 3
"""Common words of a language from which on a text may be called its."""
_FAR_AHEAD = 2
_LONGEST = 60
_ENOUGH = 5_000
"""Characters of a text that tell its language."""

_LATIN = re.compile(
    r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\u0300-\u036f'’\-]+"
)
_PARTS = re.compile(r"['’\-]")
_LETTERS = r"(?:[^\W\d_]++[\u0300-\u036f]*+)++"
_WORD = rf"(?P<word>(?<!\w){_LETTERS}(?:['’\-]{_LETTERS})*(?!\w))|\w+"
_PLAIN_PIECE = re.compile(_WORD)
_MARKUP = re.compile(r"[`\[<@#]|:\S|www\.")
"""Without any of these a line holds words and nothing else; looking for the rest takes long."""
_PIECE = re.compile(
    r"(?P<code>`+)(?!`).+?(?<!`)(?P=code)(?!`)"
    r"|!?\[[^\]\n]*\]\([^)\n]*\)"
    r"|\[\^[^\]\s]+\]"
    r"|<[^>\s][^>\n]*>"
    r"|\b(?:https?|ftp|file|mailto|entry|attachment):[^\s<>)\]]+|\bwww\.[^\s<>)\]]+"
    r"|[\w.+\-]+@[\w\-]+\.[\w.\-]*\w"
    r"|(?<![\w&/])[#@]\w[\w\-/]*"
    rf"|{_WORD}"
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COMMON = {
    "en": _set(
        "the and of to that it was is for with he she they you we my not but have had what this "
        "from are were been which their there when who will would could about into than then "
        "how because his her our your if me its at by or as be do did"
    ),
    "de": _set(
        "der die das und ist nicht ich ein eine einen einem zu den dem mit sich auf für von es "
        "im wir sie er aber auch war hat habe haben wie was noch nur wenn dass sind mein meine "
        "mir mich uns wird werden bei nach aus über oder dann doch schon kann sein weil zum zur "
        "als um"
    ),
}
_OF_THE_TRADE = _set(
    "mentoring mentee mentees mentor coaching coach onboarding offboarding roadmap roadmaps "
    "stakeholder stakeholders reorg kickoff homeoffice offsite deliverable deliverables feedback "
    "scrum kanban backlog workshop workshops deadline deadlines upskilling standup"
)
"""Words of leadership that small dictionaries lack; known in every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word and where it stands, in UTF-16 units.

    Attributes:
        text: As it is written.
        start: Where it begins.
        end: Behind its last letter.
    """

    text: str = field(repr=False)
    start: int
    end: int


def words_in(line: str) -> Iterator[Word]:
    """Yield the words of a line of Markdown that are prose.

    Code, links, addresses, #tags, @names, numbers, abbreviations in capitals and names with a
    capital inside are left out.
    """
    wide = [] if line.isascii() or max(line) <= "\uffff" else _wide_places(line)
    pattern = _PIECE if _MARKUP.search(line) else _PLAIN_PIECE
    for match in pattern.finditer(line):
        word = match["word"]
        if word is None or not _is_prose(word):
            continue
        start, end = match.span()
        if wide:
            start += sum(place < start for place in wide)
            end += sum(place < end for place in wide)
        yield Word(text=word, start=start, end=end)


def _wide_places(line: str) -> list[int]:
    return [place for place, letter in enumerate(line) if letter > "\uffff"]


def _is_prose(word: str) -> bool:
    if not 1 < len(word) <= _LONGEST:
        return False
    return word.islower() or all(
        part[1:].islower() or len(part) <= 1 for part in _PARTS.split(word)
    )


def is_checked_in(word: str, language: str) -> bool:
    """Whether a word is written in the letters of a language."""
    return language not in TOLD_APART or _LATIN.fullmatch(word) is not None


def as_listed(word: str) -> str:
    """Return a word in the letters that dictionaries use."""
    return unicodedata.normalize("NFC", word).replace("’", "'")


def spellings(word: str, language: str) -> tuple[str, ...]:
    """Return what a dictionary is asked for: the word, and in German the word without "'s"."""
    listed = as_listed(word)
    if language == "de" and listed.endswith("'s"):
        return listed, listed[:-2]
    return (listed,)


def folded(word: str) -> str:
    """Return a word as it is compared with accepted words."""
    return as_listed(word).casefold()


def accepted_words(texts: Iterable[str]) -> dict[str, str]:
    """Return every word of some names and own words, by how it is compared."""
    found = {word: word for word in _OF_THE_TRADE}
    for text in texts:
        whole = as_listed(text.strip())
        pieces = [match["word"] for match in _PIECE.finditer(whole) if match["word"]]
        found |= {folded(one): one for one in (whole, *pieces) if one}
    return found


def is_accepted(word: str, accepted: dict[str, str]) -> bool:
    """Whether a word, its genitive or each part between its hyphens is an accepted one."""
    whole = folded(word)
    if whole in accepted or whole.removesuffix("'s") in accepted:
        return True
    return whole.endswith("s") and whole[:-1] in accepted and accepted[whole[:-1]][:1].isupper()


def nearest_accepted(word: str, accepted: dict[str, str]) -> list[str]:
    """Return the accepted words that look like this one, the nearest first."""
    from difflib import get_close_matches

    return [accepted[one] for one in get_close_matches(folded(word), accepted, n=2, cutoff=0.8)]


def languages_of(text: str) -> tuple[str, ...]:
    """Return the language of a text, or all that it may be in."""
    words = re.findall(r"[^\W\d_]+", text[:_ENOUGH].lower())
    counts = {
        language: sum(word in common for word in words) for language, common in _COMMON.items()
    }
    first, second = sorted(counts, key=lambda one: -counts[one])[:2]
    if counts[first] >= SURE and counts[first] >= _FAR_AHEAD * counts[second]:
        return (first,)
    return TOLD_APART


def base_language(code: str) -> str:
    """Return "de" for "de_AT", "de-CH" and "de"."""
    return re.split(r"[-_.@]", code)[0].lower()
