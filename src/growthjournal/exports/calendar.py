"""Planned conversations as a calendar file: a name and a time, and nothing that will be said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from growthjournal.domain.people import shared_name
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from icalendar import Event

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person

MINUTES = 60
"""How long a conversation takes in the calendar when the journal does not say."""
UID_SUFFIX = "@growthjournal"


def calendar_file(conversations: Iterable[Conversation], people: Mapping[str, Person]) -> bytes:
    """Return conversations as iCalendar, the same bytes for the same conversations.

    A person with an alias is called by it, because calendars are often shared.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Growth Journal//EN")
    calendar.add("version", "2.0")
    for one in conversations:
        calendar.add_component(_event(one, people.get(one.person)))
    return bytes(calendar.to_ical())


def _event(one: Conversation, person: Person | None) -> Event:
    import icalendar

    event = icalendar.Event()
    name = shared_name(person) if person is not None else _("someone")
    event.add("uid", f"{one.uuid}{UID_SUFFIX}")
    event.add("summary", _("Conversation with {name}").format(name=name))
    event.add("dtstamp", (one.updated_at or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC))
    event.add("class", "PRIVATE")
    if one.time is None:
        event.add("dtstart", one.date)
    else:
        start = datetime.combine(one.date, one.time).astimezone(UTC)
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=one.minutes or MINUTES))
    return event
