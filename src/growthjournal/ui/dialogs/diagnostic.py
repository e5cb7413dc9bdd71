"""The diagnostic: one item at a time, nothing told before the end (method.md B1-B4)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostic_items import eyewitness_level, shuffled
from growthjournal.domain.diagnostics import Diagnostic, Purpose
from growthjournal.domain.errors import JournalError
from growthjournal.domain.people import Person, Relation
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.diagnostic_reading import eyewitnesses, set_up, unfinished
from growthjournal.ui.dialogs.diagnostic_screens import (
    ItemScreen,
    SetUp,
    StartScreen,
    eyewitness_said,
)
from growthjournal.ui.dialogs.items import ItemsDialog, Turn
from growthjournal.ui.dialogs.rating_screens import Screen, WhoScreen
from growthjournal.ui.widgets.spoken import announce
from growthjournal.ui.widgets.verdict_view import VerdictView
from growthjournal.wording.clauses import Clause, without_numbers

if TYPE_CHECKING:
    from growthjournal.services.changes import Changes
    from growthjournal.ui.session import Session

EYEWITNESSES = "V1"
"""The item that is prefilled from the results (B3)."""


def open_diagnostic(
    session: Session, parent: QWidget | None, *, axis: Axis | None = None
) -> DiagnosticDialog:
    """Open the diagnostic, or the one that was left half done.

    Args:
        session: The open journal.
        parent: What it stands over.
        axis: Answer only this axis again, to settle a crossing.
    """
    dialog = DiagnosticDialog(session, parent)
    if axis is not None:
        dialog.confirm(axis)
    dialog.open()
    return dialog


class DiagnosticDialog(ItemsDialog):
    """Screen after screen; the sitting is written as one step at the end."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, parent, _("Which lever now?"), name="diagnostic")
        self._new_rater: Person | None = None
        self._show_start()
        session.changed.connect(self._changed)
        session.about_to_lock.connect(self.keep)
        session.locked.connect(self._leave)

    # -- screens

    def _show_start(self) -> None:
        known = self.session.ask(partial(set_up, self._today), SetUp())
        screen = StartScreen(known, self._today)
        screen.aim_wanted.connect(self._open_aim)
        screen.room_changed.connect(self._put_in_room)
        screen.room_named.connect(self._name_in_room)
        screen.confirm_wanted.connect(self.confirm)
        screen.outside_wanted.connect(self._show_who)
        self.show_part(screen, "", _("Go on") if known.begun else _("Begin"))

    def _changed(self, _changes: Changes) -> None:
        """Show the role that was named meanwhile."""
        if isinstance(self.screen_shown, StartScreen) and not self._is_over:
            QTimer.singleShot(0, self, self._renew_start)

    def _renew_start(self) -> None:
        if isinstance(self.screen_shown, StartScreen) and self.session.is_open:
            focused = self.focusWidget()
            name = focused.objectName() if focused else ""
            typed = self.screen_shown.room.field.text()
            self._show_start()
            if isinstance(self.screen_shown, StartScreen):
                self.screen_shown.room.field.setText(typed)
            again = self.screen_shown.findChild(QWidget, name) if name else None
            if again is not None:
                again.setFocus()

    def _open_aim(self) -> None:
        from growthjournal.ui.dialogs.aim import open_aim

        open_aim(self.session, self)

    def _put_in_room(self, uuid: str, is_in_room: bool) -> None:  # noqa: FBT001 - a signal's value
        person = self.session.ask(lambda one: one.mentoring.person(uuid), None)
        if person is not None and person.in_room is not is_in_room:
            self._keep_person(replace(person, in_room=is_in_room))

    def _name_in_room(self, name: str) -> None:
        """Put who is named into the room: somebody known by that name or alias, or a new person."""
        known = self.session.ask(lambda one: one.mentoring.person_named(name), None)
        if known is None:
            self._keep_person(Person(name=name, relations=(Relation.OTHER,), in_room=True))
        else:
            self._put_in_room(known.uuid, is_in_room=True)

    def _keep_person(self, person: Person) -> None:
        try:
            act = acting.workspace_of(self.session).together.act([person])
            acting.run(self.session, _("Say who would help decide"), act)
        except JournalError as error:
            self.trouble.say(str(error))

    def _show_who(self) -> None:
        people = self.session.ask(lambda one: one.mentoring.people(), list[Person]())
        screen = WhoScreen(people)
        screen.card_wanted.connect(self._save_card)
        self.show_part(screen, _("Someone else is rating"), _("Next"))

    def _save_card(self) -> None:
        from growthjournal.ui.dialogs.rating_card import ask_where

        ask_where(self.session, self, self.say_of_card, of_diagnostic=True)

    def say_of_card(self, sentence: str) -> None:
        """Say what became of the card, while it is still asked who rates."""
        if isinstance(self.screen_shown, WhoScreen):
            self.screen_shown.say(sentence)
            announce(self, sentence)

    # -- beginning

    def begin(self) -> None:
        """Begin with the first item, or go on with those that were not answered yet."""
        self._begin_own(None)

    def _begin_own(self, axis: Axis | None) -> None:
        kept = self.session.ask(partial(unfinished, axis=axis), None)
        aim = self.session.ask(lambda one: one.sponsorship.aim(), None)
        if kept is None:
            new = Diagnostic(
                on=self._today,
                aim=aim.uuid if aim else None,
                purpose=Purpose.FULL if axis is None else Purpose.CONFIRMATION,
                axis=axis,
            )
            self._sitting = replace(new, order=shuffled(new.uuid, axis))
        else:
            self._sitting, answers = kept
            self._answers = {one.item: one for one in answers}
        self.begin_with(Turn(item=name) for name in self._sitting.order)

    def confirm(self, axis: Axis) -> None:
        """Answer the six items of an axis again (B4.7)."""
        self._begin_own(axis)

    def _begin_outside(self, screen: WhoScreen) -> None:
        """First the user's guess of each item, then the other's answers (A1, rule 6)."""
        new, uuid = screen.picker.resolve()
        person = new
        if new is None and uuid is not None:
            person = self.session.ask(lambda one: one.mentoring.person(uuid), None)
        if person is None:
            self.trouble.say(_("Say who is rating."))
            return
        aim = self.session.ask(lambda one: one.sponsorship.aim(), None)
        self._rater, self._new_rater = person, new
        sitting = Diagnostic(
            on=self._today, aim=aim.uuid if aim else None, rater=person.uuid, axis=Axis.SKILL
        )
        order = shuffled(sitting.uuid, Axis.SKILL)
        self._sitting = replace(sitting, order=order)
        guesses = [Turn(item=name, is_guess=True) for name in order]
        self.begin_with([*guesses, *(Turn(item=name) for name in order)])

    # -- items

    @override
    def can_go_back(self, at: int) -> bool:
        # What the user guessed stays hidden from whoever answers now.
        first_answer = len(self._turns) // 2 if self._rater else 0
        return at not in {0, first_answer}

    @override
    def prefill(self, screen: ItemScreen) -> None:
        if screen.item.name != EYEWITNESSES:
            return
        found = self.session.ask(partial(eyewitnesses, self._today), None)
        if found is None:
            return
        names, room, impacts = found
        said = eyewitness_said(names, room)
        screen.prefill(eyewitness_level(len(names), room), said, impacts)

    # -- going on

    @override
    def go_on(self) -> None:
        """Do what Enter and the button do on this screen."""
        screen = self.screen_shown
        if self._is_over:
            self._leave()
        elif isinstance(screen, StartScreen):
            screen.room.take_name()
            self.begin()
        elif isinstance(screen, WhoScreen):
            self._begin_outside(screen)
        else:
            self.next_item()

    @override
    def finish(self) -> None:
        sitting = self._sitting
        if sitting is None:
            return
        done = replace(sitting, on=self._today, finished=True)
        people = [self._new_rater] if self._new_rater else []
        try:
            workspace = acting.workspace_of(self.session)
            act = workspace.together.act([*people, done, *self._answers.values()])
            self._is_over = True
            acting.run(self.session, _("Answer the diagnostic"), act)
        except JournalError as error:
            self._is_over = False
            self.trouble.say(str(error))
            return
        self._show_end()

    def _show_end(self) -> None:
        clauses = self.session.ask(
            lambda one: list(one.verdicts.explained(self._today).clauses), list[Clause]()
        )
        if not self.session.shows_numbers():
            clauses = without_numbers(clauses)
        screen = Screen()
        self.verdict = VerdictView(clauses)
        self.verdict.opened.connect(self._open_record)
        screen.column.addWidget(self.verdict)
        self.show_part(screen, "", _("Done"))
        self.button.setFocus()
        if clauses:
            announce(self, clauses[0].whole)

    def _open_record(self, kind: str, uuid: str) -> None:
        session = self.session
        self._leave()
        session.record_wanted.emit(kind, uuid)

    # -- leaving

    def keep(self) -> bool:
        """Keep a half-done sitting of the user's own; return whether it is safe."""
        sitting = self._sitting
        if self._is_over or sitting is None or not self.session.is_open:
            return True
        shown = self.screen_shown
        if not (isinstance(shown, ItemScreen) and shown.is_unconfirmed):
            self.take()
        if self._rater is not None or not self._answers:
            return True
        try:
            act = acting.workspace_of(self.session).together.act(
                [replace(sitting, finished=False), *self._answers.values()]
            )
            self.session.notify(act.do())
        except JournalError as error:
            self.trouble.say(str(error))
            return False
        return True

    @override
    def reject(self) -> None:
        loses = self._rater is not None and isinstance(self.screen_shown, ItemScreen)
        if loses and not self._was_asked and self.session.is_open:
            self._was_asked = True
            self.trouble.say(_("Somebody else’s answers are kept whole or not at all."))
        elif self.keep():
            if self._answers and not self._is_over and self._rater is None:
                self.session.message.emit(_("Kept half done"))
            self._leave()

    def _leave(self) -> None:
        self._is_over = True
        super().reject()
