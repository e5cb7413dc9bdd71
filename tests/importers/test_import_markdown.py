"""Markdown folders: dates, front matter, links, and our own exports."""

import hashlib
import json
import os
import zipfile
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.domain.entries import Effort, Entry, EntryKind
from growthjournal.exports.markdown import write_folder
from growthjournal.importers.front_matter import FrontMatterError, split_front_matter
from growthjournal.importers.markdown import Markdown

PNG = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4, "big") + b"IHDR" + bytes([0, 0, 0, 7, 0, 0, 0, 5])
SHA = hashlib.sha256(PNG).hexdigest()
UUID = "0b5f0c6e-6a0e-4d56-9d3c-3a2f9f7f1c11"
NOON = datetime(2021, 5, 6, 12, tzinfo=UTC).timestamp()


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    os.utime(path, (NOON, NOON))
    return path


def read(path):
    return Markdown().read(path, lambda _done, _total: None)


@pytest.mark.parametrize(
    ("name", "front", "day", "at", "title"),
    [
        ("2024-01-05.md", "", date(2024, 1, 5), None, ""),
        ("2024_01_05.md", "", date(2024, 1, 5), None, ""),
        ("2024-01-05 With Ann.md", "date: 2023-09-09", date(2024, 1, 5), None, "With Ann"),
        ("With Ann 2024.01.05.MD", "", date(2024, 1, 5), None, "With Ann"),
        ("20240105.markdown", "", date(2024, 1, 5), None, ""),
        ("2024/01/05.md", "", date(2024, 1, 5), None, ""),
        ("2024/01/05 Walk.md", "", date(2024, 1, 5), None, "Walk"),
        ("2024-13-40.md", "created: 2024-01-05", date(2024, 1, 5), None, ""),
        ("n.md", "date: 2024-01-05 10:30", date(2024, 1, 5), time(10, 30), "n"),
        ("n.md", "created: 2024-01-05T10:30:15Z", date(2024, 1, 5), time(10, 30, 15), "n"),
        ("n.md", "date: !!timestamp 2024-01-05", date(2024, 1, 5), None, "n"),
        ("n.md", "date: January 5, 2024", date(2024, 1, 5), None, "n"),
        ("n.md", "date: 2024-01-05\ntime: 7:08", date(2024, 1, 5), None, "n"),
        ("n.md", "date: 2024-01-05\ntime: 10:30", date(2024, 1, 5), time(10, 30), "n"),
        ("n.md", "date: soon\ncreated: 2024-01-05", date(2024, 1, 5), None, "n"),
        ("n.md", "date: 99999999999-01-01", date(2021, 5, 6), ..., "n"),
        ("n.md", "", date(2021, 5, 6), ..., "n"),
    ],
)
def test_order_of_dates(tmp_path, name, front, day, at, title):
    write(tmp_path, name, f"---\n{front}\n---\nWords" if front else "Words")
    (entry,) = read(tmp_path).entries
    assert (entry.date, entry.title) == (day, title)
    assert at is ... or entry.time == at


def test_a_date_from_the_clock_of_the_file_is_said(tmp_path):
    write(tmp_path, "n.md", "Words")
    (problem,) = read(tmp_path).problems
    assert (problem.where, problem.fatal) == ("n.md", False)
    assert "last changed" in problem.reason


def test_our_own_export_comes_back_exactly(tmp_path):
    body = f"\n # Not a title\r\n![a (b)](attachment:{SHA}) `![](x)`\n\n"
    exported = body.replace(f"attachment:{SHA}", f"../attachments/{SHA}.png")
    front = f"""uuid: {UUID}
kind: event-review
title: 'yes: "2024"'
date: 2024-02-29
time: '23:59:01'
zone: Asia/Manila
tags: ['10:30', null, 'a b', yes]
starred: true
pinned: false
effort_type: show
outside_fact: 'He said: no'
source: dayone
source_id: '007'
created_at: 2024-02-29T15:59:01+00:00
"""
    write(tmp_path, "2024/2023-01-01 Other date.md", f"---\n{front}---\n\n{exported}\n")
    write(tmp_path, f"attachments/{SHA}.png", PNG)
    batch = read(tmp_path)
    (entry,) = batch.entries
    assert batch.problems == ()
    assert (entry.uuid, entry.kind) == (UUID, EntryKind.EVENT_REVIEW)
    assert (entry.title, entry.body) == ('yes: "2024"', body)
    assert (entry.date, entry.time, entry.zone) == (
        date(2024, 2, 29),
        time(23, 59, 1),
        "Asia/Manila",
    )
    assert (entry.tags, entry.starred, entry.pinned) == (("10:30", "a b", "yes"), True, False)
    assert (entry.effort_type, entry.outside_fact) == (Effort.SHOW, "He said: no")
    assert (entry.source, entry.source_id, entry.source_extra) == ("dayone", "007", None)
    assert entry.created_at == datetime(2024, 2, 29, 15, 59, 1, tzinfo=UTC)
    assert [(file.sha256, file.content) for file in batch.files] == [(SHA, PNG)]


