"""Where data and settings live."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

APP = "growthjournal"


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
