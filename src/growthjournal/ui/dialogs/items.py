"""Walking through the items of the diagnostic: one at a time, nothing told before the end."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from typing_extensions import override

from growthjournal.domain.diagnostic_items import questionnaire
from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.diagnostic_screens import ItemScreen, place_said
from growthjournal.ui.dialogs.stepped import SteppedDialog
from growthjournal.ui.widgets.spoken import announce
from growthjournal.wording.ratings import question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.people import Person
    from growthjournal.ui.dialogs.rating_screens import Screen
    from growthjournal.ui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One item to come.

    Attributes:
        item: Its name.
        is_guess: What the other rater is expected to answer.
    """

    item: str
    is_guess: bool = False


class ItemsDialog(SteppedDialog):
    """Asks items and holds the answers; what becomes of them is each dialog's own."""

    keeps_half_done = True
    """Whether Escape keeps what the user answered so far."""

    def __init__(self, session: Session, parent: QWidget | None, title: str, *, name: str) -> None:
        super().__init__(session, parent, title, name=name, size=(720, 760))
        self.setObjectName(f"{name}-dialog")
        self._today = session.today()
        self._sitting: Diagnostic | None = None
        self._answers: dict[str, DiagnosticAnswer] = {}
        self._guesses: dict[str, int | None] = {}
        self._turns: list[Turn] = []
        self._at = 0
        self._rater: Person | None = None
        self._is_over = self._was_asked = False

    @abstractmethod
    def finish(self) -> None:
        """Do what follows the last item."""

    def prefill(self, screen: ItemScreen) -> None:
        """Choose a line where the records speak for one."""

    def can_go_back(self, at: int) -> bool:
        """Whether something stands before a turn."""
        return at > 0

    def show_part(self, screen: Screen, heading: str, button: str) -> None:
        """Show a screen; only items tell where one is."""
        is_item = isinstance(screen, ItemScreen)
        for widget in (self.back_button, self.place, self.bar):
            widget.setVisible(is_item)
        self.show_screen(screen, heading, button)

    def begin_with(self, turns: Iterable[Turn]) -> None:
        """Show the first item that was not answered, the last one where all were."""
        self._turns = list(turns)
        waiting = [at for at, turn in enumerate(self._turns) if turn.item not in self._answers]
        self.show_turn(waiting[0] if waiting else len(self._turns) - 1)

    def show_turn(self, at: int) -> None:
        """Show an item with what was answered there."""
        self._at = at
        turn = self._turns[at]
        item = questionnaire().item(turn.item)
        answer = self._answers.get(turn.item)
        if turn.is_guess and turn.item in self._guesses:
            answer = DiagnosticAnswer(diagnostic="", item=turn.item, value=self._guesses[turn.item])
        elif turn.is_guess:
            answer = None
        screen = ItemScreen(
            self.session,
            item,
            answer,
            with_fact=self._rater is None,
            is_guess=turn.is_guess,
        )
        screen.changed.connect(self._answer_changed)
        if answer is None:
            self.prefill(screen)
        name = self._rater.name if self._rater else None
        heading = item.question
        if name is not None:
            heading = f"{question(name, is_guess=turn.is_guess)} {item.question}"
        is_last = at + 1 == len(self._turns)
        self.show_part(screen, heading, _("Finish") if is_last else _("Next"))
        is_kept = self.keeps_half_done and self._rater is None
        said = place_said(at + 1, len(self._turns), item, is_kept=is_kept)
        self.place.setText(said)
        self.bar.show_place(at + 1, len(self._turns))
        self.back_button.setEnabled(self.can_go_back(at))
        announce(self, f"{said}. {heading}")

    def _answer_changed(self) -> None:
        self._was_asked = False
        self.trouble.say("")
        screen = self.screen_shown
        if isinstance(screen, ItemScreen) and screen.fact and screen.fact.isVisibleTo(screen):
            area = self.area()
            QTimer.singleShot(0, screen, partial(area.ensureWidgetVisible, screen.fact, 0, 60))

    def take(self) -> bool:
        """Hold what stands on the screen; return whether there is an answer."""
        screen, sitting = self.screen_shown, self._sitting
        if not isinstance(screen, ItemScreen) or sitting is None:
            return True
        answer = screen.answer()
        if answer is None:
            return False
        turn = self._turns[self._at]
        if turn.is_guess:
            self._guesses[turn.item] = answer.value
            return True
        before = self._answers.get(turn.item)
        self._answers[turn.item] = replace(
            answer,
            uuid=before.uuid if before else answer.uuid,
            diagnostic=sitting.uuid,
            predicted=self._guesses.get(turn.item),
        )
        return True

    def next_item(self) -> None:
        """Go on from an item."""
        if not self.take():
            self.trouble.say(_("Choose a line, or say that you can’t tell."))
        elif self._at + 1 < len(self._turns):
            self.show_turn(self._at + 1)
        else:
            self.finish()

    @override
    def go_back(self) -> None:
        if isinstance(self.screen_shown, ItemScreen) and self.back_button.isEnabled():
            self.take()
            self.show_turn(self._at - 1)
