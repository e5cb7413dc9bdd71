"""Conversations with one person in a row: the three indices and the promises (method.md F6.8)."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Literal

from growthjournal.domain.commitments import FellDue, fell_due
from growthjournal.domain.drift import (
    MINIMUM,
    WINDOW,
    Indices,
    Meeting,
    indices,
    is_soft,
    is_told,
)
from growthjournal.domain.timeline import LONGEST_GAP_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.commitments import Commitment

Index = Literal["ownership", "challenge", "prescription"]
INDICES: tuple[Index, ...] = ("ownership", "challenge", "prescription")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationPoint:
    """One held conversation.

    Attributes:
        conversation: Its uuid.
        on: Its day.
        indices: Ownership, challenge and prescription.
        is_logged: Whether anything was said of it.
        drift: Whether it meets the test of *told* or of *soft*; None for neither.
        promises: What became of the promises that fell due since the one before.
    """

    conversation: str
    on: date
    indices: Indices
    is_logged: bool
    drift: Literal["told", "soft"] | None
    promises: FellDue

    def value(self, index: Index) -> float | None:
        """Return one index."""
        return {
            "ownership": self.indices.ownership,
            "challenge": self.indices.challenge,
            "prescription": self.indices.prescription,
        }[index]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationSeries:
    """The conversations with one person.

    Attributes:
        name: The person; empty when there is nobody.
        points: Oldest first.
        logged: Conversations that were ever logged, those before the range included.
        start: First day shown.
        end: Last day shown.
        is_whole: Whether nothing before the first day was left out.
        mentored: The user mentors this person.
    """

    name: str
    points: tuple[ConversationPoint, ...]
    logged: int
    start: date
    end: date
    is_whole: bool = True
    mentored: bool = False

    @property
    def needed(self) -> int:
        """Logged conversations from which the indices are shown (F2)."""
        return MINIMUM

    @property
    def is_told(self) -> bool:
        """Whether the indices are shown."""
        return self.logged >= self.needed

    @property
    def recent(self) -> tuple[ConversationPoint, ...]:
        """The last logged ones, as many as a flag looks back on."""
        return tuple(point for point in self.points if point.is_logged)[-WINDOW:]

    def mean(self, index: Index) -> float | None:
        """Return the mean of an index over the recent ones, None when none has it."""
        known = [value for point in self.recent if (value := point.value(index)) is not None]
        return fmean(known) if known else None


def conversation_series(
    meetings: Sequence[Meeting],
    commitments: Sequence[Commitment],
    start: date | None,
    end: date,
    *,
    name: str,
    mentored: bool = False,
) -> ConversationSeries:
    """Return the conversations from start to end, both included.

    Args:
        meetings: All that were held with the person, oldest first.
        commitments: The promises between the two that count.
        start: The first day, None for the first conversation.
        end: The last day.
        name: The person.
        mentored: The user mentors this person.
    """
    held = [one for one in meetings if one.on <= end]
    points = [_point(held, place, commitments) for place in range(len(held))]
    return ConversationSeries(
        name=name,
        points=tuple(point for point in points if start is None or start <= point.on),
        logged=sum(point.is_logged for point in points),
        start=start or (held[0].on if held else end),
        end=end,
        is_whole=start is None,
        mentored=mentored,
    )


def _point(
    held: Sequence[Meeting], place: int, commitments: Sequence[Commitment]
) -> ConversationPoint:
    meeting = held[place]
    since = held[place - 1].on if place else None
    told, soft = is_told(meeting), is_soft(meeting)
    return ConversationPoint(
        conversation=meeting.conversation,
        on=meeting.on,
        indices=indices(meeting),
        is_logged=meeting.brought is not None,
        drift="told" if told else "soft" if soft else None,
        promises=fell_due(commitments, since, meeting.on),
    )


def runs(series: ConversationSeries, index: Index) -> list[list[int]]:
    """Return the places of neighbours that a line may join: all known, none 60 days apart."""
    found: list[list[int]] = []
    for place, point in enumerate(series.points):
        if point.value(index) is None:
            continue
        if found and found[-1][-1] == place - 1:
            apart = (point.on - series.points[place - 1].on).days
            if apart <= LONGEST_GAP_DAYS:
                found[-1].append(place)
                continue
        found.append([place])
    return found
