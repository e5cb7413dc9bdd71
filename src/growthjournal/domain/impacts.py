"""Impacts and who saw them (method.md A7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from growthjournal.domain.entries import Effort
from growthjournal.domain.record import Record

MAX_COMPETENCIES = 3
"""Competencies that an impact can show (method.md A7)."""


class Scope(StrEnum):
    """How far a result reached."""

    TEAM = "team"
    SEVERAL_TEAMS = "several-teams"
    ORGANISATION = "organisation"
    OUTSIDE = "outside"


class Level(StrEnum):
    """At which level the work was."""

    PRESENT = "present"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact(Record):
    """A result that the user moved; one line is enough to save it.

    Attributes:
        date: Local date of the result.
        title: In one line.
        situation: What it was about, in one line.
        what_i_did: Begins with "I".
        result: What came of it.
        measure: What was measured, or None.
        before: The measure before, as written.
        after: The measure after, as written.
        unit: Of both, or None.
        scope: How far it reached, or None.
        level: At the present or the target level; None while not said, which counts as neither.
        competencies: Uuids, at most three.
        artefact: A link or the path of a local file; nothing is copied.
        recognition: What was said about it, verbatim.
        recognised_by: Uuid of who said it, or None.
        confidential: Left out of whatever others read, unless ticked one by one.
        effort_type: What the effort went into, or None.
        entry: Uuid of the entry that it was made from, or None.
    """

    date: date
    title: str = field(repr=False)
    situation: str | None = field(default=None, repr=False)
    what_i_did: str | None = field(default=None, repr=False)
    result: str | None = field(default=None, repr=False)
    measure: str | None = field(default=None, repr=False)
    before: str | None = field(default=None, repr=False)
    after: str | None = field(default=None, repr=False)
    unit: str | None = field(default=None, repr=False)
    scope: Scope | None = None
    level: Level | None = None
    competencies: tuple[str, ...] = ()
    artefact: str | None = field(default=None, repr=False)
    recognition: str | None = field(default=None, repr=False)
    recognised_by: str | None = None
    confidential: bool = False
    effort_type: Effort | None = None
    entry: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness(Record):
    """Someone who knows of an impact.

    Attributes:
        impact: Its uuid.
        person: Their uuid.
        first_hand: They saw it themselves; False when they know by report.
    """

    impact: str
    person: str
    first_hand: bool = True
