"""The commands of product.md on real files, in this process; the exit codes and the words."""

import json
import os

import pytest

from growthjournal import cli

PASSPHRASE = "it's a long one"


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command; return its exit code, what it printed, and what it complained."""
    monkeypatch.setenv("GROWTHJOURNAL_PASSPHRASE", PASSPHRASE)

    def command(*words):
        code = cli.run([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return command


@pytest.fixture
def journal(run, tmp_path):
    path = tmp_path / "J"
    assert run("new", path)[0] == 0
    return path


def test_the_main_job_on_real_exports(run, journal, tmp_path, shared_data):
    def bring(name):
        code, out, _err = run("import", shared_data / name, "--journal", journal, "--json")
        assert code == 0
        return json.loads(out)

    first = bring("dayone/Example.json")
    assert (first["found"], first["imported"], first["failed"]) == (54, 54, 0)
    assert all("entry" in problem["where"] for problem in first["problems"])
    again = bring("dayone/Example.json")
    assert (again["found"], again["imported"], again["duplicates"]) == (54, 0, 54)
    assert bring("dayone/dev-journal")["images"] == 3
    assert bring("jrnl/jrnl-realistic.json")["imported"] == 6
    assert bring("jrnl/basic_onefile.journal")["imported"] == 3
    assert bring("jrnl/folder")["found"] == 3

    code, out, _err = run("search", "Verne", "--journal", journal, "--json")
    hits = json.loads(out)
    assert code == 0
    assert hits
    assert set(hits[0]) == {"uuid", "date", "title", "snippet"}

    archive, second = tmp_path / "x.json", tmp_path / "y.json"
    assert run("export", archive, "--journal", journal)[0] == 0
    assert run("new", tmp_path / "K")[0] == 0
    assert run("import", archive, "--journal", tmp_path / "K")[0] == 0
    assert run("export", second, "--journal", tmp_path / "K")[0] == 0
    assert second.read_bytes() == archive.read_bytes()

    pdf = tmp_path / "x.pdf"
    assert run("export", pdf, "--journal", journal, "--from", "2015-01-01")[0] == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert run("export", tmp_path / "md", "--journal", journal)[0] == 0
    assert run("check", "--journal", journal)[0] == 0


def test_backup_damage_restore(run, journal, tmp_path):
    assert run("add", "kept words", "--journal", journal)[0] == 0
    code, out, _err = run("backup", tmp_path / "kept", "--journal", journal, "--json")
    assert code == 0
    made = json.loads(out)["backup"]
    content = bytearray(journal.read_bytes())
    content[5000:6000] = os.urandom(1000)
    journal.write_bytes(content)
    code, _out, err = run("check", "--journal", journal)
    assert code in {3, 4}
    assert "Traceback" not in err
    assert run("restore", made, "--journal", journal)[0] == 0
    code, out, _err = run("search", "kept", "--journal", journal, "--json")
    assert [hit["title"] for hit in json.loads(out)] == ["kept words"]


def test_charts_of_the_sample(run, tmp_path):
    sample = tmp_path / "S"
    assert run("demo", sample)[0] == 0
    for name in ("gap", "competencies", "patterns", "beliefs"):
        for end in ("svg", "png", "pdf"):
            out = tmp_path / f"{name}.{end}"
            assert run("chart", name, out, "--journal", sample)[0] == 0
            assert out.stat().st_size > 1000
    code, _out, err = run("chart", "pie", tmp_path / "p.svg", "--journal", sample)
    assert (code, err.count("\n")) == (1, 1)
    assert "gap, quadrant, focus, competencies, self-other, patterns, beliefs" in err
    assert run("chart", "gap", tmp_path / "p.docx", "--journal", sample)[0] == 2


def test_charts_about_one_person(run, tmp_path):
    sample = tmp_path / "S"
    assert run("demo", sample)[0] == 0
    for name in ("gap", "patterns"):
        whole, one = tmp_path / f"{name}.svg", tmp_path / f"{name}-ingrid.svg"
        assert run("chart", name, whole, "--journal", sample)[0] == 0
        assert run("chart", name, one, "--journal", sample, "--person", "Ingrid Halvorsen")[0] == 0
        assert whole.read_bytes() != one.read_bytes()
    out = tmp_path / "x.svg"
    alone = ("chart", "conversations", out, "--journal", sample)
    assert run(*alone)[0] == 2
    assert not out.exists()
    assert run(*alone, "--person", "Ingrid Halvorsen")[0] == 0
    assert "conversations with Ingrid Halvorsen" in out.read_text()
    out.unlink()
    code, _out, err = run("chart", "gap", out, "--journal", sample, "--person", "Nobody")
    assert (code, err.count("\n")) == (1, 1)
    assert (
        run("chart", "competencies", out, "--journal", sample, "--person", "Ingrid Halvorsen")[0]
        == 2
    )
    assert not out.exists()


def test_info_has_the_documented_keys(run, journal):
    code, out, _err = run("info", "--journal", journal, "--json")
    assert code == 0
    keys = "entries people conversations patterns assumptions decisions ratings impacts"
    assert set(f"{keys} attachments encrypted schema".split()) <= set(json.loads(out))


def test_add_takes_the_first_line_as_title_when_there_are_more(run, journal, monkeypatch):
    import io

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"A title\nand the body\n")))
    assert run("add", "-", "--journal", journal)[0] == 0
    assert run("add", "only one line", "--journal", journal)[0] == 0
    _code, out, _err = run("search", "", "--journal", journal, "--json")
    assert {hit["title"] for hit in json.loads(out)} == {"A title", "only one line"}
    assert run("add", "  ", "--journal", journal)[0] == 1


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["info", "--journal", "{tmp}/none"], 1, "no journal at"),
        (["new", "{journal}"], 1, "exists already"),
        (["import", "{tmp}/none", "--journal", "{journal}"], 1, ""),
        (["import", "--journal", "{journal}"], 2, "--undo BATCH"),
        (["import", "--undo", "x", "--journal", "{journal}"], 1, "no import"),
        (["export", "{tmp}/x.docx", "--journal", "{journal}"], 2, "--format"),
        (["export", "{tmp}/x.json", "--tag", "a", "--journal", "{journal}"], 2, "whole journal"),
        (["export", "{tmp}/x.pdf", "--journal", "{journal}"], 1, "nothing to export"),
        (["export", "{tmp}/no/such/x.json", "--journal", "{journal}"], 1, "No such file"),
        (["restore", "{tmp}/none", "--journal", "{journal}"], 1, "no journal at"),
        (["search"], 2, "Missing argument"),
        (["render", "{tmp}/r", "--size", "big", "--journal", "{journal}"], 2, "1280x800"),
    ],
)
def test_what_a_user_can_get_wrong_is_one_sentence(run, journal, tmp_path, words, code, sentence):
    filled = [word.format(tmp=tmp_path, journal=journal) for word in words]
    got, _out, err = run(*filled)
    assert got == code
    assert sentence in err
    assert "Traceback" not in err


def test_a_wrong_passphrase_ends_with_three(run, journal, monkeypatch):
    monkeypatch.setenv("GROWTHJOURNAL_PASSPHRASE", "something else")
    code, _out, err = run("info", "--journal", journal)
    assert code == 3
    assert "something else" not in err


def test_a_passphrase_can_come_from_a_file(run, journal, monkeypatch, tmp_path):
    monkeypatch.delenv("GROWTHJOURNAL_PASSPHRASE")
    assert run("info", "--journal", journal)[0] == 1
    file = tmp_path / "secret"
    file.write_text(f"{PASSPHRASE}\n")
    assert run("info", "--journal", journal, "--passphrase-file", file)[0] == 0
