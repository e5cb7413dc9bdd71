"""Rows of the People page, and what a person's page shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.language import gettext as _
from growthjournal.ui.models.sponsor import SponsorSide, read_sponsor
from growthjournal.wording import people as words
from growthjournal.wording.conversations import due_said, group_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from growthjournal.domain.agreements import Agreement
    from growthjournal.domain.people import Person
    from growthjournal.services.conversations import Overview
    from growthjournal.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person as the list shows them.

    Attributes:
        person: The record.
        heading: The name of the group, on its first row; else "".
        line: What stands under the name.
        due: When the next conversation is due, or that there is a question; may be "".
        is_overdue: Whether that day has passed.
    """

    person: Person
    heading: str = ""
    line: str = field(default="", repr=False)
    due: str = ""
    is_overdue: bool = False

    @property
    def uuid(self) -> str:
        """The person's identity."""
        return self.person.uuid

    @property
    def title(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ". ".join(filter(None, [self.heading, self.title, self.line, self.due]))


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everybody, read at once.

    Attributes:
        rows: Those who are not archived, by group.
        archived: The others, last archived first.
    """

    rows: tuple[PersonRow, ...] = ()
    archived: tuple[PersonRow, ...] = ()


def read_people(workspace: Workspace, today: date) -> People:
    """Read who is listed where, and when they are due."""
    agreements = {one.person: one for one in workspace.people.agreements()}
    due = workspace.people.due(today)
    drifting = workspace.conversations.drifting()
    saw = _first_hand(workspace)
    rows: list[PersonRow] = []
    for group, people in workspace.people.grouped().items():
        for place, person in enumerate(people):
            day, has_question = due.get(person.uuid), person.uuid in drifting
            said = due_said(day, today) if day is not None else ""
            rows.append(
                PersonRow(
                    person=person,
                    heading="" if place else group_name(group),
                    line=words.list_line(
                        person,
                        agreements.get(person.uuid),
                        has_question=has_question and day is not None,
                        saw=saw[person.uuid],
                    ),
                    due=said or (_("a question") if has_question else ""),
                    is_overdue=day is not None and day < today,
                )
            )
    archived = workspace.people.archived()
    return People(rows=tuple(rows), archived=_archived_rows(archived))


def _first_hand(workspace: Workspace) -> Counter[str]:
    """Return how many results each person saw themselves."""
    stand = {one.uuid for one in workspace.impacts.all()}
    witnesses = workspace.impacts.witnesses()
    return Counter(one.person for one in witnesses if one.first_hand and one.impact in stand)


def _archived_rows(people: Iterable[Person]) -> tuple[PersonRow, ...]:
    return tuple(
        PersonRow(
            person=person,
            heading="" if place else _("Archived"),
            line=words.list_line(person, None, has_question=False),
        )
        for place, person in enumerate(people)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePerson:
    """Everything that a person's page shows, read at once.

    Attributes:
        person: The record.
        overview: Facts, questions and conversations.
        agreements: Oldest first; the last is in force.
        due: When the next conversation is planned or due, or None.
        today: The day it is shown on.
        sponsor: What they saw and were asked, where it matters.
    """

    person: Person
    overview: Overview
    agreements: tuple[Agreement, ...]
    due: date | None
    today: date
    sponsor: SponsorSide = field(default_factory=SponsorSide)

    @property
    def agreement(self) -> Agreement | None:
        """The one in force."""
        return self.agreements[-1] if self.agreements else None

    @property
    def held_since_agreed(self) -> int:
        """How many conversations were held under the agreement in force."""
        made = self.agreement.agreed_on if self.agreement is not None else None
        held = [row.conversation for row in self.overview.timeline if row.conversation.held]
        return sum(made is None or one.date >= made for one in held)


def read_person(workspace: Workspace, uuid: str, today: date) -> OnePerson:
    """Read one person.

    Raises:
        JournalError: There is none.
    """
    from growthjournal.domain.people import helps_decide, next_due

    overview = workspace.conversations.overview(uuid, today)
    conversations = [row.conversation for row in overview.timeline]
    agreements = tuple(workspace.people.agreements(uuid))
    cadence = agreements[-1].cadence_days if agreements else None
    person = workspace.mentoring.person(uuid)
    return OnePerson(
        person=person,
        overview=overview,
        agreements=agreements,
        due=next_due(cadence, conversations, today),
        today=today,
        sponsor=read_sponsor(workspace, person, today) if helps_decide(person) else SponsorSide(),
    )
