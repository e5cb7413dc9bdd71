"""Rows of the Patterns page, and the list model that holds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.domain.assumptions import (
    Assumption,
    AssumptionStatus,
    AssumptionTest,
    Belief,
)
from growthjournal.domain.patterns import (
    CatchStage,
    Pattern,
    PatternStatus,
    Sighting,
    is_seen_by_two,
)
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.wording import patterns as words
from growthjournal.wording.patterns import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.services.mentoring import MentoringService
    from growthjournal.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternRow:
    """A pattern as its row shows it.

    Attributes:
        pattern: The record.
        sightings: Its sightings, oldest first.
        meta: Who named it and when, and whether two people saw it.
        phrase: The quiet words at the end.
        start: First day of the strip, the same in every row.
        end: Last day of the strip.
    """

    pattern: Pattern
    sightings: tuple[Sighting, ...] = field(repr=False)
    meta: str
    phrase: Phrase
    start: date
    end: date

    @property
    def uuid(self) -> str:
        """The pattern's identity."""
        return self.pattern.uuid

    @property
    def title(self) -> str:
        """The pattern's name."""
        return self.pattern.name

    @property
    def status(self) -> PatternStatus:
        """Where it stands."""
        return self.pattern.status

    @property
    def is_seen_by_two(self) -> bool:
        """Whether two people other than the user noticed it."""
        return is_seen_by_two(self.pattern, self.sightings)

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        parts = [self.title, words.status_name(self.status), self.meta, self.phrase.text]
        return ". ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionRow:
    """An assumption as its row shows it.

    Attributes:
        assumption: The record.
        beliefs: Those that stand, oldest first.
        tests: Its tests, oldest first.
        meta: Who surfaced it, status, tests.
        phrase: The belief now.
        end: Last day of the sparkline.
    """

    assumption: Assumption
    beliefs: tuple[Belief, ...]
    tests: tuple[AssumptionTest, ...] = field(repr=False)
    meta: str
    phrase: Phrase
    end: date

    @property
    def uuid(self) -> str:
        """The assumption's identity."""
        return self.assumption.uuid

    @property
    def title(self) -> str:
        """The sentence that is taken for granted."""
        return self.assumption.statement

    @property
    def status(self) -> AssumptionStatus:
        """Where it stands."""
        return self.assumption.status

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        believed = _("Belief: {belief}").format(belief=self.phrase.text)
        return ". ".join([self.title, self.meta, believed])


@dataclass(frozen=True, slots=True, kw_only=True)
class SightingRow:
    """A sighting as its row shows it.

    Attributes:
        sighting: The record.
        name: Who noticed; None for the user.
    """

    sighting: Sighting
    name: str | None = field(repr=False)

    @property
    def uuid(self) -> str:
        """The sighting's identity."""
        return self.sighting.uuid

    @property
    def title(self) -> str:
        """How early it was caught."""
        return words.stage_name(self.sighting.stage)

    @property
    def is_early(self) -> bool:
        """Whether it was caught before it happened."""
        return self.sighting.stage is not None and self.sighting.stage >= CatchStage.BEFORE

    @property
    def meta(self) -> str:
        """When, and who noticed."""
        one = self.sighting
        parts = [format_date(one.date)]
        if self.name is not None:
            parts.append(_("noticed by {name}").format(name=self.name))
        elif one.stage is not None:
            parts.append(_("noticed yourself"))
        if one.conversation is not None:
            parts.append(_("in a conversation"))
        if one.entry is not None:
            parts.append(_("in an entry"))
        if one.outcome is not None:
            parts.append(words.outcome_name(one.outcome))
        return " · ".join(parts)

    @property
    def context(self) -> str:
        """What happened, in one line."""
        return self.sighting.context

    @property
    def words(self) -> str:
        """What was said, in quotation marks."""
        said = self.sighting.heard_as
        return _("“{words}”").format(words=said) if said else ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it, and as it is copied."""
        return ". ".join(filter(None, [self.title, self.meta, self.context, self.words]))


Row = PatternRow | AssumptionRow | SightingRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Surfaced:
    """Everything that the page shows, read at once.

    Attributes:
        patterns: Active, watching, retired.
        assumptions: Last surfaced first.
        people: By uuid, those put away included.
        conversations: By uuid.
        twins: By the uuid of a pattern, those that share its trigger.
        competencies: Names by uuid, hidden ones included.
    """

    patterns: tuple[PatternRow, ...] = ()
    assumptions: tuple[AssumptionRow, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict, repr=False)
    conversations: Mapping[str, Conversation] = field(default_factory=dict, repr=False)
    twins: Mapping[str, Sequence[str]] = field(default_factory=dict)
    competencies: Mapping[str, str] = field(default_factory=dict, repr=False)

    def pattern_row(self, uuid: str) -> PatternRow | None:
        """Return a pattern's row; None when it is gone."""
        return next((one for one in self.patterns if one.uuid == uuid), None)

    def twins_of(self, pattern: str) -> list[PatternRow]:
        """Return the patterns that share a trigger with one."""
        return [one for one in self.patterns if one.uuid in self.twins.get(pattern, ())]

    def name_of(self, person: str | None) -> str | None:
        """Return a person's name; None for the user."""
        if person is None:
            return None
        found = self.people.get(person)
        return found.name if found else _("someone")


