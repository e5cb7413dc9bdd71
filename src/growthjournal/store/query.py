"""The query language: any string that a person types is a valid search.

Words must all occur; `"a phrase"`, `-word`, `pre*`; `person: tag: kind: before: after: on:
has:image has:link has:mentor is:starred`. What is not understood is searched as words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from growthjournal.domain.days import day_bounds
from growthjournal.domain.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    Condition = tuple[str, tuple[object, ...]]
    _Operator = Callable[[str], Condition | None]

MAX_TERMS = 32
"""More terms than this are ignored (security.md T17)."""
MAX_CHARACTERS = 4_000
"""What stands behind these is ignored; SQLite refuses a pattern of 50,000 bytes."""
_TOKEN = re.compile(r'(-?)(?:(\w+):)?(?:"([^"]*)("?)|(\S+))')
_WORD = re.compile(r"\w+", re.UNICODE)
_QUOTES = {ord(mark): '"' for mark in "“”„‟«»″"}
_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uac00", "\ud7af"),
)
"""Thai, Lao, Japanese, Chinese and Korean: text that is not parted by spaces.

As ranges, because a pattern of them takes 7 ms to compile on the way to the first list.
"""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query.

    Attributes:
        match: FTS5 expression, empty without words to find.
        without: FTS5 expression of words that must not occur, empty when none.
        terms: Words and phrases to mark, without operators.
        conditions: SQL conditions over `entry`, each with its values.
        substrings: Texts to find by scanning, where the index knows no words.
        missing: Texts that must not be found by scanning.
        misread: Operators whose value was not understood, each with that value.
    """

    match: str = ""
    without: str = ""
    terms: tuple[str, ...] = field(default=(), repr=False)
    conditions: tuple[Condition, ...] = field(default=(), repr=False)
    substrings: tuple[str, ...] = field(default=(), repr=False)
    missing: tuple[str, ...] = field(default=(), repr=False)
    misread: tuple[tuple[str, str], ...] = field(default=(), repr=False)


class _Parts:
    """What is collected from the terms, one after the other."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.either: list[str] = []
        self.without: list[str] = []
        self.marks: list[str] = []
        self.conditions: list[Condition] = []
        self.substrings: list[str] = []
        self.missing: list[str] = []
        self.misread: list[tuple[str, str]] = []

    def add(self, match: re.Match[str]) -> None:
        """Take one term."""
        minus, operator, phrase, closing, word = match.groups()
        value = word if phrase is None else phrase
        if operator is None and word is not None and word[:-1].lower() in _OPERATORS:
            if word.endswith(":"):  # its value is still to be typed
                return
        elif operator is not None:
            if self._operate(operator.lower(), value, is_not=bool(minus)):
                return
            value = f"{operator} {value}"
        is_prefix = value.endswith("*") if phrase is None else not closing
        self._find(value, is_not=bool(minus), is_prefix=is_prefix)

    def _operate(self, operator: str, value: str, *, is_not: bool) -> bool:
        read = _OPERATORS.get(operator)
        if read is None:
            return False
        condition = read(value)
        if condition is None:
            if not value.strip():
                return True
            self.misread.append((operator, value))
            return False
        self.conditions.append((f"NOT ({condition[0]})", condition[1]) if is_not else condition)
        return True

    def _find(self, value: str, *, is_not: bool, is_prefix: bool) -> None:
        scanned, bare = _apart(value.rstrip("*"))
        has_words = bool(_WORD.search(bare.replace("_", " ")))
        if not is_not:
            self.substrings.extend(scanned)
            self.marks.extend(scanned)
        elif len(scanned) == 1 and not has_words:
            self.missing.extend(scanned)
        if not has_words or (is_not and scanned):
            return
        if scanned:
            # What was scanned stood between these words, so they are no phrase.
            for word in bare.split():
                self._find(word, is_not=False, is_prefix=is_prefix)
            return
        spellings = list(dict.fromkeys((bare, _respelt(bare))))
        terms = [_quoted(one) + (" *" if is_prefix else "") for one in spellings]
        if is_not:
            self.without.extend(terms)
            return
        self.marks.extend(spellings)
        if len(terms) == 1:
            self.words.extend(terms)
        else:
            self.either.append(f"({' OR '.join(terms)})")

    def query(self) -> Query:
        """Return what was collected."""
        # Side by side, FTS5 forgets a phrase in which it sees no word; after AND it finds nothing.
        match = " AND ".join([*([" ".join(self.words)] if self.words else []), *self.either])
        return Query(
            match=match,
            without=" OR ".join(self.without),
            terms=tuple(_plain(mark) for mark in self.marks),
            conditions=tuple(self.conditions),
            substrings=tuple(self.substrings),
            missing=tuple(self.missing),
            misread=tuple(self.misread),
        )


def parse(text: str) -> Query:
    """Parse what a person typed; never raises."""
    clean = text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8", "replace")
    clean = unicodedata.normalize("NFC", clean.translate(_QUOTES))
    if len(clean) > MAX_CHARACTERS:
        clean = clean[:MAX_CHARACTERS].rsplit(maxsplit=1)[0]
    parts = _Parts()
    for match in islice(_TOKEN.finditer(clean), MAX_TERMS):
        parts.add(match)
    return parts.query()


def is_unspaced(letter: str) -> bool:
    """Whether a letter belongs to a script that does not part its words."""
    return any(first <= letter <= last for first, last in _UNSPACED)


def like(value: str) -> str:
    r"""Return a pattern for `LIKE … ESCAPE '\\'` that finds a text anywhere."""
    escaped = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def folded(text: str) -> str:
    """Return a text as the index compares it: lower case, without diacritics."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _apart(value: str) -> tuple[list[str], str]:
    """Return the texts that must be scanned for, as the index does not know them, and the rest."""
    if value.isascii():
        return [], value
    symbols = {letter for letter in value if _is_symbol(letter)}
    rest = "".join(" " if letter in symbols else letter for letter in value)
    if not any(map(is_unspaced, rest)):
        return sorted(symbols), rest
    pieces = "".join(one if one.isalnum() or is_unspaced(one) else " " for one in rest).split()
    scanned, words = sorted(symbols), []
    for piece in pieces:
        if not any(map(is_unspaced, piece)):
            words.append(piece)
        elif all(one.isascii() or is_unspaced(one) for one in piece):
            scanned.append(piece)
        else:  # LIKE folds no letters but ASCII, so those around are not compared
            scanned += "".join(one if is_unspaced(one) else " " for one in piece).split()
    return scanned, " ".join(words)


