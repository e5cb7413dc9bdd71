"""The query language: any string that a person types is a valid search.

Words must all occur; `"a phrase"`, `-word`, `pre*`; `person: tag: kind: before: after: on:
has:image has:link is:starred`. What is not understood is searched as words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from growthjournal.domain.entries import EntryKind, EntryRow
from growthjournal.store.entries import plain_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from growthjournal.store.database import Database
    from growthjournal.store.entries import Entries

MAX_TERMS = 32
"""More terms than this are ignored (security.md T17)."""
OPEN, CLOSE = "\ue000", "\ue001"
"""Stand around a match in a snippet; private-use characters no journal text needs."""
_PASSAGE = f"snippet(entry_fts, 1, '{OPEN}', '{CLOSE}', '…', 24)"
NEWEST = "entry.date DESC, entry.time DESC, entry.id DESC"
_TOKEN = re.compile(r'(-?)(?:(\w+):)?(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"\w+", re.UNICODE)
_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uac00", "\ud7af"),
    ("\U0001f000", "\U0001faff"),
)
"""Thai, Lao, Japanese, Chinese, Korean and emoji: text that is not parted by spaces.

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
        substrings: Texts to find by scanning, in scripts that write without spaces.
    """

    match: str = ""
    without: str = ""
    terms: tuple[str, ...] = field(default=(), repr=False)
    conditions: tuple[tuple[str, tuple[object, ...]], ...] = field(default=(), repr=False)
    substrings: tuple[str, ...] = field(default=(), repr=False)


def parse(text: str) -> Query:
    """Parse what a person typed; never raises."""
    with_terms: list[str] = []
    without: list[str] = []
    marks: list[str] = []
    conditions: list[tuple[str, tuple[object, ...]]] = []
    substrings: list[str] = []
    clean = text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8", "replace")
    for match in list(_TOKEN.finditer(clean))[:MAX_TERMS]:
        minus, operator, phrase, word = match.groups()
        value = phrase if phrase is not None else word
        condition = _OPERATORS[operator.lower()](value) if _knows(operator) else None
        if condition is not None:
            conditions.append((f"NOT ({condition[0]})", condition[1]) if minus else condition)
            continue
        if operator:
            value = f"{operator} {value}"
        if _is_unspaced(value):
            if not minus:
                substrings.append(value.rstrip("*"))
                marks.append(value.rstrip("*"))
            continue
        term = _fts_term(value, prefix=phrase is None and value.endswith("*"))
        if not term:
            continue
        (without if minus else with_terms).append(term)
        if not minus:
            marks.append(value)
    return Query(
        match=" AND ".join(with_terms),
        without=" OR ".join(without),
        terms=tuple(_plain(mark) for mark in marks),
        conditions=tuple(conditions),
        substrings=tuple(substrings),
    )


def _is_unspaced(text: str) -> bool:
    return any(first <= letter <= last for letter in text for first, last in _UNSPACED)


def _plain(mark: str) -> str:
    return " ".join(_WORD.findall(mark)) or mark


def _fts_term(value: str, *, prefix: bool) -> str:
    words = _WORD.findall(value.replace("_", " "))
    if not words:
        return ""
    quoted = " ".join(words).replace('"', '""')
    return f'"{quoted}"' + (" *" if prefix else "")


def _knows(operator: str | None) -> bool:
    return operator is not None and operator.lower() in _OPERATORS


def _like(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _tag(value: str) -> tuple[str, tuple[object, ...]] | None:
    name = value.lstrip("#@")
    if not name:
        return None
    return (
        "entry.id IN (SELECT entry_id FROM entry_tag JOIN tag ON tag.id = tag_id "
        "WHERE lower(tag.name) = lower(?))",
        (name,),
    )


def _person(value: str) -> tuple[str, tuple[object, ...]] | None:
    if not value:
        return None
    return (
        "entry.uuid IN (SELECT link.entry FROM link JOIN person ON person.uuid = link.target "
        "WHERE link.deleted_at IS NULL AND person.name LIKE ? ESCAPE '\\' "
        "UNION SELECT link.entry FROM link JOIN conversation ON conversation.uuid = link.target "
        "JOIN person ON person.uuid = conversation.person "
        "WHERE link.deleted_at IS NULL AND person.name LIKE ? ESCAPE '\\')",
        (_like(value), _like(value)),
    )


def _kind(value: str) -> tuple[str, tuple[object, ...]] | None:
    wanted = value.lower().replace(" ", "-").replace("_", "-")
    kinds = tuple(kind.value for kind in EntryKind if wanted and kind.value.startswith(wanted))
    if not kinds:
        return None
    marks = ", ".join("?" * len(kinds))
    return f"entry.kind IN ({marks})", kinds


def _day_bounds(value: str) -> tuple[date, date] | None:
    """Return the first day of a year, month or day, and the first after it."""
    parts = value.replace("/", "-").split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1 and len(parts[0]) == 4:  # noqa: PLR2004 - a year
            return date(numbers[0], 1, 1), date(numbers[0] + 1, 1, 1)
        if len(numbers) == 2:  # noqa: PLR2004 - year and month
            first = date(numbers[0], numbers[1], 1)
            return first, (first + timedelta(days=32)).replace(day=1)
        day = date(*numbers)
    except (ValueError, TypeError, OverflowError):
        return None
    return (day, day + timedelta(days=1)) if day < date.max else None


def _dated(template: str, pick: Callable[[tuple[date, date]], tuple[date, ...]]) -> _Operator:
    def condition(value: str) -> tuple[str, tuple[object, ...]] | None:
        bounds = _day_bounds(value)
        if bounds is None:
            return None
        return template, tuple(day.isoformat() for day in pick(bounds))

    return condition


def _has(value: str) -> tuple[str, tuple[object, ...]] | None:
    conditions = {
        "image": "instr(entry.body, '](attachment:')",
        "attachment": "instr(entry.body, '](attachment:')",
        "link": "entry.uuid IN (SELECT entry FROM link WHERE deleted_at IS NULL)",
        "tag": "entry.id IN (SELECT entry_id FROM entry_tag)",
        "fact": "entry.outside_fact IS NOT NULL",
    }
    found = conditions.get(value.lower().rstrip("s"))
    return None if found is None else (found, ())


def _is(value: str) -> tuple[str, tuple[object, ...]] | None:
    conditions = {"starred": "entry.starred = 1", "pinned": "entry.pinned = 1"}
    found = conditions.get(value.lower())
    return None if found is None else (found, ())


if TYPE_CHECKING:
    _Operator = Callable[[str], tuple[str, tuple[object, ...]] | None]

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


class Search:
    """Finds entries; runs on whichever connection it was given."""

    def __init__(self, database: Database, entries: Entries) -> None:
        """Search one journal."""
        self.database = database
        self.entries = entries

    def newest(self, query: Query) -> list[int]:
        """Return the ids of all matches, newest first."""
        condition, values = _where(query)
        if query.match:
            condition = (
                f"entry.id IN (SELECT rowid FROM entry_fts WHERE entry_fts MATCH ?) AND {condition}"
            )
            values = (query.match, *values)
        rows = self.database.rows(
            f"SELECT entry.id FROM entry WHERE {condition} ORDER BY {NEWEST}", values
        )
        return [int(row[0]) for row in rows]

    def best(self, query: Query, limit: int | None) -> list[int]:
        """Return the ids of the best matches by BM25; a word in a title weighs five times."""
        if not query.match:
            return self.newest(query)[:limit]
        return [key for key, _passage in self._ranked(query, limit, "''")]

    def best_rows(self, query: Query, limit: int) -> list[EntryRow]:
        """Return list rows of the best matches, with marked passages."""
        if not query.match:
            return self.entries.rows(self.newest(query)[:limit])
        ranked = self._ranked(query, limit, _PASSAGE)
        return _with_passages(self.entries.rows([key for key, _passage in ranked]), dict(ranked))

    def _ranked(self, query: Query, limit: int | None, column: str) -> list[tuple[int, str]]:
        condition, values = _where(query)
        if query.conditions or query.substrings or query.without:
            narrowed = f"rowid IN (SELECT entry.id FROM entry WHERE {condition})"
        else:
            values = ()
            narrowed = "rowid NOT IN (SELECT id FROM entry WHERE deleted_at IS NOT NULL)"
        return self.database.rows(
            f"SELECT rowid, {column} FROM entry_fts WHERE entry_fts MATCH ? AND {narrowed} "
            "AND rank MATCH 'bm25(5.0, 1.0, 2.0)' ORDER BY rank LIMIT ?",
            [query.match, *values, -1 if limit is None else limit],
        )

    def rows(self, ids: list[int], query: Query) -> list[EntryRow]:
        """Return list rows whose snippets show and mark the match."""
        rows = self.entries.rows(ids)
        if not query.match or not rows:
            return rows
        passages: dict[int, str] = {}
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            marks = ", ".join("?" * len(part))
            found = self.database.rows(
                f"SELECT rowid, {_PASSAGE} FROM entry_fts "
                f"WHERE entry_fts MATCH ? AND rowid IN ({marks})",
                [query.match, *part],
            )
            passages.update(found)
        return _with_passages(rows, passages)


def _with_passages(rows: list[EntryRow], passages: dict[int, str]) -> list[EntryRow]:
    return [
        replace(row, snippet=plain_line(passages[row.id]))
        if OPEN in passages.get(row.id, "")
        else row
        for row in rows
    ]


def _where(query: Query) -> tuple[str, tuple[object, ...]]:
    parts = ["entry.deleted_at IS NULL"]
    values: list[object] = []
    if query.without:
        parts.append("entry.id NOT IN (SELECT rowid FROM entry_fts WHERE entry_fts MATCH ?)")
        values.append(query.without)
    for condition, given in query.conditions:
        parts.append(f"({condition})")
        values.extend(given)
    for text in query.substrings:
        parts.append("(entry.title LIKE ? ESCAPE '\\' OR entry.body LIKE ? ESCAPE '\\')")
        values.extend([_like(text)] * 2)
    return " AND ".join(parts), tuple(values)


def folded(text: str) -> str:
    """Return a text as the index compares it: lower case, without diacritics."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
