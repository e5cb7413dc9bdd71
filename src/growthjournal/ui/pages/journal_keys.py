"""The actions on selected entries with their keys; what they do is loaded with their first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def selection_actions(
    page: QWidget, listed: QWidget, run: Callable[[str], object]
) -> dict[str, QAction]:
    """Return the acts on the selected entries by name; their keys work on the page.

    Delete works in the list alone, where no text is deleted with it.
    """
    actions: dict[str, QAction] = {}
    for name, text, keys in (
        ("tag", _("Tag…"), "Ctrl+Shift+T"),
        ("date", _("Change the date…"), "Ctrl+Shift+D"),
        ("star", _("Star"), "Ctrl+D"),
        ("pin", _("Pin"), "Ctrl+Shift+K"),
        ("export", _("Export…"), ""),
        ("trash", _("Move to trash"), "Del"),
    ):
        action = QAction(text, page)
        action.setObjectName(f"selection-{name}-action")
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False, act=name: run(act))
        (listed if name == "trash" else page).addAction(action)
        actions[name] = action
    return actions
