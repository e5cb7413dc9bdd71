"""What the diagnostic reads from the journal before and while it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.reminders import to_confirm
from growthjournal.ui.dialogs.diagnostic_screens import SetUp

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer
    from growthjournal.services.workspace import Workspace


def unfinished(
    workspace: Workspace, axis: Axis | None = None
) -> tuple[Diagnostic, list[DiagnosticAnswer]] | None:
    """Return the sitting that was left half done for the present role, with its answers.

    Args:
        workspace: The open journal.
        axis: The one that is answered again; None for all twelve items.
    """
    aim = workspace.sponsorship.aim()
    wanted = aim.uuid if aim else None
    for one in reversed(workspace.diagnostics.sittings()):
        is_own = one.rater is None and one.axis is axis
        if is_own and not one.finished and one.aim == wanted:
            return one, workspace.diagnostics.answers(one.uuid)
    return None


def set_up(today: date, workspace: Workspace) -> SetUp:
    """Read what has to be known before the items mean anything."""
    aim = workspace.sponsorship.aim()
    kept = unfinished(workspace)
    found = workspace.verdicts.verdict(today)
    scored = [
        one.on for axis in Axis for one in found.state(axis).readings if not one.is_confirmation
    ]
    people = sorted(workspace.mentoring.people(), key=lambda one: not one.in_room)
    return SetUp(
        aim=aim,
        people=tuple(people),
        begun=len(kept[1]) if kept else 0,
        last=max(scored, default=None),
        pending=to_confirm(found, today),
    )


def eyewitnesses(
    today: date, workspace: Workspace
) -> tuple[list[str], int, list[tuple[str, str]]] | None:
    """Return who in the room saw target-level work in 180 days, its size, and what they saw."""
    room = {one.uuid: one.name for one in workspace.mentoring.people() if one.in_room}
    if not room:
        return None
    share = workspace.insights.seen(today)
    seen = [
        one
        for one in workspace.impacts.witnesses()
        if one.first_hand and one.person in room and one.impact in share.seen
    ]
    titles = {one.uuid: one.title for one in workspace.impacts.all()}
    names = sorted({room[one.person] for one in seen})
    impacts = dict.fromkeys(one.impact for one in seen)
    return names, len(room), [(uuid, titles[uuid]) for uuid in impacts]
