"""What is said about the case, and its words as they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.cases import given_to, word_count
from growthjournal.domain.sponsorship import MINUTE_WORDS
from growthjournal.language import format_date, format_number, list_of, ngettext
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.people import Person
    from growthjournal.domain.rehearsal import Remembered
    from growthjournal.domain.sponsorship import CaseGiven, SponsorCase


def minute_line(text: str) -> str:
    """Return how long a minute version is, beside how long it should be."""
    count = word_count(text)
    least, most = MINUTE_WORDS
    said = ngettext("{n} word", "{n} words", count).format(n=format_number(count))
    between = {"least": format_number(least), "most": format_number(most)}
    if count < least:
        return _("{count}. A minute holds {least} to {most}.").format(count=said, **between)
    if count > most:
        return _("{count}. More than {most} take longer than a minute.").format(
            count=said, **between
        )
    return _("{count}. It can be said in a minute.").format(count=said)


def given_line(given: Iterable[CaseGiven], people: Mapping[str, Person]) -> str:
    """Return to whom a version was given and when, "" when to nobody."""
    named = [holder(people[one.person].name, one.on) for one in given if one.person in people]
    return _("given to {people}").format(people="; ".join(named)) if named else ""


def holder(name: str, on: date) -> str:
    """Return who holds a version, since when."""
    return _("{name}, {day}").format(name=name, day=format_date(on, "medium"))


def version_name(case: SponsorCase) -> str:
    """Return how a version is called."""
    return _("Version {n}").format(n=format_number(case.version))


def version_line(
    case: SponsorCase, given: Iterable[CaseGiven], people: Mapping[str, Person]
) -> str:
    """Return a version and to whom it was given."""
    line = given_line(given_to(case, given), people) or _("not given yet")
    return _("{version}, {given}").format(version=version_name(case), given=line)


def next_line(case: SponsorCase) -> str:
    """Return what saving does to a version that was given."""
    return _("It stays as it was given. What you change here becomes version {n}.").format(
        n=format_number(case.version + 1)
    )


def every_days(days: int) -> str:
    """Return how often a sponsor hears from the user."""
    return ngettext("every day", "every {n} days", days).format(n=format_number(days))


def case_fields(
    case: SponsorCase, impacts: Mapping[str, Impact], people: Mapping[str, Person]
) -> tuple[tuple[str, str], ...]:
    """Return a version as labels and texts; a text is empty where nothing was written."""
    return (
        (_("What you ask"), case.ask or ""),
        (_("Which role"), case.target_role),
        (_("By when"), format_date(case.by_when) if case.by_when else ""),
        (_("What speaks for it"), "\n".join(result_lines(case, impacts, people))),
        (_("The strongest objection"), case.objection or ""),
        (_("What you answer"), case.answer or ""),
        (_("In a minute"), case.minute_version or ""),
        (_("Why it helps them"), case.sponsor_interest or ""),
        (_("They hear from you"), every_days(case.updates_every_days)),
    )


def rehearsal_page(
    case: SponsorCase, impacts: Mapping[str, Impact], people: Mapping[str, Person]
) -> str:
    """Return what is learnt of a case: what is said in a minute, else the ask and its results."""
    if case.minute_version:
        return case.minute_version
    return "\n".join(filter(None, [case.ask, *result_lines(case, impacts, people)]))


def remembered_line(found: Remembered) -> str:
    """Return how much of the page stayed."""
    if not found.lost and not found.added:
        return _("Every word stayed.")
    if not found.lost:
        return _("Every word stayed; some came in.")
    said = ngettext("{kept} of {n} word stayed.", "{kept} of {n} words stayed.", found.words)
    return said.format(kept=format_number(found.kept), n=format_number(found.words))


def hidden_in(seconds: int) -> str:
    """Return how long the page is shown still."""
    return ngettext("Hidden in {n} second.", "Hidden in {n} seconds.", seconds).format(
        n=format_number(seconds)
    )


def result_lines(
    case: SponsorCase, impacts: Mapping[str, Impact], people: Mapping[str, Person]
) -> list[str]:
    """Return each result of a case with who confirms it."""
    lines = []
    for place, uuid in enumerate(case.results):
        impact = impacts.get(uuid)
        title = impact.title if impact else removed_result()
        confirmer = case.confirmers[place] if place < len(case.confirmers) else ""
        person = people.get(confirmer)
        if person is not None:
            title = _("{result} ({name} can confirm it)").format(result=title, name=person.name)
        lines.append(title)
    return lines


def removed_result() -> str:
    """Return what stands in place of a result that was removed."""
    return _("A result that was removed")


def impact_choice(impact: Impact) -> str:
    """Return a result as it stands in a list to choose from."""
    day = format_date(impact.date, "medium")
    return _("{title} · {day}").format(title=" ".join(impact.title.split()), day=day)


def who_saw(names: list[str]) -> str:
    """Return who saw a result, as a hint to who could confirm it."""
    return _("Saw it: {names}").format(names=list_of(names)) if names else _("Who confirms it")
