"""Choosing who saw a result: a chip for each person, pressed once or twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growthjournal.domain.impacts import Witness
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip, ChipRow, SecondaryButton
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from growthjournal.domain.people import Person

OFFERED = 8
"""People who stand there before another is looked for."""


class WitnessField(QWidget):
    """Not a witness, saw it, knows by report: each press of a chip goes one further."""

    def __init__(self, people: Sequence[Person], witnesses: Sequence[Witness] = ()) -> None:
        super().__init__()
        self.setObjectName("witnesses")
        self._people = {one.uuid: one for one in people}
        self._new: dict[str, Person] = {}
        self._before = {one.person: one for one in witnesses}
        self._saw: dict[str, bool] = {one.person: one.first_hand for one in witnesses}
        self.chips: dict[str, Chip] = {}
        self.row = ChipRow()
        self.row.setParent(self)  # what is shown without a parent flashes up as a window
        self.row.setAccessibleName(_("Who saw it"))
        room = sorted(people, key=lambda one: not one.in_room)
        shown = dict.fromkeys([*self._before, *(one.uuid for one in room[:OFFERED])])
        for uuid in shown:
            if uuid in self._people:
                self._add_chip(self._people[uuid])
        self.row.setVisible(bool(self.chips))
        self.picker = PersonPicker(people, offers_me=False)
        self.picker.setAccessibleName(_("Somebody else who saw it"))
        self.picker.field.setPlaceholderText(_("Somebody else"))
        self.add = SecondaryButton(_("Saw it"), "plus")
        self.add.setObjectName("addWitness")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add_picked)
        other = QHBoxLayout()
        other.setSpacing(8)
        other.addWidget(self.picker, 1)
        other.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.row)
        column.addLayout(other)

    def witnesses(self, impact: str) -> list[Witness]:
        """Return who is a witness of an impact now; one that was there keeps its identity."""
        return [
            Witness(impact=impact, person=person, first_hand=first_hand)
            if person not in self._before
            else self._again(self._before[person], first_hand=first_hand)
            for person, first_hand in self._saw.items()
        ]

    def gone(self) -> list[Witness]:
        """Return those who no longer are."""
        return [one for person, one in self._before.items() if person not in self._saw]

    def saw(self) -> dict[str, bool]:
        """Return who is chosen, with whether they saw it first-hand."""
        return dict(self._saw)

    def set_saw(self, uuid: str, *, first_hand: bool) -> None:
        """Choose somebody; one who is not known is left out."""
        if uuid not in self._people:
            return
        if uuid not in self.chips:
            self._add_chip(self._people[uuid])
        self._saw[uuid] = first_hand
        self._say(uuid)

    def new_people(self) -> Iterable[Person]:
        """Return the people to create along with them."""
        self._add_picked()
        return [one for uuid, one in self._new.items() if uuid in self._saw]

    def _again(self, before: Witness, *, first_hand: bool) -> Witness:
        from dataclasses import replace

        return replace(before, first_hand=first_hand)

    def _add_chip(self, person: Person) -> None:
        chip = Chip("", checkable=True)
        chip.setObjectName(f"witness-{len(self.chips)}")
        chip.clicked.connect(partial(self._turn, person.uuid))
        last = next(reversed(self.chips.values()), None)
        self.chips[person.uuid] = chip
        self.row.add(chip)
        self.row.show()
        if last is not None:
            QWidget.setTabOrder(last, chip)
        self._say(person.uuid)

    def _turn(self, uuid: str, *_checked: bool) -> None:
        saw = self._saw.pop(uuid, None)
        if saw is None:
            self._saw[uuid] = True
        elif saw:
            self._saw[uuid] = False
        self._say(uuid)
        announce(self.chips[uuid], self.chips[uuid].accessibleName())

    def _say(self, uuid: str) -> None:
        chip, name = self.chips[uuid], self._name(uuid)
        saw = self._saw.get(uuid)
        shown = name.replace("&", "&&")
        if saw is None:
            text, spoken = shown, _("{name}, no witness").format(name=name)
        elif saw:
            text = _("{name} saw it").format(name=shown)
            spoken = _("{name} saw it first-hand").format(name=name)
        else:
            text = _("{name} by report").format(name=shown)
            spoken = _("{name} knows by report").format(name=name)
        chip.setText(text)
        chip.setChecked(saw is not None)
        chip.setAccessibleName(spoken)
        chip.setAccessibleDescription(_("Press for: saw it, by report, no witness."))
        chip.updateGeometry()

    def _name(self, uuid: str) -> str:
        return (self._people.get(uuid) or self._new[uuid]).name

    def _add_picked(self) -> None:
        new, uuid = self.picker.resolve()
        if uuid is None:
            return
        if new is not None:
            self._new[uuid] = new
        if uuid not in self.chips:
            self._add_chip(new or self._people[uuid])
        self._saw[uuid] = True
        self._say(uuid)
        self.picker.set_person(None)
