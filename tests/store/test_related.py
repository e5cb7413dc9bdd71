"""Entries near a day, and entries near an entry."""

import datetime as dt

import pytest

from growthjournal.domain.entries import Link, TargetKind
from growthjournal.domain.people import Person
from growthjournal.store.related import Nearness
from growthjournal.store.repositories import Repository

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def near(database):
    return Nearness(database)


@pytest.fixture
def names(near, entries):
    def titles(entry, limit=5):
        return [row.title for row in entries.rows(near.related(entry.uuid, limit))]

    return titles


def test_links_come_before_tags_and_tags_before_words(database, entries, write, names):
    mine = write("The budget of the lighthouse", title="mine", tags=("calm",))
    write("Another lighthouse", title="words")
    write("plain", title="tags", tags=("calm",))
    linked = write("plain", title="person")
    write(f"see [it](entry:{mine.uuid})", title="link")
    write("nothing shared", title="other")
    ada = Person(name="Ada")
    with database.transaction():
        Repository(database, Person).put(ada, NOW)
        for entry in (mine, linked):
            entries.links.put(
                Link(entry=entry.uuid, target_kind=TargetKind.PERSON, target=ada.uuid), NOW
            )
    assert names(mine) == ["link", "person", "tags", "words"]
    assert names(mine, 2) == ["link", "person"]


def test_a_common_word_relates_nothing(write, names):
    mine = write("meeting about meetings", title="mine")
    for number in range(30):
        write("meeting", title=f"entry {number}")
    assert names(mine) == []


def test_what_is_in_the_trash_is_related_to_nothing(database, entries, write, names):
    mine = write("lighthouse", title="mine", tags=("calm",))
    gone = write("lighthouse", title="gone", tags=("calm",))
    with database.transaction():
        entries.trash(gone.uuid, NOW)
    assert names(mine) == []


def test_any_text_has_related_entries_or_none(write, names):
    for body in ('"AND" OR ( * ^', "", "𞤀𞤁𞤂𞤃 " * 3, "' ; drop"):
        assert names(write(body, title='NEAR("x" y)')) is not None


def test_the_nearest_entry_of_a_day(write, near, database):
    keys = {}
    for day in ((2026, 3, 1), (2026, 2, 1), (2025, 1, 1)):
        stored = write("x", day=dt.date(*day))
        keys[day] = database.value("SELECT id FROM entry WHERE uuid = ?", [stored.uuid])
    every = list(keys.values())
    first, middle, last = keys
    assert near.nearest(dt.date(2026, 2, 28), every) == (keys[middle], dt.date(*middle))
    assert near.nearest(dt.date(2026, 3, 1), every)[0] == keys[first]
    assert near.nearest(dt.date(2026, 3, 1), [keys[last]])[0] == keys[last]
    assert near.nearest(dt.date(2000, 1, 1), every)[0] == keys[last]
    assert near.nearest(dt.date(2026, 3, 1), []) is None
    assert near.days(dt.date(2026, 1, 1), dt.date(2026, 2, 28)) == [
        (dt.date(*middle), keys[middle])
    ]
