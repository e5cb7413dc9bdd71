"""Templates, saved searches and own words: kept, taken away, brought back, carried along."""

import pytest

from growthjournal.domain.entries import EntryKind
from growthjournal.domain.writing import OwnWord, SavedSearch, Template
from growthjournal.services.changes import Changes

ONE_OF_EACH = [
    Template(name="Monday", kind=EntryKind.REFLECTION, weekday=0, body="## What matters\n"),
    SavedSearch(name="From mentors", query="tag:mentor", position=1),
    OwnWord(word="Rusticus", language="de"),
]


def listed(workspace, record):
    writing = workspace.writing
    return {
        Template: writing.templates,
        SavedSearch: writing.saved_searches,
        OwnWord: writing.own_words,
    }[type(record)]()


@pytest.mark.parametrize("record", ONE_OF_EACH, ids=lambda one: type(one).__name__)
def test_it_is_kept_taken_away_and_brought_back(workspace, record):
    assert workspace.writing.put(record) == Changes.SETTINGS
    assert [one.uuid for one in listed(workspace, record)] == [record.uuid]
    workspace.writing.remove(record)
    assert listed(workspace, record) == []
    workspace.writing.bring_back(record)
    assert [one.uuid for one in listed(workspace, record)] == [record.uuid]


def test_an_archive_carries_them(workspace, tmp_path):
    from growthjournal.services.workspace import Workspace

    for record in ONE_OF_EACH:
        workspace.writing.put(record)
    out = tmp_path / "all.json"
    out.write_bytes(workspace.interchange.export_archive())
    with Workspace.create(tmp_path / "other.growthjournal", None) as other:
        other.interchange.run(out)
        assert [one.weekday for one in other.writing.templates()] == [0]
        assert [one.query for one in other.writing.saved_searches()] == ["tag:mentor"]
        assert [one.word for one in other.writing.own_words()] == ["Rusticus"]