def read(workspace: Workspace, today: date) -> Surfaced:
    """Read patterns, assumptions and what they refer to."""
    mentoring = workspace.mentoring
    everyone = mentoring.everyone()
    found = Surfaced(
        people=everyone, conversations={one.uuid: one for one in mentoring.conversations()}
    )
    return Surfaced(
        patterns=_pattern_rows(mentoring, found, today),
        assumptions=_assumption_rows(mentoring, found, today),
        people=found.people,
        conversations=found.conversations,
        twins=_twins(mentoring.mergeable()),
        competencies={one.uuid: one.name for one in workspace.growth.competencies(hidden=True)},
    )


def _twins(pairs: Sequence[tuple[Pattern, Pattern]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        found.setdefault(one.uuid, []).append(other.uuid)
        found.setdefault(other.uuid, []).append(one.uuid)
    return found


def _pattern_rows(
    mentoring: MentoringService, found: Surfaced, today: date
) -> tuple[PatternRow, ...]:
    sightings: dict[str, list[Sighting]] = {}
    for one in mentoring.sightings():
        sightings.setdefault(one.pattern, []).append(one)
    patterns = mentoring.patterns()
    shown = [one.date for pattern in patterns for one in sightings.get(pattern.uuid, ())]
    start, end = min([*shown, today]), max([*shown, today])
    rows = []
    for pattern in patterns:
        own = tuple(sightings.get(pattern.uuid, ()))
        rows.append(
            PatternRow(
                pattern=pattern,
                sightings=own,
                meta=_pattern_meta(pattern, own, found),
                phrase=words.pattern_phrase(pattern, own),
                start=start,
                end=end,
            )
        )
    return tuple(rows)


def _pattern_meta(pattern: Pattern, sightings: Sequence[Sighting], found: Surfaced) -> str:
    named = words.named_by(found.name_of(pattern.surfaced_by), pattern.surfaced_on)
    if not is_seen_by_two(pattern, sightings):
        return named
    return " · ".join([words.seen_by_two(), named])


def _assumption_rows(
    mentoring: MentoringService, found: Surfaced, today: date
) -> tuple[AssumptionRow, ...]:
    beliefs: dict[str, list[Belief]] = {}
    for belief in sorted(mentoring.beliefs(), key=lambda one: one.on):
        beliefs.setdefault(belief.assumption, []).append(belief)
    tests: dict[str, list[AssumptionTest]] = {}
    for test in mentoring.tests():
        tests.setdefault(test.assumption, []).append(test)
    rows = []
    for one in mentoring.assumptions():
        own, tried = tuple(beliefs.get(one.uuid, ())), tuple(tests.get(one.uuid, ()))
        who = words.surfaced_by(found.name_of(one.surfaced_by), one.surfaced_on)
        status = words.conclusion_name(one.status).lower()
        rows.append(
            AssumptionRow(
                assumption=one,
                beliefs=own,
                tests=tried,
                meta=" · ".join([status, words.tests_said(tried), who]),
                phrase=words.belief_phrase(own),
                end=today,
            )
        )
    return tuple(rows)
