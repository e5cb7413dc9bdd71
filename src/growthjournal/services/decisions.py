"""Decisions, written before their outcome is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from growthjournal.domain.calibration import calibration
from growthjournal.domain.decision_grid import decision_grid
from growthjournal.domain.decisions import MAX_REASONS, Decision, by_due, reasons_locked
from growthjournal.domain.errors import JournalError
from growthjournal.domain.forecasts import (
    PROBABILITIES,
    REVIEW_AT_MOST,
    DecisionNote,
    DecisionReview,
    Forecast,
)
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.services.records import RecordService, found
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from growthjournal.domain.calibration import Calibration
    from growthjournal.domain.decision_grid import DecisionGrid
    from growthjournal.store.database import Database


_STANDING = "decision IN (SELECT uuid FROM decision WHERE deleted_at IS NULL)"
"""A decision that is removed takes along what was expected of it and how it was judged."""


class DecisionsService(RecordService):
    """What is to be decided, and what was."""

    def __init__(self, database: Database) -> None:
        """Serve one open journal."""
        super().__init__(database)
        self._decisions = Repository(database, Decision)
        self._forecasts = Repository(database, Forecast)
        self._reviews = Repository(database, DecisionReview)
        self._notes = Repository(database, DecisionNote)

    def all(self) -> list[Decision]:
        """Return every decision, last taken first; open ones before those."""
        return self._decisions.where(
            order="decided_on IS NOT NULL, decided_on DESC, decide_by, id DESC"
        )

    def open(self) -> list[Decision]:
        """Return what is still to be decided, by when it is due."""
        return by_due(self._decisions.where("decided_on IS NULL"))

    def decision(self, uuid: str) -> Decision:
        """Return a decision.

        Raises:
            JournalError: There is none.
        """
        return found(self._decisions.get(uuid))

    def put(self, decision: Decision) -> Changes:
        """Save a decision. From a day after it was written down as taken, its reasons are locked.

        Raises:
            JournalError: It has no title, more than three reasons, or its locked reasons differ.
        """
        if not decision.title.strip():
            raise JournalError(_("A decision needs a few words that name it."))
        if len(decision.reasons) > MAX_REASONS:
            raise JournalError(_("Three reasons are the most. Which three carry it?"))
        now = clock.now()
        before = self._decisions.get(decision.uuid)
        written = None if before is None else before.written_at
        if before is not None and reasons_locked(before, now):
            if decision.reasons != before.reasons:
                raise JournalError(
                    _("The reasons are locked since the day after it was taken. Add a note.")
                )
        elif decision.is_open:
            written = None
        else:
            written = written or now
        decision = replace(decision, written_at=written)
        return self._put(self._decisions, decision, Changes.DECISIONS)

    def remove(self, uuid: str) -> Changes:
        """Remove a decision."""
        return self._remove(self._decisions, uuid, Changes.DECISIONS)

    def restore(self, uuid: str) -> Changes:
        """Bring a removed decision back."""
        return self._restore(self._decisions, uuid, Changes.DECISIONS)

    def forecasts(self, decision: str | None = None) -> list[Forecast]:
        """Return the forecasts of one decision or of all, by when they can be settled."""
        condition, values = ("decision = ?", [decision]) if decision else (_STANDING, [])
        return self._forecasts.where(condition, values, order="review_on, id")

    def put_forecast(self, forecast: Forecast) -> Changes:
        """Save a forecast, or that it is settled; what it says locks with its decision (A5).

        Raises:
            JournalError: It says nothing, its probability or day is out of range, or it is locked.
        """
        if not forecast.statement.strip():
            raise JournalError(_("A forecast needs a statement that a stranger could settle."))
        if forecast.probability not in PROBABILITIES:
            raise JournalError(_("A forecast takes 5 to 95 percent, in steps of 5."))
        before = self._forecasts.get(forecast.uuid)
        decision = self.decision(forecast.decision)
        words = (forecast.statement, forecast.probability, forecast.review_on)
        kept = before and (before.statement, before.probability, before.review_on)
        if words != kept:
            if reasons_locked(decision, clock.now()):
                raise JournalError(
                    _("Its forecasts are locked since the day after it was taken. Add a note.")
                )
            if forecast.review_on - clock.today() > REVIEW_AT_MOST:
                raise JournalError(_("A forecast is settled within a year."))
        return self._put(self._forecasts, forecast, Changes.DECISIONS)

    def calibration(self, today: date, start: date | None = None) -> Calibration:
        """Return what the forecasts that were settled from `start` on say (method.md F6.7)."""
        return calibration(
            one
            for one in self.forecasts()
            if one.settled_on is None or (start or date.min) <= one.settled_on <= today
        )

    def grid(self, today: date, start: date | None = None) -> DecisionGrid:
        """Return how well decisions were made and how they came out (method.md F6.11)."""
        return decision_grid(self.reviews(), start, today)

    def reviews(self, decision: str | None = None) -> list[DecisionReview]:
        """Return how one decision or any was judged, oldest first."""
        condition, values = ("decision = ?", [decision]) if decision else (_STANDING, [])
        return self._reviews.where(condition, values, order='"on", id')

    def put_review(self, review: DecisionReview) -> Changes:
        """Save how a decision was judged."""
        return self._put(self._reviews, review, Changes.DECISIONS)

    def notes(self, decision: str) -> list[DecisionNote]:
        """Return what was added to a decision later, oldest first."""
        return self._notes.where("decision = ?", [decision], order='"on", id')

    def put_note(self, note: DecisionNote) -> Changes:
        """Add a note to a decision."""
        return self._put(self._notes, note, Changes.DECISIONS)
