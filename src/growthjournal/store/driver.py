"""SQLCipher behind sqlite-utils' documented hook, asserted.

sqlite-utils catches only the errors of the driver module that it imported. Given a SQLCipher
connection without this module, one failed statement leaves a transaction open and the next
acknowledged insert is gone after reopening. So this module comes before any other import of
sqlite_utils and registers SQLCipher as the driver that sqlite-utils looks for.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

import sqlcipher3
from sqlcipher3 import dbapi2

from growthjournal.domain.errors import (
    DamagedJournalError,
    JournalBusyError,
    JournalError,
    WrongPassphraseError,
)
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator


if "sqlite_utils" in sys.modules:
    raise ImportError("sqlite_utils was imported before growthjournal.store.driver")
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2


@cache
def sqlite_utils_database() -> type:
    """Return sqlite-utils' `Database`, imported on first use: opening a journal needs none."""
    # sqlite-utils imports NumPy when it finds it, which costs a third of the start.
    hidden = "numpy" not in sys.modules
    if hidden:
        sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        import sqlite_utils.db
    finally:
        if hidden:
            del sys.modules["numpy"]
    caught: object = getattr(sqlite_utils.db, "OperationalError", None)
    if caught is not dbapi2.OperationalError:
        raise ImportError("sqlite_utils catches the errors of another driver")
    return sqlite_utils.db.Database


Connection = dbapi2.Connection
Error = dbapi2.Error
connect = dbapi2.connect


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ones that a user can act on; bugs pass through."""
    try:
        yield
    except dbapi2.Error as error:
        told = _told(error)
        if told is None:
            raise
        try:
            raise told from None
        finally:
            del told  # an error that its own frame holds is freed on any thread


def _told(error: dbapi2.Error) -> JournalError | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    text = str(error)
    if "not a database" in text:
        name = "SQLITE_NOTADB"
    elif "malformed" in text:
        name = "SQLITE_CORRUPT"
    for start, kind, sentence in _sentences():
        if name.startswith(start):
            return kind(sentence)
    return None


def _sentences() -> tuple[tuple[str, type[JournalError], str], ...]:
    """Return the beginning of an error's name, what it becomes, and what the user reads."""
    permissions = _("The journal's file or folder cannot be written. Check its permissions.")
    busy = _("Another program is writing to the journal just now. Try again in a moment.")
    return (
        ("SQLITE_BUSY", JournalBusyError, busy),
        ("SQLITE_LOCKED", JournalBusyError, busy),
        (
            "SQLITE_NOTADB",
            WrongPassphraseError,
            _(
                "The passphrase does not open this journal, or its file is damaged. "
                "Nothing was changed. Try again, or restore a backup."
            ),
        ),
        (
            "SQLITE_CORRUPT",
            DamagedJournalError,
            _(
                "The journal's file is damaged and cannot be read in full. It was left as it is. "
                "Restore the newest backup with: growthjournal restore FILE"
            ),
        ),
        (
            "SQLITE_FULL",
            JournalError,
            _("The disk is full, so nothing was saved. Free some space and save again."),
        ),
        ("SQLITE_READONLY", JournalError, permissions),
        ("SQLITE_PERM", JournalError, permissions),
        ("SQLITE_CANTOPEN", JournalError, permissions),
        (
            "SQLITE_IOERR",
            JournalError,
            _("The disk did not take the change, so nothing was saved. Try again."),
        ),
    )


def cipher_version() -> str:
    """Return SQLCipher's version, empty when the driver was built without it."""
    connection = connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return str(row[0]) if row and row[0] else ""
