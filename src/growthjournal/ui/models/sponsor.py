"""What a person's page shows of somebody who would help decide, read at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.domain.next_ask import NextAsk, counted_backing, next_ask
from growthjournal.domain.scoring import Side
from growthjournal.domain.sponsor_lights import Lights, sponsor_lights
from growthjournal.domain.updates import next_update

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Aim, Ask, BackingStep
    from growthjournal.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorSide:
    """What somebody saw and was asked, and how far they back the user.

    Attributes:
        saw: Results that they saw themselves, the newest first.
        steps: On the ladder, oldest first.
        counted: The step on which a conclusion may rest, or None.
        asks: What they were asked, the newest first.
        aim: The role in view, or None.
        due: When the next update is due, or None.
        lights: What is there before asking, and what is missing.
    """

    saw: tuple[Impact, ...] = ()
    steps: tuple[BackingStep, ...] = ()
    counted: int | None = None
    asks: tuple[Ask, ...] = ()
    aim: Aim | None = None
    due: date | None = None
    lights: Lights = field(default_factory=Lights)

    @property
    def fits(self) -> NextAsk | None:
        """The ask that fits now."""
        return next_ask(self.counted)

    @property
    def last_seen(self) -> date | None:
        """The day of the newest result that they saw."""
        return self.saw[0].date if self.saw else None


def read_sponsor(workspace: Workspace, person: Person, today: date) -> SponsorSide:
    """Read it for one person."""
    impacts, witnesses = workspace.impacts.all(), workspace.impacts.witnessed_by(person.uuid)
    aim = workspace.sponsorship.aim()
    saw = {one.impact for one in witnesses if one.first_hand}
    updates = workspace.sponsorship.updates(person.uuid)
    steps = workspace.sponsorship.steps(person.uuid)
    return SponsorSide(
        saw=tuple(one for one in impacts if one.uuid in saw),
        steps=tuple(steps),
        counted=counted_backing(person, steps),
        asks=tuple(workspace.sponsorship.asks(person.uuid)),
        aim=aim,
        due=next_update(
            person, updates, workspace.sponsorship.given(), workspace.sponsorship.case()
        ),
        lights=sponsor_lights(
            person,
            impacts,
            witnesses,
            workspace.sponsorship.case() or aim,
            today,
            has_skill=_has_skill(workspace, today),
        ),
    )


def _has_skill(workspace: Workspace, today: date) -> bool | None:
    """Return whether the skill side is high, None while that cannot be told."""
    if not workspace.diagnostics.sittings():
        return None
    skill = workspace.verdicts.verdict(today).skill
    return None if skill.side is None or skill.is_stale(today) else skill.side is Side.HIGH
