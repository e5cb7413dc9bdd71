"""Clauses of an explanation, each with the records that it was worked out from (method.md A9)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.wording.diagnostic import answer_said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from growthjournal.domain.diagnostics import DiagnosticAnswer


class Part(StrEnum):
    """Which part of the explanation a clause is."""

    NAME = "name"
    SCORES = "scores"
    OUTSIDE = "outside"
    CARRIES = "carries"
    LIMITS = "limits"
    SINCE = "since"
    LEVER = "lever"
    CHECK = "check"
    TURNING = "turning"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record behind a clause.

    Attributes:
        kind: As `Session.record_wanted` calls it; "answer" for an answer of the diagnostic.
        uuid: Whose.
        said: What it is, for a list.
    """

    kind: str
    uuid: str
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One sentence or two of the explanation.

    Attributes:
        part: Which part.
        text: As it is shown.
        rows: The records that it was worked out from.
        label: What stands before it in bold, "" for nothing.
    """

    part: Part
    text: str
    rows: tuple[Row, ...] = ()
    label: str = ""

    @property
    def whole(self) -> str:
        """Label and text as one line."""
        return f"{self.label} {self.text}".strip()


def without_numbers(clauses: Iterable[Clause]) -> list[Clause]:
    """Return the clauses that name no score, for those who hide numbers until the review."""
    counting = {Part.SCORES, Part.OUTSIDE, Part.CHECK, Part.TURNING}
    return [one for one in clauses if one.part not in counting]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers of the latest readings.

    Attributes:
        skill: Of the skill items.
        visibility: Of the visibility items.
        outside: Uuids of the sittings in which others rated.
    """

    skill: tuple[DiagnosticAnswer, ...] = ()
    visibility: tuple[DiagnosticAnswer, ...] = ()
    outside: tuple[str, ...] = ()

    def rows(self, *axes: Axis) -> tuple[Row, ...]:
        """Return the rows of some axes, of both without any."""
        wanted = axes or tuple(Axis)
        found = [*(self.skill if Axis.SKILL in wanted else ())]
        found += self.visibility if Axis.VISIBILITY in wanted else ()
        return tuple(row_of(one) for one in found)


def row_of(answer: DiagnosticAnswer) -> Row:
    """Return an answer as a row behind a clause."""
    return Row(kind="answer", uuid=answer.uuid, said=answer_said(answer))
