"""The context menu of a text view: the usual acts, and after them the view's own actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QContextMenuEvent
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


def open_menu(
    view: QTextEdit | QPlainTextEdit,
    event: QContextMenuEvent,
    opening: Callable[[QMenu, QContextMenuEvent], object] | None = None,
) -> None:
    """Open the menu where it was asked for.

    Args:
        view: Whose menu it is.
        event: What asked for it.
        opening: Puts more into the menu.
    """
    menu = view.createStandardContextMenu()
    menu.setObjectName("editorMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    actions = view.actions()
    inside = {one for action in actions if (part := _menu_of(action)) for one in part.actions()}
    own = [action for action in actions if action.isVisible() and action not in inside]
    if own:
        menu.addSeparator()
        menu.addActions(own)
    if opening is not None:
        opening(menu, event)
    menu.popup(event.globalPos())


def _menu_of(action: QAction) -> QMenu | None:
    menu = action.menu()
    return menu if isinstance(menu, QMenu) else None
