"""Sentences of import and export."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from growthjournal.domain.imports import ImportBatch, Problem
from growthjournal.importers.formats import FORMATS
from growthjournal.wording import interchange as words


@dataclass(frozen=True)
class Report:
    found: int
    imported: int
    duplicates: int
    failed: int
    format: str = "jrnl"


def test_every_importer_is_offered_and_has_a_name():
    assert set(words.IMPORT_FORMATS) == {*FORMATS, "ics", "archive"}
    assert all(words.format_name(name) != "" for name in words.IMPORT_FORMATS)
    assert words.format_name("something") == "something"


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (Report(54, 52, 1, 1), "54 entries found: 52 new, 1 already here, 1 could not be read."),
        (Report(1, 1, 0, 0), "1 entry found: 1 new, 0 already here, 0 could not be read."),
        (
            Report(1200, 1200, 0, 0, "archive"),
            "1,200 records found: 1,200 new, 0 already here, 0 could not be read.",
        ),
        (Report(0, 0, 0, 0), "Nothing was found in it that can be imported."),
    ],
)
def test_found(report, sentence):
    assert words.found(report) == sentence


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (Report(1, 1, 0, 0), "1 entry was imported."),
        (Report(5, 3, 1, 1), "3 entries were imported, 1 was already here, 1 could not be read."),
        (Report(5, 3, 2, 0), "3 entries were imported, 2 were already here."),
        (Report(2, 0, 2, 0), "Nothing was new, so nothing was added."),
    ],
)
def test_result(report, sentence):
    assert words.result(report) == sentence


def test_nothing_new_is_said_and_only_then():
    assert words.would_change(Report(2, 1, 1, 0)) == words.would_change(Report(0, 0, 0, 0)) == ""
    assert "in the journal already" in words.would_change(Report(2, 0, 2, 0))
    assert "nothing new in it" in words.would_change(Report(2, 0, 1, 1))


def test_problems_for_the_clipboard_are_one_line_each():
    problems = (
        Problem(where="a.json,\nentry 1", reason="No\tdate."),
        Problem(where="b", reason="c", fatal=False),
    )
    assert words.problem_lines(problems) == "a.json, entry 1\tNo date.\tleft out\nb\tc\tcomes along"
    assert words.problems_title(problems) == "2 problems"
    assert words.problems_title(problems[:1]) == "1 problem"


def test_an_earlier_import():
    batch = ImportBatch(
        format="dayone", imported=2, created_at=datetime(2026, 11, 3, 12, tzinfo=UTC)
    )
    assert words.batch_line(batch) == "Nov 3, 2026 · Day One · 2 entries"
    undone = ImportBatch(format="jrnl", imported=1, undone_at=datetime(2026, 11, 4, 12, tzinfo=UTC))
    assert words.batch_line(undone) == "jrnl · 1 entry · taken back Nov 4, 2026"
    assert "2 entries that it brought, and what you changed in them" in words.take_back_question(
        batch
    )
    assert words.taken_back("jrnl", 1) == "The import was taken back: 1 entry was erased."


def test_exports():
    assert words.leaving(0) == "No entry fits, so there is nothing to export."
    assert words.leaving(1) == "1 entry will leave."
    assert words.leaving(1234) == "1,234 entries will leave."
    assert words.leaving(2, "archive").startswith("The whole journal will leave: 2 entries")
    assert words.wrote(3, "a.pdf") == "Wrote 3 entries to a.pdf."
    assert words.wrote(1, "a.json", "archive") == "Wrote the whole journal, 1 entry, to a.json."
    assert words.only_chosen(2) == "The 2 entries you chose."
    assert words.files(0) == ""
    assert words.files(3) == "With 3 pictures and files."
    for name in ("pdf", "markdown", "archive", "calendar"):
        assert "not encrypted" in words.not_encrypted(name)


def test_a_calendar_says_with_whom():
    assert words.with_whom(()) == ""
    many = tuple((f"P{place}", 9 - place) for place in range(8))
    assert words.with_whom(many).startswith(
        "With P0 (9), P1 (8), P2 (7), P3 (6), P4 (5), P5 (4), and 2 others. "
    )
    assert words.leaving(1, "calendar").startswith("1 planned conversation will leave")
    assert words.wrote(2, "a.ics", "calendar") == "Wrote 2 conversations to a.ics."
