"""Chips that list the records of one status."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from growthjournal.language import format_number
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip, ChipRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALL = "all"


class StatusFilter(ChipRow):
    """One chip for all records and one for each status, with how many there are.

    Signals:
        chosen: Another status, or all.
    """

    chosen = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]], *, hides_empty: bool = False) -> None:
        super().__init__()
        self.setObjectName("statusFilter")
        self.setAccessibleName(_("Filter by status"))
        self._hides_empty = hides_empty
        self._names = {ALL: _("All"), **dict(choices)}
        self.value = ALL
        group = QButtonGroup(self)
        self.chips: dict[str, Chip] = {}
        for value in self._names:
            chip = Chip("", checkable=True)
            chip.setObjectName(f"filter-{value}")
            chip.setChecked(value == ALL)
            chip.clicked.connect(partial(self.choose, value))
            group.addButton(chip)
            self.chips[value] = chip
            self.add(chip)

    def choose(self, value: str = ALL, *_checked: bool) -> None:
        """Let only records of one status through, or all."""
        self.value = value
        self.chips[value].setChecked(True)
        self.chosen.emit()

    def lets_through(self, value: str) -> bool:
        """Whether a record of this status is listed."""
        return self.value in {ALL, value}

    def count(self, values: Iterable[str]) -> None:
        """Show how many records of each status there are."""
        every = list(values)
        for value, chip in self.chips.items():
            number = len(every) if value == ALL else every.count(value)
            self.name_count(value, number)
            is_kept = number or value in {ALL, self.value}
            chip.setVisible(bool(is_kept) or not self._hides_empty)
        self.updateGeometry()

    def name_count(self, value: str, number: int) -> None:
        """Say on one chip how many records it lists."""
        said, name, chip = format_number(number), self._names[value], self.chips[value]
        chip.setText(_("{name} {count}").format(name=name, count=said))
        chip.setAccessibleName(_("{name}, {count}").format(name=name, count=said))
