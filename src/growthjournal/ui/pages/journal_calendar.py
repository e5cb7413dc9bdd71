"""A calendar that pops up under a button."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _


class CalendarPopup(QFrame):
    """Arrow keys move, Enter or a click picks, Esc closes.

    Signals:
        picked: The date.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendarPopup")
        self.setProperty("kind", "banner")
        self.calendar: QCalendarWidget | None = None
        self._name = name
        self.setAccessibleName(_("Calendar"))

    def open_under(self, button: QWidget, day: date, today: date) -> None:
        """Show a month with a day selected."""
        calendar = self._built()
        self._colour(calendar, today)
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(0, button.height() + 4))
        screen = button.screen().availableGeometry()
        x = max(screen.left(), min(corner.x(), screen.right() - self.width()))
        y = max(screen.top(), min(corner.y(), screen.bottom() - self.height()))
        self.move(x, y)
        self.show()
        calendar.setFocus()

    def _built(self) -> QCalendarWidget:
        """Return the calendar; it is built for its first use, as it takes 10 ms."""
        if self.calendar is not None:
            return self.calendar
        calendar = QCalendarWidget()
        calendar.setAccessibleName(self._name)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.activated.connect(self._pick)
        calendar.clicked.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(calendar)
        self.calendar = calendar
        return calendar

    def _colour(self, calendar: QCalendarWidget, today: date) -> None:
        palette = self.palette()
        plain, head, now = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        plain.setForeground(palette.color(QPalette.ColorRole.Text))
        head.setForeground(palette.color(QPalette.ColorRole.PlaceholderText))
        now.setForeground(palette.color(QPalette.ColorRole.Text))
        now.setFontUnderline(True)
        for day in Qt.DayOfWeek:
            calendar.setWeekdayTextFormat(day, plain)
        calendar.setHeaderTextFormat(head)
        calendar.setDateTextFormat(QDate(), QTextCharFormat())
        calendar.setDateTextFormat(QDate(today.year, today.month, today.day), now)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _pick(self, day: QDate) -> None:
        if not self.isVisible():
            return
        self.close()
        self.picked.emit(date(day.year(), day.month(), day.day()))