def test_our_own_export_without_its_picture_keeps_the_reference(tmp_path):
    front = f"uuid: {UUID}\nkind: reflection\ndate: 2024-02-29"
    write(tmp_path, "a.md", f"---\n{front}\n---\n\n![](attachments/{SHA}.png)\n")
    batch = read(tmp_path)
    assert batch.entries[0].body == f"![](attachment:{SHA})"
    assert (batch.entries[0].source, len(batch.problems)) == (None, 1)


def test_uuid_twice_or_broken(tmp_path):
    front = f"---\nuuid: {UUID}\nkind: reflection\ndate: 2024-02-29\n---\nx"
    write(tmp_path, "a.md", front)
    write(tmp_path, "b.md", front)
    write(tmp_path, "2024-01-01.md", "---\nuuid: nonsense\n---\nx")
    write(tmp_path, "c.md", f"---\nuuid: {UUID[:-1]}2\ndate: 2024-02-29\n---\nx")
    batch = read(tmp_path)
    assert (batch.found, len(batch.entries), len(batch.problems)) == (4, 4, 2)
    assert [entry.uuid == UUID for entry in batch.entries].count(True) == 1
    assert f"{UUID[:-1]}2" in {entry.uuid for entry in batch.entries}


def test_foreign_front_matter(tmp_path):
    write(
        tmp_path,
        "2024-01-05.md",
        "---\r\ntitle: Day\r\ntags: '#a b, c'\r\nfavorite: true\r\nzone: Nowhere/At-all\r\n"
        "effort_type: idle\r\nmood: 5\r\n---\r\n# Day\r\n\r\nText\r\nMore",
    )
    write(tmp_path, "2024-01-06.md", "---\ntags:\n - x\n - '#y'\n - [z]\n---\n# Heading\n\nText")
    first, second = read(tmp_path).entries
    assert (first.title, first.body, first.tags) == ("Day", "Text\nMore", ("a b", "c"))
    assert (first.starred, first.zone, first.effort_type) == (True, None, None)
    assert json.loads(first.source_extra) == {"favorite": True, "mood": 5}
    assert (second.title, second.body, second.tags) == ("Heading", "Text", ("x", "y"))
    assert [problem.fatal for problem in read(tmp_path).problems] == [False, False]


@pytest.mark.parametrize(
    "block",
    [
        "a: [",
        "- list",
        "just words",
        "a: &x [1]\nb: *x",
        "a: !!python/object/apply:os.system ['true']",
        "a: !!timestamp 2024-99-99",
        "x: " + "[" * 150 + "]" * 150,
        "a: " + "x" * 300_000,
        "{{date}}: x",
        "\x00",
    ],
)
def test_front_matter_that_cannot_be_read_stays_in_the_text(tmp_path, block):
    content = f"---\n{block}\n---\nWords"
    write(tmp_path, "2024-01-05.md", content)
    batch = read(tmp_path)
    assert batch.entries[0].body == content
    assert "front matter" in batch.problems[0].reason


def test_billions_of_laughs_are_refused_at_once():
    block = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    with pytest.raises(FrontMatterError):
        split_front_matter(f"---\n{block}---\n")


@pytest.mark.parametrize(
    "text", ["---", "---\n", "---\nno end", "--- x\n---\n", "text\n---\n---\n"]
)
def test_rules_are_not_front_matter(text):
    assert split_front_matter(text) == ({}, text)
    assert split_front_matter("---\n---\nx") == ({}, "x")


