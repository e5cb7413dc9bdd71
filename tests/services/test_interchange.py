import datetime as dt
import json
from dataclasses import replace

import pytest

from growthjournal.domain.assumptions import Assumption, Belief
from growthjournal.domain.competencies import Axis, Rating
from growthjournal.domain.entries import Entry, TargetKind
from growthjournal.domain.errors import CancelledError, JournalError
from growthjournal.domain.patterns import CatchStage, Pattern, Sighting
from growthjournal.domain.people import Person
from growthjournal.services.workspace import Workspace

DAY = dt.date(2026, 1, 1)


@pytest.fixture
def jrnl(tmp_path):
    file = tmp_path / "old.txt"
    file.write_text(
        "[2020-01-01 10:00] First. @work\nBody one.\n\n[2020-01-02 11:00] Second.\nBody two.\n"
    )
    return file


@pytest.fixture
def filled(workspace):
    ada = Person(name="Ada")
    workspace.mentoring.put_person(ada)
    pattern = Pattern(name="p", surfaced_by=ada.uuid)
    workspace.mentoring.put_pattern(pattern)
    image = workspace.journal.attach(b"\x89PNG pretend", "a.png", "image/png")
    first = Entry(title="one", body="start #tag", date=DAY, tags=("by hand",))
    second = Entry(
        body=f"[x](entry:{first.uuid}) ![](attachment:{image.sha256}) 🌱 \u202e", date=DAY
    )
    for entry in (first, second):
        workspace.journal.put(entry)
    workspace.journal.put(replace(first, body="changed\r\n"))
    workspace.journal.link(first.uuid, TargetKind.PERSON, ada.uuid)
    workspace.mentoring.add_sighting(
        Sighting(pattern=pattern.uuid, date=DAY, entry=first.uuid, stage=CatchStage.AFTER)
    )
    assumption = Assumption(statement="I assume that if a, then b.", camera_facts=("f",))
    workspace.mentoring.put_assumption(assumption)
    belief = Belief(assumption=assumption.uuid, on=DAY, value=80)
    workspace.mentoring.believe(belief)
    workspace.mentoring.believe(
        Belief(assumption=assumption.uuid, on=DAY, value=60, supersedes=belief.uuid)
    )
    competency = workspace.growth.competencies()[0]
    workspace.growth.put_competency(replace(competency, name="Renamed by me"))
    workspace.growth.set_focus([competency.uuid], DAY)
    workspace.growth.rate(
        Rating(competency=competency.uuid, axis=Axis.SKILL, value=None, on=DAY, rater=ada.uuid)
    )
    workspace.vault.set_setting("first_day", "sunday")
    workspace.journal.trash([second.uuid])
    return workspace


def test_the_archive_of_an_imported_archive_is_the_same_text(filled, tmp_path):
    archive = filled.interchange.export_archive()
    file = tmp_path / "x.json"
    file.write_bytes(archive)
    with Workspace.create(tmp_path / "k", "another passphrase") as other:
        report = other.interchange.run(file)
        assert report.failed == 0
        assert other.interchange.export_archive() == archive
        assert other.vault.check() == []
        assert other.interchange.run(file).imported == 0


def test_an_archive_tells_nothing_of_the_device(filled):
    filled.vault.set_setting("device.window", "secret")
    archive = json.loads(filled.interchange.export_archive())
    assert archive["settings"] == {"first_day": "sunday"}
    assert "import_batches" not in archive


def test_undoing_an_archive_leaves_the_journal_as_it_was(filled, tmp_path):
    file = tmp_path / "x.json"
    file.write_bytes(filled.interchange.export_archive())
    with Workspace.create(tmp_path / "k", None) as other:
        other.journal.put(Entry(body="mine #tag", date=DAY))
        before = json.loads(other.interchange.export_archive())
        batch = other.interchange.run(file).batch
        other.interchange.undo(batch)
        after = json.loads(other.interchange.export_archive())
        for name in ("entries", "people", "ratings", "patterns", "attachments", "links"):
            assert after[name] == before[name], name
        with pytest.raises(JournalError, match="no import"):
            other.interchange.undo(batch)


def test_f21_counts_add_up_twice_adds_nothing_and_undo_takes_all(workspace, jrnl):
    before = workspace.interchange.export_archive()
    first = workspace.interchange.run(jrnl)
    assert (first.found, first.imported, first.duplicates, first.failed) == (2, 2, 0, 0)
    second = workspace.interchange.run(jrnl)
    assert (second.found, second.imported, second.duplicates) == (2, 0, 2)
    assert second.batch is None
    workspace.interchange.undo(first.batch)
    assert workspace.interchange.export_archive() == before
    assert workspace.interchange.run(jrnl).imported == 2


def test_a_preview_writes_nothing(workspace, jrnl):
    before = workspace.interchange.export_archive()
    report = workspace.interchange.preview(jrnl)
    assert (report.found, report.imported, report.batch) == (2, 2, None)
    assert workspace.interchange.export_archive() == before


def test_a_cancelled_import_leaves_nothing(workspace, jrnl):
    def stop(_done, _total):
        raise CancelledError

    with pytest.raises(CancelledError):
        workspace.interchange.run(jrnl, progress=stop)
    assert workspace.journal.count() == 0
    assert workspace.interchange.batches() == []


def test_an_import_into_a_filled_journal_backs_it_up_first(workspace, jrnl):
    workspace.interchange.run(jrnl)
    assert workspace.vault.backups() == []
    jrnl.write_text("[2021-01-01 10:00] Third.\n")
    workspace.interchange.run(jrnl)
    assert len(workspace.vault.backups()) == 1


def test_an_import_that_something_depends_on_is_not_taken_back(filled, tmp_path):
    file = tmp_path / "x.json"
    file.write_bytes(filled.interchange.export_archive())
    with Workspace.create(tmp_path / "k", None) as other:
        batch = other.interchange.run(file).batch
        person = other.mentoring.people()[0]
        other.mentoring.put_pattern(Pattern(name="mine", surfaced_by=person.uuid))
        before = other.interchange.export_archive()
        with pytest.raises(JournalError, match="added since"):
            other.interchange.undo(batch)
        assert other.interchange.export_archive() == before


def test_unknown_formats_and_files_are_one_sentence(plain, tmp_path):
    with pytest.raises(JournalError, match="no import format"):
        plain.interchange.run(tmp_path, "word")
    with pytest.raises(JournalError):
        plain.interchange.run(tmp_path / "missing.json")
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "growthjournal-archive", "version": 1, "entries": [{]')
    with pytest.raises(JournalError, match="damaged"):
        plain.interchange.run(broken)


def test_markdown_out_and_in_is_equal(filled, tmp_path):
    folder = tmp_path / "out"
    assert filled.interchange.export_markdown(folder) == 1
    (before,) = filled.journal.chosen()
    with Workspace.create(tmp_path / "k", None) as other:
        assert other.interchange.run(folder).imported == 1
        (after,) = other.journal.chosen()
    assert replace(after, created_at=None, updated_at=None) == replace(
        before, created_at=None, updated_at=None
    )
