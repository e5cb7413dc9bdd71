"""The form of an impact: one line, its level and who saw it; the rest when it is wanted (A7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from growthjournal.domain.entries import Effort, TargetKind
from growthjournal.domain.impacts import MAX_COMPETENCIES, Impact, Level, Scope, Witness
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import Chip, ChipRow, QuietButton, labelled
from growthjournal.ui.widgets.competency_chips import CompetencyChips
from growthjournal.ui.widgets.form import DayField, Fold, Lines
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.ui.widgets.witness_field import WitnessField
from growthjournal.wording.impacts import level_name, scope_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from enum import StrEnum

    from growthjournal.domain.competencies import Competency
    from growthjournal.domain.people import Person
    from growthjournal.domain.record import Record
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session

LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the form offers."""

    people: tuple[Person, ...] = ()
    competencies: tuple[Competency, ...] = ()
    witnesses: tuple[Witness, ...] = ()


def open_impact(
    session: Session,
    parent: QWidget | None,
    impact: Impact | None = None,
    *,
    title: str = "",
    entry: str | None = None,
    on: date | None = None,
) -> ImpactDialog:
    """Open the form of an impact.

    Args:
        session: The open journal.
        parent: What the form stands over.
        impact: The one that is edited; None for a new one.
        title: A line to begin a new one with.
        entry: Uuid of the entry that it is made from; it is linked on saving.
        on: Its day; today when None.
    """
    new = Impact(date=on or session.today(), title=title[:LONGEST], entry=entry)
    dialog = ImpactDialog(session, parent, impact or new, is_new=impact is None)
    dialog.open()
    return dialog


class OneOf(ChipRow):
    """Chips of which one is pressed, or none: nothing is chosen for the user."""

    def __init__(self, choices: Sequence[tuple[StrEnum, str]], chosen: StrEnum | None) -> None:
        super().__init__()
        self.chips: dict[StrEnum, Chip] = {}
        for value, text in choices:
            chip = Chip(text, checkable=True)
            chip.setObjectName(f"choose-{value.value}")
            chip.setChecked(value == chosen)
            chip.clicked.connect(partial(self._press, value))
            self.chips[value] = chip
            self.add(chip)

    def value(self) -> StrEnum | None:
        """Return what is chosen."""
        return next((value for value, chip in self.chips.items() if chip.isChecked()), None)

    def _press(self, value: StrEnum, *_checked: bool) -> None:
        for other, chip in self.chips.items():
            if other != value:
                chip.setChecked(False)


