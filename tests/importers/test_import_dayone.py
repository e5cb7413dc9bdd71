"""Day One in its several shapes."""

import json
import plistlib
import zipfile
from datetime import UTC, date, datetime, time
from itertools import pairwise

import pytest

from growthjournal.domain.errors import CancelledError, JournalError
from growthjournal.importers.dayone import DayOne
from growthjournal.importers.dayone_text import rich_markdown, split_heading, tidy

PNG = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4, "big") + b"IHDR" + bytes([0, 0, 0, 7, 0, 0, 0, 5])
ID = "AAAABBBBCCCCDDDDEEEEFFFF0000{:04d}"


def entry(number=1, **values):
    return {
        "uuid": ID.format(number),
        "creationDate": "2024-06-01T22:30:00Z",
        "modifiedDate": "2024-06-02T08:00:00Z",
        "timeZone": "Europe/Berlin",
        "text": "Words",
        **values,
    }


def journal(path, *entries, name="Journal.json"):
    target = path / name
    target.write_text(json.dumps({"metadata": {"version": "1.0"}, "entries": list(entries)}))
    return target


def read(path, progress=lambda _done, _total: None):
    return DayOne().read(path, progress)


def one(path, **values):
    batch = read(journal(path, entry(**values)))
    assert len(batch.entries) == 1, batch.problems
    return batch.entries[0], batch


def test_local_date_time_and_zone(tmp_path):
    found, _batch = one(tmp_path, starred=True, pinned=True, tags=["work", "#b", "work", 3, ""])
    assert (found.date, found.time, found.zone) == (date(2024, 6, 2), time(0, 30), "Europe/Berlin")
    assert found.created_at == datetime(2024, 6, 1, 22, 30, tzinfo=UTC)
    assert found.updated_at == datetime(2024, 6, 2, 8, tzinfo=UTC)
    assert (found.starred, found.pinned, found.tags) == (True, True, ("work", "b"))
    assert (found.source, found.source_id, found.source_extra) == ("dayone", ID.format(1), None)


@pytest.mark.parametrize(
    ("zone", "known", "day", "problems"),
    [
        ("Europe/Nowhere", None, date(2024, 6, 1), 1),
        (None, None, date(2024, 6, 1), 1),
        ("../../../etc/passwd", None, date(2024, 6, 1), 1),
        ("America", None, date(2024, 6, 1), 1),
        ("GMT+0200", None, date(2024, 6, 2), 0),
        ("GMT-9", None, date(2024, 6, 1), 0),
        ("GMT+9900", None, date(2024, 6, 1), 1),
        ("Pacific/Auckland", "Pacific/Auckland", date(2024, 6, 2), 0),
    ],
)
def test_zones(tmp_path, zone, known, day, problems):
    found, batch = one(tmp_path, timeZone=zone)
    assert (found.zone, found.date, len(batch.problems)) == (known, day, problems)
    assert known or zone is None or json.loads(found.source_extra)["timeZone"] == zone


def test_zone_of_the_place_when_its_own_is_missing(tmp_path):
    found, batch = one(tmp_path, timeZone=None, location={"timeZoneName": "Asia/Manila"})
    assert (found.zone, batch.problems) == ("Asia/Manila", ())


