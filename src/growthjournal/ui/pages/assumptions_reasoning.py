"""Two ways to look at an assumption: its ladder of inference, and what was said and thought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from growthjournal.domain.inference import exchanges_in, steps_in
from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon
from growthjournal.ui.pages.patterns_parts import Fields, clear, column
from growthjournal.ui.widgets.basics import ChipRow, QuietButton, Text
from growthjournal.wording.inference import (
    columns_name,
    ladder_name,
    ladder_steps,
    said_name,
    thought_name,
)

if TYPE_CHECKING:
    from growthjournal.domain.assumptions import Assumption


class Columns(QWidget):
    """What was said, and in the left-hand column what was thought and not said."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def show_text(self, text: str | None) -> None:
        """Show what was said and thought; nothing takes no room."""
        clear(self._grid)
        found = exchanges_in(text)
        self.setVisible(bool(found))
        if not found:
            return
        for place, name in enumerate((thought_name(), said_name())):
            self._put(Text(name, "meta", wrap=True), 0, place)
        for row, one in enumerate(found, start=1):
            self._put(Text(one.thought, wrap=True, selectable=True), row, 0)
            said = _("“{words}”").format(words=one.said) if one.said else ""
            self._put(Text(said, wrap=True, selectable=True), row, 1)

    def _put(self, text: Text, row: int, place: int) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        text.setSizePolicy(policy)
        self._grid.addWidget(text, row, place, Qt.AlignmentFlag.AlignTop)


class Reasoning(QWidget):
    """Shows what was written of the two, and asks for their forms.

    Signals:
        ladder_wanted: Open the form of the ladder.
        columns_wanted: Open the form of what was said and thought.
    """

    ladder_wanted = Signal()
    columns_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ladder = Fields(
            [
                _("{number}. {words}").format(number=number, words=label)
                for number, (label, _hint) in enumerate(ladder_steps(), start=1)
            ]
        )
        self.columns = Columns()
        self.ladder_title = Text(ladder_name(), "section")
        self.columns_title = Text(columns_name(), "section")
        self.edit_ladder = QuietButton(ladder_name(), "pencil")
        self.edit_ladder.setObjectName("editLadder")
        self.edit_columns = QuietButton(columns_name(), "pencil")
        self.edit_columns.setObjectName("editColumns")
        self.edit_ladder.clicked.connect(self.ladder_wanted)
        self.edit_columns.clicked.connect(self.columns_wanted)
        buttons = ChipRow(spacing=8)
        buttons.add(self.edit_ladder)
        buttons.add(self.edit_columns)
        inside = column(self, spacing=8)
        for part in (self.ladder_title, self.ladder, self.columns_title, self.columns):
            inside.addWidget(part)
        inside.addWidget(Text(_("Two ways to look at it"), "meta", wrap=True))
        inside.addWidget(buttons)

    def show_assumption(self, one: Assumption | None) -> None:
        """Show another assumption's; None drops every text."""
        ladder = one.ladder if one is not None else None
        columns = one.said_thought if one is not None else None
        self.ladder.show_fields(steps_in(ladder))
        self.columns.show_text(columns)
        self.ladder_title.setVisible(bool(ladder))
        self.columns_title.setVisible(bool(columns))
        self.edit_ladder.setIcon(icon("pencil" if ladder else "plus"))
        self.edit_columns.setIcon(icon("pencil" if columns else "plus"))
