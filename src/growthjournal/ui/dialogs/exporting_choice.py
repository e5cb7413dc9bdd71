"""Which entries an export takes: a range of days and filters."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from growthjournal.domain.entries import EntryKind
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Text, labelled
from growthjournal.ui.widgets.entry_delegate import kind_name
from growthjournal.ui.widgets.form import DayField

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from growthjournal.domain.people import Person
    from growthjournal.services.journal import Choice
    from growthjournal.ui.session import Session

MONTHS = 3
LONGEST_SEARCH = 300
MOST_TERMS = 24
"""The search reads 32 terms, and the filters need some of them."""
WIDE_TEXT = 1.4


def months_before(day: date, months: int) -> date:
    """Return the same day some months ago, or the last one that month has."""
    place = day.year * 12 + day.month - 1 - months
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class ChoiceFields(QWidget):
    """Range, kind, person, tag and search.

    Signals:
        changed: The choice is another one.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._today = session.today()
        self.range = _box("exportRange")
        for name, text in (
            ("all", _("All")),
            ("year", _("This year")),
            ("months", _("Last 3 months")),
            ("days", _("From – to")),
        ):
            self.range.addItem(text, name)
        self.start = DayField(months_before(self._today, 12))
        self.start.setObjectName("exportFrom")
        self.end = DayField(self._today)
        self.end.setObjectName("exportTo")
        self.kind = _box("exportKind")
        self.kind.addItem(_("Any kind"), "")
        for kind in EntryKind:
            self.kind.addItem(kind_name(kind), kind.value)
        nobody: list[Person] = []
        people = session.ask(lambda workspace: workspace.mentoring.people(), nobody)
        self.person = _filter("exportPerson", _("Anyone"), (one.name for one in people))
        nothing: dict[str, int] = {}
        tags = session.ask(lambda workspace: workspace.journal.tag_counts(), nothing)
        self.tag = _filter("exportTag", _("Any tag"), tags)
        self.query = QLineEdit()
        self.query.setObjectName("exportQuery")
        self.query.setMaxLength(LONGEST_SEARCH)
        self.query.setClearButtonEnabled(True)
        self._lay_out(columns=1 if session.theme.text_scale >= WIDE_TEXT else 2)
        for box in (self.range, self.kind, self.person, self.tag):
            box.currentIndexChanged.connect(self._change)
        for field in (self.start, self.end):
            field.dateChanged.connect(self._change)
        self.query.textChanged.connect(self._change)

    def _lay_out(self, *, columns: int) -> None:
        days = (labelled(_("From"), self.start), labelled(_("To"), self.end))
        self._days = _grid(days, columns)
        self._days.hide()
        filters = (
            labelled(_("Kind"), self.kind),
            labelled(_("Person"), self.person),
            labelled(_("Tag"), self.tag),
            labelled(_("Search"), self.query),
        )
        self.why_off = Text("", "muted", wrap=True)
        self.why_off.setObjectName("exportWhyOff")
        self.why_off.hide()
        self._fields = QWidget()
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(labelled(_("Which days"), self.range))
        inside.addWidget(self._days)
        inside.addWidget(_grid(filters, columns))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.why_off)
        whole.addWidget(self._fields)

    def set_off(self, why: str) -> None:
        """Disable every filter and say why; an empty reason enables them."""
        self._fields.setEnabled(not why)
        self.why_off.setText(why)
        self.why_off.setVisible(bool(why))

    def problem(self) -> str:
        """Return what is wrong with the choice, empty when nothing is."""
        start, end = self._bounds()
        if start and end and start > end:
            return _("The first day comes after the last one.")
        if len(self.query.text().split()) > MOST_TERMS:
            return _("The search has too many words. Shorten it.")
        return ""

    def choice(self) -> Choice:
        """Return what is chosen."""
        from growthjournal.services.journal import Choice

        start, end = self._bounds()
        query = self.query.text().strip()
        if query.count('"') % 2:  # an open quotation would swallow the filters after it
            query += '"'
        return Choice(
            start=start,
            end=end,
            kind=self.kind.currentData() or None,
            person=self.person.currentData() or None,
            tag=self.tag.currentData() or None,
            query=query or None,
        )

    def _bounds(self) -> tuple[date | None, date | None]:
        chosen = self.range.currentData()
        if chosen == "year":
            return date(self._today.year, 1, 1), date(self._today.year, 12, 31)
        if chosen == "months":
            return months_before(self._today, MONTHS), self._today
        if chosen == "days":
            return self.start.known_day(), self.end.known_day()
        return None, None

    def _change(self, _value: object) -> None:
        self._days.setVisible(self.range.currentData() == "days")
        self.changed.emit()


def _grid(fields: Sequence[QWidget], columns: int) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(12)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    for place, field in enumerate(fields):
        grid.addWidget(field, place // columns, place % columns)
    return box


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _filter(name: str, every: str, values: Iterable[str]) -> QComboBox:
    box = _box(name)
    box.addItem(every, "")
    for value in values:
        box.addItem(value, value)
    return box
