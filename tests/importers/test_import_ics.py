"""Calendars: what is read from them, and what of it becomes a conversation."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal import cli
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.errors import JournalError
from growthjournal.domain.people import Person, Relation
from growthjournal.importers import ics
from growthjournal.services import clock
from growthjournal.services.workspace import Workspace

TODAY = dt.date(2026, 3, 2)


def quiet(_done: int, _total: int) -> None:
    """Tell nobody."""


def event(uid: str, start: str, summary: str = "Ann Other", *lines: str) -> str:
    return "\r\n".join(
        [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"DTSTART{start}",
            f"SUMMARY:{summary}",
            *lines,
            "END:VEVENT",
        ]
    )


def calendar(*events: str) -> str:
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"]
    return "\r\n".join([*head, *events, "END:VCALENDAR", ""])


@pytest.fixture
def write(tmp_path):
    def put(*events, name="c.ics"):
        path = tmp_path / name
        path.write_bytes(calendar(*events).encode())
        return path

    return put


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    with Workspace.create(tmp_path / "j.growthjournal", None) as opened:
        opened.mentoring.put_person(
            Person(uuid="ann", name="Ann Other", alias="The owl", relations=(Relation.MENTOR,))
        )
        opened.mentoring.put_person(Person(uuid="ben", name="Ben"))
        yield opened


def rows(workspace):
    return [
        (one.person, one.date.isoformat(), one.time and f"{one.time:%H:%M}", one.held)
        for one in reversed(workspace.mentoring.conversations())
    ]


def read(path):
    return ics.read(path, TODAY, quiet)


def test_times_days_zones_and_lengths(write):
    moment = dt.datetime(2026, 3, 10, 15, 30, tzinfo=dt.UTC).astimezone()
    found = read(
        write(
            event("a", ":20260310T173000", "x", "DTEND:20260310T183000"),
            event("b", ":20260310T153000Z", "x", "DURATION:PT45M"),
            event("c", ";VALUE=DATE:20260311", "x", "DTEND;VALUE=DATE:20260312"),
            event("d", ":20260312T100000", "x", "DTEND:20260312T090000"),
        )
    ).events
    assert [(one.on, one.at, one.minutes) for one in found] == [
        (dt.date(2026, 3, 10), dt.time(17, 30), 60),
        (moment.date(), moment.time(), 45),
        (dt.date(2026, 3, 11), None, None),
        (dt.date(2026, 3, 12), dt.time(10), None),
    ]


def test_a_repeated_event_is_taken_around_today_without_what_was_skipped_or_moved(write):
    weekly = event(
        "w", ":20250106T090000", "x", "RRULE:FREQ=WEEKLY;UNTIL=20260323T080000Z",
        "EXDATE:20260309T090000",
    )  # fmt: skip
    moved = event("w", ":20260318T140000", "x", "RECURRENCE-ID:20260316T090000")
    found = {one.on: one for one in read(write(weekly, moved)).events}
    assert min(found) == dt.date(2025, 1, 27)
    assert max(found) == dt.date(2026, 3, 23)
    assert dt.date(2026, 3, 9) not in found
    assert dt.date(2026, 3, 16) not in found
    assert found[dt.date(2026, 3, 18)].at == dt.time(14)


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=DAILY", "FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"],
)
def test_a_rule_without_end_brings_a_bounded_number(write, rule):
    path = write(event("w", ":20260101T090000", "x", f"RRULE:{rule}"))
    assert len(read(path).events) <= ics.OCCURRENCES


def test_one_bad_event_leaves_the_others(write):
    found = read(
        write(
            event("a", ":20260310T173000"),
            event("b", ":not a date"),
            "BEGIN:VEVENT\r\nUID:c\r\nSUMMARY:no date\r\nEND:VEVENT",
            event("d", ":20260311T173000"),
        )
    )
    assert [one.source_id for one in found.events] == ["a", "d"]
    assert [one.where for one in found.problems] == ["c.ics, event 2", "c.ics, event 3"]


@pytest.mark.parametrize("content", [b"", b"no calendar", b"\xff\xfe"])
def test_what_is_no_calendar_is_one_sentence(tmp_path, content):
    path = tmp_path / "x.ics"
    path.write_bytes(content)
    with pytest.raises(JournalError):
        read(path)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_calendar_or_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "x.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + content + b"\r\nEND:VEVENT\r\n")
    with suppress(JournalError):
        assert len(read(path).events) <= ics.OCCURRENCES


def test_events_are_matched_to_people_by_name_or_alias(workspace, write):
    path = write(
        event("a", ":20260310T173000", "Mentoring: ann  OTHER"),
        event("b", ":20260311T173000", "Walk", "ATTENDEE;CN=The Owl:mailto:x@example.org"),
        event("c", ":20260312T173000", "Walk", "ORGANIZER;CN=Ben:mailto:b@example.org"),
        event("d", ":20260313T173000", "Annette Otherwise"),
        event("e", ":20260314T173000", "Ann Other and Ben"),
        event("f", ":20260201T173000", "Ann Other", "DTEND:20260201T183000"),
        event("g", ":20260315T173000", "Ann Other", "STATUS:CANCELLED"),
    )
    report = workspace.interchange.preview(path)
    assert (report.format, report.found, report.imported) == ("ics", 4, 4)
    assert workspace.mentoring.conversations() == []
    assert [one.reason for one in report.problems] == [
        "1 event names nobody in your journal and was left out.",
        "1 event names several people and was left out.",
    ]
    workspace.interchange.run(path)
    assert rows(workspace) == [
        ("ann", "2026-02-01", "17:30", True),
        ("ann", "2026-03-10", "17:30", False),
        ("ann", "2026-03-11", "17:30", False),
        ("ben", "2026-03-12", "17:30", False),
    ]
    assert workspace.conversations.pinned(clock.now()) != []


def test_twice_adds_nothing_and_undo_takes_it_back(workspace, write):
    workspace.mentoring.put_conversation(
        Conversation(person="ann", date=dt.date(2026, 3, 20), held=False)
    )
    path = write(
        event("a", ":20260310T173000", "Ann Other", "RRULE:FREQ=WEEKLY;COUNT=2"),
        event("b", ":20260320T100000"),
    )
    report = workspace.interchange.run(path)
    assert (report.imported, report.duplicates) == (2, 1)
    again = workspace.interchange.run(path)
    assert (again.imported, again.duplicates, again.batch) == (0, 3, None)
    # What the user moved since is still the same event.
    first = workspace.mentoring.conversations("ann")[-1]
    workspace.mentoring.put_conversation(replace(first, date=dt.date(2026, 3, 12)))
    assert workspace.interchange.run(path).imported == 0
    workspace.interchange.undo(report.batch)
    assert rows(workspace) == [("ann", "2026-03-20", None, False)]


def test_planned_conversations_go_out_without_what_will_be_said(workspace, tmp_path):
    for one in (
        Conversation(
            uuid="1", person="ann", date=dt.date(2026, 3, 10), time=dt.time(17), held=False,
            what_changed=("secret",), predicted_pattern="secret", minutes=70,
        ),
        Conversation(uuid="2", person="ben", date=dt.date(2026, 3, 11), held=False),
        Conversation(uuid="3", person="ben", date=dt.date(2026, 3, 1), held=False),
        Conversation(uuid="4", person="ben", date=dt.date(2026, 3, 12)),
        Conversation(
            uuid="5", person="ben", date=dt.date(2026, 3, 13), held=False, cancelled_on=TODAY
        ),
    ):  # fmt: skip
        workspace.mentoring.put_conversation(one)
    content = workspace.interchange.export_calendar()
    assert content == workspace.interchange.export_calendar()
    assert b"secret" not in content
    assert b"Ann Other" not in content
    path = tmp_path / "out.ics"
    path.write_bytes(content)
    found = read(path).events
    assert [(one.summary, one.on, one.at, one.minutes) for one in found] == [
        ("Conversation with The owl", dt.date(2026, 3, 10), dt.time(17), 70),
        ("Conversation with Ben", dt.date(2026, 3, 11), None, None),
    ]
    before = rows(workspace)
    report = workspace.interchange.run(path)
    assert (report.imported, report.duplicates) == (0, 2)
    assert rows(workspace) == before


def test_the_command_line_brings_a_calendar_in_and_out(tmp_path, capsys):
    journal, out = tmp_path / "j.growthjournal", tmp_path / "o.ics"
    assert cli.run(["demo", str(journal), "--plain"]) == 0
    assert cli.run(["export", str(out), "--journal", str(journal)]) == 0
    assert out.read_bytes().count(b"BEGIN:VEVENT") == 2
    capsys.readouterr()
    assert cli.run(["import", str(out), "--journal", str(journal), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["format"], report["imported"], report["duplicates"]) == ("ics", 0, 2)
    assert cli.run(["export", str(out), "--journal", str(journal), "--tag", "x", "--force"]) == 2
