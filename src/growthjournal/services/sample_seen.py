"""The sample's impacts, who saw them, and what its sponsors were told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from growthjournal.domain.entries import Effort, Link, TargetKind
from growthjournal.domain.impacts import Impact, Level, Scope, Witness
from growthjournal.domain.sponsorship import (
    Aim,
    Answer,
    Ask,
    BackingStep,
    CaseGiven,
    SentUpdate,
    SponsorCase,
)
from growthjournal.services.sample_conversations import known, moment, record_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from growthjournal.domain.record import Record

    On = Callable[[str], date]

_IMPACT_TEXTS = (
    "situation",
    "what_i_did",
    "result",
    "measure",
    "before",
    "after",
    "unit",
    "recognition",
)


def records_of_being_seen(
    fixture: Mapping[str, Any], on: On, competencies: Mapping[str, str]
) -> Iterator[tuple[Record, datetime]]:
    """Yield impacts, aims, asks, steps, updates and cases, with when each was written.

    Args:
        fixture: The sample.
        on: Turns its dates into days.
        competencies: Uuids by short name.
    """
    for one in fixture["impacts"]:
        yield from _impact(one, on, competencies)
    for one in fixture["aims"]:
        by_when = one.get("by_when")
        aim = Aim(
            uuid=record_id("aim", one["key"]),
            role=one["role"],
            calls=tuple(one["calls"]),
            by_when=on(by_when) if by_when else None,
            since=on(one["since"]),
        )
        yield aim, moment(aim.since)
    role = fixture["aims"][-1]["role"]
    for one in fixture["asks"]:
        ask = Ask(
            uuid=record_id("ask", one["key"]),
            person=record_id("person", one["person"]),
            on=on(one["on"]),
            words=one["words"],
            role=role,
            conversation=known("conversation", one.get("conversation")),
            answer=Answer(one["answer"]) if one.get("answer") else None,
            answered_on=on(one["answered_on"]) if one.get("answered_on") else None,
            answer_words=one.get("answer_words"),
        )
        yield ask, moment(ask.on)
    yield from _steps_and_updates(fixture, on)
    for one in fixture["cases"]:
        yield from _case(one, on)


def _impact(
    one: Mapping[str, Any], on: On, competencies: Mapping[str, str]
) -> Iterator[tuple[Record, datetime]]:
    impact = Impact(
        uuid=record_id("impact", one["key"]),
        date=on(one["date"]),
        title=one["title"],
        scope=Scope(one["scope"]) if one.get("scope") else None,
        level=Level(one["level"]) if one.get("level") else None,
        competencies=tuple(competencies[name] for name in one["competencies"]),
        recognised_by=known("person", one.get("recognised_by")),
        confidential=one.get("confidential", False),
        effort_type=Effort(one["effort_type"]) if one.get("effort_type") else None,
        entry=known("entry", one.get("entry")),
        **{name: one.get(name) for name in _IMPACT_TEXTS},
    )
    when = moment(impact.date, "21:30")
    yield impact, when
    for first_hand, people in ((True, one["saw"]), (False, one["report"])):
        for key in people:
            witness = Witness(
                uuid=record_id("witness", f"{one['key']}/{key}"),
                impact=impact.uuid,
                person=record_id("person", key),
                first_hand=first_hand,
            )
            yield witness, when
    if impact.entry is not None:
        link = Link(
            uuid=record_id("link", f"{one['entry']}/impact/{one['key']}"),
            entry=impact.entry,
            target_kind=TargetKind.IMPACT,
            target=impact.uuid,
        )
        yield link, when


def _steps_and_updates(fixture: Mapping[str, Any], on: On) -> Iterator[tuple[Record, datetime]]:
    for number, one in enumerate(fixture["backing_steps"]):
        step = BackingStep(
            uuid=record_id("backing-step", str(number)),
            person=record_id("person", one["person"]),
            on=on(one["on"]),
            step=one["step"],
            fact=one["fact"],
            how_i_know=one["how_i_know"],
        )
        yield step, moment(step.on)
    for number, one in enumerate(fixture["updates"]):
        update = SentUpdate(
            uuid=record_id("update", str(number)),
            person=record_id("person", one["person"]),
            on=on(one["on"]),
            text=one["text"],
            impacts=tuple(record_id("impact", key) for key in one["impacts"]),
        )
        yield update, moment(update.on)


def _case(one: Mapping[str, Any], on: On) -> Iterator[tuple[Record, datetime]]:
    case = SponsorCase(
        uuid=record_id("case", one["key"]),
        version=one["version"],
        target_role=one["target_role"],
        by_when=on(one["by_when"]) if one.get("by_when") else None,
        ask=one["ask"],
        results=tuple(record_id("impact", key) for key in one["results"]),
        confirmers=tuple(record_id("person", key) for key in one["confirmers"]),
        objection=one["objection"],
        answer=one["answer"],
        minute_version=one["minute_version"],
        sponsor_interest=one["sponsor_interest"],
    )
    yield case, moment(on(one["on"]))
    for key, day in one["given"]:
        given = CaseGiven(
            uuid=record_id("case-given", f"{one['key']}/{key}"),
            sponsor_case=case.uuid,
            person=record_id("person", key),
            on=on(day),
        )
        yield given, moment(given.on)
