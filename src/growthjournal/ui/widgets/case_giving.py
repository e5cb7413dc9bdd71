"""Who holds a version of the case, and to whom it is given now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip, ChipRow, labelled
from growthjournal.ui.widgets.form import DayField
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.wording.cases import holder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import CaseGiven

LETTERS = 48
"""About as many letters of a holder are shown."""


class GivingField(QWidget):
    """A pressed chip for each who holds it; one that is released was written by mistake."""

    def __init__(
        self,
        given: Sequence[CaseGiven],
        everyone: Mapping[str, Person],
        people: Sequence[Person],
        today: date,
    ) -> None:
        """Show who holds it.

        Args:
            given: To whom this version was given.
            everyone: By uuid, also those who were archived.
            people: Who can be chosen.
            today: The day that is offered.
        """
        super().__init__()
        self.chips: dict[str, Chip] = {}
        self._given = {one.uuid: one for one in given}
        holders = ChipRow()
        for place, one in enumerate(given):
            name = everyone[one.person].name if one.person in everyone else _("someone")
            said = holder(name, one.on)
            chip = Chip("", checkable=True)
            most = LETTERS * chip.fontMetrics().averageCharWidth()
            shown = chip.fontMetrics().elidedText(said, Qt.TextElideMode.ElideMiddle, most)
            chip.setText(shown.replace("&", "&&"))
            chip.setToolTip(said)
            chip.setAccessibleName(said)
            chip.setAccessibleDescription(_("Release it when it was written by mistake."))
            chip.setObjectName(f"holder-{place}")
            chip.setChecked(True)
            self.chips[one.uuid] = chip
            holders.add(chip)
        self.person = PersonPicker(people, offers_me=False)
        self.person.box.setObjectName("givenTo")
        self.on = DayField(today)
        self.on.setObjectName("givenOn")
        self.day_box = labelled(_("When you gave it"), self.on)
        held = labelled(
            _("Who holds this version"), holders, _("Release a name that was written by mistake.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(held)
        held.setVisible(bool(given))
        hint = _("What was given stays as it is, so that you know what they hold.")
        column.addWidget(labelled(_("Given to"), self.person, hint))
        column.addWidget(self.day_box)
        self.person.field.textChanged.connect(self._show_day)
        self._show_day()

    def taken_back(self) -> list[CaseGiven]:
        """Return what was written by mistake."""
        return [self._given[uuid] for uuid, chip in self.chips.items() if not chip.isChecked()]

    def holders(self) -> set[str]:
        """Return the uuids of those who hold it."""
        taken = {one.uuid for one in self.taken_back()}
        return {one.person for one in self._given.values() if one.uuid not in taken}

    def _show_day(self, *_text: str) -> None:
        self.day_box.setVisible(bool(self.person.typed_name()))
