import datetime as dt
import stat

import pytest

from growthjournal.domain.errors import JournalError
from growthjournal.store import backup
from growthjournal.store.database import Database
from growthjournal.store.entries import Entries

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kept"


def test_a_backup_is_whole_private_and_under_the_same_key(database, write, folder, key):
    write("needle")
    made = backup.make(database, folder, NOW)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert [file.name for file in folder.iterdir()] == [made.name]
    opened = Database.open(made, key)
    assert opened.value("SELECT body FROM entry") == "needle"
    assert opened.value("SELECT count(*) FROM entry_fts WHERE entry_fts MATCH 'needle'") == 1
    opened.close()
    assert (made.read_bytes()[:6] == b"SQLite") == (key is None)


def test_f9_a_backup_that_does_not_pass_has_no_name(database, folder, monkeypatch):
    good = backup.make(database, folder, NOW)
    monkeypatch.setattr(backup, "problems", lambda _database: ["bad page"])
    with pytest.raises(JournalError, match="damaged"):
        backup.make(database, folder, NOW + dt.timedelta(hours=1))
    assert list(folder.iterdir()) == [good]


def test_damage_is_found(database, write, key, tmp_path):
    for _count in range(50):
        write("word " * 200)
    path = database.path
    database.close()
    content = bytearray(path.read_bytes())
    for at in range(20_000, 40_000, 97):
        content[at] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(JournalError):
        backup.verify(path, key)


def test_a_search_index_out_of_step_is_found(database, write):
    write("needle")
    assert backup.problems(database) == []
    with database.transaction():
        database.write("DELETE FROM entry_fts_docsize")
    assert backup.problems(database) == ["search index"]


def test_restore_moves_the_old_file_and_its_log_aside(database, write, folder, key):
    write("before")
    made = backup.make(database, folder, NOW)
    path = database.path
    database.close()
    path.write_bytes(b"damaged")
    path.with_name(path.name + "-wal").write_bytes(b"stale log")
    aside = backup.restore(made, path, key, NOW)
    assert aside is not None
    assert aside.read_bytes() == b"damaged"
    opened = Database.open(path, key)
    assert opened.value("SELECT body FROM entry") == "before"
    opened.close()


def test_a_damaged_backup_is_not_put_back(database, folder, key):
    made = backup.make(database, folder, NOW)
    path = database.path
    database.close()
    before = path.read_bytes()
    made.write_bytes(made.read_bytes()[:5000])
    with pytest.raises(JournalError):
        backup.restore(made, path, key, NOW)
    assert path.read_bytes() == before


def test_thinning_keeps_recent_daily_weekly_and_monthly(tmp_path, folder):
    folder.mkdir()
    journal = tmp_path / "j.growthjournal"
    for day in range(400):
        for hour in (8, 20):
            when = dt.datetime(2025, 1, 1, hour, tzinfo=dt.UTC) + dt.timedelta(days=day)
            (folder / f"j_{when.strftime(backup.STAMP)}{backup.SUFFIX}").touch()
    other = folder / "unrelated.txt"
    other.touch()
    backup.thin(folder, journal)
    left = backup.backups_in(folder, journal)
    assert len(left) == 24
    assert left[0].name == "j_2026-02-04_200000.backup"
    assert left[-1].name == "j_2025-03-31_200000.backup"
    assert other.exists()


def test_f16_a_future_date_costs_no_backup(database, folder):
    future = backup.make(database, folder, NOW + dt.timedelta(days=3650))
    made = [backup.make(database, folder, NOW + dt.timedelta(minutes=n)) for n in range(5)]
    assert all(file.exists() for file in [future, *made])


def test_the_journal_is_unchanged_by_its_backup(database, write, folder, entries: Entries):
    write("x")
    before = backup.fingerprint(database)
    backup.make(database, folder, NOW)
    assert backup.fingerprint(database) == before
