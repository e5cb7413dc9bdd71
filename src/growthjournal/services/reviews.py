"""The quarterly review: what it asks, and keeping what was answered (method.md F4)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from growthjournal.domain.diagnostics import QuarterlyReview
from growthjournal.domain.patterns import PatternStatus
from growthjournal.domain.quarterly import (
    LookBack,
    Written,
    answered_in,
    are_numbers_shown,
    asked_beliefs,
    asked_patterns,
    begins,
    due_on,
    is_year_over,
    last_review,
    looks_back,
    open_review,
    read_back,
    steps,
)
from growthjournal.services.changes import Changes
from growthjournal.services.journal import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from growthjournal.domain.assumptions import Assumption, AssumptionStatus
    from growthjournal.domain.diagnostics import Diagnostic, NextMove
    from growthjournal.domain.entries import Entry
    from growthjournal.domain.patterns import Pattern, Sighting
    from growthjournal.domain.record import Record
    from growthjournal.services.insights import InsightsService
    from growthjournal.services.together import Act, Parts, TogetherService
    from growthjournal.services.vault import VaultService

HIDES_NUMBERS = "hides_numbers"
"""Name of the journal's setting."""
UNSEEN = 3
"""Results that are named where it is asked who should see what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewState:
    """Where a review stands.

    Attributes:
        review: The one that was begun, or a new one.
        is_begun: Whether it is stored.
        since: The first day that it looks back on.
        sitting: The sitting that it rests on, or None.
        patterns: Those that are not retired, active first, with their sightings.
        beliefs: The assumptions without a conclusion, with how far each is believed.
        move: The open next move, or None.
        move_with: Whom it is about, "" for nobody.
        unseen: Titles of target-level results that nobody in the room saw.
        look_back: Competencies to judge anew for an earlier day.
        is_year_over: All competencies were not rated for a year.
    """

    review: QuarterlyReview
    is_begun: bool = False
    since: date
    sitting: Diagnostic | None = None
    patterns: tuple[tuple[Pattern, tuple[Sighting, ...]], ...] = ()
    beliefs: tuple[tuple[Assumption, int | None], ...] = ()
    move: NextMove | None = None
    move_with: str = field(default="", repr=False)
    unseen: tuple[str, ...] = field(default=(), repr=False)
    look_back: tuple[LookBack, ...] = ()
    is_year_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOffer:
    """A review that is due, or was left half done.

    Attributes:
        last: The day of the last one, or None.
        step: Where one was left and of how many, or None.
    """

    last: date | None = None
    step: tuple[int, int] | None = None


class ReviewsService:
    """Fifteen minutes a quarter, over as many days as it takes."""

    def __init__(
        self,
        parts: Parts,
        together: TogetherService,
        vault: VaultService,
        insights: InsightsService,
    ) -> None:
        """Work with the services of one journal."""
        self._parts, self._together = parts, together
        self._vault, self._insights = vault, insights

    def kept(self) -> QuarterlyReview | None:
        """Return the review that was begun and not finished, None where there is none."""
        return open_review(self._parts.diagnostics.reviews())

    def last(self) -> QuarterlyReview | None:
        """Return the review that was finished last."""
        return last_review(self._parts.diagnostics.reviews())

    def due(self) -> date | None:
        """Return from when on a review is offered, None while there is nothing to look back on."""
        return due_on(self._parts.diagnostics.reviews(), self._parts.journal.first_day())

    def offer(self, today: date) -> ReviewOffer | None:
        """Return the review to offer on a day, None where none is due or half done."""
        kept, last = self.kept(), self.last()
        since = last.finished_on if last else None
        if kept is not None:
            mentoring = self._parts.mentoring
            asked = steps(
                has_patterns=bool(asked_patterns(mentoring.patterns())),
                has_beliefs=bool(asked_beliefs(mentoring.assumptions())),
            )
            place = next((at for at, one in enumerate(asked, start=1) if one.value == kept.step), 1)
            return ReviewOffer(last=since, step=(place, len(asked)))
        due = self.due()
        return ReviewOffer(last=since) if due is not None and due <= today else None

    @property
    def hides_numbers(self) -> bool:
        """Whether the user hides ratings and scores between reviews."""
        return bool(self._vault.setting(HIDES_NUMBERS))

    def hide_numbers(self, *, hides: bool) -> Changes:
        """Hide ratings and scores between reviews, or show them always."""
        changes = self._vault.set_setting(HIDES_NUMBERS, "yes" if hides else "")
        return changes | Changes.RATINGS | Changes.DIAGNOSTICS

    def are_numbers_shown(self, today: date) -> bool:
        """Whether ratings and scores are shown on a day."""
        if not self.hides_numbers:
            return True
        return are_numbers_shown(self._parts.diagnostics.reviews(), today)

    def state(self, today: date) -> ReviewState:
        """Return where the review stands on a day."""
        parts = self._parts
        kept = self.kept()
        review = kept or QuarterlyReview(began_on=today)
        aim = parts.sponsorship.aim()
        ratings = parts.growth.ratings()
        waiting = [one for one in parts.diagnostics.moves() if one.closed_on is None]
        move = min(waiting, key=lambda one: one.due, default=None)
        person = parts.mentoring.everyone().get(move.person or "") if move else None
        mentoring = parts.mentoring
        return ReviewState(
            review=review,
            is_begun=kept is not None,
            since=begins(parts.diagnostics.reviews(), today),
            sitting=answered_in(review, parts.diagnostics.sittings(), aim.uuid if aim else None),
            patterns=tuple(
                (one, tuple(mentoring.sightings(one.uuid)))
                for one in asked_patterns(mentoring.patterns())
            ),
            beliefs=tuple(
                (one, mentoring.belief(one.uuid)) for one in asked_beliefs(mentoring.assumptions())
            ),
            move=move,
            move_with=person.name if person else "",
            unseen=self._unseen(today),
            look_back=looks_back(ratings, today),
            is_year_over=is_year_over(ratings, today),
        )

    def _unseen(self, today: date) -> tuple[str, ...]:
        impacts = self._parts.impacts.all()
        if not impacts:
            return ()
        titles = {one.uuid: one.title for one in impacts}
        return tuple(titles[uuid] for uuid in self._insights.seen(today).unseen[:UNSEEN])

    def read_back(self, review: QuarterlyReview, since: date, today: date) -> list[Entry]:
        """Return the eight entries that are read back, the same on every day of a review."""
        journal = self._parts.journal
        entries = journal.chosen(Choice(start=since, end=today))
        by_uuid = {one.uuid: one for one in entries}
        chosen = read_back(
            [
                Written(
                    uuid=one.uuid,
                    letters=len(one.body),
                    links=len(journal.links(one.uuid)) + len(journal.linked_from(one.uuid)),
                )
                for one in entries
            ],
            review.uuid,
        )
        return [by_uuid[uuid] for uuid in chosen]

    def keep(self, review: QuarterlyReview) -> Changes:
        """Keep a review with where it was left."""
        return self._parts.diagnostics.put_review(review)

    def deciding(
        self,
        review: QuarterlyReview,
        patterns: Mapping[str, PatternStatus],
        beliefs: Mapping[str, AssumptionStatus],
        today: date,
    ) -> Act | None:
        """Return the step that writes what was decided, None where nothing changes.

        Args:
            review: As it is after this.
            patterns: What each becomes, by its uuid.
            beliefs: What each assumption becomes, by its uuid.
            today: The local date.
        """
        mentoring = self._parts.mentoring
        changed: list[Record] = []
        # Active ones come first, so that one that leaves makes room for one that joins.
        for one in mentoring.patterns():
            status = patterns.get(one.uuid, one.status)
            if status is not one.status:
                retired = today if status is PatternStatus.RETIRED else None
                changed.append(replace(one, status=status, retired_on=retired))
        for belief in mentoring.assumptions():
            stands = beliefs.get(belief.uuid, belief.status)
            if stands is not belief.status:
                changed.append(replace(belief, status=stands))
        return self._together.act([*changed, review]) if changed else None

    def finishing(self, review: QuarterlyReview, today: date) -> Act:
        """Return the step that finishes a review."""
        aim = self._parts.sponsorship.aim()
        sitting = answered_in(review, self._parts.diagnostics.sittings(), aim.uuid if aim else None)
        done = replace(
            review, finished_on=today, step="", diagnostic=sitting.uuid if sitting else None
        )
        return self._together.act([done])
