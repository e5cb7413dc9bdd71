"""The time, asked for in one place."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """Return the moment, aware, in UTC."""
    return datetime.now(UTC)


def local_now() -> datetime:
    """Return the moment, aware, in the machine's zone."""
    return datetime.now().astimezone()


def today() -> date:
    """Return the local date."""
    return local_now().date()