def test_what_else_came_along_is_kept(tmp_path):
    extra = {"weather": {"temperatureCelsius": 3.5}, "music": {"track": "Ünï"}}
    found, _batch = one(tmp_path, **extra)
    assert json.loads(found.source_extra) == extra
    assert "Ünï" in found.source_extra


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# A **bold** day\n\nWords", "A bold day", "Words"),
        ("## Plan \\#1!\nWords", "Plan #1!", "Words"),
        ("\n\n# Late #\n", "Late", ""),
        ("Words\n# Not first", "", "Words\n# Not first"),
        ("#tag first", "", "#tag first"),
        ("# ![](dayone-moment://X)", "", "# *[photo missing]*"),
        ("# " + "x" * 300, "", "# " + "x" * 300),
    ],
)
def test_a_heading_is_the_title_and_not_repeated(tmp_path, text, title, body):
    found, _batch = one(tmp_path, text=text)
    if "photo" in body:
        assert "photo missing" in found.title + found.body
    else:
        assert (found.title, found.body) == (title, body)


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        (
            "Done\\.\u200b Really\\! \\(yes\\) fell\\-\\-a \\#tag\\.",
            "Done. Really! (yes) fell--a #tag.",
        ),
        ("1\\. not a list", "1\\. not a list"),
        ("In 2019\\. Then", "In 2019. Then"),
        (
            "\\- no list\n> \\- nor here\n- \\+ nor here",
            "\\- no list\n> \\- nor here\n- \\+ nor here",
        ),
        (
            "\\# no heading and \\* no list, a\\_b \\_c\\_",
            "\\# no heading and \\* no list, a_b \\_c\\_",
        ),
        ("\\![no](picture)", "\\![no](picture)"),
        ("[no]\\(link)", "[no]\\(link)"),
        ("[x](http://a/b\\)c)\\.", "[x](http://a/b\\)c)."),
        ("`a\\.b` and\n```\nc\\.d\n```\n\\.", "`a\\.b` and\n```\nc\\.d\n```\n."),
        ("\\\\ \\` \\[ \\<", "\\\\ \\` \\[ \\<"),
        ("x" * 200 + "\\- y", "x" * 200 + "- y"),
    ],
)
def test_backslashes_go_only_where_they_mean_nothing(text, tidied):
    assert tidy(text) == tidied


def test_rich_text_alone():
    def line(text, **attributes):
        return {"text": text + "\n", "attributes": {"line": attributes}}

    contents = [
        line("Title", header=1),
        {"text": "Some "},
        {"text": "bold ", "attributes": {"bold": True}},
        {"text": "words*", "attributes": {"bold": True, "italic": True}},
        {"text": " and "},
        {"text": "a link", "attributes": {"linkURL": "https://x.org/(a) b"}},
        {"text": ", ~ "},
        {"text": "gone", "attributes": {"strikethrough": True}},
        {"text": " `", "attributes": {"inlineCode": True}},
        {"text": "\n# not a heading\n1. nor a list\n\n"},
        line("one", listStyle="bulleted", indentLevel=1),
        line("two", listStyle="bulleted", indentLevel=2),
        line("three", listStyle="numbered", listIndex=3),
        line("done", listStyle="checkbox", checked=True),
        line("said", quote=True),
        line("x = 1", codeBlock=True),
        line("y = *", codeBlock=True),
        {"embeddedObjects": [{"type": "photo", "identifier": "P1"}, {"type": "unknown"}]},
        {
            "embeddedObjects": [
                {"type": "horizontalRuleLine"},
                {"type": "audio", "identifier": "A1"},
            ]
        },
        {"embeddedObjects": [{"type": "markdown", "contents": "| a |\n| - |"}]},
        {"text": "End"},
    ]
    assert rich_markdown(contents) == (
        "# Title\n\n"
        "Some **bold** ***words\\**** and [a link](https://x.org/%28a%29%20b), ~ ~~gone~~ `` ` ``\n"
        "\\# not a heading\n1\\. nor a list\n\n"
        "- one\n    - two\n3. three\n- [x] done\n\n"
        "> said\n\n"
        "```\nx = 1\ny = *\n```\n\n"
        "![](dayone-moment://P1)\n\n---\n\n![](dayone-moment:/audio/A1)\n\n"
        "| a |\n| - |\n\nEnd"
    )


def test_2024_shape_without_text(tmp_path):
    rich = {"contents": [{"text": "Hi\n", "attributes": {"line": {"header": 2}}}, {"text": "Bye"}]}
    values = entry(richText=json.dumps(rich))
    del values["text"]
    batch = read(journal(tmp_path, values))
    assert (batch.entries[0].title, batch.entries[0].body) == ("Hi", "Bye")


