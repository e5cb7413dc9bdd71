"""The window: navigation, pages built on their first visit, and what the program says."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui import opening
from growthjournal.ui.shell import Shell
from growthjournal.ui.widgets.nav import NavButton, Sidebar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent

    from growthjournal.ui.commands import Commands
    from growthjournal.ui.diagnostics import Diagnostics
    from growthjournal.ui.pages.page import Page
    from growthjournal.ui.session import Session

RAIL_BELOW = 1100
"""Effective px (width divided by text size) under which the navigation is a rail."""
SMALLEST = QSize(480, 400)
USUAL = QSize(1280, 800)


class MainWindow(Shell):
    """One journal's window.

    Signals:
        painted: The window was painted for the first time.
    """

    painted = Signal()

    def __init__(self, session: Session, diagnostics: Diagnostics) -> None:
        super().__init__(session)
        self.setObjectName("main-window")
        self.setWindowTitle(_("Growth Journal"))
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        self._stale: dict[str, Changes] = {}
        self._unopened: set[str] = set()
        self._was_painted = False
        self._first_act: Callable[[], None] | None = None
        self._path: Path | None = None
        self._diagnostics = diagnostics
        self._build()
        self._connect()
        self._restore_geometry()
        self.painted.connect(self._complete_soon)

    # -- building

    def _build(self) -> None:
        self.sidebar = Sidebar(_("Growth Journal"))
        self.page_stack = QStackedWidget()
        self.page_stack.setObjectName("pages")
        self.views.addWidget(self.page_stack)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.sidebar)
        whole.addWidget(self.content, 1)
        self._build_navigation()

    def _build_navigation(self) -> None:
        self.nav: dict[str, NavButton] = {}
        for spec in self.specs.values():
            button = NavButton(spec.icon_name, spec.title, checkable=True)
            button.setObjectName(f"nav-{spec.name}")
            button.clicked.connect(lambda name=spec.name: self.visit(name))
            self.sidebar.add_page(button)
            self.nav[spec.name] = button
        self.search_button = self._tool("search", _("Search"), "Ctrl K", self.later("search"))
        self.lock_button = self._tool("lock", _("Lock"), "Ctrl L", self.later("lock"))
        self.menu_button = self._tool("ellipsis", _("Menu"), "F10", self.later("show_menu"))
        self.menu_button.setObjectName("nav-menu")

    def _tool(self, icon_name: str, name: str, key: str, run: Callable[[], None]) -> NavButton:
        button = NavButton(icon_name, name, key)
        button.setObjectName(f"nav-{icon_name}")
        button.clicked.connect(run)
        self.sidebar.add_tool(button)
        return button

    @override
    def later(self, command: str) -> Callable[[], None]:
        def run() -> None:
            getattr(self.commands, command)()

        return run

    @cached_property
    def commands(self) -> Commands:
        """What the window can do, with its actions and keys."""
        from growthjournal.ui.commands import Commands

        return Commands(self)

    def _complete_soon(self) -> None:
        QTimer.singleShot(0, self._complete)

    def _complete(self) -> None:
        """Build what a key may need at any moment; what is said builds its own place."""
        _commands = self.commands
        if self._first_act is not None:
            QTimer.singleShot(0, self._first_act)

    def _connect(self) -> None:
        session = self.session
        session.opened.connect(self._opened)
        session.locked.connect(self._locked)
        session.changed.connect(self._changed)
        session.message.connect(self._say)
        session.undo_offered.connect(self._offer_undo)
        session.failed.connect(self._complain)
        session.broke.connect(self._diagnostics.report)
        session.record_wanted.connect(self.show_record)
        session.page_wanted.connect(self.visit)
        session.add_guard(self._save_pending)
        session.theme.changed.connect(self._theme_changed)
        self._diagnostics.noticed.connect(self._complain)

    # -- journals

    @override
    def open_journal(self, path: Path) -> None:
        if not self.session.lock():
            return
        self._path = path
        if "banner" in self.__dict__:
            self.banner.hide()
        if not path.exists():
            self.show_welcome()
        elif opening.looks_encrypted(path):
            self.show_bare(self.unlock_view)
            self.unlock_view.ask(path)
        else:
            self.nav[self._first_page()].setChecked(True)
            self.show_pages()
            self._after_paint(self._open_plain)

    def show_welcome(self) -> None:
        """Show the doors."""
        self.show_bare(self.welcome)
        self.welcome.create_button.setFocus()

    def show_bare(self, view: QWidget) -> None:
        """Show a view without navigation."""
        self.sidebar.hide()
        self.views.setCurrentWidget(view)

    def show_pages(self) -> None:
        """Show navigation and pages."""
        self.sidebar.show()
        self.views.setCurrentWidget(self.page_stack)
        self.arrange()

    def _open_plain(self) -> None:
        path = self._path
        if path is None or self.session.is_open:
            return
        self.visit(self._first_page())
        try:
            opening.open_plain(self.session, path)
        except JournalError as error:
            self.show_bare(self.unlock_view)
            self.unlock_view.tell(path, str(error))

    def _after_paint(self, act: Callable[[], None]) -> None:
        if self._was_painted:
            QTimer.singleShot(0, act)
        else:
            self._first_act = act

    def _first_page(self) -> str:
        name = self.session.preferences.text("page", "journal")
        return name if name in self.specs else "journal"

    # -- what the session tells

    def _opened(self) -> None:
        workspace = self.session.workspace
        if workspace is None:
            return
        self._path = workspace.path
        self.session.preferences.opened(workspace.path)
        self.lock_button.setVisible(workspace.is_encrypted)
        self.commands.actions.set_open(is_open=True)
        self.commands.actions["lock"].setEnabled(workspace.is_encrypted)
        self._unopened = set(self.pages)
        self._stale.clear()
        self.visit(self.current_name() or self._first_page())
        self.show_pages()
        self.current_page().focus_first()
        self._show_counts(Changes.ALL)
        self.doorbell.watch(workspace.path)
        if workspace.is_encrypted:
            self.idle.start()

    def _locked(self) -> None:
        self.doorbell.stop()
        self.idle.stop()
        for said in ("toast", "banner"):
            if said in self.__dict__:
                self.__dict__[said].hide()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        for page in self.pages.values():
            page.locked()
        for button in self.nav.values():
            button.set_count(None)
        self.commands.actions.set_open(is_open=False)
        if self._path is not None and opening.looks_encrypted(self._path):
            self.show_bare(self.unlock_view)
            self.unlock_view.ask(self._path)

    def _changed(self, changes: Changes) -> None:
        current = self.current_name()
        for name, page in self.pages.items():
            mine = changes & page.cares_about
            if mine and name == current:
                page.reload(mine)
            elif mine:
                self._stale[name] = self._stale.get(name, Changes.NONE) | mine
        self._show_counts(changes)

    def _show_counts(self, changes: Changes) -> None:
        ask = self.session.ask
        if changes & Changes.ENTRIES:
            self.nav["journal"].set_count(ask(lambda one: one.journal.count(), None))
        if changes & Changes.PEOPLE:
            self.nav["people"].set_count(ask(lambda one: one.vault.count("person"), None))
        if changes & Changes.IMPACTS:
            self.nav["impact"].set_count(ask(lambda one: one.vault.count("impact"), None))
        if changes & Changes.DECISIONS:
            self.nav["decisions"].set_count(ask(lambda one: one.vault.count("decision"), None))
        if changes & Changes.PATTERNS:
            self.nav["patterns"].set_count(ask(lambda one: one.vault.count("pattern"), None))

    def _say(self, text: str) -> None:
        self.toast.say(text)

    def _complain(self, sentence: str) -> None:
        self.banner.say(sentence)

    def _offer_undo(self, text: str) -> None:
        self.toast.say(text, undo=True)

    def _save_pending(self) -> bool:
        answers = [page.save_pending() for page in self.pages.values()]
        return False not in answers

    # -- pages

    @override
    def current_name(self) -> str:
        shown = self.page_stack.currentWidget()
        return next((name for name, page in self.pages.items() if page is shown), "")

    def current_page(self) -> Page:
        """Return the page that is shown."""
        return self.pages[self.current_name()]

    @override
    def visit(self, name: str) -> None:
        before = self.current_name()
        if before and before != name:
            self.pages[before].save_pending()
        page = self.pages.get(name) or self._add_page(name)
        self.page_stack.setCurrentWidget(page)
        self.nav[name].setChecked(True)
        self.session.preferences.remember("page", name)
        self._tell_width()
        if not self.session.is_open:
            return
        stale = self._stale.pop(name, Changes.NONE)
        if name in self._unopened:
            self._unopened.discard(name)
            page.opened()
        elif stale:
            page.reload(stale)

    def show_record(self, kind: str, uuid: str) -> None:
        """Show one record on the page that is about its kind."""
        for name, spec in self.specs.items():
            if kind in spec.shows:
                self.visit(name)
                self.pages[name].show_record(kind, uuid)

    def _add_page(self, name: str) -> Page:
        page = self.specs[name].build(self.session)
        self.pages[name] = page
        self._unopened.add(name)
        self.page_stack.addWidget(page)
        page.alone.connect(self._show_alone)
        return page

    def _show_alone(self, is_alone: bool) -> None:  # noqa: FBT001 - the signal's argument
        self.sidebar.setVisible(not is_alone)
        self._tell_width()

    # -- the window itself

    def arrange(self) -> None:
        """Fit the navigation to width and text size (decision 13)."""
        scale = self.session.theme.text_scale
        self.sidebar.arrange(rail=self.width() / scale < RAIL_BELOW, scale=scale)
        self._tell_width()

    def _tell_width(self) -> None:
        page = self.page_stack.currentWidget()
        name = self.current_name()
        if page is not None and name:
            width = self.width() - (self.sidebar.width() if self.sidebar.isVisible() else 0)
            self.pages[name].set_effective_width(width / self.session.theme.text_scale)

    def _theme_changed(self) -> None:
        theme = self.session.theme
        self.session.preferences.remember("theme", theme.mode)
        self.session.preferences.remember("text_scale", theme.text_scale)
        self.arrange()

    @override
    def come_forward(self) -> None:
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def _restore_geometry(self) -> None:
        if not self.restoreGeometry(self.session.preferences.blob("window")):
            self.resize(USUAL.boundedTo(self.screen().availableSize()))
        if not self.screen().availableGeometry().intersects(self.geometry()):
            self.move(self.screen().availableGeometry().topLeft())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.session.lock():
            event.ignore()
            return
        self.session.stop_tasks()
        self.session.preferences.remember("window", self.saveGeometry())
        self.session.preferences.save()
        event.accept()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.commands.take_file(paths[0])
