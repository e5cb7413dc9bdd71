"""The next move: one person, one act, one date, drafted from what limits (decisions.md 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostic_items import axis_of
from growthjournal.domain.people import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from growthjournal.domain.impacts import Witness
    from growthjournal.domain.people import Person
    from growthjournal.domain.verdict import Verdict

DUE_IN = timedelta(days=14)
"""When a drafted move is due unless the user says otherwise [D]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What a move could be; the words come from `wording/next_move.py`.

    Attributes:
        item: The limiting item, or None where it is not known who decides.
        person: Uuid of whom it is about, or None.
        due: By when.
    """

    item: str | None
    person: str | None
    due: date


def drafted(
    verdict: Verdict,
    people: Sequence[Person],
    witnesses: Iterable[Witness],
    results: Collection[str],
    today: date,
) -> Drafted | None:
    """Return what the next move could be, None where nothing limits.

    A limiting visibility item is about whoever in the room has seen least, a limiting skill item
    about a mentor. Where nobody is known to decide, finding out comes first (decisions.md 6).

    Args:
        verdict: What limits.
        people: Everybody.
        witnesses: Of all results.
        results: Uuids of the target-level results that count now.
        today: The local date.
    """
    due = today + DUE_IN
    room = [one for one in people if one.in_room and one.deleted_at is None]
    if not room:
        return Drafted(item=None, person=None, due=due)
    limits = verdict.limits
    if limits is None:
        return None
    if axis_of(limits.item) is Axis.SKILL:
        mentors = [one for one in people if Relation.MENTOR in one.relations and not one.deleted_at]
        return Drafted(item=limits.item, person=mentors[0].uuid if mentors else None, due=due)
    seen = [one.person for one in witnesses if one.first_hand and one.impact in results]
    least = min(room, key=lambda one: (seen.count(one.uuid), one.backing or 0, one.name))
    return Drafted(item=limits.item, person=least.uuid, due=due)
