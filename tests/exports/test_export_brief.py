"""The brief: one or two pages, tagged, saying exactly what its preview says and nothing private."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import fields, replace
from typing import Any, get_type_hints

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from growthjournal.domain.agenda import AgendaItem
from growthjournal.domain.briefing import Section
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.people import Person
from growthjournal.services.sample import create_sample
from growthjournal.services.workspace import Workspace
from growthjournal.store.repositories import Repository
from growthjournal.wording.brief import brief_words

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("brief") / "s.growthjournal"
    create_sample(path, today=TODAY)
    with Workspace.open(path) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def coming(sample):
    return sample.conversations.next(TODAY)


@pytest.fixture(scope="module")
def content(sample, coming):
    return sample.reports.brief(coming, today=TODAY)


def words_of(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return squeezed(" ".join(page.extract_text() for page in pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\u200b", ""))


def structure(content: bytes) -> list[DictionaryObject]:
    found: list[DictionaryObject] = []
    waiting: list[Any] = [PdfReader(io.BytesIO(content)).root_object["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, ArrayObject):
            waiting += list(one)[::-1]
        elif isinstance(one, DictionaryObject):
            if "/S" in one:
                found.append(one)
            if "/K" in one:
                waiting.append(one["/K"])
    return found


def test_it_is_one_page_that_says_what_its_preview_says(sample, coming, content):
    assert len(PdfReader(io.BytesIO(content)).pages) == 1
    said = words_of(content)
    preview = brief_words(sample.conversations.brief(coming)).lines()
    assert len(preview) > 20
    for line in preview:
        for part in line.lstrip("☑☐• ").split(" · "):
            assert squeezed(part) in said
    assert "PreparedforIngridHalvorsen" in said
    assert "1of1" in said


def test_it_is_tagged_for_screen_readers(content):
    reader = PdfReader(io.BytesIO(content))
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.xmp_metadata.stream.get_data()
    rows = structure(content)
    assert {str(one["/S"]) for one in rows} >= {
        "/H1", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure",
    }  # fmt: skip
    spoken = [str(one["/Alt"]) for one in rows if one["/S"] == "/Figure"]
    assert spoken.count("done") == 2
    assert spoken.count("not done") == 1
    assert any("skill" in alt.lower() and len(alt) > 80 for alt in spoken)


def test_its_properties_tell_the_title_only_and_bytes_are_the_same(sample, coming, content):
    information = dict(PdfReader(io.BytesIO(content)).metadata or {})
    assert information.pop("/Title") == "Before we talk: Ingrid Halvorsen"
    assert list(information) == ["/Creator"]
    assert sample.reports.brief(coming, today=TODAY) == content


@pytest.mark.parametrize("section", list(Section))
def test_a_part_can_be_left_out(sample, coming, section):
    rest = [one for one in Section if one is not section]
    whole = words_of(sample.reports.brief(coming, today=TODAY))
    shorter = words_of(sample.reports.brief(coming, today=TODAY, sections=rest))
    heading = {
        Section.BRING: "Ibring",
        Section.SURENESS: "%sure",
        Section.CHANGED: "Whatchangedsince",
        Section.CHART: "Skillandvisibility",
        Section.PATTERNS: "Patternsyounamed",
        Section.QUESTIONS: "Twoquestionsforyou",
    }[section]
    assert heading in whole
    assert heading not in shorter


def test_a_long_agenda_goes_to_a_second_page_with_more_room_to_write(sample, coming):
    long = replace(coming, what_changed=tuple("A line that goes on. " * 12 for _ in range(5)))
    content = sample.reports.brief(long, today=TODAY)
    pages = PdfReader(io.BytesIO(content)).pages
    assert len(pages) == 2
    assert "Two questions for you" in pages[1].extract_text()


def test_an_empty_journal_makes_a_brief_with_two_questions(tmp_path):
    with Workspace.create(tmp_path / "e.growthjournal", None) as workspace:
        person = Person(name="Ann #strong[Other] \\ $x$ 間")
        workspace.mentoring.put_person(person)
        meeting = workspace.conversations.coming(person.uuid, TODAY)
        said = words_of(workspace.reports.brief(meeting, today=TODAY))
        assert "Whatamitakingforgranted?".lower() in said.lower()
        assert "#strong[Other]" in said
        assert workspace.mentoring.conversations() == []


def test_the_chart_shows_nothing_of_talks_with_other_people(tmp_path):
    path = tmp_path / "c.growthjournal"
    create_sample(path, today=TODAY)
    with Workspace.open(path) as workspace:
        coming = workspace.conversations.next(TODAY)
        before = workspace.reports.brief_chart(coming, TODAY)
        for one in workspace.mentoring.conversations():
            if one.person != coming.person:
                workspace.mentoring.remove_conversation(one.uuid)
        assert workspace.reports.brief_chart(coming, TODAY) == before
        for one in workspace.mentoring.conversations():
            workspace.mentoring.remove_conversation(one.uuid)
        assert workspace.reports.brief_chart(coming, TODAY) != before


ALLOWED = {
    ("Person", "name"),
    ("Pattern", "name"),
    ("AgendaItem", "text"),
    ("AgendaItem", "ruled_out"),
    ("AgendaItem", "taking_for_granted"),
    ("AgendaItem", "lean"),
    ("Conversation", "what_changed"),
}
"""What may leave, and nothing else: everything else that was written is private."""
KEPT = {"uuid", "source", "source_id", "format"}


def test_security_markers_in_every_private_field_stay_in_the_journal(tmp_path):
    path = tmp_path / "m.growthjournal"
    create_sample(path, today=TODAY)
    with Workspace.open(path) as workspace:
        count = mark_everything(workspace)
        assert count > 500
        coming = workspace.conversations.next(TODAY)
        content = workspace.reports.brief(coming, today=TODAY)
        assert "ZQX" not in words_of(content)
        assert b"ZQX" not in content
        said = "\n".join(brief_words(workspace.conversations.brief(coming)).lines())
        assert "ZQX" not in said
        assert "Who sees the peak" in said


def mark_everything(workspace) -> int:
    """Put a marker into every private text of a journal; return how many."""
    from growthjournal.exports.archive import kinds

    count = 0
    database = workspace.database
    now = dt.datetime.now(dt.UTC)
    with database.transaction():
        for kind in kinds().values():
            name = kind.__name__
            if name in {"Competency", "AnchorVersion", "StoredFile", "Revision"}:
                continue
            for record in Repository(database, kind).where():
                marks = marks_for(record, name)
                private = isinstance(record, AgendaItem) and record.discussed is not None
                if private or (isinstance(record, Conversation) and record.held):
                    marks |= {
                        field: "ZQX"
                        for field in ("text", "lean", "one_line")
                        if hasattr(record, field)
                    }
                if marks:
                    count += len(marks)
                    Repository(database, kind).put(replace(record, **marks), now)
    return count


def marks_for(record: Any, name: str) -> dict[str, Any]:
    hints = get_type_hints(type(record))
    marks: dict[str, Any] = {}
    for one in fields(record):
        value = getattr(record, one.name)
        is_text = one.repr is False and hints[one.name] in (str, str | None)
        if (name, one.name) in ALLOWED or one.name in KEPT:
            continue
        if is_text:
            marks[one.name] = f"ZQX {value or ''}"
        elif one.repr is False and isinstance(value, tuple) and value and isinstance(value[0], str):
            marks[one.name] = ("ZQX", *value)
    return marks
