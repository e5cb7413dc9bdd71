"""Captured texts as entries, and the draft that stays with the journal."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from growthjournal.domain.entries import TargetKind
from growthjournal.domain.errors import JournalError
from growthjournal.domain.people import Person
from growthjournal.services import clock
from growthjournal.services.capturing import DRAFT, KEPT_FOR, Named, entry_of
from growthjournal.services.workspace import Workspace

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)
ADA = Person(name="Ada Lovelace")
NAMED = Named(kind=TargetKind.PERSON, target=ADA.uuid, text="@Ada Lovelace")


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    workspace.mentoring.put_person(ADA)
    yield workspace
    workspace.close()


def captured(text):
    return entry_of(text, day=date(2026, 11, 20), at=time(18, 5), zone="Europe/Paris")


def targets(workspace, entry):
    return [one.target for one in workspace.journal.links(entry.uuid)]


def test_a_capture_is_an_entry_with_its_links_and_the_draft_is_gone(workspace):
    workspace.capture.keep_draft("Met @Ada Lovelace", [NAMED])
    entry = captured("Met #work @Ada Lovelace\nShe said no. #no")
    workspace.capture.add(entry, [NAMED])
    stored = workspace.journal.entry(entry.uuid)
    assert (stored.title, stored.body) == ("Met #work @Ada Lovelace", "She said no. #no")
    assert workspace.journal.tag_counts() == {"no": 1, "work": 1}
    assert targets(workspace, entry) == [ADA.uuid]
    assert workspace.capture.draft() is None


def test_a_name_that_was_written_over_is_not_linked(workspace):
    entry = captured("Met nobody")
    workspace.capture.add(entry, [NAMED])
    assert targets(workspace, entry) == []


def test_nothing_is_no_entry_and_keeps_the_draft(workspace):
    workspace.capture.keep_draft("half")
    with pytest.raises(JournalError):
        workspace.capture.add(captured(" \n "))
    assert workspace.capture.draft().text == "half"
    assert workspace.journal.count() == 0


def test_a_failed_capture_leaves_nothing_behind(workspace, monkeypatch):
    monkeypatch.setattr(workspace.journal, "link", lambda *_: (_ for _ in ()).throw(JournalError))
    workspace.capture.keep_draft("Met @Ada Lovelace", [NAMED])
    with pytest.raises(JournalError):
        workspace.capture.add(captured("Met @Ada Lovelace"), [NAMED])
    assert workspace.journal.count() == 0
    assert workspace.capture.draft().named == (NAMED,)


def test_the_draft_is_in_the_file_and_nowhere_in_an_archive(workspace):
    workspace.capture.keep_draft("a Zibeline draft", [NAMED])
    again = workspace.another()
    assert again.capture.draft().text == "a Zibeline draft"
    again.close(with_backup=False)
    assert b"Zibeline" not in workspace.interchange.export_archive()


def test_a_draft_is_old_after_two_days(workspace, monkeypatch):
    workspace.capture.keep_draft("half")
    assert not workspace.capture.draft().is_old
    monkeypatch.setattr(clock, "now", lambda: NOW + KEPT_FOR - timedelta(seconds=1))
    assert not workspace.capture.draft().is_old
    monkeypatch.setattr(clock, "now", lambda: NOW + KEPT_FOR)
    assert workspace.capture.draft().is_old


@pytest.mark.parametrize("kept", ["[", "1", "{}", '{"text": "x", "named": [1], "at": "y"}'])
def test_a_draft_that_cannot_be_read_is_no_draft(workspace, kept):
    workspace.vault.set_setting(DRAFT, kept)
    assert workspace.capture.draft() is None


def test_on_this_day(workspace):
    days = ["2025-11-20", "2024-11-20", "2026-10-20", "2026-11-20", "2026-10-21", "2027-11-20"]
    for day in days:
        workspace.journal.put(entry_of(day, day=date.fromisoformat(day), at=None, zone=None))
    gone = entry_of("x", day=date(2023, 11, 20), at=None, zone=None)
    workspace.journal.put(gone)
    workspace.journal.trash([gone.uuid])
    rows = workspace.journal.on_this_day(date(2026, 11, 20), 3)
    assert [row.date.isoformat() for row in rows] == ["2025-11-20", "2024-11-20", "2026-10-20"]
    assert len(workspace.journal.on_this_day(date(2026, 11, 20), 1)) == 1
