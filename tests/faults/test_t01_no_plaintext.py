"""T1: after a session of everything, a marker is in no file that the program wrote."""

import base64
import datetime as dt
import os
import re
import tempfile
import zlib
from pathlib import Path

import pytest

from growthjournal import cli
from growthjournal.domain.entries import Entry
from growthjournal.services.workspace import Workspace

MARKER = "ZQXMARKERPLAINTEXT"
PASSPHRASE = "a passphrase with ZQXMARKERPLAINTEXT"


def forms():
    raw = MARKER.encode()
    yield raw
    yield MARKER.encode("utf-16-le")
    for shift in range(3):
        encoded = base64.b64encode(b"x" * shift + raw)
        yield encoded[4:-4]


def inflated(content):
    for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content):
        try:
            yield zlib.decompressobj().decompress(content[match.start() :], 1 << 20)
        except zlib.error:
            continue


def files_with_marker(*folders):
    for folder in folders:
        for path in Path(folder).rglob("*"):
            if path.is_file() and not path.is_symlink():
                content = path.read_bytes()
                texts = [content, *inflated(content)]
                if any(form in text for text in texts for form in forms()):
                    yield path


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_nothing_readable_is_left(tmp_path, temporary, monkeypatch, capfd):
    monkeypatch.setenv("GROWTHJOURNAL_PASSPHRASE", PASSPHRASE)
    home = Path(os.environ["HOME"])
    data = tmp_path / "data"
    journal = data / "j.growthjournal"
    source = tmp_path / "source.txt"
    source.write_text(f"[2020-01-01 10:00] About {MARKER}. @{MARKER}\nBody.\n")
    with Workspace.create(journal, PASSPHRASE) as workspace:
        file = workspace.journal.attach(MARKER.encode() * 50, f"{MARKER}.txt", "text/plain")
        for number in range(300):
            entry = Entry(
                title=f"{MARKER} {number}",
                body=f"{MARKER} [f](attachment:{file.sha256}) #{MARKER}",
                date=dt.date(2026, 1, 1),
                tags=(MARKER,),
            )
            workspace.journal.put(entry)
        workspace.interchange.run(source)
        workspace.journal.search(MARKER)
        workspace.reports.entries_pdf(today=dt.date(2026, 1, 1))
        workspace.interchange.export_archive()
        workspace.vault.backup()
        during = list(files_with_marker(data, temporary, home))
    assert during == []
    with Workspace.open(journal, PASSPHRASE) as workspace:
        assert len(workspace.journal.ids(MARKER)) == 301
    assert cli.run(["search", "nothing", "--journal", str(journal)]) == 0
    assert cli.run(["import", str(tmp_path / MARKER.lower()), "--journal", str(journal)]) == 1
    assert list(files_with_marker(data, temporary, home)) == []
    assert PASSPHRASE not in "".join(capfd.readouterr())


def test_the_search_for_the_marker_can_find_it(tmp_path):
    for name, content in (
        ("plain", MARKER.encode()),
        ("wide", MARKER.encode("utf-16-le")),
        ("base64", base64.b64encode(b"  " + MARKER.encode())),
        ("deflated", b"head" + zlib.compress(MARKER.encode())),
    ):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "f").write_bytes(content)
        assert list(files_with_marker(folder)) == [folder / "f"], name


def test_a_plain_journal_would_be_found(tmp_path):
    with Workspace.create(tmp_path / "j", None) as workspace:
        workspace.journal.put(Entry(body=MARKER, date=dt.date(2026, 1, 1)))
    assert list(files_with_marker(tmp_path))


def test_no_error_a_user_can_cause_repeats_their_words(tmp_path):
    from growthjournal.domain.errors import JournalError

    with Workspace.create(tmp_path / "j", None) as workspace:
        broken = tmp_path / "b.json"
        broken.write_text(f'{{"metadata": {{}}, "entries": [{{"text": {{"{MARKER}": 1}}}}]}}')
        report = workspace.interchange.run(broken, "dayone")
        assert MARKER not in str(report.problems)
        with pytest.raises(JournalError) as caught:
            workspace.journal.entry(MARKER)
    assert MARKER not in str(caught.value)
