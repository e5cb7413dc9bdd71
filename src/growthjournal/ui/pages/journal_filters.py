"""Filters of the entry list as chips, and a jump to a month."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from growthjournal.domain.entries import EntryKind
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip, ChipRow

MOST_TAGS = 15


class FilterChips(ChipRow):
    """One filter at a time, as words of the query language.

    Signals:
        changed: The filter was changed.
        menu_wanted: The menu of further filters is about to open; give it tags with `open_menu`.
    """

    changed = Signal()
    menu_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=5)
        self.setObjectName("filterChips")
        self.words = ""
        self._chips: dict[str, Chip] = {}
        for words, text in (
            ("", _("All")),
            (f"kind:{EntryKind.REFLECTION}", _("Reflections")),
            (f"kind:{EntryKind.EVENT_REVIEW}", _("Reviews")),
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

    def open_menu(self, tags: list[str]) -> QMenu:
        """Open the menu of further filters, with these tags in it."""
        menu = QMenu(self)
        for words, text in (
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
        for words, chip in self._chips.items():
            chip.setChecked(words == self.words)
        is_other = self.words not in self._chips
        self.more.setChecked(is_other)
        self.more.setText(name.replace("&", "&&") if is_other and name else _("+"))
        self.more.setAccessibleName(name if is_other and name else _("More filters"))
        self.more.setToolTip(_("More filters"))

    def _ask_for_menu(self) -> None:
        self.more.setChecked(self.words not in self._chips)
        self.menu_wanted.emit()
