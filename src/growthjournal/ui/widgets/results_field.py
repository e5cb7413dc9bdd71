"""Choosing up to three results for the case, each with who would confirm it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QVBoxLayout, QWidget

from growthjournal.domain.cases import paired
from growthjournal.domain.sponsorship import CASE_RESULTS
from growthjournal.language import format_number
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Text, labelled
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.wording.cases import impact_choice, removed_result, who_saw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import SponsorCase

MOST_SHOWN = 12


class ImpactPicker(QComboBox):
    """A field that completes results by any of their words; empty is none.

    Signals:
        chosen: Another result was chosen, or none.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(MOST_SHOWN)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.addItem("", None)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_SHOWN)
        self.setCompleter(completer)
        self.currentIndexChanged.connect(self._tell)
        self.editTextChanged.connect(self._follow)

    def fill(self, choices: Sequence[tuple[str, str]], chosen: str | None) -> None:
        """Offer results, each as uuid and text, and show the chosen one."""
        for uuid, text in choices:
            self.addItem(text, uuid)
        if chosen and self.findData(chosen) < 0:
            self.addItem(removed_result(), chosen)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    def impact(self) -> str | None:
        """Return the uuid of the result that is named; None for none."""
        uuid: str | None = self.itemData(max(self._place(), 0))
        return uuid

    @property
    def is_unknown(self) -> bool:
        """Whether something is typed that is the name of no result."""
        return bool(self.currentText().strip()) and self._place() < 0

    def _place(self) -> int:
        return self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)

    def _follow(self, _text: str) -> None:
        """Choose what was typed in full, so that leaving the field changes nothing."""
        place = self._place()
        if place >= 0 and place != self.currentIndex():
            self.setCurrentIndex(place)

    def _tell(self, _index: int) -> None:
        self.chosen.emit()


class _Place(QWidget):
    """One result and who confirms it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.impact = ImpactPicker()
        self.impact.setObjectName(f"result-{number}")
        self.confirmer = PersonPicker(offers_me=False)
        self.confirmer.box.setObjectName(f"confirmer-{number}")
        said = format_number(number + 1)
        self.confirmer.setAccessibleName(_("Who confirms result {n}").format(n=said))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(labelled(_("Result {n}").format(n=said), self.impact))
        column.addWidget(self.confirmer)


class ResultsField(QWidget):
    """Up to three results; the next place appears when the one before is filled."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("caseResults")
        self._saw: Mapping[str, Sequence[str]] = {}
        self.places = [_Place(number) for number in range(CASE_RESULTS)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for place in self.places:
            place.impact.chosen.connect(self._show)
            column.addWidget(place)
        hint = _("What they can name and somebody can confirm.")
        column.addWidget(Text(hint, "meta", wrap=True))

    def fill(
        self,
        case: SponsorCase,
        impacts: Sequence[Impact],
        people: Sequence[Person],
        saw: Mapping[str, Sequence[str]],
    ) -> None:
        """Offer results; only once the field has its place, since styling a full list is slow.

        Args:
            case: What is chosen now.
            impacts: The results to choose from, in the order of the list.
            people: Who could confirm one.
            saw: Names of those who saw each impact themselves, by its uuid.
        """
        self._saw = saw
        choices = [(one.uuid, impact_choice(one)) for one in impacts]
        for number, place in enumerate(self.places):
            impact, person = _chosen(case, number)
            place.impact.fill(choices, impact)
            place.confirmer.set_people(people)
            place.confirmer.set_person(person)
        self._show()

    def chosen(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the results and who confirms each."""
        new = {one.name.casefold(): one.uuid for one in self.new_people()}
        pairs: list[tuple[str | None, str | None]] = []
        for place in self.places:
            person, uuid = place.confirmer.resolve()
            known = uuid if person is None else new.get(person.name.casefold())
            pairs.append((place.impact.impact(), known))
        return paired(pairs)

    def new_people(self) -> list[Person]:
        """Return the people to create along with it, each name once."""
        found: dict[str, Person] = {}
        for one in self.places:
            person, _uuid = one.confirmer.resolve()
            if person is not None and one.impact.impact():
                found.setdefault(person.name.casefold(), person)
        return list(found.values())

    def problem(self) -> str:
        """Return what is wrong with the choice, and put the keyboard there."""
        chosen: set[str] = set()
        for one in self.places:
            uuid = one.impact.impact()
            if one.impact.is_unknown:
                one.impact.setFocus()
                return _("Choose a result of the list, or leave its place empty.")
            if uuid in chosen:
                one.impact.setFocus()
                return _("This result stands there already.")
            chosen.update([uuid] if uuid else [])
        return ""

    def _show(self) -> None:
        is_next = True
        for one in self.places:
            uuid = one.impact.impact()
            one.setVisible(is_next or bool(uuid))
            one.confirmer.setVisible(bool(uuid))
            one.confirmer.field.setPlaceholderText(who_saw(list(self._saw.get(uuid or "", ()))))
            is_next = bool(uuid)


def _chosen(case: SponsorCase, number: int) -> tuple[str | None, str | None]:
    impact = case.results[number] if number < len(case.results) else None
    person = case.confirmers[number] if number < len(case.confirmers) else None
    return impact, person or None
