"""Whatever a person types is a valid search, and finds what a plain search of the texts finds."""

import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from growthjournal.domain.entries import EntryKind, Link, TargetKind
from growthjournal.domain.people import Person, Relation
from growthjournal.store.query import parse
from growthjournal.store.repositories import Repository
from growthjournal.store.search import Search

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
PICTURE = "](attachment:" + "a" * 64 + ")"
LETTERS = "aAbcséÉüßñoØ\u03c3\u03a3\u0430Яж天気かข한0 9"
SIGNS = " \t\n.,;!?()[]/\\+*%_'#@€→❤👍&|^~<>={}$"


@pytest.fixture
def search(database, entries):
    return Search(database, entries)


@pytest.fixture
def found(search, entries):
    def titles(query):
        parsed = parse(query)
        newest = entries.rows(search.newest(parsed))
        assert set(search.best(parsed, None)) == {row.id for row in newest}
        return [row.title for row in newest]

    return titles


def plain(text):
    """Lower case, without diacritics."""
    apart = unicodedata.normalize("NFD", text.lower())
    bare = "".join(one for one in apart if unicodedata.category(one) != "Mn")
    return unicodedata.normalize("NFC", bare)


def words(text):
    return re.findall(r"[^\W_]+", plain(text))


def holds(texts, wanted):
    """Whether words stand next to each other in one of an entry's texts."""
    for text in texts:
        there = words(text)
        for start in range(len(there) - len(wanted) + 1):
            if there[start : start + len(wanted)] == wanted:
                return True
    return not wanted


any_text = st.text(alphabet=LETTERS + SIGNS, max_size=16)
entry_texts = st.tuples(any_text, any_text, st.text(alphabet="abcséü天", min_size=1, max_size=4))


@pytest.fixture
def fill(database, entries, write):
    """Put texts into an empty journal; return the id of each."""

    def filled(texts):
        with database.transaction():
            for row in database.rows("SELECT uuid FROM entry"):
                entries.erase(row[0])
        kept = {}
        for title, body, tag in texts:
            uuid = write(body, title=title, tags=(tag,)).uuid
            kept[database.value("SELECT id FROM entry WHERE uuid = ?", [uuid])] = (title, body, tag)
        return kept

    return filled


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(entry_texts, min_size=1, max_size=5), typed=any_text)
@example(texts=[("", "10:30 it's c++, 50 % 🙂", "x")], typed="10:30 it's c++ 50% 🙂")
@example(texts=[("", "cafe\u0301s", "x")], typed="cafés")
@example(texts=[("", "cafés", "x")], typed="CAFE\u0301S")
@example(texts=[("", "AND OR NOT NEAR(a b)", "x")], typed="AND OR NOT NEAR(a b)")
@example(texts=[("", "a_b", "x")], typed="a_b")
@example(texts=[("É天", "", "x")], typed="é天")
@example(texts=[("", "", "天")], typed="天")
@example(texts=[("", "0;か;0", "a")], typed="0;か;0")
def test_any_text_finds_what_a_plain_search_finds_or_more(fill, search, texts, typed):
    kept = fill(texts)
    terms = [words(term) for term in typed.split()]
    symbols = {one for one in typed if one > "~" and unicodedata.category(one)[0] == "S"}
    wanted = {
        key
        for key, fields in kept.items()
        if all(holds(fields, term) for term in terms) and symbols <= set("".join(fields))
    }
    assert wanted <= set(search.newest(parse(typed)))
    assert wanted <= set(search.best(parse(typed), None))


term = st.text(alphabet="abcé", min_size=1, max_size=3)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.tuples(*[st.text(alphabet="abcé ,", max_size=10)] * 2, st.just("x")),
        min_size=1,
        max_size=5,
    ),
    plus=st.lists(term, max_size=2),
    minus=st.lists(term, max_size=2),
    phrase=st.lists(term, max_size=3),
    beginning=st.none() | term,
)
def test_words_phrases_beginnings_and_what_must_not_occur_are_exact(
    fill, search, texts, plus, minus, phrase, beginning
):
    kept = fill(texts)

    def matches(fields):
        every = {word for text in fields for word in words(text)}
        return (
            all(plain(word) in every for word in plus)
            and not any(plain(word) in every for word in minus)
            and holds(fields, [plain(word) for word in phrase])
            and (beginning is None or any(word.startswith(plain(beginning)) for word in every))
        )

    typed = [*plus, *(f"-{word}" for word in minus), f'"{" ".join(phrase)}"']
    typed += [f"{beginning}*"] if beginning else []
    wanted = {key for key, fields in kept.items() if matches(fields)}
    assert set(search.newest(parse(" ".join(typed)))) == wanted


