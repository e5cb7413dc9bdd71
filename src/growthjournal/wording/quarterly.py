"""What the quarterly review says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.assumptions import AssumptionStatus
from growthjournal.domain.patterns import PatternStatus, may_retire
from growthjournal.domain.quarterly import MINUTES, Step
from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.patterns import pattern_finding, retire_offer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.competencies import Rating
    from growthjournal.domain.patterns import Sighting


def question(step: Step) -> str:
    """Return what a screen asks."""
    return {
        Step.QUESTIONS: _("Twelve questions first"),
        Step.VERDICT: _("What they show"),
        Step.PATTERNS: _("What becomes of each pattern?"),
        Step.BELIEFS: _("What becomes of each assumption?"),
        Step.QUARTER: _("What is the quarter for?"),
    }[step]


def place_said(place: int, count: int, step: Step) -> str:
    """Return where the user is: "Step 2 of 5 · about 3 minutes · Esc keeps the review"."""
    minutes = ngettext("about {n} minute", "about {n} minutes", MINUTES[step]).format(
        n=format_number(MINUTES[step])
    )
    return _("Step {place} of {count} · {minutes} · Esc keeps the review").format(
        place=format_number(place), count=format_number(count), minutes=minutes
    )


def opening(began_on: date, *, is_begun: bool) -> str:
    """Return how long it takes, or since when it has been open."""
    if is_begun:
        return _("Begun on {date}. Every answer is kept; go on where you like.").format(
            date=format_date(began_on)
        )
    return _("About fifteen minutes, in one go or over some days. Every screen can be left empty.")


def questions_said(answered_on: date | None, begun: int) -> str:
    """Return where the twelve questions stand.

    Args:
        answered_on: The day of the sitting that the review rests on, or None.
        begun: How many items of a half-done sitting were answered.
    """
    if answered_on is not None:
        return _("Answered on {date}.").format(date=format_date(answered_on))
    if begun:
        return ngettext(
            "{n} question is answered so far.", "{n} questions are answered so far.", begun
        ).format(n=format_number(begun))
    return _("They take five minutes. What you answered before stays hidden.")


def questions_button(*, is_answered: bool, begun: int) -> str:
    """Return the button that opens the diagnostic."""
    if begun and not is_answered:
        return _("Go on with the questions")
    return _("Answer the twelve questions")


def pattern_said(sightings: Sequence[Sighting]) -> str:
    """Return what a pattern's sightings show, and the offer to retire it where there is one."""
    if may_retire(sightings):
        return retire_offer()
    return pattern_finding(sightings)


def pattern_choice(status: PatternStatus) -> str:
    """Return what a pattern can become, as its chip says it."""
    return {
        PatternStatus.ACTIVE: _("Work on it"),
        PatternStatus.WATCHING: _("On watch"),
        PatternStatus.RETIRED: _("Retire"),
    }[status]


def belief_said(belief: int | None) -> str:
    """Return how far an assumption is believed."""
    if belief is None:
        return _("Not said yet how far you believe it.")
    return _("Believed {percent}%.").format(percent=format_number(belief))


def belief_choice(status: AssumptionStatus) -> str:
    """Return what an assumption can become, as its chip says it."""
    keep = {
        AssumptionStatus.UNTESTED: _("Keep"),
        AssumptionStatus.TESTING: _("Keep testing"),
        AssumptionStatus.PARKED: _("Park"),
    }
    return keep[status]


def unseen_said(titles: Sequence[str]) -> str:
    """Return which results nobody in the room saw; "" for none."""
    if not titles:
        return ""
    return _("Not seen by anyone in the room: {titles}").format(titles=" · ".join(titles))


def done_said(next_on: date) -> str:
    """Return the one sentence at the end."""
    return _("Done. The next review is offered from {date}.").format(date=format_date(next_on))


def offer_said(last: date | None, step: tuple[int, int] | None) -> str:
    """Return the line that offers a review.

    Args:
        last: The day of the last one, or None.
        step: Where one was left and of how many; None when none was begun.
    """
    if step is not None:
        return _("Quarterly review: left at step {place} of {count}.").format(
            place=format_number(step[0]), count=format_number(step[1])
        )
    if last is None:
        return _("Quarterly review: fifteen minutes to look back on three months.")
    return _("Quarterly review: the last one was on {date}.").format(date=format_date(last))


def then_question(day: date) -> str:
    """Return the question of a *then* rating (A1, rule 5)."""
    return _(
        "Knowing what you know now: on {date}, which was the highest line of which every part was "
        "true?"
    ).format(date=format_date(day))


def then_saved(stood: Rating | None, rating: Rating) -> str:
    """Return what is revealed after a *then* rating: what was said on that day."""
    if stood is None or stood.value is None or stood.on != rating.then_date:
        return _("Saved. What you said at the time stays as it is.")
    return _("Saved. At the time you said {value}, and it stays as it is.").format(
        value=format_number(stood.value)
    )


def also_rate(*, is_year_over: bool) -> str:
    """Return the offer to rate all competencies, which comes once a year."""
    if is_year_over:
        return _("Rate all competencies, once a year")
    return _("Rate all competencies")
