"""The context menu of a text view: the usual acts, and after them the view's own actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit


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
    own = [action for action in view.actions() if action.isVisible()]
    if own:
        menu.addSeparator()
        menu.addActions(own)
    if opening is not None:
        opening(menu, event)
    menu.popup(event.globalPos())
