"""A start to the first painted window, in a process of its own: what it must not load."""

import json
import os
import subprocess
import sys

import pytest

from growthjournal.services.workspace import Workspace

HEAVY = {"babel", "matplotlib", "msgspec", "numpy", "sqlite_utils", "typst"}
"""What only a page, an export or an open journal needs (quality.md, "How")."""
NEVER = {"PySide6.QtNetwork", "urllib.request", "http.client", "ssl"}
"""The program has no path to the network (security.md T8)."""
STARTER = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from growthjournal import app
from growthjournal.ui.preferences import Preferences

build = app.build
seen = {}

def tell():
    seen["painted"] = sorted(sys.modules)
    seen["view"] = window.views.currentWidget().objectName()
    window.session.idle.connect(lambda: finish("idle"))
    if window.views.currentWidget().objectName() == "welcome":
        finish("welcome")

def finish(when):
    if "at rest" in seen:
        return
    seen["at rest"] = sorted(sys.modules)
    window.session.lock()
    QApplication.quit()

def build_and_watch(*args, **options):
    global window
    window, diagnostics = build(*args, **options)
    window.painted.connect(tell)
    return window, diagnostics

app.build = build_and_watch
code = app.run(Path(sys.argv[1]), preferences=Preferences(Path(sys.argv[2])))
print(json.dumps(seen))
sys.exit(code)
"""


@pytest.fixture
def start(tmp_path):
    def run(journal):
        arguments = [sys.executable, "-c", STARTER, journal, tmp_path / "window.ini"]
        done = subprocess.run(
            arguments, capture_output=True, text=True, timeout=60, check=False, env=os.environ
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def packages(modules):
    return {name.partition(".")[0] for name in modules}


def test_a_plain_journal_is_painted_before_anything_heavy_is_loaded(start, tmp_path):
    journal = tmp_path / "j.growthjournal"
    Workspace.create(journal, None).close()
    seen = start(journal)
    assert seen["view"] == "pages"
    assert packages(seen["painted"]) & HEAVY == set()
    assert "growthjournal.ui.pages.patterns" not in seen["painted"]
    assert "growthjournal.ui.pages.today" not in seen["at rest"]
    assert "growthjournal.store.database" not in seen["painted"]
    assert "growthjournal.store.database" in seen["at rest"]
    assert set(seen["at rest"]) & NEVER == set()


def test_no_journal_shows_the_three_doors_as_lightly(start, tmp_path):
    seen = start(tmp_path / "none.growthjournal")
    assert seen["view"] == "welcome"
    assert packages(seen["painted"]) & (HEAVY | {"sqlcipher3"}) == set()
    assert set(seen["painted"]) & NEVER == set()
    assert not (tmp_path / "none.growthjournal").exists()
