"""Entries: dated pieces of writing in Markdown (method.md A8)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from growthjournal.domain.record import Record

REVISION_INTERVAL = timedelta(minutes=5)
"""A new revision is cut when this much time passed since the last (method.md A8)."""

TRASH_DAYS = 30
"""How long a deleted entry can be brought back (product.md, Journal)."""


class EntryKind(StrEnum):
    """The five kinds of entry."""

    REFLECTION = "reflection"
    EVENT_REVIEW = "event-review"
    LONG_REFLECTION = "long-reflection"
    STRENGTHS_NOTE = "strengths-note"
    CONVERSATION_NOTES = "conversation-notes"


class EntryOrder(StrEnum):
    """How a list of entries is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    CHANGED = "changed"
    TITLE = "title"


class Effort(StrEnum):
    """What the effort behind an entry or impact went into (method.md A7, B6)."""

    DEVELOP = "develop"
    SHOW = "show"
    DELIVER = "deliver"


class TargetKind(StrEnum):
    """What an entry can be linked to."""

    ENTRY = "entry"
    PERSON = "person"
    PATTERN = "pattern"
    ASSUMPTION = "assumption"
    CONVERSATION = "conversation"
    DECISION = "decision"
    IMPACT = "impact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    """A dated piece of writing.

    Attributes:
        kind: Which of the five kinds.
        title: May be empty: the first line of the body is shown instead.
        body: Markdown, never rewritten by the program.
        date: Local date as written, never recomputed.
        time: Local time as written, or None.
        zone: IANA zone as written, or None.
        effort_type: What the effort went into, or None.
        outside_fact: A result, quote or remark from outside, or None.
        starred: Marked by the user.
        pinned: Kept at the top of the list.
        tags: Tags added by hand, without "#", in order; tags in the text are derived.
        language: Language for spelling, as in "de"; None for the journal's own.
        source: Where an imported entry came from, for example "dayone".
        source_id: Its stable id there.
        source_extra: JSON text of whatever else came along, kept verbatim.
    """

    kind: EntryKind = EntryKind.REFLECTION
    title: str = field(default="", repr=False)
    body: str = field(default="", repr=False)
    date: date
    time: time | None = None
    zone: str | None = None
    effort_type: Effort | None = None
    outside_fact: str | None = field(default=None, repr=False)
    starred: bool = False
    pinned: bool = False
    tags: tuple[str, ...] = field(default=(), repr=False)
    language: str | None = None
    source: str | None = None
    source_id: str | None = field(default=None, repr=False)
    source_extra: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Record):
    """An earlier state of an entry's words, kept in full.

    Attributes:
        entry: The entry's uuid.
        title: Its title then.
        body: Its text then.
        cut_at: When it was closed; None while autosave may still overwrite it.
    """

    entry: str
    title: str = field(default="", repr=False)
    body: str = field(default="", repr=False)
    cut_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """A link from an entry to a record; `by_hand` is False when it was derived from the text."""

    entry: str
    target_kind: TargetKind
    target: str
    by_hand: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A file kept inside the journal under its content's hash.

    Attributes:
        sha256: Hex digest of the content, 64 characters; referenced as `attachment:<sha256>`.
        media_type: For example "image/jpeg".
        name: The name it came with, cleaned for display.
        size: Bytes.
        width: Pixels, None when not an image.
        height: Pixels, None when not an image.
    """

    sha256: str
    media_type: str
    name: str = field(default="", repr=False)
    size: int = 0
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """What the list needs of an entry, and no more.

    Attributes:
        id: The store's integer key.
        uuid: The entry's identity.
        title: Its title or first line, at most 200 characters.
        date: Local date.
        time: Local time or None.
        kind: Its kind.
        snippet: The beginning of the text, or the passage that matched a search, in which
            matches stand between U+E000 and U+E001.
        tags: All its tags.
        starred: Marked by the user.
        pinned: Kept at the top of the list.
        has_image: Whether a picture is in it.
    """

    id: int
    uuid: str
    title: str = field(repr=False)
    date: date
    time: time | None
    kind: EntryKind
    snippet: str = field(repr=False)
    tags: tuple[str, ...] = field(default=(), repr=False)
    starred: bool = False
    pinned: bool = False
    has_image: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """What acts on several entries change, of one entry.

    Attributes:
        uuid: The entry's identity.
        date: Local date.
        starred: Marked by the user.
        pinned: Kept at the top of the list.
        tags: The tags added by hand.
    """

    uuid: str
    date: date
    starred: bool
    pinned: bool
    tags: tuple[str, ...] = field(default=(), repr=False)


_TAG = re.compile(r"(?<![\w#&/])#([^\W\d_][\w\-/]{0,63})")
_CODE = re.compile(r"```.*?```|`[^`\n]*`|\]\([^)]*\)", re.DOTALL)
_ATTACHMENT = re.compile(r"attachment:([0-9a-f]{64})")
_ENTRY_LINK = re.compile(r"entry:([0-9a-f]{8}-[0-9a-f-]{27})")
_MARKUP = re.compile(r"^[\s#>*+\-\[\]x]*|[*_`]{1,3}")


def clean_tag(text: str) -> str:
    """Return what a person typed as a tag: one line, without "#", at most 64 characters."""
    return " ".join(text.split()).lstrip("#").strip()[:64]


def tags_in(body: str) -> tuple[str, ...]:
    """Return the distinct #tags of a text in order, not those in code or link targets."""
    if "#" not in body:  # as in most texts, and asked for with every save
        return ()
    found = (match.group(1).rstrip("-/") for match in _TAG.finditer(_CODE.sub(" ", body)))
    return tuple(dict.fromkeys(found))


def attachments_in(body: str) -> tuple[str, ...]:
    """Return the distinct hashes that a text refers to, in order."""
    return tuple(dict.fromkeys(_ATTACHMENT.findall(body)))


def entries_linked_in(body: str) -> tuple[str, ...]:
    """Return the distinct uuids of entries that a text links to, in order."""
    return tuple(dict.fromkeys(_ENTRY_LINK.findall(body)))


def all_tags(entry: Entry) -> tuple[str, ...]:
    """Return the tags added by hand, then those found in the text, each once."""
    return tuple(dict.fromkeys((*entry.tags, *tags_in(entry.body))))


def display_title(title: str, body: str) -> str:
    """Return the title, or the first line with words in it, at most 200 characters.

    Empty when there is neither; callers choose the word for that.
    """
    if title.strip():
        return title.strip()[:200]
    for line in body.splitlines():
        if line.lstrip().startswith("!["):
            continue
        plain = _MARKUP.sub("", line).strip()
        if plain:
            return plain[:200]
    return ""


_LINE_SIGNS = re.compile(
    r"^[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\](?=\s|$))?)?", re.MULTILINE
)
_TABLE_LINE = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_LETTER = re.compile(r"[^\W_]")


def word_count(body: str) -> int:
    """Return the number of words; the signs of Markdown are none."""
    plain = _LINE_SIGNS.sub(" ", body)
    if "|" in plain:
        plain = _TABLE_LINE.sub(lambda row: row[0].replace("|", " "), plain)
    return sum(1 for word in plain.split() if _LETTER.search(word))


def is_revision_due(last_cut: datetime | None, now: datetime) -> bool:
    """Whether five minutes passed since the last revision (method.md A8)."""
    return last_cut is None or now - last_cut >= REVISION_INTERVAL
