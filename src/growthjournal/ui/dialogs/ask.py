"""The form of an ask: whom you told, in which words; later what they answered (A2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from growthjournal.domain.asks import informed, is_refusal, without
from growthjournal.domain.commitments import Commitment
from growthjournal.domain.errors import JournalError
from growthjournal.domain.next_ask import counted_backing, next_ask
from growthjournal.domain.sponsorship import Answer, Ask
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.dialogs.impact import OneOf
from growthjournal.ui.widgets.basics import LinkButton, QuietButton, Text, labelled
from growthjournal.ui.widgets.form import DayField, Fold, Lines
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.wording.impacts import answer_name
from growthjournal.wording.next_ask import next_ask_said, next_ask_words

if TYPE_CHECKING:
    from growthjournal.domain.people import Person
    from growthjournal.domain.record import Record
    from growthjournal.domain.sponsorship import Aim, BackingStep
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session

LONGEST = 300


class Missing(StrEnum):
    """What a refusal can become."""

    SKILL = "skill"
    SEEN = "seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the form reads."""

    people: tuple[Person, ...] = ()
    aim: Aim | None = None
    asks: tuple[Ask, ...] = ()
    steps: tuple[BackingStep, ...] = ()


def open_ask(
    session: Session, parent: QWidget | None, ask: Ask | None = None, *, person: str | None = None
) -> AskDialog:
    """Open the form of an ask.

    Args:
        session: The open journal.
        parent: What the form stands over.
        ask: The one that is edited or answered; None for a new one.
        person: Uuid of who was told, for a new one.
    """
    dialog = AskDialog(session, parent, ask, person=person)
    dialog.open()
    return dialog


