"""What every part of the window may ask of it, and the parts that are built when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from growthjournal.ui.doorbell import Doorbell
    from growthjournal.ui.idle import IdleWatch
    from growthjournal.ui.pages.capture_popover import CapturePopover
    from growthjournal.ui.pages.page import Page
    from growthjournal.ui.pages.unlock import UnlockView
    from growthjournal.ui.pages.welcome import WelcomeView
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.nav import NavButton
    from growthjournal.ui.widgets.notice import Banner, Toast


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """What the navigation knows of a page before it is built."""

    name: str
    icon_name: str
    title: str
    module: str
    kind: str
    shows: frozenset[str] = frozenset()

    def build(self, session: Session) -> Page:
        """Import and build the page."""
        made: Page = getattr(import_module(self.module), self.kind)(session)
        return made


def page_specs() -> list[PageSpec]:
    """Return the pages in the order of the navigation."""
    base = "growthjournal.ui.pages"
    return [
        PageSpec(
            name="today",
            icon_name="sun",
            title=_("Today"),
            module=f"{base}.today",
            kind="TodayPage",
        ),
        PageSpec(
            name="journal",
            icon_name="notebook-pen",
            title=_("Journal"),
            module=f"{base}.journal",
            kind="JournalPage",
            shows=frozenset({"entry"}),
        ),
        PageSpec(
            name="people",
            icon_name="users",
            title=_("People"),
            module=f"{base}.people",
            kind="PeoplePage",
            shows=frozenset({"person", "conversation", "commitment", "preparation", "log"}),
        ),
        PageSpec(
            name="patterns",
            icon_name="repeat-2",
            title=_("Patterns"),
            module=f"{base}.patterns",
            kind="PatternsPage",
            shows=frozenset({"pattern", "sighting", "assumption", "assumption_test"}),
        ),
        PageSpec(
            name="decisions",
            icon_name="split",
            title=_("Decisions"),
            module=f"{base}.decisions",
            kind="DecisionsPage",
            shows=frozenset({"decision", "forecast"}),
        ),
        PageSpec(
            name="impact",
            icon_name="eye",
            title=_("Impact"),
            module=f"{base}.impact",
            kind="ImpactPage",
            shows=frozenset(
                {
                    "impact",
                    "witness",
                    "ask",
                    "seen-share",
                    "speaking-results",
                    "aim",
                    "sponsor_case",
                }
            ),
        ),
        PageSpec(
            name="trends",
            icon_name="chart-line",
            title=_("Trends"),
            module=f"{base}.trends",
            kind="TrendsPage",
            shows=frozenset({"rating", "sitting", "competency", "effort"}),
        ),
        PageSpec(
            name="library",
            icon_name="book-open",
            title=_("Library"),
            module=f"{base}.library",
            kind="LibraryPage",
            shows=frozenset({"library"}),
        ),
    ]


class Shell(QWidget):
    """The window as commands see it; `MainWindow` gives it behaviour."""

    menu_button: NavButton

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.specs = {spec.name: spec for spec in page_specs()}
        self.pages: dict[str, Page] = {}
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.views = QStackedWidget()
        self.views.setObjectName("views")
        self.column.addWidget(self.views, 1)

    def visit(self, name: str) -> None:
        """Show a page, built and loaded now where that is due."""
        raise NotImplementedError

    def current_name(self) -> str:
        """Return the name of the page that is shown, empty when none was built yet."""
        raise NotImplementedError

    def open_journal(self, path: Path) -> None:
        """Show a journal: at once when it is plain, else its unlock view."""
        raise NotImplementedError

    def come_forward(self) -> None:
        """Show the window above the others; a second start asked for it."""
        raise NotImplementedError

    def lock_minutes(self) -> int:
        """Return the idle minutes until an encrypted journal locks."""
        return self.session.preferences.lock_minutes

    def lock_because_idle(self) -> None:
        """Lock when the open journal is encrypted."""
        if self.session.workspace is not None and self.session.workspace.is_encrypted:
            self.session.lock()

    def later(self, command: str) -> Callable[[], None]:
        """Return a slot that runs a command, without building the commands now."""
        raise NotImplementedError

    @cached_property
    def doorbell(self) -> Doorbell:
        """Hears a second start."""
        from growthjournal.ui.doorbell import Doorbell

        bell = Doorbell(self)
        bell.rung.connect(self.come_forward)
        return bell

    @cached_property
    def idle(self) -> IdleWatch:
        """Notices that nobody is there."""
        from growthjournal.ui.idle import IdleWatch

        watch = IdleWatch(self.lock_minutes, self)
        watch.expired.connect(self.lock_because_idle)
        return watch

    @cached_property
    def toast(self) -> Toast:
        """Says what was done."""
        from growthjournal.ui.widgets.notice import Toast

        toast = Toast(self.content)
        toast.undo_pressed.connect(self.session.undo_stack.undo)
        return toast

    @cached_property
    def banner(self) -> Banner:
        """Says what did not work."""
        from growthjournal.ui.widgets.notice import Banner

        banner = Banner()
        self.column.insertWidget(0, banner)
        return banner

    @cached_property
    def capture(self) -> CapturePopover:
        """The line to write in passing."""
        from growthjournal.ui.pages.capture_popover import CapturePopover

        return CapturePopover(self.session, self)

    @cached_property
    def welcome(self) -> WelcomeView:
        """The doors of the first evening."""
        from growthjournal.ui.pages.welcome import WelcomeView

        view = WelcomeView(self.session)
        self.views.addWidget(view)
        view.create_wanted.connect(self.later("create"))
        view.open_wanted.connect(self.later("open"))
        view.sample_wanted.connect(self.later("sample"))
        view.lever_wanted.connect(self.later("which_lever"))
        return view

    @cached_property
    def unlock_view(self) -> UnlockView:
        """Asks for the passphrase."""
        from growthjournal.ui.pages.unlock import UnlockView

        view = UnlockView(self.session)
        self.views.addWidget(view)
        view.other_wanted.connect(self.later("open"))
        view.restored.connect(self.open_journal)
        return view
