"""The screens of the diagnostic without a journal: before it begins, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from growthjournal.domain.diagnostic_items import questionnaire
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.rating_screens import Screen
from growthjournal.ui.widgets.basics import ChipRow, SecondaryButton, Text
from growthjournal.ui.widgets.role import RoleFields
from growthjournal.ui.widgets.room import NewRoomField
from growthjournal.ui.widgets.verdict_view import VerdictView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.people import Person
    from growthjournal.wording.clauses import Clause


class DoorScreen(Screen):
    """What is promised, and the three things that a verdict is about."""

    def __init__(self, people: Sequence[Person] = ()) -> None:
        super().__init__()
        self.column.setSpacing(14)
        texts = questionnaire()
        promise = _(
            "Twelve questions, about ten minutes. Nothing is kept: what you answer is gone when "
            "you close this, unless you ask for it. The page at the end names nobody."
        )
        self.column.addWidget(Text(promise, wrap=True))
        self.column.addWidget(Text(texts.status, "muted", wrap=True))
        self.role = RoleFields()
        self.column.addWidget(self.role)
        self.room = NewRoomField(people)
        self.column.addWidget(self.room)
        needed = _(
            "Without role, calls and room there is no verdict; they can be filled in at the end."
        )
        self.column.addWidget(Text(needed, "meta", wrap=True))
        self.column.addWidget(Text(texts.instruction, wrap=True))
        self.column.addWidget(Text(texts.target_level, "muted", wrap=True))

    @override
    def take_enter(self) -> bool:
        if self.room.field.hasFocus():
            return self.room.take_name()
        return self.role.take_enter()

    @override
    def start(self) -> None:
        self.role.role.setFocus()


class ResultScreen(Screen):
    """The explanation, and what may become of it.

    Signals:
        fill_in_wanted: Name what is missing for a verdict.
        page_wanted: See it as one page.
        keep_wanted: Keep it in a journal.
    """

    fill_in_wanted = Signal()
    page_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, clauses: Sequence[Clause], *, may_fill_in: bool) -> None:
        super().__init__()
        self.column.setSpacing(14)
        self.column.addWidget(VerdictView(clauses[:1]))
        self.acts = ChipRow(spacing=8)
        self.fill_in = self._act(_("Fill in what is missing"), "pencil", "doorFillIn")
        self.fill_in.clicked.connect(self.fill_in_wanted)
        self.fill_in.setVisible(may_fill_in)
        self.page = self._act(_("See it as one page"), "eye", "doorPage")
        self.page.clicked.connect(self.page_wanted)
        self.keep = self._act(_("Keep it in a journal"), "notebook-pen", "doorKeep")
        self.keep.clicked.connect(self.keep_wanted)
        self.column.addWidget(self.acts)
        self.column.addWidget(
            Text(_("Nothing of this is kept when you close it."), "meta", wrap=True)
        )
        self.column.addWidget(VerdictView(clauses[1:]))
        self.column.addWidget(Text(questionnaire().status, "meta", wrap=True))

    def _act(self, name: str, icon_name: str, object_name: str) -> QPushButton:
        button = SecondaryButton(name, icon_name)
        button.setObjectName(object_name)
        button.setAutoDefault(False)
        self.acts.add(button)
        return button
