"""The card of somebody who would help decide: what they saw and know, and how far they go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growthjournal.domain.people import helps_decide
from growthjournal.language import format_number
from growthjournal.language import gettext as _
from growthjournal.ui.pages.patterns_parts import Fields, clear, column
from growthjournal.ui.pages.people_lights import LightsView
from growthjournal.ui.pages.people_parts import ButtonRow, shrinking
from growthjournal.ui.widgets.basics import (
    Card,
    LinkButton,
    QuietButton,
    SecondaryButton,
    Text,
    breakable,
)
from growthjournal.ui.widgets.ladder_strip import LadderStrip
from growthjournal.ui.widgets.record_button import INSET, RecordButton
from growthjournal.wording import people as words
from growthjournal.wording import sponsors
from growthjournal.wording.aims import aim_line
from growthjournal.wording.impacts import ask_came_back, impact_facts
from growthjournal.wording.next_ask import next_ask_said
from growthjournal.wording.updates import due_said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.sponsorship import Ask, BackingStep
    from growthjournal.ui.models.people import OnePerson
    from growthjournal.ui.session import Session

R = TypeVar("R")
AT_FIRST = 3
"""Results, steps and asks that are shown before the rest is asked for."""
EDGE = 18
"""Inner margin of the card, px."""


class Rows(QWidget, Generic[R]):
    """A heading over rows, of which the rest is built on request.

    Signals:
        rebuilt: Other rows are shown.
    """

    rebuilt = Signal()

    def __init__(self, name: str, title: str, build: Callable[[R], QWidget]) -> None:
        """Show rows under a heading.

        Args:
            name: Object name.
            title: The heading.
            build: Makes the row of a record.
        """
        super().__init__()
        self.setObjectName(name)
        self.rows: list[QWidget] = []
        self._build = build
        self._records: tuple[R, ...] = ()
        self._shows_all = False
        heading = Text(title, "meta", wrap=True)
        heading.setContentsMargins(INSET, 0, INSET, 0)
        self.more = QuietButton("", "chevron-down")
        self.more.setObjectName(f"{name}More")
        self.more.clicked.connect(self._show_rest)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(2)
        whole = column(self, spacing=2)
        whole.addWidget(heading)
        whole.addLayout(self._inside)
        whole.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeading)

    def show_records(self, records: Iterable[R], *, is_same: bool) -> None:
        """Show records; without any it takes no room."""
        clear(self._inside)
        self._records, self.rows = tuple(records), []
        self._shows_all = self._shows_all and is_same
        self._fill()
        self.setVisible(bool(self._records))

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        rows = [row for row in self.rows if isinstance(row, RecordButton)]
        return [*rows, self.more]

    def _fill(self) -> None:
        shown = self._records if self._shows_all else self._records[:AT_FIRST]
        for record in shown[len(self.rows) :]:
            row = self._build(record)
            self.rows.append(row)
            self._inside.addWidget(row)
            row.show()  # not with the next event: the keyboard may go there at once
        self.more.setVisible(len(self.rows) < len(self._records))
        self.more.setText(_("Show all {count}").format(count=format_number(len(self._records))))
        self.more.setAccessibleName(self.more.text().strip())

    def _show_rest(self) -> None:
        if not isinstance(self.rows[0], RecordButton):
            self.focusNextChild()  # the button that had the keyboard goes
        self._shows_all = True
        self._fill()
        self.rebuilt.emit()
        if isinstance(self.rows[AT_FIRST], RecordButton):
            self.rows[AT_FIRST].setFocus()


class SponsorCard(Card):
    """What they saw, what they know, what they were asked, and the ladder.

    Signals:
        edit_wanted: Open the form of what they have seen.
        step_wanted: Open the form of a step on the ladder.
        ask_wanted: Open the form of a new ask.
        update_wanted: Open the draft of an update.
        aim_wanted: Open the form of the role that is wanted.
        opened: (kind, uuid) of a record.
        ask_opened: Ask.
        rebuilt: Other rows are shown.
    """

    edit_wanted = Signal()
    step_wanted = Signal()
    ask_wanted = Signal()
    update_wanted = Signal()
    aim_wanted = Signal()
    opened = Signal(str, str)
    ask_opened = Signal(object)
    rebuilt = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("roomCard")
        self.body.setContentsMargins(EDGE - INSET, 16, EDGE - INSET, 16)
        self.fields: Fields | None = None
        self._session = session
        self._make_controls()
        self._build_head()
        self.saw = Rows("sawFirsthand", _("Seen first-hand"), self._result)
        self.asks = Rows("askedOf", _("What you asked of them"), self._ask)
        self._build_ladder(session)
        self._build_acts()
        self.lights = LightsView()
        inset = QVBoxLayout()
        inset.setContentsMargins(INSET, 0, INSET, 8)
        inset.addWidget(self.lights)
        self.body.addLayout(inset)
        self.lights.results_wanted.connect(self._want_results)
        for rows in (self.steps, self.saw, self.asks):
            self.body.addWidget(rows)
        for rows in (self.steps, self.saw, self.asks):
            rows.rebuilt.connect(self.rebuilt)

    def _make_controls(self) -> None:
        self.edit = QuietButton(_("Edit"), "pencil")
        self.edit.setObjectName("editRoom")
        self.edit.setAccessibleName(_("Edit what they have seen"))
        self.raise_step = SecondaryButton(_("Raise a step"), "chevron-up")
        self.raise_step.setObjectName("raiseStep")
        self.record_ask = SecondaryButton(_("Record an ask"), "megaphone")
        self.record_ask.setObjectName("askOf")
        self.update_button = SecondaryButton(_("Draft update"), "notebook-pen")
        self.update_button.setObjectName("draftUpdate")
        self.update_button.clicked.connect(self.update_wanted)
        self.aim = LinkButton("")
        self.aim.setObjectName("aimOf")
        self.edit.clicked.connect(self.edit_wanted)
        self.raise_step.clicked.connect(self.step_wanted)
        self.record_ask.clicked.connect(self.ask_wanted)
        self.aim.clicked.connect(self.aim_wanted)

    def _build_head(self) -> None:
        title = Text(_("What they have seen, and what they know"), "section", wrap=True)
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 0, INSET, 0)
        head.addWidget(title, 1)
        head.addWidget(self.edit, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._fields_place = QVBoxLayout()
        self._fields_place.setContentsMargins(INSET, 0, INSET, 0)
        self.body.addLayout(self._fields_place)

    def _build_ladder(self, session: Session) -> None:
        self.ladder = LadderStrip(session.theme)
        self.stands = Text("", wrap=True)
        self.stands.setObjectName("standsOn")
        self.steps = Rows("backingSteps", _("Step by step"), _step)
        inset = QVBoxLayout()
        inset.setContentsMargins(INSET, 6, INSET, 0)
        inset.setSpacing(6)
        inset.addWidget(Text(_("How far they back you"), "section", wrap=True))
        inset.addWidget(self.ladder)
        inset.addWidget(self.stands)
        self.body.addLayout(inset)

    def _build_acts(self) -> None:
        self.fits = Text("", wrap=True)
        self.fits.setObjectName("nextAskOf")
        self.aim_said = Text("", "meta", wrap=True)
        buttons = ButtonRow(spacing=8)
        self.due = Text("", wrap=True)
        self.due.setObjectName("updateDue")
        for button in (self.raise_step, self.record_ask, self.update_button):
            buttons.add(button)
        inset = QVBoxLayout()
        inset.setContentsMargins(INSET, 6, INSET, 8)
        inset.setSpacing(8)
        inset.addWidget(self.fits)
        inset.addWidget(self.due)
        inset.addWidget(buttons)
        inset.addWidget(self.aim_said)
        inset.addWidget(self.aim, alignment=Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(inset)

    def show_person(self, one: OnePerson, *, is_same: bool) -> None:
        """Show it for the room and for sponsors; for others the card takes no room."""
        self.setVisible(helps_decide(one.person))
        person, side = one.person, one.sponsor
        facts = words.room_facts(person, len(side.saw), side.last_seen)
        if self.fields is None:
            self.fields = Fields([label for label, _text in facts])
            for text in self.fields.findChildren(Text):
                shrinking(text)
            self._fields_place.addWidget(self.fields)
        self.fields.show_fields([text for _label, text in facts])
        self.saw.show_records(side.saw, is_same=is_same)
        self.asks.show_records(side.asks, is_same=is_same)
        self._show_ladder(one, is_same=is_same)
        self.lights.show_lights(side.lights)
        self.fits.setText(next_ask_said(person, side.fits))
        self.due.setText(due_said(side.due, self._session.today()))
        self.due.setVisible(bool(self.due.text()))
        self.aim_said.setText(breakable(aim_line(side.aim)) if side.aim else "")
        self.aim_said.setVisible(side.aim is not None)
        name = _("Edit the role you want") if side.aim else _("Name the role you want")
        self.aim.setText(name)
        self.aim.setAccessibleName(name)
        self.rebuilt.emit()

    def _show_ladder(self, one: OnePerson, *, is_same: bool) -> None:
        side = one.sponsor
        said = sponsors.ladder_said(one.person, side.steps)
        self.ladder.show_steps(one.person.backing, side.counted, said)
        self.stands.setText(sponsors.stands_on(one.person))
        self.steps.show_records(reversed(side.steps), is_same=is_same)

    def _result(self, impact: Impact) -> RecordButton:
        row = RecordButton((impact.title, "strong"), (impact_facts(impact), "meta"))
        row.clicked.connect(partial(self._open, impact.uuid))
        return row

    def _ask(self, ask: Ask) -> RecordButton:
        said = _("“{words}”").format(words=" ".join(ask.words.split()))
        row = RecordButton((said, "ui"), (ask_came_back(ask), "meta"))
        row.clicked.connect(partial(self._open_ask, ask))
        return row

    def _want_results(self) -> None:
        self.opened.emit("speaking-results", "")

    def _open(self, impact: str, *_checked: bool) -> None:
        self.opened.emit("impact", impact)

    def _open_ask(self, ask: Ask, *_checked: bool) -> None:
        self.ask_opened.emit(ask)

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        rows = [*self.steps.stops(), *self.saw.stops(), *self.asks.stops()]
        return [
            self.edit,
            self.raise_step,
            self.record_ask,
            self.update_button,
            self.aim,
            self.lights.results,
            *rows,
        ]

    def forget(self) -> None:
        """Drop every text."""
        if self.fields is not None:
            self.fields.forget()
        for rows in (self.saw, self.steps, self.asks):
            rows.show_records((), is_same=False)
        for text in (self.stands, self.fits, self.due, self.aim_said):
            text.setText("")
        self.ladder.show_steps(None, None, "")
        self.lights.forget()
        self.hide()


def _step(step: BackingStep) -> QWidget:
    row = QWidget()
    inside = column(row, spacing=1)
    inside.setContentsMargins(INSET, 4, INSET, 4)
    inside.addWidget(Text(sponsors.rung(step.step), wrap=True))
    inside.addWidget(Text(breakable(sponsors.step_line(step)), "meta", wrap=True))
    return row
