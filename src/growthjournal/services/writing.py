"""Templates, saved searches and the own dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.writing import OwnWord, SavedSearch, Template
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.record import Record
    from growthjournal.store.database import Database


class WritingService:
    """What helps to write and to find again. Each change can be taken back."""

    def __init__(self, database: Database) -> None:
        """Serve one open journal."""
        self._database = database
        self._templates = Repository(database, Template)
        self._searches = Repository(database, SavedSearch)
        self._words = Repository(database, OwnWord)

    def templates(self) -> list[Template]:
        """Return the user's own templates by name."""
        return self._templates.where(order="name COLLATE NOCASE, id")

    def saved_searches(self) -> list[SavedSearch]:
        """Return the saved searches in the order of their chips."""
        return self._searches.where(order="position, id")

    def own_words(self) -> list[OwnWord]:
        """Return the words that spelling accepts."""
        return self._words.where(order="word COLLATE NOCASE, id")

    def put(self, record: Template | SavedSearch | OwnWord) -> Changes:
        """Keep a template, a saved search or a word, new or changed."""
        with self._database.transaction():
            self._repository(record).put(record, clock.now())
        return Changes.SETTINGS

    def put_all(self, records: Sequence[Template | SavedSearch | OwnWord]) -> Changes:
        """Keep several at once."""
        with self._database.transaction():
            for record in records:
                self._repository(record).put(record, clock.now())
        return Changes.SETTINGS

    def remove(self, record: Template | SavedSearch | OwnWord) -> Changes:
        """Take one away; `bring_back` returns it."""
        with self._database.transaction():
            self._repository(record).trash(record.uuid, clock.now())
        return Changes.SETTINGS

    def bring_back(self, record: Template | SavedSearch | OwnWord) -> Changes:
        """Return what `remove` took away."""
        with self._database.transaction():
            self._repository(record).untrash(record.uuid, clock.now())
        return Changes.SETTINGS

    def _repository(self, record: Record) -> Repository[Record]:
        every: tuple[Repository[Record], ...] = (self._templates, self._searches, self._words)  # type: ignore[assignment]
        return next(one for one in every if one.record_type is type(record))
