"""Keeps a half-done log as a draft in the journal, from the first word on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.log_drafts import Draft, written
from growthjournal.services.changes import Changes
from growthjournal.ui.acting import workspace_of

if TYPE_CHECKING:
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.services.together import Act
    from growthjournal.ui.session import Session


class DraftKeeper:
    """Writes the draft where it belongs: into its conversation, which may be new.

    Attributes:
        is_stored: The conversation is in the journal.
    """

    def __init__(self, session: Session, *, is_stored: bool, kept: Draft, is_begun: bool) -> None:
        self._session = session
        self._was_stored = self.is_stored = is_stored
        self._kept = kept
        self._is_begun = is_begun
        self._created: Act | None = None

    def is_kept(self, draft: Draft) -> bool:
        """Whether this is what the journal holds already."""
        return draft == self._kept

    def keep(self, draft: Draft, conversation: Conversation, new_person: Person | None) -> None:
        """Keep a draft; one in which nothing is left is forgotten.

        Raises:
            JournalError: It could not be kept.
        """
        if self.is_kept(draft):
            return
        service = workspace_of(self._session).conversations
        was_begun = self._is_begun
        changes = Changes.NONE
        if self._was_stored:
            if draft.says_something:
                changes = service.keep_draft(conversation.uuid, written(draft))
            elif was_begun:
                changes = service.drop_draft(conversation.uuid)
        else:
            changes = self._take_back()
            if draft.says_something:
                act = service.beginning(conversation, written(draft), new_person)
                changes |= act.do()
                self._created, self.is_stored = act, True
        self._kept, self._is_begun = draft, draft.says_something
        if self._is_begun is not was_begun:
            self._session.notify(changes)  # pages show that one is half done, not what is in it

    def _take_back(self) -> Changes:
        """Take the draft of a new conversation away, because it is kept anew or is empty."""
        if self._created is None:
            return Changes.NONE
        changes = self._created.undo()
        self._created, self.is_stored = None, False
        return changes
