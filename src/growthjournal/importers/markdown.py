"""Markdown: a file, a folder or a zip of them, our own exports included (formats.md 9)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from growthjournal.domain.entries import Effort, Entry, EntryKind
from growthjournal.domain.errors import JournalError
from growthjournal.importers.base import UNREADABLE, Findings, identify
from growthjournal.importers.dayone_text import split_heading
from growthjournal.importers.front_matter import FrontMatterError, split_front_matter
from growthjournal.importers.front_values import (
    date_in_path,
    date_of,
    member_of,
    moment_of,
    string_of,
    tags_of,
    title_in_path,
    uuid_of,
)
from growthjournal.importers.markdown_links import SUFFIXES, Links
from growthjournal.importers.opening import open_source
from growthjournal.importers.texts import clean_path, decode, extra_json
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from growthjournal.importers.base import ImportBatchValues, Progress
    from growthjournal.importers.sources import Source

_OWN_KEYS = {
    "uuid",
    "kind",
    "title",
    "date",
    "time",
    "zone",
    "tags",
    "starred",
    "pinned",
    "effort_type",
    "outside_fact",
    "language",
    "source",
    "source_id",
    "source_extra",
    "created_at",
    "updated_at",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """A Markdown file, read but with its links as they are."""

    name: str
    where: str
    entry: Entry
    is_own: bool


class Markdown:
    """Reads Markdown files with their front matter and the files they link to."""

    name = "markdown"

    def recognises(self, path: Path) -> bool:
        """Whether there is a Markdown file."""
        return bool(_notes_in(open_source(path)))

    def read(self, path: Path, progress: Progress) -> ImportBatchValues:
        """Return an entry for each file; see `Importer.read`."""
        source = open_source(path)
        names = _notes_in(source)
        findings = Findings(self.name, source, len(names), progress)
        for name, reason in source.refused:
            if name.lower().endswith(SUFFIXES):
                findings.refuse(clean_path(name), reason)
        prefix = _common_folder(source.names)
        notes = _notes(findings, names, prefix)
        links = Links(findings, {note.name: note.entry.uuid for note in notes}, prefix)
        for note in notes:
            follow = links.restored if note.is_own else links.rewritten
            body = follow(note.entry.body, note.name, note.where)
            findings.add(replace(note.entry, body=body), note.where)
            findings.step()
        return findings.result()


def _notes(findings: Findings, names: tuple[str, ...], prefix: str) -> list[_Note]:
    """Read the files, links as they are: a link may lead to a file that comes later."""
    notes: list[_Note] = []
    taken: set[str] = set()
    for at, name in enumerate(names, 1):
        where = clean_path(name.removeprefix(prefix))
        try:
            notes.append(_Reader(findings, name, prefix, where).note(taken))
            taken.add(notes[-1].entry.uuid)
        except JournalError as error:
            findings.refuse(where, str(error))
            findings.step()
        except UNREADABLE:
            findings.refuse(where, _("Its values are not those of an entry."))
            findings.step()
        findings.pause(at)
    return notes


def _notes_in(source: Source) -> tuple[str, ...]:
    return tuple(name for name in source.names if name.lower().endswith(SUFFIXES))


def _common_folder(names: tuple[str, ...]) -> str:
    """The one folder that a zip often holds everything in; it is no part of the names."""
    firsts = {name.partition("/")[0] for name in names}
    if len(firsts) == 1 and all("/" in name for name in names):
        first = firsts.pop()
        return "" if re.fullmatch(r"\d{4}", first) else f"{first}/"
    return ""


class _Reader:
    """Reads one file."""

    def __init__(self, findings: Findings, name: str, prefix: str, where: str) -> None:
        self._findings = findings
        self._name = name
        self._path = name.removeprefix(prefix)
        self._where = where
        self._values: dict[str, Any] = {}

    def note(self, taken: set[str]) -> _Note:
        """Return the file's entry; its uuid is not one of those taken."""
        body = self._text()
        uuid, kind = (
            uuid_of(self._values.get("uuid")),
            member_of(EntryKind, self._values.get("kind")),
        )
        if uuid in taken:
            self._say(_("Another file has the same uuid: this one was given a new one."))
            uuid = None
        elif uuid is None and self._values.get("uuid") is not None:
            self._say(_("Its uuid is not one: it was given a new one."))
        is_own = uuid is not None and kind is not None
        entry = self._own(uuid, kind, body) if uuid and kind else self._foreign(uuid, kind, body)
        return _Note(name=self._name, where=self._where, entry=entry, is_own=is_own)

    def _say(self, reason: str) -> None:
        self._findings.note(self._where, reason)

    def _text(self) -> str:
        text, loss = decode(self._findings.source.read(self._name))
        if loss:
            self._say(loss)
        try:
            self._values, text = split_front_matter(text)
        except FrontMatterError:
            self._say(_("Its front matter cannot be read and stayed in the text."))
        return text

    def _own(self, uuid: str, kind: EntryKind, body: str) -> Entry:
        """An entry of our own export: everything is taken back as it is."""
        values = self._values
        day, at = self._stated_date()
        if day is None:
            day, at = self._other_date()
        return Entry(
            uuid=uuid,
            kind=kind,
            title=string_of(values.get("title")) or "",
            body=body.removeprefix("\n").removesuffix("\n"),
            date=day,
            time=at,
            zone=self._zone(),
            effort_type=self._effort(),
            outside_fact=string_of(values.get("outside_fact")),
            starred=values.get("starred") is True,
            pinned=values.get("pinned") is True,
            tags=tags_of(values.get("tags"), exactly=True),
            language=string_of(values.get("language")),
            source=string_of(values.get("source")),
            source_id=string_of(values.get("source_id")),
            source_extra=string_of(values.get("source_extra")),
            created_at=moment_of(values.get("created_at")),
            updated_at=moment_of(values.get("updated_at")),
        )

    def _foreign(self, uuid: str | None, kind: EntryKind | None, body: str) -> Entry:
        values = self._values
        body = re.sub(r"\r\n?", "\n", body).strip("\n")
        digest = hashlib.sha256(f"{values}{body}".encode("utf-8", "replace")).hexdigest()[:16]
        source_id = self._findings.unique(uuid or f"{self._path}#{digest}")
        day, at = self._date(is_stated_first=uuid is not None)
        title, body = self._title(body)
        return Entry(
            uuid=uuid or identify("markdown", source_id),
            kind=kind or EntryKind.REFLECTION,
            title=title,
            body=body,
            date=day,
            time=at,
            zone=self._zone(),
            effort_type=self._effort(),
            outside_fact=string_of(values.get("outside_fact")),
            starred=values.get("starred") is True or values.get("favorite") is True,
            pinned=values.get("pinned") is True,
            tags=tags_of(values.get("tags", values.get("tag")), exactly=False),
            language=string_of(values.get("language")),
            source="markdown",
            source_id=source_id,
            source_extra=extra_json({key: values[key] for key in values if key not in _OWN_KEYS}),
        )

    def _title(self, body: str) -> tuple[str, str]:
        """Return title and body: from front matter, the first heading, or the file's name."""
        heading, rest = split_heading(body)
        stated = (string_of(self._values.get("title")) or "").strip()
        if stated:
            return stated, rest if heading == stated else body
        if heading:
            return heading, rest
        return title_in_path(self._path), body

    def _date(self, *, is_stated_first: bool) -> tuple[date, time | None]:
        """Return the date by the order of formats.md 9; the time when it is of the same day."""
        stated, at = self._stated_date()
        named = date_in_path(self._path)
        if named and not (is_stated_first and stated):
            return named, at if stated == named else self._time()
        if stated:
            return stated, at
        return self._other_date()

    def _stated_date(self) -> tuple[date | None, time | None]:
        for key in ("date", "created"):
            value = self._values.get(key)
            if value is None:
                continue
            day, at = date_of(value)
            if day:
                return day, self._time() or at
            self._say(_("The date in its front matter cannot be read."))
        return None, self._time()

    def _other_date(self) -> tuple[date, time | None]:
        named = date_in_path(self._path)
        if named:
            return named, self._time()
        try:
            changed = self._findings.source.modified(self._name)
        except (OSError, OverflowError, ValueError):
            raise JournalError(_("It has no date that can be read.")) from None
        self._say(_("It has no date: the day it was last changed was taken."))
        return changed.date(), changed.time().replace(microsecond=0)

    def _time(self) -> time | None:
        value = self._values.get("time")
        if not isinstance(value, str):
            return None
        try:
            return time.fromisoformat(value.strip()).replace(tzinfo=None)
        except ValueError:
            self._say(_("The time in its front matter cannot be read."))
            return None

    def _zone(self) -> str | None:
        name = self._values.get("zone")
        if name is None:
            return None
        try:
            return ZoneInfo(str(name)).key
        except (LookupError, OSError, ValueError):
            self._say(_("Its time zone is not known."))
            return None

    def _effort(self) -> Effort | None:
        value = self._values.get("effort_type")
        effort = member_of(Effort, value)
        if value is not None and effort is None:
            self._say(_("What its effort went into is not one of the three kinds."))
        return effort
