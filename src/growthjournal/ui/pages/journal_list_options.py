"""How the list is sorted and how close its rows stand; remembered on this device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal

from growthjournal.domain.entries import EntryOrder
from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon
from growthjournal.ui.widgets.basics import IconButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenu

    from growthjournal.ui.preferences import Preferences

COMPACT = "compact"


class ListOptions(IconButton):
    """The button of the list's menu, and what was chosen there.

    Signals:
        changed: Another order or density was chosen.
        trash_wanted: The trash is to be shown; an empty list has no entry whose menu leads there.
    """

    changed = Signal()
    trash_wanted = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("sliders-horizontal", _("Sort and density of the list, trash"))
        self.setObjectName("listOptions")
        self._preferences = preferences
        self.clicked.connect(self._open)

    @property
    def order(self) -> EntryOrder:
        """How the list is sorted."""
        word = self._preferences.text("list_order")
        return EntryOrder(word) if word in set(EntryOrder) else EntryOrder.NEWEST

    @property
    def is_compact(self) -> bool:
        """Whether the rows stand close."""
        return self._preferences.text("list_density") == COMPACT

    def _open(self) -> None:
        menu = self._menu()
        corner = QPoint(self.width() - menu.sizeHint().width(), self.height() + 2)
        menu.popup(self.mapToGlobal(corner))

    def _menu(self) -> QMenu:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setObjectName("listOptionsMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        orders = {
            EntryOrder.NEWEST: _("Newest first"),
            EntryOrder.OLDEST: _("Oldest first"),
            EntryOrder.CHANGED: _("Last changed first"),
            EntryOrder.TITLE: _("By title"),
        }
        self._add_group(menu, "list_order", orders, self.order)
        menu.addSeparator()
        densities = {"comfortable": _("Comfortable"), COMPACT: _("Compact")}
        chosen = COMPACT if self.is_compact else "comfortable"
        self._add_group(menu, "list_density", densities, chosen)
        menu.addSeparator()
        trash = menu.addAction(icon("trash-2"), _("Show the trash…"), self.trash_wanted.emit)
        trash.setObjectName("listTrashAction")
        return menu

    def _add_group(
        self,
        menu: QMenu,
        key: str,
        choices: Mapping[EntryOrder, str] | Mapping[str, str],
        chosen: str,
    ) -> None:
        from PySide6.QtGui import QActionGroup

        group = QActionGroup(menu)
        for word, text in choices.items():
            action = menu.addAction(text)
            action.setObjectName(f"{key}-{word}")
            action.setCheckable(True)
            action.setChecked(word == chosen)
            action.setData(word)
            group.addAction(action)

        def choose(action: object) -> None:
            self._preferences.remember(key, str(action.data()))  # type: ignore[attr-defined]
            self.changed.emit()

        group.triggered.connect(choose)
