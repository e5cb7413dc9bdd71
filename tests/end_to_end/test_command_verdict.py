"""`growthjournal verdict`: what it says, and the rows behind each clause."""

import json

from growthjournal.services import clock
from growthjournal.services.sample import create_sample
from growthjournal.services.workspace import Workspace


def test_an_empty_journal_says_what_is_missing(command, tmp_path):
    path = tmp_path / "empty.growthjournal"
    Workspace.create(path, None).close()
    code, said, trouble = command("verdict", "--journal", path)
    assert (code, trouble) == (0, "")
    assert said.startswith("No verdict yet. Missing: the role you want, in one line;")
    code, said, _trouble = command("verdict", "--journal", path, "--json")
    found = json.loads(said)
    assert (code, found["constraint"], found["label"]) == (0, None, "none")
    assert found["missing"] == ["role", "calls", "room", "skill", "visibility"]


def test_the_verdict_of_the_sample(command, tmp_path):
    path = tmp_path / "s.growthjournal"
    create_sample(path)
    code, said, _trouble = command("verdict", "--journal", path, "--json")
    found = json.loads(said)
    assert code == 0
    assert (found["constraint"], found["label"]) == ("ready_unknown", "supported")
    assert (found["skill"], found["visibility"]) == (4.0, 3.33)
    assert found["pending"] == []
    assert found["borderline"] == ["visibility"]
    parts = {one["part"]: one for one in found["clauses"]}
    assert list(parts) == [
        "name",
        "scores",
        "outside",
        "carries",
        "limits",
        "since",
        "lever",
        "turning",
        "unknown",
    ]
    assert parts["turning"]["text"].endswith("that is 3 items moving one step.")
    with Workspace.open(path) as workspace:
        answers = {one.uuid: one for one in workspace.diagnostics.answers()}
        sittings = {one.uuid: one for one in workspace.diagnostics.sittings()}
        explained = workspace.verdicts.explained(clock.today())
    known = answers.keys() | sittings.keys()
    for name, one in parts.items():
        assert one["rows"] or name == "unknown", name
        assert set(one["rows"]) <= known
    [limits] = parts["limits"]["rows"]
    assert answers[limits].item == "V6"
    assert [answers[row].item for row in parts["carries"]["rows"]] == ["S3", "S1"]
    [outside] = parts["outside"]["rows"]
    assert sittings[outside].rater is not None
    code, said, _trouble = command("verdict", "--journal", path)
    assert said.splitlines() == [one.whole for one in explained.clauses]
