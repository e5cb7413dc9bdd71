"""Whatever is read: only JournalError comes out, counts add up, and twice is the same."""

import json
import string
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from growthjournal.domain.errors import JournalError
from growthjournal.importers.dayone_text import rich_markdown, split_heading, tidy
from growthjournal.importers.formats import FORMATS, detect

PLAIN = json.JSONEncoder().encode
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | ANY_TEXT
    | st.sampled_from(
        [
            "2024-01-05T10:00:00Z",
            "2024-01-05",
            "10:30",
            "Europe/Berlin",
            "![](dayone-moment://AB)",
            "# Head\nbody",
            '{"contents": [{"text": "x"}]}',
            "9999-12-31T23:59:59-12:00",
        ]
    )
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=6,
)
KEYS = {
    *("uuid", "modifiedDate", "timeZone", "text", "richText", "tags", "starred", "isPinned"),
    *("isAllDay", "photos", "audios", "location", "weather", "title", "body", "time"),
}
ENTRIES = st.lists(
    VALUES
    | st.fixed_dictionaries(
        {"creationDate": st.just("2024-01-05T10:00:00Z"), "date": st.just("2024-01-05")},
        optional=dict.fromkeys(sorted(KEYS), VALUES),
    ),
    max_size=5,
)
LINES = r"""---
[2024-01-05 10:00] T. *
2024-01-05 10:00 T
[x]
# H
date: 2024-01-05
tags: [a, '#b']
uuid: 0b5f0c6e-6a0e-4d56-9d3c-3a2f9f7f1c11
kind: reflection
![](a.png)
[[b]]
[x](b.md)
```
\- x\.
`a\.`
[2024-02-31] no
3/4/2020 10:00 a""".splitlines()
LINE = st.sampled_from(LINES) | ANY_TEXT


def check(path, importer=None):
    """Read twice and return the first result; None when it was refused with a sentence."""
    try:
        reader = importer or detect(path)
        first = reader.read(path, lambda _done, _total: None)
    except JournalError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either way is right
        return None
    assert first.found == len(first.entries) + sum(problem.fatal for problem in first.problems)
    assert len({entry.uuid for entry in first.entries}) == len(first.entries)
    assert reader.read(path, lambda _done, _total: None) == first
    for entry in first.entries:
        for value in (entry.title, entry.body, entry.source_id or "", *entry.tags):
            value.encode()
        if entry.source_extra:
            json.loads(entry.source_extra, parse_constant=lambda _text: 1 / 0)
    for problem in first.problems:
        problem.where.encode()
    return first


@settings(max_examples=40)
@given(ENTRIES)
def test_day_one_json(entries):
    with TemporaryDirectory() as folder:
        path = Path(folder, "J.json")
        path.write_text(json.dumps({"metadata": {"version": "1.0"}, "entries": entries}))
        batch = check(path, FORMATS["dayone"])
        assert batch is not None
        assert batch.found == len(entries)


@settings(max_examples=40)
@given(ENTRIES)
def test_jrnl_json(entries):
    with TemporaryDirectory() as folder:
        path = Path(folder, "J.json")
        path.write_text(json.dumps({"tags": {}, "entries": entries}))
        batch = check(path, FORMATS["jrnl"])
        assert batch is not None
        assert batch.found == len(entries)


@given(st.lists(LINE, max_size=25), st.sampled_from(["\n", "\r\n"]))
def test_lines_as_jrnl_and_as_markdown(lines, newline):
    content = newline.join(lines).encode("utf-8", "surrogatepass")
    with TemporaryDirectory() as folder:
        for name, importer in (("j.txt", "jrnl"), ("2024-01-05.md", "markdown"), ("b.md", None)):
            path = Path(folder, name)
            path.write_bytes(content)
            batch = check(path, importer and FORMATS[importer])
            assert batch is None or importer == "jrnl" or batch.found == 1
        assert check(Path(folder), FORMATS["markdown"]).found == 2


@given(st.binary(max_size=300), st.sampled_from([".json", ".md", ".txt", ".zip", "", ".doentry"]))
def test_any_bytes(content, suffix):
    with TemporaryDirectory() as folder:
        path = Path(folder, f"x{suffix}")
        path.write_bytes(content)
        check(path)
        for importer in FORMATS.values():
            check(path, importer)


@given(st.data())
def test_damaged_zips(data):
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("2024-01-05.md", "![](a.png) words")
            archive.writestr("a.png", bytes(300) + b"x")
        content = bytearray(path.read_bytes())
        for _change in range(data.draw(st.integers(1, 4))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(content[: data.draw(st.integers(1, len(content)))] or b"x")
        check(path)


@given(ANY_TEXT | st.text(st.sampled_from("\\`*_[](){}#-+.!>|~ \n1ab"), max_size=60))
def test_tidying_takes_backslashes_and_nothing_else(text):
    tidied = tidy(text)
    assert tidied.replace("\\", "") == text.replace("\\", "").replace("\u200b", "")
    assert len(tidied) <= len(text)
    title, body = split_heading(text)
    assert title or body == text


NODES = st.fixed_dictionaries(
    {},
    optional={
        "text": st.text(string.printable, max_size=20) | VALUES,
        "attributes": VALUES
        | st.fixed_dictionaries(
            {},
            optional={
                "bold": st.booleans(),
                "italic": st.booleans(),
                "inlineCode": st.booleans(),
                "linkURL": ANY_TEXT,
                "line": st.dictionaries(
                    st.sampled_from(["header", "listStyle", "quote", "indentLevel", "codeBlock"]),
                    st.sampled_from([1, 7, "numbered", "bulleted", "checkbox", True]),
                ),
            },
        ),
        "embeddedObjects": VALUES | st.just([{"type": "photo", "identifier": "P"}]),
    },
)


@settings(max_examples=40)
@given(st.lists(NODES | VALUES, max_size=6))
def test_rich_text_of_any_shape(nodes):
    with TemporaryDirectory() as folder:
        path = Path(folder, "J.json")
        entry = {
            "uuid": "AAAABBBB",
            "creationDate": "2024-01-05T10:00:00Z",
            "richText": json.dumps({"contents": nodes}),
        }
        path.write_text(json.dumps({"metadata": {"version": "1.0"}, "entries": [entry]}))
        assert check(path, FORMATS["dayone"]).found == 1


@given(st.lists(st.text(string.ascii_letters + " \n", min_size=1, max_size=20), max_size=6))
def test_plain_rich_text_keeps_its_words(texts):
    words = rich_markdown([{"text": text} for text in texts]).split()
    assert words == "".join(texts).split()
