"""Sittings of the diagnostic, the next move, and quarterly reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.competencies import SCALE
from growthjournal.domain.diagnostics import (
    Diagnostic,
    DiagnosticAnswer,
    NextMove,
    QuarterlyReview,
)
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.services.records import RecordService
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from growthjournal.store.database import Database


class DiagnosticsService(RecordService):
    """What was answered, and what follows from it."""

    def __init__(self, database: Database) -> None:
        """Serve one open journal."""
        super().__init__(database)
        self._sittings = Repository(database, Diagnostic)
        self._answers = Repository(database, DiagnosticAnswer)
        self._moves = Repository(database, NextMove)
        self._reviews = Repository(database, QuarterlyReview)

    def sittings(self) -> list[Diagnostic]:
        """Return every sitting, oldest first."""
        return self._sittings.where(order='"on", id')

    def answers(self, sitting: str | None = None) -> list[DiagnosticAnswer]:
        """Return the answers of one sitting or of all, in the order in which they were given."""
        condition, values = ("diagnostic = ?", [sitting]) if sitting else ("1", [])
        return self._answers.where(condition, values, order="id")

    def put_sitting(self, sitting: Diagnostic) -> Changes:
        """Save a sitting."""
        return self._put(self._sittings, sitting, Changes.DIAGNOSTICS)

    def put_answer(self, answer: DiagnosticAnswer) -> Changes:
        """Save an answer.

        Raises:
            JournalError: The value is not 1-5.
        """
        if answer.value is not None and answer.value not in SCALE:
            raise JournalError(_("An answer is a number from 1 to 5, or “can't say”."))
        return self._put(self._answers, answer, Changes.DIAGNOSTICS)

    def moves(self) -> list[NextMove]:
        """Return every move, oldest first."""
        return self._moves.where(order="due, id")

    def put_move(self, move: NextMove) -> Changes:
        """Save a move.

        Raises:
            JournalError: It says nothing to do.
        """
        if not move.act.strip():
            raise JournalError(_("A move needs one act, in a line."))
        return self._put(self._moves, move, Changes.DIAGNOSTICS)

    def reviews(self) -> list[QuarterlyReview]:
        """Return every quarterly review, oldest first."""
        return self._reviews.where(order="began_on, id")

    def put_review(self, review: QuarterlyReview) -> Changes:
        """Save a quarterly review, finished or not."""
        return self._put(self._reviews, review, Changes.DIAGNOSTICS)
