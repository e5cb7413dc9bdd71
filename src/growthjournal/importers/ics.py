"""Calendar files: events that may be conversations, each with the names in it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from growthjournal.domain.errors import JournalError
from growthjournal.domain.imports import Problem
from growthjournal.importers.base import PROGRESS_EVERY, UNREADABLE
from growthjournal.importers.opening import open_source
from growthjournal.importers.texts import clean_name
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from growthjournal.importers.base import Progress

NAME = "ics"
LOOK_BACK = timedelta(days=400)
"""How far back occurrences of a repeated event are taken."""
LOOK_AHEAD = timedelta(days=366)
"""How far ahead they are taken."""
OCCURRENCES = 120
"""Of one repeated event at most."""
STEPS = 20_000
"""Occurrences that are looked at to come into that time."""
LONGEST_NAME = 500
"""Characters of a summary or a name; more is no name."""
_MARK = re.compile(rb"^\xef?\xbb?\xbf?\s*BEGIN:VCALENDAR", re.IGNORECASE)
_UNTIL_UTC = re.compile(r"(UNTIL=\d{8})(T\d{6})?Z?", re.IGNORECASE)
_FREQUENT = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event, or one occurrence of a repeated one, in local time.

    Attributes:
        source_id: Its stable id, the same each time.
        summary: Its title.
        names: Who is invited and who invites.
        on: Local date.
        at: Local time, None for a whole day.
        minutes: How long it takes, or None.
        is_cancelled: It was called off.
    """

    source_id: str
    summary: str = field(repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)
    on: date
    at: time | None = None
    minutes: int | None = None
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What a calendar file holds."""

    events: tuple[Event, ...]
    problems: tuple[Problem, ...] = ()


def recognises(path: Path) -> bool:
    """Whether a path is a calendar file."""
    try:
        source = open_source(path)
    except JournalError:
        return False
    return len(source.names) == 1 and _MARK.match(source.head(source.names[0], 100)) is not None


def read(path: Path, today: date, progress: Progress) -> Calendar:
    """Return the events of a calendar file.

    Repeated events are taken from a year or so before today to a year after.

    Raises:
        JournalError: It cannot be read as a calendar.
        CancelledError: `progress` was told to stop.
    """
    import icalendar

    source = open_source(path)
    where = source.title
    if len(source.names) != 1:
        raise JournalError(_("{name} is not a calendar file.").format(name=where))
    try:
        calendars = icalendar.Calendar.from_ical(source.read(source.names[0]), multiple=True)
    except UNREADABLE:
        raise JournalError(
            _("{name} is damaged or no calendar. Nothing was imported.").format(name=where)
        ) from None
    components = [one for calendar in calendars for one in calendar.walk("VEVENT")]
    moved = {_key(one) for one in components if one.get("RECURRENCE-ID") is not None}
    events: dict[str, Event] = {}
    problems: list[Problem] = []
    for number, component in enumerate(components, start=1):
        try:
            for event in _events(component, today, moved):
                events.setdefault(event.source_id, event)
        except UNREADABLE:
            place = _("{name}, event {number}").format(name=where, number=number)
            problems.append(Problem(where=place, reason=_("Its date cannot be read.")))
        if number % PROGRESS_EVERY == 0 or number == len(components):
            progress(number, len(components))
    return Calendar(events=tuple(events.values()), problems=tuple(problems))


def _key(component: Any) -> str:  # noqa: ANN401 - a component of icalendar
    """Return the id of a single event, or of one occurrence that was moved."""
    uid = str(component.get("UID") or "")
    recurrence = component.get("RECURRENCE-ID")
    if not uid:
        start = component.decoded("DTSTART")
        uid = f"{start.isoformat()}/{component.get('SUMMARY', '')}"
    return f"{uid}/{_local(recurrence.dt)[0].isoformat()}" if recurrence is not None else uid


def _events(component: Any, today: date, moved: Iterable[str]) -> Iterator[Event]:  # noqa: ANN401
    key = _key(component)
    start = component.decoded("DTSTART")
    if not isinstance(start, date):
        raise TypeError(type(start))
    summary = clean_name(str(component.get("SUMMARY", ""))[:LONGEST_NAME])
    names = tuple(_names(component))
    cancelled = str(component.get("STATUS", "")).upper() == "CANCELLED"
    minutes = _minutes(component, start)

    def event(source_id: str, moment: date | datetime) -> Event:
        day, at = _local(moment)
        return Event(
            source_id=source_id,
            summary=summary,
            names=names,
            on=day,
            at=at,
            minutes=minutes,
            is_cancelled=cancelled,
        )

    rule = component.get("RRULE")
    if rule is None:
        yield event(key, start)
        return
    for moment in _occurrences(component, start, rule, today):
        source_id = f"{key}/{_local(moment)[0].isoformat()}"
        if source_id not in moved:
            yield event(source_id, moment)


def _occurrences(
    component: Any,  # noqa: ANN401 - a component of icalendar
    start: date | datetime,
    rule: Any,  # noqa: ANN401 - one rule, or a list of them
    today: date,
) -> Iterator[date | datetime]:
    from dateutil.rrule import rrulestr

    text = (rule[0] if isinstance(rule, list) else rule).to_ical().decode()
    if _FREQUENT.search(text):
        yield start
        return
    is_day = not isinstance(start, datetime)
    first = datetime.combine(start, time.min) if is_day else start
    assert isinstance(first, datetime)  # noqa: S101 - for the type checker
    # The rule's end must be in UTC where its start has a zone, and must not be where it has none.
    ending = r"\1T235959Z" if first.tzinfo is not None else r"\1T235959"
    skipped = set(_skipped(component))
    moments = rrulestr(_UNTIL_UTC.sub(ending, text), dtstart=first)
    earliest, latest = today - LOOK_BACK, today + LOOK_AHEAD
    wanted = (
        moment
        for moment in islice(moments, STEPS)
        if _local(moment)[0] >= earliest and _local(moment)[0] not in skipped
    )
    for moment in islice(wanted, OCCURRENCES):
        if _local(moment)[0] > latest:
            return
        yield moment.date() if is_day else moment


def _skipped(component: Any) -> Iterator[date]:  # noqa: ANN401 - a component of icalendar
    given = component.get("EXDATE")
    for one in given if isinstance(given, list) else [given]:
        for excluded in getattr(one, "dts", ()):
            yield _local(excluded.dt)[0]


def _local(moment: date | datetime) -> tuple[date, time | None]:
    """Return the local day and time; a time without a zone is local already."""
    if not isinstance(moment, datetime):
        return moment, None
    local = moment.astimezone() if moment.tzinfo is not None else moment
    return local.date(), local.time().replace(second=0, microsecond=0, tzinfo=None)


def _minutes(component: Any, start: date | datetime) -> int | None:  # noqa: ANN401
    if not isinstance(start, datetime):
        return None
    length = None
    with suppress(*UNREADABLE):
        if component.get("DURATION") is not None:
            length = component.decoded("DURATION")
        elif component.get("DTEND") is not None:
            length = component.decoded("DTEND") - start
    day = timedelta(days=1)
    if not isinstance(length, timedelta) or not timedelta(0) < length <= day:
        return None
    return int(length.total_seconds() // 60)


def _names(component: Any) -> Iterator[str]:  # noqa: ANN401 - a component of icalendar
    for kind in ("ORGANIZER", "ATTENDEE"):
        given = component.get(kind)
        for one in given if isinstance(given, list) else [given]:
            name = getattr(one, "params", {}).get("CN")
            if name:
                yield clean_name(str(name).strip('" ')[:LONGEST_NAME])
