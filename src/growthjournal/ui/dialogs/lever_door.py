"""The third door: the diagnostic without a journal; nothing is kept unless asked (decision 18)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from growthjournal.domain.diagnostic_items import shuffled
from growthjournal.domain.diagnostics import Diagnostic
from growthjournal.domain.errors import JournalError
from growthjournal.domain.record import new_uuid
from growthjournal.domain.verdict import Missing
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.diagnostic_screens import ItemScreen
from growthjournal.ui.dialogs.items import ItemsDialog, Turn
from growthjournal.ui.dialogs.lever_door_screens import DoorScreen, ResultScreen
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Aim
    from growthjournal.services.verdicts import Explained
    from growthjournal.ui.session import Session

FILLED_IN_AT_THE_DOOR = {Missing.ROLE, Missing.CALLS, Missing.ROOM}


class LeverDoorDialog(ItemsDialog):
    """Holds role, room and answers in memory, and forgets them.

    Signals:
        journal_wanted: A journal to keep it in; when one opens, it is written there.
    """

    journal_wanted = Signal()
    keeps_half_done = False

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, parent, _("Which lever?"), name="lever-door")
        uuid = new_uuid()
        self._sitting = Diagnostic(uuid=uuid, on=self._today, order=shuffled(uuid))
        self._aim: Aim | None = None
        self._people: list[Person] = []
        self.found: Explained | None = None
        self._show_door()
        session.opened.connect(self._opened)
        session.locked.connect(self._leave)

    # -- screens

    def _show_door(self) -> None:
        screen = DoorScreen(self._people)
        if self._aim is not None:
            screen.role.show_aim(self._aim)
        button = _("Show the result") if self._is_complete else _("Begin")
        self.show_part(screen, "", button)

    @property
    def _is_complete(self) -> bool:
        return self._sitting is not None and all(
            name in self._answers for name in self._sitting.order
        )

    def _take_door(self, screen: DoorScreen) -> None:
        screen.room.take_name()
        self._people = screen.room.people
        self._aim = screen.role.aim(self._today)

    @override
    def can_go_back(self, at: int) -> bool:
        return True

    # -- the result

    @override
    def finish(self) -> None:
        from growthjournal.services.lever_pages import clauses_without_names, found_from

        sitting = self._finished()
        answers = list(self._answers.values())
        found = found_from(sitting, answers, aim=self._aim, people=self._people)
        self.found = found
        clauses = clauses_without_names(found, self._today)
        lacks = FILLED_IN_AT_THE_DOOR & set(found.verdict.missing)
        screen = ResultScreen(clauses, may_fill_in=bool(lacks))
        screen.fill_in_wanted.connect(self._show_door)
        screen.page_wanted.connect(self._show_page)
        screen.keep_wanted.connect(self.journal_wanted)
        self.show_part(screen, "", _("Done"))
        self.back_button.show()
        self.back_button.setEnabled(True)
        self.button.setFocus()
        announce(self, clauses[0].whole)

    def _finished(self) -> Diagnostic:
        if self._sitting is None:
            raise JournalError
        aim = self._aim.uuid if self._aim else None
        return replace(self._sitting, aim=aim, finished=True)

    def _show_page(self) -> None:
        from growthjournal.ui.dialogs.lever_page import open_lever_page

        if self.found is not None:
            open_lever_page(self.session, self, self.found, list(self._answers.values()))

    def _opened(self) -> None:
        """Write everything into the journal that was opened for it."""
        if not isinstance(self.screen_shown, ResultScreen):
            self._leave()
            return
        room = [one for one in self._people if one.in_room]
        aims = [self._aim] if self._aim else []
        records = [*room, *aims, self._finished(), *self._answers.values()]
        try:
            act = acting.workspace_of(self.session).together.act(records)
            acting.run(self.session, _("Keep the diagnostic"), act, _("Kept in this journal"))
        except JournalError as error:
            self.trouble.say(str(error))
            return
        self._leave()
        self.session.page_wanted.emit("today")

    # -- going on

    @override
    def go_on(self) -> None:
        screen = self.screen_shown
        if isinstance(screen, ResultScreen):
            self._leave()
        elif isinstance(screen, DoorScreen):
            self._take_door(screen)
            if self._is_complete:
                self.finish()
            elif self._sitting is not None:
                self.begin_with(Turn(item=name) for name in self._sitting.order)
        else:
            self.next_item()

    @override
    def go_back(self) -> None:
        if isinstance(self.screen_shown, ResultScreen):
            self.show_turn(len(self._turns) - 1)
        elif isinstance(self.screen_shown, ItemScreen) and self._at == 0:
            self.take()
            self._show_door()
        else:
            super().go_back()

    @override
    def reject(self) -> None:
        screen = self.screen_shown
        is_touched = bool(self._answers or self._people)
        if isinstance(screen, DoorScreen):
            is_touched = is_touched or bool(screen.room.people) or not screen.role.is_empty()
        if is_touched and not (self._is_over or self._was_asked):
            self._was_asked = True
            self.trouble.say(_("Nothing of this is kept. Press Escape again to close it."))
            return
        self._leave()

    def _leave(self) -> None:
        self._is_over = True
        super().reject()
