"""What can be done with a promise, as its row offers it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from growthjournal.domain.commitments import Commitment


class Do(StrEnum):
    """What can be asked of a promise."""

    DONE = "done"
    PARTLY = "partly"
    DROP = "drop"
    CARRY = "carry"
    EDIT = "edit"
    BRING = "bring"
    SAY = "say"
    REOPEN = "reopen"
    REMOVE = "remove"


def act_name(act: Do) -> str:
    """Return what an act is called in menus and on buttons."""
    return {
        Do.DONE: _("Done"),
        Do.PARTLY: _("Partly done"),
        Do.DROP: _("Drop it"),
        Do.CARRY: _("Move to another day…"),
        Do.EDIT: _("Edit…"),
        Do.BRING: _("Bring it as the topic"),
        Do.SAY: _("Say what changed"),
        Do.REOPEN: _("Open it again"),
        Do.REMOVE: _("Remove"),
    }[act]


def acts_of(commitment: Commitment) -> list[Do | None]:
    """Return what can be done with it now; None is a line between two groups."""
    if commitment.is_standing:
        closing: list[Do | None] = [Do.DONE, Do.PARTLY, Do.DROP, None, Do.CARRY]
        return [*closing, Do.EDIT, None, Do.REMOVE]
    return [Do.SAY, Do.REOPEN, Do.EDIT, None, Do.REMOVE]
