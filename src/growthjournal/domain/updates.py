"""What somebody who speaks for the user should hear, and when (method.md A2, F5.6)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from growthjournal.domain.sponsorship import UPDATE_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import CaseGiven, SentUpdate, SponsorCase


def last_heard(person: Person, updates: Iterable[SentUpdate]) -> date | None:
    """Return the day of the last update to a person, None before any."""
    days = [one.on for one in updates if one.person == person.uuid and one.deleted_at is None]
    known = person.last_update_sent_on
    return max([*days, *([known] if known else [])], default=None)


def next_update(
    person: Person,
    updates: Iterable[SentUpdate],
    given: Iterable[CaseGiven],
    case: SponsorCase | None,
) -> date | None:
    """Return when an update is due: so many days after the last, or after the case was given.

    Somebody who was sent nothing and holds no case waits for nothing, so it is None.
    """
    since = last_heard(person, updates)
    if since is None:
        held = [one.on for one in given if one.person == person.uuid and one.deleted_at is None]
        since = min(held, default=None)
    if since is None:
        return None
    return since + timedelta(days=case.updates_every_days if case else UPDATE_DAYS)


def news_since(
    impacts: Iterable[Impact], person: Person, updates: Iterable[SentUpdate], today: date
) -> list[Impact]:
    """Return what a person was not told yet, oldest first; confidential results come last.

    From the day of the last update on, since a result of that day may have come after it; before
    any update, from a month back.
    """
    sent = [one for one in updates if one.person == person.uuid and one.deleted_at is None]
    told = {uuid for one in sent for uuid in one.impacts}
    since = last_heard(person, sent) or today - timedelta(days=UPDATE_DAYS)
    news = [
        one
        for one in impacts
        if one.deleted_at is None and since <= one.date <= today and one.uuid not in told
    ]
    return sorted(news, key=lambda one: (one.confidential, one.date))
