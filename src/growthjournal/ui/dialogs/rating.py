"""Rating a competency by its written lines, one axis a screen (method.md A1)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget
from typing_extensions import override

from growthjournal.domain.competencies import (
    AnchorVersion,
    Axis,
    Basis,
    Competency,
    Rating,
)
from growthjournal.domain.people import Person
from growthjournal.domain.record import new_uuid
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.dialogs.rating_given import GivenRating, role_of
from growthjournal.ui.dialogs.rating_occasion import Occasion
from growthjournal.ui.dialogs.rating_screens import (
    AnswerScreen,
    ChooseScreen,
    Context,
    SavedScreen,
    Screen,
    WhoScreen,
    now_line,
)
from growthjournal.ui.widgets.anchor_scale import AnchorCard
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton
from growthjournal.ui.widgets.form import Trouble
from growthjournal.ui.widgets.spoken import announce
from growthjournal.wording import ratings as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from growthjournal.ui.session import Session

ORDER_SEED = "ratingOrder"
"""Property of the session: makes the order of competencies its own (A1, rule 2)."""


class RatingDialog(FramedDialog):
    """Skill, then visibility, each on its own screen; what was answered before is not shown.

    Args:
        competency: Uuid of what is rated; asked for when None.
        axis: Only this axis; both when None.
        series: Uuids of what is rated one after the other, in the session's own order, as a
            baseline is; what was saved stays when it is closed early.
        occasion: Why it is rated; as every week when None.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        competency: str | None = None,
        axis: Axis | None = None,
        series: Sequence[str] = (),
        occasion: Occasion | None = None,
    ) -> None:
        super().__init__(session, parent, _("Rate a competency"), size=(680, 700))
        self.setObjectName("rating-dialog")
        self._axes = (axis,) if axis else tuple(Axis)
        self._occasion = occasion or Occasion()
        self._competency: Competency | None = None
        self._rater: Person | None = None
        self._new_rater: Person | None = None
        self._guesses: dict[Axis, int | None] = {}
        self._queue: list[tuple[Axis, bool]] = []
        self._following: list[Competency] = []
        self._given: Rating | None = None
        self._asked_to_close = False
        self.context = Context()
        self.body.insertWidget(0, self.context)
        self.screen_shown: Screen = Screen()
        self.body.addWidget(self.screen_shown)
        self.body.addStretch(1)
        self.trouble = Trouble()
        self._buttons.insertWidget(0, self.trouble, 4)
        self._add_buttons()
        session.failed.connect(self.trouble.say)
        if competency is not None:
            self._competency = session.ask(lambda one: one.growth.competency(competency), None)
        if series:
            everything = session.ask(lambda one: one.growth.competencies(), list[Competency]())
            wanted = [one for one in everything if one.uuid in series]
            self._following = self._shuffled(wanted)
            self._competency = self._following.pop(0) if wanted else None
        self._begin()

    def _add_buttons(self) -> None:
        self.close_button = SecondaryButton(_("Close"))
        self.close_button.setObjectName("closeRating")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.button = PrimaryButton(_("Save"))
        self.button.setObjectName("saveRating")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.go_on)
        self.add_button(self.close_button)
        self.add_button(self.button)

    # -- screens

    def _begin(self) -> None:
        if self._competency is None:
            self._show_choice()
            return
        guesses = [(axis, True) for axis in self._axes] if self._rater else []
        self._queue = [*guesses, *((axis, False) for axis in self._axes)]
        offers_other = self._rater is None and not self._occasion.days
        self._next(offers_other=offers_other)

    def _show(self, screen: Screen, title: str, button: str) -> None:
        old, self.screen_shown = self.screen_shown, screen
        self.body.replaceWidget(old, screen)
        old.hide()
        old.deleteLater()
        screen.next_wanted.connect(self.go_on)
        screen.other_wanted.connect(self._show_who)
        self.title.setText(title)
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(bool(button))
        self.trouble.say("")
        self._asked_to_close = False
        self._area().verticalScrollBar().setValue(0)
        screen.start()

    def _area(self) -> QScrollArea:
        return self.findChildren(QScrollArea)[0]

    def _reveal(self, widget: QWidget | None) -> None:
        """Scroll to what has the keyboard, or to what just appeared."""
        inside = self._area().widget()
        if widget is not None and inside is not None and inside.isAncestorOf(widget):
            self._area().ensureWidgetVisible(widget, 0, self.session.theme.px(36))

    def _show_choice(self) -> None:
        everything, focus = self.session.ask(
            lambda one: (one.growth.competencies(), one.growth.focus()),
            (list[Competency](), tuple[str, ...]()),
        )
        shuffled = self._shuffled(everything)
        first = [one for one in shuffled if one.uuid in focus]
        rest = [one for one in shuffled if one.uuid not in focus]
        screen = ChooseScreen(self.session, first or rest, rest if first else [])
        screen.picked.connect(self._pick)
        if self._rater is None:
            screen.add_other()
        self.context.say(self._rater.name if self._rater else "", None, None)
        self._show(screen, _("What do you rate?"), "")

    def _shuffled(self, everything: Sequence[Competency]) -> list[Competency]:
        seed = self.session.property(ORDER_SEED)
        if not seed:
            seed = new_uuid()
            self.session.setProperty(ORDER_SEED, seed)
        return sorted(everything, key=lambda one: sha256(f"{seed}{one.uuid}".encode()).digest())

    def _pick(self, uuid: str) -> None:
        self._competency = self.session.ask(lambda one: one.growth.competency(uuid), None)
        if self._competency is not None:
            self._begin()

    def _show_who(self) -> None:
        people = self.session.ask(lambda one: one.mentoring.people(), list[Person]())
        self.context.say("", None, None)
        screen = WhoScreen(people)
        screen.card_wanted.connect(self._save_card)
        self._show(screen, _("Someone else is rating"), _("Next"))

    def _save_card(self) -> None:
        from growthjournal.ui.dialogs.rating_card import ask_where

        ask_where(self.session, self, self.say_of_card)

    def say_of_card(self, sentence: str) -> None:
        """Say what became of the card, while it is still asked who rates."""
        if isinstance(self.screen_shown, WhoScreen):
            self.screen_shown.say(sentence)
            announce(self, sentence)

    def _next(self, *, offers_other: bool = False) -> None:
        competency = self._competency
        if not self._queue and self._following:
            self._competency = self._following.pop(0)
            self._begin()
            return
        if competency is None or not self._queue:
            self.accept()
            return
        axis, is_guess = self._queue.pop(0)
        anchors = self.session.ask(lambda one: one.growth.anchors(competency.uuid, axis), None)
        if anchors is None:
            return
        screen = AnswerScreen(self.session, anchors, is_guess=is_guess)
        screen.changed.connect(self._answer_changed)
        if offers_other:
            screen.add_other()
        rater = self._rater.name if self._rater else None
        day = self._occasion.day(competency.uuid)
        self.context.say(competency.name, axis, rater, day)
        button = _("Next") if is_guess else _("Save")
        self._is_guess = is_guess
        question = self._occasion.question(competency.uuid, rater, is_guess=is_guess)
        self._show(screen, question, button)

    def _answer_changed(self) -> None:
        screen = self.screen_shown
        self._asked_to_close = False
        self.trouble.say("")
        if isinstance(screen, AnswerScreen) and screen.fact is not None:
            screen.fact.show_for(self._rating(screen))
            if screen.fact.isVisibleTo(screen):
                QTimer.singleShot(0, self, partial(self._reveal, screen.fact.line))

    # -- going on

    def go_on(self) -> None:
        """Do what Enter and the button do on this screen."""
        screen = self.screen_shown
        if isinstance(screen, WhoScreen):
            self._take_rater(screen)
        elif isinstance(screen, SavedScreen):
            self._leave_saved(screen)
        elif isinstance(screen, AnswerScreen):
            self._take_answer(screen)

    def _take_rater(self, screen: WhoScreen) -> None:
        new, uuid = screen.picker.resolve()
        self._new_rater = new
        self._rater = new
        if new is None and uuid is not None:
            self._rater = self.session.ask(lambda one: one.mentoring.person(uuid), None)
        self._begin()

    def _take_answer(self, screen: AnswerScreen) -> None:
        if not screen.is_answered():
            self.trouble.say(_("Choose a line, or say that you can’t tell."))
        elif self._is_guess:
            self._guesses[screen.axis] = screen.value()
            self._next()
        else:
            self._save(screen)

    def _rating(self, screen: AnswerScreen) -> Rating:
        rater, fact = self._rater, screen.fact
        value = screen.value()
        asks = fact is not None and words.asks_for_fact(value)
        competency = self._competency.uuid if self._competency else ""
        return Rating(
            competency=competency,
            axis=screen.axis,
            value=value,
            on=self.session.today(),
            anchor_version=screen.version,
            rater=rater.uuid if rater else None,
            rater_role=role_of(rater),
            basis=Basis.OUTSIDE if rater else self._occasion.basis,
            then_date=self._occasion.day(competency),
            predicted_other=self._guesses.get(screen.axis),
            evidence=fact.evidence() if fact and asks else (),
            evidence_line=fact.evidence_line() if fact and asks else None,
            seen_by=fact.seen_by() if fact and asks else (),
        )

    def _save(self, screen: AnswerScreen) -> None:
        workspace, competency = self.session.workspace, self._competency
        if workspace is None or competency is None:
            return
        rating = self._rating(screen)
        previous = None
        if self.session.shows_numbers():
            previous = self.session.ask(lambda one: self._occasion.compared(one, rating), None)
        people = list(screen.fact.new_people()) if screen.fact and rating.seen_by else []
        if self._new_rater is not None:
            people.append(self._new_rater)
        step = GivenRating(workspace, rating, people)
        name = words.undo_name(competency.name, rating.axis)
        if self.session.perform(name, step.do, step.undo):
            self._new_rater = None
            self._given = rating
            self._show_saved(previous, rating)

    def _show_saved(self, previous: Rating | None, rating: Rating) -> None:
        versions = self.session.ask(lambda one: one.growth.anchor_versions(), list[AnchorVersion]())
        now = now_line(rating, words.value_line(rating, versions))
        then = words.then_line(previous, versions)
        screen = SavedScreen(now, then, asks=self._occasion.asks_what_happened(previous, rating))
        following = _("Done")
        if self._queue:
            following = _("Next: {axis}").format(axis=words.axis_word(self._queue[0][0]))
        elif self._following:
            following = _("Next: {axis}").format(axis=self._following[0].name)
        sentence = words.saved_quietly()
        if self.session.shows_numbers():
            sentence = self._occasion.saved(previous, rating)
        self._show(screen, sentence, following)
        if screen.note is None:
            self.button.setFocus()
        announce(self, sentence)

    def _leave_saved(self, screen: SavedScreen) -> None:
        note, given, workspace = screen.words(), self._given, self.session.workspace
        if note and given is not None and workspace is not None and self._competency is not None:
            with_note = replace(given, uuid=new_uuid(), supersedes=given.uuid, note=note)
            step = GivenRating(workspace, with_note)
            name = words.undo_name(self._competency.name, given.axis)
            if not self.session.perform(name, step.do, step.undo):
                return
        self._next()

    # -- keys and closing

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, screen = event.key(), self.screen_shown
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif key == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if isinstance(screen, AnswerScreen):
                screen.focus_fact()
                self._reveal(self.focusWidget())
        elif is_plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            screen.press_digit(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        focused = self.focusWidget()
        if self.screen_shown.take_enter():
            return
        is_own = isinstance(focused, AnchorCard) or focused is self.button
        if isinstance(focused, QAbstractButton) and not is_own:
            focused.click()
        else:
            self.go_on()

    @override
    def reject(self) -> None:
        must_close = not self.session.is_open or self._asked_to_close
        if must_close or not self.screen_shown.is_touched():
            super().reject()
            return
        self._asked_to_close = True
        self.trouble.say(_("This is not saved yet. Close once more to leave it."))
