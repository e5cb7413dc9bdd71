"""The weekly check-in: three minutes, keyboard only, each step can be skipped (method.md F1)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QPainter, QPalette, QShortcut
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget
from typing_extensions import override

from growthjournal.domain.check_in import Draft, Due, Step, steps
from growthjournal.domain.competencies import AnchorVersion, Rating
from growthjournal.domain.errors import JournalError
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
)
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.dialogs.rating_given import GivenRating
from growthjournal.ui.dialogs.rating_screens import (
    AnswerScreen,
    Context,
    SavedScreen,
    Screen,
    now_line,
)
from growthjournal.ui.widgets.basics import (
    Chip,
    LinkButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Text,
)
from growthjournal.ui.widgets.form import Trouble
from growthjournal.ui.widgets.spoken import announce
from growthjournal.wording import check_in as words
from growthjournal.wording import ratings
from growthjournal.wording.seen import week_ending

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from growthjournal.domain.competencies import Competency
    from growthjournal.domain.people import Person
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session

SPACE, BAR = 8, 4
"""Px between the segments of the bar, and its height."""
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


class StepBar(QWidget):
    """One segment a step; those up to the present one are filled."""

    def __init__(self) -> None:
        super().__init__()
        self._place = self._count = 0
        self.setFixedHeight(BAR)

    def show_place(self, place: int, count: int) -> None:
        """Fill the segments up to a place, from 1."""
        self._place, self._count = place, count
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        long = (self.width() - SPACE * (self._count - 1)) / self._count
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number in range(self._count):
            at = self._count - 1 - number if is_mirrored else number
            is_done = number < self._place
            role = QPalette.ColorRole.Text if is_done else QPalette.ColorRole.Mid
            painter.setBrush(self.palette().color(role))
            left = round(at * (long + SPACE))
            painter.drawRoundedRect(left, 0, round(long), BAR, BAR / 2, BAR / 2)
        painter.end()


class CheckInDialog(FramedDialog):
    """Screen after screen; nothing but the draft is written before the end."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, parent, _("Weekly check-in"), size=(720, 720))
        self.setObjectName("check-in-dialog")
        self._today = session.today()
        self.draft = session.ask(lambda one: one.check_ins.draft(), Draft())
        self._due = session.ask(lambda one: one.check_ins.due(self._today), Due())
        self._asked = session.ask(partial(_asked, self._due), Asked())
        self._new_people: dict[str, Person] = {}
        self._competency: Competency | None = None
        self._given: Rating | None = None
        self._is_done = False
        self._build()
        self._add_buttons()
        self._begin()
        session.about_to_lock.connect(self._about_to_lock)
        session.locked.connect(self._leave)

    def _build(self) -> None:
        self.place = Text("", "muted", wrap=True)
        self.place.setObjectName("checkInPlace")
        self.bar = StepBar()
        self.context = Context()
        self.context.hide()
        self.question = Text("", "heading", wrap=True)
        self.question.setObjectName("checkInQuestion")
        self.screen_shown: Screen = Screen()
        for widget in (self.place, self.bar, self.context, self.question, self.screen_shown):
            self.body.addWidget(widget)
        self.more = QuietButton(_("Also: a result, a choice you put off"), "plus")
        self.more.setObjectName("checkInMore")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._want_more)
        self.body.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.trouble = Trouble()
        self._buttons.insertWidget(0, self.trouble, 4)

    def _add_buttons(self) -> None:
        self.back_button = SecondaryButton(_("Back"))
        self.back_button.setObjectName("checkInBack")
        self.back_button.clicked.connect(self.go_back)
        self.skip_button = SecondaryButton(_("Skip"))
        self.skip_button.setObjectName("checkInSkip")
        self.skip_button.clicked.connect(self.skip)
        self.button = PrimaryButton(_("Next"))
        self.button.setObjectName("checkInNext")
        self.button.clicked.connect(self.go_on)
        for button in (self.back_button, self.skip_button, self.button):
            button.setAutoDefault(False)
            self.add_button(button)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.go_on)
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back)
        QShortcut(QKeySequence("Ctrl+E"), self, self._focus_fact)

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
        self._show(self._screen(step), words.question(step))
        said = words.place_said(place, len(asked), step)
        self.place.setText(said)
        self.bar.show_place(place, len(asked))
        self.back_button.setEnabled(place > 1)
        is_last = place == len(asked)
        self.button.setText(_("Finish") if is_last else _("Next"))
        self.button.setAccessibleName(self.button.text())
        self.more.setVisible(is_last and not self.draft.more)
        announce(self, f"{said}. {self.question.text()}")

    def _show(self, screen: Screen, question: str) -> None:
        old, self.screen_shown = self.screen_shown, screen
        self.body.replaceWidget(old, screen)
        old.hide()
        old.deleteLater()
        screen.next_wanted.connect(self.go_on)
        self.question.setText(question)
        self.question.setVisible(bool(question))
        self.context.setVisible(isinstance(screen, AnswerScreen))
        self.trouble.say("")
        self.findChildren(QScrollArea)[0].verticalScrollBar().setValue(0)
        screen.show()
        screen.start()

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
        return WinScreen(asked.people, draft) if step is Step.WIN else MindScreen(draft)

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
            area = self.findChildren(QScrollArea)[0]
            QTimer.singleShot(0, screen, partial(area.ensureWidgetVisible, screen.fact, 0, 24))

    def _focus_fact(self) -> None:
        if isinstance(self.screen_shown, AnswerScreen):
            self.screen_shown.focus_fact()

    # -- what is filled in

    def _filled(self) -> Draft:
        """The draft with what stands on the screen now."""
        screen = self.screen_shown
        if isinstance(screen, AnswerScreen):
            fact, answer = screen.fact, screen.scale.answer()
            if answer is None or fact is None:
                return _without(self.draft, Step.RATING)
            for person in fact.new_people():
                self._new_people[person.uuid] = person
            return replace(
                self.draft,
                rated=self._due.rating,
                value=answer,
                evidence=fact.linked(),
                line=fact.evidence_line() or "",
                seen_by=fact.seen_by(),
            )
        if isinstance(screen, WinScreen):
            for person in screen.witnesses.new_people():
                self._new_people[person.uuid] = person
        if isinstance(screen, (MoveScreen, PatternsScreen, ForecastsScreen, WinScreen, MindScreen)):
            return replace(self.draft, **screen.filled())  # type: ignore[arg-type]
        return self.draft

    # -- going on

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
        if rating is not None:
            previous = self.session.ask(
                lambda one: one.growth.previous_rating(rating.competency, rating.axis), None
            )
        named = {*draft.seen_by, *draft.witnesses}
        people = [one for uuid, one in self._new_people.items() if uuid in named]
        try:
            act = acting.workspace_of(self.session).check_ins.finish(draft, self._today, people)
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
        sentence = self.session.ask(lambda one: week_ending(one.insights.seen(self._today)), "")
        self._show(screen, "")
        self.seen = LinkButton(sentence)
        self.seen.setObjectName("weekEnding")
        self.seen.setAccessibleDescription(_("Shows the results that it counts."))
        self.seen.setAutoDefault(False)
        self.seen.clicked.connect(self._open_seen)
        screen.column.insertWidget(0, self.seen, alignment=Qt.AlignmentFlag.AlignLeading)
        if rating is not None:
            screen.column.insertWidget(1, Text(ratings.saved(previous, rating), "meta", wrap=True))
        self.place.setText(_("Saved"))
        self.bar.show_place(1, 1)
        self.more.hide()
        self.back_button.hide()
        self.skip_button.hide()
        self.button.setText(_("Done"))
        self.button.setAccessibleName(_("Done"))
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

    # -- keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif is_plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.screen_shown.press_digit(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        focused = self.focusWidget()
        if self.screen_shown.take_enter():
            return
        if isinstance(focused, QPushButton) and not isinstance(focused, Chip):
            focused.click()
        else:
            self.go_on()


def _without(draft: Draft, step: Step) -> Draft:
    """Return a draft without what a step holds."""
    bare = Draft()
    return replace(draft, **{name: getattr(bare, name) for name in _KEPT.get(step, ())})


def _asked(due: Due, workspace: Workspace) -> Asked:
    mentoring = workspace.mentoring
    patterns = {one.uuid: one for one in mentoring.patterns()}
    forecasts = {one.uuid: one for one in workspace.decisions.forecasts()} if due.forecasts else {}
    titles = {one.uuid: one.title for one in workspace.decisions.all()} if due.forecasts else {}
    move = next((one for one in workspace.diagnostics.moves() if one.uuid == due.move), None)
    everyone = mentoring.everyone()
    return Asked(
        move=move,
        person=everyone.get(move.person) if move and move.person else None,
        patterns=tuple(patterns[uuid] for uuid in due.patterns if uuid in patterns),
        forecasts=tuple(
            (forecasts[uuid], titles.get(forecasts[uuid].decision, ""))
            for uuid in due.forecasts
            if uuid in forecasts
        ),
        people=tuple(mentoring.people()),
        impacts=tuple(workspace.impacts.all()),
    )
