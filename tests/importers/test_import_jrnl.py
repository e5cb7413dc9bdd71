"""jrnl text in other date formats, and damaged exports."""

import json
from datetime import date, time

import pytest

from growthjournal.domain.errors import JournalError
from growthjournal.importers.dates import find_stamp
from growthjournal.importers.jrnl import Jrnl


def read(path):
    return Jrnl().read(path, lambda _done, _total: None)


def text(tmp_path, content, name="j.txt"):
    target = tmp_path / name
    target.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert Jrnl().recognises(target)
    return read(target)


def summary(batch):
    return [
        (str(entry.date), entry.time and f"{entry.time:%H:%M:%S}", entry.title, entry.body)
        for entry in batch.entries
    ]


@pytest.mark.parametrize(
    ("stamp", "day", "at"),
    [
        ("2024-03-05 07:08", date(2024, 3, 5), time(7, 8)),
        ("2024-03-05T07:08:09+01:00", date(2024, 3, 5), time(7, 8, 9)),
        ("2024/3/5 7:08", date(2024, 3, 5), time(7, 8)),
        ("2024-03-05", date(2024, 3, 5), None),
        ("05.03.2024 19:08", date(2024, 3, 5), time(19, 8)),
        ("5. 3. 2024 19.08", date(2024, 3, 5), time(19, 8)),
        ("25/12/2024 12:00 AM", date(2024, 12, 25), time(0)),
        ("12-25-2024 12:30 p.m.", date(2024, 12, 25), time(12, 30)),
        ("Tuesday, March 5th, 2024 at 7:08 PM", date(2024, 3, 5), time(19, 8)),
        ("Tue 5 Mar 2024 7 pm", date(2024, 3, 5), time(19)),
        ("5 september 2024", date(2024, 9, 5), None),
        ("Sept. 5, 2024 07:08:59", date(2024, 9, 5), time(7, 8, 59)),
    ],
)
@pytest.mark.parametrize("brackets", [True, False])
def test_date_formats(tmp_path, stamp, day, at, brackets):
    lines = [f"[{stamp}] One" if brackets else f"{stamp} One", "Body.", ""]
    batch = text(tmp_path, "\n".join(lines))
    (entry,) = batch.entries
    assert (entry.date, entry.time, entry.title, entry.body) == (day, at, "One", "Body.")
    assert batch.problems == ()


@pytest.mark.parametrize(
    "words", ["", "May 2024", "2024", "12:30", "2024-13", "20240305", "1/2/24", "[x]", "5 5 2024"]
)
def test_words_that_are_no_date(words):
    stamp = find_stamp(words)
    assert stamp is None or stamp.lacks_day


def test_a_bare_number_after_a_date_is_no_time():
    stamp = find_stamp("2019-05-01 5 things")
    assert (stamp.hour, stamp.end) == (None, 10)


def test_order_of_day_and_month_is_that_of_the_file(tmp_path):
    lines = "[3/4/2020 10:00] One\n[25/4/2020 10:00] Two\n"
    assert [str(entry.date) for entry in text(tmp_path, lines).entries] == [
        "2020-04-03",
        "2020-04-25",
    ]
    batch = text(tmp_path, "[3/4/2020 10:00] One\n")
    assert str(batch.entries[0].date) == "2020-03-04"
    assert "month/day/year" in batch.problems[0].reason
    assert not batch.problems[0].fatal


def test_an_unbracketed_file_is_cut_at_its_own_form_only(tmp_path):
    lines = (
        "2020-01-01 10:00 One\n2020-01-02 was fine.\n[2020-01-03 10:00] quoted\n"
        "2020-01-04 10:00 Two\n"
    )
    batch = text(tmp_path, lines)
    assert summary(batch) == [
        ("2020-01-01", "10:00:00", "One", "2020-01-02 was fine.\n[2020-01-03 10:00] quoted"),
        ("2020-01-04", "10:00:00", "Two", ""),
    ]


@pytest.mark.parametrize(
    ("first", "title", "body", "starred"),
    [
        ("A title. And more", "A title.", "And more", False),
        ("Really?! Yes", "Really?!", "Yes", False),
        ('He said "no." Then', 'He said "no."', "Then", False),
        ("Version 2.5 is out", "Version 2.5 is out", "", False),
        ("Title *", "Title", "", True),
        ("* Title", "Title", "", True),
        ("*", "", "", True),
        ("an *emphasised*", "an *emphasised*", "", False),
        ("", "", "", False),
    ],
)
def test_title_and_star(tmp_path, first, title, body, starred):
    (entry,) = text(tmp_path, f"[2020-01-01 10:00] {first}\n").entries
    assert (entry.title, entry.body, entry.starred) == (title, body, starred)


