"""The journal's calendar: days with entries, days that were found, a jump to a date."""

from __future__ import annotations

import calendar as months
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout
from typing_extensions import override

from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui.pages.journal_calendar import CalendarPopup
from growthjournal.ui.widgets.basics import QuietButton, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from growthjournal.ui.theme import ThemeController

    Marks = Callable[[date, date], dict[date, bool]]


class DayPopup(CalendarPopup):
    """Days with entries are bold, days that a search found are marked; a date can be typed.

    Signals:
        same_day_wanted: The chosen day, to see what was written on it in other months and years.
    """

    same_day_wanted = Signal(object)

    def __init__(self, parent: QWidget, theme: ThemeController, marks: Marks) -> None:
        super().__init__(parent, _("Go to a day"))
        self._theme = theme
        self._marks = marks
        self._today = date.min
        self.field = QLineEdit()
        self.field.setObjectName("dayField")
        self.field.setAccessibleName(_("Date to go to"))
        self.field.returnPressed.connect(self._take_typed)
        self.field.textChanged.connect(self._read_typed)
        self.note = Text("", "meta", wrap=True)
        self.note.setObjectName("dayNote")
        self.same_day = QuietButton(_("On this day"), "history")
        self.same_day.setObjectName("sameDayButton")
        self.same_day.setToolTip(_("What was written on this day of earlier months and years"))
        self.same_day.clicked.connect(self._want_same_day)

    @override
    def open_under(self, button: QWidget, day: date, today: date) -> None:
        self._today = today
        self.field.setText("")
        self.field.setPlaceholderText(format_date(today, "medium"))
        super().open_under(button, day, today)
        self.field.setFocus()

    def forget(self) -> None:
        """Drop what came from the journal."""
        self.close()
        self.field.setText("")
        if self.calendar is not None:
            self.calendar.setDateTextFormat(QDate(), QTextCharFormat())

    @override
    def _built(self) -> QCalendarWidget:
        if self.calendar is not None:
            return self.calendar
        calendar = super()._built()
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setSpacing(6)
            layout.insertWidget(0, self.field)
            layout.addWidget(self.note)
            layout.addWidget(self.same_day, alignment=Qt.AlignmentFlag.AlignLeft)
        self.note.setText(_("Bold: written on. Coloured: found by the search."))
        calendar.currentPageChanged.connect(self._page)
        self.setTabOrder(self.field, calendar)
        self.setTabOrder(calendar, self.same_day)
        return calendar

    @override
    def _colour(self, calendar: QCalendarWidget, today: date) -> None:
        super()._colour(calendar, today)
        self._page(calendar.yearShown(), calendar.monthShown())
        # Showing the day may turn the page, which is known only then.
        QTimer.singleShot(0, self, self._page_shown)

    def _page_shown(self) -> None:
        if self.calendar is not None:
            self._page(self.calendar.yearShown(), self.calendar.monthShown())

    def _page(self, year: int, month: int) -> None:
        """Mark the days of a month, with the ends of its neighbours that are shown too."""
        calendar = self.calendar
        if calendar is None:
            return
        first = date(year, month, 1) - timedelta(days=7)
        last = date(year, month, months.monthrange(year, month)[1]) + timedelta(days=14)
        calendar.setDateTextFormat(QDate(), QTextCharFormat())
        for day, is_found in self._marks(first, last).items():
            self._write(calendar, day, is_found=is_found)
        if first <= self._today <= last:
            there = calendar.dateTextFormat(_qt(self._today))
            there.setFontUnderline(True)
            calendar.setDateTextFormat(_qt(self._today), there)

    def _write(self, calendar: QCalendarWidget, day: date, *, is_found: bool) -> None:
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.Bold)
        if is_found:
            style.setBackground(self._theme.tokens().mark)
            style.setForeground(self._theme.tokens().ink)
        calendar.setDateTextFormat(_qt(day), style)

    def _read_typed(self) -> None:
        """Show the day that is being typed."""
        day = self._typed()
        if day is not None and self.calendar is not None:
            self.calendar.setSelectedDate(_qt(day))

    def _typed(self) -> date | None:
        from growthjournal.domain.days import typed_day

        return typed_day(self.field.text(), self._today)

    def _take_typed(self) -> None:
        day = self._typed()
        if day is not None:
            self._pick(_qt(day))
        elif not self.field.text().strip() and self.calendar is not None:
            self._pick(self.calendar.selectedDate())
        else:
            self.note.setText(_("This is no date. Write 2026-11-20, 20.11.2026 or 2026-11."))

    def _want_same_day(self) -> None:
        if self.calendar is not None:
            chosen = self.calendar.selectedDate()
            self.close()
            self.same_day_wanted.emit(date(chosen.year(), chosen.month(), chosen.day()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus() and self.calendar is not None:
            self.calendar.setFocus()
        else:
            super().keyPressEvent(event)


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
