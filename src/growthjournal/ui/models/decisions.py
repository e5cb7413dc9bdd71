"""Rows of the Decisions page, and what it reads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.domain.calibration import Calibration, calibration
from growthjournal.language import gettext as _
from growthjournal.wording import decisions as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.decisions import Decision
    from growthjournal.domain.forecasts import DecisionReview, Forecast
    from growthjournal.services.workspace import Workspace


class Stage(StrEnum):
    """Where a decision stands, in the order of the page."""

    DUE = "due"
    OPEN = "open"
    TAKEN = "taken"
    JUDGED = "judged"


def stage_name(stage: Stage) -> str:
    """Return the heading of a stage."""
    return {
        Stage.DUE: _("Due for review"),
        Stage.OPEN: _("Open"),
        Stage.TAKEN: _("Taken"),
        Stage.JUDGED: _("Judged"),
    }[stage]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision as the list shows it.

    Attributes:
        decision: The record.
        stage: Where it stands.
        forecasts: Its forecasts, by when they can be settled.
        review: How it was last judged, or None.
        patterns: Uuid and name of each pattern that showed in it, the last one first.
        heading: The stage, on its first row; else "".
        line: Where it stands, in words.
    """

    decision: Decision
    stage: Stage
    forecasts: tuple[Forecast, ...] = ()
    review: DecisionReview | None = None
    patterns: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    heading: str = ""
    line: str = field(default="", repr=False)

    @property
    def uuid(self) -> str:
        """The decision's identity."""
        return self.decision.uuid

    @property
    def title(self) -> str:
        """What is to be decided."""
        return self.decision.title

    @property
    def chips(self) -> list[tuple[str, str, bool]]:
        """The patterns that showed in it, and what it puts at risk."""
        chips = [(name, "repeat-2", False) for _uuid, name in self.patterns]
        if self.decision.stakes is not None:
            chips.append((words.stakes_name(self.decision.stakes), "", False))
        return chips

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        parts = [self.heading or stage_name(self.stage), self.title, self.line]
        parts += [_("Pattern: {name}").format(name=name) for _uuid, name in self.patterns]
        return ". ".join(filter(None, parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What the page shows, read at once.

    Attributes:
        rows: By stage.
        calibration: What the settled forecasts say.
    """

    rows: tuple[DecisionRow, ...] = ()
    calibration: Calibration = field(default_factory=Calibration)

    @property
    def settled(self) -> list[Forecast]:
        """The forecasts that were settled, the latest first."""
        found = [one for row in self.rows for one in row.forecasts if one.settled is not None]
        return sorted(found, key=lambda one: one.settled_on or one.review_on, reverse=True)


def read_decisions(workspace: Workspace, today: date) -> Decisions:
    """Read everything that the page shows."""
    service = workspace.decisions
    every = service.forecasts()
    reviews: dict[str, list[DecisionReview]] = {}
    for review in service.reviews():
        reviews.setdefault(review.decision, []).append(review)
    names = {one.uuid: one.name for one in workspace.mentoring.patterns()} if reviews else {}
    rows = []
    for one in service.all():
        forecasts = [each for each in every if each.decision == one.uuid]
        judged = reviews.get(one.uuid, [])
        row = _row(one, forecasts, judged[-1] if judged else None, today)
        shown_in = dict.fromkeys(each.pattern for each in reversed(judged) if each.pattern)
        patterns = tuple((uuid, names[uuid]) for uuid in shown_in if uuid in names)
        rows.append(replace(row, patterns=patterns))
    order = list(Stage)
    rows.sort(key=lambda row: order.index(row.stage))
    shown: list[DecisionRow] = []
    for row in rows:
        is_first = not shown or shown[-1].stage is not row.stage
        shown.append(replace(row, heading=stage_name(row.stage)) if is_first else row)
    return Decisions(rows=tuple(shown), calibration=calibration(every))


def _row(
    decision: Decision,
    forecasts: Sequence[Forecast],
    review: DecisionReview | None,
    today: date,
) -> DecisionRow:
    is_due = any(one.settled is None and one.review_on <= today for one in forecasts)
    if is_due:
        stage, line = Stage.DUE, words.taken_line(decision, forecasts, today)
    elif decision.is_open:
        stage, line = Stage.OPEN, words.open_line(decision, today)
    elif review is not None:
        stage, line = Stage.JUDGED, words.judged_line(review)
    else:
        stage, line = Stage.TAKEN, words.taken_line(decision, forecasts, today)
    return DecisionRow(
        decision=decision, stage=stage, forecasts=tuple(forecasts), review=review, line=line
    )
