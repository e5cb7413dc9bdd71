"""The PDF: structure, what it gives away, and odd input."""

from __future__ import annotations

import getpass
import io
import json
import re
import socket
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from growthjournal.domain.entries import Entry, EntryKind
from growthjournal.domain.errors import CancelledError, JournalError
from growthjournal.exports import pdf, pictures
from growthjournal.exports.cleaning import clean, is_right_to_left
from growthjournal.exports.document import DataTable, Document, Figure, Section
from growthjournal.exports.pdf import PdfWords, document_pdf, entries_pdf

TODAY = date(2026, 11, 22)
SHA = "d" * 64
FIRST = "00000000-0000-0000-0000-000000000001"
SECOND = "00000000-0000-0000-0000-000000000002"
MARK = "Zibeline"


def photo(width: int = 60, height: int = 40, kind: str = "JPEG", **options: Any) -> bytes:
    mode = options.pop("mode", "RGB")
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def no_images(sha256: str) -> None:
    del sha256


def made(*entries: Entry, images: pdf.Images = no_images, title: str = "My year") -> PdfReader:
    return PdfReader(io.BytesIO(entries_pdf(entries, images, title=title, today=TODAY)))


def words_of(reader: PdfReader) -> str:
    text = " ".join(page.extract_text() for page in reader.pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", "").replace("\u2060", ""))


def outline(reader: PdfReader) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []

    def walk(items: Any, level: int) -> None:
        for one in items:
            if isinstance(one, list):
                walk(one, level + 1)
            else:
                found.append((level, one.title))

    walk(reader.outline, 1)
    return found


def structure(reader: PdfReader) -> list[DictionaryObject]:
    """Return every element of the structure tree."""
    found: list[DictionaryObject] = []
    waiting: list[Any] = [reader.root_object["/StructTreeRoot"]]
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


def tags(reader: PdfReader) -> set[str]:
    return {str(one["/S"]) for one in structure(reader)}


def addresses(reader: PdfReader) -> set[str]:
    return {
        str(action["/URI"])
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/URI" in (action := note.get_object().get("/A", {}))
    }


def picture_count(reader: PdfReader) -> int:
    return sum(len(page.images) for page in reader.pages)


def rich(body: str, **values: Any) -> Entry:
    return Entry(uuid=FIRST, title="A title", body=body, date=date(2026, 3, 5), **values)


def test_the_words_come_in_the_order_they_were_lived() -> None:
    reader = made(
        Entry(body="Third.", date=date(2026, 2, 3), time=time(9)),
        Entry(body="First.", date=date(2025, 12, 31)),
        Entry(body="Second.", date=date(2026, 2, 3), time=time(8)),
        title="Two years",
    )
    words = words_of(reader)
    assert words.rindex("First.") < words.rindex("Second.") < words.rindex("Third.")
    assert "Two years" in reader.pages[0].extract_text()
    assert "3 entries" in reader.pages[0].extract_text()
    assert "Contents" in reader.pages[1].extract_text()
    assert "Page 2 of 4" in words
    assert outline(reader) == [
        (1, "2025"), (2, "December 2025"), (3, "Wed 31 · First."),
        (1, "2026"), (2, "February 2026"), (3, "Tue 3 · Second."), (3, "Tue 3 · Third."),
    ]  # fmt: skip


def test_the_running_head_is_the_month() -> None:
    reader = made(rich("Walked on. " * 900))
    heads = [page.extract_text().split("\n")[0] for page in reader.pages]
    assert len(heads) > 5
    assert "March 2026" in heads[4]
    assert "My year" in words_of(reader)
    assert "March 2026" not in heads[0]


def test_it_is_tagged_for_screen_readers() -> None:
    reader = made(
        rich(
            f"# H\n\n> *q*\n\n---\n\n- a\n\n1. b\n\n| c |\n|---|\n| d |\n\n`e` [f](https://g.h)[^1]\n\n"
            f"![A bridge](attachment:{SHA})\n\n[^1]: note"
        ),
        images=lambda _sha: (photo(), "image/jpeg"),
    )
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp.stream.get_data().decode()
    assert tags(reader) >= {
        "/H1", "/H2", "/H3", "/H4", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/BlockQuote",
        "/Figure", "/Link", "/Note", "/TOC", "/TOCI", "/Code",
    }  # fmt: skip
    figures = [one for one in structure(reader) if one["/S"] == "/Figure"]
    assert [str(one["/Alt"]) for one in figures] == ["A bridge"]


def test_the_same_input_gives_the_same_bytes() -> None:
    entry = rich(f"Words ![x](attachment:{SHA})", starred=True)

    def once() -> bytes:
        return entries_pdf([entry], lambda _sha: (photo(), "image/jpeg"), title="T", today=TODAY)

    assert once() == once()


def test_its_properties_tell_the_title_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "someuser")
    content = entries_pdf([rich("Words.")], no_images, title="A chosen title", today=TODAY)
    reader = PdfReader(io.BytesIO(content))
    information = dict(reader.metadata or {})
    assert information.pop("/Title") == "A chosen title"
    assert re.fullmatch(r"Typst [\d.]+", information.pop("/Creator"))
    assert information == {}
    xmp = reader.xmp_metadata
    assert xmp is not None
    everything = content.decode("latin-1") + xmp.stream.get_data().decode()
    assert "Date>" not in everything
    for private in (str(Path.home()), socket.gethostname(), getpass.getuser() + "@", "someuser"):
        assert private not in everything


