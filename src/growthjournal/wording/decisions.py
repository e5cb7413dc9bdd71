"""What is said about decisions and their forecasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.decisions import Decision, Stakes, State
from growthjournal.domain.forecasts import Luck, Settled
from growthjournal.language import format_date, format_number, ngettext, relative_day
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.forecasts import DecisionReview, Forecast


def stakes_name(stakes: Stakes) -> str:
    """Return what a decision puts at risk."""
    return {
        Stakes.SMALL: _("small"),
        Stakes.REAL: _("real"),
        Stakes.HARD_TO_UNDO: _("hard to undo"),
    }[stakes]


def state_name(state: State) -> str:
    """Return the state that the user was in."""
    return {
        State.RESTED: _("rested"),
        State.RUSHED: _("rushed"),
        State.ANGRY: _("angry"),
        State.KEEN: _("keen"),
    }[state]


def luck_name(luck: Luck) -> str:
    """Return how much of an outcome was luck."""
    return {
        Luck.MOSTLY_LUCK: _("mostly luck"),
        Luck.MIXED: _("mixed"),
        Luck.MOSTLY_CHOICE: _("mostly the choice"),
    }[luck]


def settled_word(forecast: Forecast) -> str:
    """Return how a forecast came out, "" while it is open."""
    if forecast.settled is None:
        return ""
    return {Settled.YES: _("came true"), Settled.NO: _("did not"), Settled.VOID: _("void")}[
        forecast.settled
    ]


def forecast_line(forecast: Forecast, today: date) -> str:
    """Return a forecast as it was written, and when or how it was settled."""
    said = _("{statement}: {percent}%").format(
        statement=forecast.statement.rstrip("."), percent=format_number(forecast.probability)
    )
    word = settled_word(forecast)
    if word:
        return f"{said}, {word}"
    day = relative_day(forecast.review_on, today)
    return _("{forecast}, to be settled {day}").format(forecast=said, day=day)


def open_line(decision: Decision, today: date) -> str:
    """Return where an open decision stands."""
    parts = []
    if decision.lean:
        lean = _("Leaning to “{lean}”").format(lean=decision.lean.rstrip("."))
        if decision.sureness is not None:
            lean = _("{lean}, {percent}% sure").format(
                lean=lean, percent=format_number(decision.sureness)
            )
        parts.append(lean)
    elif decision.options:
        count = len(decision.options)
        options = ngettext("{n} option written", "{n} options written", count)
        parts.append(options.format(n=format_number(count)))
    if decision.decide_by is not None:
        day = relative_day(decision.decide_by, today)
        parts.append(_("decide {day}").format(day=day))
    return " · ".join(parts)


def taken_line(decision: Decision, forecasts: Sequence[Forecast], today: date) -> str:
    """Return what was chosen, what was expected, and when."""
    parts = []
    if decision.chosen:
        parts.append(decision.chosen.rstrip("."))
    parts += [forecast_line(one, today) for one in forecasts[:1]]
    if decision.decided_on is not None:
        day = format_date(decision.decided_on, "medium")
        parts.append(_("decided {day}").format(day=day))
    return " · ".join(parts)


def judged_line(review: DecisionReview) -> str:
    """Return how a decision was judged."""
    parts = []
    if review.outcome is not None:
        parts.append(_("outcome {n} of 5").format(n=format_number(review.outcome)))
    if review.luck is not None:
        parts.append(luck_name(review.luck))
    if review.lesson:
        parts.append(_("lesson: {lesson}").format(lesson=review.lesson.rstrip(".")))
    return " · ".join(parts)
