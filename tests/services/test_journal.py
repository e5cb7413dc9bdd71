import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest

from growthjournal.domain.entries import Entry, TargetKind
from growthjournal.domain.errors import JournalError
from growthjournal.domain.people import Person
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.services.journal import Choice

DAY = dt.date(2026, 11, 20)
START = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def at(monkeypatch):
    """Set the clock to so many minutes after the start."""

    def move(minutes):
        monkeypatch.setattr(clock, "now", lambda: START + dt.timedelta(minutes=minutes))

    move(0)
    return move


def bodies(journal, entry):
    return [revision.body for revision in journal.revisions(entry.uuid)]


def test_put_returns_what_changed_and_keeps_the_first_stamp(workspace, at):
    journal = workspace.journal
    entry = Entry(body="one", date=DAY)
    assert journal.put(entry) is Changes.ENTRIES
    at(60)
    journal.put(replace(entry, body="two"))
    stored = journal.entry(entry.uuid)
    assert stored.created_at == START
    assert stored.updated_at == START + dt.timedelta(hours=1)


def test_a8_autosave_overwrites_the_open_revision_for_five_minutes(plain, at):
    entry = Entry(body="a", date=DAY)
    for minute, body in ((0, "a"), (1, "ab"), (4, "abc"), (5, "abcd"), (6, "abcde")):
        at(minute)
        plain.journal.put(replace(entry, body=body))
    assert bodies(plain.journal, entry) == ["abcde", "abc"]


def test_a8_leaving_cuts_the_revision(plain, at):
    entry = Entry(body="a", date=DAY)
    plain.journal.put(entry)
    assert plain.journal.leave(entry.uuid) is Changes.ENTRIES
    assert plain.journal.leave(entry.uuid) is Changes.NONE
    at(1)
    plain.journal.put(replace(entry, body="b"))
    assert bodies(plain.journal, entry) == ["b", "a"]


def test_f23_emptied_text_never_overwrites_silently(plain, at):
    entry = Entry(body="a long day", date=DAY)
    plain.journal.put(entry)
    at(1)
    plain.journal.put(replace(entry, body=""))
    assert bodies(plain.journal, entry) == ["", "a long day"]


def test_the_imported_text_is_a_version_once_it_is_edited(plain, at):
    entry = Entry(body="as imported", date=DAY)
    with plain.database.transaction():
        plain.interchange._entries.put(entry, START)
    at(1)
    plain.journal.put(replace(entry, body="edited"))
    assert bodies(plain.journal, entry) == ["edited", "as imported"]


def test_saving_without_a_change_adds_no_revision(plain, at):
    entry = Entry(body="a", date=DAY)
    plain.journal.put(entry)
    at(30)
    plain.journal.put(replace(entry, starred=True))
    assert bodies(plain.journal, entry) == ["a"]


def test_restoring_a_revision_keeps_the_present_text(plain, at):
    entry = Entry(body="first", date=DAY)
    plain.journal.put(entry)
    plain.journal.leave(entry.uuid)
    at(10)
    plain.journal.put(replace(entry, body="second"))
    at(20)
    plain.journal.restore_revision(plain.journal.revisions(entry.uuid)[-1])
    assert plain.journal.entry(entry.uuid).body == "first"
    assert bodies(plain.journal, entry) == ["first", "second", "first"]


def test_f23_two_hundred_edits_leave_a_version_for_every_five_minutes(plain, at):
    entry = Entry(body="0", date=DAY)
    for minute in range(200):
        at(minute)
        plain.journal.put(replace(entry, body=str(minute)))
    kept = [int(body) for body in bodies(plain.journal, entry)]
    assert kept[0] == 199
    assert all(newer - older <= 5 for newer, older in pairwise(kept))


def test_trash_and_back(workspace):
    entry = Entry(body="needle", date=DAY)
    workspace.journal.put(entry)
    workspace.journal.trash([entry.uuid])
    assert workspace.journal.ids() == []
    assert [row.uuid for row in workspace.journal.trashed()] == [entry.uuid]
    workspace.journal.restore_from_trash([entry.uuid])
    assert workspace.journal.count() == 1


