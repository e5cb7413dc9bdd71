"""The form of what somebody who would help decide has seen and knows (method.md A2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from growthjournal.domain.people import BACKING_STEPS, NEEDS_HOW_I_KNOW
from growthjournal.domain.sponsorship import BackingStep
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import Text, breakable, labelled
from growthjournal.ui.widgets.form import DayField, Lines
from growthjournal.wording.conversations import backing_name

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.people import Person
    from growthjournal.domain.record import Record
    from growthjournal.ui.session import Session

LONGEST_FACT = 300


def open_room(session: Session, parent: QWidget | None, person: Person) -> RoomDialog:
    """Open the form of what a person has seen and knows."""
    dialog = RoomDialog(session, parent, person)
    dialog.open()
    return dialog


class RoomDialog(FormDialog):
    """Edits what a person has seen and knows; nothing of it is required."""

    def __init__(self, session: Session, parent: QWidget | None, person: Person) -> None:
        title = _("What {name} has seen").format(name=breakable(person.name))
        super().__init__(session, parent, title, size=(560, 660))
        self.setWindowTitle(_("What they have seen"))
        self.setObjectName("room-dialog")
        self._person = person
        self.seen = self._day("seenOn", person.seen_firsthand_on)
        self.knows = self._day("knowsOn", person.knows_aspiration_on)
        self.told = Lines(person.told_me_missing, lines=3)
        self.told.setObjectName("toldMissing")
        self.updated = self._day("updatedOn", person.last_update_sent_on)
        self.body.addWidget(
            labelled(
                _("Last saw your work at the next level themselves"),
                self.seen,
                _("Saw it, not heard of it."),
            )
        )
        self.body.addWidget(labelled(_("Was told which role you want"), self.knows))
        self._build_backing()
        self.body.addWidget(
            labelled(_("What they said they would need to see"), self.told, _("In their words."))
        )
        self.body.addWidget(labelled(_("Last update that you sent them"), self.updated))
        self.finish()
        self.seen.setFocus()

    def _day(self, name: str, day: date | None) -> DayField:
        field = DayField(day, may_be_unknown=True)
        field.setObjectName(name)
        return field

    def _build_backing(self) -> None:
        person = self._person
        nothing: list[BackingStep] = []
        steps = self.session.ask(lambda one: one.sponsorship.steps(person.uuid), nothing)
        self._last = steps[-1] if steps else None
        self.backing = QComboBox()
        self.backing.setObjectName("backing")
        self.backing.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        if self._last is None:  # a step that was taken is not taken back, only followed
            self.backing.addItem(backing_name(None), None)
        for step in range(BACKING_STEPS):
            self.backing.addItem(f"{step}  {backing_name(step)}", step)
        self.backing.setCurrentIndex(self.backing.findData(person.backing))
        self.fact = QLineEdit(person.backing_fact or "")
        self.fact.setObjectName("backingFact")
        self.fact.setMaxLength(LONGEST_FACT)
        self.how = QLineEdit(self._last.how_i_know or "" if self._last else "")
        self.how.setObjectName("howIKnow")
        self.how.setMaxLength(LONGEST_FACT)
        self.how_box = labelled(_("How you know"), self.how)
        self.fact_note = Text("", "meta", wrap=True)
        self.fact_note.setObjectName("factNote")
        self.since = self._day("backingOn", person.backing_changed_on)
        self.body.addWidget(labelled(_("How far they back you"), self.backing))
        self.body.addWidget(labelled(_("The fact behind it, in one line"), self.fact))
        self.body.addWidget(self.how_box)
        self.body.addWidget(self.fact_note)
        self.since_box = labelled(_("Since"), self.since)
        self.body.addWidget(self.since_box)
        self.backing.currentIndexChanged.connect(self._stepped)
        self._say()

    def _stepped(self) -> None:
        """Date a step that was just taken."""
        step, person = self.backing.currentData(), self._person
        is_same = step == person.backing
        # A fact stands behind one step: another step asks for another fact.
        self.fact.setText((person.backing_fact or "") if is_same else "")
        self.how.setText((self._last.how_i_know or "") if is_same and self._last else "")
        if is_same:
            self.since.set_day(person.backing_changed_on)
        else:
            self.since.set_day(None if step is None else self.session.today())
        self._say()

    def _say(self) -> None:
        step = self.backing.currentData()
        self.since_box.setVisible(step is not None)
        needs_it = step is not None and step >= NEEDS_HOW_I_KNOW
        self.how_box.setVisible(needs_it)
        self.fact_note.setText(_("From this step on it counts once you say how you know."))
        self.fact_note.setVisible(needs_it)

    @override
    def write(self) -> None:
        step: int | None = self.backing.currentData()
        person = replace(
            self._person,
            seen_firsthand_on=self.seen.day(),
            knows_aspiration_on=self.knows.day(),
            backing=step,
            backing_changed_on=None if step is None else self.since.day(),
            backing_fact=" ".join(self.fact.text().split()) or None,
            told_me_missing=self.told.words(),
            last_update_sent_on=self.updated.day(),
        )
        records: list[Record] = [person, *self._new_step(person)]
        act = acting.workspace_of(self.session).together.act(records)
        acting.run(self.session, _("Edit what they have seen"), act, _("Saved"))

    def _new_step(self, person: Person) -> list[BackingStep]:
        """Return the step that was taken now; steps are only ever added."""
        how = " ".join(self.how.text().split()) or None
        if person.backing is None or person.backing < NEEDS_HOW_I_KNOW:
            how = None
        before, known = self._person, self._last.how_i_know if self._last else None
        is_same = (person.backing, person.backing_fact, person.backing_changed_on, how) == (
            before.backing,
            before.backing_fact,
            before.backing_changed_on,
            known,
        )
        if person.backing is None or is_same:
            return []
        return [
            BackingStep(
                person=person.uuid,
                on=person.backing_changed_on or self.session.today(),
                step=person.backing,
                fact=person.backing_fact,
                how_i_know=how,
            )
        ]
