"""What an ask tells about the person who was asked (method.md A2, F5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.sponsorship import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Ask


def is_refusal(ask: Ask) -> bool:
    """Whether something is still missing."""
    return ask.answer in {Answer.NO, Answer.NOT_YET}


def informed(person: Person, ask: Ask) -> Person:
    """Return a person after an ask: they know which role is wanted, and said what is missing."""
    if ask.role and person.knows_aspiration_on is None:
        person = replace(person, knows_aspiration_on=ask.on)
    if is_refusal(ask) and ask.answer_words:
        person = replace(person, told_me_missing=ask.answer_words)
    return person


def without(person: Person, ask: Ask, asks: Iterable[Ask]) -> Person:
    """Return a person as if an ask had never been: what only it told is forgotten.

    Args:
        person: Who was asked.
        ask: The one that goes.
        asks: Of anybody; the newest first.
    """
    others = [
        one
        for one in asks
        if one.uuid != ask.uuid and one.person == person.uuid and one.deleted_at is None
    ]
    if ask.role and person.knows_aspiration_on == ask.on:
        days = [one.on for one in others if one.role]
        person = replace(person, knows_aspiration_on=min(days, default=None))
    if ask.answer_words and person.told_me_missing == ask.answer_words:
        said = (one.answer_words for one in others if is_refusal(one) and one.answer_words)
        person = replace(person, told_me_missing=next(said, None))
    return person
