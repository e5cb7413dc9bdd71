"""Conversations: a planned or held meeting with a person (method.md A6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from growthjournal.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation(Record):
    """A meeting with one person.

    Attributes:
        person: The person's uuid.
        date: Local date as planned or held.
        time: Local time or None.
        held: False while it is only planned.
        minutes: How long it took, or None.
        one_line: "I now see ...", or None.
        source: Where an imported one came from, or None.
        source_id: Its stable id there, or None.
    """

    person: str
    date: date
    time: time | None = None
    held: bool = True
    minutes: int | None = None
    one_line: str | None = field(default=None, repr=False)
    source: str | None = None
    source_id: str | None = field(default=None, repr=False)
