"""What changed since the last conversation, drafted from records (method.md A6, F3).

Pure functions over given records. They return facts; `wording` says them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

from growthjournal.domain.commitments import CommitmentStatus, closing_line
from growthjournal.domain.conversations import marked
from growthjournal.domain.counted import LAST_RATINGS, counted_ratings, values
from growthjournal.domain.patterns import early, is_known_to, staged
from growthjournal.domain.trends import band

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from growthjournal.domain.competencies import Axis, Rating
    from growthjournal.domain.preparation import Journal

MOVED_BY = 1.0
"""Points between two medians of three below which a rating is noise [D] (method.md finding 8)."""


class ChangeKind(StrEnum):
    """What can have changed since the last conversation, in the order of the draft."""

    KEPT = "kept"
    PARTLY = "partly"
    DROPPED = "dropped"
    SLIPPED = "slipped"
    DECIDED = "decided"
    TESTED = "tested"
    CAUGHT = "caught"
    RATED = "rated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed.

    Attributes:
        kind: What.
        on: When.
        record: Uuid of the record behind it.
        text: The record's own words.
        detail: What came of it, in the user's words, or None.
        before: A belief or a median before, or None.
        after: The same now.
        early: Sightings caught before it happened.
        seen: Sightings in all.
        axis: For a rating.
        is_theirs: The person it is prepared for has a part in it.
    """

    kind: ChangeKind
    on: date
    record: str
    text: str = field(repr=False)
    detail: str | None = field(default=None, repr=False)
    before: float | None = None
    after: float | None = None
    early: int = 0
    seen: int = 0
    axis: Axis | None = None
    is_theirs: bool = False


def changes_since(
    journal: Journal, person: str, since: date | None, today: date
) -> tuple[Change, ...]:
    """Return what changed after a day, drafted from records for the user to cut to five lines.

    What this person has a part in comes first; the rest follows in the order of the kinds, newest
    first. Everything counts when `since` is None.
    """
    found = [
        *_commitments(journal, person, since, today),
        *_decisions(journal, person, since, today),
        *_tests(journal, person, since, today),
        *_sightings(journal, person, since, today),
        *_ratings(journal, since, today),
    ]
    places = {kind: place for place, kind in enumerate(ChangeKind)}
    found.sort(key=lambda one: (not one.is_theirs, places[one.kind], -one.on.toordinal()))
    return tuple(found)


_CLOSED = {
    CommitmentStatus.DONE: ChangeKind.KEPT,
    CommitmentStatus.PARTLY: ChangeKind.PARTLY,
    CommitmentStatus.DROPPED: ChangeKind.DROPPED,
}


def _is_within(day: date | None, since: date | None, today: date) -> bool:
    return day is not None and (since is None or day > since) and day <= today


def _commitments(
    journal: Journal, person: str, since: date | None, today: date
) -> Iterable[Change]:
    for one in journal.commitments:
        if one.made_by not in {None, person}:
            continue
        on, kind = one.closed_on, _CLOSED.get(one.status)
        if one.is_standing:
            slipped = [*one.moved_from, *([one.due] if one.due else [])]
            kind = ChangeKind.SLIPPED
            on = max((day for day in slipped if _is_within(day, since, today)), default=None)
        if on is None or kind is None or not _is_within(on, since, today):
            continue
        yield Change(
            kind=kind,
            on=on,
            record=one.uuid,
            text=one.text,
            detail=closing_line(one),
            is_theirs=person in {one.made_to, one.made_by},
        )


def _decisions(journal: Journal, person: str, since: date | None, today: date) -> Iterable[Change]:
    theirs = {one.uuid for one in journal.conversations if one.person == person}
    for one in journal.decisions:
        if one.decided_on is not None and _is_within(one.decided_on, since, today):
            yield Change(
                kind=ChangeKind.DECIDED,
                on=one.decided_on,
                record=one.uuid,
                text=one.title,
                detail=one.chosen,
                is_theirs=one.taken_to in theirs,
            )


def _tests(journal: Journal, person: str, since: date | None, today: date) -> Iterable[Change]:
    tested = {one.uuid: one for one in journal.assumptions}
    for one in journal.tests:
        assumption = tested.get(one.assumption)
        if assumption is None or one.run_on is None or not _is_within(one.run_on, since, today):
            continue
        yield Change(
            kind=ChangeKind.TESTED,
            on=one.run_on,
            record=one.uuid,
            text=assumption.statement,
            detail=one.observed,
            before=one.belief_before,
            after=one.belief_after,
            is_theirs=assumption.surfaced_by == person,
        )


def _sightings(journal: Journal, person: str, since: date | None, today: date) -> Iterable[Change]:
    for pattern in journal.patterns:
        own = [one for one in journal.sightings if one.pattern == pattern.uuid]
        fresh = [one for one in staged(own) if _is_within(one.date, since, today)]
        if fresh:
            yield Change(
                kind=ChangeKind.CAUGHT,
                on=fresh[-1].date,
                record=pattern.uuid,
                text=pattern.name,
                early=early(fresh),
                seen=len(fresh),
                is_theirs=is_known_to(person, pattern, own),
            )


def _ratings(journal: Journal, since: date | None, today: date) -> Iterable[Change]:
    if since is None:
        return
    names = {one.uuid: one.name for one in journal.competencies}
    kept: dict[tuple[str, Axis], list[Rating]] = {}
    for rating in counted_ratings(journal.ratings):
        if rating.on <= today and rating.competency in names:
            kept.setdefault((rating.competency, rating.axis), []).append(rating)
    for (competency, axis), rows in kept.items():
        older = values(one for one in rows if one.on <= since)
        given = values(rows)
        if not older or len(given) == len(older):
            continue
        before, after = median(older[-LAST_RATINGS:]), median(given[-LAST_RATINGS:])
        if abs(after - before) < max(MOVED_BY, band([float(one) for one in given])):
            continue
        yield Change(
            kind=ChangeKind.RATED,
            on=rows[-1].on,
            record=competency,
            text=names[competency],
            before=float(before),
            after=float(after),
            axis=axis,
        )


SAME_WORDS = 0.6
"""Share of a line's words behind which it is the same line, cut or reworded [D]."""


def paired(
    drafted: Sequence[str], kept: Sequence[str]
) -> tuple[tuple[str | None, str | None], ...]:
    """Return drafted lines beside the kept line that each became, in the order of the draft.

    A kept line that was cut or reworded still stands for its draft, so that it is not offered a
    second time. Kept lines of the user's own come last, without a draft.
    """
    left = list(kept)
    found: list[tuple[str | None, str | None]] = [(line, None) for line in drafted]
    for likeness in (_is_equal, _is_reworded):
        for place, (draft, taken) in enumerate(found):
            if draft is None or taken is not None:
                continue
            match = next((line for line in left if likeness(draft, line)), None)
            if match is not None:
                left.remove(match)
                found[place] = (draft, match)
    return (*found, *((None, line) for line in left))


def _is_equal(draft: str, line: str) -> bool:
    return draft == line


def _is_reworded(draft: str, line: str) -> bool:
    before, after = _words(draft), _words(line)
    fewer = min(len(before), len(after))
    return fewer > 0 and len(before & after) / fewer >= SAME_WORDS


def _words(line: str) -> set[str]:
    return {word.strip(".,;:!?“”\"'()").casefold() for word in marked(line)[1].split()} - {""}
