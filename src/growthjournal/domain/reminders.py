"""What Today reminds of, quietly: the weekly check-in, and a crossing that can be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.scoring import Pending
    from growthjournal.domain.verdict import Verdict

WEEK = timedelta(days=7)
"""A check-in is due this long after the last one (method.md F1)."""
REMINDED_FOR = timedelta(weeks=8)
"""After so long without one nothing is said: skipping is never commented on ([D])."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInReminder:
    """What is said about the check-in.

    Attributes:
        last: The day of the last finished one, or None.
        is_begun: One was left half done.
    """

    last: date | None = None
    is_begun: bool = False


def check_in_reminder(last: date | None, today: date, *, is_begun: bool) -> CheckInReminder | None:
    """Return what to say about the check-in, None where nothing is.

    Whoever never checked in is not reminded of it.

    Args:
        last: The day of the last finished one, or None.
        today: The local date.
        is_begun: One was left half done.
    """
    is_due = last is not None and WEEK <= today - last <= REMINDED_FOR
    if not (is_begun or is_due):
        return None
    return CheckInReminder(last=last if is_due else None, is_begun=is_begun)


def to_confirm(verdict: Verdict, today: date) -> tuple[tuple[Axis, Pending], ...]:
    """Return the axes whose six items can be answered again today, the first to close first (B4.7).

    Args:
        verdict: What may be concluded today.
        today: The local date.
    """
    waiting = [
        (axis, pending)
        for axis in Axis
        if (pending := verdict.state(axis).pending) is not None
        and pending.opens_on <= today <= pending.closes_on
    ]
    return tuple(sorted(waiting, key=lambda one: one[1].closes_on))
