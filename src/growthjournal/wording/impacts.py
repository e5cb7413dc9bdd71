"""What is said about impacts, their witnesses, and asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.impacts import Level, Scope
from growthjournal.domain.sponsorship import Answer
from growthjournal.language import format_date, list_of
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from growthjournal.domain.impacts import Impact, Witness
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Ask


def level_name(level: Level) -> str:
    """Return how a level is called."""
    return {Level.PRESENT: _("my level"), Level.TARGET: _("next level")}[level]


def scope_name(scope: Scope) -> str:
    """Return how far a result reached."""
    return {
        Scope.TEAM: _("my team"),
        Scope.SEVERAL_TEAMS: _("several teams"),
        Scope.ORGANISATION: _("the organisation"),
        Scope.OUTSIDE: _("outside"),
    }[scope]


def measured(impact: Impact) -> str:
    """Return the measure with what it was before and after, "" without one."""
    values = " → ".join(filter(None, (impact.before, impact.after)))
    if values and impact.unit:
        values = f"{values} {impact.unit}"
    if impact.measure and values:
        return _("{measure}: {values}").format(measure=impact.measure, values=values)
    return impact.measure or values


def impact_line(impact: Impact) -> str:
    """Return what came of an impact, and when."""
    result = (impact.result or measured(impact)).rstrip(".")
    day = format_date(impact.date, "medium")
    return _("{result} · {day}").format(result=result, day=day) if result else day


def witnessed(witnesses: Sequence[Witness], people: Mapping[str, Person]) -> str:
    """Return who knows of an impact: first those who saw it, "" for nobody."""
    names = {one.uuid: one.name for one in people.values()}
    saw = [names[one.person] for one in witnesses if one.first_hand and one.person in names]
    told = [names[one.person] for one in witnesses if not one.first_hand and one.person in names]
    parts = []
    if saw:
        parts.append(list_of(saw))
    if told:
        parts.append(_("{names} by report").format(names=list_of(told)))
    return ", ".join(parts)


def impact_facts(impact: Impact) -> str:
    """Return at which level an impact was, and when."""
    day = format_date(impact.date, "medium")
    return f"{level_name(impact.level)} · {day}" if impact.level else day


def unseen_said() -> str:
    """Return what stands on a target-level result that nobody in the room saw."""
    return _("seen by no one who decides")


def answer_name(answer: Answer) -> str:
    """Return how an ask was answered."""
    return {Answer.YES: _("yes"), Answer.NOT_YET: _("not yet"), Answer.NO: _("no")}[answer]


def ask_line(ask: Ask, name: str) -> str:
    """Return whom an ask was told, when, and what came back."""
    said = _("told {name}, {day}").format(name=name, day=format_date(ask.on, "medium"))
    return f"{said} · {_answered(ask)}"


def ask_came_back(ask: Ask) -> str:
    """Return when somebody was asked, and what came back."""
    return f"{format_date(ask.on, 'medium')} · {_answered(ask)}"


def _answered(ask: Ask) -> str:
    if ask.answer is None:
        return _("no answer yet")
    answer = answer_name(ask.answer)
    if ask.answer_words:
        return _("{answer}: “{words}”").format(answer=answer, words=ask.answer_words)
    return answer
