"""Acts on several entries at once: one transaction for all, so that one undo takes it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.entries import all_tags, clean_tag
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.store.several import Several

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from growthjournal.domain.entries import Entry, EntryFacts
    from growthjournal.store.database import Database
    from growthjournal.store.entries import Entries


class SeveralService:
    """Changes the facts of many entries; never their words."""

    def __init__(self, database: Database, entries: Entries) -> None:
        """Serve one open journal."""
        self._database = database
        self._entries = entries
        self._several = Several(database)

    def facts(self, uuids: Iterable[str]) -> list[EntryFacts]:
        """Return what these acts change; give it to `put_back` to undo one."""
        return self._several.facts(uuids)

    def set_starred(self, uuids: Sequence[str], *, starred: bool) -> Changes:
        """Star entries or take their stars away."""
        return self._set("starred", int(starred), uuids)

    def set_pinned(self, uuids: Sequence[str], *, pinned: bool) -> Changes:
        """Keep entries at the top of the list, or no longer."""
        return self._set("pinned", int(pinned), uuids)

    def set_date(self, uuids: Sequence[str], day: date) -> Changes:
        """Write entries on another day."""
        return self._set("date", day.isoformat(), uuids)

    def tag(self, uuids: Sequence[str], name: str) -> Changes:
        """Add a tag by hand to entries that do not carry it, by hand or in their text."""
        name = clean_tag(name)
        if not name:
            return Changes.NONE
        with self._database.transaction():
            changes = [
                replace(entry, tags=(*entry.tags, name))
                for entry in self._present(uuids)
                if name.casefold() not in {one.casefold() for one in all_tags(entry)}
            ]
            self._put(changes)
        return Changes.ENTRIES if changes else Changes.NONE

    def untag(self, uuids: Sequence[str], name: str) -> Changes:
        """Take a tag away where it was added by hand; what a text says stays."""
        gone = clean_tag(name).casefold()
        with self._database.transaction():
            tagged = [
                one.uuid
                for one in self._several.facts(uuids)
                if gone in {tag.casefold() for tag in one.tags}
            ]
            self._put(
                [
                    replace(entry, tags=tuple(tag for tag in entry.tags if tag.casefold() != gone))
                    for entry in self._present(tagged)
                ]
            )
        return Changes.ENTRIES if tagged else Changes.NONE

    def trash(self, uuids: Sequence[str]) -> Changes:
        """Move entries to the trash, where they stay 30 days."""
        with self._database.transaction():
            moved = self._several.move(uuids, clock.now(), to_trash=True)
        return Changes.ENTRIES if moved else Changes.NONE

    def restore(self, uuids: Sequence[str]) -> Changes:
        """Bring entries back from the trash."""
        with self._database.transaction():
            moved = self._several.move(uuids, clock.now(), to_trash=False)
        return Changes.ENTRIES if moved else Changes.NONE

    def put_back(self, facts: Sequence[EntryFacts]) -> Changes:
        """Make the facts of entries what they were; their words stay as they are now."""
        before = {one.uuid: one.tags for one in facts}
        with self._database.transaction():
            self._several.put_back(facts, clock.now())
            retagged = [
                one.uuid for one in self._several.facts(before) if one.tags != before[one.uuid]
            ]
            self._put(
                [replace(entry, tags=before[entry.uuid]) for entry in self._present(retagged)]
            )
        return Changes.ENTRIES if facts else Changes.NONE

    def _set(self, column: str, value: object, uuids: Sequence[str]) -> Changes:
        with self._database.transaction():
            changed = self._several.set(column, value, uuids, clock.now())
        return Changes.ENTRIES if changed else Changes.NONE

    def _present(self, uuids: Iterable[str]) -> Iterator[Entry]:
        for uuid in uuids:
            entry = self._entries.get(uuid)
            if entry is not None and entry.deleted_at is None:
                yield entry

    def _put(self, changed: Sequence[Entry]) -> None:
        now = clock.now()
        with self._several.indexing(len(changed)):
            for entry in changed:
                self._entries.put_over(self._entries.get(entry.uuid), entry, now)
