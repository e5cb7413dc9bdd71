"""The cards of the Today page: entries to go on with, a pattern to watch for, this day earlier."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from growthjournal.domain.patterns import CatchStage, Sighting
from growthjournal.language import format_date, list_of, ngettext, relative_day
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Card, Chip, ChipRow, Text
from growthjournal.ui.widgets.entry_delegate import kind_name
from growthjournal.ui.widgets.record_button import INSET, RecordButton
from growthjournal.wording.patterns import stage_meaning, stage_name
from growthjournal.wording.today import settle_said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.decisions import Decision
    from growthjournal.domain.entries import EntryRow
    from growthjournal.domain.forecasts import Forecast
    from growthjournal.domain.patterns import Pattern
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.basics import TextKind

STAGES: tuple[CatchStage | None, ...] = (*CatchStage, None)
YEAR = 12


class TodayCard(Card):
    """A card whose rows are buttons."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.body.setContentsMargins(10, 16, 10, 12)
        self.body.setSpacing(6)
        self.add_inset(Text(title, "section", wrap=True))

    def add_inset(self, widget: QWidget, alignment: Qt.AlignmentFlag | None = None) -> None:
        """Put something under the words of the rows."""
        holder = QHBoxLayout()
        holder.setContentsMargins(INSET, 0, INSET, 0)
        holder.addWidget(widget)
        if alignment is not None:
            holder.setAlignment(widget, alignment)
        self.body.addLayout(holder)


class RecordsCard(TodayCard):
    """Records one below the other.

    Signals:
        opened: Uuid of the record that was pressed.
    """

    opened = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._rows: list[RecordButton] = []

    def show_rows(self, rows: Sequence[tuple[str, RecordButton]]) -> None:
        """Replace the rows; without any the card is hidden."""
        self.clear()
        for uuid, row in rows:
            row.clicked.connect(partial(self._open, uuid))
            self.body.addWidget(row)
            row.show()
            self._rows.append(row)
        self.setVisible(bool(rows))

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [*self._rows]

    def clear(self) -> None:
        """Drop every row."""
        for row in self._rows:
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self._rows = []

    def _open(self, uuid: str, *_checked: bool) -> None:
        self.opened.emit(uuid)


def entry_button(row: EntryRow, today: date) -> RecordButton:
    """Return a row of the entries to go on with."""
    facts = _("{day} · {kind}").format(day=relative_day(row.date, today), kind=kind_name(row.kind))
    return RecordButton((row.title or _("No title"), "strong"), (facts, "meta"))


def earlier_button(row: EntryRow, today: date) -> RecordButton:
    """Return a row of what was written on this day earlier."""
    facts = _("{ago} · {day}").format(
        ago=_distance(row.date, today), day=format_date(row.date, "medium")
    )
    lines: list[tuple[str, TextKind]] = [(row.title or _("No title"), "heading"), (facts, "meta")]
    if row.snippet:
        lines.insert(1, (row.snippet, "ui"))
    return RecordButton(*lines)


def settle_button(forecast: Forecast, decision: Decision, today: date) -> RecordButton:
    """Return a row of the forecasts that can be settled."""
    said = settle_said(forecast, decision, today)
    row = RecordButton((forecast.statement, "strong"), (said, "meta"))
    row.setObjectName(f"settle-{forecast.uuid}")
    row.setAccessibleDescription(_("Opens what you wrote, to be judged."))
    return row


def _distance(day: date, today: date) -> str:
    months = (today.year - day.year) * YEAR + today.month - day.month
    if months % YEAR:
        return ngettext("{n} month ago", "{n} months ago", months).format(n=months)
    years = months // YEAR
    return ngettext("{n} year ago", "{n} years ago", years).format(n=years)


class WatchCard(TodayCard):
    """One active pattern, and one press for how early it was caught today.

    Signals:
        opened: Uuid of the pattern.
        noted: CatchStage or None (no chance arose).
    """

    opened = Signal(str)
    noted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Watch for today"))
        self._pattern: Pattern | None = None
        self._row: RecordButton | None = None
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.instead = Text("", wrap=True)
        self.add_inset(self.instead)
        self.stages = ChipRow()
        self.stages.setAccessibleName(_("How early did you catch it?"))
        for stage in STAGES:
            chip = Chip(stage_name(stage))
            chip.setObjectName(f"noted-{'none' if stage is None else int(stage)}")
            chip.setToolTip(stage_meaning(stage))
            chip.setAccessibleDescription(stage_meaning(stage))
            chip.clicked.connect(partial(self._note, stage))
            self.stages.add(chip)
        self.add_inset(self.stages)
        self.today = Text("", "meta", wrap=True)
        self.add_inset(self.today)
        self.body.addStretch(1)

    def show_pattern(
        self, pattern: Pattern | None, named_by: str, seen: Sequence[Sighting]
    ) -> None:
        """Show a pattern and what was noted of it today; None hides the card."""
        if pattern != self._pattern or self._row is None:
            self.clear()
            self._pattern = pattern
            if pattern is not None:
                said = _("named by {name}").format(name=named_by) if named_by else _("named by you")
                self._row = RecordButton((pattern.name, "heading"), (said, "meta"))
                self._row.clicked.connect(self._open)
                self._place.addWidget(self._row)
        self.instead.setText((pattern.if_then or "") if pattern else "")
        self.instead.setVisible(bool(self.instead.text()))
        noted = list_of([stage_name(one.stage) for one in seen]) if seen else ""
        self.today.setText(_("Noted today: {stages}.").format(stages=noted) if noted else "")
        self.today.setVisible(bool(noted))
        self.setVisible(pattern is not None)

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [*([self._row] if self._row else []), *self.stages.findChildren(Chip)]

    def clear(self) -> None:
        """Drop every text."""
        self._pattern = None
        if self._row is not None:
            self._row.hide()
            self._row.setParent(None)
            self._row.deleteLater()
            self._row = None
        self.instead.setText("")
        self.today.setText("")

    def _open(self) -> None:
        if self._pattern is not None:
            self.opened.emit(self._pattern.uuid)

    def _note(self, stage: CatchStage | None, *_checked: bool) -> None:
        self.noted.emit(stage)


def note_sighting(session: Session, pattern: str, stage: CatchStage | None) -> None:
    """Record how early a pattern was caught today.

    Raises:
        JournalError: Nothing was changed.
    """
    from growthjournal.ui.patterns_acts import PatternActs
    from growthjournal.ui.widgets.form_surfaced import Source

    sighting = Sighting(
        pattern=pattern, date=session.today(), opportunity=stage is not None, stage=stage
    )
    PatternActs(session).add_sighting(sighting, Source())