def test_tags(tmp_path):
    (entry,) = text(
        tmp_path,
        "[2020-01-01 10:00] A @day.\n@Work @work #art-deco me@example.org (@paren) #1 # x c#\n",
    ).entries
    assert entry.tags == ("day", "Work", "art-deco", "paren")


def test_bad_dates_are_listed_and_the_rest_arrive(tmp_path):
    batch = text(
        tmp_path, "Lost words\n[2020-02-30 10:00] No\nx\n[2020-02-01 25:00] No\n[2020-02-01] Yes\n"
    )
    assert (batch.found, [entry.title for entry in batch.entries]) == (4, ["Yes"])
    assert [(problem.where, problem.fatal) for problem in batch.problems] == [
        ("j.txt", True),
        ("j.txt, entry 2", True),
        ("j.txt, entry 3", True),
    ]
    assert "line 2" in batch.problems[1].reason
    assert not any("Lost" in problem.reason for problem in batch.problems)


def test_equal_entries_stay_apart_and_keep_their_ids(tmp_path):
    content = "[2020-01-01 10:00] Same\nfirst\n[2020-01-01 10:00] Same\nsecond\n"
    first, second = text(tmp_path, content), text(tmp_path, content)
    ids = [entry.source_id for entry in first.entries]
    assert first == second
    assert ids[1] == ids[0] + "#2"
    assert len({entry.uuid for entry in first.entries}) == 2
    (alone,) = text(tmp_path, "[2020-01-01 10:00] Same\nother body\n").entries
    assert alone.source_id == ids[0]


@pytest.mark.parametrize(
    ("content", "title", "problems"),
    [
        ("[2020-01-01 10:00] Grün".encode("utf-16"), "Grün", 0),
        ("\ufeff[2020-01-01 10:00] Grün".encode(), "Grün", 0),
        ("[2020-01-01 10:00] Grün".encode("cp1252"), "Grün", 1),
        ("[2020-01-01 10:00] Grün ä ö".encode() + b"\xff", "Grün ä ö\ufffd", 1),
        (b"[2020-01-01 10:00] A\r\n[2020-01-01 10:00] B\r\n", "A", 0),
    ],
)
def test_encodings(tmp_path, content, title, problems):
    batch = text(tmp_path, content)
    assert (batch.entries[0].title, len(batch.problems)) == (title, problems)


def test_folder_with_a_broken_day(tmp_path):
    month = tmp_path / "2020" / "08"
    month.mkdir(parents=True)
    (month / "29.txt").write_text("[2020-08-29 10:00] One\n")
    (month / "30.txt").write_text("no date here\n")
    (month / "notes.txt").write_text("[2020-08-29 10:00] not a day file\n")
    (month / "31.txt").symlink_to("/etc/passwd")
    batch = read(tmp_path)
    assert (batch.found, len(batch.entries)) == (3, 1)
    assert {problem.where for problem in batch.problems} == {"2020/08/30.txt", "2020/08/31.txt"}


def test_json_with_uuid_and_bad_entries(tmp_path):
    good = {
        "title": "T.",
        "body": "B @x\n",
        "date": "2024-01-08",
        "time": "19:00",
        "uuid": "abc",
        "starred": True,
        "creator": {"host_name": "h"},
    }
    target = tmp_path / "e.json"
    entries = [
        good,
        {**good, "date": "soon"},
        {**good, "date": "2024-02-30"},
        {**good, "body": 3},
        7,
        {**good, "uuid": "abd", "x": json.loads("[" * 150 + "]" * 150)},
        {**good, "uuid": "abe", "date": "2024-01-08 20:15", "time": None, "tags": ["@A b", 4]},
    ]
    target.write_text(json.dumps({"tags": {}, "entries": entries}))
    assert Jrnl().recognises(target)
    batch = read(target)
    assert (batch.found, len(batch.entries)) == (7, 2)
    first, last = batch.entries
    assert (first.source_id, first.tags, first.starred) == ("abc", ("x",), True)
    assert json.loads(first.source_extra) == {"creator": {"host_name": "h"}}
    assert (last.time, last.tags) == (time(20, 15), ("A b",))


@pytest.mark.parametrize("content", ['{"entries": 3}', '{"a": 1}', "[]", '{"entries": ['])
def test_other_json_is_not_an_export(tmp_path, content):
    target = tmp_path / "e.json"
    target.write_text(content)
    with pytest.raises(JournalError):
        read(target)


def test_an_export_of_another_program_is_not_taken_for_one(tmp_path):
    target = tmp_path / "e.json"
    target.write_text('{"entries": [], "schema": 1}')
    assert not Jrnl().recognises(target)
    (tmp_path / "b.txt").write_bytes(b"\0\1\2[2020-01-01 10:00] x")
    assert not Jrnl().recognises(tmp_path / "b.txt")
