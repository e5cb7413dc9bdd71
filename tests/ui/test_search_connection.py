"""Live search: its own connection, kept open, stopped by the next key, closed by locking."""

import gc
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool

from growthjournal.domain.entries import Entry
from growthjournal.domain.errors import JournalBusyError, JournalError
from growthjournal.services.workspace import Workspace
from growthjournal.store import driver
from growthjournal.ui.pages.journal_list import EntryListPane
from growthjournal.ui.pages.journal_search import Lookup
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.tasks import Task
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    for day, body in ((3, "the silence"), (2, "a budget"), (1, "more silence")):
        workspace.journal.put(Entry(date=date(2026, 11, day), body=body))
    session.open_with(workspace)
    failures = []
    session.failed.connect(failures.append)
    session.broke.connect(failures.append)
    yield session
    session.lock()
    shiboken6.delete(session)
    assert failures == []


@pytest.fixture
def pane(session):
    pane = EntryListPane(session)
    yield pane
    session.stop_tasks()
    shiboken6.delete(pane)


@pytest.fixture
def left_to_the_collector():
    """What only Python's collector would free: on any thread, as far as Python cares."""
    was_enabled = gc.isenabled()
    # What tests before this one left is deleted now, not while this one looks.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.disable()

    def left():
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        gc.set_debug(0)
        found = [type(one).__name__ for one in gc.garbage if _is_qt(one)]
        gc.garbage.clear()
        return found

    yield left
    gc.set_debug(0)
    gc.garbage.clear()
    if was_enabled:
        gc.enable()


def _is_qt(one):
    return isinstance(one, shiboken6.Shiboken.Object)


@pytest.fixture
def open_files():
    """What this process has open."""

    def listed():
        found = set()
        for link in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                found.add(link.readlink())
        return found

    return listed


def settle(session, qtbot):
    qtbot.waitUntil(lambda: not session.is_busy, timeout=10_000)


def test_a_stopped_search_leaves_no_qt_object_to_the_collector(
    session, pane, qtbot, left_to_the_collector
):
    for text in ("s", "si", "sil", "silence"):
        pane.search_for(text)
    settle(session, qtbot)
    assert left_to_the_collector() == []
    assert len(pane.model.found.ids) == 2


def broken():
    raise ValueError


def busy():
    with driver.translated():
        connection = driver.connect(":memory:")
        connection.execute("CREATE TABLE one (x)")
        connection.execute("INSERT INTO one VALUES (1)")
        connection.commit()
        reading = connection.execute("SELECT * FROM one, sqlite_master")
        connection.execute("DROP TABLE one")
        reading.fetchone()


@pytest.mark.parametrize("job", [broken, busy])
def test_a_failed_job_leaves_no_qt_object_to_the_collector(job, qtbot, left_to_the_collector):
    pool = QThreadPool()
    task = Task(lambda _progress: job())
    ends = []
    task.failed.connect(lambda _sentence: ends.append(busy))
    task.broke.connect(lambda _error: ends.append(broken))
    with qtbot.waitSignal(task.finished):
        task.start(pool)
    assert ends == [job]
    pool.waitForDone()
    del task
    assert left_to_the_collector() == []


def test_searches_share_one_connection_on_one_thread(session, qtbot):
    seen = []
    for _search in range(3):
        session.look(lambda own, _progress: seen.append(own) or own.journal.ids("silence"), print)
        settle(session, qtbot)
    assert len(seen) == 3
    assert seen[0] is seen[1] is seen[2]
    assert seen[0] is not session.workspace


def test_a_search_sees_what_was_just_written(session, pane, qtbot):
    pane.search_for("silence")
    settle(session, qtbot)
    session.workspace.journal.put(Entry(date=TODAY, body="silence again"))
    pane.look_up()
    settle(session, qtbot)
    assert len(pane.model.found.ids) == 3


def test_locking_closes_the_connection_of_the_search(session, qtbot, open_files):
    session.look(lambda own, _progress: own.journal.ids("silence"), print)
    settle(session, qtbot)
    path = session.path
    session.lock()
    assert not [one for one in open_files() if one.name.startswith(path.name)]


def test_another_journal_is_never_searched_over_the_one_before(session, tmp_path, qtbot):
    session.look(lambda own, _progress: own, print)
    settle(session, qtbot)
    other = Workspace.create(tmp_path / "other.growthjournal", None)
    before, session.workspace = session.workspace, other  # as if closing had not been waited for
    paths = []
    session.look(lambda own, _progress: paths.append(own.path), print)
    settle(session, qtbot)
    assert paths == [other.path]
    before.close()


def test_a_search_that_is_stopped_while_it_runs_gives_nothing(session):
    workspace = session.workspace
    lookup = Lookup("silence", ranked=False)
    look_up = workspace.journal.by_month

    def interrupted(*arguments, **options):
        lookup.cancel()
        raise driver.Error

    workspace.journal.by_month = interrupted
    try:
        assert lookup(workspace, lambda _done, _total: None) is None
    finally:
        workspace.journal.by_month = look_up


def test_a_search_that_fails_unasked_says_so(session):
    def busy(*_arguments, **_options):
        raise JournalBusyError

    workspace = session.workspace
    look_up, workspace.journal.by_month = workspace.journal.by_month, busy
    try:
        with pytest.raises(JournalError):
            Lookup("silence", ranked=False)(workspace, lambda _done, _total: None)
    finally:
        workspace.journal.by_month = look_up


def test_months_of_all_entries_are_those_of_their_ids(session):
    journal = session.workspace.journal
    for day in (date(2026, 10, 31), date(2026, 10, 1), date(2020, 2, 29)):
        journal.put(Entry(date=day, body="x"))
    assert journal.every_month() == journal.months(journal.ids())
    assert journal.every_month()[0] == (date(2026, 11, 1), 3)
