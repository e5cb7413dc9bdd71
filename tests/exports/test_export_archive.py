"""The archive is lossless, and says where a bad one is bad without saying what is in it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growthjournal.domain.conversations import Conversation
from growthjournal.domain.entries import Entry
from growthjournal.domain.errors import JournalError, NewerJournalError
from growthjournal.domain.people import Person, Relation
from growthjournal.exports import archive
from growthjournal.exports.archive import TABLES, Archive, StoredFile, dump, is_archive, load

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "the secret words"
MOMENT = datetime(2026, 11, 20, 14, 5, 3, 250_000, tzinfo=UTC)

_texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
_moments = st.datetimes(timezones=st.just(UTC))


def _records(kind: type[Any]) -> st.SearchStrategy[Any]:
    # Uuids come from the strategy too, so that a failing example can be replayed.
    return st.builds(
        kind,
        uuid=st.uuids().map(str),
        created_at=st.none() | _moments,
        updated_at=st.none() | _moments,
        deleted_at=st.none() | _moments,
    )


st.register_type_strategy(str, _texts)
st.register_type_strategy(datetime, _moments)


@st.composite
def archives(draw: st.DrawFn) -> Archive:
    tables: dict[str, Any] = {}
    for table, kind in archive.kinds().items():
        rows = draw(st.lists(_records(kind), max_size=2, unique_by=lambda one: one.uuid))
        if kind is StoredFile:
            rows = [replace(one, sha256=sha256(one.content).hexdigest()) for one in rows]
        tables[table] = tuple(sorted(rows, key=lambda one: one.uuid))
    return Archive(**tables, settings=draw(st.dictionaries(_texts, _texts, max_size=3)))


@settings(max_examples=25, deadline=None)
@given(archives())
def test_every_record_survives(before: Archive) -> None:
    content = dump(before)
    after = load(content)
    assert dump(after) == content
    for table in TABLES:
        assert getattr(after, table) == getattr(before, table)
    assert after.settings == before.settings


@pytest.fixture
def small() -> Archive:
    content = b"\x00\xffpicture"
    return Archive(
        people=(
            Person(uuid="p2", name=SECRET, relations=(Relation.MENTOR,), created_at=MOMENT),
            Person(uuid="p1", name="Ada"),
        ),
        conversations=(Conversation(uuid="c", person="p1", date=date(2026, 1, 2), time=time(9)),),
        entries=(Entry(uuid="e", body=f"{SECRET} 日本 😀 \u202e", date=date(2026, 1, 2)),),
        attachments=(
            StoredFile(
                uuid="a",
                sha256=sha256(content).hexdigest(),
                media_type="image/png",
                content=content,
            ),
        ),
        settings={"b": "2", "a": "1"},
    )


def test_order_does_not_matter(small: Archive) -> None:
    turned = replace(small, people=small.people[::-1], settings={"a": "1", "b": "2"})
    assert dump(turned) == dump(small)
    assert [one["uuid"] for one in json.loads(dump(small))["people"]] == ["p1", "p2"]


def test_it_begins_with_its_name(small: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(dump(small))
    assert is_archive(path)
    path.write_bytes(b"\xef\xbb\xbf" + dump(small))
    assert is_archive(path)
    assert load(path.read_bytes()).people[0].name == "Ada"
    path.write_text('{"metadata": {"version": "1.0"}}')
    assert not is_archive(path)
    assert not is_archive(tmp_path / "missing")
    assert not is_archive(tmp_path)


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("entries", 0, "date"), SECRET, "entries[0].date"),
        (("entries", 0, "kind"), SECRET, "entries[0].kind"),
        (("entries", 0, "starred"), SECRET, "entries[0].starred"),
        (("people", 1, "created_at"), SECRET, "people[1].created_at"),
        (("people", 0, "relations"), [SECRET], "people[0].relations[0]"),
        (("people", 0, "uuid"), "p2", "people[1].uuid"),
        (("people", 0, "uuid"), "", "people[0].uuid"),
        (("people", 0, SECRET), 1, "people[0]"),
        (("people", 0), SECRET, "people[0]"),
        (("people",), SECRET, "people"),
        (("settings", "a"), 5, "settings"),
        (("attachments", 0, "content"), "AAAA", "attachments[0].content"),
        (("attachments", 0, "content"), "not base64 at all!", "attachments[0].content"),
        (("version",), "1", "version"),
        (("version",), True, "version"),
        (("secret table",), [], "its beginning"),
    ],
)
def test_a_bad_value_is_named_by_its_place(
    small: Archive, path: tuple[str | int, ...], value: object, where: str
) -> None:
    raw: Any = json.loads(dump(small))
    place = raw
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(JournalError) as caught:
        load(json.dumps(raw).encode())
    assert f"at {where}" in str(caught.value)
    assert SECRET not in str(caught.value)


def test_a_record_without_uuid_is_refused(small: Archive) -> None:
    raw = json.loads(dump(small))
    del raw["entries"][0]["uuid"]
    with pytest.raises(JournalError, match=r"entries\[0\]\.uuid"):
        load(json.dumps(raw).encode())


def test_a_newer_archive_is_refused(small: Archive) -> None:
    raw = json.loads(dump(small)) | {"version": 2, "new table": []}
    with pytest.raises(NewerJournalError, match="newer version"):
        load(json.dumps(raw).encode())


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[" * 200_000, b'{"format":' * 50_000, b'{"format": NaN}', b"null x",
     b'{"format": "growthjournal-archive", "version": 1, "settings": {"a": "\\ud800"}}',
     b'{"format": "growthjournal-archive", "version": 1, "settings": {"a": "\xed\xa0\x80"}}',
     b'{"format": "growthjournal-archive", "version": 1, "x": ' + b"9" * 100_000],
)  # fmt: skip
def test_damage_is_said_in_one_sentence(content: bytes) -> None:
    with pytest.raises(JournalError, match=r"damaged or cut short"):
        load(content)


def test_no_beginning_of_an_archive_is_one(small: Archive) -> None:
    content = dump(small).rstrip()
    for end in range(0, len(content), 37):
        with pytest.raises(JournalError, match=r"Nothing was imported"):
            load(content[:end])


@pytest.mark.parametrize("content", [b"[]", b"{}", b'{"format": "other"}', b'"x"'])
def test_other_json_is_no_archive(content: bytes) -> None:
    with pytest.raises(JournalError, match="not an archive"):
        load(content)


def test_half_a_character_is_not_exported(small: Archive) -> None:
    bad = replace(small, entries=(replace(small.entries[0], body=f"{SECRET}\ud800"),))
    with pytest.raises(JournalError) as caught:
        dump(bad)
    assert SECRET not in str(caught.value)
