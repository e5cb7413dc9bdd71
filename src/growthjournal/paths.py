"""Where data, settings and bundled resources live."""

from __future__ import annotations

from functools import cache
from pathlib import Path

APP = "growthjournal"


@cache
def _resources() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a bundled file, in a checkout and in an installed wheel alike."""
    return _resources().joinpath(*parts)


def data_dir() -> Path:
    """Return the folder for journals and backups; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def config_dir() -> Path:
    """Return the folder for the window's preferences; it may not exist yet."""
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def default_journal() -> Path:
    """Return the journal that is used when none is named."""
    return data_dir() / "journal.growthjournal"
