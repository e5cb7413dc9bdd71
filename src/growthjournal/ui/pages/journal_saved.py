"""Saved searches: kept, named, ordered and shown as chips; each act can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes

if TYPE_CHECKING:
    from growthjournal.domain.writing import SavedSearch
    from growthjournal.services.writing import WritingService
    from growthjournal.ui.pages.journal_filters import FilterChips
    from growthjournal.ui.session import Session


class SavedSearches(QObject):
    """The saved searches of the open journal.

    Attributes:
        all: In the order of their chips.
    """

    def __init__(self, session: Session, filters: FilterChips) -> None:
        super().__init__(filters)
        self._session = session
        self._filters = filters
        self.all: list[SavedSearch] = []
        session.changed.connect(self._changed)
        session.locked.connect(self.forget)

    def read(self) -> None:
        """Show what is stored."""
        nothing: list[SavedSearch] = []
        self.all = self._session.ask(lambda one: one.writing.saved_searches(), nothing)
        self._filters.show_saved(self.all)

    def forget(self) -> None:
        """Drop everything that came from the journal."""
        self.all = []
        self._filters.show_saved(())

    def named(self, name: str) -> SavedSearch | None:
        """Return the saved search of this name."""
        wanted = name.strip().casefold()
        return next((one for one in self.all if one.name.casefold() == wanted), None)

    def keep(self, name: str, query: str) -> bool:
        """Keep a query under a name; one that has the name already is replaced."""
        from growthjournal.domain.writing import SavedSearch

        there = self.named(name)
        if there is not None:
            return self._change(_("Save the search"), [there], [replace(there, query=query)])
        writing = self._writing()
        place = max((one.position for one in self.all), default=-1) + 1
        record = SavedSearch(name=name.strip(), query=query, position=place)
        return writing is not None and self._session.perform(
            _("Save the search"),
            lambda: writing.put(record),
            lambda: writing.remove(record),
            message=_("Search saved"),
        )

    def rename(self, search: SavedSearch, name: str) -> bool:
        """Give a saved search another name."""
        if not name.strip() or name.strip() == search.name:
            return False
        return self._change(_("Rename the search"), [search], [replace(search, name=name.strip())])

    def remove(self, search: SavedSearch) -> bool:
        """Take a saved search away; its entries stay."""
        writing = self._writing()
        return writing is not None and self._session.perform(
            _("Remove the saved search"),
            lambda: writing.remove(search),
            lambda: writing.bring_back(search),
            message=_("Saved search removed"),
        )

    def move(self, search: SavedSearch, step: int) -> bool:
        """Move a saved search one place towards the start (-1) or the end (1)."""
        order = [one.uuid for one in self.all]
        start = order.index(search.uuid)
        end = start + step
        if not 0 <= end < len(order):
            return False
        order[start], order[end] = order[end], order[start]
        places = {uuid: place for place, uuid in enumerate(order)}
        after = [replace(one, position=places[one.uuid]) for one in self.all]
        return self._change(_("Move the saved search"), list(self.all), after)

    def _change(self, name: str, before: list[SavedSearch], after: list[SavedSearch]) -> bool:
        writing = self._writing()
        return writing is not None and self._session.perform(
            name, lambda: writing.put_all(after), lambda: writing.put_all(before)
        )

    def _writing(self) -> WritingService | None:
        workspace = self._session.workspace
        return None if workspace is None else workspace.writing

    def _changed(self, changes: Changes) -> None:
        if changes & Changes.SETTINGS:
            self.read()
