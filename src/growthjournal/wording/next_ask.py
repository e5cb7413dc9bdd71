"""The ask that fits where somebody stands, as advice and as words to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.next_ask import NextAsk
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Aim

LAST_STEP = 6


def next_ask_said(person: Person, ask: NextAsk | None) -> str:
    """Return which ask fits now, and that there is none yet where that is so."""
    if ask is not None:
        return {
            NextAsk.NEAR: _("The ask that fits now: that they come near the work and see it."),
            NextAsk.MISSING: _("The ask that fits now: “What would you need to see?”"),
            NextAsk.INTRODUCTION: _("The ask that fits now: an introduction."),
            NextAsk.WATCHED_WORK: _("The ask that fits now: work that is watched."),
            NextAsk.NAMED: _("The ask that fits now: that they name you for the role."),
        }[ask]
    if person.backing is None:
        return _("Say how far they back you, and the ask that fits stands here.")
    if person.backing == LAST_STEP:
        return _("They speak for you. Keep them from being surprised.")
    return _("Their step counts once its fact stands beside it; then the ask that fits does too.")


def next_ask_words(ask: NextAsk | None, aim: Aim | None) -> str:
    """Return words to begin an ask with, "" where nothing fits."""
    if ask is None:
        return ""
    if ask is NextAsk.NEAR:
        return _("I would like you to see this for yourself. Would you sit in on …?")
    role = aim.role if aim else _("…")
    return {
        NextAsk.MISSING: _("The role I want: {role}. What would you need to see?"),
        NextAsk.INTRODUCTION: _("The role I want: {role}. Would you introduce me to …?"),
        NextAsk.WATCHED_WORK: _(
            "The role I want: {role}. Which work that is watched could I lead?"
        ),
        NextAsk.NAMED: _("The role I want: {role}. Would you name me for it when it is decided?"),
    }[ask].format(role=role)
