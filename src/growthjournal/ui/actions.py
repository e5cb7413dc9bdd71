"""Every command of the window: one QAction each, with its name, icon and key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from growthjournal.ui.session import Session

LARGER = 1.1
LOCK_CHOICES = (1, 5, 15, 30, 0)


class Actions:
    """Makes the actions, keeps them by name, and builds the menu from them."""

    def __init__(self, window: QWidget, session: Session) -> None:
        self._window = window
        self._session = session
        self._by_name: dict[str, QAction] = {}
        self._needs_journal: list[QAction] = []

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def add(
        self,
        name: str,
        text: str,
        run: Callable[[], object],
        keys: tuple[str, ...] = (),
        *,
        icon_name: str = "",
        needs_journal: bool = True,
    ) -> QAction:
        """Add a command to the window."""
        action = QAction(text, self._window)
        action.setObjectName(f"action-{name}")
        action.setShortcuts([QKeySequence(key) for key in keys])
        if icon_name:
            action.setIcon(icon(icon_name))
        action.triggered.connect(lambda: run())  # noqa: PLW0108 - drops checked=False
        self._window.addAction(action)
        self._by_name[name] = action
        if needs_journal:
            self._needs_journal.append(action)
            action.setEnabled(False)
        return action

    def set_open(self, *, is_open: bool) -> None:
        """Enable what needs an open journal, or disable it."""
        for action in self._needs_journal:
            action.setEnabled(is_open)

    def add_undo(self) -> None:
        """Add undo and redo of the session's steps, which name the step they take back."""
        stack = self._session.undo_stack
        undo = self.add("undo", _("Undo"), stack.undo, ("Ctrl+Z",), icon_name="undo-2")
        redo = self.add("redo", _("Redo"), stack.redo, ("Ctrl+Shift+Z",), icon_name="redo-2")
        for action in (undo, redo):
            self._needs_journal.remove(action)
        stack.canUndoChanged.connect(undo.setEnabled)
        stack.canRedoChanged.connect(redo.setEnabled)

        def name_steps(_index: int) -> None:
            undo.setText(_("Undo {step}").format(step=stack.undoText()).strip())
            redo.setText(_("Redo {step}").format(step=stack.redoText()).strip())

        stack.indexChanged.connect(name_steps)

    def add_view(self) -> None:
        """Add the text size."""
        theme = self._session.theme

        def scale(factor: float) -> Callable[[], None]:
            return lambda: theme.set_text_scale(theme.text_scale * factor if factor else 1.0)

        self.add(
            "larger", _("Larger text"), scale(LARGER), ("Ctrl++", "Ctrl+="), needs_journal=False
        )
        self.add("smaller", _("Smaller text"), scale(1 / LARGER), ("Ctrl+-",), needs_journal=False)
        self.add("standard", _("Standard text size"), scale(0), ("Ctrl+0",), needs_journal=False)

    def menu(self) -> QMenu:
        """Return the menu of everything that is not a page."""
        menu = QMenu(self._window)
        menu.setObjectName("menu")
        menu.setToolTipsVisible(True)
        for name in ("undo", "redo"):
            menu.addAction(self[name])
        menu.addSeparator()
        for name in ("competencies", "review"):
            menu.addAction(self[name])
        self._add_hiding(menu)
        menu.addSeparator()
        for name in ("import", "export", "backup"):
            menu.addAction(self[name])
        menu.addSeparator()
        for name in ("create", "open"):
            menu.addAction(self[name])
        menu.addSeparator()
        self._add_appearance(menu)
        self._add_text_size(menu)
        self._add_locking(menu)
        menu.addSeparator()
        for name in ("shortcuts", "about", "quit"):
            menu.addAction(self[name])
        return menu

    def _add_hiding(self, menu: QMenu) -> None:
        session = self._session
        action = menu.addAction(_("Hide numbers until the review"))
        action.setObjectName("action-hide-numbers")
        action.setToolTip(_("Ratings and scores are shown in the quarterly review, and after it."))
        action.setCheckable(True)
        action.setEnabled(session.is_open)
        action.setChecked(session.ask(lambda one: one.reviews.hides_numbers, False))
        action.triggered.connect(self._hide_numbers)

    def _hide_numbers(self, hides: bool) -> None:  # noqa: FBT001 - Qt's `checked`
        workspace = self._session.workspace
        if workspace is None:
            return
        reviews = workspace.reviews
        self._session.perform(
            _("Hide numbers") if hides else _("Show numbers"),
            lambda: reviews.hide_numbers(hides=hides),
            lambda: reviews.hide_numbers(hides=not hides),
        )

    def _add_appearance(self, menu: QMenu) -> None:
        theme = self._session.theme
        modes = (("light", _("Light")), ("dark", _("Dark")), ("system", _("As the system")))
        part = menu.addMenu(icon("sun"), _("Appearance"))
        group = QActionGroup(part)
        for mode, text in modes:
            action = part.addAction(text)
            action.setObjectName(f"action-theme-{mode}")
            action.setCheckable(True)
            action.setChecked(theme.mode == mode)
            action.setData(mode)
            group.addAction(action)
        group.triggered.connect(lambda chosen: theme.set_mode(chosen.data()))

    def _add_text_size(self, menu: QMenu) -> None:
        part = menu.addMenu(icon("type"), _("Text size"))
        for name in ("larger", "smaller", "standard"):
            part.addAction(self[name])

    def _add_locking(self, menu: QMenu) -> None:
        preferences = self._session.preferences
        part = menu.addMenu(icon("lock"), _("Lock when idle"))
        part.setObjectName("menu-locking")
        group = QActionGroup(part)
        for minutes in LOCK_CHOICES:
            text = _("After {minutes} min").format(minutes=minutes) if minutes else _("Never")
            action = part.addAction(text)
            action.setCheckable(True)
            action.setChecked(preferences.lock_minutes == minutes)
            action.setData(minutes)
            group.addAction(action)
        group.triggered.connect(lambda one: preferences.remember("lock_minutes", one.data()))
