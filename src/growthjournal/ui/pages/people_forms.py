"""Opens the forms of the People page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from growthjournal.domain.commitments import Commitment
from growthjournal.domain.people import is_mentored

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Ask
    from growthjournal.ui.dialogs.form import FormDialog
    from growthjournal.ui.dialogs.person import PersonDialog
    from growthjournal.ui.session import Session


class PeopleForms:
    """Builds a form over what is stored now and shows it.

    Attributes:
        shown: The form that is open, or None.
    """

    def __init__(
        self, session: Session, parent: QWidget, person_saved: Callable[[str], None]
    ) -> None:
        """Open forms over a page.

        Args:
            session: The open journal.
            parent: The page.
            person_saved: Called with the uuid of a person whose form was saved.
        """
        self._session, self._parent = session, parent
        self._person_saved = person_saved
        self.shown: FormDialog | None = None

    def person(self, person: Person | None) -> None:
        """Open the form of a person, or of a new one."""
        from growthjournal.ui.dialogs.person import open_person

        dialog = open_person(self._session, self._parent, person)
        self._hold(dialog)
        dialog.finished.connect(partial(self._tell, dialog))

    def plan(self, person: Person) -> None:
        """Open the form of a new conversation with a person."""
        from growthjournal.ui.dialogs.plan import open_plan

        self._hold(open_plan(self._session, self._parent, person=person))

    def move(self, conversation: Conversation) -> None:
        """Open the form that moves a planned conversation or calls it off."""
        from growthjournal.ui.dialogs.plan import open_plan

        self._hold(open_plan(self._session, self._parent, conversation=conversation))

    def log(self, person: Person) -> None:
        """Open the log of the conversation with a person that waits for it, or of a new one."""
        from growthjournal.ui.dialogs.log import open_log

        open_log(self._session, self._parent, person=person)  # keeps itself before locking

    def log_of(self, conversation: str) -> None:
        """Open the log of a conversation: to write it, or to put it right."""
        from growthjournal.ui.dialogs.log import open_log

        open_log(self._session, self._parent, conversation=conversation)

    def agreement(self, person: Person, *, anew: bool = False) -> None:
        """Open the form of the agreement with a person; `anew` for one that follows it."""
        from growthjournal.ui.dialogs.agreement import open_agreement

        self._hold(open_agreement(self._session, self._parent, person, anew=anew))

    def room(self, person: Person) -> None:
        """Open the form of what a person has seen and knows."""
        from growthjournal.ui.dialogs.room import open_room

        self._hold(open_room(self._session, self._parent, person))

    def step(self, person: Person) -> None:
        """Open the form of a step of a person on the backing ladder."""
        from growthjournal.ui.dialogs.backing_step import open_backing_step

        self._hold(open_backing_step(self._session, self._parent, person))

    def update_to(self, person: Person) -> None:
        """Open the draft of an update to a person."""
        from growthjournal.ui.dialogs.sent_update import open_update

        self._hold(open_update(self._session, self._parent, person))

    def ask_of(self, person: Person) -> None:
        """Open the form of a new ask, with the words that fit where the person stands."""
        from growthjournal.ui.dialogs.ask import open_ask

        self._hold(open_ask(self._session, self._parent, person=person.uuid))

    def ask(self, ask: Ask) -> None:
        """Open an ask, for example to write down the answer."""
        from growthjournal.ui.dialogs.ask import open_ask

        self._hold(open_ask(self._session, self._parent, ask))

    def aim(self) -> None:
        """Open the form of the role that is wanted."""
        from growthjournal.ui.dialogs.aim import open_aim

        self._hold(open_aim(self._session, self._parent))

    def promise(self, person: Person) -> None:
        """Open the form of a promise to a person, or by one whom the user mentors."""
        from growthjournal.ui.dialogs.promise import open_promise

        theirs = person.uuid if is_mentored(person) else None
        new = Commitment(
            text="",
            made_on=self._session.today(),
            made_by=theirs,
            made_to=None if theirs else person.uuid,
        )
        self._hold(open_promise(self._session, self._parent, new))

    def save_pending(self) -> bool:
        """Save the open form where it can be saved; what lacks its one required field is left."""
        if self.shown is None or not self.shown.is_changed or self.shown.problem():
            return True
        return self.shown.save()

    def _hold(self, dialog: FormDialog | None) -> None:
        self.shown = dialog
        if dialog is not None:
            dialog.finished.connect(self._closed)

    def _closed(self, _result: int) -> None:
        self.shown = None

    def _tell(self, dialog: PersonDialog, _result: int) -> None:
        if dialog.saved is not None:
            self._person_saved(dialog.saved.uuid)
