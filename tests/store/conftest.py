import datetime as dt

import pytest

from growthjournal.domain.entries import Entry
from growthjournal.store import keys
from growthjournal.store.database import Database
from growthjournal.store.entries import Entries

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
PASSPHRASE = "it's a long passphrase"


@pytest.fixture(params=["plain", "encrypted"])
def key(request):
    if request.param == "plain":
        return None
    return keys.Key(bytes(range(32)), bytes(range(16)))


@pytest.fixture
def database(tmp_path, key):
    opened = Database.create(tmp_path / "j.growthjournal", key)
    yield opened
    opened.close()


@pytest.fixture
def entries(database):
    return Entries(database)


@pytest.fixture
def write(database, entries):
    """Save an entry and return it as stored."""

    def save(body, *, title="", day=dt.date(2026, 11, 20), now=NOW, **more):
        with database.transaction():
            return entries.put(Entry(title=title, body=body, date=day, **more), now)

    return save
