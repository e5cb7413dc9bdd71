"""The quarterly review: fifteen minutes, over as many days as it takes (method.md F4)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from growthjournal.domain.competencies import Basis, Competency
from growthjournal.domain.entries import Entry
from growthjournal.domain.errors import JournalError
from growthjournal.domain.quarterly import QUARTER, Step, steps
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui import acting
from growthjournal.ui.dialogs.diagnostic_reading import unfinished
from growthjournal.ui.dialogs.quarterly_screens import (
    BeliefsScreen,
    DoneScreen,
    PatternsScreen,
    QuarterScreen,
    QuestionsScreen,
    VerdictScreen,
)
from growthjournal.ui.dialogs.rating_screens import Screen
from growthjournal.ui.dialogs.stepped import SteppedDialog
from growthjournal.ui.widgets.spoken import announce
from growthjournal.wording import quarterly as words
from growthjournal.wording.clauses import Clause

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.assumptions import AssumptionStatus
    from growthjournal.domain.diagnostics import QuarterlyReview
    from growthjournal.domain.patterns import PatternStatus
    from growthjournal.services.reviews import ReviewState
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session


def open_quarterly_review(session: Session, parent: QWidget | None) -> QuarterlyDialog | None:
    """Open the review that was begun, or a new one; None while the journal is locked."""
    state = session.ask(partial(_state, session.today()), None)
    if state is None:
        return None
    dialog = QuarterlyDialog(session, parent, state)
    dialog.open()
    return dialog


class QuarterlyDialog(SteppedDialog):
    """Screen after screen; each is kept when it is left."""

    def __init__(self, session: Session, parent: QWidget | None, state: ReviewState) -> None:
        super().__init__(session, parent, _("Quarterly review"), name="review", size=(740, 780))
        self.setObjectName("quarterly-dialog")
        self._today = session.today()
        self._state = state
        self.review: QuarterlyReview = state.review
        self._patterns: dict[str, PatternStatus] = {}
        self._beliefs: dict[str, AssumptionStatus] = {}
        self._is_begun, self._is_done = state.is_begun, False
        self._step = Step.QUESTIONS
        asked = self._steps()
        left = next((one for one in asked if one.value == self.review.step), Step.QUESTIONS)
        self._show_step(left)
        session.changed.connect(self._changed)
        session.about_to_lock.connect(self.keep)
        session.locked.connect(self._leave)

    @property
    def step(self) -> Step | None:
        """The screen that is shown; None at the end."""
        return None if self._is_done else self._step

    def _steps(self) -> tuple[Step, ...]:
        state = self._state
        return steps(has_patterns=bool(state.patterns), has_beliefs=bool(state.beliefs))

    # -- screens

    def _show_step(self, step: Step) -> None:
        self._step = step
        asked = self._steps()
        place = asked.index(step) + 1
        is_last = place == len(asked)
        button = _("Finish") if is_last else _("Next")
        self.show_screen(self._screen(step), words.question(step), button)
        said = words.place_said(place, len(asked), step)
        self.place.setText(said)
        self.bar.show_place(place, len(asked))
        self.back_button.setEnabled(place > 1)
        if not self.screen_shown.isAncestorOf(self.focusWidget() or self):
            self.button.setFocus()
        announce(self, f"{said}. {self.question.text()}")

    def _screen(self, step: Step) -> Screen:
        state = self._state
        if step is Step.VERDICT:
            return self._verdict_screen()
        if step is Step.PATTERNS:
            return PatternsScreen(state, self._patterns)
        if step is Step.BELIEFS:
            beliefs = BeliefsScreen(state, self._beliefs)
            beliefs.test_wanted.connect(self._plan_test)
            return beliefs
        if step is Step.QUARTER:
            quarter = QuarterScreen(state, self.review, self._today)
            quarter.move_wanted.connect(self._choose_move)
            return quarter
        return self._questions_screen()

    def _questions_screen(self) -> QuestionsScreen:
        kept = self.session.ask(unfinished, None)
        last = self.session.ask(lambda one: one.reviews.last(), None)
        begun = len(kept[1]) if kept else 0
        screen = QuestionsScreen(self._state, begun, last.finished_on if last else None)
        screen.answer_wanted.connect(self._answer)
        screen.read_wanted.connect(self._read_back)
        screen.rate_wanted.connect(self._rate_all)
        screen.look_back_wanted.connect(self._look_back)
        screen.papers_wanted.connect(self._show_papers)
        return screen

    def _verdict_screen(self) -> VerdictScreen:
        clauses = self.session.ask(
            lambda one: list(one.verdicts.explained(self._today).clauses), list[Clause]()
        )
        has_path = self.session.ask(
            lambda one: any(each.finished for each in one.diagnostics.sittings()), False
        )
        screen = VerdictScreen(self.session, clauses, has_path=has_path)
        screen.opened.connect(self._open_record)
        return screen

    def _changed(self, changes: Changes) -> None:
        """Show what a form over this one has written meanwhile."""
        wanted = Changes.DIAGNOSTICS | Changes.ASSUMPTIONS | Changes.RATINGS | Changes.PATTERNS
        if not self._is_done and changes & wanted:
            QTimer.singleShot(0, self, self._renew)

    def _renew(self) -> None:
        if self._is_done or not self.session.is_open:
            return
        state = self.session.ask(partial(_state, self._today), None)
        screen = self.screen_shown
        if state is None or state == self._state:
            return
        self._state = state
        if isinstance(screen, QuarterScreen):
            self.review = replace(self.review, **self._filled())
        if isinstance(screen, BeliefsScreen):
            self._beliefs = screen.decided()
        if self._step in self._steps() and not isinstance(screen, PatternsScreen):
            self._show_step(self._step)

    # -- what is opened over it

    def _answer(self) -> None:
        from growthjournal.ui.dialogs.diagnostic import open_diagnostic

        open_diagnostic(self.session, self)

    def _read_back(self) -> None:
        from growthjournal.ui.dialogs.read_back import ReadBackDialog

        review, since = self.review, self._state.since
        entries = self.session.ask(
            lambda one: one.reviews.read_back(review, since, self._today), list[Entry]()
        )
        if entries:
            ReadBackDialog(self.session, self, entries).open()
        else:
            self.trouble.say(_("No entry was written in these three months."))

    def _rate_all(self) -> None:
        from growthjournal.ui.dialogs.rating import RatingDialog
        from growthjournal.ui.dialogs.rating_occasion import Occasion

        everything = self.session.ask(lambda one: one.growth.competencies(), list[Competency]())
        if everything:
            series = [one.uuid for one in everything]
            occasion = Occasion(basis=Basis.QUARTERLY)
            RatingDialog(self.session, self, series=series, occasion=occasion).open()

    def _look_back(self) -> None:
        from growthjournal.domain.competencies import Axis
        from growthjournal.ui.dialogs.rating import RatingDialog
        from growthjournal.ui.dialogs.rating_occasion import Occasion

        days = {one.competency: one.on for one in self._state.look_back}
        occasion = Occasion(basis=Basis.THEN, days=days)
        RatingDialog(
            self.session, self, axis=Axis.SKILL, series=list(days), occasion=occasion
        ).open()

    def _choose_move(self) -> None:
        from growthjournal.ui.dialogs.next_move import open_next_move

        open_next_move(self.session, self, self._state.move)

    def _plan_test(self, uuid: str) -> None:
        from growthjournal.ui.assumptions_acts import AssumptionActs
        from growthjournal.ui.dialogs.assumption_test import PlanDialog

        session = self.session
        assumption = session.ask(lambda one: one.mentoring.assumption(uuid), None)
        if assumption is None:
            return
        believed = session.ask(lambda one: one.mentoring.belief(uuid), None)
        save = AssumptionActs(session).plan
        PlanDialog(session, self, assumption, None, believed=believed, save=save).open()

    def _show_papers(self) -> None:
        from growthjournal.ui.dialogs.review_papers import open_review_papers

        review = self.review if self._is_done else None
        # Over the window, because pages need more room than the review has.
        open_review_papers(self.session, self.parentWidget() or self, review)

    def _open_record(self, kind: str, uuid: str) -> None:
        session = self.session
        if self.keep():
            self._leave()
            session.record_wanted.emit(kind, uuid)

    # -- going on

    def _filled(self) -> dict[str, Any]:
        screen = self.screen_shown
        return screen.filled() if isinstance(screen, QuarterScreen) else {}

    def _take(self) -> bool:
        """Write what was decided on this screen; return whether that was possible."""
        screen = self.screen_shown
        self.review = replace(self.review, **self._filled())
        if not isinstance(screen, (PatternsScreen, BeliefsScreen)):
            return True
        if isinstance(screen, PatternsScreen):
            self._patterns = screen.decided()
        else:
            self._beliefs = screen.decided()
        try:
            act = acting.workspace_of(self.session).reviews.deciding(
                self.review, self._patterns, self._beliefs, self._today
            )
            if act is not None:
                acting.run(self.session, _("Decide in the review"), act)
                self._is_begun = True
        except JournalError as error:
            self.trouble.say(str(error))
            return False
        return True

    @override
    def go_on(self) -> None:
        """Take what stands on the screen, and go to the next."""
        if self._is_done:
            self._leave()
            return
        if not self._take():
            return
        asked = self._steps()
        place = asked.index(self._step) + 1
        if place == len(asked):
            self._finish()
            return
        self._is_begun = True
        if self._keep_at(asked[place]):
            self._renew_state()
            self._show_step(asked[place])

    @override
    def go_back(self) -> None:
        """Return to the screen before."""
        asked = self._steps()
        place = asked.index(self._step)
        if self._is_done or place == 0 or not self._take():
            return
        if self._keep_at(asked[place - 1]):
            self._renew_state()
            self._show_step(asked[place - 1])

    def _renew_state(self) -> None:
        state = self.session.ask(partial(_state, self._today), None)
        if state is not None:
            self._state = state

    def _finish(self) -> None:
        try:
            workspace = acting.workspace_of(self.session)
            act = workspace.reviews.finishing(self.review, self._today)
            self._is_done = True
            acting.run(self.session, _("Finish the quarterly review"), act)
        except JournalError as error:
            self._is_done = False
            self.trouble.say(str(error))
            return
        self.review = act.records[0]  # type: ignore[assignment]
        screen = DoneScreen(words.done_said(self._today + QUARTER))
        screen.papers_wanted.connect(self._show_papers)
        self.show_screen(screen, "", _("Done"))
        self.place.setText(_("Saved"))
        self.bar.show_place(1, 1)
        self.back_button.hide()
        self.button.setFocus()
        announce(self, words.done_said(self._today + QUARTER))

    # -- leaving

    def _keep_at(self, step: Step) -> bool:
        self.review = replace(self.review, step=step.value)
        try:
            service = acting.workspace_of(self.session).reviews
            self.session.notify(service.keep(self.review))
        except JournalError as error:
            self.trouble.say(str(error))
            return False
        return True

    def keep(self) -> bool:
        """Keep what is half done; return whether it is safe."""
        if self._is_done or not self.session.is_open:
            return True
        before = self.review
        if not self._take():
            return False
        if not self._is_begun and before == self.review:
            return True
        self._is_begun = True
        return self._keep_at(self._step)

    @override
    def reject(self) -> None:
        if self._is_done:
            self._leave()
        elif self.keep():
            if self._is_begun:
                self.session.message.emit(_("Kept half done"))
            self._leave()

    def _leave(self) -> None:
        self._is_done = True
        for child in self.findChildren(QDialog):
            child.close()
        super().reject()


def _state(today: date, workspace: Workspace) -> ReviewState:
    return workspace.reviews.state(today)
