"""Writing in passing: a line that becomes an entry, and the draft it is until then."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from growthjournal.domain.capture import captured
from growthjournal.domain.entries import Entry, TargetKind
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.store.settings import DEVICE_PREFIX

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from growthjournal.services.journal import JournalService
    from growthjournal.services.vault import VaultService
    from growthjournal.store.database import Database

DRAFT = f"{DEVICE_PREFIX}capture"
KEPT_FOR = timedelta(hours=48)
"""How long an unfinished capture stays pinned; then it becomes an entry as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person or pattern that was completed in a captured text.

    Attributes:
        kind: What is linked.
        target: Its uuid.
        text: How the text names it; without these words there is no link.
    """

    kind: TargetKind
    target: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An unfinished capture.

    Attributes:
        text: What was written so far.
        named: Who and what it names.
        at: When it was last written to, UTC.
    """

    text: str = field(repr=False)
    named: tuple[Named, ...] = ()
    at: datetime

    @property
    def is_old(self) -> bool:
        """Whether it was pinned for long enough."""
        return clock.now() - self.at >= KEPT_FOR


class CaptureService:
    """The capture line of one open journal. Its draft stays on this device."""

    def __init__(self, database: Database, journal: JournalService, vault: VaultService) -> None:
        """Serve one open journal."""
        self._database = database
        self._journal = journal
        self._vault = vault

    def draft(self) -> Draft | None:
        """Return the unfinished capture, None when there is none."""
        try:
            kept = json.loads(self._vault.setting(DRAFT) or "null")
            if kept is None:
                return None
            named = (
                Named(kind=TargetKind(kind), target=target, text=text)
                for kind, target, text in kept["named"]
            )
            at = datetime.fromisoformat(kept["at"])
            return Draft(text=kept["text"], named=tuple(named), at=at)
        except (ValueError, KeyError, TypeError):
            return None  # another version of the program wrote it

    def keep_draft(self, text: str, named: Sequence[Named] = ()) -> Changes:
        """Keep an unfinished capture; an empty one is dropped."""
        kept = {
            "text": text,
            "named": [(one.kind.value, one.target, one.text) for one in named if one.text in text],
            "at": clock.now().isoformat(),
        }
        return self._vault.set_setting(DRAFT, json.dumps(kept) if text.strip() else "")

    def restore_draft(self, draft: Draft) -> Changes:
        """Bring back a draft that was dropped."""
        return self.keep_draft(draft.text, draft.named)

    def add(self, entry: Entry, named: Sequence[Named] = ()) -> Changes:
        """Make an entry of the capture, linked to whom and what it names; the draft is done.

        Raises:
            JournalError: There are no words in it.
        """
        if not entry.body.strip():
            raise JournalError(_("There is nothing to add."))
        with self._database.transaction():
            changes = self._journal.put(entry) | self._journal.leave(entry.uuid)
            for one in named:
                if one.text in f"{entry.title}\n{entry.body}":
                    changes |= self._journal.link(entry.uuid, one.kind, one.target)
            return changes | self._vault.set_setting(DRAFT, "")


def entry_of(text: str, *, day: date, at: time | None, zone: str | None) -> Entry:
    """Return the entry that a captured text becomes."""
    parts = captured(text)
    return Entry(title=parts.title, body=parts.body, tags=parts.tags, date=day, time=at, zone=zone)
