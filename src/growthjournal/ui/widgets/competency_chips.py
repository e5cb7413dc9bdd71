"""Choosing which competencies something touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.patterns import MAX_COMPETENCIES
from growthjournal.ui.widgets.basics import Chip, ChipRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.competencies import Competency


class CompetencyChips(ChipRow):
    """A chip for each; while the most are chosen the others cannot be pressed."""

    def __init__(
        self,
        competencies: Sequence[Competency],
        chosen: Sequence[str],
        *,
        most: int = MAX_COMPETENCIES,
    ) -> None:
        super().__init__()
        self._most = most
        self.setObjectName("competencies")
        known = {one.uuid for one in competencies}
        self._others = tuple(uuid for uuid in chosen if uuid not in known)
        self.chips: dict[str, Chip] = {}
        for one in competencies:
            chip = Chip(one.short, checkable=True)
            chip.setObjectName(f"touches-{one.short}")
            chip.setAccessibleName(one.name)
            chip.setToolTip(one.description)
            chip.setChecked(one.uuid in chosen)
            chip.toggled.connect(self._limit)
            self.chips[one.uuid] = chip
            self.add(chip)
        self._limit()

    def chosen(self) -> tuple[str, ...]:
        """Return the uuids of those that are chosen; one that is hidden now stays chosen."""
        pressed = (uuid for uuid, chip in self.chips.items() if chip.isChecked())
        return (*self._others, *pressed)

    def _limit(self, *_checked: bool) -> None:
        is_full = len(self.chosen()) >= self._most
        for chip in self.chips.values():
            chip.setEnabled(chip.isChecked() or not is_full)