def test_an_empty_title_becomes_the_word_journal() -> None:
    assert (made(rich("x"), title=" ").metadata or {})["/Title"] == "Journal"


def test_what_stands_around_the_words() -> None:
    reader = made(
        rich("Body #inline", time=time(14, 5), starred=True, tags=("by-hand",),
             kind=EntryKind.EVENT_REVIEW, outside_fact="She said so")
    )  # fmt: skip
    words = words_of(reader)
    assert "Thursday, March 5, 2026 · 2:05 PM · Event review · ★ Starred" in words
    assert "From outside: She said so" in words
    assert "#by-hand #inline" in words


def test_links_lead_out_or_within_but_never_to_this_machine() -> None:
    body = (
        "[a](https://example.org) [b](mailto:a@b.c) [c](file:///etc/passwd) "
        f"[d](javascript:alert(1)) [e](entry:{SECOND}) [f](entry:{SECOND[:-1]}9) "
        f"[g](attachment:{SHA}) [h](//host/share) [i](https://{'x' * 9000})"
    )
    second = Entry(uuid=SECOND, body=MARK, date=date(2026, 3, 6))
    content = entries_pdf([rich(body), second], no_images, title="T", today=TODAY)
    reader = PdfReader(io.BytesIO(content))
    assert addresses(reader) == {"https://example.org", "mailto:a@b.c"}
    assert "a b c d e f g h i" in words_of(reader)


def test_only_chosen_entries_are_in_it() -> None:
    chosen = rich(f"See [that one](entry:{SECOND})")
    assert MARK not in words_of(made(chosen))
    assert "that one" in words_of(made(chosen))


def test_pictures_of_the_journal_only(tmp_path: Path) -> None:
    local = tmp_path / "red.png"
    Image.new("RGB", (9, 9), "red").save(local)
    body = (
        f"![in](attachment:{SHA}) ![out](file://{local}) ![out]({local}) "
        f"![out](http://127.0.0.1:9/x.png) ![gone](attachment:{'e' * 64})"
    )
    reader = made(rich(body), images=lambda sha: (photo(), "image/jpeg") if sha == SHA else None)
    assert picture_count(reader) == 1
    assert "Not included: out" in words_of(reader)
    assert "Not included: gone" in words_of(reader)


def test_pictures_in_odd_places_are_kept() -> None:
    here = f"![x](attachment:{SHA})"
    body = (
        f"# {here}\n\n|{here}|\n|---|\n| a |\n\n[{here}](https://a.b)\n\n- [ ] {here}\n\n> {here}"
    )
    reader = made(rich(body), images=lambda _sha: (photo(), "image/jpeg"))
    assert [one["/S"] for one in structure(reader)].count("/Figure") == 5


@pytest.mark.parametrize("kind", ["audio/mp4", "image/svg+xml", "image/heic", "application/pdf"])
def test_other_files_are_named(kind: str) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
    reader = made(rich(f"![memo](attachment:{SHA})"), images=lambda _sha: (svg, kind))
    assert "Not included: memo" in words_of(reader)
    assert picture_count(reader) == 0


def test_a_large_photo_becomes_small_upright_and_anonymous() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = MARK  # maker of the camera
    prepared = pictures.prepare(photo(4000, 3000, exif=exif))
    assert prepared is not None
    assert (prepared.width, prepared.height) == (1350, 1800)
    assert len(prepared.svg) < 500_000
    content = entries_pdf(
        [rich(f"![x](attachment:{SHA})")],
        lambda _sha: (photo(4000, 3000, exif=exif), "image/jpeg"),
        title="T",
        today=TODAY,
    )
    assert MARK.encode() not in content
    (picture,) = (one for page in PdfReader(io.BytesIO(content)).pages for one in page.images)
    assert picture.image is not None
    assert picture.image.size == (1350, 1800)


