import stat

import pytest

from growthjournal.domain.errors import (
    DamagedJournalError,
    JournalBusyError,
    JournalError,
    NewerJournalError,
    WrongPassphraseError,
)
from growthjournal.store import driver, keys
from growthjournal.store.database import Database
from growthjournal.store.migrations import SCHEMA


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("user_version", SCHEMA),
    ],
)
def test_settings_are_in_force(database, name, expected):
    assert database.pragma(name) == expected


def test_an_encrypted_file_has_no_readable_header_and_private_modes(database, key):
    head = database.path.read_bytes()[:16]
    assert (head == b"SQLite format 3\0") == (key is None)
    for file in database.path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name


def test_the_passphrase_opens_the_file_with_sqlcipher_alone(tmp_path):
    path = tmp_path / "j.growthjournal"
    passphrase = "it's Łódź, ok?"
    Database.create(path, keys.new_key(passphrase)).close()
    connection = driver.connect(str(path))
    connection.set_key(passphrase)
    assert connection.execute("SELECT count(*) FROM entry").fetchone() == (0,)
    settings = {row[0] for row in connection.execute("PRAGMA cipher_settings")}
    assert "PRAGMA kdf_iter = 256000;" in settings
    connection.close()


def test_both_spellings_of_a_letter_are_one_passphrase():
    salt = bytes(16)
    assert keys.derive("Caf\u00e9 and more", salt) == keys.derive("Cafe\u0301 and more", salt)


def test_a_key_never_prints():
    key = keys.Key(b"k" * 32, b"s" * 16)
    assert "k" * 8 not in repr(key)
    assert "6b6b" not in repr(key)


def test_a_wrong_key_changes_nothing(tmp_path):
    path = tmp_path / "j.growthjournal"
    Database.create(path, keys.Key(b"a" * 32, bytes(range(16)))).close()
    before = path.read_bytes()
    with pytest.raises(WrongPassphraseError, match="does not open"):
        Database.open(path, keys.Key(b"b" * 32, bytes(range(16))))
    with pytest.raises(WrongPassphraseError):
        Database.open(path, None)
    assert path.read_bytes() == before


def test_an_existing_file_is_never_overwritten(tmp_path):
    path = tmp_path / "j.growthjournal"
    path.write_text("mine")
    with pytest.raises(JournalError, match="exists already"):
        Database.create(path, None)
    assert path.read_text() == "mine"


def test_missing_empty_and_foreign_files_are_refused(tmp_path):
    with pytest.raises(JournalError, match="no journal at"):
        Database.open(tmp_path / "none", None)
    empty = tmp_path / "empty"
    empty.touch()
    with pytest.raises(DamagedJournalError, match="empty"):
        Database.open(empty, None)
    assert empty.stat().st_size == 0
    other = tmp_path / "other"
    connection = driver.connect(str(other))
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    with pytest.raises(JournalError, match="not a Growth Journal"):
        Database.open(other, None)


def test_f12_a_newer_schema_is_left_alone(database):
    path, key = database.path, database.key
    database.connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    database.close()
    before = path.read_bytes()
    with pytest.raises(NewerJournalError, match="newer version"):
        Database.open(path, key)
    assert path.read_bytes() == before


def test_f12_an_unknown_migration_is_a_newer_schema(database):
    path, key = database.path, database.key
    database.utils["_sqlite_migrations"].insert(
        {"migration_set": "growthjournal", "name": "m999_later", "applied_at": "2030"}
    )
    database.close()
    with pytest.raises(NewerJournalError):
        Database.open(path, key)


def test_an_older_schema_is_migrated_after_a_copy_was_taken(tmp_path, key, monkeypatch):
    from growthjournal.store import database as module
    from growthjournal.store import migrations

    path = tmp_path / "j.growthjournal"
    apply = migrations.apply
    monkeypatch.setattr(migrations, "apply", lambda db: apply(db, migrations.STEPS[:2]))
    monkeypatch.setattr(module, "SCHEMA", 2)
    Database.create(path, key).close()
    monkeypatch.undo()
    seen = []
    opened = Database.open(path, key, before_migration=lambda db: seen.append(db.path))
    assert seen == [path]
    assert opened.pragma("user_version") == SCHEMA
    assert opened.utils["rating"].exists()
    opened.close()


def test_a_failed_transaction_leaves_nothing_and_no_open_transaction(database, write):
    write("first")

    def erase_and_fail():
        with database.transaction():
            database.write("DELETE FROM entry")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        erase_and_fail()
    assert database.value("SELECT count(*) FROM entry") == 1
    assert not database.connection.in_transaction


def test_writing_outside_a_transaction_is_a_bug(database):
    with pytest.raises(RuntimeError, match="outside"):
        database.write("DELETE FROM entry")


def test_a_busy_journal_says_so_at_once_for_the_window(database):
    other = Database.open(database.path, database.key, timeout=0)
    with database.transaction(), pytest.raises(JournalBusyError), other.transaction():
        pass
    with other.transaction():
        pass
    other.close()


def test_t16_a_link_in_a_folder_anyone_can_write_is_refused(tmp_path):
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    real = tmp_path / "real.growthjournal"
    Database.create(real, None).close()
    (folder / "j.growthjournal").symlink_to(real)
    with pytest.raises(JournalError, match="link"):
        Database.open(folder / "j.growthjournal", None)


def test_t2_without_sqlcipher_nothing_is_created(tmp_path, monkeypatch):
    monkeypatch.setattr(driver, "cipher_version", lambda: "")
    path = tmp_path / "j.growthjournal"
    with pytest.raises(JournalError, match="cannot encrypt"):
        Database.create(path, keys.Key(bytes(32), bytes(16)))
    assert not path.exists()


def test_m005_brings_older_conversations_and_people_along(tmp_path, key, monkeypatch):
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.store import database as module
    from growthjournal.store import migrations
    from growthjournal.store.repositories import Repository

    path = tmp_path / "j.growthjournal"
    apply = migrations.apply
    monkeypatch.setattr(migrations, "apply", lambda db: apply(db, migrations.STEPS[:4]))
    monkeypatch.setattr(module, "SCHEMA", 4)
    older = Database.create(path, key)
    stamps = "'2026-01-02T03:04:05.000000+00:00', '2026-01-02T03:04:05.000000+00:00'"
    with older.transaction():
        older.write(
            "INSERT INTO person (uuid, name, relations, mentor_kinds, in_room, created_at, "
            f"updated_at) VALUES ('p', 'Ann', '[\"mentor\"]', '[]', 0, {stamps})"
        )
        older.write(
            "INSERT INTO conversation (uuid, person, date, held, one_line, created_at, updated_at) "
            f"VALUES ('c', 'p', '2026-01-02', 1, 'I now see.', {stamps})"
        )
    older.close()
    monkeypatch.undo()
    opened = Database.open(path, key)
    (person,) = Repository(opened, Person).where()
    (conversation,) = Repository(opened, Conversation).where()
    assert (person.name, person.alias) == ("Ann", None)
    assert (conversation.one_line, conversation.what_changed) == ("I now see.", ())
    assert (conversation.thinking, conversation.moved, conversation.log_draft) == (None,) * 3
    opened.close()
