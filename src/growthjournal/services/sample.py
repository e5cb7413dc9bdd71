"""The sample journal: one fixture, shifted so that it ends today (decisions.md 19)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from growthjournal.bundled import resource
from growthjournal.domain.assumptions import (
    Assumption,
    AssumptionStatus,
    AssumptionTest,
    Belief,
)
from growthjournal.domain.competencies import (
    Axis,
    Basis,
    FocusSet,
    RaterRole,
    Rating,
    lacks_fact,
)
from growthjournal.domain.entries import Effort, Entry, EntryKind, Link, TargetKind
from growthjournal.domain.patterns import CatchStage, Pattern, PatternStatus, Sighting
from growthjournal.domain.people import MentorKind, Person, Relation
from growthjournal.services import clock
from growthjournal.services.sample_conversations import (
    conversation_of,
    moment,
    record_id,
    records_between,
)
from growthjournal.services.sample_lever import records_of_the_lever
from growthjournal.services.sample_seen import records_of_being_seen
from growthjournal.services.workspace import Workspace
from growthjournal.store.entries import Entries
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from growthjournal.domain.record import Record
    from growthjournal.store.database import Database

ROLE_OF = {
    Relation.MENTOR: RaterRole.MENTOR,
    Relation.SPONSOR: RaterRole.SPONSOR,
    Relation.MANAGER: RaterRole.MANAGER,
}
_ENTRY_KEY = re.compile(r"\(entry:([\w-]+)\)")


def create_sample(path: Path, passphrase: str | None = None, *, today: date | None = None) -> None:
    """Write the sample journal into a new file.

    Args:
        path: Where; an existing file is never touched.
        passphrase: Encrypts it; None leaves it plain, since nothing in it is private.
        today: The day that the sample ends on; the local date when None.

    Raises:
        JournalError: The file exists or cannot be written.
    """
    with Workspace.create(path, passphrase) as workspace:
        fixture = json.loads(resource("demo", "sample.json").read_text("utf-8"))
        writer = _Writer(workspace, fixture, today or clock.today())
        writer.write()


class _Writer:
    """Turns the fixture's keys into ids and its dates into ones that end today."""

    def __init__(self, workspace: Workspace, fixture: dict[str, Any], today: date) -> None:
        self._database: Database = workspace.database
        self._entries = Entries(self._database)
        self._fixture = fixture
        # Whole weeks, so that weekdays in the texts stay true.
        days = (today - date.fromisoformat(fixture["anchor"])).days
        self._shift = timedelta(days=days // 7 * 7)
        self._competency = {one.short: one for one in workspace.growth.competencies()}
        self._people: dict[str, Person] = {}

    def write(self) -> None:
        with self._database.transaction():
            for part in (
                self._write_people,
                self._write_conversations,
                self._write_entries,
                self._write_patterns,
                self._write_assumptions,
                self._write_between,
                self._write_growth,
                self._write_being_seen,
            ):
                part()

    def _day(self, text: str | None) -> date | None:
        return None if text is None else date.fromisoformat(text) + self._shift

    def _on(self, text: str) -> date:
        return date.fromisoformat(text) + self._shift

    def _put(self, record: Record, when: datetime) -> None:
        stamped = replace(record, created_at=when, updated_at=when)
        if isinstance(stamped, Entry):
            stored = self._entries.put(stamped, when, keep_stamps=True)
            self._entries.history.record(None, stored, when)
            self._entries.history.cut(stored.uuid, when)
        else:
            Repository(self._database, type(stamped)).put(stamped, when, keep_stamps=True)

    def _write_people(self) -> None:
        first = min(self._on(one["date"]) for one in self._fixture["entries"])
        for one in self._fixture["people"]:
            person = Person(
                uuid=record_id("person", one["key"]),
                name=one["name"],
                relations=tuple(Relation(word) for word in one["relations"]),
                mentor_kinds=tuple(MentorKind(word) for word in one.get("mentor_kinds", [])),
                in_room=one["in_room"],
                seen_firsthand_on=self._day(one.get("seen_firsthand_on")),
                knows_aspiration_on=self._day(one.get("knows_aspiration_on")),
                told_me_missing=one.get("told_me_missing"),
                backing=one.get("backing"),
                backing_changed_on=self._day(one.get("backing_changed_on")),
                backing_fact=one.get("backing_fact"),
                last_update_sent_on=self._day(one.get("last_update_sent_on")),
            )
            self._people[person.uuid] = person
            self._put(person, moment(first))

    def _write_conversations(self) -> None:
        for one in self._fixture["conversations"]:
            conversation = conversation_of(one, self._on)
            self._put(conversation, moment(conversation.date))

    def _write_entries(self) -> None:
        ordered = sorted(self._fixture["entries"], key=lambda one: (one["date"], one["time"]))
        for one in ordered:
            body = _ENTRY_KEY.sub(
                lambda found: f"(entry:{record_id('entry', found[1])})", one["body"]
            )
            entry = Entry(
                uuid=record_id("entry", one["key"]),
                kind=EntryKind(one["kind"]),
                title=one["title"],
                body=body,
                date=self._on(one["date"]),
                time=time.fromisoformat(one["time"]),
                effort_type=Effort(one["effort_type"]) if one.get("effort_type") else None,
                outside_fact=one.get("outside_fact"),
                starred=one.get("starred", False),
                tags=tuple(one.get("tags", [])),
            )
            self._put(entry, moment(entry.date, one["time"]))
        for one in ordered:
            for link in one.get("links", []):
                record = Link(
                    uuid=record_id("link", f"{one['key']}/{link['kind']}/{link['key']}"),
                    entry=record_id("entry", one["key"]),
                    target_kind=TargetKind(link["kind"]),
                    target=record_id(link["kind"], link["key"]),
                )
                self._put(record, moment(self._on(one["date"])))

    def _surfaced(self, one: dict[str, Any]) -> dict[str, Any]:
        return {
            "surfaced_by": record_id("person", one["surfaced_by"])
            if one.get("surfaced_by")
            else None,
            "surfaced_in": (
                record_id("conversation", one["surfaced_in"]) if one.get("surfaced_in") else None
            ),
            "surfaced_on": self._day(one.get("surfaced_on")),
            "heard_as": one.get("heard_as"),
        }

    def _write_patterns(self) -> None:
        for one in self._fixture["patterns"]:
            pattern = Pattern(
                uuid=record_id("pattern", one["key"]),
                name=one["name"],
                **self._surfaced(one),
                trigger=one.get("trigger"),
                behaviour=one.get("behaviour"),
                short_term_payoff=one.get("short_term_payoff"),
                cost=one.get("cost"),
                if_then=one.get("if_then"),
                competencies=tuple(self._competency[name].uuid for name in one["competencies"]),
                status=PatternStatus(one["status"]),
                retired_on=self._day(one.get("retired_on")),
            )
            self._put(pattern, moment(self._on(one["surfaced_on"])))
        for number, one in enumerate(
            sorted(self._fixture["sightings"], key=lambda sighting: sighting["date"])
        ):
            sighting = Sighting(
                uuid=record_id("sighting", str(number)),
                pattern=record_id("pattern", one["pattern"]),
                date=self._on(one["date"]),
                person=record_id("person", one["person"]) if one.get("person") else None,
                conversation=(
                    record_id("conversation", one["conversation"])
                    if one.get("conversation")
                    else None
                ),
                heard_as=one.get("heard_as"),
                entry=record_id("entry", one["entry"]) if one.get("entry") else None,
                context=one.get("context") or "",
                opportunity=one["opportunity"],
                stage=CatchStage(one["stage"]) if one.get("stage") is not None else None,
                outcome=one.get("outcome"),
            )
            self._put(sighting, moment(sighting.date))

    def _write_assumptions(self) -> None:
        for one in self._fixture["assumptions"]:
            assumption = Assumption(
                uuid=record_id("assumption", one["key"]),
                statement=one["statement"],
                **self._surfaced(one),
                protects_me_from=one.get("protects_me_from"),
                camera_facts=tuple(one.get("camera_facts") or ()),
                could_be_wrong_if=one.get("could_be_wrong_if"),
                status=AssumptionStatus(one["status"]),
            )
            self._put(assumption, moment(self._on(one["surfaced_on"])))
            for number, stated in enumerate(one["beliefs"]):
                belief = Belief(
                    uuid=record_id("belief", f"{one['key']}/{number}"),
                    assumption=assumption.uuid,
                    on=self._on(stated["on"]),
                    value=stated["value"],
                )
                self._put(belief, moment(belief.on))
        for number, one in enumerate(self._fixture["tests"]):
            test = AssumptionTest(
                uuid=record_id("test", str(number)),
                assumption=record_id("assumption", one["assumption"]),
                planned_on=self._day(one["planned_on"]),
                run_on=self._day(one.get("run_on")),
                **{
                    name: one.get(name)
                    for name in (
                        "action",
                        "when_where",
                        "people_affected",
                        "worst_case",
                        "expect_if_true",
                        "expect_if_false",
                        "belief_before",
                        "observed",
                        "belief_after",
                        "conclusion",
                        "next_test",
                    )
                },
            )
            self._put(test, moment(self._on(one["planned_on"])))

    def _write_between(self) -> None:
        for record, when in records_between(self._fixture, self._on):
            self._put(record, when)

    def _write_being_seen(self) -> None:
        shorts = {short: one.uuid for short, one in self._competency.items()}
        for record, when in records_of_being_seen(self._fixture, self._on, shorts):
            self._put(record, when)
        for record, when in records_of_the_lever(self._fixture, self._on):
            self._put(record, when)

    def _write_growth(self) -> None:
        first = min(self._on(one["on"]) for one in self._fixture["ratings"])
        focus = FocusSet(
            uuid=record_id("focus", "first"),
            since=first,
            competencies=tuple(self._competency[name].uuid for name in self._fixture["focus"]),
        )
        self._put(focus, moment(first))
        ordered = sorted(self._fixture["ratings"], key=lambda rating: rating["on"])
        for number, one in enumerate(ordered):
            rater = record_id("person", one["rater"]) if one.get("rater") else None
            rating = Rating(
                uuid=record_id("rating", str(number)),
                competency=self._competency[one["competency"]].uuid,
                axis=Axis(one["axis"]),
                value=one["value"],
                on=self._on(one["on"]),
                rater=rater,
                rater_role=self._role(rater),
                basis=Basis(one["basis"]),
                predicted_other=one.get("predicted_other"),
                evidence=tuple(record_id("entry", key) for key in one.get("evidence") or ()),
                evidence_line=one.get("evidence_line"),
                seen_by=tuple(record_id("person", key) for key in one.get("seen_by") or ()),
                note=one.get("note"),
            )
            judged = replace(rating, uncorroborated=lacks_fact(rating))
            self._put(judged, moment(rating.on))

    def _role(self, rater: str | None) -> RaterRole:
        if rater is None:
            return RaterRole.SELF
        relations = self._people[rater].relations
        return next((ROLE_OF[one] for one in relations if one in ROLE_OF), RaterRole.PEER)
