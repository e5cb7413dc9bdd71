"""What helps to write and to find again: templates, saved searches, the own dictionary."""

from __future__ import annotations

from dataclasses import dataclass, field

from growthjournal.domain.entries import EntryKind
from growthjournal.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Template(Record):
    """What a new entry begins with; an entry that still equals it is never saved.

    Attributes:
        name: As the list of templates shows it.
        kind: The kind of the entries that it begins.
        weekday: 0 (Monday) to 6, when it is for one day of the week; None for any.
        body: Markdown; the prompts are headings in it.
    """

    name: str = field(repr=False)
    kind: EntryKind = EntryKind.REFLECTION
    weekday: int | None = None
    body: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch(Record):
    """A search with a name.

    Attributes:
        name: As its chip shows it.
        query: What is searched, as a person would type it.
        position: Its place among the others, from 0.
    """

    name: str = field(repr=False)
    query: str = field(repr=False)
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWord(Record):
    """A word that spelling accepts.

    Attributes:
        word: As it was written.
        language: The language it belongs to, as in "de"; None for every language.
    """

    word: str = field(repr=False)
    language: str | None = None
