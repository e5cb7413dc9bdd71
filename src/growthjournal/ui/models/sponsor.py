"""What a person's page shows of somebody who would help decide, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.next_ask import NextAsk, counted_backing, next_ask

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
    """

    saw: tuple[Impact, ...] = ()
    steps: tuple[BackingStep, ...] = ()
    counted: int | None = None
    asks: tuple[Ask, ...] = ()
    aim: Aim | None = None

    @property
    def fits(self) -> NextAsk | None:
        """The ask that fits now."""
        return next_ask(self.counted)

    @property
    def last_seen(self) -> date | None:
        """The day of the newest result that they saw."""
        return self.saw[0].date if self.saw else None


def read_sponsor(workspace: Workspace, person: Person) -> SponsorSide:
    """Read it for one person."""
    saw = {
        one.impact
        for one in workspace.impacts.witnesses()
        if one.first_hand and one.person == person.uuid
    }
    steps = workspace.sponsorship.steps(person.uuid)
    return SponsorSide(
        saw=tuple(one for one in workspace.impacts.all() if one.uuid in saw),
        steps=tuple(steps),
        counted=counted_backing(person, steps),
        asks=tuple(workspace.sponsorship.asks(person.uuid)),
        aim=workspace.sponsorship.aim(),
    )