def _is_symbol(letter: str) -> bool:
    """Whether a letter is an arrow, a currency, an emoji and the like; "$" may just be typed."""
    is_emoji = "\U0001f000" <= letter <= "\U0001faff"
    return is_emoji or (not letter.isascii() and unicodedata.category(letter)[0] == "S")


def _respelt(value: str) -> str:
    """Return the other German spelling, with ß for ss or with ss for ß."""
    if "ß" in value:
        return value.replace("ß", "ss")
    return value.replace("ss", "ß")


def _plain(mark: str) -> str:
    return " ".join(_WORD.findall(mark)) or mark


def _quoted(value: str) -> str:
    return '"' + value.replace('"', " ") + '"'


_LINKED = (
    "WITH wanted AS ({people}) SELECT entry FROM link WHERE deleted_at IS NULL AND target IN "
    "(SELECT uuid FROM wanted UNION SELECT uuid FROM conversation WHERE person IN "
    "(SELECT uuid FROM wanted))"
)


def _tag(value: str) -> Condition | None:
    name = folded(value.strip().lstrip("#@"))
    if not name.rstrip("*/"):
        return None
    inside = f"{name.rstrip('*/')}{'' if name.endswith('*') else '/'}"
    return (
        "entry.id IN (SELECT entry_id FROM entry_tag JOIN tag ON tag.id = tag_id "
        "WHERE folded(tag.name) = ? OR substr(folded(tag.name), 1, ?) = ?)",
        (name, len(inside), inside),
    )


def _person(value: str) -> Condition | None:
    name = folded(value.strip().lstrip("@").rstrip("*"))
    if not name:
        return None
    wanted = _LINKED.format(people="SELECT uuid FROM person WHERE instr(folded(name), ?)")
    return f"entry.uuid IN ({wanted})", (name,)


def _kind(value: str) -> Condition | None:
    wanted = value.strip().lower().replace(" ", "-").replace("_", "-").rstrip("*")
    for one in (wanted, wanted.removesuffix("s")):
        kinds = _kinds(one)
        if kinds:
            return f"entry.kind IN ({', '.join('?' * len(kinds))})", kinds
    return None


def _kinds(wanted: str) -> tuple[str, ...]:
    """Return the kinds that are called so, or begin so, or have a word that does."""
    if not wanted:
        return ()
    every = [kind.value for kind in EntryKind]
    return tuple(
        [kind for kind in every if kind == wanted]
        or [kind for kind in every if kind.startswith(wanted)]
        or [kind for kind in every if f"-{wanted}" in kind]
    )


def _dated(template: str, pick: Callable[[tuple[date, date]], tuple[date, ...]]) -> _Operator:
    def condition(value: str) -> Condition | None:
        bounds = day_bounds(value)
        if bounds is None:
            return None
        return template, tuple(day.isoformat() for day in pick(bounds))

    return condition


_MENTORS = "SELECT uuid FROM person WHERE instr(relations, '\"mentor\"')"
_FILE = "instr(entry.body, '](attachment:')"
_HAS = {
    "image": f"{_FILE} AND has_image(entry.body)",
    "attachment": _FILE,
    "link": "entry.uuid IN (SELECT entry FROM link WHERE deleted_at IS NULL)",
    "mentor": f"entry.uuid IN ({_LINKED.format(people=_MENTORS)})",
    "tag": "entry.id IN (SELECT entry_id FROM entry_tag)",
    "fact": "entry.outside_fact IS NOT NULL",
}
_HAS |= {"picture": _HAS["image"], "photo": _HAS["image"], "file": _HAS["attachment"]}
_IS = {"starred": "entry.starred = 1", "pinned": "entry.pinned = 1"}


def _has(value: str) -> Condition | None:
    found = _HAS.get(value.strip().lower().rstrip("s"))
    return None if found is None else (found, ())


def _is(value: str) -> Condition | None:
    found = _IS.get(value.strip().lower())
    return None if found is None else (found, ())


_OPERATORS: dict[str, _Operator] = {
    "tag": _tag,
    "person": _person,
    "kind": _kind,
    "before": _dated("entry.date < ?", lambda bounds: bounds[:1]),
    "after": _dated("entry.date >= ?", lambda bounds: bounds[1:]),
    "on": _dated("entry.date >= ? AND entry.date < ?", lambda bounds: bounds),
    "has": _has,
    "is": _is,
}
