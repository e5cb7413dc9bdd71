"""What an import found and did, as the user is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from growthjournal.domain.imports import Problem

Progress = Callable[[int, int], None]


def ignore_progress(_done: int, _total: int) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import found and did: found = imported + duplicates + failed.

    Attributes:
        format: The format that was recognised.
        found: Entries (records, for an archive) in the source.
        imported: How many were new; for a preview, would be.
        duplicates: How many are in the journal already.
        failed: How many could not be read.
        images: Files that come along.
        people: With whom the new conversations of a calendar are, and how many with each.
        problems: Every problem, by entry.
        batch: For undo; None for a preview, or when nothing was new.
    """

    format: str
    found: int
    imported: int
    duplicates: int
    failed: int
    images: int = 0
    people: tuple[tuple[str, int], ...] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = field(default=(), repr=False)
    batch: str | None = None
