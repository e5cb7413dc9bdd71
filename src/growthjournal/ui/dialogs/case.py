"""The form of the case: the page that a sponsor can carry, through its versions (A2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.cases import begun, given_to, is_empty, next_version
from growthjournal.domain.sponsorship import CaseGiven, SponsorCase
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.ui import acting
from growthjournal.ui.dialogs.case_versions import VersionRows
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.models.cases import Cases, read_cases
from growthjournal.ui.widgets.basics import Text, breakable, labelled
from growthjournal.ui.widgets.case_giving import GivingField
from growthjournal.ui.widgets.form import DayField, Fold, Lines
from growthjournal.ui.widgets.results_field import ResultsField
from growthjournal.wording import cases as words

if TYPE_CHECKING:
    from growthjournal.domain.record import Record
    from growthjournal.ui.session import Session

LONGEST = 300
MOST_DAYS = 365


def open_case(session: Session, parent: QWidget | None) -> CaseDialog:
    """Open the form of the latest version of the case, or of the first."""
    dialog = CaseDialog(session, parent)
    dialog.open()
    return dialog


class CaseDialog(FormDialog):
    """One page; what was given stays as it is, and a change of it is the next version."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, parent, _("The case"), size=(640, 760))
        self.setObjectName("case-dialog")
        self._known = session.ask(read_cases, Cases())
        self._is_first = not self._known.cases
        self._case = (
            begun(SponsorCase(), self._known.aim) if self._is_first else self._known.cases[-1]
        )
        self._given = given_to(self._case, self._known.given)
        self._build_state()
        self._build_ask()
        self._build_minute()
        self._build_rest()
        self.giving = GivingField(
            self._given, self._known.everyone, self._known.people, session.today()
        )
        self.body.addWidget(self.giving)
        self.versions = VersionRows(self, self._known)
        self.body.addWidget(self.versions)
        self.versions.setVisible(bool(self.versions.rows))
        self.finish()
        self.ask.setFocus()

    def _build_state(self) -> None:
        line = words.version_line(self._case, self._given, self._known.everyone)
        if self._is_first:
            line = _("One page that somebody can carry for you where you are not.")
        self.state = Text(breakable(line), "muted", wrap=True)
        self.state.setObjectName("caseState")
        self.body.addWidget(self.state)
        if self._given:
            self.body.addWidget(Text(words.next_line(self._case), "meta", wrap=True))

        aim, role = self._known.aim, self._case.target_role
        if aim is not None and role.strip() and role.casefold() != aim.role.casefold():
            said = _("The role you want is now “{role}”; this case speaks for another.")
            self.body.addWidget(Text(breakable(said.format(role=aim.role)), "meta", wrap=True))

    def _build_ask(self) -> None:
        case, known = self._case, self._known
        self.ask = Lines(case.ask, lines=2)
        self.ask.setPlaceholderText(_("Say my name for … when …"))
        self.role = QLineEdit(case.target_role)
        self.role.setMaxLength(LONGEST)
        self.by_when = DayField(case.by_when, may_be_unknown=True)
        self.results = ResultsField()
        for name, text, hint, widget in (
            ("caseAsk", _("What you ask"), _("One sentence with a verb."), self.ask),
            ("caseRole", _("Which role"), "", self.role),
            ("caseByWhen", _("By when"), "", self.by_when),
        ):
            widget.setObjectName(name)
            self.body.addWidget(labelled(text, widget, hint))
        self.body.addWidget(self.results)
        self.results.fill(case, known.impacts, known.people, known.saw)

    def _build_minute(self) -> None:
        self.minute = Lines(self._case.minute_version, lines=10)
        self.minute.setObjectName("minuteVersion")
        self.minute_line = Text("", "meta", wrap=True)
        self.minute_line.setObjectName("minuteWords")
        hint = _("As they would say it of you, in a minute.")
        together = QVBoxLayout()
        together.setSpacing(2)
        together.addWidget(labelled(_("In a minute"), self.minute, hint))
        together.addWidget(self.minute_line)
        self.body.addLayout(together)
        self.minute.textChanged.connect(self._count)
        self._count()

    def _count(self) -> None:
        self.minute_line.setText(words.minute_line(self.minute.toPlainText()))

    def _build_rest(self) -> None:
        case = self._case
        fold = Fold(self.session.preferences, "case", _("What speaks against it, and more"))
        self.objection, self.answer = Lines(case.objection), Lines(case.answer)
        self.interest = Lines(case.sponsor_interest)
        self.days = QSpinBox()
        self.days.setRange(1, MOST_DAYS)
        self.days.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.days.setValue(case.updates_every_days)
        for name, text, hint, widget in (
            ("objection", _("The strongest objection"), "", self.objection),
            ("objectionAnswer", _("What you answer"), "", self.answer),
            ("sponsorInterest", _("Why it helps them"), "", self.interest),
            (
                "updateDays",
                _("Days between what they hear from you"),
                _("News, good and bad, so that nothing surprises them."),
                self.days,
            ),
        ):
            widget.setObjectName(name)
            fold.body.addWidget(labelled(text, widget, hint))
        if case.objection or case.answer or case.sponsor_interest:
            fold.open()
        self.body.addWidget(fold)

    # -- saving

    @override
    def problem(self) -> str:
        wrong = self.results.problem()
        if wrong:
            return wrong
        if self._is_first and is_empty(self._written()):
            self.ask.setFocus()
            return _("Nothing is written yet. What do you ask?")
        if self._gives_again():
            self.giving.person.setFocus()
            return _("This version was given to them already.")
        return ""

    @override
    def write(self) -> None:
        written = self._written()
        is_changed = self._is_first or written != self._case
        if is_changed and self._given:
            following = next_version(self._case)
            written = replace(
                written,
                uuid=following.uuid,
                version=following.version,
                created_at=None,
                updated_at=None,
            )
        new, uuid = self.giving.person.resolve()
        people = self.results.new_people()
        if new is not None:
            known = {one.name.casefold(): one.uuid for one in people}
            uuid = known.get(new.name.casefold(), new.uuid)
            people += [new] if uuid == new.uuid else []
        records: list[Record] = [*people]
        records += [written] if is_changed else []
        if uuid is not None:
            on = self.giving.on.known_day()
            records.append(CaseGiven(sponsor_case=written.uuid, person=uuid, on=on))
        now = clock.now()
        records += [replace(one, deleted_at=now) for one in self.giving.taken_back()]
        if records:
            act = acting.workspace_of(self.session).together.act(records)
            acting.run(self.session, _("Write the case"), act, _("Saved"))

    def _gives_again(self) -> bool:
        """Whether nothing changed but who holds it, and they hold it already."""
        uuid = self.giving.person.person_uuid()
        return uuid in self.giving.holders() and self._written() == self._case

    def _written(self) -> SponsorCase:
        results, confirmers = self.results.chosen()
        return replace(
            self._case,
            target_role=" ".join(self.role.text().split()),
            by_when=self.by_when.day(),
            ask=self.ask.words(),
            results=results,
            confirmers=confirmers,
            objection=self.objection.words(),
            answer=self.answer.words(),
            minute_version=self.minute.words(),
            sponsor_interest=self.interest.words(),
            updates_every_days=self.days.value(),
        )
