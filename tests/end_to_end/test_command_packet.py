"""`growthjournal packet`: what it writes, and what it refuses."""

import json

import pytest
from pypdf import PdfReader

from growthjournal.cli import run
from growthjournal.services.sample import create_sample
from growthjournal.services.workspace import Workspace


@pytest.fixture
def command(monkeypatch, capsys):
    def called(*words):
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return called


def test_an_empty_journal_has_no_packet(command, tmp_path):
    path, out = tmp_path / "empty.growthjournal", tmp_path / "packet.pdf"
    Workspace.create(path, None).close()
    code, _said, trouble = command("packet", out, "--journal", path)
    assert code == 1
    assert "no target-level result" in trouble
    assert not out.exists()


def test_the_packet_of_the_sample(command, tmp_path):
    path, out = tmp_path / "s.growthjournal", tmp_path / "packet.pdf"
    create_sample(path)
    code, said, trouble = command("packet", out, "--journal", path, "--json")
    assert (code, trouble) == (0, "")
    written = json.loads(said)
    assert len(written["results"]) == 6
    assert set(written["unsupported"]) < set(written["results"])
    pages = PdfReader(out).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert len(pages) == 1
    assert text.index("In a minute") < text.index("What speaks for it")
    assert "VP Engineering, Operations" in text
    assert "Tomasz Wierzbicki can confirm it" in text
    assert "dismissal" not in text  # the confidential one
    before = out.read_bytes()
    code, _said, trouble = command("packet", out, "--journal", path)
    assert code == 1
    assert str(out) in trouble
    assert out.read_bytes() == before