class AskDialog(FormDialog):
    """What was asked of whom, and what came back."""

    def __init__(
        self, session: Session, parent: QWidget | None, ask: Ask | None, *, person: str | None
    ) -> None:
        title = _("An ask") if ask is None else _("Edit the ask")
        super().__init__(session, parent, title, size=(560, 640))
        self.setObjectName("ask-dialog")
        known = self._known = session.ask(partial(_known, ask.person if ask else ""), _Known())
        self._is_new = ask is None
        role = known.aim.role if known.aim else None
        self._ask = ask or Ask(person=person or "", on=session.today(), words="", role=role)
        self._people = known.people
        self.person = PersonPicker(self._people, offers_me=False)
        self.person.set_person(self._ask.person or None)
        self.words = Lines(self._ask.words, lines=3)
        self.words.setObjectName("askWords")
        self.words.setPlaceholderText(_("I want …"))
        self.body.addWidget(labelled(_("Whom you told"), self.person))
        self.body.addWidget(labelled(_("In which words"), self.words, _("As you said it.")))
        self._build_proposal()
        self._build_answer()
        self._build_rest()
        if self._is_new and person:
            self.words.setPlainText(self._proposed())
            self.words.selectAll()
        self._propose()
        self.finish()
        if not self._is_new:
            self._add_removal()
        (self.words if self._ask.person else self.person).setFocus()

    # -- the ask that fits

    def _build_proposal(self) -> None:
        self.fits = Text("", "meta", wrap=True)
        self.fits.setObjectName("nextAsk")
        self.use = LinkButton(_("Begin with words for it"))
        self.use.setObjectName("useNextAsk")
        self.use.setAutoDefault(False)
        self.body.addWidget(self.fits)
        self.body.addWidget(self.use, alignment=Qt.AlignmentFlag.AlignLeading)
        self.use.clicked.connect(self._use_proposal)
        self.person.field.textChanged.connect(self._propose)
        self.words.textChanged.connect(self._propose)

    def _chosen(self) -> Person | None:
        uuid = self.person.person_uuid()
        return next((one for one in self._people if one.uuid == uuid), None)

    def _proposed(self) -> str:
        person = self._chosen()
        if person is None:
            return ""
        fits = next_ask(counted_backing(person, self._known.steps))
        return next_ask_words(fits, self._known.aim)

    def _propose(self, *_text: str) -> None:
        """Say which ask fits the person who is chosen, while it is not asked yet."""
        person = self._chosen() if self._is_new else None
        is_told = person is not None and (person.in_room or person.backing is not None)
        self.fits.setVisible(is_told)
        self.use.setVisible(is_told and bool(self._proposed()) and self.words.words() is None)
        if person is not None:
            fits = next_ask(counted_backing(person, self._known.steps))
            self.fits.setText(next_ask_said(person, fits))

    def _use_proposal(self) -> None:
        self.words.setPlainText(self._proposed())
        self.words.setFocus()
        self.words.selectAll()

    # -- the answer

    def _build_answer(self) -> None:
        one = self._ask
        self.answer = OneOf([(each, answer_name(each)) for each in Answer], one.answer)
        self.answer.setObjectName("answer")
        self.answered = Lines(one.answer_words, lines=2)
        self.answered.setObjectName("answerWords")
        self.note = Text(
            _("What is missing is kept with the person, as what they would need to see."),
            "meta",
            wrap=True,
        )
        self.body.addWidget(labelled(_("What they answered"), self.answer))
        self.body.addWidget(labelled(_("In their words"), self.answered))
        self.body.addWidget(self.note)
        self.becomes = OneOf(
            [
                (Missing.SKILL, _("a competency in focus")),
                (Missing.SEEN, _("something for them to see")),
            ],
            None,
        )
        self.becomes.setObjectName("becomes")
        self.becomes_box = labelled(
            _("What it becomes"), self.becomes, _("Opens after saving. It can stay open.")
        )
        self.body.addWidget(self.becomes_box)
        for chip in self.answer.chips.values():
            chip.toggled.connect(self._say)
        self._say()

    def _build_rest(self) -> None:
        one = self._ask
        fold = Fold(self.session.preferences, "ask")
        self.role = QLineEdit(one.role or "")
        self.role.setMaxLength(LONGEST)
        self.on = DayField(one.on)
        self.answered_on = DayField(one.answered_on, may_be_unknown=True)
        for name, text, widget in (
            ("askRole", _("Which role it was about"), self.role),
            ("askDay", _("When you asked"), self.on),
            ("answerDay", _("When they answered"), self.answered_on),
        ):
            widget.setObjectName(name)
            fold.body.addWidget(labelled(text, widget))
        self.body.addWidget(fold)

    @property
    def _is_refusal(self) -> bool:
        return self.answer.value() in {Answer.NO, Answer.NOT_YET}

    def _say(self, *_checked: bool) -> None:
        self.note.setVisible(self._is_refusal)
        self.becomes_box.setVisible(self._is_refusal)

    @override
    def problem(self) -> str:
        if self.person.person_uuid() is None:
            self.person.setFocus()
            return _("Say whom you told.")
        if self.words.words() is None:
            self.words.setFocus()
            return _("Write down in which words you asked.")
        return ""

    @override
    def write(self) -> None:
        new, uuid = self.person.resolve()
        ask = self._written(uuid or "")
        person = new or next(one for one in self._people if one.uuid == uuid)
        is_changed = ask != self._ask
        records: list[Record] = [informed(person, ask) if is_changed else person, ask]
        before = self._person_before()
        if before is not None and before.uuid != uuid:
            records.append(without(before, self._ask, self._known.asks))
        act = acting.workspace_of(self.session).together.act(records)
        name = _("Record an ask") if self._is_new else _("Edit an ask")
        acting.run(self.session, name, act, _("Saved"))
        becomes = self.becomes.value() if is_refusal(ask) else None
        parent = self.parentWidget()
        if becomes is not None and parent is not None:
            # After this form is gone; while the journal is locked the form is saved and no more.
            going_on = partial(_go_on, self.session, parent, Missing(becomes), ask)
            QTimer.singleShot(0, parent, going_on)

    def _written(self, person: str) -> Ask:
        chosen, said = self.answer.value(), self.answered.words()
        answer = None if chosen is None else Answer(chosen)
        on = self.answered_on.day() or (self.session.today() if answer else None)
        return replace(
            self._ask,
            person=person,
            on=self.on.known_day(),
            words=self.words.words() or "",
            role=" ".join(self.role.text().split()) or None,
            answer=answer,
            answered_on=on if answer else None,
            answer_words=said,
        )

    def _person_before(self) -> Person | None:
        """Return whom an ask that is edited was told, as it stood."""
        told = "" if self._is_new else self._ask.person
        return next((one for one in self._people if one.uuid == told), None)

    # -- removing

    def _add_removal(self) -> None:
        self.remove = QuietButton(_("Remove"), "trash-2")
        self.remove.setObjectName("removeAsk")
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        self._buttons.insertWidget(0, self.remove)

    def _remove(self) -> None:
        """Remove the ask, and what nothing but it told about the person."""
        records: list[Record] = [replace(self._ask, deleted_at=clock.now())]
        person = self._person_before()
        if person is not None:
            records.append(without(person, self._ask, self._known.asks))
        try:
            act = acting.workspace_of(self.session).together.act(records)
            acting.run(self.session, _("Remove an ask"), act, _("Ask removed"))
        except JournalError as error:
            self.trouble.say(str(error))
            return
        self.accept()


def _go_on(session: Session, parent: QWidget, becomes: Missing, ask: Ask) -> None:
    """Open what a refusal becomes: a competency in focus, or a promise to show something."""
    if not session.is_open:
        return
    if becomes is Missing.SKILL:
        from growthjournal.ui.dialogs.focus import FocusDialog

        FocusDialog(session, parent).open()
        return
    from growthjournal.ui.dialogs.promise import open_promise

    words, today = ask.answer_words or "", session.today()
    open_promise(session, parent, Commitment(text=words, made_on=today, made_to=ask.person))


def _known(asked: str, workspace: Workspace) -> _Known:
    people = workspace.mentoring.people()
    if asked and asked not in {one.uuid for one in people}:
        # Somebody who was archived since can still be said to have answered.
        people += [one for one in [workspace.mentoring.everyone().get(asked)] if one]
    return _Known(
        people=tuple(people),
        aim=workspace.sponsorship.aim(),
        asks=tuple(workspace.sponsorship.asks()),
        steps=tuple(workspace.sponsorship.steps()),
    )
