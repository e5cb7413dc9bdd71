"""Day One: JSON exports of 2.x and later (zip, folder or single file) and Classic folders."""

from __future__ import annotations

import hashlib
import json
import plistlib
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError
from zoneinfo import ZoneInfo

from growthjournal.domain.entries import Entry
from growthjournal.domain.errors import JournalError
from growthjournal.importers.base import UNREADABLE, Findings, identify
from growthjournal.importers.dayone_media import Media, place
from growthjournal.importers.dayone_text import (
    has_escapes_in_code,
    rich_contents,
    rich_markdown,
    rich_plain,
    split_heading,
    tidy,
)
from growthjournal.importers.opening import open_source
from growthjournal.importers.texts import clean_path, extra_json, is_too_deep, read_json
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from growthjournal.importers.base import ImportBatchValues, Progress
    from growthjournal.importers.sources import Source

HEAD = 1024**2
"""Bytes that are looked at to recognise an export."""

_SIGNS = re.compile(
    rb'"(creationDate|richText|creationDevice|editingTime)"\s*:'
    rb'|\A\s*\{\s*"metadata"\s*:\s*\{\s*"version"'
)
_CONSUMED = {
    "uuid",
    "creationDate",
    "modifiedDate",
    "text",
    "richText",
    "tags",
    "starred",
    "isPinned",
    "pinned",
    "isAllDay",
}
_INTERNAL = re.compile(r"\]\(dayone2?:/+view\?entryId=(?P<id>[0-9A-Fa-f-]{32,36})[^)\s]*\)")
_FIXED_OFFSET = re.compile(r"(?:GMT|UTC)([+-])(\d{1,2}):?(\d{2})?")
_CLASSIC = {
    "UUID": "uuid",
    "Creation Date": "creationDate",
    "Entry Text": "text",
    "Starred": "starred",
    "Tags": "tags",
    "Time Zone": "timeZone",
}


class DayOne:
    """Reads what Day One exports, with photos, recordings and documents."""

    name = "dayone"

    def recognises(self, path: Path) -> bool:
        """Whether a file inside looks like a journal of Day One."""
        source = open_source(path)
        return bool(_journals(source) or _classic_entries(source))

    def read(self, path: Path, progress: Progress) -> ImportBatchValues:
        """Return all entries with their files; see `Importer.read`."""
        source = open_source(path)
        journals, classic = _journals(source), _classic_entries(source)
        broken: list[tuple[str, str]] = []
        raw: list[_Raw] = []
        for name in journals:
            try:
                raw.extend(_read_journal(source, name))
            except JournalError as error:
                if len(journals) == 1 and not classic:
                    raise
                broken.append((clean_path(name), str(error)))
        raw.extend(_Raw(source, name, None) for name in classic)
        findings = Findings(self.name, source, len(raw), progress)
        for where, reason in broken:
            findings.refuse(where, reason)
        for name, reason in source.refused:
            if name.lower().endswith((".json", ".doentry")):
                findings.refuse(clean_path(name), reason)
        _Reader(findings, raw).run()
        return findings.result()


def _journals(source: Source) -> tuple[str, ...]:
    """Names of the journal files, at most one folder down."""
    return tuple(
        name
        for name in source.names
        if name.lower().endswith(".json")
        and name.count("/") <= 1
        and _looks_like_journal(source.head(name, HEAD))
    )


def _looks_like_journal(head: bytes) -> bool:
    head = head.removeprefix(b"\xef\xbb\xbf")
    return head.lstrip()[:1] == b"{" and bool(_SIGNS.search(head))


def _classic_entries(source: Source) -> tuple[str, ...]:
    return tuple(name for name in source.names if name.lower().endswith(".doentry"))


class _Raw:
    """An entry as it stands in the export, not looked at yet."""

    def __init__(
        self, source: Source, name: str, value: object, number: int = 0, notes: tuple[str, ...] = ()
    ) -> None:
        self.source = source
        self.name = name
        self.value = value
        self.notes = notes
        self.where = clean_path(name)
        self.is_classic = name.lower().endswith(".doentry")
        identifier = value.get("uuid") if isinstance(value, dict) else None
        if number:
            self.where = _("{file}, entry {number}").format(file=self.where, number=number)
        if isinstance(identifier, str) and re.fullmatch(r"[0-9A-Za-z-]{8,40}", identifier):
            self.where = f"{self.where} ({identifier})"

    def load(self) -> dict[str, Any]:
        """Return the entry's keys and values.

        Raises:
            JournalError: It is not an entry.
        """
        value = self.value
        if self.is_classic:
            value = _read_classic(self.source.read(self.name))
        if not isinstance(value, dict):
            raise JournalError(_("It is not an entry."))
        if is_too_deep(value):
            raise JournalError(_("It is nested too deeply."))
        return value


def _read_journal(source: Source, name: str) -> list[_Raw]:
    value, notes = read_json(source.read(name), name)
    entries = value.get("entries") if isinstance(value, dict) else None
    if not isinstance(entries, list):
        raise JournalError(_("{name} is not a journal of Day One.").format(name=clean_path(name)))
    raw = [_Raw(source, name, entry, number) for number, entry in enumerate(entries, 1)]
    if raw and notes:
        raw[0].notes = notes
    return raw


def _read_classic(content: bytes) -> dict[str, Any]:
    """Return the values of a property list under the names that JSON exports use.

    plistlib refuses entity declarations; binary lists, which Classic never wrote, are refused.
    """
    try:
        value = plistlib.loads(content, fmt=plistlib.FMT_XML)
    except (plistlib.InvalidFileException, ExpatError, *UNREADABLE):
        raise JournalError(_("It is cut off or damaged.")) from None
    if not isinstance(value, dict):
        raise JournalError(_("It is not an entry."))
    entry = {_CLASSIC.get(key, str(key)): inner for key, inner in value.items()}
    created = entry.get("creationDate")
    if isinstance(created, datetime):
        entry["creationDate"] = created.replace(tzinfo=UTC).isoformat()
    return entry


