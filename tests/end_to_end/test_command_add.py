"""`add` from a pipe, words that are no command, and files that are not replaced."""

import io
import json
import os
import subprocess
import sys
from datetime import date

import pytest

from growthjournal import app, cli
from growthjournal.cli import reading
from growthjournal.domain.entries import EntryKind
from growthjournal.services.workspace import Workspace


@pytest.fixture
def run(monkeypatch, capsys):
    def command(*words, piped=None):
        if piped is not None:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped)))
        code = cli.run([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return command


@pytest.fixture
def journal(tmp_path):
    path = tmp_path / "J"
    Workspace.create(path, None).close()
    return path


def entries(path):
    with Workspace.open(path) as workspace:
        return workspace.journal.chosen()


def test_a_pipe_in_a_process_of_its_own(journal):
    text = "\ufeffSaid no\n\nÉric asked twice. #no\n"
    done = subprocess.run(
        [sys.executable, "-m", "growthjournal", "add", "--journal", journal],
        input=text.encode(),
        capture_output=True,
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONUTF8": "0", "LC_ALL": "C"},
    )
    assert (done.returncode, done.stdout) == (0, b"Added.\n"), done.stderr
    (entry,) = entries(journal)
    assert (entry.title, entry.body) == ("Said no", "Éric asked twice. #no")


def test_day_kind_and_tags(run, journal):
    words = ["--date", "2026-03-04", "--kind", "event-review", "--tag", "#a", "--tag", "two  words"]
    assert run("add", "x", *words, "--journal", journal)[0] == 0
    (entry,) = entries(journal)
    assert (entry.date, entry.time, entry.kind) == (date(2026, 3, 4), None, EntryKind.EVENT_REVIEW)
    assert entry.tags == ("a", "two words")


@pytest.mark.parametrize(
    ("piped", "code", "sentence"),
    [
        (b"\xff\xfe no", 1, "not UTF-8"),
        (b"", 1, "nothing to add"),
        (b"x" * 11, 1, "larger than 10 MB"),
    ],
)
def test_what_is_not_added(run, journal, monkeypatch, piped, code, sentence):
    monkeypatch.setattr(reading, "LARGEST", 10)
    got, _out, err = run("add", "--journal", journal, piped=piped)
    assert (got, err.count("\n")) == (code, 1)
    assert sentence in err
    assert entries(journal) == []


def test_bytes_on_the_command_line_that_are_no_text(run, journal):
    code, _out, err = run("add", "a\udcffb", "--journal", journal)
    assert code == 1
    assert "not UTF-8" in err


@pytest.mark.parametrize("words", [["add", "x"], ["export", "x.pdf"]])
def test_an_unknown_kind_is_refused_with_the_kinds(run, journal, words):
    code, _out, err = run(*words, "--kind", "diary", "--journal", journal)
    assert code == 2
    for kind in EntryKind:
        assert kind.value in err


def test_nothing_to_read_on_a_terminal(run, journal, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    code, _out, err = run("add", "--journal", journal)
    assert code == 2
    assert "pipe" in err


def test_a_misspelt_command_opens_no_window(run, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(app, "run", lambda path=None: opened.append(path) or 0)
    code, _out, err = run("serach", "x")
    assert code == 2
    assert "“search”" in err
    code, _out, err = run("zzz")
    assert code == 2
    assert "“zzz” is no command and no journal." in err
    assert opened == []
    there = tmp_path / "old name"
    there.write_bytes(b"")
    for path in (there, tmp_path / "new.growthjournal"):
        assert run(path)[0] == 0
    assert run("open", tmp_path / "any")[0] == 0
    assert [path.name for path in opened] == ["old name", "new.growthjournal", "any"]


def test_check_answers_for_a_file_that_does_not_open(run, tmp_path):
    broken = tmp_path / "broken"
    broken.write_bytes(b"SQLite format 3\0" + b"\0" * 5000)
    code, out, err = run("check", "--json", "--journal", broken)
    told = json.loads(out)
    assert code in {3, 4}
    assert told == {"sound": False, "problems": [err.strip()]}


@pytest.mark.parametrize("name", ["x.pdf", "x.json"])
def test_a_file_is_replaced_only_with_force(run, journal, tmp_path, name):
    assert run("add", "x", "--journal", journal)[0] == 0
    out = tmp_path / name
    out.write_bytes(b"mine")
    code, _out, err = run("export", out, "--journal", journal)
    assert code == 1
    assert "--force" in err
    assert out.read_bytes() == b"mine"
    assert run("export", out, "--force", "--journal", journal)[0] == 0
    assert out.read_bytes() != b"mine"
