"""Choosing what to bring to a conversation: what waits for one, or something new."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from growthjournal.domain.agenda import AgendaKind
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import Card, ChipRow, SecondaryButton, Text
from growthjournal.ui.widgets.record_button import RecordButton
from growthjournal.wording.conversations import candidate_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.preparation import Candidate
    from growthjournal.ui.session import Session


class AgendaChoiceDialog(FramedDialog):
    """What waits to be brought, by its due date, and the three kinds of something new.

    Signals:
        chosen: Candidate.
        new_wanted: AgendaKind.
    """

    chosen = Signal(object)
    new_wanted = Signal(object)

    def __init__(
        self, session: Session, parent: QWidget | None, candidates: Sequence[Candidate]
    ) -> None:
        super().__init__(session, parent, _("What do you bring?"), size=(600, 620))
        self.setObjectName("agenda-choice")
        kinds = ChipRow(spacing=8)
        self.buttons: dict[AgendaKind, SecondaryButton] = {}
        for kind, text in (
            (AgendaKind.DECISION, _("A new decision")),
            (AgendaKind.ASSUMPTION, _("A new assumption")),
            (AgendaKind.QUESTION, _("A question")),
        ):
            button = SecondaryButton(text, "plus")
            button.setObjectName(f"bring-{kind.value}")
            button.clicked.connect(partial(self._new, kind))
            self.buttons[kind] = button
            kinds.add(button)
        self.body.addWidget(kinds)
        self.rows: list[RecordButton] = []
        if candidates:
            self._add_candidates(candidates)
        self.body.addStretch(1)
        cancel = SecondaryButton(_("Cancel"))
        cancel.setObjectName("cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        session.locked.connect(self.reject)
        (self.rows[0] if self.rows else self.buttons[AgendaKind.DECISION]).setFocus()

    def _add_candidates(self, candidates: Sequence[Candidate]) -> None:
        self.body.addWidget(Text(_("What waits"), "section"))
        card = Card()
        card.body.setContentsMargins(8, 8, 8, 8)
        card.body.setSpacing(2)
        today = self.session.today()
        for place, candidate in enumerate(candidates):
            note = candidate_note(candidate, today)
            row = RecordButton((candidate.text, "ui"), (note, "meta"))
            row.setObjectName(f"candidate-{place}")
            row.setAccessibleName(candidate.text)
            row.setAccessibleDescription(note)
            row.setAutoDefault(False)
            row.clicked.connect(partial(self._choose, candidate))
            card.body.addWidget(row)
            self.rows.append(row)
        self.body.addWidget(card)

    def _choose(self, candidate: Candidate, *_checked: bool) -> None:
        self.accept()
        self.chosen.emit(candidate)

    def _new(self, kind: AgendaKind, *_checked: bool) -> None:
        self.accept()
        self.new_wanted.emit(kind)