class ImpactDialog(FormDialog):
    """Adds or edits an impact; a line is enough."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        impact: Impact,
        *,
        is_new: bool,
    ) -> None:
        heading = _("An impact") if is_new else _("Edit the impact")
        super().__init__(session, parent, heading, size=(600, 700))
        self.setObjectName("impact-dialog")
        self._is_new = is_new
        self._impact = impact
        self._known = session.ask(partial(_known, self._impact.uuid), _Known())
        self._build_short()
        self._build_result()
        self._build_rest()
        self.finish()
        self.name.setFocus()

    def _build_short(self) -> None:
        one = self._impact
        self.name = QLineEdit(one.title)
        self.name.setObjectName("impactTitle")
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(_("What moved because of you"))
        self.level = OneOf([(each, level_name(each)) for each in Level], one.level)
        self.witnesses = WitnessField(self._known.people, self._known.witnesses)
        self.body.addWidget(labelled(_("What you moved, in one line"), self.name))
        self.body.addWidget(
            labelled(
                _("At which level"),
                self.level,
                _("The next level: work that holds one of the calls of the role you want."),
            )
        )
        self.body.addWidget(labelled(_("Who saw it"), self.witnesses))

    def _build_result(self) -> None:
        one = self._impact
        fold = Fold(self.session.preferences, "impact-result", _("What came of it"))
        self.day = DayField(one.date)
        self.situation = Lines(one.situation)
        self.did = Lines(one.what_i_did)
        self.did.setPlaceholderText(_("I …"))
        self.outcome = Lines(one.result)
        self.measure = QLineEdit(one.measure or "")
        self.before, self.after = QLineEdit(one.before or ""), QLineEdit(one.after or "")
        self.unit = QLineEdit(one.unit or "")
        for name, text, widget in (
            ("impactDay", _("When"), self.day),
            ("situation", _("What it was about"), self.situation),
            ("whatIDid", _("What you did"), self.did),
            ("result", _("What came of it"), self.outcome),
            ("measure", _("What was measured"), self.measure),
            ("before", _("Before"), self.before),
            ("after", _("After"), self.after),
            ("unit", _("In what"), self.unit),
        ):
            widget.setObjectName(name)
            if isinstance(widget, QLineEdit):
                widget.setMaxLength(LONGEST)
            fold.body.addWidget(labelled(text, widget))
        if not self._is_new:
            fold.open()
        self.body.addWidget(fold)

    def _build_rest(self) -> None:
        one = self._impact
        fold = Fold(self.session.preferences, "impact-rest", _("How far it reached, and more"))
        self.scope = OneOf([(each, scope_name(each)) for each in Scope], one.scope)
        self.shows = CompetencyChips(
            self._known.competencies, one.competencies, most=MAX_COMPETENCIES
        )
        self.effort = OneOf(
            [
                (Effort.DELIVER, _("deliver")),
                (Effort.DEVELOP, _("develop")),
                (Effort.SHOW, _("show")),
            ],
            one.effort_type,
        )
        self.said = Lines(one.recognition)
        self.sayer = PersonPicker(self._known.people, offers_me=False)
        self.sayer.set_person(one.recognised_by)
        self.artefact = QLineEdit(one.artefact or "")
        self.folder = QuietButton(_("Show in its folder"), "folder-open")
        self.folder.setObjectName("showArtefact")
        self.folder.setAutoDefault(False)
        self.folder.clicked.connect(self._show_folder)
        self.artefact.textChanged.connect(self._offer_folder)
        self.private = QCheckBox(_("Confidential"))
        self.private.setObjectName("confidential")
        self.private.setChecked(one.confidential)
        for name, text, hint, widget in (
            ("scope", _("How far it reached"), "", self.scope),
            ("shows", _("Which competencies it shows"), _("Three at most."), self.shows),
            ("effort", _("What the effort went into"), "", self.effort),
            ("recognition", _("What was said about it"), _("In their words."), self.said),
            ("saidBy", _("Who said it"), "", self.sayer),
            (
                "artefact",
                _("Where it can be looked at"),
                _("A link or a path; nothing is copied."),
                self.artefact,
            ),
        ):
            widget.setObjectName(name)
            fold.body.addWidget(labelled(text, widget, hint))
            if widget is self.artefact:
                fold.body.addWidget(self.folder, alignment=Qt.AlignmentFlag.AlignLeading)
        self._offer_folder()
        fold.body.addWidget(
            labelled(
                _("Who may read it"),
                self.private,
                _("Left out of what others read, unless you tick it there."),
            )
        )
        if not self._is_new:
            fold.open()
        self.body.addWidget(fold)

    @override
    def problem(self) -> str:
        if self.name.text().strip():
            return ""
        self.name.setFocus()
        return _("An impact needs a line that names it.")

    @override
    def write(self) -> None:
        new_people = list(self.witnesses.new_people())
        sayer, said_by = self.sayer.resolve()
        known = {one.name.casefold(): one for one in new_people}
        if sayer is not None and sayer.name.casefold() in known:
            said_by = known[sayer.name.casefold()].uuid
        elif sayer is not None:
            new_people.append(sayer)
        impact = self._filled_in(said_by)
        gone = [replace(one, deleted_at=clock.now()) for one in self.witnesses.gone()]
        records: list[Record] = [
            *new_people,
            impact,
            *self.witnesses.witnesses(impact.uuid),
            *gone,
        ]
        if self._is_new:
            records += acting.linking(impact.entry, TargetKind.IMPACT, impact.uuid)
        act = acting.workspace_of(self.session).together.act(records)
        name = _("Add an impact") if self._is_new else _("Edit an impact")
        acting.run(self.session, name, act, _("Saved"))

    def _filled_in(self, said_by: str | None) -> Impact:
        level, scope, effort = self.level.value(), self.scope.value(), self.effort.value()
        return replace(
            self._impact,
            title=" ".join(self.name.text().split()),
            date=self.day.known_day(),
            situation=self.situation.words(),
            what_i_did=self.did.words(),
            result=self.outcome.words(),
            measure=_line(self.measure),
            before=_line(self.before),
            after=_line(self.after),
            unit=_line(self.unit),
            level=None if level is None else Level(level),
            scope=None if scope is None else Scope(scope),
            effort_type=None if effort is None else Effort(effort),
            competencies=self.shows.chosen(),
            recognition=self.said.words(),
            recognised_by=said_by,
            artefact=_line(self.artefact),
            confidential=self.private.isChecked(),
        )

    def _offer_folder(self, *_text: str) -> None:
        self.folder.setVisible(local_path(self.artefact.text()) is not None)

    def _show_folder(self) -> None:
        """Open the folder, never the file itself: what is in it is another program's matter."""
        path = local_path(self.artefact.text())
        if path is not None and path.exists():
            folder = path if path.is_dir() else path.parent
            self.trouble.say("")
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            self.trouble.say(_("There is no such file on this computer now."))


def local_path(text: str) -> Path | None:
    """Return the path that a text names on this computer, None for an address or a share."""
    text = text.strip()
    if text.lower().startswith("file:"):
        text = QUrl(text).toLocalFile()
    if text.startswith("~"):
        text = str(Path.home()) + text[1:]
    if not text or text.replace("\\", "/").startswith("//"):
        return None
    path = Path(text)
    return path if path.is_absolute() else None


def _line(field: QLineEdit) -> str | None:
    return " ".join(field.text().split()) or None


def _known(impact: str, workspace: Workspace) -> _Known:
    return _Known(
        people=tuple(workspace.mentoring.people()),
        competencies=tuple(workspace.growth.competencies()),
        witnesses=tuple(workspace.impacts.witnesses(impact)),
    )
