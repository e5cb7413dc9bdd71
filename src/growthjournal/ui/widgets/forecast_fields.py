"""Up to three forecasts of a decision: what a stranger could settle, how sure, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from growthjournal.domain.forecasts import PROBABILITIES, REVIEW_AFTER, Forecast
from growthjournal.language import format_number
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.ui.widgets.basics import Text
from growthjournal.ui.widgets.form import DayField
from growthjournal.wording.decisions import forecast_line

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 3
"""Forecasts of a decision (method.md A5)."""
LONGEST = 300
UNSAID = PROBABILITIES[0] - 5
"""Stands for no number: nothing is chosen for the user."""


class _Field(QWidget):
    def __init__(self, place: int, forecast: Forecast | None, today: date) -> None:
        super().__init__()
        self._forecast = forecast
        number = format_number(place + 1)
        self.statement = QLineEdit(forecast.statement if forecast else "")
        self.statement.setObjectName(f"forecast-{place}")
        self.statement.setMaxLength(LONGEST)
        self.statement.setAccessibleName(_("Forecast {n}").format(n=number))
        self.statement.setPlaceholderText(_("Something that a stranger could settle"))
        self.percent = QSpinBox()
        self.percent.setObjectName(f"percent-{place}")
        self.percent.setRange(UNSAID, PROBABILITIES[-1])
        self.percent.setSingleStep(5)
        self.percent.setSuffix(_("%"))
        self.percent.setSpecialValueText("–")
        self.percent.setAccessibleName(_("How sure, forecast {n}").format(n=number))
        self.percent.setValue(forecast.probability if forecast else UNSAID)
        self.percent.editingFinished.connect(self._round)
        self.day = DayField(forecast.review_on if forecast else today + REVIEW_AFTER)
        self.day.setObjectName(f"reviewOn-{place}")
        self.day.setAccessibleName(_("To be settled on, forecast {n}").format(n=number))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.percent)
        row.addWidget(self.day, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        column.addWidget(self.statement)
        column.addLayout(row)

    def _round(self) -> None:
        """Show a typed number as the step of five that it is kept as."""
        self.percent.setValue(round(self.percent.value() / 5) * 5)

    def written(self, decision: str) -> Forecast | None:
        """Return the forecast, one that was emptied as removed; None while it lacks something."""
        statement = " ".join(self.statement.text().split())
        percent = round(self.percent.value() / 5) * 5
        if not statement and self._forecast is not None:
            return replace(self._forecast, deleted_at=clock.now())
        if not statement or percent not in PROBABILITIES:
            return None
        before = self._forecast or Forecast(
            decision=decision, statement=statement, probability=percent, review_on=date.max
        )
        return replace(
            before, statement=statement, probability=percent, review_on=self.day.known_day()
        )

    @property
    def lacks_number(self) -> bool:
        """Whether there is a statement without how sure."""
        return bool(self.statement.text().strip()) and self.percent.value() <= UNSAID


class ForecastFields(QWidget):
    """Three places; those that are settled or locked are shown as they are."""

    def __init__(self, forecasts: Sequence[Forecast], today: date, *, is_locked: bool) -> None:
        super().__init__()
        self.setObjectName("forecasts")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.fields: list[_Field] = []
        kept = [one for one in forecasts if is_locked or one.settled is not None]
        for one in kept:
            column.addWidget(Text(forecast_line(one, today), "muted", wrap=True))
        free = [one for one in forecasts if one not in kept]
        if is_locked:
            said = _("What was expected is locked since the day after it was taken.")
            column.addWidget(Text(said, "meta", wrap=True))
            return
        for place in range(MOST - len(kept)):
            known = free[place] if place < len(free) else None
            self.fields.append(_Field(place, known, today))
            column.addWidget(self.fields[-1])

    def forecasts(self, decision: str) -> list[Forecast]:
        """Return what is filled in."""
        found = [one.written(decision) for one in self.fields]
        return [one for one in found if one is not None]

    def problem(self) -> str:
        """Return what is still missing, empty when nothing is."""
        lacking = next((one for one in self.fields if one.lacks_number), None)
        if lacking is None:
            return ""
        lacking.percent.setFocus()
        return _("Say how sure you are of it, from 5 to 95 percent.")
