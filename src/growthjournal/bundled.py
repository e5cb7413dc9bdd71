"""Where the files are that come with the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _resources() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a bundled file, in a checkout and in an installed wheel alike."""
    return _resources().joinpath(*parts)
