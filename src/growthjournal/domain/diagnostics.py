"""Sittings of the diagnostic and their answers (method.md B1-B4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from growthjournal.domain.competencies import Axis
from growthjournal.domain.record import Record


class Purpose(StrEnum):
    """Why the items were answered."""

    FULL = "full"
    CONFIRMATION = "confirmation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic(Record):
    """One sitting, by the user or by somebody else.

    Attributes:
        aim: Uuid of the aim it is about, or None when there is none.
        on: Local date of the sitting.
        purpose: All twelve items, or the six of one axis once more.
        axis: Of a confirmation; None for all twelve. Others answer the skill items alone.
        rater: Uuid of another rater; None for the user.
        order: The items as they were shown, by their names "S1" to "V6".
        finished: Whether every item was passed; an unfinished one is resumed and never scored.
    """

    aim: str | None = None
    on: date
    purpose: Purpose = Purpose.FULL
    axis: Axis | None = None
    rater: str | None = None
    order: tuple[str, ...] = ()
    finished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosticAnswer(Record):
    """The answer to one item; "can't say" is a row without a value.

    Attributes:
        diagnostic: Uuid of the sitting.
        item: "S1" to "V6".
        value: 1-5, or None for "can't say".
        fact: What shows a 4 or 5, or None.
        fact_on: The day of that fact, or None.
        entries: Uuids of entries or impacts that show it.
        predicted: What the user expected another rater to answer, 1-5, or None.
    """

    diagnostic: str
    item: str
    value: int | None = None
    fact: str | None = field(default=None, repr=False)
    fact_on: date | None = None
    entries: tuple[str, ...] = ()
    predicted: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMove(Record):
    """One person, one act, one date (decisions.md 1).

    Attributes:
        person: Uuid, or None when it is about nobody.
        act: What to do.
        due: By when.
        item: The limiting item that it was drafted from, or None.
        happened: None while it is open.
        said: What they said, verbatim.
        closed_on: When it was closed, or None.
    """

    person: str | None = None
    act: str = field(repr=False)
    due: date
    item: str | None = None
    happened: bool | None = None
    said: str | None = field(default=None, repr=False)
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterlyReview(Record):
    """A review over some days (method.md F4).

    Attributes:
        began_on: Local date.
        finished_on: None while it can be resumed.
        step: Where it was left, a name of the review's own steps.
        aim: The one aim for the quarter.
        plans: If-then plans.
        who_should_see: What should be seen, by whom.
        diagnostic: Uuid of its sitting, or None.
    """

    began_on: date
    finished_on: date | None = None
    step: str = ""
    aim: str | None = field(default=None, repr=False)
    plans: tuple[str, ...] = field(default=(), repr=False)
    who_should_see: tuple[str, ...] = field(default=(), repr=False)
    diagnostic: str | None = None
