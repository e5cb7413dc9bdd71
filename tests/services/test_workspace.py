import datetime as dt

import pytest

from growthjournal.domain.entries import Entry
from growthjournal.domain.errors import JournalBusyError, JournalError, WrongPassphraseError
from growthjournal.services import clock
from growthjournal.services.workspace import Workspace

DAY = dt.date(2026, 1, 1)
PASSPHRASE = "it's a passphrase"


def test_a_short_passphrase_creates_nothing(tmp_path):
    with pytest.raises(JournalError, match="at least 10"):
        Workspace.create(tmp_path / "j", "too short")
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_is_there_after_reopening(workspace):
    entry = Entry(body="kept", date=DAY)
    workspace.journal.put(entry)
    path = workspace.path
    workspace.close()
    with Workspace.open(path, PASSPHRASE if Workspace.needs_passphrase(path) else None) as again:
        assert again.journal.entry(entry.uuid).body == "kept"


WRONG = ["It's a passphrase", "", "it's a passphras", "x" * 4096, "🔑" * 9]


@pytest.mark.parametrize("wrong", WRONG, ids=range(len(WRONG)))
def test_f15_a_wrong_passphrase_opens_nothing_and_the_right_one_does(tmp_path, wrong):
    path = tmp_path / "j"
    Workspace.create(path, PASSPHRASE).close()
    before = path.read_bytes()
    with pytest.raises(WrongPassphraseError):
        Workspace.open(path, wrong)
    assert path.read_bytes() == before
    Workspace.open(path, PASSPHRASE).close()


def test_another_connection_sees_what_this_one_wrote(workspace):
    before = workspace.data_version()
    with workspace.another() as other:
        other.journal.put(Entry(body="from elsewhere", date=DAY))
    assert workspace.journal.count() == 1
    assert workspace.data_version() != before


def test_f11_one_window_a_journal(plain):
    plain.hold()
    other = plain.another()
    with pytest.raises(JournalBusyError, match="another window"):
        other.hold()
    other.close()


def test_closing_the_window_backs_up_what_changed(plain):
    plain.hold()
    plain.journal.put(Entry(body="x", date=DAY))
    folder = plain.path.with_name("p.backups")
    plain.close()
    assert len(list(folder.iterdir())) == 1
    again = Workspace.open(plain.path)
    again.hold()
    again.close()
    assert len(list(folder.iterdir())) == 1


def test_closing_the_window_erases_what_was_in_the_trash_too_long(plain, monkeypatch):
    old, new = Entry(body="old", date=DAY), Entry(body="new", date=DAY)
    for entry in (old, new):
        plain.journal.put(entry)
    long_ago = clock.now() - dt.timedelta(days=31)
    with monkeypatch.context() as past:
        past.setattr(clock, "now", lambda: long_ago)
        plain.journal.trash([old.uuid])
    plain.journal.trash([new.uuid])
    path = plain.path
    plain.hold()
    plain.close()
    with Workspace.open(path) as again:
        assert [row.uuid for row in again.journal.trashed()] == [new.uuid]


def test_restore_needs_the_journal_to_be_closed(plain):
    made = plain.vault.backup()
    plain.hold()
    with pytest.raises(JournalBusyError):
        Workspace.restore(made, plain.path, None)


def test_backup_damage_restore(workspace):
    entry = Entry(body="kept", date=DAY)
    workspace.journal.put(entry)
    made = workspace.vault.backup()
    path, passphrase = workspace.path, PASSPHRASE if workspace.is_encrypted else None
    workspace.close()
    path.write_bytes(b"\0" * 9000)
    with pytest.raises(JournalError):
        Workspace.open(path, passphrase)
    aside = Workspace.restore(made, path, passphrase)
    assert aside.read_bytes() == b"\0" * 9000
    with Workspace.open(path, passphrase) as again:
        assert again.journal.entry(entry.uuid).body == "kept"
        assert again.vault.check() == []


def test_info_counts(workspace):
    workspace.journal.put(Entry(body="x", date=DAY))
    facts = workspace.vault.info().as_dict()
    assert (facts["entries"], facts["ratings"], facts["schema"]) == (1, 0, 7)
    assert facts["encrypted"] is workspace.is_encrypted


def test_settings_belong_to_the_journal(workspace):
    assert workspace.vault.setting("first_day", "mon") == "mon"
    workspace.vault.set_setting("first_day", "sun")
    workspace.vault.set_setting("first_day", "sat")
    assert workspace.vault.setting("first_day") == "sat"
