"""Acts on several entries at once, and what takes them back."""

from dataclasses import replace
from datetime import date

import pytest

from growthjournal.domain.entries import Entry, EntryOrder
from growthjournal.services.changes import Changes

DAY = date(2026, 11, 20)


@pytest.fixture
def uuids(workspace):
    made = [
        Entry(title="Cedar", date=date(2026, 11, 3), body="plain words"),
        Entry(title="apple", date=date(2026, 11, 2), body="says #Delegation", starred=True),
        Entry(title="", date=date(2026, 10, 1), body="# Élan\n\nmore", tags=("delegation", "old")),
    ]
    for entry in made:
        workspace.journal.put(entry)
    return [entry.uuid for entry in made]


def entries(workspace, uuids):
    return [workspace.journal.entry(uuid) for uuid in uuids]


def found(workspace, query):
    return {row.uuid for row in workspace.journal.search(query)}


def test_a_tag_is_added_once_to_those_without_it(workspace, uuids):
    before = workspace.several.facts(uuids)
    assert workspace.several.tag(uuids, " #delegation ") is Changes.ENTRIES
    assert [one.tags for one in entries(workspace, uuids)] == [
        ("delegation",),
        (),
        ("delegation", "old"),
    ]
    assert found(workspace, "tag:delegation") == set(uuids)
    assert workspace.several.tag(uuids, "delegation") is Changes.NONE
    workspace.several.put_back(before)
    assert found(workspace, "tag:delegation") == set(uuids[1:])


def test_a_tag_by_hand_is_taken_away_and_put_back(workspace, uuids):
    before = workspace.several.facts(uuids)
    workspace.several.untag(uuids, "Delegation")
    assert found(workspace, "tag:delegation") == {uuids[1]}
    assert workspace.journal.entry(uuids[2]).tags == ("old",)
    workspace.several.put_back(before)
    assert found(workspace, "tag:delegation") == set(uuids[1:])


def test_an_empty_tag_changes_nothing(workspace, uuids):
    assert workspace.several.tag(uuids, " # ") is Changes.NONE


def test_many_are_tagged_and_the_index_follows(plain):
    made = [Entry(title=f"n{number}", date=DAY, body="body") for number in range(60)]
    for entry in made:
        plain.journal.put(entry)
    uuids = [entry.uuid for entry in made]
    before = plain.several.facts(uuids)
    plain.several.tag(uuids, "many")
    assert len(plain.journal.ids("many")) == 60
    plain.several.put_back(before)
    assert plain.journal.ids("many") == []
    plain.journal.put(replace(plain.journal.entry(uuids[0]), body="other"))
    assert len(plain.journal.ids("body")) == 59
    check = "INSERT INTO entry_fts(entry_fts, rank) VALUES ('integrity-check', 1)"
    with plain.database.transaction():
        plain.database.write(check)


def test_days_stars_and_pins_come_back_each_as_it_was(workspace, uuids):
    before = workspace.several.facts(uuids)
    workspace.several.set_date(uuids, DAY)
    workspace.several.set_starred(uuids, starred=True)
    workspace.several.set_pinned(uuids[:2], pinned=True)
    now = entries(workspace, uuids)
    assert {one.date for one in now} == {DAY}
    assert all(one.starred for one in now)
    assert [one.pinned for one in now] == [True, True, False]
    workspace.several.put_back(before)
    assert workspace.several.facts(uuids) == before


def test_undoing_facts_leaves_words_that_were_written_since(workspace, uuids):
    before = workspace.several.facts(uuids)
    workspace.several.tag(uuids, "new")
    workspace.journal.put(replace(workspace.journal.entry(uuids[0]), body="written since"))
    workspace.several.put_back(before)
    assert workspace.journal.entry(uuids[0]).body == "written since"


def test_all_go_to_the_trash_and_come_back(workspace, uuids):
    workspace.several.trash(uuids[:2])
    assert workspace.journal.count() == 1
    assert workspace.several.facts(uuids[:2]) == []
    assert workspace.several.set_starred(uuids[:1], starred=True) is Changes.NONE
    workspace.several.restore(uuids[:2])
    assert workspace.journal.count() == 3
    assert workspace.several.restore(uuids) is Changes.NONE


def test_a_failure_in_the_middle_changes_nothing(workspace, uuids, monkeypatch):
    calls = []
    put_over = workspace._entries.put_over

    def fail_second(*args, **options):
        calls.append(args)
        if len(calls) > 1:
            raise RuntimeError
        return put_over(*args, **options)

    monkeypatch.setattr(workspace._entries, "put_over", fail_second)
    with pytest.raises(RuntimeError):
        workspace.several.tag(uuids, "torn")
    assert all("torn" not in one.tags for one in entries(workspace, uuids))


def test_acts_on_several_keep_no_versions(workspace, uuids):
    workspace.several.tag(uuids, "new")
    workspace.several.set_date(uuids, DAY)
    assert len(workspace.journal.revisions(uuids[0])) == 1


def test_lists_are_sorted_and_pins_known(workspace, uuids):
    journal = workspace.journal
    keys = [journal.id_of(uuid) for uuid in uuids]
    assert journal.ids() == keys
    assert journal.ids(order=EntryOrder.OLDEST) == keys[::-1]
    assert journal.ids(order=EntryOrder.TITLE) == [keys[1], keys[0], keys[2]]
    journal.put(replace(journal.entry(uuids[1]), body="changed last"))
    assert journal.ids(order=EntryOrder.CHANGED)[0] == keys[1]
    assert journal.ids("words OR more", order=EntryOrder.OLDEST) == []
    assert journal.ids("after:2025", order=EntryOrder.OLDEST) == keys[::-1]
    workspace.several.set_pinned([uuids[2]], pinned=True)
    assert journal.pinned_ids() == [keys[2]]
    assert found(workspace, "is:pinned") == {uuids[2]}
    assert journal.rows([keys[2]])[0].pinned
    assert journal.uuids(keys[::-1]) == uuids
    assert journal.span(keys) == (date(2026, 10, 1), date(2026, 11, 3))
    assert journal.span([]) is None
    assert journal.id_of("none") is None
