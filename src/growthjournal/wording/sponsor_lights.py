"""What is said about the four lights before a sponsor is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.sponsor_lights import RESULTS_NEEDED, Light
from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from growthjournal.domain.sponsor_lights import Lights


def light_said(light: Light, lights: Lights) -> str:
    """Return what one light says."""
    is_on = light in lights.on
    if light is Light.SKILL:
        if light in lights.unknown:
            return _("Whether your skill side is high cannot be told yet.")
        return _("Your skill side is high.") if is_on else _("Your skill side is not high yet.")
    if light is Light.RESULTS:
        return _results(lights)
    if light is Light.SEEN:
        return _seen(lights)
    if is_on:
        return _("What you ask names a role and a date.")
    return _("What you ask does not name a role and a date yet.")


def _results(lights: Lights) -> str:
    count = len(lights.results)
    if not count:
        return _("No next-level result of the last year says what came of it.")
    said = ngettext(
        "{n} next-level result of the last year says what came of it; a case takes {needed}.",
        "{n} next-level results of the last year say what came of them; a case takes {needed}.",
        count,
    )
    return said.format(n=format_number(count), needed=format_number(RESULTS_NEEDED))


def _seen(lights: Lights) -> str:
    if lights.seen:
        count = len(lights.seen)
        said = ngettext(
            "They saw {n} of them themselves.", "They saw {n} of them themselves.", count
        )
        return said.format(n=format_number(count))
    if Light.SEEN in lights.on:
        return _("They saw your work at the next level themselves.")
    return _("They saw none of it themselves.")


def missing_said(lights: Lights) -> str:
    """Return that one can ask all the same, and what is missing; "" when nothing is."""
    if not lights.missing:
        return ""
    names = {
        Light.SKILL: _("a high skill side (ask “What would you need to see?” instead)"),
        Light.RESULTS: _("{n} results that say what came of them").format(
            n=format_number(RESULTS_NEEDED)
        ),
        Light.SEEN: _("something that they saw themselves"),
        Light.ASK: _("a role and a date in what you ask"),
    }
    missing = "; ".join(names[one] for one in lights.missing)
    return _("You can still ask. What is missing: {missing}.").format(missing=missing)