def test_media_in_all_shapes(tmp_path):
    for folder, name, content in (
        ("photos", "0123abcd.png", PNG),
        ("photos", "IDENT2.png", PNG + b"2"),
        ("audios", "aa.m4a", b"\0\0\0\x18ftypM4A sound"),
        ("pdfs", "bb.pdf", b"%PDF-1.7"),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_bytes(content)
    found, batch = one(
        tmp_path,
        text="![](dayone-moment://IDENT1)![](dayone-moment:/audio/IDENT3) "
        "![](dayone-moment:/pdfAttachment/IDENT4) ![](dayone-moment://GONE)",
        photos=[
            {"identifier": "IDENT2", "orderInEntry": 2},
            {"identifier": "IDENT1", "md5": "0123ABCD", "type": "png", "orderInEntry": 1},
        ],
        audios=[{"identifier": "IDENT3", "md5": "aa", "format": "aac"}],
        pdfAttachments=[{"identifier": "IDENT4", "md5": "bb", "pdfName": "Talk [draft].pdf"}],
    )
    files = {file.name: file for file in batch.files}
    assert set(files) == {"0123abcd.png", "IDENT2.png", "aa.m4a", "Talk [draft].pdf"}
    sha = {name: file.sha256 for name, file in files.items()}
    assert found.body == (
        f"![](attachment:{sha['0123abcd.png']})[aa.m4a](attachment:{sha['aa.m4a']}) "
        f"[Talk \\[draft\\].pdf](attachment:{sha['Talk [draft].pdf']}) *[photo missing]*"
        f"\n\n![](attachment:{sha['IDENT2.png']})"
    )
    assert (files["IDENT2.png"].width, files["IDENT2.png"].height) == (7, 5)
    assert files["IDENT2.png"].content == PNG + b"2"
    (problem,) = batch.problems
    assert (problem.where, problem.fatal) == (f"Journal.json, entry 1 ({ID.format(1)})", False)
    assert problem.reason.startswith("1 photo is not in the export")


def test_a_file_that_changes_before_it_is_stored_is_an_error(tmp_path):
    (tmp_path / "photos").mkdir()
    photo = tmp_path / "photos" / "x.png"
    photo.write_bytes(PNG)
    _found, batch = one(tmp_path, photos=[{"identifier": "x"}])
    photo.write_bytes(PNG + b"!")
    with pytest.raises(JournalError, match="changed during the import"):
        batch.files[0].content  # noqa: B018 - reading it is the point


def test_zip_with_two_journals_and_a_link_between_entries(tmp_path):
    link = f"[see](dayone://view?entryId={ID.format(2)}) [gone](dayone://view?entryId={'0' * 32})"
    target = tmp_path / "export.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for name, value in (
            ("Work.json", {"metadata": {"version": "1.0"}, "entries": [entry(1, text=link)]}),
            ("Home.json", {"entries": [entry(2), entry(2, text="copy")]}),
            ("Other.json", {"something": "else"}),
            ("__MACOSX/._Work.json", {"entries": []}),
        ):
            archive.writestr(name, json.dumps(value))
    batch = read(target)
    by_id = {found.source_id: found for found in batch.entries}
    assert set(by_id) == {ID.format(1), ID.format(2), ID.format(2) + "#2"}
    assert by_id[ID.format(1)].body == (
        f"[see](entry:{by_id[ID.format(2)].uuid}) [gone](dayone://view?entryId={'0' * 32})"
    )


@pytest.mark.parametrize(
    "bad",
    [
        None,
        [],
        "text",
        {},
        {"creationDate": 5},
        {"creationDate": "soon"},
        {"creationDate": "0001-01-01T00:00:00+14:00"},
        {"text": 5},
        {"text": None, "richText": "{"},
        {"text": None, "richText": '{"contents": 3}'},
        {"weather": json.loads("[" * 101 + "]" * 101)},
    ],
)
def test_one_bad_entry_is_named_and_the_rest_arrive(tmp_path, bad):
    broken = {**entry(2), **bad} if isinstance(bad, dict) and bad else bad
    batch = read(journal(tmp_path, entry(1), broken, entry(3)))
    assert (batch.found, len(batch.entries)) == (3, 2)
    (problem,) = batch.problems
    assert problem.fatal
    assert problem.where.startswith("Journal.json, entry 2")
    assert "Words" not in problem.reason


