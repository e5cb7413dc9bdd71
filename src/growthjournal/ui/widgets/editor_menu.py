"""The context menu of a text view: the usual acts, and after them the view's own actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


def add_plain_paste(view: QTextEdit | QPlainTextEdit, paste: Callable[[str], object]) -> QAction:
    """Give a view the act that pastes words without their styles."""
    action = QAction(_("Paste as plain text"), view)
    action.setObjectName("plainPasteAction")
    action.setShortcut(QKeySequence("Ctrl+Shift+V"))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda: paste(QGuiApplication.clipboard().text()))
    view.addAction(action)
    return action


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
