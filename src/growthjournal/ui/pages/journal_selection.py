"""Acts on the selected entries: each is one change for all of them and one undo step."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.pages.journal_calendar import CalendarPopup
from growthjournal.ui.pages.journal_list import SEVERAL
from growthjournal.ui.pages.journal_selection_bar import SelectionBar, SelectionSummary
from growthjournal.ui.slow_steps import SlowSteps

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu, QWidget

    from growthjournal.domain.entries import EntryFacts
    from growthjournal.services.changes import Changes
    from growthjournal.services.several import SeveralService
    from growthjournal.ui.pages.journal_entry import EntryPane
    from growthjournal.ui.pages.journal_list import EntryListPane
    from growthjournal.ui.session import Session

AT_ONCE = 2000
"""Up to so many entries a change takes a tenth of a second; more are changed on a worker."""
TAGGED_AT_ONCE = 3
"""The search index follows a tag: up to 0.1 s an entry in a large encrypted journal."""


class SelectionActs(QObject):
    """What the selection bar, the context menu and their keys do.

    Args:
        session: The open journal.
        listed: The list.
        pane: The open entry.
        actions: The actions that lead here, by name.

    Signals:
        aside_wanted: A widget to show in the place of the open entry.
        aside_ended: Show the open entry again.
        export_wanted: Uuids of the entries to export.
    """

    aside_wanted = Signal(object)
    aside_ended = Signal()
    export_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        listed: EntryListPane,
        pane: EntryPane,
        actions: Mapping[str, QAction],
    ) -> None:
        super().__init__(listed)
        self._session = session
        self._list = listed
        self._pane = pane
        self._actions = actions
        self._calendar: CalendarPopup | None = None

    @cached_property
    def slowly(self) -> SlowSteps:
        """Makes what may take seconds."""
        return SlowSteps(self._session)

    def uuids(self) -> list[str]:
        """Return the selected entries, or the open one when none is selected."""
        ids = self._list.view.selected_ids
        if ids:
            nothing: list[str] = []
            return self._session.ask(lambda workspace: workspace.journal.uuids(ids), nothing)
        entry = self._pane.entry
        return [entry.uuid] if entry is not None and self._pane.saver.is_stored else []

    def show(self, count: int) -> None:
        """Show that several entries are selected, or no longer."""
        if count < SEVERAL:
            self._bar.hide()
            self._summary.show_selection(0, None)
            self.aside_ended.emit()
            return
        self._pane.saver.save()
        self._bar.show_count(count)
        self._list.show_bar(self._bar)
        ids = self._list.view.selected_ids
        span = self._session.ask(lambda workspace: workspace.journal.span(ids), None)
        self._summary.show_selection(count, span)
        self.aside_wanted.emit(self._summary)

    @cached_property
    def _bar(self) -> SelectionBar:
        bar = SelectionBar(self._actions)
        bar.ended.connect(self._end)
        return bar

    @cached_property
    def _summary(self) -> SelectionSummary:
        return SelectionSummary()

    def _end(self) -> None:
        self._list.view.select_current_alone()
        self._list.view.setFocus()

    def star(self) -> None:
        """Star the selected entries; when all are starred, take the stars away."""
        facts = self._facts()
        starred = not all(one.starred for one in facts)
        texts = (
            (_("Star"), ngettext("{n} entry starred", "{n} entries starred", len(facts)))
            if starred
            else (
                _("Remove the star"),
                ngettext(
                    "Star removed from {n} entry", "Stars removed from {n} entries", len(facts)
                ),
            )
        )
        self._change(facts, texts, lambda one, uuids: one.set_starred(uuids, starred=starred))

    def pin(self) -> None:
        """Keep the selected entries at the top; when all are there, no longer."""
        facts = self._facts()
        pinned = not all(one.pinned for one in facts)
        texts = (
            (_("Pin"), ngettext("{n} entry pinned", "{n} entries pinned", len(facts)))
            if pinned
            else (_("Unpin"), ngettext("{n} entry unpinned", "{n} entries unpinned", len(facts)))
        )
        self._change(facts, texts, lambda one, uuids: one.set_pinned(uuids, pinned=pinned))

    def tag(self) -> None:
        """Ask for a tag to add or remove."""
        from growthjournal.ui.dialogs.tagging import TagDialog

        facts = self._facts()
        if not facts:
            return
        nothing: dict[str, int] = {}
        known = self._session.ask(lambda workspace: workspace.journal.tag_counts(), nothing)
        dialog = TagDialog(self._session, facts, list(known), self._list)
        dialog.added.connect(lambda name: self._add_tag(facts, name))
        dialog.removed.connect(lambda name: self._remove_tag(facts, name))
        dialog.open()

    def change_date(self) -> None:
        """Ask for another day."""
        facts = self._facts()
        if not facts:
            return
        if self._calendar is None:
            self._calendar = CalendarPopup(self._list, _("Date of the selected entries"))
            self._calendar.picked.connect(self._set_date)
        self._calendar.open_under(self._anchor(), facts[0].date, self._session.today())

    def export(self) -> None:
        """Export the selected entries."""
        uuids = self.uuids()
        if uuids and self._pane.saver.save():
            self.export_wanted.emit(uuids)

    def run(self, name: str) -> None:
        """Do one of the acts."""
        acts = {
            "tag": self.tag,
            "date": self.change_date,
            "star": self.star,
            "pin": self.pin,
            "export": self.export,
            "trash": self.trash,
        }
        acts[name]()

    def trash(self) -> None:
        """Move the selected entries to the trash and go on with the next one."""
        ids = self._list.view.selected_ids
        facts = self._facts()
        uuids = [one.uuid for one in facts]
        if not uuids:
            return
        self._list.go_on_after(ids)
        message = ngettext(
            "{n} entry moved to the trash, where it stays 30 days",
            "{n} entries moved to the trash, where they stay 30 days",
            len(uuids),
        ).format(n=format_number(len(uuids)))
        self._perform(
            _("Move to trash"),
            lambda one: one.trash(uuids),
            lambda one: one.restore(uuids),
            message,
            at_once=len(uuids) <= AT_ONCE,
        )

    def menu(self, place: QPoint) -> QMenu:
        """Open the menu of these acts."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self._list)
        menu.setObjectName("selectionMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name_acts(self._facts())
        for name, action in self._actions.items():
            if name == "trash":
                menu.addSeparator()
            menu.addAction(action)
        menu.popup(place)
        return menu

    def name_acts(self, facts: list[EntryFacts]) -> None:
        """Say what starring and pinning would do now."""
        is_starred, is_pinned = all(one.starred for one in facts), all(one.pinned for one in facts)
        self._actions["star"].setText(_("Remove the star") if is_starred and facts else _("Star"))
        self._actions["pin"].setText(_("Unpin") if is_pinned and facts else _("Pin"))

    def _facts(self) -> list[EntryFacts]:
        """Return the selected entries' facts, once what was typed is saved."""
        if not self._pane.saver.save():
            return []
        nothing: list[EntryFacts] = []
        uuids = self.uuids()
        return self._session.ask(lambda workspace: workspace.several.facts(uuids), nothing)

    def _anchor(self) -> QWidget:
        bar = self._list.bar
        if bar is not None and bar.isVisible():
            return bar.buttons["date"]
        button = self._pane.header.date_button
        return button if button.isVisible() else self._list.options

    def _set_date(self, day: date) -> None:
        facts = self._facts()
        text = ngettext("{n} entry moved to {day}", "{n} entries moved to {day}", len(facts))
        texts = (_("Change the date"), text.replace("{day}", format_date(day)))
        self._change(facts, texts, lambda one, uuids: one.set_date(uuids, day))

    def _add_tag(self, facts: list[EntryFacts], name: str) -> None:
        texts = (_("Tag"), ngettext("{n} entry tagged", "{n} entries tagged", len(facts)))
        self._change(facts, texts, lambda one, uuids: one.tag(uuids, name), at_once=TAGGED_AT_ONCE)

    def _remove_tag(self, facts: list[EntryFacts], name: str) -> None:
        tagged = [one for one in facts if name.casefold() in {tag.casefold() for tag in one.tags}]
        texts = (
            _("Remove a tag"),
            ngettext("Tag removed from {n} entry", "Tag removed from {n} entries", len(tagged)),
        )
        self._change(
            tagged, texts, lambda one, uuids: one.untag(uuids, name), at_once=TAGGED_AT_ONCE
        )

    def _change(
        self,
        facts: list[EntryFacts],
        texts: tuple[str, str],
        do: Callable[[SeveralService, list[str]], Changes],
        *,
        at_once: int = AT_ONCE,
    ) -> None:
        uuids = [one.uuid for one in facts]
        if uuids:
            self._perform(
                texts[0],
                lambda one: do(one, uuids),
                lambda one: one.put_back(facts),
                texts[1].format(n=format_number(len(uuids))),
                at_once=len(uuids) <= at_once,
            )

    def _perform(
        self,
        text: str,
        do: Callable[[SeveralService], Changes],
        undo: Callable[[SeveralService], Changes],
        message: str,
        *,
        at_once: bool,
    ) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        if not at_once:
            self._session.message.emit(_("Working…"))
            self.slowly.perform(
                text, lambda own: do(own.several), lambda own: undo(own.several), message=message
            )
            return
        several = workspace.several
        self._session.perform(text, lambda: do(several), lambda: undo(several), message=message)
