import subprocess
import sys

import pytest
from sqlcipher3 import dbapi2

from growthjournal.domain.errors import JournalBusyError, JournalError
from growthjournal.store.driver import translated


def test_sqlite_utils_catches_the_cipher_drivers_errors(database):
    assert database.utils["entry"].exists()
    import sqlite_utils.db

    assert sqlite_utils.db.OperationalError is dbapi2.OperationalError


def test_an_early_import_of_sqlite_utils_fails_loudly():
    code = "import sqlite_utils\nimport growthjournal.store.driver"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "imported before" in done.stderr


def test_the_store_does_not_bring_numpy_along():
    code = (
        "import sys; from growthjournal.store import driver; "
        "driver.sqlite_utils_database(); print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_an_insert_after_a_returning_statement_is_still_there_after_reopening(database, write):
    with pytest.raises(dbapi2.Error):
        list(database.utils.query("INSERT INTO nowhere VALUES (1) RETURNING 1"))
    assert not database.connection.in_transaction
    kept = write("still here")
    path, key = database.path, database.key
    database.close()
    reopened = type(database).open(path, key)
    assert reopened.value("SELECT body FROM entry WHERE uuid = ?", [kept.uuid]) == "still here"
    reopened.close()


def test_a_full_disk_and_a_busy_file_are_sentences(database):
    with pytest.raises(JournalError, match="disk is full"), translated():
        raise _named("SQLITE_FULL")
    with pytest.raises(JournalBusyError, match="Another program"), translated():
        raise _named("SQLITE_BUSY_SNAPSHOT")
    with pytest.raises(dbapi2.OperationalError), translated():
        raise _named("SQLITE_ERROR")


def _named(name):
    error = dbapi2.OperationalError("whatever")
    error.sqlite_errorname = name
    return error
