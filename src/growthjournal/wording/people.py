"""What is said on a person's page: the line under the name, the conversations, the room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.drift import is_soft
from growthjournal.domain.people import Relation, is_about_growth, is_mentored
from growthjournal.language import (
    format_date,
    format_month,
    format_number,
    format_time,
    format_today,
    ngettext,
)
from growthjournal.language import gettext as _
from growthjournal.wording.conversations import due_said, person_line
from growthjournal.wording.sponsors import seen_said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.agreements import Agreement
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.domain.person_timeline import TimelineRow

NEAR_DAYS = 14
"""Until then a day is also said as "in 9 days"."""
LONGEST_ITEMS = 3
"""Points of an agenda that a line names; the others are counted."""


def list_line(
    person: Person, agreement: Agreement | None, *, has_question: bool, saw: int = 0
) -> str:
    """Return what stands under a name in the list.

    Args:
        person: Whose name.
        agreement: The one in force, or None.
        has_question: Whether the relationship asks a question.
        saw: How many results they saw first-hand.
    """
    parts = [person_line(person, agreement)]
    if person.in_room or Relation.SPONSOR in person.relations:
        if person.knows_aspiration_on is not None:
            parts.append(_("knows what you want"))
        if saw:
            said = ngettext("has seen {n} result", "has seen {n} results", saw)
            parts.append(said.format(n=format_number(saw)))
        elif person.seen_firsthand_on is not None:
            parts.append(_("has seen your work"))
    if has_question:
        parts.append(_("a question for you"))
    return " · ".join(filter(None, parts))


def header_line(person: Person, agreements: Sequence[Agreement]) -> str:
    """Return the line under a person's name: what they are to the user, since when, what for."""
    said = person_line(replace(person, in_room=False))
    since = min((one.agreed_on for one in agreements if one.agreed_on), default=None)
    if said and since is not None:
        said = _("{relation} since {month}").format(relation=said, month=format_month(since))
    if person.in_room:
        said = " · ".join(filter(None, [said, _("in the room")]))
    sentences = [f"{said[0].upper()}{said[1:]}."] if said else []
    aim = agreements[-1].aim.strip() if agreements else ""
    if aim:
        sentences.append(_("For: {aim}").format(aim=aim))
    return " ".join(sentences)


def called_line(person: Person) -> str:
    """Return what others read instead of the name, else ""."""
    if not person.alias:
        return ""
    return _("Called {alias} in what others read.").format(alias=person.alias)


def archived_line(person: Person) -> str:
    """Return since when a person is archived, else ""."""
    if person.archived_on is None:
        return ""
    return _("Archived on {date}. All that was said stays.").format(
        date=format_date(person.archived_on)
    )


def next_line(day: date | None, today: date, *, is_planned: bool) -> str:
    """Return when the next conversation is planned, or is due by what was agreed.

    Args:
        day: That day, or None for "".
        today: The local date.
        is_planned: Somebody set that day.
    """
    if day is None:
        return ""
    when = due_said(day, today)
    if 0 < (day - today).days <= NEAR_DAYS:
        when = _("{day}, {when}").format(day=format_date(day, "medium"), when=when)
    elif day > today:
        when = format_date(day, "medium")
    if is_planned:
        return _("Next conversation: {when}").format(when=when)
    return _("Next conversation, by what you agreed: {when}").format(when=when)


def conversation_day(conversation: Conversation, today: date) -> str:
    """Return the day of a conversation; the weekday and the time while it is ahead."""
    if conversation.held or conversation.date < today:
        return format_date(conversation.date)
    is_this_year = conversation.date.year == today.year
    day = format_today(conversation.date) if is_this_year else format_date(conversation.date)
    if conversation.time is None:
        return day
    return _("{day}, {time}").format(day=day, time=format_time(conversation.time))


def conversation_state(row: TimelineRow, today: date, person: Person) -> str:
    """Return the few words beside the day of a conversation, "" when there are none."""
    one = row.conversation
    if one.cancelled_on is not None:
        return _("called off")
    if one.held:
        return _held_state(row, person)
    if one.log_finished_at is not None:
        return _("put aside")
    if one.log_begun_at is not None:
        return _("half logged")
    return _("planned") if one.date >= today else _("not logged yet")


def _held_state(row: TimelineRow, person: Person) -> str:
    if row.meeting is None or row.meeting.brought is None:
        return _("nothing written down")
    if row.meeting.brought or not is_about_growth(person):
        return ""
    if is_mentored(person):
        return _("they brought no decision")
    if is_soft(row.meeting):
        return _("pleasant, no decision brought")
    return _("no decision brought")


def came_of(row: TimelineRow, *, mentored: bool = False) -> str:
    """Return what was brought to a conversation and what came of it, in one line."""
    one = row.conversation
    parts = [_brought(row.brought, held=one.held, mentored=mentored)]
    for count, words in (
        (row.named, ngettext("named {count} pattern", "named {count} patterns", row.named)),
        (
            row.repeated,
            ngettext("saw {count} pattern again", "saw {count} patterns again", row.repeated),
        ),
        (
            row.surfaced,
            ngettext("surfaced {count} assumption", "surfaced {count} assumptions", row.surfaced),
        ),
    ):
        if count and not mentored:
            parts.append(words.format(count=format_number(count)))
    if one.held and row.meeting is not None and row.meeting.brought is not None:
        parts.append(_promised(row, mentored=mentored))
    return " · ".join(filter(None, parts))


def _brought(items: Sequence[AgendaItem], *, held: bool, mentored: bool) -> str:
    if not items:
        return ""
    texts = [one.text.strip().rstrip(".") for one in items[:LONGEST_ITEMS]]
    more = len(items) - len(texts)
    if more:
        texts.append(_("{count} more").format(count=format_number(more)))
    said = "; ".join(texts)
    if mentored:
        return (_("They brought: {items}") if held else _("They bring: {items}")).format(items=said)
    return (_("Brought: {items}") if held else _("Brings: {items}")).format(items=said)


def _promised(row: TimelineRow, *, mentored: bool) -> str:
    if not row.promised:
        return _("they promised nothing") if mentored else _("promised nothing")
    words = (
        _("they promised {count}, did {done}") if mentored else _("promised {count}, did {done}")
    )
    return words.format(count=format_number(row.promised), done=format_number(row.done))


def surfaced_title(person: Person) -> str:
    """Return the heading over the patterns and assumptions that a person surfaced."""
    if is_mentored(person):
        return _("What they surfaced for you")
    return _("What they surfaced")


def room_facts(
    person: Person, saw: int = 0, last: date | None = None
) -> tuple[tuple[str, str], ...]:
    """Return what someone in the room has seen and knows, each as label and text.

    Args:
        person: Who.
        saw: How many results they saw first-hand.
        last: The day of the newest of them.
    """
    days = [day for day in (person.seen_firsthand_on, last) if day is not None]
    return (
        (_("Saw your work themselves"), seen_said(saw, max(days, default=None))),
        (_("Knows what you want"), _day(person.knows_aspiration_on, _("not told yet"))),
        (_("Would need to see"), person.told_me_missing or _("not asked yet")),
        (_("Last update"), _day(person.last_update_sent_on, _("none sent yet"))),
    )


def _day(day: date | None, otherwise: str) -> str:
    return otherwise if day is None else format_date(day)
