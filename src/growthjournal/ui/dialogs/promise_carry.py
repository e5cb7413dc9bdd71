"""Moving a promise to a later day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import Text, labelled
from growthjournal.ui.widgets.promises_acts import PromiseActs
from growthjournal.ui.widgets.promises_due import WEEK, DueField
from growthjournal.wording.conversations import commitment_note

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.commitments import Commitment
    from growthjournal.domain.conversations import Conversation
    from growthjournal.ui.session import Session


class CarryDialog(FormDialog):
    """Asks for the later day; that the promise was moved is remembered."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        commitment: Commitment,
        following: Conversation | None,
    ) -> None:
        super().__init__(
            session, parent, _("Move to another day"), size=(500, 330), button=_("Move")
        )
        self.setObjectName("carry-dialog")
        self._commitment = commitment
        today = session.today()
        self.body.addWidget(Text(commitment.text, "heading", wrap=True))
        said = commitment_note(commitment, None, today)
        if said:
            self.body.addWidget(Text(said, "meta", wrap=True))
        self.due = DueField(self._proposed(following), today, following)
        self.body.addWidget(labelled(_("Due"), self.due))
        self.finish()
        self.due.setFocus()

    def _proposed(self, following: Conversation | None) -> date:
        after = max(self._commitment.due or date.min, self.session.today())
        if following is not None and following.date > after:
            return following.date
        return after + WEEK

    @override
    def problem(self) -> str:
        due, before = self.due.due(), self._commitment.due
        if due is None or (due >= self.session.today() and (before is None or due > before)):
            return ""
        (self.due.choice if self.due.day.isHidden() else self.due.day).setFocus()
        return _("Choose a later day.")

    @override
    def write(self) -> None:
        PromiseActs(self.session).carry(self._commitment, self.due.due())


def open_carry(session: Session, parent: QWidget, commitment: Commitment) -> CarryDialog:
    """Open the choice of a later day."""
    person, today = commitment.made_to or commitment.made_by, session.today()
    following = (
        session.ask(lambda one: one.conversations.next(today, person), None) if person else None
    )
    dialog = CarryDialog(session, parent, commitment, following)
    dialog.open()
    return dialog
