"""What the card says on which somebody else rates: the written lines, and nothing of the user's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.language import gettext as _
from growthjournal.wording.ratings import window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.competencies import AnchorVersion, Competency


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPart:
    """One competency or item on the card: its name, what it is about, and five lines."""

    name: str
    about: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """The words of the card.

    Attributes:
        title: At the top.
        how: What to do.
        name: Before the line for who rates.
        on: Before the line for the day.
        cant_say: Beside the sixth box.
        fact: Before the line for what was seen; "" where none is asked for.
        parts: One for each competency or item.
        footer: At the foot.
    """

    title: str
    how: str
    name: str
    on: str
    cant_say: str
    fact: str
    parts: tuple[CardPart, ...]
    footer: str


def card_words(chosen: Sequence[tuple[Competency, AnchorVersion]]) -> CardWords:
    """Return the words of a card; whoever fills it in sees no rating of anybody's."""
    return CardWords(
        title=_("How do you see my work?"),
        how=_(
            "For each, tick the highest line of which every part was true in {window}, as far as "
            "you saw it yourself. Where a line says “I”, it means me. “Can’t say” is a proper "
            "answer."
        ).format(window=window(Axis.SKILL)),
        name=_("Name"),
        on=_("Date"),
        cant_say=_("Can’t say"),
        fact=_("One thing you saw"),
        parts=tuple(
            CardPart(name=one.name, about=one.description, levels=anchors.levels)
            for one, anchors in chosen
        ),
        footer=_("My own answers are not on this card."),
    )
