"""The form of a sighting: how early it was caught, and what else is worth keeping."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from growthjournal.domain.patterns import CatchStage, Sighting
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import SecondaryButton, Text, labelled
from growthjournal.ui.widgets.entry_field import EntryField
from growthjournal.ui.widgets.form import DayField, Fold
from growthjournal.ui.widgets.form_surfaced import Source, SourceFields
from growthjournal.wording.patterns import outcome_name, stage_meaning, stage_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.patterns import Pattern
    from growthjournal.domain.people import Person
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.entry_field import FindEntry

STAGES: tuple[CatchStage | None, ...] = (None, *CatchStage)
"""In the order of their keys, 1 to 6; None: no chance arose."""
OUTCOMES = (None, -2, -1, 0, 1, 2)
LONGEST_CONTEXT = 300
WIDE_TEXT = 1.4
"""Text size from which the six choices stand in two columns."""


class SightingDialog(FormDialog):
    """Adds a sighting of one pattern, or edits one; nothing is preselected."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        pattern: Pattern,
        *,
        people: Sequence[Person],
        conversations: Sequence[Conversation],
        save: Callable[[Sighting, Source], None],
        find_entry: FindEntry,
        sighting: Sighting | None = None,
    ) -> None:
        title = _("Saw it") if sighting is None else _("Edit the sighting")
        super().__init__(session, parent, title, size=(600, 640))
        self.setObjectName("sighting-dialog")
        one = sighting or Sighting(pattern=pattern.uuid, date=session.today())
        self._sighting, self._save = one, save
        self.body.addWidget(Text(pattern.name, "heading", wrap=True))
        self._build_stages()
        self.context = QLineEdit(one.context)
        self.context.setObjectName("context")
        self.context.setMaxLength(LONGEST_CONTEXT)
        self.body.addWidget(labelled(_("What happened, in one line"), self.context))
        self.day = DayField(one.date)
        self.day.setObjectName("sightingDay")
        self.body.addWidget(labelled(_("When"), self.day))
        self.fold = Fold(session.preferences, "sighting")
        self.body.addWidget(self.fold)
        heard = Source(
            person=one.person, conversation=one.conversation, on=one.date, words=one.heard_as
        )
        self.source = SourceFields(_("Who noticed"), people, conversations, heard, day=self.day)
        self.fold.body.addWidget(self.source)
        self._build_rest(one, find_entry)
        if sighting is not None:
            stage = STAGES.index(one.stage)
            self.stages.buttons()[stage].setChecked(True)
            self.fold.open()
        self.finish()
        self._was_entry = self.entry.entry
        self.stages.buttons()[max(self.stages.checkedId(), 0)].setFocus()

    def _build_rest(self, one: Sighting, find_entry: FindEntry) -> None:
        self.outcome = QComboBox()
        self.outcome.setObjectName("outcome")
        for outcome in OUTCOMES:
            self.outcome.addItem(outcome_name(outcome), outcome)
        self.outcome.setCurrentIndex(OUTCOMES.index(one.outcome))
        self.fold.body.addWidget(labelled(_("How it turned out"), self.outcome))
        self.entry = EntryField(self.session, one.entry, find_entry)
        self.fold.body.addWidget(labelled(_("The entry that tells of it"), self.entry))

    @property
    @override
    def is_changed(self) -> bool:
        return super().is_changed or self.entry.entry != self._was_entry

    def _build_stages(self) -> None:
        grid = QWidget()
        inside = QGridLayout(grid)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        columns = 2 if self.session.theme.text_scale >= WIDE_TEXT else 3
        self.stages = QButtonGroup(self)
        for place, stage in enumerate(STAGES):
            key = str(place + 1)
            button = SecondaryButton(f"{key}  {stage_name(stage)}")
            button.setObjectName(f"stage-{key}")
            button.setAccessibleName(stage_name(stage))
            button.setAccessibleDescription(
                _("{meaning} Key {key}.").format(meaning=stage_meaning(stage), key=key)
            )
            button.setToolTip(stage_meaning(stage))
            button.setCheckable(True)
            button.setAutoDefault(False)
            self.stages.addButton(button, place)
            inside.addWidget(button, place // columns, place % columns)
        self.body.addWidget(
            labelled(_("How early did you catch it?"), grid, _("Keys 1 to 6 choose."))
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit; fields that take text have taken theirs before."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(STAGES):
            self.stages.buttons()[place].click()
        else:
            super().keyPressEvent(event)

    @override
    def problem(self) -> str:
        if self.stages.checkedId() >= 0:
            return ""
        self.stages.buttons()[0].setFocus()
        return _("Say how early you caught it, or that no chance arose.")

    @override
    def write(self) -> None:
        source = self.source.source()
        stage = STAGES[self.stages.checkedId()]
        sighting = replace(
            self._sighting,
            date=self.day.known_day(),
            person=source.person,
            conversation=source.conversation,
            heard_as=source.words,
            entry=self.entry.entry,
            context=" ".join(self.context.text().split()),
            opportunity=stage is not None,
            stage=stage,
            outcome=self.outcome.currentData(),
        )
        self._save(sighting, source)
