"""The menus of spelling: what was meant by a word, and in which language an entry is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent
from PySide6.QtWidgets import QMenu

from growthjournal.domain.spelling import AUTOMATIC, NO_LANGUAGE
from growthjournal.language import gettext as _
from growthjournal.language import language_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from growthjournal.ui.widgets.editor_styled import StyledEdit

MOST_OFFERED = 5


class SpellingSettings(Protocol):
    """What the entry's menu of spelling shows and sets."""

    @property
    def is_on(self) -> bool:
        """Whether spelling is checked at all."""

    @property
    def languages(self) -> Sequence[str]:
        """Those that there are dictionaries for."""

    @property
    def language(self) -> str | None:
        """The language that the open entry names."""

    @property
    def default_language(self) -> str:
        """The language of entries that name none."""

    def set_on(self, *, is_on: bool) -> None:
        """Check spelling, or do not."""

    def set_language(self, language: str | None) -> None:
        """Check this entry in another language."""

    def set_default_language(self, language: str) -> None:
        """Check entries that name none in another language."""


class WordMenu(QObject):
    """The top of the context menu on a marked word; other words follow when they are found.

    Signals:
        chosen: The word to write instead.
        add_wanted, ignore_wanted: Accept the word from now on.
    """

    chosen = Signal(str)
    add_wanted = Signal()
    ignore_wanted = Signal()

    def __init__(self, menu: QMenu, near: Sequence[str]) -> None:
        super().__init__(menu)
        self._menu: QMenu | None = menu
        self._near = near
        menu.destroyed.connect(self._gone)
        first = menu.actions()[0]
        self._place = QAction(_("Looking for other words…"), menu)
        self._place.setObjectName("noOtherWordAction")
        self._place.setEnabled(False)
        own = QAction(_("Add to own dictionary"), menu)
        own.setObjectName("addOwnWordAction")
        own.triggered.connect(self.add_wanted)
        ignore = QAction(_("Ignore in this entry"), menu)
        ignore.setObjectName("ignoreWordAction")
        ignore.triggered.connect(self.ignore_wanted)
        self._after = menu.insertSeparator(first)
        menu.insertActions(self._after, [self._place])
        menu.insertActions(first, [own, ignore])
        menu.insertSeparator(first)

    def show_words(self, found: Sequence[str]) -> None:
        """Offer what was found."""
        menu = self._menu
        if menu is None:
            return
        offered = list(dict.fromkeys([*self._near, *found]))[:MOST_OFFERED]
        if not offered:
            self._place.setText(_("No other word found"))
            return
        for other in offered:
            action = QAction(other.replace("&", "&&"), menu)
            action.setObjectName("otherWordAction")
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(partial(self._choose, other))
            menu.insertAction(self._place, action)
        menu.removeAction(self._place)
        if menu.activeAction() is None:
            menu.setActiveAction(menu.actions()[0])

    def _choose(self, other: str, *_checked: bool) -> None:
        self.chosen.emit(other)

    def _gone(self) -> None:
        self._menu = None


def open_at_caret(view: StyledEdit) -> None:
    """Open a view's context menu at the caret, as the menu key does."""
    from growthjournal.ui.widgets.editor_menu import open_menu

    place = view.cursorRect().bottomLeft()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, place, view.viewport().mapToGlobal(place)
    )
    open_menu(view, event, view.menu_opening.emit)


def fill_settings(menu: QMenu, spelling: SpellingSettings) -> None:
    """Show whether spelling is checked, and in which language, as they are now."""
    menu.clear()
    toggle = menu.addAction(_("Check spelling"))
    toggle.setObjectName("checkSpellingAction")
    toggle.setCheckable(True)
    toggle.setChecked(spelling.is_on)
    toggle.triggered.connect(lambda is_on: spelling.set_on(is_on=is_on))
    menu.addSeparator()
    codes = [*sorted(spelling.languages, key=language_name), AUTOMATIC, NO_LANGUAGE]
    default = spelling.default_language
    as_default = _("As the journal: {language}").format(language=_name(default))
    entries: list[tuple[str | None, str]] = [(None, as_default)]
    entries += [(code, _name(code)) for code in codes]
    _add_choices(menu, "language", entries, spelling.language, spelling.set_language)
    part = menu.addMenu(_("Language of the journal"))
    part.setObjectName("defaultLanguageMenu")
    names: list[tuple[str | None, str]] = [(code, _name(code)) for code in codes]
    _add_choices(
        part, "default", names, default, lambda code: spelling.set_default_language(code or "")
    )
    for action in menu.actions()[1:]:
        action.setEnabled(spelling.is_on)


def _name(code: str) -> str:
    if code == AUTOMATIC:
        return _("Automatic")
    return _("None") if code == NO_LANGUAGE else language_name(code)


def _add_choices(
    menu: QMenu,
    name: str,
    choices: Sequence[tuple[str | None, str]],
    present: str | None,
    choose: Callable[[str | None], object],
) -> None:
    group = QActionGroup(menu)
    for code, text in choices:
        action = menu.addAction(text)
        action.setObjectName(f"{name}Action-{code or 'journal'}")
        action.setCheckable(True)
        action.setChecked(code == present)
        action.triggered.connect(lambda _checked=False, code=code: choose(code))
        group.addAction(action)
