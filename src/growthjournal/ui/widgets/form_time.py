"""A time of day in a form, typed in whatever way a person writes it; may be left open."""

from __future__ import annotations

import re
from datetime import time

from PySide6.QtWidgets import QLineEdit

from growthjournal.language import gettext as _

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)
NOON = 12
LONGEST = 12


class TimeField(QLineEdit):
    """Takes "14:30", "1430", "14.30", "2 pm" or "14"; empty for no time."""

    def __init__(self, at: time | None = None) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(_("for example 14:30"))
        self.set_time(at)
        self.editingFinished.connect(self._tidy)

    def set_time(self, at: time | None) -> None:
        """Show a time."""
        self.setText("" if at is None else f"{at:%H:%M}")

    def at(self) -> time | None:
        """Return the time; None when there is none, or none that can be read."""
        return read_time(self.text())

    def problem(self) -> str:
        """Return what is wrong with what was typed, empty when nothing is."""
        if not self.text().strip() or self.at() is not None:
            return ""
        return _("Write the time as 14:30, or leave it empty.")

    def _tidy(self) -> None:
        if self.at() is not None:
            self.set_time(self.at())


def read_time(text: str) -> time | None:
    """Return the time of day that was written, None when it is none."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    if match[4]:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if match[4].casefold() == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None
