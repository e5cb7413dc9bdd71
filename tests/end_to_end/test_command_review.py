"""`growthjournal review`: the last review as pages, or one clear sentence."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from growthjournal.services.sample import create_sample
from growthjournal.services.workspace import Workspace


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "s.growthjournal"
    create_sample(found)
    return found


def pages(path):
    return [page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages]


def test_four_pages_to_keep_or_one_for_a_mentor(command, path, tmp_path):
    own, mentor = tmp_path / "own.pdf", tmp_path / "mentor.pdf"
    code, said, trouble = command("review", own, "--journal", path)
    assert (code, trouble) == (0, "")
    assert str(own) in said
    assert len(pages(own)) == 4
    code, _said, _trouble = command("review", mentor, "--mentor", "--journal", path)
    assert code == 0
    assert len(pages(mentor)) == 1
    assert "Readiness 4.00" in " ".join(pages(own))
    assert "eadiness" not in " ".join(pages(mentor))
    code, _said, trouble = command("review", own, "--journal", path)
    assert code == 1
    assert "exists already" in trouble
    assert command("review", own, "--force", "--journal", path)[0] == 0


def test_without_a_review_one_sentence_and_no_file(command, tmp_path):
    path, out = tmp_path / "n.growthjournal", tmp_path / "out.pdf"
    Workspace.create(path, None).close(with_backup=False)
    code, _said, trouble = command("review", out, "--journal", path)
    assert code == 1
    assert "No quarterly review was finished yet" in trouble
    assert not out.exists()
