"""The form of an ask: whom you told, in which words; later what they answered (A2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Answer, Ask
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.dialogs.impact import OneOf
from growthjournal.ui.widgets.basics import Text, labelled
from growthjournal.ui.widgets.form import DayField, Fold, Lines
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.wording.impacts import answer_name

if TYPE_CHECKING:
    from growthjournal.domain.record import Record
    from growthjournal.domain.sponsorship import Aim
    from growthjournal.ui.session import Session

LONGEST = 300


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
        nobody: list[Person] = []
        nothing: Aim | None = None
        aim = session.ask(lambda one: one.sponsorship.aim(), nothing)
        self._is_new = ask is None
        self._ask = ask or Ask(
            person=person or "", on=session.today(), words="", role=aim.role if aim else None
        )
        self._people = session.ask(lambda one: one.mentoring.people(), nobody)
        self.person = PersonPicker(self._people, offers_me=False)
        self.person.set_person(self._ask.person or None)
        self.words = Lines(self._ask.words, lines=3)
        self.words.setObjectName("askWords")
        self.words.setPlaceholderText(_("I want …"))
        self.body.addWidget(labelled(_("Whom you told"), self.person))
        self.body.addWidget(labelled(_("In which words"), self.words, _("As you said it.")))
        self._build_answer()
        self._build_rest()
        self.finish()
        (self.words if self._ask.person else self.person).setFocus()

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
        chosen, said = self.answer.value(), self.answered.words()
        answer = None if chosen is None else Answer(chosen)
        on = self.answered_on.day() or (self.session.today() if answer else None)
        ask = replace(
            self._ask,
            person=uuid or "",
            on=self.on.known_day(),
            words=self.words.words() or "",
            role=" ".join(self.role.text().split()) or None,
            answer=answer,
            answered_on=on if answer else None,
            answer_words=said,
        )
        records: list[Record] = [self._informed(new, uuid or "", ask), ask]
        act = acting.workspace_of(self.session).together.act(records)
        name = _("Record an ask") if self._is_new else _("Edit an ask")
        acting.run(self.session, name, act, _("Saved"))

    def _informed(self, new: Person | None, uuid: str, ask: Ask) -> Person:
        """Return the person as they stand after the ask: they know the aim, and what is missing."""
        person = new or next(one for one in self._people if one.uuid == uuid)
        if ask.role and (person.knows_aspiration_on is None):
            person = replace(person, knows_aspiration_on=ask.on)
        if self._is_refusal and ask.answer_words and ask != self._ask:
            person = replace(person, told_me_missing=ask.answer_words)
        return person
