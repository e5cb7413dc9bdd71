"""What can be done on the People page, each a named step that is undone as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.language import gettext as _
from growthjournal.ui.pages.patterns_acts import Acts, Part

if TYPE_CHECKING:
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.domain.record import Record


class PeopleActs(Acts):
    """What can be done with people, agreements and conversations."""

    def put(self, text: str, record: Record) -> None:
        """Save a record, new or changed.

        Raises:
            JournalError: Nothing was changed.
        """
        act = self.workspace.together.act([record])
        self.make(text, [Part(do=act.do, undo=act.undo)], _("Saved"))

    def archive(self, person: Person) -> None:
        """Archive a person; everything that was said stays.

        Raises:
            JournalError: Nothing was changed.
        """
        people, today = self.workspace.people, self.session.today()
        part = Part(
            do=lambda: people.archive(person.uuid, today),
            undo=lambda: people.unarchive(person.uuid),
        )
        self.make(_("Archive the person"), [part], _("Archived. All that was said stays."))

    def bring_back(self, person: Person) -> None:
        """List an archived person again.

        Raises:
            JournalError: Nothing was changed.
        """
        people, before = self.workspace.people, person.archived_on or self.session.today()
        part = Part(
            do=lambda: people.unarchive(person.uuid),
            undo=lambda: people.archive(person.uuid, before),
        )
        self.make(_("Bring the person back"), [part], _("Listed again"))

    def remove(self, person: Person) -> None:
        """Remove a person; what they said stays.

        Raises:
            JournalError: Nothing was changed.
        """
        mentoring = self.mentoring
        part = Part(
            do=lambda: mentoring.remove_person(person.uuid),
            undo=lambda: mentoring.restore_person(person.uuid),
        )
        self.make(_("Remove the person"), [part], _("Person removed"))

    def remove_conversation(self, conversation: Conversation) -> None:
        """Remove a conversation; what surfaced in it stays.

        Raises:
            JournalError: Nothing was changed.
        """
        mentoring = self.mentoring
        part = Part(
            do=lambda: mentoring.remove_conversation(conversation.uuid),
            undo=lambda: mentoring.restore_conversation(conversation.uuid),
        )
        self.make(_("Remove the conversation"), [part], _("Conversation removed"))
