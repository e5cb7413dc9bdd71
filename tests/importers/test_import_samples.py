"""Real exports, with counts and details checked by eye."""

import re
from datetime import date, time

import pytest

from growthjournal.domain.entries import attachments_in
from growthjournal.importers.formats import detect


def read(path):
    return detect(path).read(path, lambda _done, _total: None)


def test_day_one_example_brings_54_entries_and_names_each_missing_photo(shared_data):
    batch = read(shared_data / "dayone" / "Example.json")
    assert (batch.format, batch.found, len(batch.entries)) == ("dayone", 54, 54)
    assert not any(problem.fatal for problem in batch.problems)
    missing = [problem for problem in batch.problems if "photo" in problem.reason]
    assert len(missing) == len(batch.problems) == 44
    assert sum(int(problem.reason.split()[0]) for problem in missing) == 166
    assert sum(entry.body.count("*[photo missing]*") for entry in batch.entries) == 166
    assert not any("dayone-moment" in entry.body for entry in batch.entries)
    assert not any("\u200b" in entry.body + entry.title for entry in batch.entries)
    first = batch.entries[0]
    assert (first.date, first.time, first.zone) == (
        date(2004, 10, 12),
        time(18, 38, 16),
        "America/Boise",
    )
    assert first.tags == ("diary", "Pizza")
    assert first.body.startswith("**Luckily** for ***Alice***, the little")
    assert "she felt unhappy." in first.body
    assert "https" not in first.title
    statue = batch.entries[2]
    assert statue.title == "Lady Liberty, New York City, NY"
    assert "Lady Liberty" not in statue.body
    assert '"localityName"' in statue.source_extra


def test_day_one_code_is_tidied_only_where_its_rich_text_says_so(shared_data):
    batch = read(shared_data / "dayone" / "Example.json")
    (syntax,) = [entry for entry in batch.entries if entry.title == "Day One Markdown Syntax"]
    assert "Preformatted text block using a tab\\.\n" in syntax.body
    assert "delimited by backticks. You" in syntax.body


@pytest.mark.parametrize("name", ["dev-journal", "dev-journal/Dev Journal.json"])
def test_day_one_folder_brings_photos_and_recordings(shared_data, name):
    batch = read(shared_data / "dayone" / name)
    assert (batch.found, len(batch.entries), len(batch.files)) == (5, 5, 3)
    kinds = {(file.media_type, file.width, file.height) for file in batch.files}
    assert kinds == {
        ("image/jpeg", 1179, 2064),
        ("image/jpeg", 1179, 1559),
        ("audio/mp4", None, None),
    }
    named = {sha for entry in batch.entries for sha in attachments_in(entry.body)}
    assert named == {file.sha256 for file in batch.files}
    assert [problem.reason.split(";")[0] for problem in batch.problems] == [
        "1 video is not in the export"
    ] * 2
    all_day, *_rest = batch.entries
    assert (all_day.date, all_day.time, all_day.starred) == (date(2024, 4, 17), None, True)
    assert [entry.pinned for entry in batch.entries] == [False, False, True, False, False]


def test_day_one_classic(shared_data):
    batch = read(shared_data / "jrnl" / "classic.dayone")
    assert (batch.format, batch.found, batch.problems) == ("dayone", 3, ())
    assert [(entry.date, entry.zone, entry.starred, entry.tags) for entry in batch.entries] == [
        (date(2013, 5, 17), "America/Los_Angeles", False, ("work", "PLaY")),
        (date(2013, 6, 17), "Europe/Berlin", False, ()),
        (date(2013, 7, 17), "America/Los_Angeles", True, ()),
    ]
    assert '"Abandoned Spy Tower"' in batch.entries[1].source_extra


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "basic_onefile.journal",
            [
                ("2020-08-29 11:11", "Entry the first.", False, 3),
                ("2020-08-31 14:32", "A second entry in what I hope to be a long series.", True, 1),
                (
                    "2020-09-24 09:14",
                    "The third entry finally after weeks without writing.",
                    False,
                    2,
                ),
            ],
        ),
        ("brackets.journal", [("2019-07-08 05:42", "Entry subject", False, 0)]),
        (
            "mostlyreadabledates.journal",
            [
                ("2019-07-18 14:23", "The first entry", False, 0),
                ("2019-07-19 14:23", "The second entry", False, 0),
                ("2019-07-01 14:23", "The third entry", False, 0),
            ],
        ),
        (
            "multiline-tags.journal",
            [("2013-06-09 15:39", "Multiple @line entry with @tags.", False, 7)],
        ),
        (
            "simple_jrnl-1-9-5.journal",
            [
                ("2010-06-10 15:00", "A life without chocolate is like a bad analogy.", False, 0),
                ("2013-06-10 15:40", 'He said "[this] is the best time to be alive".', False, 0),
            ],
        ),
        (
            "folder",
            [
                ("2020-08-29 11:11", "Entry the first.", False, 3),
                ("2020-08-31 14:32", "A second entry in what I hope to be a long series.", True, 1),
                (
                    "2020-09-24 09:14",
                    "The third entry finally after weeks without writing.",
                    False,
                    2,
                ),
            ],
        ),
        (
            "jrnl-realistic.json",
            [
                ("2024-01-08 19:00", "Back to work after the holidays.", False, 1),
                ("2024-01-10 07:30", "Started running again.", False, 1),
                ("2024-01-12 22:15", "Idea: offline-first sync without a server.", True, 2),
                ("2024-02-14 20:00", "Dentist, then dinner.", False, 2),
                ("2024-02-18 17:00", "Quiet Sunday.", False, 0),
                ("2024-03-01 23:30", "Shipped v2.", True, 2),
            ],
        ),
    ],
)
def test_jrnl(shared_data, name, expected):
    batch = read(shared_data / "jrnl" / name)
    assert batch.format == "jrnl"
    assert batch.found == len(batch.entries) == len(expected)
    assert [
        (f"{entry.date} {entry.time:%H:%M}", entry.title, entry.starred, len(entry.tags))
        for entry in batch.entries
    ] == expected


def test_every_sample_reads_the_same_twice(shared_data):
    for name in ("dayone/Example.json", "dayone/dev-journal", "jrnl/folder", "jrnl/classic.dayone"):
        first, second = read(shared_data / name), read(shared_data / name)
        assert first == second
        assert len({entry.uuid for entry in first.entries}) == len(first.entries)


def test_internal_links_keep_leading_where_they_led_when_the_entry_is_elsewhere(shared_data):
    batch = read(shared_data / "dayone" / "Example.json")
    assert re.search(r"dayone2://view\?entryId=", batch.entries[0].body)
