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
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(name)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
        )
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.calendar)
        self.setAccessibleName(_("Calendar"))

    def open_under(self, button: QWidget, day: date, today: date) -> None:
        """Show a month with a day selected."""
        self._colour(today)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(0, button.height() + 4))
        screen = button.screen().availableGeometry()
        x = max(screen.left(), min(corner.x(), screen.right() - self.width()))
        y = max(screen.top(), min(corner.y(), screen.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.calendar.setFocus()

    def _colour(self, today: date) -> None:
        palette = self.palette()
        plain, head, now = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        plain.setForeground(palette.color(QPalette.ColorRole.Text))
        head.setForeground(palette.color(QPalette.ColorRole.PlaceholderText))
        now.setForeground(palette.color(QPalette.ColorRole.Text))
        now.setFontUnderline(True)
        for day in Qt.DayOfWeek:
            self.calendar.setWeekdayTextFormat(day, plain)
        self.calendar.setHeaderTextFormat(head)
        self.calendar.setDateTextFormat(QDate(), QTextCharFormat())
        self.calendar.setDateTextFormat(QDate(today.year, today.month, today.day), now)

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
