"""What the window remembers on this device. Never journal text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from growthjournal.paths import config_dir

if TYPE_CHECKING:
    from growthjournal.ui.theme import Mode

DEFAULT_LOCK_MINUTES = 5
RECENT = 6


class Preferences:
    """Typed getters and setters over one INI file."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or config_dir() / "window.ini"
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._settings = QSettings(str(self._path), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered word."""
        return str(self._settings.value(key, default, type=str))

    def number(self, key: str, default: float) -> float:
        """Return a remembered number; the default where the file has something else."""
        try:
            return float(self.text(key, str(default)))
        except ValueError:
            return default

    def switch(self, key: str, *, default: bool) -> bool:
        """Return a remembered yes or no."""
        return bool(self._settings.value(key, default, type=bool))

    def blob(self, key: str) -> QByteArray:
        """Return the state of a window or a splitter; empty when there is none."""
        found = self._settings.value(key, QByteArray(), type=QByteArray)
        return found if isinstance(found, QByteArray) else QByteArray()

    def remember(self, key: str, value: str | float | bool | QByteArray) -> None:  # noqa: FBT001
        """Keep a value; written by Qt within a moment."""
        self._settings.setValue(key, value if isinstance(value, bool | QByteArray) else str(value))

    def forget(self, key: str) -> None:
        """Drop a value."""
        self._settings.remove(key)

    def save(self) -> None:
        """Write the file now."""
        self._settings.sync()

    @property
    def theme(self) -> Mode:
        """Light, dark or as the system."""
        word = self.text("theme", "system")
        return "light" if word == "light" else "dark" if word == "dark" else "system"

    @property
    def text_scale(self) -> float:
        """The text size, 1.0 for 100 %."""
        return self.number("text_scale", 1.0)

    @property
    def lock_minutes(self) -> int:
        """Idle minutes until an encrypted journal locks; 0 for never."""
        return int(self.number("lock_minutes", DEFAULT_LOCK_MINUTES))

    @property
    def last_journal(self) -> Path | None:
        """The journal that was open last."""
        word = self.text("last_journal")
        return Path(word) if word else None

    def recent(self) -> list[Path]:
        """Return the journals opened lately, newest first."""
        return [Path(line) for line in self.text("recent").split("\n") if line]

    def opened(self, path: Path) -> None:
        """Remember a journal as the last one opened."""
        others = [one for one in self.recent() if one != path]
        self.remember("last_journal", str(path))
        self.remember("recent", "\n".join(map(str, [path, *others][:RECENT])))

    def discard(self) -> None:
        """Drop the file; pictures for the guide leave nothing behind."""
        self._settings.sync()
        self._path.unlink(missing_ok=True)
