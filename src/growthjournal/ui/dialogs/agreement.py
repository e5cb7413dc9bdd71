"""The form of an agreement: the aim, how often, and the rest folded away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget
from typing_extensions import override

from growthjournal.domain.agreements import Agreement, Help, Setter
from growthjournal.domain.people import is_mentored
from growthjournal.domain.record import new_uuid
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import Text, breakable, labelled
from growthjournal.ui.widgets.form import DayField, Fold, Lines
from growthjournal.ui.widgets.form_order import OrderField
from growthjournal.wording.agreements import setter_name
from growthjournal.wording.conversations import ask_first, help_name

if TYPE_CHECKING:
    from growthjournal.domain.people import Person
    from growthjournal.ui.session import Session

WEEK = 7
MOST_WEEKS, MOST_DAYS, MOST_MEETINGS = 104, 730, 99


def open_agreement(
    session: Session, parent: QWidget | None, person: Person, *, anew: bool = False
) -> AgreementDialog:
    """Open the form of the agreement with a person.

    Args:
        session: The open journal.
        parent: What the form stands over.
        person: With whom.
        anew: Write one that follows the one in force, which stays as it was.
    """
    nothing: Agreement | None = None
    stored = session.ask(lambda one: one.people.agreement(person.uuid), nothing)
    if stored is not None and anew:
        stored = replace(
            stored,
            uuid=new_uuid(),
            created_at=None,
            updated_at=None,
            agreed_on=session.today(),
            review_on=None,
            by_when=None,
        )
    dialog = AgreementDialog(session, parent, person, stored, is_new=stored is None or anew)
    dialog.open()
    return dialog


class AgreementDialog(FormDialog):
    """Adds an agreement, edits the one in force, or writes the one that follows it."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        person: Person,
        agreement: Agreement | None,
        *,
        is_new: bool,
    ) -> None:
        self._mentored = is_mentored(person)
        title = _("Agree with {name}").format(name=breakable(person.name))
        super().__init__(session, parent, title, size=(560, 680))
        self.setWindowTitle(_("Agreement"))
        self.setObjectName("agreement-dialog")
        self._person, self._is_new = person, is_new
        self._agreement = agreement or Agreement(person=person.uuid, agreed_on=session.today())
        self._build_first()
        self.fold = Fold(session.preferences, "agreement")
        self.body.addWidget(self.fold)
        self._build_terms()
        self._build_days()
        if agreement is not None:
            self.fold.open()
        self.finish()
        self.aim.setFocus()

    def _build_first(self) -> None:
        self.aim = Lines(self._agreement.aim, lines=2)
        self.aim.setObjectName("aim")
        if self._mentored:
            label = _("What they want to be able to do without help")
        else:
            label = _("What you want to be able to do without help")
        self.body.addWidget(labelled(label, self.aim))
        self.often = Rhythm(self._agreement.cadence_days)
        self.body.addWidget(labelled(_("How often you meet"), self.often))

    def _build_terms(self) -> None:
        one, body = self._agreement, self.fold.body
        self.by_when = DayField(one.by_when, may_be_unknown=True)
        self.by_when.setObjectName("byWhen")
        self.meetings = QSpinBox()
        self.meetings.setObjectName("meetingsPlanned")
        self.meetings.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.meetings.setRange(1, MOST_MEETINGS)
        self.meetings.setValue(one.meetings_planned)
        self.setter = QComboBox()
        self.setter.setObjectName("topicSetter")
        for setter in Setter:
            name = setter_name(setter, self._person.name, mentored=self._mentored)
            self.setter.addItem(name, setter.value)
        self.setter.setCurrentIndex(self.setter.findData(one.topic_setter.value))
        self.setter.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        wanted = (*one.help_wanted, *(kind for kind in Help if kind not in one.help_wanted))
        self.help = OrderField([(kind.value, help_name(kind)) for kind in wanted])
        self.help.list.setObjectName("helpWanted")
        self.private = Lines(one.private_things, lines=2)
        self.private.setObjectName("privateThings")
        self.exit = Lines(one.exit_line, lines=2)
        self.exit.setObjectName("exitLine")
        body.addWidget(labelled(_("By when"), self.by_when))
        body.addWidget(
            labelled(_("Conversations"), self.meetings, _("After these you both decide again."))
        )
        body.addWidget(labelled(_("Who sets the topic"), self.setter))
        body.addWidget(
            labelled(
                _("Help that is wanted, in this order"),
                self.help,
                _("Alt with the arrow keys moves one. Advice comes last for a reason."),
            )
        )
        body.addWidget(labelled(_("What stays between you"), self.private))
        body.addWidget(labelled(_("How either of you can stop"), self.exit))
        if not self._mentored:
            hint = _("Worth asking for: “{words}”").format(words=ask_first())
            body.addWidget(Text(hint, "meta", wrap=True))

    def _build_days(self) -> None:
        one, body = self._agreement, self.fold.body
        self.agreed_on = DayField(one.agreed_on, may_be_unknown=True)
        self.agreed_on.setObjectName("agreedOn")
        self.review_on = DayField(one.review_on, may_be_unknown=True)
        self.review_on.setObjectName("reviewOn")
        body.addWidget(labelled(_("Agreed on"), self.agreed_on))
        body.addWidget(labelled(_("Look at it again on"), self.review_on))

    @override
    def problem(self) -> str:
        if self.aim.words() or self.often.days():
            return ""
        self.aim.setFocus()
        return _("Write the aim, or how often you meet.")

    @override
    def write(self) -> None:
        agreement = replace(
            self._agreement,
            aim=self.aim.words() or "",
            by_when=self.by_when.day(),
            cadence_days=self.often.days(),
            meetings_planned=self.meetings.value(),
            topic_setter=Setter(self.setter.currentData()),
            help_wanted=tuple(Help(value) for value in self.help.values()),
            private_things=self.private.words(),
            exit_line=self.exit.words(),
            agreed_on=self.agreed_on.day(),
            review_on=self.review_on.day(),
        )
        act = acting.workspace_of(self.session).together.act([agreement])
        name = _("Add an agreement") if self._is_new else _("Edit the agreement")
        acting.run(self.session, name, act, _("Saved"))

    @override
    def _filled(self) -> tuple[object, ...]:
        return (*super()._filled(), self.help.values())


class Rhythm(QWidget):
    """How often, in weeks or days; zero for not agreed."""

    def __init__(self, days: int | None) -> None:
        super().__init__()
        is_weeks = not (days or 0) % WEEK
        self.number = QSpinBox()
        self.number.setObjectName("cadence")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setSpecialValueText(_("not agreed"))
        self.unit = QComboBox()
        self.unit.setObjectName("cadenceUnit")
        self.unit.addItem(_("weeks"), WEEK)
        self.unit.addItem(_("days"), 1)
        self.unit.setCurrentIndex(0 if is_weeks else 1)
        self._set_range()
        self.number.setValue((days or 0) // (WEEK if is_weeks else 1))
        self.unit.currentIndexChanged.connect(self._set_range)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Text(_("every")))
        row.addWidget(self.number)
        row.addWidget(self.unit)
        row.addStretch(1)
        self.setFocusProxy(self.number)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.number.setAccessibleName(name)
        self.unit.setAccessibleName(_("{name}, in weeks or days").format(name=name))

    def days(self) -> int | None:
        """Return the days from one conversation to the next, None when not agreed."""
        return self.number.value() * int(self.unit.currentData()) or None

    def _set_range(self) -> None:
        self.number.setRange(0, MOST_WEEKS if self.unit.currentData() == WEEK else MOST_DAYS)