def test_trash_expires_after_thirty_days_and_not_before(plain, at):
    old, new = Entry(body="old", date=DAY), Entry(body="new", date=DAY)
    plain.journal.put(old)
    plain.journal.put(new)
    plain.journal.trash([old.uuid])
    at(60 * 24 * 2)
    plain.journal.trash([new.uuid])
    at(60 * 24 * 30 + 1)
    plain.journal.expire_trash()
    assert [row.uuid for row in plain.journal.trashed()] == [new.uuid]
    with pytest.raises(JournalError, match="no longer"):
        plain.journal.entry(old.uuid)


def test_f22_emptying_the_trash_leaves_the_rest(plain):
    kept = [Entry(body=f"kept {n} #tag", date=DAY) for n in range(5)]
    gone = Entry(body=f"gone [x](entry:{kept[0].uuid}) #tag", date=DAY)
    for entry in (*kept, gone):
        plain.journal.put(entry)
    before = [plain.journal.entry(entry.uuid) for entry in kept]
    plain.journal.trash([gone.uuid])
    plain.journal.empty_trash()
    assert [plain.journal.entry(entry.uuid) for entry in kept] == before
    assert plain.journal.tag_counts() == {"tag": 5}


def test_months_follow_the_list(plain):
    for day in (dt.date(2026, 11, 2), dt.date(2026, 11, 20), dt.date(2026, 9, 1)):
        plain.journal.put(Entry(body="x", date=day))
    ids = plain.journal.ids()
    assert plain.journal.months(ids) == [(dt.date(2026, 11, 1), 2), (dt.date(2026, 9, 1), 1)]


def test_links_by_hand_come_and_go(plain):
    ada = Person(name="Ada")
    plain.mentoring.put_person(ada)
    entry = Entry(body="x", date=DAY)
    plain.journal.put(entry)
    plain.journal.link(entry.uuid, TargetKind.PERSON, ada.uuid)
    plain.journal.link(entry.uuid, TargetKind.PERSON, ada.uuid)
    (link,) = plain.journal.links(entry.uuid)
    assert plain.journal.linked_title(link.target_kind, link.target) == "Ada"
    assert [row.uuid for row in plain.journal.linked_from(ada.uuid)] == [entry.uuid]
    plain.journal.unlink(link.uuid)
    assert plain.journal.links(entry.uuid) == []
    plain.journal.relink(link.uuid)
    assert len(plain.journal.links(entry.uuid)) == 1


def test_attachments_are_kept_once(workspace):
    one = workspace.journal.attach(b"png", "a.png", "image/png", width=1, height=2)
    two = workspace.journal.attach(b"png", "b.png", "image/png")
    assert one == two
    assert workspace.journal.attachment(one.sha256) == (one, b"png")
    assert workspace.journal.attachment("0" * 64) is None


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(), ["a", "b", "c"]),
        (Choice(start=dt.date(2026, 2, 1)), ["b", "c"]),
        (Choice(end=dt.date(2026, 2, 1)), ["a", "b"]),
        (Choice(tag="t"), ["b"]),
        (Choice(query="needle"), ["a", "c"]),
        (Choice(query="needle", start=dt.date(2026, 1, 2)), ["c"]),
        (Choice(tag="t", query='"open'), []),
        (Choice(tag="t", query="x " * 40), []),
        (Choice(tag="none", query='"'), []),
    ],
)
def test_a_choice_takes_its_entries_oldest_first(plain, choice, expected):
    for title, day, body in (
        ("c", dt.date(2026, 3, 1), "needle"),
        ("a", dt.date(2026, 1, 1), "needle"),
        ("b", dt.date(2026, 2, 1), "#t"),
    ):
        plain.journal.put(Entry(title=title, body=body, date=day))
    assert [entry.title for entry in plain.journal.chosen(choice)] == expected
