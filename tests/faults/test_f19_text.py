"""F19: any text comes back as it was written, through every way a journal keeps and carries it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from growthjournal.domain.entries import Entry
from growthjournal.services.workspace import Workspace

DAY = date(2026, 11, 20)
ANY_TEXT = st.text(st.characters(), max_size=60)
"""Lone halves of characters included."""


@pytest.fixture(params=[None, "it's a passphrase"], ids=["plain", "encrypted"])
def passphrase(request):
    return request.param


def storable(text):
    """Return what can be kept of a text: half a character is no character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def test_f19_text_survives_backup_restore_export_and_import(tmp_path, passphrase, nasty):
    path = tmp_path / "j.growthjournal"
    entries = [Entry(date=DAY, title=text[:200], body=text) for text in nasty.values()]
    wanted = {entry.uuid: (entry.title, entry.body) for entry in entries}
    with Workspace.create(path, passphrase) as journal:
        for entry in entries:
            journal.journal.put(entry)
        assert kept(journal, wanted) == wanted
        kept_aside = journal.vault.backup()
        archive = journal.interchange.export_archive()
        for entry in entries:
            journal.journal.put(replace(entry, title="gone", body="gone"))
    Workspace.restore(kept_aside, path, passphrase)
    with Workspace.open(path, passphrase) as journal:
        assert kept(journal, wanted) == wanted
    (tmp_path / "all.json").write_bytes(archive)
    with Workspace.create(tmp_path / "k.growthjournal", passphrase) as journal:
        journal.interchange.run(tmp_path / "all.json")
        assert kept(journal, wanted) == wanted
        assert journal.interchange.export_archive() == archive


def kept(workspace, uuids):
    found = [workspace.journal.entry(uuid) for uuid in uuids]
    return {entry.uuid: (entry.title, entry.body) for entry in found}


def test_f19_text_half_a_character_is_replaced_and_the_rest_stays(tmp_path):
    entry = Entry(date=DAY, title="a\ud800b", body="x\udfffy 👍 \ud83d\ude00 z")
    with Workspace.create(tmp_path / "j.growthjournal", None) as journal:
        journal.journal.put(entry)
        stored = journal.journal.entry(entry.uuid)
    assert (stored.title, stored.body) == ("a\ufffdb", "x\ufffdy 👍 😀 z")


def through_the_journal(workspace, texts):
    entries = [Entry(date=DAY, body=text) for text in texts]
    for entry in entries:
        workspace.journal.put(entry)
    return [workspace.journal.entry(entry.uuid).body for entry in entries]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(ANY_TEXT, min_size=1, max_size=4))
def test_f19_text_whatever_is_written_is_kept(tmp_path_factory, texts):
    with Workspace.create(tmp_path_factory.mktemp("f19") / "j.growthjournal", None) as journal:
        assert through_the_journal(journal, texts) == [storable(text) for text in texts]


@pytest.mark.faults
@settings(
    max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=ANY_TEXT)
def test_f19_text_in_full(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("f19")
    with Workspace.create(folder / "j.growthjournal", None) as journal:
        assert through_the_journal(journal, [text]) == [storable(text)]
        (folder / "all.json").write_bytes(journal.interchange.export_archive())
    with Workspace.create(folder / "k.growthjournal", None) as other:
        other.interchange.run(folder / "all.json")
        bodies = [entry.body for entry in other.journal.chosen()]
    assert bodies == [storable(text)]
