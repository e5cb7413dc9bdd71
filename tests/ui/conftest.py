"""The journal page over a real journal, as most tests of this folder need it."""

from datetime import date

import pytest

from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.journal import JournalPage
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 20)
PATIENCE = 10_000


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def workspace(tmp_path):
    """An empty journal; a module that needs entries fills one of its own."""
    with Workspace.create(tmp_path / "j.growthjournal", None) as workspace:
        yield workspace


@pytest.fixture
def session(theme, tmp_path):
    """The window's side of a journal; keeps what it says, and fails with what went wrong."""
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    session.failures, session.told, session.offers = [], [], []
    session.failed.connect(session.failures.append)
    session.broke.connect(session.failures.append)
    session.message.connect(session.told.append)
    session.undo_offered.connect(session.offers.append)
    yield session
    session.stop_tasks()
    session._poll.stop()
    session.workspace = None
    assert session.failures == []


@pytest.fixture
def settle(qtbot, session):
    """Waits until nothing runs in the background."""

    def wait():
        qtbot.waitUntil(lambda: not session.is_busy, timeout=PATIENCE)

    return wait


@pytest.fixture
def closed_page(qtbot, session):
    """The page as it stands before a journal is opened."""
    page = JournalPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    session.opened.connect(page.opened)
    session.locked.connect(page.locked)
    page.resize(1077, 800)
    page.show()
    page.activateWindow()
    return page


@pytest.fixture
def page(closed_page, session, workspace, settle):
    """The page with the journal open."""
    session.open_with(workspace)
    settle()
    yield closed_page
    closed_page.save_pending_for_good()