@pytest.mark.parametrize(
    ("kind", "mode", "media_type"),
    [("PNG", "RGBA", "png"), ("PNG", "P", "png"), ("GIF", "P", "png"), ("WEBP", "RGB", "png"),
     ("JPEG", "CMYK", "jpeg"), ("JPEG", "L", "jpeg"), ("PNG", "1", "png"), ("TIFF", "RGB", "png")],
)  # fmt: skip
def test_every_usual_kind_of_picture(kind: str, mode: str, media_type: str) -> None:
    prepared = pictures.prepare(photo(kind=kind, mode=mode))
    assert prepared is not None
    assert f"data:image/{media_type};".encode() in prepared.svg
    reader = made(
        rich(f"![x](attachment:{SHA})"),
        images=lambda _sha: (photo(kind=kind, mode=mode), "image/x"),
    )
    assert picture_count(reader) >= 1


def test_bytes_that_are_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pictures.prepare(b"") is None
    assert pictures.prepare(photo()[:100]) is None
    assert pictures.prepare(b"GIF89a" + b"\xff" * 40) is None
    monkeypatch.setattr(pictures, "MAX_PIXELS", 100)
    assert pictures.prepare(photo()) is None


def test_footnotes_repeated_nested_and_many() -> None:
    words = words_of(
        made(rich("a[^1] b[^1] c[^2]\n\n[^1]: one[^2]\n\n    # head\n\n[^2]: two[^1]"))
    )
    assert "one" in words
    assert "two" in words
    inside = words_of(made(rich("a[^1]\n\n[^1]: one[^2]\n\n[^2]: two")))
    assert "[2] two" in inside
    many = "".join(f"x[^{at}] " for at in range(150)) + "\n\n"
    many += "\n\n".join(f"[^{at}]: note{at}." for at in range(150))
    words = words_of(made(rich(many)))
    assert all(f"note{at}." in words for at in (0, 75, 149))


def test_a_fact_from_outside_comes_before_the_notes() -> None:
    words = words_of(made(rich("a[^1]\n\n[^1]: # Head of note", outside_fact="She said so")))
    assert "She said so" in words
    assert "Head of note" in words


def test_headings_never_skip_a_level() -> None:
    reader = made(rich("### a\n\n# b\n\n###### c\n\n## d\n\n> ##### e\n\n#\n\n- # f"))
    words = words_of(reader)
    assert all(f" {one} " in words for one in "abcdef")
    assert tags(reader) >= {"/H4", "/H5"}
    assert [level for level, _title in outline(reader)] == [1, 2, 3]


def test_deep_and_wide_markup_is_flattened() -> None:
    deep = "".join("  " * at + f"- level{at}\n" for at in range(25)) + "\n" + ">" * 25 + " deep"
    wide = "|" + "a|" * 30 + "\n|" + "-|" * 30 + "\n|" + "b|" * 30
    words = words_of(made(rich(f"{deep}\n\n{wide}")))
    assert all(f"level{at}" in words for at in range(25))
    assert "deep" in words
    assert words.count("b · b") > 10


@pytest.mark.parametrize(
    "body",
    ["\x00\x01\x08\x0b\x1b\x7f\x85", "\u202e\u2066reversed\u2069 \u200b\ufeff", "\ud800 \udfff",
     "\ue000\uf8ff\U000f0000\ufdd0\uffff", "x" * 70_000, "שלום " * 3_000, "ש" * 5_000,
     "日本語" * 3_000, "😀👩‍👩‍👧‍👦🏳️‍🌈" * 50, "`" + "y" * 3_000 + "`",
     "```\n" + "z" * 3_000 + "\n\tq\n```",
     "\u0301" * 500, "- \n- [ ]\n- [x] \n1. ", "|a|\n|-|", "[](https://a.b) ![]()",
     "a\u2028b\u2029c",
     "<b>raw</b> &amp; &#0;", "#x = { } $ @label \\u{1} #import \"x\" //", "\u2e3a\u2e3b"],
    ids=["control", "bidi", "surrogates", "private", "word", "hebrew", "hebrew-word", "japanese",
         "emoji", "code", "code-block", "marks", "empty-items", "empty-table", "empty-links",
         "separators", "html", "typst", "dashes"],
)  # fmt: skip
def test_odd_text_is_set(body: str) -> None:
    assert (
        len(made(rich(body), Entry(title=body, date=date(2026, 3, 9)), title=body[:50]).pages) > 2
    )


def test_typst_signs_are_words() -> None:
    source = '#text("x") $ @label *not bold* = no heading // no comment'
    words = words_of(made(Entry(title=source, body=f"```\n{source}\n```", date=TODAY)))
    assert words.count("// no comment") >= 2


@pytest.mark.slow
def test_a_megabyte_is_set() -> None:
    lines = "A line of quite ordinary words, with *some* weight.\n" * 20_000
    paragraph = "plain words " * 20_000
    reader = made(rich(lines), Entry(uuid=SECOND, body=paragraph, date=date(2026, 3, 6)))
    assert len(reader.pages) > 500


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_set(title: str, body: str) -> None:
    assert made(Entry(title=title, body=body, date=TODAY, tags=(title,)), title=title)


