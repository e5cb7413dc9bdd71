"""What the weekly check-in says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.check_in import SECONDS, Becomes, Happened, Step
from growthjournal.domain.forecasts import Settled
from growthjournal.language import format_date, format_number, ngettext, relative_day
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.forecasts import Forecast


def question(step: Step) -> str:
    """Return what a step asks."""
    return {
        Step.MOVE: _("Did it happen?"),
        Step.PATTERNS: _("How early did you catch it?"),
        Step.PROMISES: _("What became of what you said you would do?"),
        Step.FORECASTS: _("How did it come out?"),
        Step.RATING: _("Which is the highest line of which every part was true?"),
        Step.WIN: _("What moved because of you?"),
        Step.MIND: _("What choice are you putting off?"),
    }[step]


def place_said(place: int, count: int, step: Step) -> str:
    """Return where the user is: "Step 2 of 3 · about 25 seconds · Esc keeps a draft"."""
    return _("Step {place} of {count} · about {seconds} seconds · Esc keeps a draft").format(
        place=format_number(place), count=format_number(count), seconds=format_number(SECONDS[step])
    )


def happened_name(answer: Happened) -> str:
    """Return an answer to whether the move happened."""
    return {
        Happened.YES: _("Yes"),
        Happened.NOT_YET: _("Not yet"),
        Happened.DROPPED: _("No longer"),
    }[answer]


def becomes_name(one: Becomes) -> str:
    """Return what an answer becomes."""
    return {
        Becomes.WITNESS: _("They saw a result"),
        Becomes.SIGHTING: _("They named a pattern"),
        Becomes.MISSING: _("They said what is missing"),
    }[one]


def settled_name(one: Settled) -> str:
    """Return how a forecast came out."""
    return {Settled.YES: _("Yes"), Settled.NO: _("No"), Settled.VOID: _("Can’t be settled")}[one]


def forecast_said(forecast: Forecast, decision: str, today: date) -> str:
    """Return the original number and day of a forecast, and the decision it belongs to."""
    said = _("You said {percent}%, to be settled {day}").format(
        percent=format_number(forecast.probability),
        day=relative_day(forecast.review_on, today),
    )
    return f"{said} · {decision}" if decision else said


def keys_line(step: Step) -> str:
    """Return which digits answer a step, "" where none do."""
    if step is Step.PATTERNS:
        return _("The keys 0 to 5 answer one after the other.")
    if step is Step.FORECASTS:
        return _("The keys 1 to 3 answer one after the other.")
    if step is Step.MOVE:
        return _("The keys 1 to 3 answer.")
    return ""


def last_said(last: date | None, today: date) -> str:
    """Return when the last check-in was, "" before any."""
    if last is None:
        return ""
    days = (today - last).days
    if days == 0:
        return _("Checked in today")
    return ngettext("Last check-in {days} day ago", "Last check-in {days} days ago", days).format(
        days=format_number(days)
    )


def due_said(due: date) -> str:
    """Return by when the move was to happen."""
    return _("by {day}").format(day=format_date(due, "medium"))
