"""Commitments: what was promised before the next conversation (method.md A6)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CARRIED_OFTEN = 3
"""Carried this often, a commitment asks its question (method.md A6)."""
PARTLY_KEPT = 0.5
"""What *partly* counts in the share that was kept (method.md A6)."""
DUE_SOON_DAYS = 7
"""The check-in shows what falls due this many days before and after (method.md F1)."""


class CommitmentStatus(StrEnum):
    """Where a commitment stands."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    DROPPED = "dropped"
    CARRIED = "carried"


STANDING = frozenset({CommitmentStatus.OPEN, CommitmentStatus.CARRIED})
"""Still to be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """A promise tied to a moment: "When ..., I will ...".

    Attributes:
        text: The promise.
        made_on: Local date.
        made_to: The person it was made to, or None.
        made_by: The person who made it; None for the user.
        conversation: Where it was made, or None.
        due: Local date, or None for "before the next conversation".
        status: Where it stands; carried is still to be done, at a later date.
        moved_from: The due dates it was carried away from, oldest first.
        closed_on: When it was done, partly done or dropped, or None.
        what_changed: What is different since; without it *done* counts for no conclusion.
        drop_reason: Why it was dropped; without it *dropped* counts for no conclusion.
    """

    text: str = field(repr=False)
    made_on: date
    made_to: str | None = None
    made_by: str | None = None
    conversation: str | None = None
    due: date | None = None
    status: CommitmentStatus = CommitmentStatus.OPEN
    moved_from: tuple[date, ...] = ()
    closed_on: date | None = None
    what_changed: str | None = field(default=None, repr=False)
    drop_reason: str | None = field(default=None, repr=False)

    @property
    def carried_count(self) -> int:
        """How often it was carried to a later date."""
        return len(self.moved_from)

    @property
    def is_standing(self) -> bool:
        """Whether it is still to be done."""
        return self.status in STANDING


def closed(
    commitment: Commitment, status: CommitmentStatus, on: date, line: str | None = None
) -> Commitment:
    """Return a commitment closed on a day.

    Args:
        commitment: What was promised.
        status: Done, partly or dropped.
        on: Local date.
        line: What changed; for one that is dropped, why.
    """
    if status in STANDING:
        raise ValueError("done, partly or dropped")
    words = (line or "").strip() or None
    if status is CommitmentStatus.DROPPED:
        return replace(commitment, status=status, closed_on=on, drop_reason=words)
    return replace(commitment, status=status, closed_on=on, what_changed=words)


def carried(commitment: Commitment, due: date | None, today: date) -> Commitment:
    """Return a commitment moved to a later date, which is remembered."""
    left = commitment.due or today
    return replace(
        commitment,
        status=CommitmentStatus.CARRIED,
        due=due,
        moved_from=(*commitment.moved_from, left),
        closed_on=None,
    )


def reopened(commitment: Commitment) -> Commitment:
    """Return a closed commitment as it stood before; what was said when closing it is kept."""
    status = CommitmentStatus.CARRIED if commitment.moved_from else CommitmentStatus.OPEN
    return replace(commitment, status=status, closed_on=None)


def lacks_its_line(commitment: Commitment) -> bool:
    """Whether what closes it is still unsaid: what changed, or why it was dropped."""
    return (commitment.status is CommitmentStatus.DONE and not commitment.what_changed) or (
        commitment.status is CommitmentStatus.DROPPED and not commitment.drop_reason
    )


def asks_its_question(commitment: Commitment) -> bool:
    """Whether to ask "Drop it, shrink it, or bring it as the topic?" (A6)."""
    return commitment.is_standing and commitment.carried_count >= CARRIED_OFTEN


def closing_line(commitment: Commitment) -> str | None:
    """Return what was said when a commitment was closed, None where it still stands."""
    if commitment.is_standing:
        return None
    if commitment.status is CommitmentStatus.DROPPED:
        return commitment.drop_reason
    return commitment.what_changed


def carried_by(commitment: Commitment, day: date) -> int:
    """Return how often it had been carried by a day."""
    return sum(left <= day for left in commitment.moved_from)


def kept(commitment: Commitment, day: date) -> float:
    """Return how far it was kept by a day: 1, .5 or 0.

    *Done* counts once it says what changed, *dropped* once it says why (decisions.md 10).
    """
    if commitment.closed_on is None or commitment.closed_on > day or lacks_its_line(commitment):
        return 0.0
    if commitment.status is CommitmentStatus.PARTLY:
        return PARTLY_KEPT
    return 0.0 if commitment.is_standing else 1.0


def kept_share(
    commitments: Iterable[Commitment], since: date | None, day: date
) -> tuple[float, int] | None:
    """Return the share kept of what fell due after `since` and by `day`, and how many there were.

    One without a date is due at the first conversation after it was made. One carried away from
    a date in between was due then and not kept. None when nothing was due.
    """
    shares = [
        0.0 if was_carried else kept(one, day)
        for one, was_carried in _due_between(commitments, since, day)
    ]
    return (sum(shares) / len(shares), len(shares)) if shares else None


def _due_between(
    commitments: Iterable[Commitment], since: date | None, day: date
) -> Iterator[tuple[Commitment, bool]]:
    """Yield what fell due after `since` and by `day`, and whether it was carried away from then."""
    first = since or date.min
    for one in commitments:
        if any(first < left <= day for left in one.moved_from):
            yield one, True
        elif one.due is None:
            if first <= one.made_on < day:
                yield one, False
        elif first < one.due <= day:
            yield one, False


@dataclass(frozen=True, slots=True, kw_only=True)
class FellDue:
    """What became of the promises that fell due between two conversations: their uuids.

    Attributes:
        done: Done by the second one.
        partly: Partly done by then.
        dropped: Dropped by then.
        carried: Still to be done then.
    """

    done: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many fell due."""
        return len(self.done) + len(self.partly) + len(self.dropped) + len(self.carried)


def fell_due(commitments: Iterable[Commitment], since: date | None, day: date) -> FellDue:
    """Return what became of what fell due after `since` and by `day`, as it stood on that day."""
    found: dict[CommitmentStatus, list[str]] = {status: [] for status in CommitmentStatus}
    for one, was_carried in _due_between(commitments, since, day):
        is_open = was_carried or one.closed_on is None or one.closed_on > day or one.is_standing
        found[CommitmentStatus.CARRIED if is_open else one.status].append(one.uuid)
    return FellDue(
        done=tuple(found[CommitmentStatus.DONE]),
        partly=tuple(found[CommitmentStatus.PARTLY]),
        dropped=tuple(found[CommitmentStatus.DROPPED]),
        carried=tuple(found[CommitmentStatus.CARRIED]),
    )


def by_due(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Return commitments by their due date, undated ones last, oldest first."""
    return sorted(commitments, key=lambda one: (one.due is None, one.due or one.made_on))


def falls_due(commitment: Commitment, today: date) -> bool:
    """Whether the check-in asks for it: due within seven days, or overdue (F1)."""
    if not commitment.is_standing or commitment.due is None:
        return False
    return (commitment.due - today).days <= DUE_SOON_DAYS
