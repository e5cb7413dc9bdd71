"""`growthjournal brief PERSON OUT.pdf`."""

import pytest

from growthjournal import cli


@pytest.fixture
def run(capsys):
    def command(*words):
        code = cli.run([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return command


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    path = tmp_path_factory.mktemp("brief") / "s.growthjournal"
    assert cli.run(["demo", str(path), "--plain"]) == 0
    return path


def test_a_brief_is_written_for_a_name_in_any_case(run, journal, tmp_path):
    out = tmp_path / "b.pdf"
    code, said, _err = run("brief", "ingrid  HALVORSEN", out, "--journal", journal)
    assert (code, out.read_bytes()[:5]) == (0, b"%PDF-")
    assert str(out) in said
    again = run("brief", "Ingrid Halvorsen", out, "--journal", journal)
    assert again[0] == 1
    assert "--force" in again[2]
    whole = out.read_bytes()
    words = ("--journal", journal, "--force", "--without", "chart", "--without", "patterns")
    assert run("brief", "Ingrid Halvorsen", out, *words)[0] == 0
    assert len(out.read_bytes()) < len(whole)


def test_an_unknown_person_and_an_unknown_part_are_said(run, journal, tmp_path):
    out = tmp_path / "b.pdf"
    code, _said, err = run("brief", "Nobody", out, "--journal", journal)
    assert code == 1
    assert "nobody called “Nobody”" in err
    assert run("brief", "Ingrid Halvorsen", out, "--without", "drift", "--journal", journal)[0] == 2
    assert not out.exists()
