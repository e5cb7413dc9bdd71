"""By when a promise is due: before the next conversation, soon, or on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import format_day_month
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.form import DayField

if TYPE_CHECKING:
    from growthjournal.domain.conversations import Conversation

BEFORE_NEXT, ON_A_DAY = "before-next", "on-a-day"
WEEK = timedelta(days=7)


class DueField(QWidget):
    """Choices that cover most promises, and a calendar for the others.

    Args:
        due: What is chosen at first; None is "before the next conversation".
        today: The local date.
        following: The next planned conversation with the person, or None.
    """

    def __init__(self, due: date | None, today: date, following: Conversation | None) -> None:
        super().__init__()
        self.choice = QComboBox()
        self.choice.setObjectName("dueChoice")
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.day = DayField(due or today + WEEK)
        self.day.setObjectName("dueDay")
        self.day.setAccessibleName(_("Due on"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.choice)
        column.addWidget(self.day)
        self.setFocusProxy(self.choice)
        self.offer(today, following)
        self.choose(due)
        self.show_day()
        self.choice.currentIndexChanged.connect(self.show_day)

    def offer(self, today: date, following: Conversation | None) -> None:
        """Offer days counted from today, and that of the next conversation; the first is chosen."""
        self.choice.clear()
        self.choice.addItem(_("Before the next conversation"), BEFORE_NEXT)
        for day, text in self._days(today, following):
            self.choice.addItem(text.format(day=format_day_month(day)), day)
        self.choice.addItem(_("On another day"), ON_A_DAY)

    @staticmethod
    def _days(today: date, following: Conversation | None) -> list[tuple[date, str]]:
        days = [
            (today + WEEK, _("In a week, {day}")),
            (today + 2 * WEEK, _("In two weeks, {day}")),
        ]
        if following is not None:
            same = [one for one in days if one[0] != following.date]
            return [(following.date, _("At the next conversation, {day}")), *same]
        return days

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.choice.setAccessibleName(name)

    def choose(self, due: date | None) -> None:
        """Choose a day, or None for "before the next conversation"."""
        data = [self.choice.itemData(place) for place in range(self.choice.count())]
        wanted: date | str = BEFORE_NEXT if due is None else due if due in data else ON_A_DAY
        self.choice.setCurrentIndex(data.index(wanted))
        if due is not None:
            self.day.set_day(due)

    def due(self) -> date | None:
        """Return the chosen day, None for "before the next conversation"."""
        chosen = self.choice.currentData()
        if chosen == BEFORE_NEXT:
            return None
        return chosen if isinstance(chosen, date) else self.day.known_day()

    def show_day(self) -> None:
        """Show the calendar where another day is chosen."""
        self.day.setVisible(self.choice.currentData() == ON_A_DAY)
