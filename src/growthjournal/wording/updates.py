"""The draft of an update, and what is said about the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.aliases import Aliases
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.wording.impacts import measured

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.people import Person


def update_text(impacts: Iterable[Impact], since: date | None, people: Iterable[Person]) -> str:
    """Return the draft of an update; people appear under their alias where they have one.

    Nothing but title, result and measure is in it.

    Args:
        impacts: Those that were chosen, confidential ones only when ticked.
        since: Day of the last update, or None.
        people: Everybody, also those who were removed.
    """
    hide = Aliases(people)
    opening = _("What moved lately:")
    if since is not None:
        opening = _("What moved since {date}:").format(date=format_date(since))
    lines = [update_line(one, hide) for one in impacts]
    return "\n".join([opening, *lines]) if lines else ""


def update_line(impact: Impact, hide: Aliases) -> str:
    """Return one result as a line of an update."""
    parts = (hide(text) for text in (impact.title, impact.result, measured(impact)))
    said = " ".join(_sentence(" ".join(part.split())) for part in parts if part.strip())
    return _("- {result}").format(result=said)


def due_said(due: date | None, today: date) -> str:
    """Return when somebody should hear again, "" where nothing is due."""
    if due is None:
        return ""
    if due > today:
        return _("The next update is due on {date}.").format(date=format_date(due))
    if due == today:
        return _("An update is due today.")
    return _("An update was due on {date}.").format(date=format_date(due))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "”", '"')) else f"{text}."
