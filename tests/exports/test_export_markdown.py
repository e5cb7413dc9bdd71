"""The folder of Markdown files."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.domain.entries import Effort, Entry, EntryKind
from growthjournal.domain.errors import CancelledError, JournalError
from growthjournal.exports.markdown import _names, write_folder

SHA = "b" * 64
GONE = "c" * 64
FIRST = "00000000-0000-0000-0000-000000000001"
SECOND = "00000000-0000-0000-0000-000000000002"
DAY = date(2026, 11, 20)


def images(sha256: str) -> tuple[bytes, str] | None:
    return (b"picture", "image/jpeg") if sha256 == SHA else None


def silent(done: int, total: int) -> None:
    assert 0 <= done <= total


def parts(path: Path) -> tuple[dict[str, Any], str]:
    head, matter, body = path.read_bytes().decode().split("---\n", 2)
    assert head == ""
    assert body.startswith("\n")
    assert body.endswith("\n")
    return yaml.safe_load(matter), body[1:-1]


def test_everything_with_a_value_is_in_the_front_matter(tmp_path: Path) -> None:
    entry = Entry(
        uuid=FIRST, kind=EntryKind.EVENT_REVIEW, title='A "day": #1', body="Words.\r\n\n  end ",
        date=DAY, time=time(14, 5), zone="Europe/Berlin", effort_type=Effort.SHOW,
        outside_fact="Überraschung: ja", starred=True, pinned=True, tags=("a/b", "ü"),
        source="dayone", source_id="X1",
    )  # fmt: skip
    plain = Entry(uuid=SECOND, date=date(987, 1, 2), time=time(1, 2, 3))
    assert write_folder(tmp_path / "out", [entry, plain], images, silent) == 2
    matter, body = parts(tmp_path / "out/2026/2026-11-20 a-day-1.md")
    assert body == entry.body
    assert matter == {
        "uuid": FIRST, "kind": "event-review", "title": 'A "day": #1', "date": DAY,
        "time": "14:05", "zone": "Europe/Berlin", "tags": ["a/b", "ü"], "starred": True,
        "pinned": True, "effort_type": "show", "outside_fact": "Überraschung: ja",
        "source": "dayone", "source_id": "X1",
    }  # fmt: skip
    matter, body = parts(tmp_path / "out/0987/0987-01-02.md")
    assert (body, matter) == (
        "",
        {"uuid": SECOND, "kind": "reflection", "date": date(987, 1, 2), "time": "01:02:03"},
    )


def test_links_lead_to_the_files(tmp_path: Path) -> None:
    body = (
        f"![a](attachment:{SHA}) [b](<entry:{SECOND}>) [c](entry:{FIRST[:-1]}9) "
        f"![d](attachment:{GONE}) `attachment:{SHA}`\n\n[e]: attachment:{SHA}\n"
    )
    entries = [
        Entry(uuid=FIRST, body=body, title="One", date=DAY),
        Entry(uuid=SECOND, title="Zwei Ämter", date=date(2025, 1, 1)),
    ]
    write_folder(tmp_path / "out", entries, images, silent)
    path = tmp_path / "out/2026/2026-11-20 one.md"
    _matter, written = parts(path)
    targets = re.findall(r"\.\./[^)> \n]+", written)
    assert len(targets) == 3
    assert all((path.parent / unquote(one)).is_file() for one in targets)
    assert f"[c](entry:{FIRST[:-1]}9) ![d](attachment:{GONE}) `attachment:{SHA}`" in written
    assert (tmp_path / f"out/attachments/{SHA}.jpg").read_bytes() == b"picture"
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "2025", "2026", "attachments",
    ]  # fmt: skip


def test_an_unknown_kind_of_file_gets_a_neutral_ending(tmp_path: Path) -> None:
    entry = Entry(uuid=FIRST, body=f"[f](attachment:{SHA})", date=DAY)
    write_folder(tmp_path / "out", [entry], lambda _sha: (b"", "application/x-odd"), silent)
    assert (tmp_path / f"out/attachments/{SHA}.bin").is_file()


@given(st.lists(st.text(max_size=120), max_size=8))
def test_names_are_safe_everywhere_and_differ(titles: list[str]) -> None:
    names = _names(
        [
            Entry(title=one, date=DAY)
            for one in (*titles, "CON", "Con", "😀字" * 60, "字" * 60, "a/..\\b:*?")
        ]
    )
    assert len({one.casefold() for one in names}) == len(names)
    for name in names:
        year, file = name.split("/")
        assert year == "2026"
        assert re.fullmatch(r"2026-11-20[\w \-]*\.md", file)
        assert not file.removesuffix(".md").endswith((" ", "."))
        assert len(file.encode()) < 200


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(JournalError, match="not empty"):
        write_folder(tmp_path, [Entry(date=DAY)], images, silent)
    with pytest.raises(JournalError, match="already a file"):
        write_folder(tmp_path / "mine.txt", [Entry(date=DAY)], images, silent)
    with pytest.raises(JournalError, match="does not exist"):
        write_folder(tmp_path / "a/b", [Entry(date=DAY)], images, silent)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", [Entry(date=DAY)], images, silent)
    assert (tmp_path / "out/2026/2026-11-20.md").is_file()


def test_a_link_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "target")
    with pytest.raises(JournalError, match="already a file"):
        write_folder(tmp_path / "out", [Entry(date=DAY)], images, silent)


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        write_folder(tmp_path / "out", [Entry(date=DAY), Entry(date=DAY)], images, stop)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(JournalError, match="No space left"):
        write_folder(tmp_path / "out", [Entry(date=DAY, body="secret")], images, silent)
    assert not list(tmp_path.iterdir())


def test_half_a_character_does_not_stop_the_export(tmp_path: Path) -> None:
    entry = Entry(uuid=FIRST, title="t\ud800", body="b\ud800", tags=("x\ud800",), date=DAY)
    write_folder(tmp_path / "out", [entry], images, silent)
    (path,) = (tmp_path / "out").rglob("*.md")
    matter, body = parts(path)
    assert (matter["title"], body) == ("t?", "b?")