def test_text_from_right_to_left() -> None:
    assert is_right_to_left("שלום world")
    assert is_right_to_left("1. (שלום)")
    assert not is_right_to_left("world שלום")
    assert not is_right_to_left("12")
    body = "שלום\n\n# שלום\n\n- שלום\n\n> שלום\n\n| שלום |\n|---|\n| a |"
    assert "שלום" in words_of(made(rich(body)))


def test_long_words_can_break() -> None:
    assert clean("a" * 36) == "a" * 36
    assert clean("a" * 37) == "a" * 36 + "\u200b" + "a"
    assert clean("ก" * 100) == "ก" * 100
    assert clean("a\tb\nc\u2028d") == "a b c d"


def test_progress_reaches_its_total_and_can_stop() -> None:
    seen: list[tuple[int, int]] = []

    def note(done: int, total: int) -> None:
        seen.append((done, total))

    entries = [Entry(date=TODAY, body="x") for _ in range(120)]
    entries_pdf(entries, no_images, title="T", today=TODAY, progress=note)
    assert seen[0] == (0, 242)
    assert seen[-1] == (242, 242)
    assert seen == sorted(seen)

    def stop(done: int, total: int) -> None:
        if done > 60:
            raise CancelledError

    with pytest.raises(CancelledError):
        entries_pdf(entries, no_images, title="T", today=TODAY, progress=stop)


def test_a_failure_is_one_sentence_without_journal_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "TEMPLATES", ("journal.typ",))
    with pytest.raises(JournalError, match="could not be made") as caught:
        made(rich(MARK))
    assert MARK not in str(caught.value)
    assert caught.value.__suppress_context__


def test_no_entries_make_a_cover() -> None:
    reader = made()
    assert len(reader.pages) == 1
    assert "0 entries" in words_of(reader)


def test_many_entries_have_months_in_the_contents() -> None:
    entries = [Entry(body=f"Walk{at}.", date=date(2026, 1 + at % 3, 1)) for at in range(130)]
    reader = made(*entries)
    assert "Walk" not in reader.pages[1].extract_text()
    assert "February 2026" in reader.pages[1].extract_text()
    assert len(outline(reader)) == 1 + 3 + 130


def test_any_document_can_be_set() -> None:
    square = '<rect width="5" height="5"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{square}</svg>'
    section = Section(
        heading="Skill and visibility",
        content=(
            Figure(svg=svg, alt="Two lines", width=0.5),
            DataTable(columns=("a", "b"), rows=(("1", "2"), ("3", "4"))),
        ),
    )
    document = Document(title="Brief", author="Me", language="de_DE", sections=(section,))
    reader = PdfReader(io.BytesIO(document_pdf(document, no_images, today=TODAY)))
    assert reader.root_object["/Lang"] == "de-DE"
    assert "Me" in reader.pages[0].extract_text()
    assert tags(reader) >= {"/Figure", "/Table"}
    assert "2 / 2" in words_of(reader)


@pytest.mark.parametrize(
    ("page", "foot"),
    [("Page {page} of {pages}", "Page 3 of 3"), ("{pages} / {page}", "3 / 3"), ("broken", "3 / 3")],
)
def test_the_foot_follows_the_language(page: str, foot: str) -> None:
    content = entries_pdf([rich("x")], no_images, title="T", today=TODAY, words=PdfWords(page=page))
    assert foot in words_of(PdfReader(io.BytesIO(content)))


@pytest.mark.slow
def test_a_real_journal() -> None:
    path = Path(__file__).parents[3] / "shared" / "data" / "barbellion.jsonl"
    if not path.exists():
        pytest.skip("../shared/data/barbellion.jsonl is not here")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    entries = [Entry(body=row["body"], date=date.fromisoformat(row["date"])) for row in rows]
    reader = made(*entries)
    marks = outline(reader)
    levels = [level for level, _title in marks]
    months = {row["date"][:7] for row in rows}
    years = {row["date"][:4] for row in rows}
    assert [levels.count(level) for level in (1, 2, 3)] == [len(years), len(months), len(rows)]
    assert [int(title) for level, title in marks if level == 1] == sorted(map(int, years))
    pages = " ".join(reader.pages[at].extract_text() for at in range(150, 170))
    words = " ".join(pages.replace("\u200b", "").split())
    starts = [" ".join(row["body"].replace("⸺", "——").split()[:9]) for row in rows]
    found = [words.find(one) for one in starts if len(one) > 30 and words.count(one) == 1]
    assert len(found) > 10
    assert found == sorted(found)
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert "pdfuaid" in xmp.stream.get_data().decode()
