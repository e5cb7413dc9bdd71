"""F23: whatever is typed over or deleted, a version for every five minutes can be brought back."""

import datetime as dt
import random
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from growthjournal.domain.entries import Entry
from growthjournal.services import clock
from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.journal import JournalPage
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

START = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 20)
FIVE_MINUTES = dt.timedelta(minutes=5)
LONGEST_PAUSE = 100
PATIENCE = 20_000


@pytest.fixture
def workspace(tmp_path):
    with Workspace.create(tmp_path / "j.growthjournal", None) as workspace:
        yield workspace


def edit_again_and_again(workspace, monkeypatch, edits, seed):
    """Edit an entry, now and then emptying it; bring back a version of every five minutes."""
    source = random.Random(seed)
    entry, now = Entry(date=DAY), START
    written: list[tuple[dt.datetime, str]] = []
    for number in range(edits):
        now += dt.timedelta(seconds=source.randrange(1, LONGEST_PAUSE))
        monkeypatch.setattr(clock, "now", lambda moment=now: moment)
        body = source.choice(("", " \n")) if number % 17 == 16 else f"edit {number}"
        workspace.journal.put(replace(entry, body=body))
        written.append((now, body))
        if source.random() < 1 / 20:
            workspace.journal.leave(entry.uuid)
    versions = workspace.journal.revisions(entry.uuid)
    kept = {version.body for version in versions}
    moments = [when for when, body in written if body.strip() and body in kept]
    # A version follows the text for five minutes; the save after that begins the next one.
    longest = FIVE_MINUTES + dt.timedelta(seconds=LONGEST_PAUSE)
    assert all(later - earlier < longest for earlier, later in pairwise([START, *moments]))
    assert now - moments[-1] < longest
    for (_when, before), (_then, after) in pairwise(written):
        assert after.strip() or not before.strip() or before in kept
    for version in versions:
        workspace.journal.restore_revision(version)
        assert workspace.journal.entry(entry.uuid).body == version.body
    assert kept <= {version.body for version in workspace.journal.revisions(entry.uuid)}


def test_two_hundred_edits_leave_a_version_for_every_five_minutes(workspace, monkeypatch):
    edit_again_and_again(workspace, monkeypatch, edits=200, seed=1)


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(20))
def test_two_thousand_edits_do_too(workspace, monkeypatch, seed):
    edit_again_and_again(workspace, monkeypatch, edits=2000, seed=seed)


@pytest.fixture
def page(qtbot, qapp, workspace, tmp_path):
    workspace.journal.put(Entry(title="The plan", date=DAY, body="A long and careful text."))
    theme = ThemeController(qapp, mode="light")
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: DAY)
    page = JournalPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    session.opened.connect(page.opened)
    page.show()
    session.open_with(workspace)
    qtbot.waitUntil(lambda: page.pane.entry is not None, timeout=PATIENCE)
    yield page
    qtbot.waitUntil(lambda: not session.is_busy, timeout=PATIENCE)
    session.stop_tasks()
    session._poll.stop()
    session.workspace = None


@pytest.mark.parametrize("instead", ["", " "], ids=["nothing", "a blank"])
def test_select_all_delete_and_autosave_keep_the_text_and_say_so(page, workspace, qtbot, instead):
    uuid, view = page.pane.entry.uuid, page.pane.body.view
    asked = []
    page.pane.versions_wanted.disconnect(page.dialogs.versions)
    page.pane.versions_wanted.connect(lambda: asked.append(True))
    with qtbot.waitSignal(page.pane.saver.saved, timeout=PATIENCE):
        QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(view, Qt.Key.Key_Delete)
        QTest.keyClicks(view, instead)
    assert not workspace.journal.entry(uuid).body.strip()
    assert "A long and careful text." in [one.body for one in workspace.journal.revisions(uuid)]
    note = page.pane.findChild(QWidget, "emptiedNote")
    assert note.isVisible()
    assert note.text.text() == "Emptied. The earlier text is under Versions."
    note.button.click()
    assert asked == [True]
    assert not note.isVisible()


def test_the_line_goes_when_there_is_text_again(page, qtbot):
    view = page.pane.body.view
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    page.save_pending()
    note = page.pane.findChild(QWidget, "emptiedNote")
    assert note.isVisible()
    QTest.keyClicks(view, "Anew")
    page.save_pending()
    assert not note.isVisible()
