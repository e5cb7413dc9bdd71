"""The form of a person: a name, what they are to the user, and the rest folded away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from growthjournal.domain.people import MentorKind, Person, Relation, answers_to
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import Chip, ChipRow, Text, labelled
from growthjournal.ui.widgets.form import Fold
from growthjournal.wording.conversations import mentor_kind_name, relation_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from growthjournal.ui.session import Session

LONGEST_NAME = 120
T = TypeVar("T", Relation, MentorKind)


def open_person(
    session: Session, parent: QWidget | None, person: Person | None = None
) -> PersonDialog:
    """Open the form of a new person, or of one who is known."""
    dialog = PersonDialog(session, parent, person)
    dialog.open()
    return dialog


class PersonDialog(FormDialog):
    """Adds or edits a person.

    Attributes:
        saved: The person as it was saved, None before.
    """

    def __init__(self, session: Session, parent: QWidget | None, person: Person | None) -> None:
        title = _("Add a person") if person is None else _("Edit the person")
        super().__init__(session, parent, title, size=(540, 560))
        self.setObjectName("person-dialog")
        self._is_new = person is None
        self._person = person or Person(name="")
        self._others: list[Person] = session.ask(
            lambda one: list(one.mentoring.everyone().values()), []
        )
        self.saved: Person | None = None
        self.name = QLineEdit(self._person.name)
        self.name.setObjectName("personNameField")
        self.name.setMaxLength(LONGEST_NAME)
        self.body.addWidget(labelled(_("Name"), self.name, _("A name, or what you call them.")))
        self.twice = Text("", "meta", wrap=True)
        self.twice.setObjectName("nameTwice")
        self.body.addWidget(self.twice)
        self._build_relations()
        self._build_rest()
        self.name.textChanged.connect(self._look_for_others)
        self.chips[Relation.MENTOR].toggled.connect(self._show_kinds)
        self._show_kinds()
        self._look_for_others()
        self.finish()
        self.name.setFocus()

    def _build_relations(self) -> None:
        row, self.chips = _chips(
            "relation", [(one, relation_name(one)) for one in Relation], self._person.relations
        )
        self.body.addWidget(
            labelled(_("What they are to you"), row, _("Several can hold at once."))
        )
        row, self.kinds = _chips(
            "kind", [(one, mentor_kind_name(one)) for one in MentorKind], self._person.mentor_kinds
        )
        self.kind_fields = labelled(_("What they help you with"), row)
        self.body.addWidget(self.kind_fields)

    def _build_rest(self) -> None:
        self.fold = Fold(self.session.preferences, "person")
        self.body.addWidget(self.fold)
        self.in_room = QCheckBox(_("Would help decide your next role"))
        self.in_room.setObjectName("inRoom")
        self.in_room.setChecked(self._person.in_room)
        self.alias = QLineEdit(self._person.alias or "")
        self.alias.setObjectName("alias")
        self.alias.setMaxLength(LONGEST_NAME)
        self.fold.body.addWidget(self.in_room)
        self.fold.body.addWidget(
            labelled(
                _("Alias"),
                self.alias,
                _("Stands in place of the name in everything that others read."),
            )
        )
        if self._person.in_room or self._person.alias:
            self.fold.open()

    @override
    def problem(self) -> str:
        if self.name.text().strip():
            return ""
        self.name.setFocus()
        return _("Write a name, or what you call them.")

    @override
    def write(self) -> None:
        relations = _checked(self.chips)
        person = replace(
            self._person,
            name=" ".join(self.name.text().split()),
            alias=" ".join(self.alias.text().split()) or None,
            relations=relations,
            mentor_kinds=_checked(self.kinds) if Relation.MENTOR in relations else (),
            in_room=self.in_room.isChecked(),
        )
        text = _("Add a person") if self._is_new else _("Edit the person")
        act = acting.workspace_of(self.session).together.act([person])
        acting.run(self.session, text, act, _("Saved"))
        self.saved = person

    def _show_kinds(self) -> None:
        self.kind_fields.setVisible(self.chips[Relation.MENTOR].isChecked())

    def _look_for_others(self) -> None:
        """Say that somebody has this name already; two people may well have the same."""
        name = self.name.text()
        found = next(
            (
                one
                for one in self._others
                if one.uuid != self._person.uuid
                and one.deleted_at is None
                and answers_to(one, name)
            ),
            None,
        )
        said = ""
        if found is not None:
            said = _("There is already somebody called {name}.").format(name=found.name)
            if found.archived_on is not None:
                said = _("There is already somebody called {name}, archived.").format(
                    name=found.name
                )
        self.twice.setText(said)
        self.twice.setVisible(bool(said))


def _chips(
    name: str, choices: Iterable[tuple[T, str]], chosen: tuple[T, ...]
) -> tuple[ChipRow, dict[T, Chip]]:
    row, chips = ChipRow(), {}
    for value, label in choices:
        chip = Chip(label, checkable=True)
        chip.setObjectName(f"{name}-{value}")
        chip.setChecked(value in chosen)
        chips[value] = chip
        row.add(chip)
    return row, chips


def _checked(chips: dict[T, Chip]) -> tuple[T, ...]:
    return tuple(value for value, chip in chips.items() if chip.isChecked())
