"""Writing, finding and keeping entries."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from growthjournal.domain.entries import (
    TRASH_DAYS,
    Attachment,
    Effort,
    Entry,
    EntryOrder,
    EntryRow,
    Link,
    Revision,
    TargetKind,
    display_title,
)
from growthjournal.domain.errors import JournalError
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.store.lists import EntryLists
from growthjournal.store.query import parse
from growthjournal.store.search import Search

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from growthjournal.store.database import Database
    from growthjournal.store.entries import Entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which entries an export takes; everything when nothing is set.

    Attributes:
        start: First day.
        end: Last day.
        kind: One kind, as in `kind:`.
        person: Part of a name, as in `person:`.
        tag: One tag.
        query: Any search.
        uuids: These entries alone; None for all of them.
    """

    start: date | None = None
    end: date | None = None
    kind: str | None = None
    person: str | None = None
    tag: str | None = None
    query: str | None = None
    uuids: Sequence[str] | None = None


class JournalService:
    """Entries, their revisions, links and attachments."""

    def __init__(self, database: Database, entries: Entries) -> None:
        """Serve one open journal."""
        self._database = database
        self._entries = entries
        self._lists = EntryLists(database)
        self._search = Search(database, entries)

    def entry(self, uuid: str) -> Entry:
        """Return an entry, also one in the trash.

        Raises:
            JournalError: There is none.
        """
        found = self._entries.get(uuid)
        if found is None:
            raise JournalError(_("This entry is no longer in the journal."))
        return found

    def put(self, entry: Entry) -> Changes:
        """Save an entry; what it replaces is kept by the revision rule of A8."""
        now = clock.now()
        with self._database.transaction():
            before = self._entries.get(entry.uuid)
            created = before.created_at if before is not None else entry.created_at
            stored = self._entries.put_over(before, replace(entry, created_at=created), now)
            self._entries.history.record(before, stored, now)
        return Changes.ENTRIES

    def leave(self, uuid: str) -> Changes:
        """Close the revision that autosave was writing to."""
        with self._database.transaction():
            cut = self._entries.history.cut(uuid, clock.now())
        return Changes.ENTRIES if cut else Changes.NONE

    def trash(self, uuids: Iterable[str]) -> Changes:
        """Move entries to the trash, where they stay 30 days."""
        with self._database.transaction():
            for uuid in uuids:
                self._entries.trash(uuid, clock.now())
        return Changes.ENTRIES

    def restore_from_trash(self, uuids: Iterable[str]) -> Changes:
        """Bring entries back from the trash."""
        with self._database.transaction():
            for uuid in uuids:
                self._entries.untrash(uuid, clock.now())
        return Changes.ENTRIES

    def trashed(self) -> list[EntryRow]:
        """Return what is in the trash, last deleted first."""
        return self._entries.rows(self._lists.trashed())

    def trash_days_left(self, today: date) -> dict[str, int]:
        """Return for each entry in the trash, by uuid, in how many days it is erased."""
        return {
            uuid: max(0, TRASH_DAYS - (today - moment.astimezone().date()).days)
            for uuid, moment in self._lists.trashed_at()
        }

    def erase(self, uuids: Iterable[str]) -> Changes:
        """Erase entries that are in the trash for good; others are left alone."""
        with self._database.transaction():
            there = {uuid for uuid, _moment in self._lists.trashed_at()}
            gone = [uuid for uuid in uuids if uuid in there]
            for uuid in gone:
                self._entries.erase(uuid)
            if gone:
                self._entries.erase_unused_attachments()
        return Changes.ENTRIES if gone else Changes.NONE

    def empty_trash(self, *, older_than_days: int = 0) -> Changes:
        """Erase what is in the trash for good, or only what has been there this long."""
        with self._database.transaction():
            gone = self._lists.trashed_before(clock.now() - timedelta(days=older_than_days))
            for uuid in gone:
                self._entries.erase(uuid)
            if gone:
                self._entries.erase_unused_attachments()
        return Changes.ENTRIES if gone else Changes.NONE

    def expire_trash(self) -> Changes:
        """Erase what has been in the trash for more than 30 days."""
        return self.empty_trash(older_than_days=TRASH_DAYS)

    def ids(
        self, query: str = "", *, ranked: bool = False, order: EntryOrder = EntryOrder.NEWEST
    ) -> list[int]:
        """Return the ids of all entries that match, best first or in an order."""
        if not query.strip():
            return self._lists.ordered(order)
        parsed = parse(query)
        if ranked:
            return self._search.best(parsed, None)
        found = self._search.newest(parsed)
        if order is EntryOrder.NEWEST:
            return found
        matches = set(found)
        return [key for key in self._lists.ordered(order) if key in matches]

    def pinned_ids(self) -> list[int]:
        """Return the ids of the pinned entries, newest first."""
        return self._lists.pinned()

    def id_of(self, uuid: str) -> int | None:
        """Return the list's id of an entry, None when there is none."""
        return self._lists.key_of(uuid)

    def uuids(self, ids: Sequence[int]) -> list[str]:
        """Return the uuids of a list's ids, newest first."""
        return self._lists.uuids(ids)

    def span(self, ids: Sequence[int]) -> tuple[date, date] | None:
        """Return the first and the last day of a list's ids, None when there are none."""
        return self._lists.span(ids)

    def rows(self, ids: Sequence[int], query: str = "") -> list[EntryRow]:
        """Return list rows for ids, in their order; with a query, its matches are marked."""
        if not query.strip():
            return self._entries.rows(ids)
        return self._search.rows(list(ids), parse(query))

    def every_month(self) -> list[tuple[date, int]]:
        """Return what `months` returns for all entries, newest first, in a third of the time."""
        return self._lists.months()

    def by_month(self, query: str) -> tuple[list[int], list[tuple[date, int]]]:
        """Return the ids of a query's matches, newest first, and the months as `months` does."""
        found = self._search.newest_by_month(parse(query))
        runs = [
            (date.fromisoformat(f"{month}-01"), sum(1 for _one in run))
            for month, run in groupby(found, key=itemgetter(1))
        ]
        return [key for key, _month in found], runs

    def months(self, ids: Sequence[int]) -> list[tuple[date, int]]:
        """Return each run of one month in a list of ids, and its length."""
        months = self._lists.month_of(ids)
        runs: list[tuple[date, int]] = []
        for month in (months[one] for one in ids if one in months):
            if runs and runs[-1][0] == month:
                runs[-1] = (month, runs[-1][1] + 1)
            else:
                runs.append((month, 1))
        return runs

    def search(self, query: str, limit: int = 50) -> list[EntryRow]:
        """Return the best matches with marked snippets."""
        return self._search.best_rows(parse(query), limit)

    def search_terms(self, query: str) -> tuple[str, ...]:
        """Return the words and phrases of a query, to be marked in a text."""
        return parse(query).terms

    def on_this_day(self, day: date, limit: int) -> list[EntryRow]:
        """Return earlier entries of this day: of earlier years first, then of earlier months."""
        return self._entries.rows(self._lists.on_this_day(day, limit))

    def misread(self, query: str) -> tuple[tuple[str, str], ...]:
        """Return the operators of a query whose value means nothing, each with that value."""
        return parse(query).misread

    def count(self) -> int:
        """Return how many entries there are outside the trash."""
        return self._entries.count()

    def tag_counts(self) -> dict[str, int]:
        """Return every tag in use and how many entries carry it, most used first."""
        return self._lists.tag_counts()

    def efforts(self) -> list[tuple[str, date, Effort]]:
        """Return uuid, date and effort of each entry in which effort was named, oldest first."""
        return [
            (uuid, date.fromisoformat(day), Effort(effort))
            for uuid, day, effort in self._lists.efforts()
        ]

    def first_day(self) -> date | None:
        """Return the day of the oldest entry, None when there is none."""
        day = self._lists.first_day()
        return None if day is None else date.fromisoformat(day)

    def written(self) -> list[tuple[str, date]]:
        """Return uuid and date of each entry, oldest first."""
        return [(uuid, date.fromisoformat(day)) for uuid, day in self._lists.written()]

    def chosen(self, choice: Choice | None = None) -> list[Entry]:
        """Return the entries that an export takes, oldest first; all of them by default."""
        choice = choice or Choice()
        # The filters come first: an open quotation mark in the search must not swallow them.
        words: list[str] = []
        for operator, value in (
            ("kind", choice.kind),
            ("person", choice.person),
            ("tag", choice.tag),
        ):
            if value:
                quoted = value.replace('"', " ")
                words.append(f'{operator}:"{quoted}"')
        wanted = set(self._search.newest(parse(" ".join([*words, choice.query or ""]))))
        every = {entry.uuid: entry for entry in self._entries.where()}
        alone = set(every if choice.uuids is None else choice.uuids)
        ordered = self._lists.between(choice.start, choice.end)
        return [every[uuid] for key, uuid in ordered if key in wanted and uuid in alone]

    def revisions(self, uuid: str) -> list[Revision]:
        """Return the kept versions of an entry, newest first."""
        return self._entries.history.of(uuid)

    def restore_revision(self, revision: Revision) -> Changes:
        """Make an earlier version the present one; the present one is kept first."""
        now = clock.now()
        with self._database.transaction():
            before = self.entry(revision.entry)
            self._entries.history.cut(before.uuid, now)
            after = self._entries.put(
                replace(before, title=revision.title, body=revision.body), now
            )
            self._entries.history.record(before, after, now)
            self._entries.history.cut(before.uuid, now)
        return Changes.ENTRIES

    def links(self, uuid: str) -> list[Link]:
        """Return the links of an entry, oldest first."""
        return self._entries.links.where("entry = ?", [uuid])

    def linked_from(self, target: str) -> list[EntryRow]:
        """Return the entries that link to a record, newest first."""
        return self._entries.rows(self._lists.linked_from(target))

    def link(self, entry: str, kind: TargetKind, target: str) -> Changes:
        """Link an entry to a record by hand; a link that is there already is left alone."""
        with self._database.transaction():
            link = self.new_link(entry, kind, target)
            if self._entries.links.get(link.uuid) != link:
                self._entries.links.put(link, clock.now())
        return Changes.ENTRIES

    def new_link(self, entry: str, kind: TargetKind, target: str) -> Link:
        """Return the link to save so that an entry is linked once, whatever was there before."""
        there = self._entries.links.where("entry = ? AND target = ?", [entry, target], deleted=None)
        if there:
            return replace(there[0], deleted_at=None)
        return Link(entry=entry, target_kind=kind, target=target)

    def unlink(self, link: str) -> Changes:
        """Take a link away."""
        with self._database.transaction():
            self._entries.links.trash(link, clock.now())
        return Changes.ENTRIES

    def relink(self, link: str) -> Changes:
        """Bring back a link that was taken away."""
        with self._database.transaction():
            self._entries.links.untrash(link, clock.now())
        return Changes.ENTRIES

    def linked_title(self, kind: TargetKind, target: str) -> str:
        """Return what a link is shown as, empty when its target is gone."""
        if kind is TargetKind.ENTRY:
            entry = self._entries.get(target)
            return "" if entry is None else display_title(entry.title, entry.body)
        if kind is TargetKind.CONVERSATION:
            found = self._lists.conversation_of(target)
            if found is None:
                return ""
            return _("conversation with {name}, {date}").format(
                name=found[0], date=format_date(found[1])
            )
        return self._lists.title_of(kind, target)

    def attach(
        self,
        content: bytes,
        name: str,
        media_type: str,
        *,
        width: int | None = None,
        height: int | None = None,
    ) -> Attachment:
        """Keep a file inside the journal; the same content is kept once."""
        sha256 = hashlib.sha256(content).hexdigest()
        there = self._entries.attachments.where("sha256 = ?", [sha256])
        if there:
            return there[0]
        attachment = Attachment(
            sha256=sha256,
            media_type=media_type,
            name=name,
            size=len(content),
            width=width,
            height=height,
        )
        with self._database.transaction():
            self._entries.put_attachment(attachment, content, clock.now())
        return self._entries.attachments.where("sha256 = ?", [sha256])[0]

    def attachment(self, sha256: str) -> tuple[Attachment, bytes] | None:
        """Return an attachment and its bytes, None when it is not in the journal."""
        found = self._entries.attachments.where("sha256 = ?", [sha256])
        content = self._entries.content(sha256)
        return (found[0], content) if found and content is not None else None

    def content(self, sha256: str) -> tuple[bytes, str] | None:
        """Return the bytes and the media type of an attachment, None when there is none."""
        found = self.attachment(sha256)
        return None if found is None else (found[1], found[0].media_type)
