"""After a journal was created: where it is to lead, what is in focus, and a baseline of that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from growthjournal.domain.competencies import FocusSet
from growthjournal.domain.errors import JournalError
from growthjournal.language import format_number
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.rating_screens import Screen
from growthjournal.ui.dialogs.stepped import SteppedDialog
from growthjournal.ui.widgets.basics import SecondaryButton, Text
from growthjournal.ui.widgets.focus_boxes import FocusBoxes
from growthjournal.ui.widgets.role import RoleFields
from growthjournal.ui.widgets.room import NewRoomField
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.competencies import Competency
    from growthjournal.domain.people import Person
    from growthjournal.domain.record import Record
    from growthjournal.domain.sponsorship import Aim
    from growthjournal.ui.session import Session

STEPS = 3
"""Steps of the first run; creating the journal is the first."""


@dataclass(slots=True, kw_only=True)
class _Said:
    """What was filled in so far; nothing is written before the end."""

    aim: Aim | None
    people: list[Person]
    focus: tuple[str, ...]


class WhereScreen(Screen):
    """The role that is wanted, its calls, and who would help decide."""

    def __init__(self, people: Sequence[Person]) -> None:
        super().__init__()
        self.column.setSpacing(14)
        hint = _("What limits you is judged against this. All of it can wait.")
        self.column.addWidget(Text(hint, "muted", wrap=True))
        self.role = RoleFields()
        self.room = NewRoomField(people)
        self.column.addWidget(self.role)
        self.column.addWidget(self.room)

    @override
    def take_enter(self) -> bool:
        if self.room.field.hasFocus():
            return self.room.take_name()
        return self.role.take_enter()

    @override
    def is_touched(self) -> bool:
        return not self.role.is_empty() or bool(self.room.people or self.room.field.text())

    @override
    def start(self) -> None:
        self.role.role.setFocus()


class FocusScreen(Screen):
    """Four competencies, and whether they are rated at once.

    Signals:
        rate_wanted: Keep them and rate them.
    """

    rate_wanted = Signal()

    def __init__(
        self, session: Session, everything: Sequence[Competency], chosen: Sequence[str]
    ) -> None:
        super().__init__()
        self.column.setSpacing(14)
        hint = _("Pick up to four. These are rated most often, and their mean is drawn over time.")
        self.column.addWidget(Text(hint, "muted", wrap=True))
        self.boxes = FocusBoxes(session, everything, chosen)
        self.boxes.changed.connect(self._show)
        self.column.addWidget(self.boxes)
        self.count = Text("", "muted")
        self.count.setObjectName("firstRunCount")
        self.column.addWidget(self.count)
        self.rate = SecondaryButton(_("Keep and rate them now"))
        self.rate.setObjectName("firstRunRate")
        self.rate.setAutoDefault(False)
        self.rate.clicked.connect(self.rate_wanted)
        baseline = _(
            "Rated once now, they give the chart of skill and visibility its first point; three "
            "of four are enough. It takes about five minutes."
        )
        self.rate.setAccessibleDescription(baseline)
        self.column.addWidget(self.rate, alignment=Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(Text(baseline, "meta", wrap=True))
        self._show()

    def _show(self) -> None:
        self.count.setText(self.boxes.count_said())
        self.rate.setEnabled(bool(self.boxes.chosen()))

    @override
    def is_touched(self) -> bool:
        return bool(self.boxes.chosen())

    @override
    def start(self) -> None:
        self.boxes.start()


class FirstRunDialog(SteppedDialog):
    """Two screens that can be passed empty; what they hold is written as one step at the end."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, parent, _("Your journal"), name="first-run", size=(680, 760))
        self.setObjectName("first-run-dialog")
        self._said = _Said(aim=None, people=[], focus=())
        self._was_asked = False
        self.skip_button = SecondaryButton(_("Not now"))
        self.skip_button.setObjectName("first-runSkip")
        self.skip_button.setAutoDefault(False)
        self.skip_button.clicked.connect(self.reject)
        self._buttons.insertWidget(1, self.skip_button)
        self._show_where()
        session.locked.connect(self._leave)

    # -- screens

    def _show_where(self) -> None:
        screen = WhereScreen(self._said.people)
        if self._said.aim is not None:
            screen.role.show_aim(self._said.aim)
        self._show(screen, 2, _("Where are you going?"), _("Next"))

    def _show_focus(self) -> None:
        everything = self.session.ask(lambda one: one.growth.competencies(), list["Competency"]())
        screen = FocusScreen(self.session, everything, self._said.focus)
        screen.rate_wanted.connect(self._keep_and_rate)
        self._show(screen, STEPS, _("What are you working on?"), _("Done"))

    def _show(self, screen: Screen, place: int, heading: str, button: str) -> None:
        self.show_screen(screen, heading, button)
        said = _("{place} of {count}").format(
            place=format_number(place), count=format_number(STEPS)
        )
        self.place.setText(said)
        self.bar.show_place(place, STEPS)
        self.back_button.setVisible(isinstance(screen, FocusScreen))
        announce(self, f"{said}. {heading}")

    def _take(self) -> None:
        screen = self.screen_shown
        if isinstance(screen, WhereScreen):
            screen.room.take_name()
            self._said.aim = screen.role.aim(self.session.today())
            self._said.people = screen.room.people
        elif isinstance(screen, FocusScreen):
            self._said.focus = screen.boxes.chosen()

    # -- going on

    @override
    def go_on(self) -> None:
        self._take()
        if isinstance(self.screen_shown, WhereScreen):
            self._show_focus()
        else:
            self._keep()

    @override
    def go_back(self) -> None:
        if isinstance(self.screen_shown, FocusScreen):
            self._take()
            self._show_where()

    def _keep(self) -> bool:
        said = self._said
        records: list[Record] = [one for one in said.people if one.in_room]
        records += [said.aim] if said.aim else []
        if said.focus:
            records.append(FocusSet(since=self.session.today(), competencies=said.focus))
        try:
            if records:
                act = acting.workspace_of(self.session).together.act(records)
                acting.run(self.session, _("Set up the journal"), act, _("Saved"))
        except JournalError as error:
            self.trouble.say(str(error))
            return False
        self._leave()
        return True

    def _keep_and_rate(self) -> None:
        from growthjournal.ui.dialogs.rating import RatingDialog

        self._take()
        chosen, parent = self._said.focus, self.parentWidget()
        if self._keep():
            RatingDialog(self.session, parent, series=chosen).open()

    @override
    def reject(self) -> None:
        said = self._said
        is_touched = bool(said.aim or said.people or said.focus) or self.screen_shown.is_touched()
        if is_touched and not self._was_asked and self.session.is_open:
            self._was_asked = True
            self.trouble.say(
                _("This is not saved yet. Press Escape again to discard it, or go on.")
            )
            return
        self._leave()

    def _leave(self) -> None:
        super().reject()
