"""Prepares the checkout: its environment in .venv and the system libraries Qt needs.

Standard library only, so that it runs on a machine that has nothing but Python.
"""

import contextlib
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ROOT / ".local"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

QT_MODULES = (
    "QtCore",
    "QtGui",
    "QtPdf",
    "QtPdfWidgets",
    "QtPrintSupport",
    "QtSvg",
    "QtSvgWidgets",
    "QtTest",
    "QtWidgets",
)

# Shared library -> the Debian and Ubuntu package that holds it.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}


def say(message: str) -> None:
    """Tell what is being done, on stderr: stdout belongs to the result."""
    print(f"-- {message}", file=sys.stderr, flush=True)


def fail(message: str) -> NoReturn:
    """End with exit code 1 and a message that says what to do."""
    sys.exit(f"{Path(sys.argv[0]).name}: {message}")


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def prepare(lock: str, *, window: bool = False) -> None:
    """Make or renew the environment; quick when nothing has changed.

    Args:
        lock: Which requirement file to install, "run" or "dev".
        window: Whether a window is to be opened, which needs more system libraries.
    """
    with _alone():
        _make_environment()
        _install(lock)
        _link_project()
        if sys.platform == "linux":
            _provide_libraries(window=window)


def environment(*, offscreen: bool) -> dict[str, str]:
    """The variables for the project's own commands; caches and settings stay in the checkout."""
    variables = os.environ | {
        "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "VIRTUAL_ENV": str(VENV),
    }
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        variables[f"XDG_{name}_HOME"] = str(LOCAL / name.lower())
    variables.pop("PYTHONHOME", None)
    if offscreen:
        variables["QT_QPA_PLATFORM"] = "offscreen"
    return variables


def module(name: str, *arguments: str | Path) -> list[str]:
    """The command line that runs a module in the environment."""
    return [str(PYTHON), "-m", name, *map(str, arguments)]


def tool(name: str, *arguments: str) -> list[str]:
    """The command line that runs a program of the environment."""
    return [str(BIN / name), *arguments]


def run(command: Sequence[str], variables: Mapping[str, str]) -> None:
    """Run one command and end with its exit code when it fails."""
    finished = subprocess.run(command, env=variables, check=False)
    if finished.returncode:
        say(f"failed with exit code {finished.returncode}: {shlex.join(command)}")
        sys.exit(finished.returncode if finished.returncode > 0 else 1)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Keep two set-ups of one checkout from meeting."""
    if os.name == "nt":
        yield
        return
    import fcntl

    LOCAL.mkdir(exist_ok=True)
    with (LOCAL / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_environment() -> None:
    version = f"{sys.version} {VENV}"
    stamp = VENV / "python.stamp"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == version:
        return
    if importlib.util.find_spec("ensurepip") is None:
        _install_packages(["python3-venv"], "Python's venv module")
        _restart()
    say("making the environment in .venv")
    try:
        venv.create(VENV, clear=True, with_pip=True, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:
        fail(f"the environment in .venv could not be made: {error}")
    stamp.write_text(version)


def _restart() -> NoReturn:
    """Start again, so that Python sees the module that was just installed."""
    if os.environ.get("GROWTHJOURNAL_RESTARTED"):
        fail(f"{sys.executable} has no venv module; use a Python that has one")
    os.environ["GROWTHJOURNAL_RESTARTED"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606


def _install(lock: str) -> None:
    locks = ["run", "dev"] if lock == "dev" else ["run"]
    wanted = {VENV / f"{name}.stamp": _digest(ROOT / f"requirements/{name}.txt") for name in locks}
    if all(stamp.exists() and stamp.read_text() == digest for stamp, digest in wanted.items()):
        return
    say("installing the pinned requirements (about 300 MB the first time)")
    pip = module("pip", "install", "--quiet", "--disable-pip-version-check", "--no-cache-dir")
    pip += ["--require-hashes", "--only-binary=:all:"]
    pip += ["-r", str(ROOT / f"requirements/{lock}.txt")]
    if subprocess.run(pip, check=False).returncode:
        fail("the requirements could not be installed; is the network reachable?")
    for stamp, digest in wanted.items():
        stamp.write_text(digest)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _site_packages() -> Path:
    if os.name == "nt":
        return VENV / "Lib" / "site-packages"
    return VENV / f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"


def _link_project() -> None:
    """Put the sources on the environment's path, as an editable install does, without a build."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name, version = project["name"], project["version"]
    site = _site_packages()
    for old in site.glob(f"{name}-*.dist-info"):
        if old.name != f"{name}-{version}.dist-info":
            shutil.rmtree(old)
    about = site / f"{name}-{version}.dist-info"
    about.mkdir(exist_ok=True)
    points = "".join(f"{key} = {value}\n" for key, value in project["scripts"].items())
    files = {
        site / f"{name}.pth": f"{ROOT / 'src'}\n",
        about / "METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        about / "entry_points.txt": f"[console_scripts]\n{points}",
        about / "INSTALLER": "scripts\n",
    }
    if os.name != "nt":
        files[BIN / name] = f'#!/bin/sh\nexec "{PYTHON}" -m {name} "$@"\n'
    for path, text in files.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    if os.name != "nt":
        (BIN / name).chmod(0o755)


