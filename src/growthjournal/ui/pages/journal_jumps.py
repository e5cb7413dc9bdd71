"""Going to a day, to the same day of other months and years, and to related entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui.pages.journal_chooser import choose
from growthjournal.ui.pages.journal_days import DayPopup

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.entries import EntryRow
    from growthjournal.ui.models.entry_list import EntryListModel
    from growthjournal.ui.pages.journal_view import EntryListView
    from growthjournal.ui.session import Session

MOST_ON_A_DAY = 50


class DayJumps(QObject):
    """The calendar of a list of entries.

    Signals:
        opened: Uuid of an entry that was chosen.
    """

    opened = Signal(str)

    def __init__(self, session: Session, view: EntryListView, model: EntryListModel) -> None:
        super().__init__(view)
        self._session = session
        self._view, self._model = view, model
        self.popup = DayPopup(view, session.theme, self._marks)
        self.popup.picked.connect(self.go_to)
        self.popup.same_day_wanted.connect(self.open_same_day)
        session.locked.connect(self.popup.forget)

    def open_under(self, button: QWidget) -> None:
        """Open the calendar at the month of the newest entry that is listed."""
        months = self._model.found.months
        today = self._session.today()
        month = months[0][0] if months else today
        is_now = (month.year, month.month) == (today.year, today.month)
        self.popup.open_under(button, today if is_now else month, today)

    def go_to(self, day: date) -> None:
        """Scroll the list to a day, or to the nearest one before it; open what was written then."""
        view, ids = self._view, self._model.found.ids
        near = self._session.ask(lambda one: one.finding.nearest(day, ids), None)
        if near is None:
            return
        row = self._model.row_of_id(near[0])
        if row is None:
            return
        index = self._model.index(row)
        view.scrollTo(index, view.ScrollHint.PositionAtTop)
        view.setFocus()
        if near[1] == day:
            view.setCurrentIndex(index)
            return
        words = _("Nothing listed was written on {day}; the nearest day is {near}.")
        self._session.message.emit(
            words.format(day=format_date(day, "medium"), near=format_date(near[1], "medium"))
        )

    def open_same_day(self, day: date) -> None:
        """Let an entry be chosen from those of the same day in earlier months and years."""
        nothing: list[EntryRow] = []
        rows = self._session.ask(lambda one: one.journal.on_this_day(day, MOST_ON_A_DAY), nothing)
        if not rows:
            words = _("Nothing was written on this day of earlier months and years.")
            self._session.message.emit(words)
            return
        title = _("On this day, before {day}").format(day=format_date(day, "long"))
        picked = choose(self._session, self._view.window(), title, rows)
        if picked is not None:
            self.opened.emit(picked)

    def _marks(self, first: date, last: date) -> dict[date, bool]:
        """Return the days with entries, and whether the search found one of them."""
        nothing: list[tuple[date, int]] = []
        days = self._session.ask(lambda one: one.finding.days(first, last), nothing)
        found = set(self._model.found.ids) if self._model.found.query else set()
        marks: dict[date, bool] = {}
        for day, key in days:
            marks[day] = marks.get(day, False) or key in found
        return marks


def choose_related(session: Session, parent: QWidget, uuid: str) -> str | None:
    """Let an entry be chosen from those related to one; return its uuid."""
    nothing: list[EntryRow] = []
    rows = session.ask(lambda one: one.finding.related(uuid), nothing)
    if not rows:
        session.message.emit(_("No other entry has links, tags or rare words in common with it."))
        return None
    return choose(session, parent, _("Related entries"), rows)
