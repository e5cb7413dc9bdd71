"""F1: kill -9 during saves; every acknowledged one is there, and the file is sound."""

import os
import random
import signal
import subprocess
import sys
import threading

import pytest

from growthjournal.services.workspace import Workspace

WRITER = """
import datetime as dt, sys
from pathlib import Path
from growthjournal.domain.entries import Entry
from growthjournal.services.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), "a long passphrase")
print("ready", flush=True)
for number in range(100_000):
    entry = Entry(body=f"entry {number} " * 20, date=dt.date(2026, 1, 1))
    workspace.journal.put(entry)
    print(entry.uuid, flush=True)
"""


def kill_while_saving(journal, cycles, seed):
    source = random.Random(seed)
    acknowledged = set()
    for _cycle in range(cycles):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(journal)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout.readline().strip() == "ready"
            delay = source.uniform(0.01, 0.35)
            timer = threading.Timer(delay, os.kill, [process.pid, signal.SIGKILL])
            timer.start()
            acknowledged.update(
                line.strip() for line in process.stdout if line.endswith("\n") and len(line) == 37
            )
        with Workspace.open(journal, "a long passphrase") as workspace:
            assert workspace.vault.check() == []
            stored = {entry.uuid for entry in workspace.journal.chosen()}
            assert acknowledged <= stored
    assert acknowledged


def test_a_few_kills_lose_nothing(tmp_path):
    journal = tmp_path / "j"
    Workspace.create(journal, "a long passphrase").close()
    kill_while_saving(journal, cycles=4, seed=1)


@pytest.mark.faults
def test_two_hundred_kills_lose_nothing(tmp_path):
    journal = tmp_path / "j"
    Workspace.create(journal, "a long passphrase").close()
    kill_while_saving(journal, cycles=200, seed=2)
