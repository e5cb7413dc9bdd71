"""What is asked after the words of a log: six answers, the agenda, the day, the next one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from growthjournal.language import format_day_month, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Text, labelled
from growthjournal.ui.widgets.form import DayField, Fold
from growthjournal.ui.widgets.form_time import TimeField
from growthjournal.ui.widgets.quick_answer import QuickAnswer
from growthjournal.wording.logs import quick_questions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import time

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.conversations import Conversation
    from growthjournal.ui.preferences import Preferences

MOST_MINUTES = 600
WEEK = 7
OFFERED_DAYS = (7, 14, 28, 42)
ON_A_DAY = "on-a-day"
YES_OR_NO = frozenset({"opened_with_changes", "asked_for_straight_answer", "moved"})


class Answers(QWidget):
    """The six quick answers; a digit answers and goes on to the next.

    Signals:
        changed: An answer was given or taken back.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.fold = Fold(preferences, "log-answers", _("Six quick answers"))
        self.fold.button.setObjectName("sixAnswers")
        self.fields: dict[str, QuickAnswer] = {}
        for one in quick_questions(mentored=False):
            field = QuickAnswer(one.text, one.choices, one.ends)
            field.setObjectName(f"ask-{one.name}")
            field.changed.connect(self.changed)
            field.answered.connect(self._go_on)
            self.fields[one.name] = field
            self.fold.body.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)

    def ask(self, *, mentored: bool) -> None:
        """Ask from the side of who is mentored."""
        for one in quick_questions(mentored=mentored):
            self.fields[one.name].reword(one.text, one.ends)

    def answers(self) -> dict[str, int | bool]:
        """Return what was answered, by field of the conversation."""
        given: dict[str, int | bool] = {}
        for name, field in self.fields.items():
            value = field.value()
            if value is not None:
                given[name] = bool(value) if name in YES_OR_NO else value
        return given

    def show_answers(self, answers: Mapping[str, int | bool]) -> None:
        """Show answers; the fold opens where there are any."""
        for name, field in self.fields.items():
            field.set_value(answers.get(name))
        if answers:
            self.fold.open()

    def _go_on(self) -> None:
        everything = list(self.fields.values())
        sender = self.sender()
        at = next(place for place, one in enumerate(everything) if one is sender)
        if at + 1 < len(everything) and everything[at].value() is not None:
            everything[at + 1].focus_first()


class Points(QWidget):
    """The agenda: which points were spoken of.

    Signals:
        changed: An answer was given or taken back.
    """

    changed = Signal()

    def __init__(self, items: Sequence[AgendaItem]) -> None:
        super().__init__()
        self.fields: dict[str, QuickAnswer] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Text(_("Was it spoken of?"), "strong", wrap=True))
        for item in items:
            choices = ((1, _("Yes")), (0, _("Not yet")))
            field = QuickAnswer(item.text, choices)
            field.setObjectName("agendaPoint")
            field.set_value(item.discussed)
            field.changed.connect(self.changed)
            self.fields[item.uuid] = field
            column.addWidget(field)
        column.addWidget(
            Text(_("What was not spoken of yet goes on to the next one."), "meta", wrap=True)
        )
        if not items:
            self.hide()

    def discussed(self) -> dict[str, bool]:
        """Return by item what was answered."""
        values = {uuid: field.value() for uuid, field in self.fields.items()}
        return {uuid: bool(value) for uuid, value in values.items() if value is not None}

    def show_discussed(self, answers: Mapping[str, bool]) -> None:
        """Show answers that were given before."""
        for uuid, field in self.fields.items():
            if uuid in answers:
                field.set_value(answers[uuid])


class When(QWidget):
    """Day, time and minutes of the conversation.

    Signals:
        changed: One of them changed.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, day: date, at: time | None) -> None:
        super().__init__()
        self.fold = Fold(preferences, "log-when", _("When, and how long"))
        self.fold.button.setObjectName("logWhen")
        self.day = DayField(day)
        self.day.setObjectName("logDay")
        self.time = TimeField(at)
        self.time.setObjectName("logTime")
        self.minutes = QSpinBox()
        self.minutes.setObjectName("logMinutes")
        self.minutes.setRange(0, MOST_MINUTES)
        self.minutes.setSingleStep(5)
        self.minutes.setSpecialValueText("–")
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(14)
        for label, field, share in (
            (_("On which day"), self.day, 3),
            (_("At what time"), self.time, 2),
            (_("Minutes"), self.minutes, 2),
        ):
            row.addWidget(labelled(label, field), share, Qt.AlignmentFlag.AlignTop)
        self.fold.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.day.dateChanged.connect(self.changed)
        self.time.textChanged.connect(self.changed)
        self.minutes.valueChanged.connect(self.changed)


class Following(QWidget):
    """The next date, where one was agreed; nothing is chosen by itself but what is planned.

    Signals:
        changed: Another day or time.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = QComboBox()
        self.choice.setObjectName("followingChoice")
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.day = DayField(None)
        self.day.setObjectName("followingDay")
        self.time = TimeField()
        self.time.setObjectName("followingTime")
        self._day_box = labelled(_("On which day"), self.day)
        self._time_box = labelled(_("At what time"), self.time)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(labelled(_("The next date"), self.choice), 3, top)
        row.addWidget(self._day_box, 2, top)
        row.addWidget(self._time_box, 2, top)
        self.choice.currentIndexChanged.connect(self._chosen)
        self.day.dateChanged.connect(self.changed)
        self.time.textChanged.connect(self.changed)

    def offer(self, today: date, planned: Conversation | None, cadence: int | None) -> None:
        """Offer days counted from today; what is planned already is chosen."""
        kept = self.on()
        self.choice.blockSignals(True)
        self.choice.clear()
        if planned is not None:
            text = _("As planned, {day}").format(day=format_day_month(planned.date))
            self.choice.addItem(text, planned.date)
        else:
            self.choice.addItem(_("None agreed"), None)
        for days in sorted({*OFFERED_DAYS, *([cadence] if cadence else [])}):
            day = today + timedelta(days=days)
            self.choice.addItem(_in_weeks(days, day), day)
        self.choice.addItem(_("On another day"), ON_A_DAY)
        self.choice.blockSignals(False)
        self.day.set_day(today + timedelta(days=cadence or OFFERED_DAYS[-1]))
        self.show_next(kept, self.time.at() or (planned.time if planned else None))

    def on(self) -> date | None:
        """Return the next day, None when none was agreed."""
        chosen = self.choice.currentData()
        if chosen == ON_A_DAY:
            return self.day.known_day()
        return chosen if isinstance(chosen, date) else None

    def show_next(self, on: date | None, at: time | None) -> None:
        """Choose a day; None leaves what is there."""
        if on is not None:
            days = [self.choice.itemData(place) for place in range(self.choice.count())]
            if on not in days:
                self.day.set_day(on)
            self.choice.setCurrentIndex(days.index(on if on in days else ON_A_DAY))
        self.time.set_time(at)
        self._chosen()

    def _chosen(self) -> None:
        chosen = self.choice.currentData()
        self._day_box.setVisible(chosen == ON_A_DAY)
        self._time_box.setVisible(chosen is not None)
        self.changed.emit()


def _in_weeks(days: int, day: date) -> str:
    when = format_day_month(day)
    if days % WEEK:
        return ngettext("In {count} day, {day}", "In {count} days, {day}", days).format(
            count=format_number(days), day=when
        )
    weeks = days // WEEK
    return ngettext("In a week, {day}", "In {count} weeks, {day}", weeks).format(
        count=format_number(weeks), day=when
    )
