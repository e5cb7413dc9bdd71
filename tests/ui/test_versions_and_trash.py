"""Versions are compared and brought back; the trash gives back or erases what was chosen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from growthjournal.domain.entries import Entry
from growthjournal.services import clock
from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.journal_trash import TrashDialog
from growthjournal.ui.pages.journal_versions import BEFORE, NOTHING, PRESENT, VersionsDialog
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 20)
LINES = [f"Line {number} stays as it is." for number in range(12)]
FIRST = "\n".join(["I asked them.", *LINES, "The <b>end</b>."])
SECOND = FIRST.replace("them", "Ruth")
THIRD = SECOND.replace("The <b>end</b>.", "The <b>very end</b>.")


@pytest.fixture
def session(qtbot, qapp, tmp_path):
    theme = ThemeController(qapp, mode="light")
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    session.failures = []
    session.failed.connect(session.failures.append)
    with Workspace.create(tmp_path / "j.growthjournal", None) as workspace:
        session.open_with(workspace)
        yield session
        session.stop_tasks()
        session._poll.stop()
        session.workspace = None
    assert session.failures == []


@pytest.fixture
def owner(qtbot):
    owner = QWidget()
    owner.resize(1000, 700)
    qtbot.addWidget(owner)
    return owner


@pytest.fixture
def entry(session):
    journal = session.workspace.journal
    entry = Entry(title="The plan", date=TODAY, body=FIRST)
    for body in (FIRST, SECOND, THIRD):
        journal.put(replace(entry, body=body))
        journal.leave(entry.uuid)
    return journal.entry(entry.uuid)


@pytest.fixture
def versions(session, owner, entry, qtbot):
    dialog = VersionsDialog(session, entry, session.workspace.journal.revisions(entry.uuid), owner)
    dialog.show()
    qtbot.waitUntil(lambda: "\n" in dialog.list.item(2).text())
    return dialog


def shown(dialog):
    return dialog.text.toPlainText()


def test_each_version_says_what_it_changed(versions):
    counts = [versions.list.item(row).text().split("\n")[1] for row in range(3)]
    assert counts[0] == "+1 word"
    assert counts[1] == "+1\u00a0−1 word"
    assert counts[2].startswith("+8")


def test_a_version_is_compared_with_the_present_text(versions):
    versions.list.setCurrentRow(2)
    assert "I asked themRuth." in shown(versions)
    assert "The <b>very end</b>." in shown(versions)
    assert versions.summary.whole_text() == "2 changes · +2\u00a0−1 words"
    html = versions.text.toHtml()
    assert "line-through" in html
    assert "underline" in html


def test_any_two_versions_can_be_compared_in_either_order(versions):
    versions.list.setCurrentRow(2)
    versions.compare("1")
    assert "themRuth" in shown(versions)
    assert "very" not in shown(versions)
    versions.list.setCurrentRow(1)
    versions.compare("2")
    assert "themRuth" in shown(versions)
    versions.compare(BEFORE)
    assert "themRuth" in shown(versions)
    versions.compare(PRESENT)
    assert "very" in shown(versions)


def test_unchanged_lines_fold_and_open_again(versions):
    versions.list.setCurrentRow(2)
    assert "… 8 lines unchanged" in shown(versions)
    assert "Line 5" not in shown(versions)
    versions.text.anchorClicked.emit(QUrl("fold:1"))
    assert "Line 5 stays" in shown(versions)
    assert "unchanged" not in shown(versions)


def test_a_fold_opens_by_keyboard(versions, qtbot):
    versions.list.setCurrentRow(2)
    versions.text.setFocus()
    QTest.keyClick(versions.text, Qt.Key.Key_Tab)
    QTest.keyClick(versions.text, Qt.Key.Key_Return)
    assert "Line 5 stays" in shown(versions)


def test_a_version_can_be_read_whole(versions):
    versions.list.setCurrentRow(2)
    versions.compare(NOTHING)
    assert shown(versions) == f"The plan\n\n{FIRST}"
    assert not versions.later.isEnabled()


def test_the_next_change_comes_into_sight(versions, qtbot):
    versions.resize(500, 260)
    versions.list.setCurrentRow(2)
    versions.text.anchorClicked.emit(QUrl("fold:1"))
    bar = versions.text.verticalScrollBar()
    bar.setValue(0)
    QTest.keyClick(versions, Qt.Key.Key_F3)
    QTest.keyClick(versions, Qt.Key.Key_F3)
    assert bar.value() > 0
    QTest.keyClick(versions, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() < bar.maximum()


def test_only_a_version_that_differs_can_be_restored(versions):
    assert not versions.restore.isEnabled()
    versions.list.setCurrentRow(2)
    assert versions.restore.isEnabled()
    assert versions.chosen.body == FIRST


@pytest.fixture
def trashed(session):
    journal = session.workspace.journal
    entries = [Entry(title=f"Gone {n}", date=TODAY, body=f"text {n}") for n in range(3)]
    for entry in entries:
        journal.put(entry)
    journal.trash([entry.uuid for entry in entries])
    return entries


@pytest.fixture
def trash(session, owner, trashed):
    dialog = TrashDialog(session, session.workspace.journal.trashed(), owner)
    dialog.show()
    return dialog


def answer(monkeypatch, name):
    asked = []

    def press(box):
        asked.append(box.text())
        pressed = next(one for one in box.buttons() if one.text().replace("&", "") == name)
        pressed.click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked


def test_the_trash_says_how_long_an_entry_stays(session, owner, trashed, monkeypatch):
    put_there = clock.now().astimezone().date()
    rows = session.workspace.journal.trashed()
    for days, words in ((0, "leaves in 30 days"), (29, "leaves in 1 day"), (30, "leaves today")):
        monkeypatch.setattr(session, "_clock", lambda days=days: put_there + timedelta(days=days))
        dialog = TrashDialog(session, rows, owner)
        assert words in dialog.list.item(0).text()


def test_several_are_chosen_and_come_back(trash, session, trashed):
    trash.list.selectAll()
    assert trash.note.text() == "3 selected"
    assert sorted(trash.chosen) == sorted(entry.uuid for entry in trashed)
    trash.restore.click()
    assert trash.result() == 1


def test_an_entry_is_erased_for_good_only_when_one_is_sure(trash, session, monkeypatch):
    journal = session.workspace.journal
    asked = answer(monkeypatch, "Cancel")
    trash.erase.click()
    assert asked == ["Delete this entry for good?"]
    assert len(journal.trashed()) == 3
    answer(monkeypatch, "Delete for good")
    gone = trash.chosen
    QTest.keyClick(trash.list, Qt.Key.Key_Delete)
    assert len(journal.trashed()) == 2
    assert gone[0] not in [row.uuid for row in journal.trashed()]
    assert trash.list.count() == 2


def test_the_trash_is_emptied(trash, session, monkeypatch):
    asked = answer(monkeypatch, "Delete for good")
    trash.empty.click()
    assert asked == ["Empty the trash?"]
    assert session.workspace.journal.trashed() == []
    assert shown(trash) == "The trash is empty."
    assert not trash.restore.isEnabled()
    assert not trash.erase.isEnabled()
    assert not trash.empty.isEnabled()


def test_erasing_leaves_what_is_not_in_the_trash(session, entry):
    session.workspace.journal.erase([entry.uuid])
    assert session.workspace.journal.entry(entry.uuid).body == THIRD
