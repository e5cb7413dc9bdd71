"""What every test stands on: no display, no user folders, repeatable examples."""

import gc
import os
import shutil
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from hypothesis import settings

import growthjournal.ui  # noqa: F401 - its guard must come before the first Qt call

ROOT = Path(__file__).resolve().parent.parent
HOME = pytest.StashKey[Path]()

settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_configure(config: pytest.Config) -> None:
    """Move home and the XDG folders before anything reads them, subprocesses included."""
    home = Path(tempfile.mkdtemp(prefix="growthjournal-tests-"))
    config.stash[HOME] = home
    os.environ["HOME"] = os.environ["USERPROFILE"] = str(home)
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    for name in ("DBUS_SESSION_BUS_ADDRESS", "MPLCONFIGDIR", "LANGUAGE", "LC_MESSAGES"):
        os.environ.pop(name, None)
    os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(autouse=True)
def garbage_on_this_thread():
    """Collect between tests and nowhere else, as the window's `Collector` does.

    Left to itself, Python would now and then destroy a test's widgets on a worker's thread.
    """
    gc.disable()
    yield
    gc.collect(1)


@pytest.fixture(autouse=True, scope="module")
def all_garbage():
    """Collect everything after each module."""
    yield
    gc.collect()


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[HOME], ignore_errors=True)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real exports beside the repository."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real exports in ../shared/data are not here")
    return folder
