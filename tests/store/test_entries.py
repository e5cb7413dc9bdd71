import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from growthjournal.domain.entries import Attachment, Entry, EntryKind
from growthjournal.store.records import without_surrogates

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)

NASTY = [
    "👩‍👩‍👧‍👦",
    "עברית العربية",
    "a\0b",
    "a\r\nb\rc",
    "e\u0301 \u00e9",
    "\U0001d518\U0001d52b\U0001d526",
    "\ufeffbom",
    "\u202eevil\u202c",
    "\x01\x02\x7f\x9f",
    "x" * 1_000_000,
    "y" * 70_000,
    "\u2028line\u2029para",
    "  trailing  \n\n",
    "`code` <script>alert(1)</script>",
    "'; DROP TABLE entry; --",
    "\u200b\u200d",
    "",
]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_f19_text_comes_back_as_it_was(write, entries, text):
    stored = write(text, title=text[:100])
    again = entries.get(stored.uuid)
    assert again.body == text
    assert again.title == text[:100]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(), max_size=80))
def test_f19_any_text_comes_back(write, entries, text):
    assert entries.get(write(text).uuid).body == without_surrogates(text)


def test_a_lone_surrogate_becomes_the_replacement_character(write, entries):
    assert entries.get(write("a\ud800b").uuid).body == "a\ufffdb"


def test_every_field_comes_back(database, entries):
    entry = Entry(
        kind=EntryKind.EVENT_REVIEW,
        title="t",
        body="b",
        date=dt.date(2026, 2, 3),
        time=dt.time(23, 59, 59),
        zone="Pacific/Apia",
        outside_fact="said so",
        starred=True,
        pinned=True,
        tags=("a", "two words"),
        source="dayone",
        source_id="X1",
        source_extra='{"weather": 1}',
    )
    with database.transaction():
        stored = entries.put(entry, NOW)
    assert entries.get(entry.uuid) == stored
    assert stored.created_at == NOW


def test_tags_come_from_hand_and_text(database, entries, write):
    stored = write("about #Lead and #x-y, not `#code` or [l](u#frag)", tags=("by hand",))
    (row,) = entries.rows([1])
    assert row.tags == ("by hand", "Lead", "x-y")
    with database.transaction():
        entries.put(Entry(uuid=stored.uuid, date=stored.date, body="no more"), NOW)
    (row,) = entries.rows([1])
    assert row.tags == ()


def test_links_in_the_text_are_rows_and_follow_it(database, entries, write):
    other = write("there")
    one = write(f"see [it](entry:{other.uuid})")
    assert [link.target for link in entries.links.where("entry = ?", [one.uuid])] == [other.uuid]
    with database.transaction():
        entries.put(Entry(uuid=one.uuid, date=one.date, body="gone"), NOW)
    assert entries.links.where("entry = ?", [one.uuid]) == []


def test_rows_show_the_first_line_without_markup(write, entries):
    write("## A **bold** start\n\n- then a [link](http://x) and ![pic](attachment:0)")
    (row,) = entries.rows([1])
    assert row.title == "A bold start"
    assert row.snippet == "then a link and pic"


def test_the_same_file_is_kept_once_and_erased_when_unused(database, entries, write):
    file = Attachment(sha256="c" * 64, media_type="image/png", size=3)
    with database.transaction():
        entries.put_attachment(file, b"png", NOW)
        entries.put_attachment(Attachment(sha256="c" * 64, media_type="image/png"), b"png", NOW)
    assert entries.attachments.count() == 1
    used = write(f"![](attachment:{'c' * 64})")
    with database.transaction():
        assert entries.erase_unused_attachments() == 0
        entries.erase(used.uuid)
        assert entries.erase_unused_attachments() == 1
    assert entries.content("c" * 64) is None


def test_no_text_in_a_repr():
    day = dt.date(2026, 1, 1)
    entry = Entry(title="SECRETTITLE", body="SECRETBODY", date=day, tags=("SECRETTAG",))
    assert "SECRET" not in repr(entry)