def _provide_libraries(*, window: bool) -> None:
    missing = _missing_libraries(window=window)
    if not missing:
        return
    unknown = sorted(missing - PACKAGES.keys())
    packages = sorted({PACKAGES[library] for library in missing & PACKAGES.keys()})
    if packages:
        _install_packages(packages, f"the system libraries {', '.join(sorted(missing))}")
        unknown = sorted(_missing_libraries(window=window))
    if unknown:
        fail(f"install the system packages that hold {', '.join(unknown)}, then start again")


def _missing_libraries(*, window: bool) -> set[str]:
    """Names of the shared libraries that Qt asks for and the machine has not."""
    if shutil.which("ldd") is None:
        return set()
    qt = _site_packages() / "PySide6"
    files = [qt / f"{name}.abi3.so" for name in QT_MODULES]
    plugins = qt / "Qt" / "plugins"
    files += [plugins / "platforms/libqoffscreen.so", *plugins.glob("imageformats/*.so")]
    if window and os.environ.get("DISPLAY"):
        files += [plugins / "platforms/libqxcb.so", *plugins.glob("xcbglintegrations/*.so")]
    if window and os.environ.get("WAYLAND_DISPLAY"):
        files += [plugins / "platforms/libqwayland.so", *plugins.glob("wayland-*-client/*.so")]
    command = ["ldd", *(str(file) for file in files if file.exists())]
    listing = subprocess.run(command, check=False, capture_output=True, text=True).stdout
    lines = (line.split() for line in listing.splitlines() if line.endswith("=> not found"))
    return {words[0] for words in lines if not words[0].startswith("libQt6")}


def _install_packages(packages: Sequence[str], purpose: str) -> None:
    """Install Debian packages if that needs no question, else say how and end."""
    by_hand = f"apt-get install -y {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        fail(f"{purpose} missing; install them with the system's package manager")
    prefix = _root_prefix()
    if prefix is None:
        fail(
            f"{purpose} missing; run this once and start again:\n"
            f"    sudo apt-get update && sudo {by_hand}"
        )
    say(f"installing {' '.join(packages)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*apt, "update"], check=False, stdout=sys.stderr)
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    if subprocess.run(install, check=False, stdout=sys.stderr).returncode:
        fail(f"{purpose} could not be installed; this command failed:\n    {by_hand}")


def _root_prefix() -> list[str] | None:
    """What to put before a command to run it as root; None if that would need a password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return ["sudo", "-n"] if asked.returncode == 0 else None
