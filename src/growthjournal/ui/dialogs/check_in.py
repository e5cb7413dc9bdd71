"""The weekly check-in: three minutes, keyboard only, each step can be skipped (method.md F1)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from growthjournal.domain.check_in import Draft, Due, Step, steps
from growthjournal.domain.competencies import AnchorVersion, Rating
from growthjournal.domain.errors import JournalError
from growthjournal.domain.people import Person
from growthjournal.domain.record import new_uuid
from growthjournal.language import gettext as _
from growthjournal.services.check_ins import rating_of
from growthjournal.ui import acting
from growthjournal.ui.dialogs.check_in_steps import (
    Asked,
    ForecastsScreen,
    MindScreen,
    MoveScreen,
    PatternsScreen,
    WinScreen,
    read_asked,
)
from growthjournal.ui.dialogs.rating_given import GivenRating
from growthjournal.ui.dialogs.rating_screens import (
    AnswerScreen,
    Context,
    SavedScreen,
    Screen,
    now_line,
)
from growthjournal.ui.dialogs.stepped import SteppedDialog
from growthjournal.ui.widgets.basics import (
    LinkButton,
    QuietButton,
    SecondaryButton,
    Text,
)
from growthjournal.ui.widgets.spoken import announce
from growthjournal.wording import check_in as words
from growthjournal.wording import ratings
from growthjournal.wording.seen import week_ending

if TYPE_CHECKING:
    from collections.abc import Iterable

    from growthjournal.domain.competencies import Competency
    from growthjournal.ui.session import Session

_KEPT = {
    Step.MOVE: ("happened", "said", "becomes", "becomes_of"),
    Step.PATTERNS: ("stages",),
    Step.FORECASTS: ("settled",),
    Step.RATING: ("rated", "value", "evidence", "line", "seen_by"),
    Step.WIN: ("win", "level", "witnesses"),
    Step.MIND: ("mind",),
}
"""The parts of the draft that each step holds."""


def open_check_in(session: Session, parent: QWidget | None) -> CheckInDialog:
    """Open the check-in, or the one that was left half done."""
    dialog = CheckInDialog(session, parent)
    dialog.open()
    return dialog


class CheckInDialog(SteppedDialog):
    """Screen after screen; nothing but the draft is written before the end."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, parent, _("Weekly check-in"), name="checkIn", size=(720, 720))
        self.setObjectName("check-in-dialog")
        self._today = session.today()
        self.draft = session.ask(lambda one: one.check_ins.draft(), Draft())
        self._due = session.ask(lambda one: one.check_ins.due(self._today), Due())
        self._asked = session.ask(partial(read_asked, self._due), Asked())
        self._new_people = {
            uuid: Person(uuid=uuid, name=name) for uuid, name in self.draft.names.items()
        }
        self._competency: Competency | None = None
        self._given: Rating | None = None
        self._is_done = False
        self._build()
        self._begin()
        session.about_to_lock.connect(self._about_to_lock)
        session.locked.connect(self._leave)

    def _build(self) -> None:
        self.context = Context()
        self.context.hide()
        self.body.insertWidget(self.body.indexOf(self.question), self.context)
        self.more = QuietButton(_("Also: a result, a choice you put off"), "plus")
        self.more.setObjectName("checkInMore")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._want_more)
        last = self.body.count() - 1
        self.body.insertWidget(last, self.more, alignment=Qt.AlignmentFlag.AlignLeading)
        self.skip_button = SecondaryButton(_("Skip"))
        self.skip_button.setObjectName("checkInSkip")
        self.skip_button.setAutoDefault(False)
        self.skip_button.clicked.connect(self.skip)
        self._buttons.insertWidget(self._buttons.indexOf(self.button), self.skip_button)
        # They were made in another order than the eye meets them.
        QWidget.setTabOrder(self.more, self.back_button)
        QWidget.setTabOrder(self.back_button, self.skip_button)
        QWidget.setTabOrder(self.skip_button, self.button)

    # -- screens

    @property
    def step(self) -> Step | None:
        """The step that is shown; None at the end."""
        return self.draft.step if not self._is_done else None

    def _steps(self) -> tuple[Step, ...]:
        return steps(self._due, more=self.draft.more)

    def _begin(self) -> None:
        asked = self._steps()
        if not asked:
            self.draft = replace(self.draft, more=True)
            asked = self._steps()
        step = self.draft.step if self.draft.step in asked else asked[0]
        self._show_step(step)

    def _show_step(self, step: Step) -> None:
        self.draft = replace(self.draft, step=step)
        asked = self._steps()
        place = asked.index(step) + 1
        is_last = place == len(asked)
        self._show(self._screen(step), words.question(step), _("Finish") if is_last else _("Next"))
        said = words.place_said(place, len(asked), step)
        self.place.setText(said)
        self.bar.show_place(place, len(asked))
        self.back_button.setEnabled(place > 1)
        self.more.setVisible(is_last and not self.draft.more)
        announce(self, f"{said}. {self.question.text()}")

    def _show(self, screen: Screen, question: str, button: str) -> None:
        self.context.setVisible(isinstance(screen, AnswerScreen))
        self.show_screen(screen, question, button)

    def _screen(self, step: Step) -> Screen:
        asked, draft = self._asked, self.draft
        if step is Step.MOVE and asked.move is not None:
            return MoveScreen(asked, asked.move, draft)
        if step is Step.PATTERNS:
            return PatternsScreen(asked.patterns, draft.stages)
        if step is Step.PROMISES:
            from growthjournal.ui.dialogs.check_in_promises import PromisesScreen

            return PromisesScreen(self.session)
        if step is Step.FORECASTS:
            return ForecastsScreen(asked.forecasts, draft.settled, self._today)
        if step is Step.RATING:
            return self._rating_screen()
        people = [*asked.people, *self._new_people.values()]
        return WinScreen(people, draft) if step is Step.WIN else MindScreen(draft)

    def _rating_screen(self) -> Screen:
        if self._due.rating is None:
            return Screen()
        uuid, axis = self._due.rating
        found = self.session.ask(
            lambda one: (one.growth.competency(uuid), one.growth.anchors(uuid, axis)), None
        )
        if found is None:
            return Screen()
        self._competency, anchors = found
        self.context.say(self._competency.name, axis, None)
        screen = AnswerScreen(self.session, anchors, is_guess=False)
        if self.draft.rated == self._due.rating:
            self._fill_in(screen)
        screen.changed.connect(self._answer_changed)
        QTimer.singleShot(0, screen, self._answer_changed)
        return screen

    def _fill_in(self, screen: AnswerScreen) -> None:
        """Answer again as the draft has it."""
        draft = self.draft
        if draft.value is not None:
            screen.scale.choose(draft.value)
        if screen.fact is None:
            return
        screen.fact.line.setText(draft.line)
        for uuid, title in draft.evidence.items():
            screen.fact.link(uuid, title)
        screen.fact.add_people(self._new_people.values())
        screen.fact.choose_people(draft.seen_by)

    def _answer_changed(self) -> None:
        screen = self.screen_shown
        if not isinstance(screen, AnswerScreen) or screen.fact is None:
            return
        rating = rating_of(self._filled(), self._today)
        if rating is None:
            screen.fact.hide()
            return
        screen.fact.show_for(rating)
        if screen.fact.isVisibleTo(screen):
            reveal = partial(self.area().ensureWidgetVisible, screen.fact, 0, 24)
            QTimer.singleShot(0, screen, reveal)

    # -- what is filled in

    def _filled(self) -> Draft:
        """The draft with what stands on the screen now."""
        screen = self.screen_shown
        if isinstance(screen, AnswerScreen):
            fact, answer = screen.fact, screen.scale.answer()
            if answer is None or fact is None:
                return _without(self.draft, Step.RATING)
            return replace(
                self._naming(fact.new_people()),
                rated=self._due.rating,
                value=answer,
                evidence=fact.linked(),
                line=fact.evidence_line() or "",
                seen_by=fact.seen_by(),
            )
        if isinstance(screen, WinScreen):
            self.draft = self._naming(screen.witnesses.new_people())
        if isinstance(screen, (MoveScreen, PatternsScreen, ForecastsScreen, WinScreen, MindScreen)):
            return replace(self.draft, **screen.filled())  # type: ignore[arg-type]
        return self.draft

    def _naming(self, people: Iterable[Person]) -> Draft:
        """The draft with the names of people who are not in the journal yet."""
        self._new_people |= {one.uuid: one for one in people}
        names = {uuid: one.name for uuid, one in self._new_people.items()}
        return replace(self.draft, names=names)

    # -- going on

    @override
    def go_on(self) -> None:
        """Take what stands on the screen, and go to the next."""
        if self._is_done:
            self._leave_end()
            return
        self.draft = self._filled()
        self._next()

    def skip(self) -> None:
        """Go to the next screen without an answer; nothing is said about it."""
        if self._is_done:
            self._leave()
            return
        if self.step is not None:
            self.draft = _without(self.draft, self.step)
        self._next()

    @override
    def go_back(self) -> None:
        """Return to the screen before, with what was answered there."""
        asked = self._steps()
        if self._is_done or self.step is None or asked.index(self.step) == 0:
            return
        self.draft = self._filled()
        self._show_step(asked[asked.index(self.step) - 1])

    def _want_more(self) -> None:
        self.draft = replace(self._filled(), more=True)
        self._next()

    def _next(self) -> None:
        asked = self._steps()
        following = asked.index(self.step) + 1 if self.step else 0
        if following < len(asked):
            self._show_step(asked[following])
        else:
            self._finish()

    def _finish(self) -> None:
        """Write everything as one step; then one sentence."""
        draft = self.draft
        rating = rating_of(draft, self._today)
        previous = None
        if rating is not None and self.session.shows_numbers():
            previous = self.session.ask(
                lambda one: one.growth.previous_rating(rating.competency, rating.axis), None
            )
        try:
            act = acting.workspace_of(self.session).check_ins.finish(draft, self._today)
            acting.run(self.session, _("Check in"), act)
        except JournalError as error:
            self.trouble.say(str(error))
            return
        self._given = next((one for one in act.records if isinstance(one, Rating)), None)
        self._is_done = True
        self._show_end(previous, rating)

    def _show_end(self, previous: Rating | None, rating: Rating | None) -> None:
        screen: Screen = Screen()
        if rating is not None and ratings.has_moved(previous, rating):
            versions = self.session.ask(
                lambda one: one.growth.anchor_versions(), list[AnchorVersion]()
            )
            now = now_line(rating, ratings.value_line(rating, versions))
            screen = SavedScreen(now, ratings.then_line(previous, versions), asks=True)
        shows_numbers = self.session.shows_numbers()
        sentence = ratings.saved_quietly()
        if shows_numbers:
            sentence = self.session.ask(lambda one: week_ending(one.insights.seen(self._today)), "")
        self._show(screen, "", _("Done"))
        self.seen = LinkButton(sentence)
        self.seen.setObjectName("weekEnding")
        self.seen.setAccessibleDescription(_("Shows the results that it counts."))
        self.seen.setAutoDefault(False)
        self.seen.clicked.connect(self._open_seen)
        self.seen.setEnabled(shows_numbers)
        screen.column.insertWidget(0, self.seen, alignment=Qt.AlignmentFlag.AlignLeading)
        if rating is not None and shows_numbers:
            screen.column.insertWidget(1, Text(ratings.saved(previous, rating), "meta", wrap=True))
        self.place.setText(_("Saved"))
        self.bar.show_place(1, 1)
        self.more.hide()
        self.back_button.hide()
        self.skip_button.hide()
        if not isinstance(screen, SavedScreen):
            self.button.setFocus()
        announce(self, sentence)

    def _open_seen(self) -> None:
        session = self.session
        self._leave_end()
        session.record_wanted.emit("seen-share", "")

    def _leave_end(self) -> None:
        """Keep what happened, where the rating moved far (A1), and close."""
        screen, given, workspace = self.screen_shown, self._given, self.session.workspace
        note = screen.words() if isinstance(screen, SavedScreen) else None
        if note and given is not None and workspace is not None and self._competency is not None:
            with_note = replace(given, uuid=new_uuid(), supersedes=given.uuid, note=note)
            step = GivenRating(workspace, with_note)
            name = ratings.undo_name(self._competency.name, given.axis)
            if not self.session.perform(name, step.do, step.undo):
                return
        self._leave()

    # -- leaving

    def keep(self) -> bool:
        """Keep what is half done as a draft; return whether it is safe."""
        if self._is_done or not self.session.is_open:
            return True
        self.draft = self._filled()
        try:
            service = acting.workspace_of(self.session).check_ins
            self.session.notify(service.keep(self.draft, self._today))
        except JournalError as error:
            self.trouble.say(str(error))
            return False
        return True

    @override
    def reject(self) -> None:
        if self._is_done:
            self._leave_end()
        elif self.keep():
            if self.draft.says_something:
                self.session.message.emit(_("Kept half done"))
            self._leave()

    def _about_to_lock(self) -> None:
        self.keep()

    def _leave(self) -> None:
        self._is_done = True
        super().reject()


def _without(draft: Draft, step: Step) -> Draft:
    """Return a draft without what a step holds."""
    bare = Draft()
    return replace(draft, **{name: getattr(bare, name) for name in _KEPT.get(step, ())})
