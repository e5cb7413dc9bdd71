"""531 dated entries of a real diary: in as a Markdown folder, found, out as one PDF."""

import datetime as dt
import io
import json
import re

import pypdf
import pytest
from PySide6.QtPdf import QPdfDocument

from growthjournal.services.workspace import Workspace


@pytest.fixture(scope="module")
def diary(shared_data):
    lines = (shared_data / "barbellion.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def workspace(diary, tmp_path_factory):
    folder = tmp_path_factory.mktemp("diary")
    for number, entry in enumerate(diary):
        path = folder / f"{entry['date']}-{number:03}.md"
        path.write_text(entry["body"], encoding="utf-8")
    opened = Workspace.create(tmp_path_factory.mktemp("journal") / "j", None)
    report = opened.interchange.run(folder)
    assert (report.found, report.imported, report.failed) == (len(diary), len(diary), 0)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def pdf(workspace):
    return workspace.reports.entries_pdf(title="A diary", today=dt.date(2026, 11, 20))


def test_every_entry_arrived_with_its_date_and_text(workspace, diary):
    stored = workspace.journal.chosen()
    assert sorted((entry.date.isoformat(), entry.body.strip()) for entry in stored) == sorted(
        (entry["date"], entry["body"].strip()) for entry in diary
    )


def test_search_gives_what_a_plain_search_gives(workspace, diary):
    for word in ("zoology", "beethoven", "museum"):
        wanted = sum(word in re.findall(r"\w+", entry["body"].lower()) for entry in diary)
        assert wanted
        assert len(workspace.journal.ids(word)) == wanted


def test_the_outline_has_years_months_and_entries(pdf, diary):
    reader = pypdf.PdfReader(io.BytesIO(pdf))

    def depth_counts(items, depth=0, counts=None):
        counts = counts if counts is not None else {}
        for item in items:
            if isinstance(item, list):
                depth_counts(item, depth + 1, counts)
            else:
                counts[depth] = counts.get(depth, 0) + 1
        return counts

    counts = depth_counts(reader.outline)
    years = {entry["date"][:4] for entry in diary}
    months = {entry["date"][:7] for entry in diary}
    assert counts == {0: len(years), 1: len(months), 2: len(diary)}


def test_the_text_comes_out_in_order(pdf, diary, tmp_path, qapp):
    file = tmp_path / "x.pdf"
    file.write_bytes(pdf)
    document = QPdfDocument(None)
    document.load(str(file))
    pages = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    running = r"Page \d+ of \d+\s+(\w+ 19\d\d\s+A diary)?"
    text = re.sub(r"\W+", "", re.sub(running, "", "\n".join(pages)))
    at = 0
    for entry in sorted(diary, key=lambda one: one["date"]):
        start = "".join(re.findall(r"\w+", entry["body"])[:6])
        found = text.find(start, at)
        assert found >= 0, entry["date"]
        at = found
