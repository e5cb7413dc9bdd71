"""The first run at the real window, by keys alone: what it asks can all be passed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from growthjournal.services.workspace import Workspace

Key = Qt.Key


@pytest.fixture
def begun(window, keyboard, tmp_path):
    """The first run, over a journal that was just created."""
    window.open_journal(tmp_path / "none.growthjournal")
    keyboard.wait(lambda: QApplication.focusWidget() is window.welcome.create_button)
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("create-dialog")
    keyboard.tab_to("create-path")
    keyboard.write_over(str(tmp_path / "mine.growthjournal"))
    keyboard.tab_to("create-plain")
    keyboard.press(Key.Key_Space)
    keyboard.press(Key.Key_Return)
    keyboard.wait(lambda: window.session.is_open)
    return keyboard.wait_for_dialog("first-run-dialog")


def fill_in(keyboard):
    keyboard.write("Director of platform\nWhich systems\nWho leads\nWhat we promise\n")
    assert QApplication.focusWidget().objectName() == "roomName"
    keyboard.write("Noor\nthe CFO\n")


def test_role_room_focus_and_a_baseline_by_keys(window, keyboard, begun):
    space, today = window.session.workspace, window.session.today()
    assert begun.place.text() == "2 of 3"
    fill_in(keyboard)
    keyboard.press(Key.Key_Return, control=True)
    assert begun.place.text() == "3 of 3"
    # Nothing is written before the end.
    assert space.sponsorship.aim() is None
    for number in range(4):
        keyboard.press(*[Key.Key_Tab] * bool(number), Key.Key_Space)
    assert begun.screen_shown.count.text() == "4 of 4 chosen"
    keyboard.press(Key.Key_Left, alt=True)
    assert begun.screen_shown.role.role.text() == "Director of platform"
    assert {chip.text() for chip in begun.screen_shown.room.chips.values()} == {"Noor", "the CFO"}
    keyboard.press(Key.Key_Return, control=True)
    keyboard.tab_to("firstRunRate")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("rating-dialog")
    focus = space.growth.focus()
    assert focus == tuple(one.uuid for one in space.growth.competencies()[:4])
    aim = space.sponsorship.aim()
    assert (aim.role, aim.since) == ("Director of platform", today)
    assert aim.calls == ("Which systems", "Who leads", "What we promise")
    assert {(one.name, one.in_room) for one in space.mentoring.people()} == {
        ("Noor", True), ("the CFO", True),
    }  # fmt: skip
    for _axis in range(2 * len(focus)):
        keyboard.press(Key.Key_3)
        keyboard.press(Key.Key_Return, Key.Key_Return)
    keyboard.wait_until_closed()
    assert {one.competency for one in space.growth.ratings()} == set(focus)
    # Away from the search field, which has an undo of its own.
    keyboard.press(Key.Key_7, control=True)
    assert window.current_name() == "trends"
    for _rating in range(2 * len(focus)):
        keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(lambda: not space.growth.ratings())
    assert space.growth.focus() == focus
    keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(lambda: not space.growth.focus())
    assert space.sponsorship.aim() is None
    assert space.mentoring.people() == []


def test_both_screens_can_be_passed_empty(window, keyboard, begun):
    keyboard.press(Key.Key_Return, control=True)
    assert not begun.screen_shown.rate.isEnabled()
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    space = window.session.workspace
    assert space.sponsorship.aims() == []
    assert space.mentoring.people() == []
    assert space.growth.focus() == ()
    assert not window.session.undo_stack.canUndo()
    assert window.current_name() == "journal"


def test_not_now_asks_once_and_writes_nothing(window, keyboard, begun):
    fill_in(keyboard)
    keyboard.press(Key.Key_Escape)
    assert begun.isVisible()
    assert "not saved yet" in begun.trouble.text.text()
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    assert window.session.workspace.sponsorship.aims() == []
    assert window.session.workspace.mentoring.people() == []


def test_untouched_it_closes_at_once(window, keyboard, begun):
    keyboard.tab_to("first-runSkip")
    keyboard.press(Key.Key_Space)
    keyboard.wait_until_closed()


def test_locking_drops_it(window, keyboard, begun, words_in):
    fill_in(keyboard)
    assert window.session.lock()
    keyboard.wait(lambda: QApplication.activeModalWidget() is None)
    QApplication.sendPostedEvents(None, 52)
    assert not [one for one in words_in(window) if "Director of platform" in one]


def test_a_journal_that_was_there_opens_without_it(window, keyboard, tmp_path):
    path = tmp_path / "old.growthjournal"
    Workspace.create(path, None).close()
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.settle()
    assert QApplication.activeModalWidget() is None
