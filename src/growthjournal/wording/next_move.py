"""The next move in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.language import gettext as _
from growthjournal.language import relative_day

if TYPE_CHECKING:
    from datetime import date


def act_said(item: str | None, name: str) -> str:
    """Return the act that a limiting item asks for.

    Args:
        item: Its name; None where it is not known who decides.
        name: Whom it is about; "" for nobody.
    """
    if item is None:
        return _("Find out who would help decide")
    acts = {
        "S1": _("Take an unsettled problem to {person} before you know the answer"),
        "S2": _("Write down a choice that is hard to undo, and show {person} before you decide"),
        "S3": _("Hand one outcome over whole, and tell {person} what you will stay out of"),
        "S4": _("Tell {person} one thing that your area gives up for the whole"),
        "S5": _("Raise the disagreement that you have let lie, and tell {person} how it went"),
        "S6": _("Give {person} a finished piece of work and ask what they would put right"),
        "V1": _("Let {person} watch one piece of work at the next level"),
        "V2": _("Ask {person} what you are known for"),
        "V3": _("Tell {person} which role you want, and ask what they would need to see"),
        "V4": _("Ask {person} to speak for you on one named occasion"),
        "V5": _("Ask {person} for a part in something that the room watches"),
        "V6": _("Give {person} one page with your results, and ask what they would leave out"),
    }
    return acts[item].format(person=name or _("somebody you trust"))


def move_said(name: str, due: date, today: date) -> str:
    """Return with whom and by when a move is to happen."""
    when = _("due {day}").format(day=relative_day(due, today))
    return f"{name} · {when}" if name else when
