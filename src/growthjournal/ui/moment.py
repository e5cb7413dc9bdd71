"""The time and place in which something is written."""

from __future__ import annotations

from datetime import UTC, datetime, time

from PySide6.QtCore import QTimeZone


def time_here() -> tuple[time, str]:
    """Return the local time to the minute and the name of the zone."""
    now = datetime.now(tz=UTC).astimezone()
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return now.time().replace(second=0, microsecond=0), zone