def test_lone_surrogates_and_odd_numbers_come_with_a_notice(tmp_path):
    target = tmp_path / "J.json"
    target.write_text(
        '{"entries": [{"uuid": "A\\ud800", "creationDate": "2024-01-01T00:00:00Z", '
        '"timeZone": "UTC", "text": "a\\udc00b", "weather": {"t": NaN, "n": 1'
        + "0" * 5000
        + ', "inf": 1e999, "s": "\\ud900"}}]}'
    )
    batch = read(target)
    assert batch.entries[0].body == "a\ufffdb"
    assert batch.entries[0].source_id == "A\ufffd"
    assert json.loads(batch.entries[0].source_extra)["weather"] == {
        "t": None,
        "n": None,
        "inf": None,
        "s": "\ufffd",
    }
    assert sorted(problem.reason for problem in batch.problems) == [
        "Characters that could not be read were replaced.",
        "Numbers that are not numbers were left out.",
    ]
    for found in batch.entries:
        f"{found}{found.body}{found.source_id}{found.source_extra}".encode()


def test_classic_photos_and_damage(tmp_path):
    entries = tmp_path / "J.dayone" / "entries"
    entries.mkdir(parents=True)
    (tmp_path / "J.dayone" / "photos").mkdir()
    (tmp_path / "J.dayone" / "photos" / f"{ID.format(1)}.png").write_bytes(PNG)
    for number in (1, 2):
        plist = {
            "UUID": ID.format(number),
            "Creation Date": datetime(2013, 1, 1, 12),  # noqa: DTZ001
            "Entry Text": "# Hi\nWords",
            "Time Zone": "Europe/Berlin",
            "Music": {"When": datetime(2013, 1, 1), "Raw": b"ab"},  # noqa: DTZ001
        }
        (entries / f"{ID.format(number)}.doentry").write_bytes(plistlib.dumps(plist))
    for name, content in (
        ("cut", plistlib.dumps(plist)[:200]),
        ("binary", plistlib.dumps(plist, fmt=plistlib.FMT_BINARY)),
        ("list", plistlib.dumps([1])),
        (
            "laughs",
            b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "ha">]><plist><string>&a;</string>'
            b"</plist>",
        ),
        ("date", b"<plist><dict><key>Creation Date</key><date>2013-99-01T00:00:00Z</date></dict>"),
    ):
        (entries / f"{name}.doentry").write_bytes(content)
    batch = read(tmp_path / "J.dayone")
    assert (batch.found, len(batch.entries), len(batch.files)) == (7, 2, 1)
    assert batch.entries[0].body == f"Words\n\n![](attachment:{batch.files[0].sha256})"
    assert batch.entries[0].time == time(13)
    assert '"When": "2013-01-01T00:00:00"' in batch.entries[0].source_extra


def test_progress_and_cancel(tmp_path):
    target = journal(tmp_path, *(entry(number) for number in range(120)))
    seen = []
    read(target, lambda done, total: seen.append((done, total)))
    assert seen[0] == (0, 120)
    assert seen[-1] == (120, 120)
    assert all(after - before <= 50 for (before, _), (after, _) in pairwise(seen))

    def stop(done, _total):
        if done >= 50:
            raise CancelledError("stop")

    with pytest.raises(CancelledError):
        read(target, stop)


def test_one_damaged_journal_of_two(tmp_path):
    journal(tmp_path, entry(1), name="A.json")
    (tmp_path / "B.json").write_text('{"metadata": {"version": "1.0"}, "entries": [')
    batch = read(tmp_path)
    assert (batch.found, len(batch.entries)) == (2, 1)
    assert batch.problems[0].where == "B.json"
    (tmp_path / "A.json").unlink()
    with pytest.raises(JournalError, match="cut off or damaged"):
        read(tmp_path)


def test_headings_that_are_too_long_or_empty():
    assert split_heading("# ") == ("", "# ")
    assert split_heading("") == ("", "")