class _Reader:
    """Turns raw entries into entries."""

    def __init__(self, findings: Findings, raw: list[_Raw]) -> None:
        self._findings = findings
        self._raw = raw
        self._media: dict[str, Media] = {}
        self._ids = {
            identifier.replace("-", "").upper()
            for one in raw
            if isinstance(one.value, dict) and isinstance(identifier := one.value.get("uuid"), str)
        } | {one.name.rpartition("/")[2][:-8].upper() for one in raw if one.is_classic}

    def run(self) -> None:
        for one in self._raw:
            for note in one.notes:
                self._findings.note(clean_path(one.name), note)
            try:
                self._findings.add(self._entry(one), one.where)
            except JournalError as error:
                self._findings.refuse(one.where, str(error))
            except UNREADABLE:
                self._findings.refuse(one.where, _("Its values are not those of an entry."))
            self._findings.step()

    def _entry(self, one: _Raw) -> Entry:
        raw = one.load()
        created = _moment(raw.get("creationDate"))
        if created is None:
            raise JournalError(_("It has no date that can be read."))
        zone_name, local = self._local(created, raw, one.where)
        text = self._text(raw, one)
        title, body = split_heading(text)
        source_id = self._findings.unique(_source_id(raw))
        return Entry(
            uuid=identify("dayone", source_id),
            created_at=created,
            updated_at=_moment(raw.get("modifiedDate")) or created,
            title=title,
            body=body,
            date=local.date(),
            time=None if raw.get("isAllDay") is True else local.time().replace(microsecond=0),
            zone=zone_name,
            starred=raw.get("starred") is True,
            pinned=raw.get("isPinned") is True or raw.get("pinned") is True,
            tags=_tags(raw.get("tags")),
            source="dayone",
            source_id=source_id,
            source_extra=_extra(raw, zone_name),
        )

    def _local(
        self, created: datetime, raw: dict[str, Any], where: str
    ) -> tuple[str | None, datetime]:
        """Return zone and local moment as they were where the entry was written."""
        location = raw.get("location")
        second = location.get("timeZoneName") if isinstance(location, dict) else None
        for name in (raw.get("timeZone"), second):
            zone = _zone(name)
            if zone is not None:
                known = name if isinstance(zone, ZoneInfo) else None
                return known, created.astimezone(zone)
        self._findings.note(where, _("Its time zone is not known: date and time are in UTC."))
        return None, created

    def _text(self, raw: dict[str, Any], one: _Raw) -> str:
        text, rich = raw.get("text"), raw.get("richText")
        if text is not None and not isinstance(text, str):
            raise JournalError(_("Its text cannot be read."))
        contents: list[dict[str, Any]] = []
        is_blank = text is None or not text.strip()
        if isinstance(rich, str) and rich.strip() and (is_blank or has_escapes_in_code(text or "")):
            try:
                contents = rich_contents(rich)
                text = rich_markdown(contents) if is_blank else text
            except UNREADABLE:
                if text is None:
                    raise JournalError(_("Its text cannot be read.")) from None
        return self._linked(self._placed(tidy(text or "", rich_plain(contents)), raw, one))

    def _placed(self, text: str, raw: dict[str, Any], one: _Raw) -> str:
        """Return the text with its files; Classic names none and keeps one photo by its uuid."""
        beside = one.name.rpartition("/")[0] if one.is_classic else one.name
        if beside not in self._media:
            self._media[beside] = Media(self._findings.source, beside)
        media = self._media[beside]
        named = raw
        if one.is_classic:
            photos = [{"identifier": raw.get("uuid")}]
            named = {"photos": [item for item in photos if media.holds(item["identifier"])]}
        return place(text, named, media, self._findings, one.where)

    def _linked(self, text: str) -> str:
        """Links between entries lead to the imported ones, where those are in this import."""

        def replacement(match: re.Match[str]) -> str:
            identifier = match["id"].replace("-", "").upper()
            if identifier not in self._ids:
                return match[0]
            return f"](entry:{identify('dayone', identifier)})"

        return _INTERNAL.sub(replacement, text)


def _moment(value: object) -> datetime | None:
    """Return an aware moment in UTC, None when there is none that can be read."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _zone(name: object) -> tzinfo | None:
    if not isinstance(name, str) or not name:
        return None
    fixed = _FIXED_OFFSET.fullmatch(name)
    if fixed:
        offset = timedelta(hours=int(fixed[2]), minutes=int(fixed[3] or 0))
        return timezone(-offset if fixed[1] == "-" else offset) if offset.days == 0 else None
    try:
        return ZoneInfo(name)
    except (LookupError, OSError, ValueError):
        return None


def _source_id(raw: dict[str, Any]) -> str:
    identifier = raw.get("uuid")
    if isinstance(identifier, str) and identifier.strip():
        return identifier.strip().replace("-", "").upper()
    known = json.dumps([raw.get("creationDate"), raw.get("text"), raw.get("richText")])
    return hashlib.sha256(known.encode()).hexdigest()[:32]


def _tags(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    names = (tag.strip().lstrip("#").strip() for tag in value if isinstance(tag, str))
    return tuple(dict.fromkeys(name for name in names if name))


def _extra(raw: dict[str, Any], zone_name: str | None) -> str | None:
    consumed = _CONSUMED | ({"timeZone"} if zone_name == raw.get("timeZone") else set())
    return extra_json(
        {
            key: value
            for key, value in raw.items()
            if key not in consumed and value not in (None, [], {})
        }
    )
