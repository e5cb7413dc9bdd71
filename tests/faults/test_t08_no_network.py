"""T8: nothing in the program can reach the network, and a whole evening does not try to.

Every test in tests/end_to_end that opens the window runs with sockets that raise; the full form
here also watches the system calls of the same evening, Qt's and the libraries' included.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "xmlrpc",
    "QtNetwork", "QtNetworkAuth", "QtWebChannel", "QtWebEngineCore", "QtWebEngineWidgets",
    "QtWebSockets",
}  # fmt: skip
STRINGS_ONLY = "urllib.parse"
"""Takes addresses apart and opens nothing."""
EVENING = """
import sys

def refuse(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        sys.stderr.write(f"NETWORK {event}\\n")
        raise OSError("no network in this test")

sys.addaudithook(refuse)
import pytest
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "tests/end_to_end/test_window.py"]))
"""


def imported(source):
    """Every module that a source imports, wherever the line stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from (one.value for one in node.args if isinstance(one, ast.Constant))


def reaches_out(module):
    is_strings = module == STRINGS_ONLY or module.startswith(f"{STRINGS_ONLY}.")
    return not is_strings and bool(NETWORK & set(module.split(".")))


def test_no_module_imports_what_reaches_the_network():
    sources = sorted((ROOT / "src").rglob("*.py"))
    found = [
        (path.name, module)
        for path in sources
        for module in imported(path.read_text("utf-8"))
        if reaches_out(module)
    ]
    assert len(sources) > 100
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "def f():\n    from urllib.request import urlopen",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QTcpSocket",
        "import_module('http.client')",
        "import requests as r",
    ],
)
def test_the_search_would_find_it(line):
    assert [module for module in imported(line) if reaches_out(module)]


@pytest.mark.faults
def test_an_evening_makes_no_connection(tmp_path):
    command = [sys.executable, "-c", EVENING]
    log = tmp_path / "connects"
    if can_trace():
        filters = ["-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect,sendto"]
        command = ["strace", *filters, "-e", "signal=none", "-o", str(log), *command]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "NETWORK" not in done.stderr
    assert "1 passed" in done.stdout
    assert re.findall(r".*AF_INET.*", log.read_text() if log.exists() else "") == []


def can_trace():
    """Whether strace is here and may look; it is not in every container."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], check=False).returncode == 0
