"""Patterns and assumptions: what mentors see repeated, and what may be taken for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui.assumptions_acts import AssumptionActs
from growthjournal.ui.models.patterns import Surfaced, read
from growthjournal.ui.pages.assumptions_tab import AssumptionsTab
from growthjournal.ui.pages.page import Page
from growthjournal.ui.pages.patterns_board import STACK_BELOW
from growthjournal.ui.pages.patterns_forms import Forms
from growthjournal.ui.pages.patterns_tab import PatternsTab
from growthjournal.ui.patterns_acts import PatternActs
from growthjournal.ui.widgets.basics import PageHeader, PrimaryButton, SecondaryButton
from growthjournal.ui.widgets.form_surfaced import Source

if TYPE_CHECKING:
    from growthjournal.ui.session import Session

PATTERNS, ASSUMPTIONS = 0, 1


class PatternsPage(Page):
    """Two tabs, each a list beside a detail."""

    name = "patterns"
    icon_name = "repeat-2"
    cares_about = (
        Changes.PATTERNS
        | Changes.DECISIONS
        | Changes.ASSUMPTIONS
        | Changes.PEOPLE
        | Changes.CONVERSATIONS
        | Changes.COMPETENCIES
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        pattern_acts, assumption_acts = PatternActs(session), AssumptionActs(session)
        self.forms = Forms(session, self, pattern_acts, assumption_acts)
        self.forms.was_added = self.show_record
        self.patterns = PatternsTab(session, pattern_acts, self.forms)
        self.assumptions = AssumptionsTab(session, assumption_acts, self.forms)
        session.theme.load_all_fonts()
        self._build_header()
        self._lay_out()
        self.new_pattern.clicked.connect(self._new_pattern)
        self.new_assumption.clicked.connect(self._new_assumption)
        self.patterns.adding.connect(self._new_pattern)
        self.assumptions.adding.connect(self._new_assumption)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.tabs.currentChanged.connect(self._make_room)
        self.patterns.turned.connect(self._make_room)
        self.assumptions.turned.connect(self._make_room)
        self._add_shortcuts()

    @property
    @override
    def title(self) -> str:
        return _("Patterns")

    def _build_header(self) -> None:
        self.header = PageHeader(
            _("Patterns and assumptions"),
            _("What your mentors see you repeat, and what you may be taking for granted."),
        )
        self.new_assumption = SecondaryButton(_("Assumption"), "plus")
        self.new_assumption.setObjectName("addAssumption")
        self.new_assumption.setAccessibleName(_("Add an assumption"))
        self.new_pattern = PrimaryButton(_("Pattern"), "plus")
        self.new_pattern.setObjectName("addPattern")
        self.new_pattern.setAccessibleName(_("Add a pattern"))
        self.header.add(self.new_assumption)
        self.header.add(self.new_pattern)
        self.tabs = QTabBar()
        self.tabs.setObjectName("patternTabs")
        self.tabs.setAccessibleName(_("Patterns or assumptions"))
        self.tabs.setExpanding(False)
        self.tabs.addTab(_("Patterns"))
        self.tabs.addTab(_("Assumptions"))

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.patterns)
        self.stack.addWidget(self.assumptions)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.tabs, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.stack, 1)
        before: QWidget = self.tabs
        for chip in (*self.patterns.filter.chips.values(), *self.assumptions.filter.chips.values()):
            QWidget.setTabOrder(before, chip)
            before = chip

    def _add_shortcuts(self) -> None:
        self.add_keys(
            (_("Add a pattern"), "Ctrl+Shift+N", self._new_pattern),
            (_("Add an assumption"), "Ctrl+Shift+A", self._new_assumption),
            (_("Saw it"), "Ctrl+Shift+S", self._saw_it),
            (_("Edit"), "Ctrl+E", self._edit),
            (_("Back to the list"), "Alt+Left", self._back),
            (_("The other tab"), "Ctrl+Tab", self._turn),
        )

    # -- what the window asks

    @override
    def reload(self, changes: Changes) -> None:
        if not changes & self.cares_about or not self.session.is_open:
            return
        if not changes & self.cares_about & ~Changes.DECISIONS:
            self.patterns.read_sources()
            return
        today = self.session.today()
        shown = self.session.ask(lambda one: read(one, today), Surfaced())
        self.patterns.show_surfaced(shown)
        self.assumptions.show_surfaced(shown)

    @override
    def locked(self) -> None:
        self.patterns.drop()
        self.assumptions.drop()

    @override
    def save_pending(self) -> bool:
        return self.forms.save_pending()

    @override
    def focus_first(self) -> None:
        self._tab().focus_first()

    @override
    def new_item(self) -> None:
        if self.tabs.currentIndex() == ASSUMPTIONS:
            self.add_assumption()
        else:
            self.add_pattern()

    @override
    def show_record(self, kind: str, uuid: str) -> None:
        if kind in {"assumption", "assumption_test"}:
            self.open_assumption(self.assumptions.assumption_of(uuid))
        else:
            self.open_pattern(self.patterns.pattern_of(uuid))

    @override
    def set_effective_width(self, width: float) -> None:
        for tab in (self.patterns, self.assumptions):
            tab.set_stacked(is_stacked=width < STACK_BELOW)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # An entry may have been linked meanwhile; nothing else on this page is of entries.
        self.patterns.read_sources()
        self.assumptions.read_sources()

    # -- what others ask

    def add_pattern(self, heard_as: str = "", entry: str | None = None) -> None:
        """Open the form of a new pattern.

        Args:
            heard_as: Words to fill in, verbatim.
            entry: Uuid of the entry that they stand in; it is linked on saving.
        """
        self.tabs.setCurrentIndex(PATTERNS)
        self.forms.add_pattern(self._source(heard_as), entry)

    def add_assumption(self, heard_as: str = "", entry: str | None = None) -> None:
        """Open the form of a new assumption; see `add_pattern`."""
        self.tabs.setCurrentIndex(ASSUMPTIONS)
        self.forms.add_assumption(self._source(heard_as), entry)

    def open_pattern(self, uuid: str) -> None:
        """Show a pattern, whatever the filter."""
        self.tabs.setCurrentIndex(PATTERNS)
        self.patterns.show_uuid(uuid)

    def open_assumption(self, uuid: str) -> None:
        """Show an assumption."""
        self.tabs.setCurrentIndex(ASSUMPTIONS)
        self.assumptions.show_uuid(uuid)

    # -- acts

    def _tab(self) -> PatternsTab | AssumptionsTab:
        return self.assumptions if self.tabs.currentIndex() == ASSUMPTIONS else self.patterns

    def _source(self, heard_as: str) -> Source:
        return Source(on=self.session.today(), words=heard_as.strip() or None)

    def _new_pattern(self) -> None:
        self.add_pattern()

    def _new_assumption(self) -> None:
        self.add_assumption()

    def _make_room(self) -> None:
        """Leave the room to the detail where it stands alone."""
        tab = self._tab()
        self.header.setHidden(tab.is_detail_alone)
        self.tabs.setHidden(tab.is_detail_alone)
        self.header.subtitle.setHidden(tab.is_stacked)

    def _saw_it(self) -> None:
        if self.tabs.currentIndex() == PATTERNS:
            self.patterns.saw_it()

    def _edit(self) -> None:
        self._tab().edit()

    def _back(self) -> None:
        self._tab().show_list()

    def _turn(self) -> None:
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
        self.focus_first()
