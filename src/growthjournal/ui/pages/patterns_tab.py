"""The tab of patterns: filter, list, detail, and what can be done with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from growthjournal.domain.errors import JournalError
from growthjournal.domain.patterns import PatternStatus
from growthjournal.language import gettext as _
from growthjournal.ui.models.patterns import PatternRow, Surfaced
from growthjournal.ui.pages.patterns_board import Board
from growthjournal.ui.pages.patterns_detail import PatternDetail
from growthjournal.ui.pages.patterns_filter import ALL, StatusFilter
from growthjournal.ui.widgets.basics import EmptyState
from growthjournal.ui.widgets.source_chips import Opening, decisions, entries, talk
from growthjournal.wording.patterns import status_name

if TYPE_CHECKING:
    from growthjournal.domain.patterns import Pattern, Sighting
    from growthjournal.ui.pages.patterns_forms import Forms
    from growthjournal.ui.patterns_acts import PatternActs
    from growthjournal.ui.session import Session


class PatternsTab(Board):
    """Active, watching and retired patterns."""

    def __init__(self, session: Session, acts: PatternActs, forms: Forms) -> None:
        one = PatternDetail(session.theme)
        empty = EmptyState(
            _("Something you repeat, in the words of whoever noticed it."),
            _("Add a pattern"),
            "plus",
        )
        super().__init__(session, one, empty, list_name="patternList", spoken=_("Patterns"))
        self.one = one
        self._acts, self._forms = acts, forms
        self._shown = Surfaced()
        self.filter = StatusFilter([(one.value, status_name(one)) for one in PatternStatus])
        self.filter_place.addWidget(self.filter)
        self.filter.chosen.connect(self._list)
        self.chosen.connect(self._show)
        self.removal_wanted.connect(self.remove)
        self.one.saw_it.connect(self.saw_it)
        self.one.edit_wanted.connect(self.edit)
        self.one.removal_wanted.connect(self.remove)
        self.one.status_wanted.connect(self._set_status)
        self.one.sighting_edit_wanted.connect(self._edit_sighting)
        self.one.sighting_menu_wanted.connect(self._open_menu)
        self.one.source_wanted.connect(self.session.record_wanted)
        self.one.merge_wanted.connect(self._find_twin)
        self.one.twin_wanted.connect(self._ask_to_merge)
        self.one.sighting_removal_wanted.connect(self._remove_sighting)

    def show_surfaced(self, surfaced: Surfaced) -> None:
        """Show what is stored now."""
        self._shown = surfaced
        self.filter.count(row.status for row in surfaced.patterns)
        self._list()

    def filter_by(self, status: PatternStatus | None) -> None:
        """List patterns of one status, or all."""
        self.filter.choose(status or ALL)

    def pattern_of(self, sighting: str) -> str:
        """Return the pattern that was sighted, by uuid; any other uuid as it is."""
        rows = self._shown.patterns
        found = (row.uuid for row in rows if sighting in {one.uuid for one in row.sightings})
        return next(found, sighting)

    def show_uuid(self, uuid: str) -> None:
        """Show a pattern, whatever the filter."""
        if self.model.row_of(uuid) is None:
            self.filter_by(None)
        self.open(uuid)

    @override
    def drop(self) -> None:
        self._shown = Surfaced()
        super().drop()
        self.one.forget()
        self.show_surfaced(self._shown)

    def saw_it(self) -> None:
        """Open the form of a sighting."""
        if self.one.row is not None:
            self._forms.add_sighting(self.one.row.pattern)

    def edit(self) -> None:
        """Open the pattern's form."""
        if self.one.row is not None:
            self._forms.edit_pattern(self.one.row.pattern)

    def remove(self) -> None:
        """Remove the pattern that is shown."""
        if self.one.row is not None:
            self._try(partial(self._acts.remove, self.one.row.pattern))

    def _find_twin(self) -> None:
        if self.one.row is not None:
            self._forms.ask_for_twin(self.one.row.pattern, self._ask_to_merge)

    def _ask_to_merge(self, twin: str) -> None:
        other = self._shown.pattern_row(twin)
        if self.one.row is not None and other is not None:
            self._forms.ask_to_merge((self.one.row, other), self._merge)

    def _merge(self, keep: str, other: str) -> None:
        self.filter_by(None)
        self.want(keep)
        self._try(partial(self._acts.merge, keep, other))

    def read_sources(self) -> None:
        """Look again where the pattern that is shown comes from."""
        if self.one.row is not None:
            self.one.show_sources(*self._sources(self.one.row.pattern))
            uuid = self.one.row.uuid
            self.one.show_decisions(
                self.session.ask(lambda one: decisions(one, uuid), list[Opening]())
            )

    def _list(self) -> None:
        rows = [row for row in self._shown.patterns if self.filter.lets_through(row.status)]
        self.show_rows(rows, is_empty=not self._shown.patterns)

    def _show(self, uuid: str) -> None:
        row = next((one for one in self.model.rows if one.uuid == uuid), None)
        self.detail_place.setCurrentIndex(0 if isinstance(row, PatternRow) else 1)
        if isinstance(row, PatternRow):
            self.one.show_pattern(row, self._shown)
            self.read_sources()
        else:
            self.one.forget()
            self.nothing.setText(_("No pattern has this status."))

    def _set_status(self, value: str) -> None:
        row = self.one.row
        if row is None:
            return
        status = PatternStatus(value)
        active = self._acts.to_park(row.pattern) if status is PatternStatus.ACTIVE else []
        if active:
            self._forms.ask_to_park(row.pattern, active, partial(self._become, row.pattern, status))
        else:
            self._become(row.pattern, status, None)

    def _become(self, pattern: Pattern, status: PatternStatus, parked: Pattern | None) -> None:
        self.one.trouble.say("")
        if self.filter.value != ALL:
            self.filter_by(None)
        try:
            self._acts.set_status(pattern, status, parked=parked)
        except JournalError as error:
            self.one.trouble.say(str(error))

    def _edit_sighting(self, one: Sighting) -> None:
        if self.one.row is not None:
            self._forms.add_sighting(self.one.row.pattern, one)

    def _open_menu(self, one: Sighting, place: QPoint) -> None:
        menu = self.menu_of(one)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session.locked.connect(menu.close)
        menu.popup(place)

    def menu_of(self, one: Sighting) -> QMenu:
        """Return what can be done with a sighting, and what it came from."""
        menu = QMenu(self)
        menu.addAction(_("Edit…"), partial(self._edit_sighting, one))
        told = [one.entry] if one.entry else []
        sources = self.session.ask(
            lambda workspace: [
                *talk(workspace, person=one.person, conversation=one.conversation),
                *entries(workspace, told),
            ],
            list[Opening](),
        )
        for source in sources:
            words = _("Open {title}").format(title=source.title.replace("&", "&&"))
            record = source.kind.value, source.uuid
            menu.addAction(words, partial(self.session.record_wanted.emit, *record))
        menu.addSeparator()
        menu.addAction(_("Remove"), partial(self._remove_sighting, one))
        return menu

    def _remove_sighting(self, one: Sighting) -> None:
        self._try(partial(self._acts.remove_sighting, one))
        self.one.saw.setFocus()
