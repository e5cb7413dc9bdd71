"""What the view that prepares a conversation shows, read in one go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.domain.changed import paired
from growthjournal.domain.patterns import is_known_to
from growthjournal.domain.people import is_mentored
from growthjournal.domain.preparation import CandidateKind
from growthjournal.wording.brief import brief_words
from growthjournal.wording.conversations import change_line
from growthjournal.wording.drift import question, relationship_facts

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.domain.preparation import Candidate
    from growthjournal.services.workspace import Workspace
    from growthjournal.wording.drift import Fact, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of *what changed*: as it was drafted, and as it was kept for the brief."""

    drafted: str | None = field(default=None, repr=False)
    kept: str | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        """The line as it stands."""
        return self.kept or self.drafted or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What there is to a conversation that is being prepared.

    Attributes:
        conversation: As it is stored.
        person: The other one.
        when: Day and time, which conversation it is, when the two last spoke.
        changed_title: "What changed since ...".
        items: What is brought, in its order.
        candidates: What else could be brought, in its order.
        lines: What changed: drafted lines and own ones.
        facts: The three facts of the relationship.
        questions: Drift, for the user alone.
        card_due: The day of their last rating of the user, where it is time for another.
        charts: The charts for which there are records, by their names.
    """

    conversation: Conversation
    person: Person
    when: str = ""
    changed_title: str = ""
    items: tuple[AgendaItem, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    lines: tuple[Line, ...] = ()
    facts: tuple[Fact, ...] = ()
    questions: tuple[Question, ...] = ()
    card_due: date | None = None
    charts: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[str, ...]:
        """The lines that are in the brief, in their order."""
        return tuple(line.kept for line in self.lines if line.kept is not None)


def read(workspace: Workspace, uuid: str, today: date) -> Preparation:
    """Read everything about one conversation.

    Raises:
        JournalError: There is no such conversation.
    """
    conversation = workspace.mentoring.conversation(uuid)
    person = workspace.mentoring.person(conversation.person)
    talks, mentored = workspace.conversations, is_mentored(person)
    words = brief_words(talks.brief(conversation, changed=("",)))
    drafted = [change_line(one) for one in talks.changes_since_last(person.uuid, today, uuid)]
    items = tuple(workspace.agenda.items(uuid))
    return Preparation(
        conversation=conversation,
        person=person,
        when=words.subtitle,
        changed_title=words.changed_title,
        items=items,
        candidates=tuple(
            one for one in talks.candidates(person.uuid, today, uuid) if not _is_brought(one, items)
        ),
        lines=tuple(
            Line(drafted=draft, kept=kept)
            for draft, kept in paired(drafted, conversation.what_changed)
        ),
        facts=relationship_facts(talks.relationship(person.uuid, today), mentored=mentored),
        questions=tuple(
            question(flag, person.name, mentored=mentored) for flag in talks.flags(person.uuid)
        ),
        card_due=talks.card_due(person.uuid, today),
        charts=_charts(workspace, person.uuid, mentored=mentored),
    )


def _charts(workspace: Workspace, person: str, *, mentored: bool) -> tuple[str, ...]:
    """Return which charts have something to show before a conversation with a person."""
    mentoring = workspace.mentoring
    found = []
    if workspace.insights.first_date() is not None and not mentored:
        found.append("gap")
    sightings = mentoring.sightings()
    if any(
        is_known_to(person, one, [seen for seen in sightings if seen.pattern == one.uuid])
        for one in mentoring.patterns()
    ):
        found.append("patterns")
    if any(one.held for one in mentoring.conversations(person)):
        found.append("conversations")
    return tuple(found)


def _is_brought(candidate: Candidate, items: tuple[AgendaItem, ...]) -> bool:
    """Whether a promise is a topic already; nothing but its words ties it to the agenda."""
    words = candidate.text.strip().rstrip(".").casefold()
    return candidate.kind is CandidateKind.PROMISE and any(
        words in one.text.casefold() for one in items
    )
