"""How far the next conversation is prepared: three things to bring (method.md F3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.domain.agenda import AgendaKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.conversations import Conversation


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What is there of a conversation's preparation.

    Attributes:
        brought: The decision that is brought, or where there is none the assumption; None for
            neither.
        kind: What `brought` is, or None.
        is_changed_kept: Lines of *what changed* were chosen.
        question: The first question, or None.
        since: When the two last spoke, or None.
        sent_at: When the brief was sent, or None.
    """

    brought: str | None = field(default=None, repr=False)
    kind: AgendaKind | None = None
    is_changed_kept: bool = False
    question: str | None = field(default=None, repr=False)
    since: date | None = None
    sent_at: datetime | None = None


def readiness(
    conversation: Conversation, agenda: Iterable[AgendaItem], since: date | None
) -> Readiness:
    """Return how far a conversation is prepared.

    Args:
        conversation: Planned.
        agenda: Its items, in their order.
        since: When the two last spoke, or None.
    """
    first: dict[AgendaKind, AgendaItem] = {}
    for item in agenda:
        first.setdefault(item.kind, item)
    brought = first.get(AgendaKind.DECISION) or first.get(AgendaKind.ASSUMPTION)
    question = first.get(AgendaKind.QUESTION)
    return Readiness(
        brought=brought.text if brought else None,
        kind=brought.kind if brought else None,
        is_changed_kept=bool(conversation.what_changed),
        question=question.text if question else None,
        since=since,
        sent_at=conversation.agenda_sent_at,
    )
