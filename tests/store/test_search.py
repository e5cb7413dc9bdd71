import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from growthjournal.domain.entries import EntryKind, Link, TargetKind
from growthjournal.domain.people import Person
from growthjournal.store.query import parse
from growthjournal.store.repositories import Repository
from growthjournal.store.search import CLOSE, OPEN, Search

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def search(database, entries):
    return Search(database, entries)


@pytest.fixture
def found(search, entries):
    """Return the titles that a query finds, newest first."""

    def titles(query):
        return [row.title for row in entries.rows(search.newest(parse(query)))]

    return titles


@pytest.fixture
def shelf(write):
    write("The silence lasted four seconds. #pause", title="plan", day=dt.date(2026, 11, 20))
    write("I answered before the silence.", title="budget", day=dt.date(2026, 10, 2), starred=True)
    write(
        "Café with ![](attachment:" + "a" * 64 + ")",
        title="coffee",
        day=dt.date(2025, 3, 1),
        kind=EntryKind.EVENT_REVIEW,
        tags=("two words",),
    )
    write("今日は天気がいい", title="japan", day=dt.date(2024, 1, 1))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("silence", ["plan", "budget"]),
        ("SILENCE seconds", ["plan"]),
        ("silence -seconds", ["budget"]),
        ("-silence", ["coffee", "japan"]),
        ('"the silence"', ["plan", "budget"]),
        ('"silence the"', []),
        ("silen*", ["plan", "budget"]),
        ("silen", []),
        ("cafe", ["coffee"]),
        ("天気", ["japan"]),
        ("tag:pause", ["plan"]),
        ('tag:"two words"', ["coffee"]),
        ("-tag:pause silence", ["budget"]),
        ("kind:event-review", ["coffee"]),
        ("kind:event", ["coffee"]),
        ("before:2026", ["coffee", "japan"]),
        ("after:2026-10", ["plan"]),
        ("on:2026-10", ["budget"]),
        ("has:image", ["coffee"]),
        ("is:starred", ["budget"]),
        ("silence after:2026-10-02", ["plan"]),
        ("pause", ["plan"]),
        ("", ["plan", "budget", "coffee", "japan"]),
        ("before:soon", []),
    ],
)
def test_operators(shelf, found, query, titles):
    assert found(query) == titles


def test_person_finds_links_and_conversations(database, entries, write, found):
    from growthjournal.domain.conversations import Conversation

    one = write("with her", title="one")
    two = write("after it", title="two")
    ada = Person(name="Ada Byron")
    talk = Conversation(person=ada.uuid, date=dt.date(2026, 1, 1))
    with database.transaction():
        Repository(database, Person).put(ada, NOW)
        Repository(database, Conversation).put(talk, NOW)
        entries.links.put(Link(entry=one.uuid, target_kind=TargetKind.PERSON, target=ada.uuid), NOW)
        entries.links.put(
            Link(entry=two.uuid, target_kind=TargetKind.CONVERSATION, target=talk.uuid), NOW
        )
    assert sorted(found('person:"ada b"')) == ["one", "two"]
    assert found("person:grace") == []


def test_a_title_counts_more_than_a_body(write, search, entries):
    write("nothing here but the word ledger in passing, among many other words", title="a")
    write("some other text", title="ledger")
    best = entries.rows(search.best(parse("ledger"), 10))
    assert [row.title for row in best] == ["ledger", "a"]


def test_snippets_show_and_mark_the_match(write, search):
    write("word " * 100 + "needle in **the** hay " + "word " * 100)
    query = parse("needle")
    (row,) = search.rows(search.best(query, 5), query)
    assert f"{OPEN}needle{CLOSE} in the hay" in row.snippet


def test_trash_is_found_nowhere(database, entries, write, search):
    gone = write("needle")
    with database.transaction():
        entries.trash(gone.uuid, NOW)
    assert search.newest(parse("needle")) == []
    assert search.best(parse("needle"), 5) == []
    assert search.best(parse("needle tag:x"), 5) == []


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.text(alphabet="\"*-:()^ANDORNEAR tag\0'%_\\", max_size=40))
def test_t17_any_string_is_a_valid_search(search, text):
    query = parse(text)
    search.newest(query)
    search.best(query, 5)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bodies=st.lists(st.text(alphabet="ab c", max_size=12), min_size=1, max_size=6),
    words=st.lists(st.text(alphabet="abc", min_size=1, max_size=2), min_size=1, max_size=3),
)
def test_words_give_what_a_plain_search_gives(database, entries, write, search, bodies, words):
    with database.transaction():
        for row in database.rows("SELECT uuid FROM entry"):
            entries.erase(row[0])
    kept = {write(body).uuid: body for body in bodies}
    wanted = {
        uuid
        for uuid, body in kept.items()
        if all(word in re.findall(r"\w+", body) for word in words)
    }
    rows = entries.rows(search.newest(parse(" ".join(words))))
    assert {row.uuid for row in rows} == wanted


def test_many_terms_are_cut_and_still_answered(search):
    assert search.newest(parse("x " * 20_000)) == []
