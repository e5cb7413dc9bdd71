"""Sentences about what has been seen; every number of them can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.seen import SEEN_NEEDED
from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from growthjournal.domain.seen import EffortMix, SeenShare


def share_said(share: SeenShare) -> str:
    """Return how many target-level results someone in the room has seen."""
    if not share.is_enough:
        return _("Can't tell yet who sees your work: {n} of {needed} target-level results.").format(
            n=format_number(share.total), needed=format_number(SEEN_NEEDED)
        )
    said = ngettext(
        "{n} of {total} target-level results was seen by someone in the room.",
        "{n} of {total} target-level results were seen by someone in the room.",
        len(share.seen),
    )
    return said.format(n=format_number(len(share.seen)), total=format_number(share.total))


def share_window(share: SeenShare) -> str:
    """Return which results the share is about."""
    return _("Since {date}, seen first-hand.").format(date=format_date(share.since, "medium"))


def week_ending(share: SeenShare) -> str:
    """Return the one sentence that a check-in ends with."""
    if not share.is_enough:
        return share_said(share)
    return _(
        "Seen by someone in the room in the last 180 days: {n} of {total} target-level results."
    ).format(n=format_number(len(share.seen)), total=format_number(share.total))


def effort_said(mix: EffortMix) -> str:
    """Return what the effort of the window went into, "" when it was never named."""
    if not (mix.develop or mix.show or mix.deliver):
        return ""
    return _("In 90 days: {develop} to develop, {show} to show, {deliver} to deliver.").format(
        develop=format_number(len(mix.develop)),
        show=format_number(len(mix.show)),
        deliver=format_number(len(mix.deliver)),
    )
