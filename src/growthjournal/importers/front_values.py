"""What front matter and file names say, as values."""

from __future__ import annotations

import posixpath
import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from growthjournal.importers.dates import find_stamp

if TYPE_CHECKING:
    from enum import StrEnum

_DATE_IN_NAME = re.compile(r"(?<!\d)(\d{4})([-_.])(\d{2})\2(\d{2})(?!\d)")
_COMPACT_DATE = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
_DATE_IN_PATH = re.compile(r"(?:^|/)(\d{4})/(\d{2})/(\d{2})(?!\d)[^/]*$")
Kind = TypeVar("Kind", bound="StrEnum")


def date_in_path(path: str) -> date | None:
    """Return the date in a file's name or path."""
    name = posixpath.splitext(posixpath.basename(path))[0]
    found = [match.group(1, 3, 4) for match in _DATE_IN_NAME.finditer(name)]
    found += [match.groups() for match in _DATE_IN_PATH.finditer(path)]
    found += [match.groups() for match in _COMPACT_DATE.finditer(name)]
    for year, month, day in found:
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def title_in_path(path: str) -> str:
    """Return the words in a file's name besides its date."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    if _DATE_IN_PATH.search(path):
        stem = re.sub(r"^\d{2}(?!\d)", "", stem)
    words = _COMPACT_DATE.sub("", _DATE_IN_NAME.sub("", stem, count=1), count=1)
    return words.replace("_", " ").strip(" -.,")


def date_of(value: object) -> tuple[date | None, time | None]:
    """Return local date and time of a value in front matter, as written there."""
    if isinstance(value, datetime):
        return value.date(), value.time().replace(microsecond=0)
    if isinstance(value, date):
        return value, None
    text = str(value).strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        stamp = find_stamp(text)
        if stamp is None or stamp.lacks_day:
            return None, None
        try:
            return stamp.on(day_first=False), stamp.at()
        except ValueError:
            return None, None
    has_time = ":" in text or "T" in text
    return moment.date(), moment.time().replace(microsecond=0) if has_time else None


def moment_of(value: object) -> datetime | None:
    """Return an aware moment in UTC, None when there is none."""
    try:
        moment = datetime.fromisoformat(str(value))
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def uuid_of(value: object) -> str | None:
    """Return a uuid in its canonical form, None when it is none."""
    try:
        return str(UUID(value)) if isinstance(value, str) else None
    except ValueError:
        return None


def member_of(kind: type[Kind], value: object) -> Kind | None:
    """Return the member of an enumeration with that value, if there is one."""
    try:
        return kind(str(value))
    except ValueError:
        return None


def string_of(value: object) -> str | None:
    """Return a value as text, None for none."""
    return None if value is None else str(value)


def tags_of(value: object, *, exactly: bool) -> tuple[str, ...]:
    """Return tags from a list or a line of them; without "#" unless taken exactly."""
    if isinstance(value, str):
        value = re.split(r",|\s(?=#)" if "," in value else r"\s+", value)
    if not isinstance(value, list):
        return ()
    tags = [str(tag) for tag in value if tag is not None and not isinstance(tag, (list, dict))]
    if not exactly:
        tags = [tag.strip().lstrip("#").strip() for tag in tags]
    return tuple(dict.fromkeys(tag for tag in tags if tag))
