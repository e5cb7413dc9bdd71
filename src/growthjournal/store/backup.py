"""Verified backups: copied, reopened with the key, checked, only then given their name."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from growthjournal.domain.errors import DamagedJournalError, JournalError
from growthjournal.language import gettext as _
from growthjournal.store import driver
from growthjournal.store.database import Database, make_private_file, refuse_planted_link

if TYPE_CHECKING:
    from growthjournal.store.keys import Key

SUFFIX = ".backup"
STAMP = "%Y-%m-%d_%H%M%S"
RECENT, DAILY, WEEKLY, MONTHLY = 10, 7, 4, 12
"""How many are kept (security.md 5)."""


def folder_of(journal: Path) -> Path:
    """Return the folder beside a journal in which its backups are kept."""
    return journal.with_name(f"{journal.stem}.backups")


def backups_in(folder: Path, journal: Path) -> list[Path]:
    """Return the verified backups of a journal, newest first."""
    return sorted(folder.glob(f"{_escaped(journal.stem)}_*{SUFFIX}"), reverse=True)


def _escaped(text: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in text)


def make(database: Database, folder: Path, now: datetime) -> Path:
    """Write a verified backup and thin older ones.

    Args:
        database: An open journal.
        folder: Where to put it.
        now: Local time, for its name.

    Returns:
        The backup's path. A file of that name exists only after every check passed.

    Raises:
        JournalError: It could not be written or did not pass; older backups are untouched.
    """
    expected = fingerprint(database)
    target = _free_name(folder, database.path.stem, now)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    refuse_planted_link(part)
    make_private_file(part)
    try:
        with driver.translated():
            database.connection.execute("VACUUM INTO ?", [str(part)])
        found = verify(part, database.key)
        _require_all(expected, found)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.rename(target)
        sync_folder(folder)
    except BaseException:
        for left in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)
        raise
    thin(folder, database.path)
    return target


def _require_all(expected: dict[str, int], found: dict[str, int]) -> None:
    if any(found[table] < count for table, count in expected.items()):
        raise JournalError(_("The backup is not complete, so it was not kept."))


def _free_name(folder: Path, stem: str, now: datetime) -> Path:
    while True:
        target = folder / f"{stem}_{now.strftime(STAMP)}{SUFFIX}"
        if not target.exists():
            return target
        now += timedelta(seconds=1)


def fingerprint(database: Database) -> dict[str, int]:
    """Return the number of rows of every table that holds records, and entries' highest key."""
    counts = {
        table: int(database.value(f'SELECT count(*) FROM "{table}"'))
        for table in ("entry", "revision", "attachment", "person", "pattern", "rating")
    }
    counts["highest"] = int(database.value("SELECT coalesce(max(id), 0) FROM entry"))
    return counts


def verify(path: Path, key: Key | None) -> dict[str, int]:
    """Open a file as a journal and check all of it; return its fingerprint.

    Raises:
        JournalError: It does not open with the key.
        DamagedJournalError: It opens and is damaged.
    """
    database = Database.open(path, key)
    try:
        if problems(database):
            raise DamagedJournalError(
                _("{name} is damaged and was not used.").format(name=path.name)
            )
        return fingerprint(database)
    finally:
        # One file at rest; a damaged one refuses, and is reported as damaged all the same.
        with suppress(driver.Error):
            database.connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        database.close()


def problems(database: Database) -> list[str]:
    """Return what the file's own checks find, empty when it is sound."""
    found: list[str] = []
    if database.key is not None:
        found += [str(row[0]) for row in database.rows("PRAGMA cipher_integrity_check")]
    found += [str(row[0]) for row in database.rows("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"reference in {row[0]}" for row in database.rows("PRAGMA foreign_key_check")]
    try:
        with database.transaction():
            database.write("INSERT INTO entry_fts(entry_fts, rank) VALUES('integrity-check', 1)")
    except (driver.Error, JournalError):
        found.append("search index")
    return found


def restore(backup: Path, journal: Path, key: Key | None, now: datetime) -> Path | None:
    """Put a verified backup in a journal's place; what was there is kept aside.

    The caller holds the journal's lock.

    Returns:
        The path of the file that was there before, None when there was none.
    """
    verify(backup, key)
    part = journal.with_name(journal.name + ".restoring")
    part.unlink(missing_ok=True)
    make_private_file(part)
    try:
        with backup.open("rb") as source, part.open("rb+") as target:
            while block := source.read(1 << 20):
                target.write(block)
            target.flush()
            os.fsync(target.fileno())
        aside = _move_aside(journal, now)
        part.rename(journal)
        sync_folder(journal.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise JournalError(
            _("The backup could not be put back: {reason}.").format(reason=error.strerror)
        ) from None
    return aside


def _move_aside(journal: Path, now: datetime) -> Path | None:
    """Move the journal and its log away together: a stale log spoils what is restored."""
    stamp = now.strftime(STAMP)
    aside = journal.with_name(f"{journal.stem}.before-restore-{stamp}{journal.suffix}")
    moved = None
    for end in ("", "-wal", "-shm"):
        source = journal.with_name(journal.name + end)
        if source.exists():
            target = aside.with_name(aside.name + end)
            source.rename(target)
            moved = moved or target
    return moved


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder durable, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def thin(folder: Path, journal: Path) -> None:
    """Keep the ten newest, and the newest of seven days, four weeks and twelve months."""
    kept: set[Path] = set()
    files = backups_in(folder, journal)
    kept.update(files[:RECENT])
    for form, count in (("%Y-%m-%d", DAILY), ("%G-%V", WEEKLY), ("%Y-%m", MONTHLY)):
        periods: dict[str, Path] = {}
        for file in files:
            stamp = file.name.removesuffix(SUFFIX)[-len("2000-01-01_000000") :]
            with suppress(ValueError):
                # The name's time, not the disk's: copying a folder must not change what is kept.
                when = datetime.strptime(stamp, STAMP)  # noqa: DTZ007
                periods.setdefault(when.strftime(form), file)
        kept.update(list(periods.values())[:count])
    for file in files:
        if file not in kept:
            file.unlink(missing_ok=True)
