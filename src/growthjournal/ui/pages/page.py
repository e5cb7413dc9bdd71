"""What the window expects of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from growthjournal.services.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from growthjournal.ui.session import Session


class Page(QWidget):
    """One page of the window, built on its first visit.

    The window calls `reload` only while the page is visible and only for changes that it cares
    about; a page that was hidden meanwhile is reloaded once when it is shown. A page puts its
    actions with shortcuts on itself with `addAction` (context WidgetWithChildren), so that they
    live while it is shown and the overview of shortcuts (F1) lists them.

    Attributes:
        name: Its object name, and how the command line calls it.
        icon_name: A Lucide icon of resources/icons.
        cares_about: The kinds of record that it shows.

    Signals:
        alone: Whether the page wants the window without its navigation.
    """

    alone = Signal(bool)
    name: ClassVar[str] = ""
    icon_name: ClassVar[str] = ""
    cares_about: ClassVar[Changes] = Changes.ALL

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName(f"page-{self.name}")

    @property
    def title(self) -> str:
        """The page's name in the user's language."""
        return self.name

    def keyed_actions(self) -> list[QAction]:
        """Return the actions whose keys the overview of shortcuts (F1) lists."""
        return self.actions()

    def add_keys(self, *rows: tuple[str, str, Callable[[], object]]) -> None:
        """Give acts their keys while the page is shown.

        Args:
            rows: What the overview calls it, its keys, and what it does.
        """
        for text, keys, act in rows:
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(act)
            self.addAction(action)

    def opened(self) -> None:
        """Load: a journal was opened, or the page was just built while one is open."""
        self.reload(Changes.ALL)

    def reload(self, changes: Changes) -> None:
        """Show what is stored now; keep selection, scroll position and typed text."""

    def locked(self) -> None:
        """Drop every text that came from the journal."""

    def save_pending(self) -> bool | None:
        """Save what was typed; called before locking, closing and leaving the page.

        Returns:
            False when it could not be saved: the window then neither locks nor closes.
        """
        return True

    def focus_first(self) -> None:
        """Put the keyboard where work on this page starts."""
        self.setFocus()

    def focus_search(self) -> None:
        """Put the keyboard into the page's search field, where it has one."""

    def focus_capture(self) -> bool:
        """Put the keyboard into the page's own capture line; return whether it has one."""
        return False

    def new_item(self) -> None:
        """Start a new record of the kind that this page is about."""

    def show_record(self, kind: str, uuid: str) -> None:
        """Show one record; `session.record_wanted.emit(kind, uuid)` brings the window here."""

    def set_effective_width(self, width: float) -> None:
        """Adapt to the page's width divided by the text size, in px (decision 13)."""
