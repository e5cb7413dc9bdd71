"""What an import brought, and how it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from growthjournal.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch(Record):
    """One finished import: found = imported + duplicates + failed."""

    format: str
    name: str = field(default="", repr=False)
    found: int = 0
    imported: int = 0
    duplicates: int = 0
    failed: int = 0
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something an import could not read or had to leave out.

    Attributes:
        where: File and entry, for example "Example.json, entry 12".
        reason: One sentence without journal text.
        fatal: The entry was left out; otherwise it came with a loss that the reason names.
    """

    where: str
    reason: str
    fatal: bool = True
