"""The dictionaries that are found, and the process that reads them."""

import io
import json
import shutil
import subprocess
import sys

import pytest

from growthjournal.bundled import resource
from growthjournal.spelling import child, dictionaries


@pytest.fixture
def no_system(monkeypatch):
    monkeypatch.setattr(dictionaries, "SYSTEM", ())


def stems(language):
    return [one.name for one in dictionaries.dictionaries().get(language, ())]


def paths(*languages):
    found = dictionaries.dictionaries()
    return {one: [str(path) for path in found[one]] for one in languages}


def put(folder, name, *, words=("wug",)):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text("SET UTF-8\n")
    (folder / f"{name}.dic").write_text("\n".join([str(len(words)), *words]))


def test_english_and_german_are_bundled_with_their_licences(no_system):
    assert stems("en") == ["en_GB", "en_US"]
    assert stems("de") == ["de_DE"]
    names = {one.name for one in resource("dictionaries").iterdir()}
    assert {"LICENSE-en_GB.txt", "LICENSE-en_US.txt", "LICENSE-de_DE.txt"} <= names
    assert {"GPL-2.txt", "GPL-3.txt"} <= names


def test_the_users_dictionaries_come_first(no_system, monkeypatch, tmp_path):
    monkeypatch.setattr(dictionaries, "user_folder", lambda: tmp_path / "own")
    put(tmp_path / "own", "en_extra")
    put(tmp_path / "own", "fr_FR")
    (tmp_path / "own" / "it_IT.aff").write_text("half of one")
    assert stems("en") == ["en_extra", "en_GB", "en_US"]
    assert stems("fr") == ["fr_FR"]
    assert stems("it") == []


def test_the_systems_stand_in_for_languages_that_are_missing(monkeypatch, tmp_path):
    put(tmp_path, "de_AT")
    put(tmp_path, "nl_NL")
    monkeypatch.setattr(dictionaries, "SYSTEM", (tmp_path, tmp_path / "not there"))
    assert stems("de") == ["de_DE"]
    assert stems("nl") == ["nl_NL"]


def test_british_and_american_are_both_english():
    words = ["colour", "color", "organise", "organize", "it’s", "recieve"]
    assert child.unknown(words, paths("en")) == ["recieve"]


def test_german_compounds():
    words = ["Führungskräfteentwicklung", "größer", "gibt’s", "Strasze", "Fu\u0308hrungskraft"]
    assert child.unknown(words, paths("de")) == ["Strasze"]


def test_a_word_of_any_of_the_languages_is_known():
    assert child.unknown(["Besprechung", "meeting", "xqzt"], paths("en", "de")) == ["xqzt"]


def test_suggestions_are_few_and_from_every_dictionary():
    found = child.suggestions("colr", paths("en"))
    assert len(found) <= 5
    assert len(set(found)) == len(found)
    assert {"color", "colour"} & set(found)


def test_a_letter_that_a_dictionary_cannot_write_is_unknown(tmp_path):
    (tmp_path / "xx_XX.aff").write_text("SET ISO8859-1\n")
    (tmp_path / "xx_XX.dic").write_bytes("1\nwüg".encode("latin-1"))
    where = {"xx": [str(tmp_path / "xx_XX")]}
    assert child.unknown(["wüg", "wőg"], where) == ["wőg"]
    assert child.suggestions("wőg", where) == []


def test_a_dictionary_that_is_gone_calls_nothing_wrong(tmp_path):
    where = {"xx": [str(tmp_path / "gone")]}
    requests = [{"check": ["word"], "languages": where}, {"suggest": "word", "languages": where}]
    out = io.StringIO()
    child.serve([json.dumps(one) for one in requests], out)
    assert out.getvalue() == "[]\n[]\n"


def test_the_process_answers_in_order_and_ends_with_its_input(tmp_path):
    put(tmp_path, "xx_XX", words=("größer", "wug"))
    where = {"xx": [str(tmp_path / "xx_XX")]}
    asked = [["größer", "grosser"], ["wug"]]
    lines = "".join(json.dumps({"check": one, "languages": where}) + "\n" for one in asked)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "growthjournal.spelling.child"],
        input=lines, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert [json.loads(line) for line in done.stdout.splitlines()] == [["grosser"], []]
    assert done.stderr == ""


def test_nothing_is_written_beside_a_dictionary(tmp_path):
    put(tmp_path, "xx_XX")
    before = sorted(tmp_path.iterdir())
    child.unknown(["wug", "wag"], {"xx": [str(tmp_path / "xx_XX")]})
    assert sorted(tmp_path.iterdir()) == before
    shutil.rmtree(tmp_path)
