"""The form of a step on the backing ladder: where somebody stands now, and the fact behind (A2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.people import BACKING_STEPS, NEEDS_HOW_I_KNOW
from growthjournal.domain.sponsorship import BackingStep
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import Text, breakable, labelled
from growthjournal.ui.widgets.form import DayField
from growthjournal.wording.conversations import backing_name
from growthjournal.wording.sponsors import rung

if TYPE_CHECKING:
    from growthjournal.domain.people import Person
    from growthjournal.ui.session import Session

LONGEST_FACT = 300


def open_backing_step(
    session: Session, parent: QWidget | None, person: Person
) -> BackingStepDialog:
    """Open the form of a new step; steps are only ever added."""
    dialog = BackingStepDialog(session, parent, person)
    dialog.open()
    return dialog


class BackingStepDialog(FormDialog):
    """Where somebody stands from a day on. Nothing is chosen beforehand."""

    def __init__(self, session: Session, parent: QWidget | None, person: Person) -> None:
        title = _("How far {name} backs you").format(name=breakable(person.name))
        super().__init__(session, parent, title, size=(560, 600))
        self.setWindowTitle(_("How far they back you"))
        self.setObjectName("backing-step-dialog")
        self._person = person
        nothing: list[BackingStep] = []
        self._steps = session.ask(lambda one: one.sponsorship.steps(person.uuid), nothing)
        self._build_ladder()
        self._build_fact()
        self.finish()
        self.steps[0].setFocus()

    def _build_ladder(self) -> None:
        person = self._person
        stands = Text("", "muted", wrap=True)
        if person.backing is not None:
            now = backing_name(person.backing)
            stands.setText(_("Until now: {backing}").format(backing=now))
        self.body.addWidget(stands)
        stands.setVisible(person.backing is not None)
        self.group = QButtonGroup(self)
        place = QWidget()
        rows = QVBoxLayout(place)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        self.steps: list[QRadioButton] = []
        for step in range(BACKING_STEPS):
            row = QRadioButton(rung(step))
            row.setObjectName(f"step-{step}")
            row.setAccessibleName(rung(step))
            self.group.addButton(row, step)
            self.steps.append(row)
            rows.addWidget(row)
        self.body.addWidget(place)
        self.group.idToggled.connect(self._say)

    def _build_fact(self) -> None:
        self.fact, self.how = QLineEdit(), QLineEdit()
        self.fact.setObjectName("backingFact")
        self.how.setObjectName("howIKnow")
        for field in (self.fact, self.how):
            field.setMaxLength(LONGEST_FACT)
            field.textChanged.connect(self._say)
        self.on = DayField(self.session.today())
        self.on.setObjectName("backingOn")
        self.on.dateChanged.connect(self._say)
        self.how_box = labelled(_("How you know"), self.how)
        self.note = Text("", "meta", wrap=True)
        self.note.setObjectName("factNote")
        self.body.addWidget(labelled(_("The fact behind it, in one line"), self.fact))
        self.body.addWidget(self.how_box)
        self.body.addWidget(labelled(_("Since"), self.on))
        self.body.addWidget(self.note)
        self._say()

    def _step(self) -> int | None:
        step = self.group.checkedId()
        return step if step >= 0 else None

    def _say(self, *_changed: object) -> None:
        """Say what the step lacks to count, and what an earlier day means."""
        step = self._step()
        needs_how = step is not None and step >= NEEDS_HOW_I_KNOW
        self.how_box.setVisible(needs_how)
        said = []
        if needs_how and not (self.fact.text().strip() and self.how.text().strip()):
            said.append(_("It counts once its fact stands here, and how you know."))
        elif step is not None and not self.fact.text().strip():
            said.append(_("It counts once its fact stands here."))
        last = self._steps[-1] if self._steps else None
        if last is not None and self.on.known_day() < last.on:
            day = format_date(last.on)
            said.append(_("They stay where they stood on {day}; this is history.").format(day=day))
        self.note.setText(" ".join(said))
        self.note.setVisible(bool(said))

    @override
    def problem(self) -> str:
        if self._step() is None:
            self.steps[0].setFocus()
            return _("Choose a step of the ladder.")
        return ""

    @override
    def write(self) -> None:
        step = self._step()
        if step is None:
            return
        how = " ".join(self.how.text().split())
        one = BackingStep(
            person=self._person.uuid,
            on=self.on.known_day(),
            step=step,
            fact=" ".join(self.fact.text().split()) or None,
            how_i_know=how or None if step >= NEEDS_HOW_I_KNOW else None,
        )
        act = acting.workspace_of(self.session).together.act([one])
        acting.run(self.session, _("Record a step"), act, _("Saved"))
