"""The left pane of the journal: search, filters, the list of entries."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.models.entry_list import EntryListModel, Found
from growthjournal.ui.pages.journal_filters import FilterChips
from growthjournal.ui.pages.journal_list_options import ListOptions
from growthjournal.ui.pages.journal_search import Lookup, as_typed
from growthjournal.ui.pages.journal_view import EntryListView
from growthjournal.ui.widgets.basics import EmptyState, IconButton
from growthjournal.ui.widgets.search_field import SearchField
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.entries import EntryRow
    from growthjournal.ui.pages.journal_jumps import DayJumps
    from growthjournal.ui.pages.journal_saved import SavedSearches
    from growthjournal.ui.pages.journal_selection_bar import SelectionBar
    from growthjournal.ui.session import Session

SEVERAL = 2
SAVED_AFTER_MS = 120
"""How long after the first list the saved searches are read; the list comes first."""


class EntryListPane(QWidget):
    """Finds entries and lets one be chosen.

    Signals:
        chosen: Uuid of the entry that alone is selected now.
        several: How many entries are selected, when that changed from or to several.
        opened: Uuid of the entry that was opened with Enter.
        new_wanted: The button for a new entry was pressed.
        new_menu_wanted: The menu of what it can begin with was asked for.
        searched: The words to mark changed.
        shown: A result is in the list.
    """

    chosen = Signal(str)
    several = Signal(int)
    opened = Signal(str)
    new_wanted = Signal()
    new_menu_wanted = Signal()
    searched = Signal(object)
    shown = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._lookup: Lookup | None = None
        self._wanted: int | None = None
        self._next: int | None = None
        self._selected = 0
        self.bar: SelectionBar | None = None
        self._is_silent = False
        self._is_ranked = False
        self._is_shown = False
        self.model = EntryListModel(self._rows, self)
        self.view = EntryListView(self.model, session.theme)
        self.search = SearchField(session.theme)
        self.filters = FilterChips()
        self.options = ListOptions(session.preferences)
        self.view.set_compact(compact=self.options.is_compact)
        self._build()
        self.search.textEdited.connect(self._type)
        self.search.returnPressed.connect(self._rank)
        self.search.moved.connect(self.view.move_by)
        self.search.cleared.connect(self._clear)
        self.filters.changed.connect(self._type)
        self.filters.menu_wanted.connect(self._open_filters)
        self.filters.save_wanted.connect(self._save_search)
        self.filters.saved_wanted.connect(self._order_searches)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self.opened)
        self.view.counted.connect(self._count_selected)
        self.options.changed.connect(self._take_options)

    def _build(self) -> None:
        self.search.setPlaceholderText(_("Search the journal"))
        self.search.setAccessibleName(_("Search the journal"))
        self.search.setAccessibleDescription(
            _('Operators: "phrase", -word, pre*, person:, tag:, kind:, before:, after:, has:image')
        )
        self.new_button = IconButton("plus", _("New entry"))
        self.new_button.setObjectName("newEntryButton")
        self.new_button.clicked.connect(self._want_new)
        self.new_menu_button = IconButton("chevron-down", _("New entry from a template"))
        self.new_menu_button.setObjectName("newEntryMenuButton")
        self.new_menu_button.clicked.connect(self._want_new_menu)
        self.month_button = IconButton("calendar", _("Go to a day"))
        self.month_button.setObjectName("monthButton")
        self.month_button.clicked.connect(self.open_calendar)
        self._nothing = EmptyState("")
        self._nothing.setObjectName("nothingFound")
        self._stack = QStackedLayout()
        top = QHBoxLayout()
        top.setContentsMargins(14, 14, 10, 8)
        top.addWidget(self.search, 1)
        top.setSpacing(4)
        top.addWidget(self.options)
        top.addWidget(self.month_button)
        top.addWidget(self.new_button)
        top.addWidget(self.new_menu_button)
        second = QHBoxLayout()
        second.setContentsMargins(14, 0, 4, 6)
        second.addWidget(self.filters, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(second)
        column.addLayout(self._stack, 1)
        # Last: a layout that stands nowhere yet would show them as windows of their own.
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)

    @property
    def query(self) -> str:
        """What is searched: the filter and the field, whose last word may be unfinished."""
        return f"{self.filters.words} {as_typed(self.search.text())}".strip()

    @property
    def is_empty_journal(self) -> bool:
        """Whether all entries were asked for and there are none."""
        return self._is_shown and not self.model.found.ids and not self.model.found.query

    def read_theme(self) -> None:
        """Take sizes from the theme."""
        self.view.read_theme()
        self.search.read_theme()

    def look_up(self) -> None:
        """Search anew; the search before it is stopped."""
        if self._lookup is not None:
            self._lookup.cancel()
        if not self._session.is_open:
            return
        lookup = Lookup(
            self.query,
            ranked=self._is_ranked,
            order=self.options.order,
        )
        self._lookup = lookup

        def done(found: Found | None) -> None:
            if self._lookup is lookup and found is not None:
                self._lookup = None
                self._show(found)

        def failed(sentence: str) -> None:
            if self._lookup is lookup:
                self._lookup = None
                self._session.failed.emit(sentence)

        self._session.look(lookup, done, failed=failed)

    def select(self, uuid: str) -> None:
        """Make an entry the current one, now or as soon as the list is there."""
        self._wanted = self._session.ask(lambda workspace: workspace.journal.id_of(uuid), None)
        if self._lookup is None and self._selected < SEVERAL:
            self._select_wanted()

    def select_first(self) -> None:
        """Choose the first entry that is not pinned, the newest as a rule."""
        found = self.model.found
        if found.ids:
            self.view.select_row(self.model.row_at(found.pinned))
            self.view.scrollToTop()

    def go_on_after(self, ids: Sequence[int]) -> None:
        """Choose what stands after these entries, or else before them, when they are gone."""
        gone, known = set(ids), self.model.found.ids
        last = max((place for place, key in enumerate(known) if key in gone), default=-1)
        rest = [*known[last + 1 :], *reversed(known[: last + 1])]
        self._next = next((key for key in rest if key not in gone), None)

    def unselect(self) -> None:
        """Let no entry be the current one."""
        self._wanted = None
        self.view.clearSelection()
        self.view.setCurrentIndex(self.model.index(-1))

    def search_for(self, text: str | None) -> None:
        """Put the keyboard into the search field, with a query to search for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        if text is not None:
            self.search.setText(text)
            self._type()

    def show_bar(self, bar: SelectionBar) -> None:
        """Show the bar of the selected entries under the list."""
        if self.bar is None:
            self.bar = bar
            self._column.addWidget(bar)
        bar.show()

    def clear(self) -> None:
        """Drop everything that came from the journal."""
        if self._lookup is not None:
            self._lookup.cancel()
            self._lookup = None
        self._wanted = self._next = None
        self._is_shown = False
        self.search.setText("")
        self.search.show_found("")
        self.filters.blockSignals(True)
        self.filters.clear()
        self.filters.blockSignals(False)
        self.model.show(Found())
        self._count_selected(0)
        self._nothing.set_sentence("")

    def _rows(self, ids: Sequence[int], query: str) -> Sequence[EntryRow]:
        return self._session.ask(lambda workspace: workspace.journal.rows(ids, query), [])

    def _show(self, found: Found) -> None:
        before = self.model.found
        is_same = (found.query, found.order) == (before.query, before.order)
        place = self.view.verticalScrollBar().value() if is_same else 0
        selected = self.view.selected_ids
        self._is_silent = True
        self.model.show(found)
        self._is_silent = False
        if not self._is_shown:
            self._is_shown = True
            QTimer.singleShot(SAVED_AFTER_MS, self, self._read_saved)
        self._select_wanted(scroll=not is_same)
        if len(selected) >= SEVERAL:
            self.view.select_ids(selected)
        self._count_selected(len(self.view.selected_ids))
        self._go_on()
        if is_same:
            self.view.verticalScrollBar().setValue(place)
        self._tell_count(found)
        self._stack.setCurrentWidget(self.view if found.ids else self._nothing)
        self.shown.emit()

    def _go_on(self) -> None:
        """Choose what stands after the entries that are gone now."""
        row = None if self._next is None else self.model.row_of(self._next)
        if row is not None:
            self._next = None
            self.view.select_row(row)

    def _count_selected(self, count: int) -> None:
        if self._is_silent:
            return
        before, self._selected = self._selected, count
        if max(before, count) >= SEVERAL:
            self.several.emit(count)

    def _take_options(self) -> None:
        self.view.set_compact(compact=self.options.is_compact)
        if self.options.order != self.model.found.order:
            self._is_ranked = False
            self.look_up()

    def _tell_count(self, found: Found) -> None:
        if not found.query:
            self.search.show_found("")
            self._nothing.set_sentence("")
            return
        count = len(found.ids)
        words = ngettext("{n} found", "{n} found", count).format(n=format_number(count))
        self.search.show_found(words)
        announce(self.search, words)
        if not found.ids:
            from growthjournal.ui.pages.journal_nothing import nothing_found

            nothing: tuple[tuple[str, str], ...] = ()
            misread = self._session.ask(lambda one: one.journal.misread(found.query), nothing)
            self._nothing.set_sentence(nothing_found(misread))

    def _select_wanted(self, *, scroll: bool = True) -> None:
        if self._wanted is None:
            return
        row = self.model.row_of(self._wanted)
        self._is_silent = True
        if row is None:
            self.view.clearSelection()
        elif scroll:
            self.view.select_row(row)
        else:
            self.view.setCurrentIndex(self.model.index(row))
        self._is_silent = False

    def _choose(self, uuid: str) -> None:
        if not self._is_silent:
            self.chosen.emit(uuid)

    def _type(self) -> None:
        self._is_ranked = False
        self._tell_terms()
        self.look_up()

    def _rank(self) -> None:
        if self._is_ranked and self._lookup is None:
            uuid = self.view.current_uuid()
            if uuid is not None:
                self.opened.emit(uuid)
        elif self.query:
            self._is_ranked = True
            self.look_up()

    def _clear(self) -> None:
        self.filters.clear()
        self._type()

    def _tell_terms(self) -> None:
        text = f"{self.filters.words} {self.search.text()}"
        nothing: tuple[str, ...] = ()
        terms = self._session.ask(lambda workspace: workspace.journal.search_terms(text), nothing)
        self.searched.emit(terms)

    def _open_filters(self) -> None:
        nothing: dict[str, int] = {}
        tags = self._session.ask(lambda workspace: workspace.journal.tag_counts(), nothing)
        self.filters.open_menu(list(tags), can_save=bool(self.query))

    @cached_property
    def saved(self) -> SavedSearches:
        """The saved searches; read when the first list stands."""
        from growthjournal.ui.pages.journal_saved import SavedSearches

        return SavedSearches(self._session, self.filters)

    def _read_saved(self) -> None:
        if self._session.is_open:
            self.saved.read()

    def _save_search(self) -> None:
        from growthjournal.ui.pages.journal_saved_dialogs import SearchNameDialog

        query = f"{self.filters.words} {self.search.text().strip()}".strip()
        dialog = SearchNameDialog(
            self._session,
            self,
            _("Save this search"),
            query=query,
            taken=lambda name: self.saved.named(name) is not None,
        )
        if dialog.exec() and self.saved.keep(dialog.name, query):
            self.search.setText("")
            self.filters.apply(query, dialog.name)

    def _order_searches(self) -> None:
        from growthjournal.ui.pages.journal_saved_dialogs import SavedSearchesDialog

        SavedSearchesDialog(self._session, self, self.saved).exec()

    @cached_property
    def jumps(self) -> DayJumps:
        """The calendar and where it leads."""
        from growthjournal.ui.pages.journal_jumps import DayJumps

        jumps = DayJumps(self._session, self.view, self.model)
        jumps.opened.connect(self.opened)
        return jumps

    def open_calendar(self) -> None:
        """Ask for a day to go to."""
        if self._session.is_open:
            self.jumps.open_under(self.month_button)

    def _want_new_menu(self) -> None:
        self.new_menu_wanted.emit()

    def _want_new(self) -> None:
        self.new_wanted.emit()
