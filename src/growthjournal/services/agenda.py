"""What is brought to a conversation, and sending it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.agenda import AgendaItem, keeps_what_was_sent
from growthjournal.domain.conversations import CHANGED_LINES, Conversation
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.services.records import RecordService, found
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from growthjournal.store.database import Database


class AgendaService(RecordService):
    """Decisions, assumptions and questions to bring; frozen once they were sent."""

    def __init__(self, database: Database) -> None:
        """Serve one open journal."""
        super().__init__(database)
        self._items = Repository(database, AgendaItem)
        self._conversations = Repository(database, Conversation)

    def all(self) -> list[AgendaItem]:
        """Return every item of every conversation, and what is still on the user's mind."""
        return self._items.where(order="conversation, position, id")

    def items(self, conversation: str) -> list[AgendaItem]:
        """Return the agenda of a conversation in its order."""
        return self._items.where("conversation = ?", [conversation], order="position, id")

    def on_my_mind(self, person: str | None = None) -> list[AgendaItem]:
        """Return what waits for a conversation, for one person or for anybody."""
        condition, values = ("AND (person IS NULL OR person = ?)", [person]) if person else ("", [])
        return self._items.where(f"conversation IS NULL {condition}", values)

    def put(self, item: AgendaItem) -> Changes:
        """Save an item; of one that was sent only what happened to it may change.

        Raises:
            JournalError: It says nothing, or what was sent would change.
        """
        if not item.text.strip():
            raise JournalError(_("Say in a few words what you bring."))
        before = self._items.get(item.uuid)
        if before is not None and not keeps_what_was_sent(before, item):
            raise JournalError(_("This was sent as it is. Add another point instead."))
        return self._put(self._items, item, Changes.AGENDA)

    def arrange(self, conversation: str, order: Sequence[str]) -> Changes:
        """Put the agenda of a conversation into an order, given as uuids."""
        places = {uuid: place for place, uuid in enumerate(order)}
        with self._database.transaction():
            for item in self.items(conversation):
                place = places.get(item.uuid, len(places))
                if place != item.position:
                    self._items.put(replace(item, position=place), clock.now())
        return Changes.AGENDA

    def remove(self, uuid: str) -> Changes:
        """Take an item off the agenda."""
        return self._remove(self._items, uuid, Changes.AGENDA)

    def restore(self, uuid: str) -> Changes:
        """Bring a removed item back."""
        return self._restore(self._items, uuid, Changes.AGENDA)

    def keep_lines(self, conversation: str, lines: Sequence[str]) -> Changes:
        """Keep the lines of *what changed since* that the user chose for the brief.

        Raises:
            JournalError: More than five; the list itself is never sent.
        """
        kept = tuple(line.strip() for line in lines if line.strip())
        if len(kept) > CHANGED_LINES:
            raise JournalError(
                _("Cut it to {count} lines: the other person reads five.").format(
                    count=CHANGED_LINES
                )
            )
        meeting = found(self._conversations.get(conversation))
        return self._put(
            self._conversations, replace(meeting, what_changed=kept), Changes.CONVERSATIONS
        )

    def mark_sent(
        self, conversation: str, at: datetime, points: Collection[str] | None = None
    ) -> Changes:
        """Note when the brief was sent, and freeze what was in it.

        Args:
            conversation: Uuid.
            at: When, aware.
            points: Uuids of what was in it; everything that is not kept private when None.
        """
        return self._sent(conversation, at, points)

    def unmark_sent(self, conversation: str) -> Changes:
        """Take the note back that a brief was sent; its points can be changed again."""
        return self._sent(conversation, None)

    def _sent(
        self, conversation: str, at: datetime | None, points: Collection[str] | None = None
    ) -> Changes:
        with self._database.transaction():
            meeting = found(self._conversations.get(conversation))
            now = clock.now()
            self._conversations.put(replace(meeting, agenda_sent_at=at), now)
            for item in self.items(conversation):
                if (item.uuid in points) if points is not None else not item.kept_private:
                    self._items.put(replace(item, frozen_at=at), now)
        return Changes.CONVERSATIONS | Changes.AGENDA
