"""The sample's sittings of the diagnostic, its next move, and what it forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostic_items import axis_of, shuffled
from growthjournal.domain.diagnostics import (
    Diagnostic,
    DiagnosticAnswer,
    NextMove,
    QuarterlyReview,
)
from growthjournal.domain.forecasts import DecisionReview, Forecast, Luck, Settled
from growthjournal.services.sample_conversations import known, moment, record_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime

    from growthjournal.domain.record import Record

    On = Callable[[str], date]


def records_of_the_lever(fixture: Mapping[str, Any], on: On) -> Iterator[tuple[Record, datetime]]:
    """Yield sittings, answers, forecasts, reviews and moves, with when each was written.

    Args:
        fixture: The sample.
        on: Turns its dates into days.
    """
    aim = record_id("aim", fixture["aims"][-1]["key"])
    for one in fixture["sittings"]:
        yield from _sitting(one, aim, on)
    yield from _quarterly(fixture, on)
    yield from _forecasts(fixture, on)
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


def _quarterly(fixture: Mapping[str, Any], on: On) -> Iterator[tuple[Record, datetime]]:
    for one in fixture["quarterly_reviews"]:
        review = QuarterlyReview(
            uuid=record_id("quarterly-review", one["key"]),
            began_on=on(one["began_on"]),
            finished_on=on(one["finished_on"]),
            aim=one["aim"],
            plans=tuple(one["plans"]),
            who_should_see=tuple(one["who_should_see"]),
            diagnostic=record_id("diagnostic", one["sitting"]),
        )
        yield review, moment(on(one["finished_on"]))


def _forecasts(fixture: Mapping[str, Any], on: On) -> Iterator[tuple[Record, datetime]]:
    written = {one["key"]: on(one["written_on"]) for one in fixture["decisions"]}
    for one in fixture["forecasts"]:
        forecast = Forecast(
            uuid=record_id("forecast", one["key"]),
            decision=record_id("decision", one["decision"]),
            statement=one["statement"],
            probability=one["probability"],
            review_on=on(one["review_on"]),
            settled=Settled(one["settled"]) if one.get("settled") else None,
            settled_on=on(one["settled_on"]) if one.get("settled_on") else None,
        )
        yield forecast, moment(written[one["decision"]])
    for one in fixture["reviews"]:
        review = DecisionReview(
            uuid=record_id("decision-review", one["key"]),
            decision=record_id("decision", one["decision"]),
            on=on(one["on"]),
            process_quality=one["process_quality"],
            outcome=one["outcome"],
            luck=Luck(one["luck"]),
            lesson=one["lesson"],
            pattern=known("pattern", one.get("pattern")),
        )
        yield review, moment(review.on)


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
