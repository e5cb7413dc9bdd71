"""Entries with what is derived from their text: tags, links, revisions, list rows."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING

from typing_extensions import override

from growthjournal.domain.entries import (
    Attachment,
    Entry,
    EntryKind,
    EntryRow,
    Link,
    TargetKind,
    all_tags,
    display_title,
    entries_linked_in,
)
from growthjournal.domain.record import new_uuid
from growthjournal.store.history import History
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from growthjournal.store.database import Database

OPEN, CLOSE = "\ue000", "\ue001"
"""Stand around a match in a snippet; private-use characters that are dropped elsewhere."""
SNIPPET_CHARACTERS = 200
HEAD_CHARACTERS = 400
"""How much of a text is read for a list row."""
_IMAGE = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"(?m)^\s*(?:#{1,6}|>|[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?|[*_`~]{1,3}|^-{3,}$")


class Entries(Repository[Entry]):
    """The entries of a journal."""

    derived = ("tag_words",)

    def __init__(self, database: Database) -> None:
        """Serve the entries and everything derived from them."""
        super().__init__(database, Entry)
        self.history = History(database)
        self.links = Repository(database, Link)
        self.attachments = Repository(database, Attachment)

    @override
    def put(self, record: Entry, now: datetime, *, keep_stamps: bool = False) -> Entry:
        """Store an entry, its tags and its links; revisions are `history`'s."""
        return self.put_over(None, record, now, keep_stamps=keep_stamps)

    def put_over(
        self, before: Entry | None, record: Entry, now: datetime, *, keep_stamps: bool = False
    ) -> Entry:
        """Store an entry in place of what is there, touching only what is derived anew."""
        if before is None or keep_stamps:
            stored = super().put(record, now, keep_stamps=keep_stamps)
        else:
            stored = self.put_changed(before, record, now)
        if before is None or _tagging(before) != _tagging(stored):
            key = int(self.database.value("SELECT id FROM entry WHERE uuid = ?", [stored.uuid]))
            self._put_tags(key, stored, now)
        if before is None or entries_linked_in(before.body) != entries_linked_in(stored.body):
            self._put_links(stored, now)
        return stored

    @override
    def derive(self, record: Entry) -> tuple[object, ...]:
        """Return the words of all tags, which the search index holds."""
        return ("\n".join(all_tags(record)),)

    def _put_tags(self, key: int, entry: Entry, now: datetime) -> None:
        tags = all_tags(entry)
        before = self.database.rows(
            "SELECT tag.name, by_hand FROM entry_tag JOIN tag ON tag.id = tag_id "
            "WHERE entry_id = ? ORDER BY entry_tag.rowid",
            [key],
        )
        wanted = [(name, int(name in entry.tags)) for name in tags]
        if sorted(before) == sorted(wanted):
            return
        self.database.write("DELETE FROM entry_tag WHERE entry_id = ?", [key])
        stamp = now.isoformat(timespec="microseconds")
        for name, by_hand in wanted:
            self.database.write(
                "INSERT INTO tag (uuid, name, created_at, updated_at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT(name) DO NOTHING",
                [new_uuid(), name, stamp, stamp],
            )
            self.database.write(
                "INSERT INTO entry_tag (entry_id, tag_id, by_hand) "
                "SELECT ?, id, ? FROM tag WHERE name = ?",
                [key, by_hand, name],
            )

    def _put_links(self, entry: Entry, now: datetime) -> None:
        before = self.links.where("entry = ? AND by_hand = 0", [entry.uuid])
        wanted = [uuid for uuid in entries_linked_in(entry.body) if uuid != entry.uuid]
        for link in before:
            if link.target not in wanted:
                self.links.erase(link.uuid)
        for uuid in wanted:
            if uuid not in {link.target for link in before}:
                link = Link(
                    entry=entry.uuid, target_kind=TargetKind.ENTRY, target=uuid, by_hand=False
                )
                self.links.put(link, now)

    @override
    def erase(self, uuid: str) -> None:
        """Remove an entry and what belongs to it for good; what refers to it lets go."""
        where = "(SELECT id FROM entry WHERE uuid = ?)"
        self.database.write(f"DELETE FROM entry_tag WHERE entry_id = {where}", [uuid])
        self.database.write("DELETE FROM link WHERE entry = ? OR target = ?", [uuid, uuid])
        self.database.write("DELETE FROM revision WHERE entry = ?", [uuid])
        self.database.write("UPDATE sighting SET entry = NULL WHERE entry = ?", [uuid])
        super().erase(uuid)

    def erase_unused_attachments(self) -> int:
        """Remove attachments that no entry or revision refers to; return how many."""
        return self.database.write(
            "DELETE FROM attachment WHERE NOT EXISTS (SELECT 1 FROM entry "
            "WHERE instr(entry.body, attachment.sha256)) AND NOT EXISTS "
            "(SELECT 1 FROM revision WHERE instr(revision.body, attachment.sha256))"
        )

    def erase_unused_attachment(self, uuid: str) -> None:
        """Remove one attachment unless an entry refers to it."""
        self.database.write(
            "DELETE FROM attachment WHERE uuid = ? AND NOT EXISTS "
            "(SELECT 1 FROM entry WHERE instr(entry.body, attachment.sha256))",
            [uuid],
        )

    def rows(self, ids: Sequence[int]) -> list[EntryRow]:
        """Return list rows in the order of their ids; missing ids are left out."""
        found: dict[int, EntryRow] = {}
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            marks = ", ".join("?" * len(part))
            read = self.database.rows(
                "SELECT id, uuid, title, date, time, kind, "
                f"substr(body, 1, {HEAD_CHARACTERS}), starred, pinned, "
                "instr(body, '](attachment:') > 0, tag_words "
                f"FROM entry WHERE id IN ({marks})",
                part,
            )
            found.update((int(row[0]), _list_row(row)) for row in read)
        return [found[one] for one in ids if one in found]

    def put_attachment(self, attachment: Attachment, content: bytes, now: datetime) -> None:
        """Store a file under its hash; one that is there already is left alone."""
        stamp = now.isoformat(timespec="microseconds")
        self.database.write(
            "INSERT INTO attachment (uuid, sha256, media_type, name, size, width, height, content,"
            " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT(sha256) DO NOTHING",
            [
                attachment.uuid,
                attachment.sha256,
                attachment.media_type,
                attachment.name,
                attachment.size,
                attachment.width,
                attachment.height,
                content,
                attachment.created_at.isoformat() if attachment.created_at else stamp,
                attachment.updated_at.isoformat() if attachment.updated_at else stamp,
            ],
        )

    def content(self, sha256: str) -> bytes | None:
        """Return the bytes of an attachment, None when there is none."""
        found = self.database.value("SELECT content FROM attachment WHERE sha256 = ?", [sha256])
        return None if found is None else bytes(found)

    def known(self) -> tuple[set[str], set[tuple[str, str]]]:
        """Return the uuids, and source with source id, of all entries, trash included."""
        rows = self.database.rows("SELECT uuid, source, source_id FROM entry")
        uuids = {str(uuid) for uuid, _source, _key in rows}
        sources = {(str(source), str(key)) for _uuid, source, key in rows if key is not None}
        return uuids, sources


def _tagging(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return entry.tags, all_tags(entry)


def _list_row(row: tuple[object, ...]) -> EntryRow:
    key, uuid, title, day, at, kind, head, starred, pinned, has_image, tags = row
    body = str(head)
    shown = display_title(str(title), body)
    return EntryRow(
        id=int(str(key)),
        uuid=str(uuid),
        title=shown,
        date=date.fromisoformat(str(day)),
        time=time.fromisoformat(str(at)) if at is not None else None,
        kind=EntryKind(str(kind)),
        snippet=_snippet(body, skip="" if str(title).strip() else shown),
        tags=tuple(one for one in str(tags).split("\n") if one),
        starred=bool(starred),
        pinned=bool(pinned),
        has_image=bool(has_image),
    )


def plain_line(text: str) -> str:
    """Return Markdown as one plain line, without markers, pictures and link targets."""
    if "](" in text:
        text = _IMAGE.sub(r"\1", text)
    return " ".join(_MARKS.sub("", text).split())


def _snippet(body: str, skip: str) -> str:
    line = plain_line(body)
    if skip and line.startswith(skip):
        line = line[len(skip) :].lstrip()
    return line[:SNIPPET_CHARACTERS].replace(OPEN, "").replace(CLOSE, "")
