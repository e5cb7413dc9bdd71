"""What Today says about conversations: the next one, how far it is prepared, what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.agenda import AgendaKind
from growthjournal.domain.conversations import Pin
from growthjournal.language import (
    format_date,
    format_day_month,
    format_number,
    format_time,
    format_today,
    relative_day,
)
from growthjournal.language import gettext as _
from growthjournal.wording.diagnostic import measure_name

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.competencies import Axis
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.decisions import Decision
    from growthjournal.domain.forecasts import Forecast
    from growthjournal.domain.readiness import Readiness
    from growthjournal.domain.reminders import CheckInReminder
    from growthjournal.domain.scoring import Pending


def next_said(conversation: Conversation, today: date) -> str:
    """Return the header's line, for example "Next conversation in 2 days."."""
    return _("Next conversation {when}.").format(when=relative_day(conversation.date, today))


def check_in_said(reminder: CheckInReminder, today: date) -> str:
    """Return the header's line about the check-in, for example "Last check-in 12 days ago."."""
    if reminder.is_begun:
        return _("A check-in waits where you left it.")
    if reminder.last is None:
        return ""
    return _("Last check-in {when}.").format(when=relative_day(reminder.last, today))


def confirm_said(axis: Axis, pending: Pending) -> str:
    """Return that a score crossed its band, and until when a second answer settles it (B4.7)."""
    measure = measure_name(axis)
    return _("{measure} crossed its band on {day}: six answers settle it, until {end}.").format(
        measure=measure[:1].upper() + measure[1:],
        day=format_day_month(pending.reading.on),
        end=format_day_month(pending.closes_on),
    )


def settle_said(forecast: Forecast, decision: Decision, today: date) -> str:
    """Return how sure a forecast was, since when it can be settled, and of which decision."""
    return _("{percent}% · since {day} · {decision}").format(
        percent=format_number(forecast.probability),
        day=format_date(forecast.review_on, "medium"),
        decision=decision.title,
    )


def moment(conversation: Conversation) -> str:
    """Return weekday, day and month, and the time where there is one."""
    day = format_today(conversation.date)
    if conversation.time is None:
        return day
    return _("{day}, {time}").format(day=day, time=format_time(conversation.time))


def prepared(ready: Readiness, today: date) -> list[tuple[bool, str]]:
    """Return the three things to bring: whether each is there, and what it is."""
    return [
        (ready.brought is not None, _brought(ready)),
        (ready.is_changed_kept, _changed(ready.since, today)),
        (ready.question is not None, _question(ready)),
    ]


def _brought(ready: Readiness) -> str:
    if ready.brought is None:
        return _("A decision to bring")
    if ready.kind is AgendaKind.ASSUMPTION:
        return _("Assumption brought: {text}").format(text=ready.brought)
    return _("Decision brought: {text}").format(text=ready.brought)


def _changed(since: date | None, today: date) -> str:
    if since is None:
        return _("What changed")
    if since.year == today.year:
        return _("What changed since {day}").format(day=format_day_month(since))
    return _("What changed since you last spoke")


def _question(ready: Readiness) -> str:
    if ready.question is None:
        return _("One question you can’t answer alone")
    return _("Question: {text}").format(text=ready.question)


def pinned_said(conversation: Conversation, pin: Pin, name: str, today: date) -> str:
    """Return what a conversation still waits for: its log, or after two days only their words."""
    day = relative_day(conversation.date, today)
    if pin is Pin.THEIR_WORDS:
        return _("What did {name} say, {day}? Their words are enough.").format(name=name, day=day)
    if conversation.log_begun_at is not None:
        return _("The log of your conversation with {name}, {day}, is not finished.").format(
            name=name, day=day
        )
    return _("Your conversation with {name}, {day}: log it while you still hear it.").format(
        name=name, day=day
    )
