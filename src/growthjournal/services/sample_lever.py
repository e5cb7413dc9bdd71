"""The sample's sittings of the diagnostic, and its next move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostic_items import axis_of, shuffled
from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer, NextMove
from growthjournal.services.sample_conversations import known, moment, record_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime

    from growthjournal.domain.record import Record

    On = Callable[[str], date]


def records_of_the_lever(fixture: Mapping[str, Any], on: On) -> Iterator[tuple[Record, datetime]]:
    """Yield sittings, answers and moves, with when each was written.

    Args:
        fixture: The sample.
        on: Turns its dates into days.
    """
    aim = record_id("aim", fixture["aims"][-1]["key"])
    for one in fixture["sittings"]:
        yield from _sitting(one, aim, on)
    for one in fixture["moves"]:
        due = on(one["due"])
        move = NextMove(
            uuid=record_id("move", one["key"]),
            person=record_id("person", one["person"]),
            act=one["act"],
            due=due,
            item=one["item"],
        )
        yield move, moment(on(fixture["anchor"]))


def _sitting(one: Mapping[str, Any], aim: str, on: On) -> Iterator[tuple[Record, datetime]]:
    rater = known("person", one.get("rater"))
    uuid = record_id("diagnostic", one["key"])
    sitting = Diagnostic(
        uuid=uuid,
        aim=aim,
        on=on(one["on"]),
        axis=Axis.SKILL if rater else None,
        rater=rater,
        order=tuple(name for name in shuffled(uuid) if name in one["answers"]),
        finished=True,
    )
    when = moment(sitting.on)
    yield sitting, when
    for name in sitting.order:
        given = one["answers"][name]
        answer = DiagnosticAnswer(
            uuid=record_id("answer", f"{one['key']}/{name}"),
            diagnostic=uuid,
            item=name,
            value=given["value"],
            fact=given.get("fact"),
            fact_on=on(given["fact_on"]) if given.get("fact_on") else None,
            entries=tuple(record_id("impact", key) for key in given.get("impacts", ())),
            predicted=4 if rater and axis_of(name) is Axis.SKILL else None,
        )
        yield answer, when
