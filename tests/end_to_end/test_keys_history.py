"""Earlier versions and the trash, by keys alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from growthjournal.domain.entries import Entry

Key = Qt.Key
FIRST = "I asked Ruth. \n" + "\n".join(f"Line {n} stays." for n in range(12)) + "\nThe end."
PLAN = Entry(title="The plan", date=date(2026, 11, 19), body=FIRST)
OTHER = Entry(title="Another day", date=date(2026, 11, 2), body="Something else.")
MANY_COLOURS = 20


@pytest.fixture
def journal(journal_of):
    return journal_of(OTHER, PLAN)


def write_on(window, keyboard):
    """Change the newest entry and leave it, so that there is an earlier version."""
    keyboard.press(Key.Key_Return)
    assert QApplication.focusWidget() is window.pages["journal"].pane.body.view
    keyboard.press(Key.Key_End, control=True)
    keyboard.write(" Really.")
    keyboard.press(Key.Key_1, control=True)
    keyboard.press(Key.Key_2, control=True)
    keyboard.settle()


def test_a_version_is_compared_and_restored(window, keyboard, journal):
    keyboard.open(journal)
    pane = window.pages["journal"].pane
    write_on(window, keyboard)
    assert window.session.workspace.journal.entry(PLAN.uuid).body == f"{FIRST} Really."

    def at_versions(dialog):
        assert QApplication.focusWidget() is dialog.list
        assert dialog.list.count() == 2
        assert dialog.summary.text() == "The same text."
        keyboard.press(Key.Key_Down)
        words = keyboard.seen(dialog.text)
        assert "Really." in words
        assert "Line 6" not in words, "what did not change is folded"
        assert "1 change" in dialog.summary.text()
        assert len(keyboard.colours(dialog.text)) > MANY_COLOURS
        keyboard.tab_to("compareWith")
        keyboard.press(Key.Key_Home, Key.Key_Down, Key.Key_Down)
        assert "Line 6 stays." in keyboard.seen(dialog.text)
        keyboard.tab_to("restoreButton")
        keyboard.press(Key.Key_Space)

    keyboard.tab_to("versionsButton")
    with keyboard.at("versionsDialog", at_versions):
        keyboard.press(Key.Key_Space)
    keyboard.settle()
    assert pane.body.text() == FIRST
    assert "The end." in keyboard.seen(pane.body.view)
    assert "Really." not in keyboard.seen(pane.body.view)
    keyboard.press(Key.Key_Z, control=True)
    keyboard.settle()
    assert pane.body.text() == f"{FIRST} Really."
    keyboard.press(Key.Key_Z, control=True, shift=True)
    with keyboard.closed() as stored:
        assert stored.journal.entry(PLAN.uuid).body == FIRST
        kept = {one.body for one in stored.journal.revisions(PLAN.uuid)}
        assert f"{FIRST} Really." in kept


def test_a_version_is_left_alone_with_escape(window, keyboard, journal):
    keyboard.open(journal)
    write_on(window, keyboard)
    keyboard.tab_to("versionsButton")
    with keyboard.at("versionsDialog", lambda _dialog: keyboard.press(Key.Key_Escape)):
        keyboard.press(Key.Key_Space)
    with keyboard.closed() as stored:
        assert stored.journal.entry(PLAN.uuid).body == f"{FIRST} Really."


def test_a_deleted_entry_comes_back_from_the_trash(window, keyboard, journal):
    keyboard.open(journal)
    page = window.pages["journal"]
    keyboard.press(Key.Key_Delete)
    keyboard.settle()
    assert keyboard.listed(page.list.view) == ["November 2026", "Another day"]

    def at_trash(dialog):
        assert keyboard.listed(dialog.list)[0].startswith("The plan\nleaves in ")
        assert "I asked Ruth." in keyboard.seen(dialog.text)
        keyboard.tab_to("restoreButton")
        keyboard.press(Key.Key_Space)

    open_trash(keyboard, at_trash)
    assert "The plan" in keyboard.listed(page.list.view)
    assert page.pane.title.text() == "The plan"
    with keyboard.closed() as stored:
        assert stored.journal.count() == 2
        assert stored.journal.trashed() == []


def test_the_trash_of_a_journal_without_entries_is_reached(window, keyboard, journal):
    """Who threw everything away must find the way back, and out."""
    keyboard.open(journal)
    keyboard.press(Key.Key_A, control=True)
    keyboard.press(Key.Key_Delete)
    keyboard.settle()
    page = window.pages["journal"]
    assert window.session.workspace.journal.count() == 0

    def erase_one(dialog):
        keyboard.press(Key.Key_Home)
        with keyboard.at("eraseQuestion", lambda _box: keyboard.press(Key.Key_Escape)):
            keyboard.press(Key.Key_Delete)
        assert dialog.list.count() == 2
        with keyboard.at("eraseQuestion", agree(keyboard)):
            keyboard.press(Key.Key_Delete)
        assert dialog.list.count() == 1
        keyboard.tab_to("emptyTrashButton")
        with keyboard.at("eraseQuestion", agree(keyboard)):
            keyboard.press(Key.Key_Space)
        assert dialog.list.count() == 0
        assert keyboard.seen(dialog.text) == "The trash is empty."
        keyboard.press(Key.Key_Escape)

    open_trash(keyboard, erase_one)
    assert "Write the first entry" in " ".join(keyboard.words_in(page))
    with keyboard.closed() as stored:
        assert stored.journal.trashed() == []
        assert stored.journal.revisions(PLAN.uuid) == []


def agree(keyboard):
    """Answer with what is not chosen for you."""

    def act(box):
        sure = next(one for one in box.buttons() if one.text() == "Delete for good")
        assert QApplication.focusWidget() is not sure
        keyboard.press(Key.Key_Tab)
        assert QApplication.focusWidget() is sure
        keyboard.press(Key.Key_Space)

    return act


def open_trash(keyboard, act):
    keyboard.tab_to("listOptions")
    keyboard.press(Key.Key_Space)
    with keyboard.at("trashDialog", act):
        keyboard.choose("Show the trash")
    keyboard.settle()