OPERATORS = ["kind:", "tag:", "person:", "before:", "after:", "on:", "has:", "is:", "-", '"', "“"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(OPERATORS) | st.text(max_size=6), max_size=12).map("".join))
@example("天" * 60_000)
@example("a" * 100_000)
@example('"' * 9_999)
@example("\ud800 \x00 \ue000")
@example("before:99999999999999999999 after:0000 on:9999-12-31 on:2026-13 on:٢٠٢٦")
def test_no_string_is_an_error(search, typed):
    query = parse(typed)
    search.newest(query)
    search.best_rows(query, 5)


@pytest.fixture
def shelf(database, entries, write):
    one = write(
        "With José at noon. ![](x) [notes" + PICTURE, title="file", tags=("Été", "work/team")
    )
    write("![desk" + PICTURE, title="picture", day=dt.date(2026, 10, 2), pinned=True)
    write("Straße nach Süden ❤ → weiter", title="way", day=dt.date(2026, 10, 1), tags=("work",))
    write("Strasse", title="street", day=dt.date(2025, 12, 31), kind=EntryKind.EVENT_REVIEW)
    write(
        "今日は天気がいい", title="sky", day=dt.date(2025, 1, 1), kind=EntryKind.CONVERSATION_NOTES
    )
    jose = Person(name="José Ñandú", relations=(Relation.PEER, Relation.MENTOR))
    with database.transaction():
        Repository(database, Person).put(jose, NOW)
        entries.links.put(
            Link(entry=one.uuid, target_kind=TargetKind.PERSON, target=jose.uuid), NOW
        )


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("person:jose", ["file"]),
        ('person:"nandu"', ["file"]),
        ("person:@José", ["file"]),
        ("-person:jose has:attachment", ["picture"]),
        ("tag:ete", ["file"]),
        ("tag:#ÉTÉ", ["file"]),
        ("tag:work", ["file", "way"]),
        ("tag:wor", []),
        ("tag:wor*", ["file", "way"]),
        ("tag:work/team", ["file"]),
        ("has:image", ["picture"]),
        ("has:pictures", ["picture"]),
        ("has:file", ["file", "picture"]),
        ("has:mentor", ["file"]),
        ("has:tag", ["file", "way"]),
        ("is:pinned", ["picture"]),
        ("-has:image -has:tag", ["street", "sky"]),
        ("kind:review", ["street"]),
        ("kind:Reviews", ["street"]),
        ("kind:event_review", ["street"]),
        ('kind:"event review"', ["street"]),
        ("kind:notes", ["sky"]),
        ("kind:reflection", ["file", "picture", "way"]),
        ("-kind:reflection", ["street", "sky"]),
        ("kind:banana", []),
        ("before:2026", ["street", "sky"]),
        ("before:2026-10-02", ["way", "street", "sky"]),
        ("after:2026-10-01", ["file", "picture"]),
        ("after:1.10.2026", ["file", "picture"]),
        ("on:2026/10", ["picture", "way"]),
        ("on:2026-10-", ["picture", "way"]),
        ("after:2025 before:2026-11", ["picture", "way"]),
        ("strasse", ["way", "street"]),
        ("straße", ["way", "street"]),
        ("stras*", ["street"]),
        ("❤", ["way"]),
        ("→ weiter", ["way"]),
        ("-❤ kind:reflection", ["file", "picture"]),
        ("天気", ["sky"]),
        ("-天気 -strasse", ["file", "picture"]),
        ("“nach Süden”", ["way"]),
        ("„nach sud", ["way"]),
        ("süden nach", ["way"]),
        ('"süden nach"', []),
        ("kind:", ["file", "picture", "way", "street", "sky"]),
        ("- kind:review", ["street"]),
        ('tag:""', ["file", "picture", "way", "street", "sky"]),
    ],
)
def test_operators_are_exact(shelf, found, query, titles):
    assert found(query) == titles


@pytest.mark.parametrize(
    ("query", "misread"),
    [
        ("kind:banana silence", (("kind", "banana"),)),
        ("before:soon", (("before", "soon"),)),
        ("kind:review tag:x 10:30", ()),
        ("kind:", ()),
    ],
)
def test_what_is_not_understood_is_told(query, misread):
    assert parse(query).misread == misread


def test_a_value_that_is_not_understood_is_searched_as_words(write, found):
    write("The form asked, before soon became late.", title="x")
    assert found("before:soon") == ["x"]
