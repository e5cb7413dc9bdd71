"""What can be done on the People page, each a named step that is undone as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.language import gettext as _
from growthjournal.ui.acting import Acts

if TYPE_CHECKING:
    from growthjournal.domain.agreements import Agreement
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person


class PeopleActs(Acts):
    """What can be done with people, agreements and conversations."""

    def archive(self, person: Person) -> None:
        """Archive a person; everything that was said stays.

        Raises:
            JournalError: Nothing was changed.
        """
        after = replace(person, archived_on=self.session.today())
        self.save(_("Archive the person"), [after], _("Archived. All that was said stays."))

    def bring_back(self, person: Person) -> None:
        """List an archived person again.

        Raises:
            JournalError: Nothing was changed.
        """
        after = replace(person, archived_on=None)
        self.save(_("Bring the person back"), [after], _("Listed again"))

    def remove(self, person: Person) -> None:
        """Remove a person; what they said stays.

        Raises:
            JournalError: The journal is locked.
        """
        mentoring = self.mentoring
        self.session.perform(
            _("Remove the person"),
            lambda: mentoring.remove_person(person.uuid),
            lambda: mentoring.restore_person(person.uuid),
            message=_("Person removed"),
        )

    def remove_agreement(self, agreement: Agreement) -> None:
        """Remove an agreement; an earlier one is in force again.

        Raises:
            JournalError: The journal is locked.
        """
        people = self.workspace.people
        self.session.perform(
            _("Remove the agreement"),
            lambda: people.remove_agreement(agreement.uuid),
            lambda: people.restore_agreement(agreement.uuid),
            message=_("Agreement removed"),
        )

    def remove_conversation(self, conversation: Conversation) -> None:
        """Remove a conversation; what surfaced in it stays.

        Raises:
            JournalError: The journal is locked.
        """
        mentoring = self.mentoring
        self.session.perform(
            _("Remove the conversation"),
            lambda: mentoring.remove_conversation(conversation.uuid),
            lambda: mentoring.restore_conversation(conversation.uuid),
            message=_("Conversation removed"),
        )
