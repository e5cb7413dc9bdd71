"""Filters of the entry list as chips, and a jump to a month."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from growthjournal.domain.entries import EntryKind
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip, ChipRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.writing import SavedSearch

MOST_TAGS = 15
MOST_SAVED = 6
"""Saved searches with a chip; more of them would push the list down."""
LONGEST = 22
"""Letters of a name on a chip."""


class FilterChips(ChipRow):
    """One filter at a time, as words of the query language.

    Signals:
        changed: The filter was changed.
        save_wanted: The present search is to be saved.
        saved_wanted: The saved searches are to be ordered.
        menu_wanted: The menu of further filters is about to open; give it tags with `open_menu`.
    """

    changed = Signal()
    save_wanted = Signal()
    saved_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=3)
        self.setObjectName("filterChips")
        self.words = ""
        self._chips: dict[str, Chip] = {}
        self._saved: dict[str, Chip] = {}
        self._unshown: list[SavedSearch] = []
        for words, text in (
            ("", _("All")),
            (f"kind:{EntryKind.REFLECTION}", _("Reflections")),
            ("has:mentor", _("From mentors")),
            ("is:starred", _("Starred")),
        ):
            self._chips[words] = self._chip(text)
            self._chips[words].clicked.connect(partial(self._press, words))
        self.more = self._chip(_("+"))
        self.more.setObjectName("moreFilters")
        self.more.clicked.connect(self._ask_for_menu)
        self._sync("")

    def clear(self) -> None:
        """Show all entries."""
        self.apply("")

    def apply(self, words: str, name: str = "") -> None:
        """Filter by words of the query language, shown under a name."""
        is_new = words != self.words
        self.words = words
        self._sync(name)
        if is_new:
            self.changed.emit()

    def show_saved(self, searches: Sequence[SavedSearch]) -> None:
        """Show saved searches as chips; those for which there is no room are in the menu."""
        for chip in self._saved.values():
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._saved = {}
        self._unshown = list(searches[MOST_SAVED:])
        self.flow.removeWidget(self.more)
        last = list(self._chips.values())[-1]
        for search in searches[:MOST_SAVED]:
            chip = self._chip(_short(search.name))
            chip.setToolTip(search.query)
            chip.setAccessibleName(search.name)
            chip.setAccessibleDescription(_("Saved search: {query}").format(query=search.query))
            chip.clicked.connect(partial(self._press, search.query))
            self._saved[search.query] = chip
            chip.show()
            QWidget.setTabOrder(last, chip)
            last = chip
        self.add(self.more)
        QWidget.setTabOrder(last, self.more)
        self._sync(next((one.name for one in searches if one.query == self.words), ""))

    def open_menu(self, tags: list[str], *, can_save: bool = False) -> QMenu:
        """Open the menu of further filters, with these tags in it."""
        menu = QMenu(self)
        if can_save:
            menu.addAction(_("Save this search…"), self.save_wanted.emit)
        if self._saved:
            menu.addAction(_("Saved searches…"), self.saved_wanted.emit)
        for search in self._unshown:
            name = search.name.replace("&", "&&")
            menu.addAction(name, partial(self.apply, search.query, search.name))
        if not menu.isEmpty():
            menu.addSeparator()
        for words, text in (
            (f"kind:{EntryKind.EVENT_REVIEW}", _("Reviews")),
            (f"kind:{EntryKind.LONG_REFLECTION}", _("Long reflections")),
            (f"kind:{EntryKind.STRENGTHS_NOTE}", _("Strengths notes")),
            (f"kind:{EntryKind.CONVERSATION_NOTES}", _("Conversation notes")),
            ("has:image", _("With pictures")),
            ("has:link", _("With links")),
        ):
            menu.addAction(text, partial(self.apply, words, text))
        if tags:
            menu.addSection(_("Tags"))
        for tag in tags[:MOST_TAGS]:
            text = f"#{tag}"
            menu.addAction(text.replace("&", "&&"), partial(self.apply, f'tag:"{tag}"', text))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        return menu

    def _chip(self, text: str) -> Chip:
        chip = Chip(text, checkable=True)
        self.add(chip)
        return chip

    def _press(self, words: str, _checked: object = None) -> None:
        self.apply(words)

    def _sync(self, name: str) -> None:
        """Press the chip of the filter that holds; the last one carries any other."""
        chips = self._chips | self._saved
        for words, chip in chips.items():
            chip.setChecked(words == self.words)
        is_other = self.words not in chips
        self.more.setChecked(is_other)
        self.more.setText(_short(name) if is_other and name else _("+"))
        self.more.setAccessibleName(name if is_other and name else _("More filters"))
        self.more.setToolTip(_("More filters"))

    def _ask_for_menu(self) -> None:
        self.more.setChecked(self.words not in self._chips | self._saved)
        self.menu_wanted.emit()


def _short(name: str) -> str:
    shown = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
    return shown.replace("&", "&&")
