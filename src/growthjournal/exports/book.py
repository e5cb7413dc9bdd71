"""Entries to a document: years, months and entries in the order they were lived."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from itertools import groupby
from typing import TYPE_CHECKING

from growthjournal.domain.entries import Entry, EntryKind, all_tags, display_title
from growthjournal.exports import nodes
from growthjournal.exports.cleaning import clean
from growthjournal.exports.document import Document, Section
from growthjournal.exports.markup import parse, plain_text
from growthjournal.language import (
    format_date,
    format_month,
    format_time,
    format_weekday_day,
    locale_name,
    ngettext,
)
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Progress = Callable[[int, int], None]

CONTENTS_WITH_ENTRIES = 120
"""Up to this many entries each has its own line in the contents; beyond, each month has."""
BOOKMARK_LENGTH = 60
"""Characters of an untitled entry's first line in a bookmark."""
PROGRESS_STEP = 50


def _kinds() -> dict[EntryKind, str]:
    return {
        EntryKind.REFLECTION: _("Reflection"),
        EntryKind.EVENT_REVIEW: _("Event review"),
        EntryKind.LONG_REFLECTION: _("Long reflection"),
        EntryKind.STRENGTHS_NOTE: _("Strengths note"),
        EntryKind.CONVERSATION_NOTES: _("Conversation notes"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfWords:
    """Every word that the program itself puts into the PDF."""

    contents: str = field(default_factory=lambda: _("Contents"))
    page: str = field(default_factory=lambda: _("Page {page} of {pages}"))
    untitled: str = field(default_factory=lambda: _("Journal"))
    date_range: str = field(default_factory=lambda: _("{first} – {last}"))
    made_on: str = field(default_factory=lambda: _("Made on {date}"))
    starred: str = field(default_factory=lambda: _("Starred"))
    outside: str = field(default_factory=lambda: _("From outside: {fact}"))
    picture: str = field(default_factory=lambda: _("Picture"))
    missing: str = field(default_factory=lambda: _("Not included: {name}"))
    file: str = field(default_factory=lambda: _("File"))
    kinds: dict[EntryKind, str] = field(default_factory=_kinds)

    @staticmethod
    def entries(count: int) -> str:
        """Return for example "531 entries"."""
        return ngettext("{n} entry", "{n} entries", count).format(n=count)


def entries_document(
    entries: Iterable[Entry], *, title: str, words: PdfWords, progress: Progress
) -> Document:
    """Return entries as a book, oldest first; entries of one moment keep their order.

    Args:
        entries: What to include.
        title: Cover and file property; empty for the word "Journal".
        words: The program's own words.
        progress: Called with done and total while texts are read; may raise CancelledError.
    """
    ordered = sorted(entries, key=lambda one: (one.date, one.time or time.min))
    total = len(ordered)
    with_kind = any(one.kind is not EntryKind.REFLECTION for one in ordered)
    parts: list[tuple[Entry, Section]] = []
    for done, entry in enumerate(ordered):
        if done % PROGRESS_STEP == 0:
            progress(done, total)
        parts.append((entry, _entry_section(entry, words, with_kind=with_kind)))
    progress(total, total)
    years = groupby(parts, key=lambda pair: pair[0].date.year)
    return Document(
        title=clean(title).strip() or words.untitled,
        subtitle=_subtitle(ordered, words),
        language=locale_name(),
        contents=words.contents if ordered else "",
        contents_depth=3 if total <= CONTENTS_WITH_ENTRIES else 2,
        page=words.page,
        sections=tuple(_year(number, list(rows)) for number, rows in years),
    )


def _subtitle(ordered: Sequence[Entry], words: PdfWords) -> tuple[str, ...]:
    if not ordered:
        return (words.entries(0),)
    first, last = format_date(ordered[0].date), format_date(ordered[-1].date)
    span = first if first == last else words.date_range.format(first=first, last=last)
    return (span, words.entries(len(ordered)))


def _year(number: int, rows: list[tuple[Entry, Section]]) -> Section:
    months = groupby(rows, key=lambda pair: pair[0].date.replace(day=1))
    sections = []
    for first, pairs in months:
        name = format_month(first)
        parts = tuple(section for _entry, section in pairs)
        sections.append(Section(heading=name, running=name, sections=parts))
    return Section(heading=str(number), own_page=True, sections=tuple(sections))


def _entry_section(entry: Entry, words: PdfWords, *, with_kind: bool) -> Section:
    title = clean(entry.title).strip()
    day = format_weekday_day(entry.date)
    about = [format_date(entry.date, "full")] if title else []
    if entry.time is not None:
        about.append(format_time(entry.time))
    if with_kind:
        about.append(words.kinds[entry.kind])
    if entry.starred:
        about.append(f"★ {words.starred}")
    first_line = _shortened(title or clean(_first_line(entry)))
    content = parse(entry.body)
    if entry.outside_fact:
        fact = nodes.Text(text=words.outside.format(fact=entry.outside_fact))
        content = _before_notes(content, nodes.Paragraph(children=(fact,)))
    return Section(
        heading=f"{day} · {first_line}" if first_line else day,
        shown=title or format_date(entry.date, "full"),
        above=" · ".join(about),
        below="   ".join(f"#{tag}" for tag in all_tags(entry)),
        anchor=entry.uuid,
        content=content,
    )


def _before_notes(content: tuple[nodes.Node, ...], one: nodes.Paragraph) -> tuple[nodes.Node, ...]:
    if content and isinstance(content[-1], nodes.Footnotes):
        return (*content[:-1], one, content[-1])
    return (*content, one)


def _first_line(entry: Entry) -> str:
    lead = plain_text(entry.body[:400]).strip().split("\n")[0]
    return lead or display_title("", entry.body)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= BOOKMARK_LENGTH:
        return words
    return words[:BOOKMARK_LENGTH].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
