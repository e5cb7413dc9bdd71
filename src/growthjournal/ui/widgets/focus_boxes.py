"""Every competency with a box to tick, up to as many as can be in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from growthjournal.domain.competencies import MOST_IN_FOCUS
from growthjournal.language import format_number, ngettext
from growthjournal.ui.widgets.basics import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from growthjournal.domain.competencies import Competency
    from growthjournal.ui.session import Session

INDENT = 28


class FocusBoxes(QWidget):
    """What is ticked; the rest cannot be once there are enough.

    Signals:
        changed: A box was ticked or cleared.
    """

    changed = Signal()

    def __init__(
        self, session: Session, everything: Sequence[Competency], chosen: Collection[str] = ()
    ) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for one in everything:
            box = QCheckBox(one.name.replace("&", "&&"))
            box.setObjectName(f"focus-{one.short}")
            box.setAccessibleName(one.name)
            box.setAccessibleDescription(one.description)
            box.setChecked(one.uuid in chosen)
            box.toggled.connect(self._toggled)
            self.boxes[one.uuid] = box
            detail = Text(one.description, "meta", wrap=True)
            detail.setContentsMargins(session.theme.px(INDENT), 0, 0, 0)
            row = QVBoxLayout()
            row.setSpacing(0)
            row.addWidget(box)
            row.addWidget(detail)
            column.addLayout(row)
        self._allow()

    def chosen(self) -> tuple[str, ...]:
        """Return the uuids that are ticked."""
        return tuple(uuid for uuid, box in self.boxes.items() if box.isChecked())

    def count_said(self) -> str:
        """Return how many are ticked, in words."""
        count = len(self.chosen())
        text = ngettext("{n} of {most} chosen", "{n} of {most} chosen", count)
        return text.format(n=format_number(count), most=format_number(MOST_IN_FOCUS))

    def start(self) -> None:
        """Put the keyboard on the first box."""
        if self.boxes:
            next(iter(self.boxes.values())).setFocus()

    def _toggled(self) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        is_full = len(self.chosen()) >= MOST_IN_FOCUS
        for box in self.boxes.values():
            box.setEnabled(box.isChecked() or not is_full)
