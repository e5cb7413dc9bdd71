"""The sample's conversations, and what comes before and after them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_DNS, uuid5

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.agreements import Agreement, Help
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.decisions import Decision, Stakes, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from growthjournal.domain.record import Record

    On = Callable[[str], date]

_ANSWERS = (
    "minutes",
    "one_line",
    "opened_with_changes",
    "thinking",
    "told_count",
    "asked_for_straight_answer",
    "stretch",
    "moved",
    "predicted_pattern",
    "predicted_assumption",
)


def record_id(kind: str, key: str) -> str:
    """Return the fixed uuid of one of the sample's records."""
    return str(uuid5(NAMESPACE_DNS, f"growthjournal/sample/{kind}/{key}"))


def known(kind: str, key: str | None) -> str | None:
    """Return the uuid of a record that may not be named."""
    return None if key is None else record_id(kind, key)


def moment(day: date, at: str = "18:00") -> datetime:
    """Return a time of the sample's days, in UTC so that every machine writes the same file."""
    return datetime.combine(day, time.fromisoformat(at), tzinfo=UTC)


def conversation_of(one: Mapping[str, Any], on: On) -> Conversation:
    """Return a conversation of the fixture."""
    day = on(one["date"])
    return Conversation(
        uuid=record_id("conversation", one["key"]),
        person=record_id("person", one["person"]),
        date=day,
        time=time.fromisoformat(one["time"]) if one.get("time") else None,
        held=one["held"],
        agenda_sent_at=_sent(one.get("agenda_sent_at"), on),
        what_changed=tuple(one.get("what_changed", ())),
        log_finished_at=moment(day, "20:00") if one["held"] else None,
        **{name: one.get(name) for name in _ANSWERS},
    )


def records_between(fixture: Mapping[str, Any], on: On) -> Iterator[tuple[Record, datetime]]:
    """Return agreements, decisions, agendas and commitments, with when each was written."""
    for one in fixture["agreements"]:
        yield _agreement(one, on), moment(on(one["agreed_on"]))
    for one in fixture["decisions"]:
        yield _decision(one, on), moment(on(one["written_on"]))
    days = {one["key"]: on(one["date"]) for one in fixture["conversations"]}
    written = on(fixture["anchor"])
    sent = {one["key"]: one.get("agenda_sent_at") for one in fixture["conversations"]}
    counts: dict[str, int] = {}
    for one in fixture["agenda"]:
        key = one["conversation"]
        place = counts.setdefault(key, 0)
        counts[key] += 1
        item = replace(_item(one, place, on), frozen_at=_sent(sent.get(key), on))
        yield item, moment(min(days[key], written), "08:00")
    for number, one in enumerate(fixture["commitments"]):
        yield _commitment(one, number, on), moment(on(one["made_on"]))


def _sent(text: str | None, on: On) -> datetime | None:
    return moment(on(text[:10]), text[11:]) if text else None


def _day(one: Mapping[str, Any], name: str, on: On) -> date | None:
    return on(one[name]) if one.get(name) else None


def _agreement(one: Mapping[str, Any], on: On) -> Agreement:
    return Agreement(
        uuid=record_id("agreement", one["key"]),
        person=record_id("person", one["person"]),
        aim=one["aim"],
        by_when=_day(one, "by_when", on),
        cadence_days=one["cadence_days"],
        meetings_planned=one["meetings_planned"],
        help_wanted=tuple(Help(word) for word in one["help_wanted"]),
        private_things=one["private_things"],
        exit_line=one["exit_line"],
        agreed_on=on(one["agreed_on"]),
        review_on=_day(one, "review_on", on),
    )


def _decision(one: Mapping[str, Any], on: On) -> Decision:
    decided = _day(one, "decided_on", on)
    return Decision(
        uuid=record_id("decision", one["key"]),
        title=one["title"],
        decide_by=_day(one, "decide_by", on),
        decided_on=decided,
        stakes=Stakes(one["stakes"]),
        options=tuple(one["options"]),
        gave_up=one["gave_up"],
        reasons=tuple(one["reasons"]),
        chosen=one["chosen"],
        states=tuple(State(word) for word in one["states"]),
        process_quality=one["process_quality"],
        taken_to=known("conversation", one["taken_to"]),
        written_at=moment(decided, "19:00") if decided else None,
        ruled_out=one["ruled_out"],
        taking_for_granted=one["taking_for_granted"],
        lean=one["lean"],
        sureness=one["sureness"],
    )


def _item(one: Mapping[str, Any], place: int, on: On) -> AgendaItem:
    return AgendaItem(
        uuid=record_id("agenda", f"{one['conversation']}/{place}"),
        kind=AgendaKind(one["kind"]),
        text=one["text"],
        conversation=record_id("conversation", one["conversation"]),
        position=place,
        decision=known("decision", one.get("decision")),
        assumption=known("assumption", one.get("assumption")),
        due=_day(one, "due", on),
        discussed=one.get("discussed"),
        ruled_out=one.get("ruled_out"),
        taking_for_granted=one.get("taking_for_granted"),
        lean=one.get("lean"),
        sureness=one.get("sureness"),
    )


def _commitment(one: Mapping[str, Any], number: int, on: On) -> Commitment:
    return Commitment(
        uuid=record_id("commitment", str(number)),
        text=one["text"],
        made_on=on(one["made_on"]),
        made_to=known("person", one["made_to"]),
        made_by=known("person", one["made_by"]),
        conversation=known("conversation", one["conversation"]),
        due=_day(one, "due", on),
        status=CommitmentStatus(one["status"]),
        moved_from=tuple(on(day) for day in one["moved_from"]),
        closed_on=_day(one, "closed_on", on),
        what_changed=one["what_changed"],
        drop_reason=one["drop_reason"],
    )
