"""The journal: a list of entries beside the one that is open."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget
from typing_extensions import override

from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui.pages.journal_dialogs import JournalDialogs
from growthjournal.ui.pages.journal_entry import EntryPane
from growthjournal.ui.pages.journal_keys import selection_actions
from growthjournal.ui.pages.journal_list import EntryListPane
from growthjournal.ui.pages.page import Page
from growthjournal.ui.widgets.basics import EmptyState

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHideEvent, QKeyEvent

    from growthjournal.domain.entries import EntryKind
    from growthjournal.ui.pages.journal_selection import SelectionActs
    from growthjournal.ui.pages.journal_templates import Templates
    from growthjournal.ui.session import Session

STACKED_BELOW = 740
"""Effective px of the page below which list and entry share one place (decision 13: a window of
800 less its rail)."""
LIST_WIDTH = 350


class JournalPage(Page):
    """Finds, shows and writes entries."""

    name = "journal"
    icon_name = "notebook-pen"
    cares_about = (
        Changes.ENTRIES
        | Changes.ATTACHMENTS
        | Changes.PEOPLE
        | Changes.CONVERSATIONS
        | Changes.PATTERNS
        | Changes.ASSUMPTIONS
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._is_stacked = False
        self._is_alone = False
        self._terms: tuple[str, ...] = ()
        self.list = EntryListPane(session)
        self.pane = EntryPane(session)
        self.dialogs = JournalDialogs(self, self.pane, self.open_entry, self.list.look_up)
        self._empty = EmptyState(
            _("What happened today that you want to think about?"),
            _("Write the first entry"),
            "pencil",
        )
        self._empty.setObjectName("emptyJournal")
        self._empty.button.setObjectName("firstEntryButton")
        self._blank = QWidget()
        self._build()
        self._connect()
        self._add_actions()

    def _build(self) -> None:
        self._detail = QStackedWidget()
        for widget in (self._blank, self._empty, self.pane):
            self._detail.addWidget(widget)
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        self._halves.setHandleWidth(1)
        self._halves.setChildrenCollapsible(False)
        self._halves.addWidget(self.list)
        self._halves.addWidget(self._detail)
        self._halves.setStretchFactor(1, 1)
        self.list.setMinimumWidth(220)
        self._read_width()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._halves)
        QWidget.setTabOrder(self.list.search, self.list.new_button)

    def _connect(self) -> None:
        listed, pane = self.list, self.pane
        listed.chosen.connect(self._choose)
        listed.opened.connect(self._enter_from_list)
        listed.view.clicked_on.connect(self._open_from_list)
        listed.view.menu_wanted.connect(self._open_menu)
        listed.several.connect(self._show_several)
        listed.new_wanted.connect(self.new_entry)
        listed.new_menu_wanted.connect(self._open_new_menu)
        listed.searched.connect(self._mark)
        listed.shown.connect(self._list_shown)
        pane.header.back.connect(self.show_list)
        pane.stored.connect(self._new_was_stored)
        pane.gone.connect(self._entry_gone)
        pane.entry_wanted.connect(self.open_entry)
        dialogs = self.dialogs
        pane.export_wanted.connect(dialogs.export)
        pane.trash_view_wanted.connect(dialogs.trash)
        listed.options.trash_wanted.connect(dialogs.trash)
        pane.versions_wanted.connect(dialogs.versions)
        pane.header.related_wanted.connect(dialogs.related)
        pane.link_wanted.connect(dialogs.links)
        self._empty.pressed.connect(self.new_entry)
        self.session.about_to_lock.connect(self.save_pending_for_good)
        self.session.add_guard(pane.saver.may_lock)
        self.session.theme.changed.connect(self._read_theme)

    def _add_actions(self) -> None:
        for name, text, keys, slot in (
            ("newEntryAction", _("New entry"), "Ctrl+Shift+N", self.new_entry),
            ("newOfKindAction", _("New entry of a kind…"), "Ctrl+Alt+N", self._open_new_menu),
            ("findInListAction", _("Find in the text or in the list"), "Ctrl+F", self._find),
            ("replaceAction", _("Replace in the text"), "Ctrl+H", self._replace),
            ("focusModeAction", _("Focus mode"), "F11", self._toggle_alone),
            ("findNextAction", _("Next place in the text"), "F3", self._find_next),
            (
                "findPreviousAction",
                _("Previous place in the text"),
                "Shift+F3",
                self._find_previous,
            ),
            ("goToDayAction", _("Go to a day"), "Ctrl+G", self.go_to_day),
            ("showListAction", _("Back to the list"), "Alt+Left", self.show_list),
            ("nextMistakeAction", _("Next misspelt word"), "F7", self._next_mistake),
        ):
            action = QAction(text, self)
            action.setObjectName(name)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, run=slot: run())
            self.addAction(action)
        self.addActions([*self.pane.words.actions, self.pane.reading.action])
        self._selection_actions = selection_actions(self, self.list.view, self._act)

    @cached_property
    def selection(self) -> SelectionActs:
        """What can be done to the selected entries."""
        from growthjournal.ui.pages.journal_selection import SelectionActs

        acts = SelectionActs(self.session, self.list, self.pane, self._selection_actions)
        acts.aside_wanted.connect(self._show_aside)
        acts.aside_ended.connect(self._end_aside)
        acts.export_wanted.connect(self.dialogs.export_entries)
        return acts

    @override
    def keyed_actions(self) -> list[QAction]:
        writing = [*self.pane.formatting.actions, self.pane.body.plain_paste_action]
        return [*self.actions(), *self.list.view.actions(), *writing]

    @property
    @override
    def title(self) -> str:
        return _("Journal")

    @override
    def opened(self) -> None:
        self.pane.saver.retry()
        self.list.look_up()
        # While the worker looks up, this thread loads what the first dates are written with.
        format_date(self.session.today(), "full")

    @override
    def reload(self, changes: Changes) -> None:
        if self.pane.saver.is_saving:
            self.list.model.forget_rows()
            return
        if changes & Changes.ENTRIES:
            self.list.look_up()
        self.pane.refresh()

    @override
    def locked(self) -> None:
        self._set_alone(is_alone=False)
        self.pane.close_entry()
        self.list.clear()
        self._terms = ()
        self._detail.setCurrentWidget(self._blank)

    @override
    def save_pending(self) -> None:
        self.pane.leave()

    def save_pending_for_good(self) -> None:
        """Save before the journal is closed."""
        self.pane.saver.leave_for_good()

    @override
    def focus_first(self) -> None:
        (self.list.view if self.list.model.rowCount() else self.list.search).setFocus()

    @override
    def focus_search(self, text: str | None = None) -> None:
        """Put the keyboard into the search field, with a query to search for."""
        self.show_list()
        self.list.search_for(text)

    @override
    def new_item(self) -> None:
        self.new_entry()

    def _find(self) -> None:
        if self.pane.finding.is_in_text():
            self.pane.finding.open()
        else:
            self.focus_search()

    def _replace(self) -> None:
        if self._has_text():
            self.pane.finding.open(replaces=True)

    def _find_next(self) -> None:
        if self._has_text():
            self.pane.finding.go(1)

    def _find_previous(self) -> None:
        if self._has_text():
            self.pane.finding.go(-1)

    def _has_text(self) -> bool:
        return self.pane.isVisible() and self.pane.entry is not None

    @cached_property
    def templates(self) -> Templates:
        """The user's own templates."""
        from growthjournal.ui.pages.journal_templates import Templates

        return Templates(self.session, self, self.pane, self.new_entry)

    def _open_new_menu(self) -> None:
        if self.session.is_open:
            self.templates.open_menu(self.list.new_menu_button)

    def new_entry(self, kind: EntryKind | None = None, template: str = "") -> None:
        """Start an entry for today and put the keyboard into its title."""
        if not self.session.is_open:
            return
        self.pane.new(kind, template)
        self.list.unselect()
        self._show_pane()
        self.pane.title.setFocus()

    def open_entry(self, uuid: str) -> None:
        """Show an entry."""
        if not self.pane.show_entry(uuid):
            return
        self._select_open()
        self._show_pane()
        self.pane.mark(self._terms)

    @override
    def show_record(self, kind: str, uuid: str) -> None:
        if kind == "entry":
            self.open_entry(uuid)

    @override
    def set_effective_width(self, width: float) -> None:
        self._is_stacked = width < STACKED_BELOW
        if self._is_alone:
            self.pane.header.back_button.hide()
            self._show_half(detail=True)
            return
        self.pane.header.back_button.setVisible(self._is_stacked)
        if self._is_stacked:
            self._show_half(detail=self.pane.isVisible() and self.pane.isAncestorOf(self._focus()))
        else:
            self.list.show()
            self._detail.show()

    def show_list(self) -> None:
        """Return to the list, where list and entry share one place."""
        self._set_alone(is_alone=False)
        if self._is_stacked and self._detail.isVisible():
            self.pane.leave()
            self._show_half(detail=False)
            self.list.view.setFocus()

    def go_to_day(self) -> None:
        """Ask for a day that the list goes to."""
        self.show_list()
        self.list.open_calendar()

    def _focus(self) -> QWidget:
        return self.focusWidget() or self

    def _toggle_alone(self) -> None:
        has_entry = self._detail.currentWidget() is self.pane and self.pane.isVisible()
        self._set_alone(is_alone=has_entry and not self._is_alone)

    def _set_alone(self, *, is_alone: bool) -> None:
        """Show the open entry alone, the other paragraphs dimmed; or as usual."""
        if is_alone == self._is_alone:
            return
        self._is_alone = is_alone
        self.pane.body.styled.set_dimming(is_on=is_alone)
        self.alone.emit(is_alone)
        if is_alone:
            self.session.message.emit(_("Focus mode. Esc or F11 leaves it."))
            self._show_half(detail=True)
            self.pane.body.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_alone:
            self._set_alone(is_alone=False)
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._set_alone(is_alone=False)

    def _show_half(self, *, detail: bool) -> None:
        self.list.setVisible(not detail)
        self._detail.setVisible(detail)

    def _show_pane(self) -> None:
        self._detail.setCurrentWidget(self.pane)
        if self._is_stacked:
            self._show_half(detail=True)

    def _choose(self, uuid: str) -> None:
        if self.pane.show_entry(uuid):
            self._select_open()
            self._detail.setCurrentWidget(self.pane)
            self.pane.mark(self._terms)
            self.pane.show_first_mark()

    def _open_from_list(self, uuid: str) -> None:
        self._choose(uuid)
        if self._is_stacked:
            self._show_pane()
            self.pane.body.setFocus()

    def _enter_from_list(self, uuid: str) -> None:
        self._choose(uuid)
        self._show_pane()
        self.pane.body.setFocus()

    def _show_aside(self, widget: QWidget) -> None:
        """Show something else in the place of the open entry, which stays open."""
        if self._detail.indexOf(widget) < 0:
            self._detail.addWidget(widget)
        self._detail.setCurrentWidget(widget)

    def _end_aside(self) -> None:
        """Show the open entry again, or none."""
        self._detail.setCurrentWidget(self._blank if self.pane.entry is None else self.pane)

    def _act(self, name: str) -> None:
        self.selection.run(name)

    def _show_several(self, count: int) -> None:
        self.selection.show(count)

    def _open_menu(self, place: QPoint) -> None:
        self.selection.menu(place)

    def _select_open(self) -> None:
        entry = self.pane.entry
        if entry is not None and self.pane.saver.is_stored:
            self.list.select(entry.uuid)

    def _mark(self, terms: tuple[str, ...]) -> None:
        self._terms = terms
        self.pane.mark(terms)

    def _list_shown(self) -> None:
        if self.pane.entry is not None:
            return
        if self.list.is_empty_journal:
            self._detail.setCurrentWidget(self._empty)
        elif not self.list.query:
            self.list.select_first()

    def _new_was_stored(self) -> None:
        self._select_open()
        self.list.look_up()

    def _entry_gone(self) -> None:
        self.list.unselect()
        self._detail.setCurrentWidget(self._blank)
        self.show_list()
        self.list.look_up()

    def _next_mistake(self) -> None:
        if self.pane.entry is not None:
            self.pane.spelling.show_next()

    def _read_theme(self) -> None:
        self.list.read_theme()
        self.pane.read_theme()
        self._read_width()

    def _read_width(self) -> None:
        width = self.session.theme.px(LIST_WIDTH)
        self._halves.setSizes([width, max(width, self.width() - width)])
