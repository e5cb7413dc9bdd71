"""Create and open a journal's file, plain or encrypted; every setting is read back."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote

from growthjournal.domain.errors import (
    DamagedJournalError,
    JournalError,
    NewerJournalError,
    WrongPassphraseError,
)
from growthjournal.language import gettext as _
from growthjournal.store import driver, migrations
from growthjournal.store.keys import Key, salt_of
from growthjournal.store.migrations import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

APPLICATION_ID = 0x47524A4C
"""Marks the file as ours ("GRJL") in SQLite's header."""
WINDOW_TIMEOUT = 0.0
"""The window never waits for another writer; the text stays in the editor and is retried."""
WORKER_TIMEOUT = 5.0
"""Seconds that a worker or the command line waits for another writer."""

_APPLIED = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
_SETTINGS = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("cache_size", "-64000", -64000),
)


class Database:
    """One connection to one journal. A connection stays on the thread that opened it."""

    def __init__(self, path: Path, key: Key | None, connection: driver.Connection) -> None:
        """Wrap an open, checked connection; use `create` or `open`."""
        self.path = path
        self.key = key
        self.connection = connection

    @classmethod
    def create(cls, path: Path, key: Key | None) -> Self:
        """Create a new journal; an existing file is never touched.

        Raises:
            JournalError: The file exists, or its folder cannot be written.
        """
        if key is not None:
            require_cipher()
        make_private_file(path)
        try:
            with driver.translated():
                database = cls(path, key, _connect(path, key, timeout=WORKER_TIMEOUT))
                database.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                database._migrate()
                database._assert_encryption()
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return database

    @classmethod
    def open(
        cls,
        path: Path,
        key: Key | None,
        *,
        timeout: float = WORKER_TIMEOUT,
        before_migration: Callable[[Self], None] | None = None,
    ) -> Self:
        """Open an existing journal and bring its schema up to date.

        Args:
            path: The journal's file.
            key: From `keys.derive`; None for a plain journal.
            timeout: Seconds to wait for another writer.
            before_migration: Called with the open journal when its schema is about to change.

        Raises:
            JournalError: It is missing, empty, foreign, or the key does not fit.
            NewerJournalError: A newer version of the program wrote it.
            DamagedJournalError: It cannot be read.
        """
        check_file(path)
        if key is not None:
            require_cipher()
        elif salt_of(path) is not None:
            raise WrongPassphraseError(_("This journal is encrypted and needs its passphrase."))
        with driver.translated():
            database = cls(path, key, _connect(path, key, timeout=timeout))
            try:
                database._check_identity()
                if database.pragma("user_version") < SCHEMA:
                    if before_migration is not None:
                        before_migration(database)
                    database._migrate()
                database._assert_encryption()
            except BaseException:
                database.connection.close()
                raise
        return database

    @cached_property
    def utils(self) -> Any:  # noqa: ANN401 - sqlite-utils is passed through
        """The same connection through sqlite-utils; plug-ins never see it."""
        return driver.sqlite_utils_database()(self.connection, execute_plugins=False)

    def pragma(self, name: str) -> Any:  # noqa: ANN401 - what SQLite answers
        """Return the first value of a pragma, None without a row."""
        row = self.connection.execute(f"PRAGMA {name}").fetchone()
        return None if row is None else row[0]

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query as tuples."""
        with driver.translated():
            return self.connection.execute(sql, tuple(parameters)).fetchall()

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:  # noqa: ANN401
        """Return the first value of the first row, None without a row."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    def write(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run one writing statement inside `transaction`; return the number of rows it touched."""
        if not self.connection.in_transaction:
            raise RuntimeError("a write outside a transaction")
        with driver.translated():
            return int(self.connection.execute(sql, tuple(parameters)).rowcount)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. On return without an error the change is on the disk."""
        if self.connection.in_transaction:
            with driver.translated(), self.utils.atomic():
                yield
            return
        with driver.translated():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        if self.connection.in_transaction:
            raise RuntimeError("a transaction outlived its commit")

    def checkpoint(self) -> None:
        """Move everything from the write-ahead log into the file and empty the log."""
        with driver.translated():
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def interrupt(self) -> None:
        """Stop the query that is running on this connection; may be called from any thread."""
        self.connection.interrupt()

    def close(self) -> None:
        """Empty the log and close; harmless when called twice."""
        try:
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except driver.Error:
            # Closing must not fail: the log is replayed when the file is opened next.
            pass
        finally:
            self.connection.close()

    def _check_identity(self) -> None:
        if self.pragma("application_id") != APPLICATION_ID:
            raise JournalError(_("This file is not a Growth Journal."))
        applied = {name for (name,) in self.rows(_APPLIED, [migrations.NAME])}
        if self.pragma("user_version") > SCHEMA or applied.difference(migrations.STEPS):
            raise NewerJournalError(
                _(
                    "This journal was written by a newer version of Growth Journal. "
                    "It was left as it is. Update the program to open it."
                )
            )

    def _migrate(self) -> None:
        migrations.apply(self.utils)
        self.connection.execute(f"PRAGMA user_version = {SCHEMA}")

    def _assert_encryption(self) -> None:
        if self.key is None:
            return
        if str(self.pragma("cipher_status")) != "1" or salt_of(self.path) is None:
            raise JournalError(_("The journal could not be encrypted, so it was not opened."))


def require_cipher() -> None:
    """Refuse to go on when the driver was built without SQLCipher.

    Raises:
        JournalError: It was.
    """
    if not driver.cipher_version():
        raise JournalError(
            _("This installation cannot encrypt: SQLCipher is missing. Nothing was created.")
        )


def check_file(path: Path) -> None:
    """Check what can be known without a key.

    Raises:
        JournalError: Missing, a folder, a link in a folder anyone can write, or not a journal.
        DamagedJournalError: Empty or cut short.
    """
    if not path.exists():
        raise JournalError(_("There is no journal at {path}.").format(path=path))
    if not path.is_file():
        raise JournalError(_("{path} is not a file.").format(path=path))
    refuse_planted_link(path)
    if path.stat().st_size < 512:  # noqa: PLR2004 - SQLite's smallest page
        raise DamagedJournalError(
            _("The journal's file is empty or cut short. Restore the newest backup of it.")
        )


def refuse_planted_link(path: Path) -> None:
    """Refuse a symbolic link in a folder that anyone can write (security.md T16).

    Raises:
        JournalError: It is one.
    """
    folder = path.parent
    if path.is_symlink() and folder.exists() and folder.stat().st_mode & stat.S_IWOTH:
        raise JournalError(
            _("{path} is a link in a folder that anyone can write.").format(path=path)
        )


def make_private_file(path: Path) -> None:
    """Create an empty file that only its owner can read; never follow a link to it.

    Raises:
        JournalError: It exists, or the folder cannot be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(path, flags, 0o600))
    except FileExistsError:
        raise JournalError(
            _("{path} exists already; nothing was changed.").format(path=path)
        ) from None
    except OSError as error:
        raise JournalError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=error.strerror)
        ) from None


def _connect(path: Path, key: Key | None, *, timeout: float) -> driver.Connection:
    connection = driver.connect(f"file:{quote(str(path))}?mode=rw", uri=True, timeout=timeout)
    try:
        # Must precede the key, or SQLCipher prints to stderr when it is wrong.
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute("PRAGMA cipher_memory_security = ON")
            connection.set_key(key.as_sqlcipher())
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _apply_settings(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _apply_settings(connection: driver.Connection) -> None:
    for name, value, expected in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if found != expected:
            raise JournalError(
                _("The journal's file refuses a safety setting ({name}).").format(name=name)
            )