def test_links(tmp_path):
    vault = tmp_path / "vault"
    write(tmp_path, "secret.png", PNG + b"secret")
    write(vault, "img/a b.png", PNG)
    write(vault, "img/doc.pdf", b"%PDF-1.4")
    write(vault, "deep/er/only.png", PNG + b"2")
    (vault / "img" / "link.png").symlink_to(tmp_path / "secret.png")
    (vault / "linked.md").symlink_to(tmp_path / "secret.png")
    write(vault, "2024-01-06 Other.md", "x")
    write(
        vault,
        "notes/2024-01-05.md",
        '![A](../img/a%20b.png "T") ![](<../img/a b.png>) [pdf](../img/doc.pdf#page=2)\n'
        "![[only.png|300]] ![[doc.pdf]] [[2024-01-06 Other|that]] [[2024-01-06 Other#x]]\n"
        "[o](<../2024-01-06 Other.md>) [web](https://x.org/a.png) [top](#top) [m](mailto:a@b.c)\n"
        "![out](../../secret.png) ![abs](/etc/passwd) ![sym](../img/link.png) ![gone](no.png)\n"
        "`![code](../img/a%20b.png)` [[Nowhere]] ![[nowhere.png]]\n"
        "```\n![[only.png]]\n```\n",
    )
    batch = read(vault)
    files = {file.name: file.sha256 for file in batch.files}
    other, note = sorted(batch.entries, key=lambda entry: entry.date, reverse=True)
    assert set(files) == {"a b.png", "doc.pdf", "only.png"}
    picture, pdf = f"attachment:{files['a b.png']}", f"attachment:{files['doc.pdf']}"
    assert note.body == (
        f'![A]({picture} "T") ![]({picture}) [pdf]({pdf})\n'
        f"![](attachment:{files['only.png']}) [doc.pdf]({pdf}) [that](entry:{other.uuid}) "
        f"[2024-01-06 Other](entry:{other.uuid})\n"
        f"[o](entry:{other.uuid}) [web](https://x.org/a.png) [top](#top) [m](mailto:a@b.c)\n"
        "![out](../../secret.png) ![abs](/etc/passwd) ![sym](../img/link.png) ![gone](no.png)\n"
        "`![code](../img/a%20b.png)` [[Nowhere]] ![[nowhere.png]]\n"
        "```\n![[only.png]]\n```"
    )
    assert batch.found == 3
    assert sorted(problem.reason for problem in batch.problems) == [
        "2 links lead out of the folder and were not followed.",
        "3 linked files are missing; the links were kept.",
        "It is a link to another place.",
    ]
    assert not any(b"secret" in file.content for file in batch.files)


def test_single_file_brings_what_lies_beside_it(tmp_path):
    write(tmp_path, "2024-01-06.md", "not asked for")
    write(tmp_path, "attachments/x.png", PNG)
    path = write(tmp_path, "2024-01-05.md", "![[x.png]] ![](attachments/x.png) ![](../x.png)")
    batch = read(path)
    assert (batch.found, len(batch.files)) == (1, 1)
    assert batch.entries[0].body == (f"![](attachment:{SHA}) ![](attachment:{SHA}) ![](../x.png)")


def test_zip_of_a_folder_reads_like_the_folder(tmp_path):
    write(tmp_path, "vault/2024/01/05.md", "![](../../img/x.png)")
    write(tmp_path, "vault/img/x.png", PNG)
    target = tmp_path / "v.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for name in ("vault/2024/01/05.md", "vault/img/x.png"):
            archive.write(tmp_path / name, name)
        archive.writestr("vault/.obsidian/plugin.md", "hidden")
    zipped, folder = read(target), read(tmp_path / "vault")
    assert zipped == folder
    assert zipped.entries[0].body == f"![](attachment:{SHA})"
    assert zipped.entries[0].date == date(2024, 1, 5)


def test_ids_are_stable_and_follow_the_content(tmp_path):
    write(tmp_path, "2024-01-05.md", "One")
    (first,) = read(tmp_path).entries
    assert read(tmp_path).entries == (first,)
    write(tmp_path, "2024-01-05.md", "Another one")
    (second,) = read(tmp_path).entries
    assert first.uuid != second.uuid


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
BODIES = WORDS | st.lists(
    st.sampled_from(
        [
            f"![a]({'attachment:' + SHA})",
            f"[x]: <attachment:{SHA}>",
            f"[o](entry:{UUID})",
            f"[gone](entry:{UUID[:-1]}0)",
            f"[gone](attachment:{'0' * 64})",
            "[y](attachments/z.png)",
            "`[c](entry:x)`",
            "---",
            "\r\n",
            "\n",
            "# Title",
        ]
    ),
    max_size=6,
).map("\n".join)


@given(st.lists(st.tuples(WORDS, BODIES, st.lists(WORDS, max_size=2)), min_size=1, max_size=3))
def test_what_the_exporter_writes_is_read_back_exactly(drawn):
    entries = [
        Entry(
            uuid=UUID[:-1] + str(number + 1),
            title=title,
            body=body,
            date=date(2024, 2, 28 + number % 2),
            time=(time(10, 30), None, time(23, 59, 1))[number],
            kind=list(EntryKind)[number],
            zone="Europe/Berlin",
            tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
            starred=bool(number),
            pinned=not number,
            effort_type=Effort.SHOW,
            outside_fact=title or None,
            source="jrnl",
            source_id="0123",
        )
        for number, (title, body, tags) in enumerate(drawn)
    ]
    with TemporaryDirectory() as folder:
        target = Path(folder, "out")
        images = {SHA: (PNG, "image/png")}
        write_folder(target, entries, images.get, lambda _done, _total: None)
        batch = read(target)
    found = {entry.uuid: entry for entry in batch.entries}
    assert [found[entry.uuid] for entry in entries] == entries
    assert not any(problem.fatal for problem in batch.problems)
