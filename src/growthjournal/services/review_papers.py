"""The pages of a quarterly review: four for the user, or one for a mentor (method.md F4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.aliases import Aliases
from growthjournal.domain.competencies import Axis, Basis
from growthjournal.domain.diagnostics import QuarterlyReview
from growthjournal.domain.errors import JournalError
from growthjournal.domain.patterns import PatternStatus
from growthjournal.domain.quarterly import QUARTER
from growthjournal.domain.review_report import LookedBack, Part, ReviewReport
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from growthjournal.domain.patterns import Sighting
    from growthjournal.exports.document import Figure
    from growthjournal.services.insights import InsightsService
    from growthjournal.services.reports import ReportsService
    from growthjournal.services.together import Parts
    from growthjournal.services.verdicts import VerdictsService
    from growthjournal.wording.review_papers import ReviewWords

SIZES = {
    "quadrant": (620, 470),
    "gap": (800, 320),
    "competencies": (800, 400),
    "patterns": (800, 330),
    "witnesses": (800, 330),
    "effort": (800, 280),
}
"""Width and height of each drawing, in pixels."""
WIDEST = max(width for width, _height in SIZES.values())
GIVE_WAY = ("effort", "patterns", "witnesses", "competencies", "gap", "quadrant")
"""Drawings that give way to a long text, the first one first."""


class ReviewPapersService:
    """Reads and typesets; never writes to the journal."""

    def __init__(
        self,
        parts: Parts,
        insights: InsightsService,
        verdicts: VerdictsService,
        reports: ReportsService,
    ) -> None:
        """Work from these services."""
        self._parts, self._insights = parts, insights
        self._verdicts, self._reports = verdicts, reports

    def chosen(self, review: QuarterlyReview | None) -> QuarterlyReview:
        """Return a review, or for None the one that was finished last.

        Raises:
            JournalError: None was finished yet.
        """
        from growthjournal.domain.quarterly import last_review

        found = review or last_review(self._parts.diagnostics.reviews())
        if found is None:
            raise JournalError(_("No quarterly review was finished yet. Nothing was written."))
        return found

    def report(self, review: QuarterlyReview, today: date) -> ReviewReport:
        """Return what a review found and decided, on the day on which it was finished."""
        parts = self._parts
        on = min(review.finished_on or today, today)
        since = self._since(review)
        waiting = [one for one in parts.diagnostics.moves() if one.closed_on is None]
        move = min(waiting, key=lambda one: one.due, default=None)
        person = parts.mentoring.everyone().get(move.person or "") if move else None
        return ReviewReport(
            review=review,
            since=since,
            on=on,
            aim=parts.sponsorship.aim(),
            verdict=self._verdicts.verdict(on),
            looked_back=self._looked_back(since, on),
            patterns=tuple(
                (one, tuple(self._sightings(one.uuid, on)))
                for one in parts.mentoring.patterns()
                if one.status is not PatternStatus.RETIRED
                or (one.retired_on is not None and since <= one.retired_on <= on)
            ),
            beliefs=tuple(
                (one, parts.mentoring.belief(one.uuid)) for one in parts.mentoring.assumptions()
            ),
            move=move,
            move_with=person.name if person else "",
            share=self._insights.seen(on) if parts.impacts.all() else None,
            effort=self._insights.effort(on),
        )

    def _sightings(self, pattern: str, on: date) -> list[Sighting]:
        return [one for one in self._parts.mentoring.sightings(pattern) if one.date <= on]

    def _since(self, review: QuarterlyReview) -> date:
        """The end of the review before, or three months back."""
        ends = [
            one.finished_on
            for one in self._parts.diagnostics.reviews()
            if one.finished_on is not None
            and one.uuid != review.uuid
            and one.finished_on <= review.began_on
        ]
        return max(ends, default=review.began_on - QUARTER)

    def _looked_back(self, since: date, on: date) -> tuple[LookedBack, ...]:
        growth = self._parts.growth
        names = {one.uuid: one.name for one in growth.competencies(hidden=True)}
        ratings = growth.ratings()
        stood = {
            (one.competency, one.on): one.value
            for one in ratings
            if one.rater is None and one.basis is not Basis.THEN and one.axis is Axis.SKILL
        }
        return tuple(
            LookedBack(
                name=names[one.competency],
                on=one.then_date,
                stood=stood.get((one.competency, one.then_date)),
                now=one.value,
            )
            for one in ratings
            if one.basis is Basis.THEN
            and one.then_date is not None
            and one.value is not None
            and one.competency in names
            and since <= one.on <= on
        )

    def private_words(self, review: QuarterlyReview, today: date) -> ReviewWords:
        """Return everything that stands on the user's own pages."""
        from growthjournal.wording.calibration import calibration_said
        from growthjournal.wording.review_papers import private_words

        report = self.report(review, today)
        clauses = self._verdicts.explained(report.on).clauses
        found = self._parts.decisions.calibration(report.on)
        said = calibration_said(found) if self._parts.decisions.forecasts() else []
        return private_words(report, clauses, said, self._drawable())

    def mentor_words(
        self, review: QuarterlyReview, shown: Collection[Part], today: date
    ) -> ReviewWords:
        """Return everything that stands on the page for a mentor; people under their aliases."""
        from growthjournal.wording.review_papers import mentor_words

        alias = Aliases(self._parts.mentoring.everyone().values())
        report = self.report(review, today).with_aliases(alias)
        return mentor_words(report, shown, has_chart="gap" in self._drawable())

    def private_pdf(self, review: QuarterlyReview, *, today: date) -> bytes:
        """Return the user's own pages as PDF: four; where a text is long, drawings give way to it.

        Words never give way: where they alone take more than four pages, there are more.
        """
        from growthjournal.exports.review import review_fits, review_pdf

        words = self.private_words(review, today)
        figures = self._figures(words.charts(), min(review.finished_on or today, today))
        for page in words.pages:
            alone = replace(words, pages=(page,))
            here = {name: figures[name] for name in alone.charts()}
            for name in GIVE_WAY:
                if name in here and not review_fits(alone, here, pages=1):
                    del here[name], figures[name]
        return review_pdf(words, figures, today=today)

    def mentor_pdf(self, review: QuarterlyReview, shown: Collection[Part], *, today: date) -> bytes:
        """Return the page for a mentor as PDF.

        Raises:
            JournalError: It takes more than a page.
        """
        from growthjournal.exports.review import review_fits, review_pdf

        words = self.mentor_words(review, shown, today)
        on = min(review.finished_on or today, today)
        gap = self._reports.shared_gap(on, SIZES["gap"]) if words.charts() else None
        figures = {} if gap is None else {"gap": gap}
        if not review_fits(words, figures, pages=1):
            raise JournalError(_("This takes more than one page. Leave a part out."))
        return review_pdf(words, figures, today=today)

    def _drawable(self) -> frozenset[str]:
        """Return the drawings that there is something to draw for."""
        parts = self._parts
        rated = self._insights.first_date() is not None
        there = {
            "quadrant": any(one.finished for one in parts.diagnostics.sittings()),
            "gap": rated,
            "competencies": rated,
            "patterns": bool(parts.mentoring.sightings()),
            "witnesses": bool(parts.impacts.all()),
            "effort": bool(parts.journal.efforts()),
        }
        return frozenset(name for name, is_there in there.items() if is_there)

    def _figures(self, names: Collection[str], on: date) -> dict[str, Figure]:
        from growthjournal.charts import render
        from growthjournal.exports.document import Figure

        figures = {}
        for name in names:
            drawn = self._reports.drawn(name, theme="print", size=SIZES[name], today=on)
            figures[name] = Figure(
                svg=render.to_svg(drawn).decode(), alt=drawn.spoken, width=SIZES[name][0] / WIDEST
            )
        return figures
