"""The door "Which lever?": twelve items without a journal, nothing kept unless asked."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

Key = Qt.Key
ROLE, CALLS, ROOM = "Zibeline director", ("Quillet", "Marl", "Osier"), ("Tamsin", "Corvid", "Bly")
FACT = "Wrackline went live."
SECRETS = (ROLE, *CALLS, *ROOM, FACT)


@pytest.fixture
def nowhere(window, tmp_path, keyboard):
    """The window of somebody who has no journal."""
    window.open_journal(tmp_path / "none.growthjournal")
    keyboard.wait(lambda: QApplication.focusWidget() is window.welcome.create_button)
    return tmp_path


def open_door(keyboard):
    keyboard.tab_to("welcome-lever")
    keyboard.press(Key.Key_Space)
    return keyboard.wait_for_dialog("lever-door-dialog")


def set_up(keyboard, *, room=ROOM):
    keyboard.tab_to("wantedRole")
    keyboard.write(f"{ROLE}\n")
    for call in CALLS:
        keyboard.write(f"{call}\n")
    for name in room:
        keyboard.write(f"{name}\n")


def answer_all(keyboard, dialog, *, skill=4, visibility=2):
    """Answer twelve items; a fact behind each 4 or 5."""
    for _item in range(12):
        value = skill if dialog.screen_shown.item.name.startswith("S") else visibility
        keyboard.press(Key.Key_0 + value)
        if value >= 4:
            keyboard.press(Key.Key_E, control=True)
            keyboard.write(FACT)
        keyboard.press(Key.Key_Return)


def back_at(keyboard, dialog):
    """Wait for the dialog below, and give it the keyboard as a desktop does."""
    keyboard.wait(lambda: QApplication.activeModalWidget() is dialog)
    dialog.activateWindow()
    keyboard.wait(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())


def result(keyboard, dialog):
    keyboard.wait(lambda: dialog.found is not None)
    return " ".join(keyboard.words_in(dialog))


def test_the_result_names_nobody_and_nothing_is_kept(
    window, keyboard, nowhere, monkeypatch, words_in
):
    before = set(Path(nowhere).rglob("*"))
    dialog = open_door(keyboard)
    assert "Nothing is kept" in " ".join(keyboard.words_in(dialog))
    set_up(keyboard)
    keyboard.press(Key.Key_Return, control=True)
    assert "Esc keeps" not in dialog.place.text()
    answer_all(keyboard, dialog)
    said = result(keyboard, dialog)
    assert "Ready but unknown." in said
    assert "Readiness 4.00 and seen 2.00, each out of 5." in said
    assert [one for one in SECRETS if one in " ".join(words_in(dialog.screen_shown))] == []
    target = nowhere / "page"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    keyboard.tab_to("doorPage")
    keyboard.press(Key.Key_Space)
    page = keyboard.wait_for_dialog("lever-page-dialog")
    keyboard.wait(lambda: page.pdf is not None)
    assert page.pages.isVisible()
    keyboard.tab_to("savePdf")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: "page.pdf" in page.said.text())
    [sheet] = PdfReader(nowhere / "page.pdf").pages
    text = " ".join(sheet.extract_text().split())
    assert "Ready but unknown" in text
    assert "Size of problem" in text
    assert [one for one in SECRETS if one in text] == []
    assert [one for one in SECRETS if one.encode() in (nowhere / "page.pdf").read_bytes()] == []
    keyboard.press(Key.Key_Escape)
    back_at(keyboard, dialog)
    keyboard.tab_to("lever-doorNext")
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()
    assert window.views.currentWidget() is window.welcome
    assert set(Path(nowhere).rglob("*")) - before == {nowhere / "page.pdf"}


def test_it_is_kept_in_a_new_journal_when_asked(window, keyboard, nowhere):
    dialog = open_door(keyboard)
    set_up(keyboard, room=(*ROOM, "Wren"))
    keyboard.press(Key.Key_Tab, shift=True)
    assert QApplication.focusWidget().accessibleName() == "Wren"
    keyboard.press(Key.Key_Tab, shift=True)
    assert QApplication.focusWidget().accessibleName() == "Bly"
    keyboard.press(Key.Key_Space)
    keyboard.press(Key.Key_Return, control=True)
    answer_all(keyboard, dialog)
    said = result(keyboard, dialog)
    keyboard.tab_to("doorKeep")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("create-dialog")
    keyboard.tab_to("create-path")
    keyboard.write_over(str(nowhere / "mine.growthjournal"))
    keyboard.tab_to("create-passphrase")
    keyboard.write("four unrelated words")
    keyboard.press(Key.Key_Tab)
    keyboard.write("four unrelated words")
    keyboard.press(Key.Key_Return)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.wait_until_closed()
    keyboard.settle()
    space = window.session.workspace
    assert space.is_encrypted
    aim = space.sponsorship.aim()
    assert (aim.role, aim.calls) == (ROLE, CALLS)
    assert {one.name for one in space.mentoring.people()} == {"Tamsin", "Corvid", "Wren"}
    assert all(one.in_room for one in space.mentoring.people())
    [sitting] = space.diagnostics.sittings()
    assert (sitting.aim, sitting.finished) == (aim.uuid, True)
    answers = space.diagnostics.answers(sitting.uuid)
    assert {(one.item[0], one.value, one.fact) for one in answers} == {
        ("S", 4, FACT), ("V", 2, None),
    }  # fmt: skip
    clauses = space.verdicts.explained(window.session.today()).clauses
    assert "Ready but unknown." in said
    assert clauses[0].label == "Ready but unknown."
    assert window.current_name() == "today"
    keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(lambda: not space.diagnostics.sittings())
    assert space.mentoring.people() == []


def test_what_is_missing_can_be_filled_in_at_the_end(window, keyboard, nowhere):
    dialog = open_door(keyboard)
    keyboard.press(Key.Key_Return, control=True)
    first = dialog.screen_shown.item.name
    answer_all(keyboard, dialog)
    said = result(keyboard, dialog)
    assert "No verdict yet. Missing: the role you want" in said
    assert "Readiness 4.00 out of 5. Finding out who decides comes first." in said
    keyboard.tab_to("doorFillIn")
    keyboard.press(Key.Key_Space)
    set_up(keyboard)
    assert dialog.button.text() == "Show the result"
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait(lambda: "Ready but unknown." in " ".join(keyboard.words_in(dialog)))
    assert not dialog.screen_shown.fill_in.isVisible()
    # Back through all of it, with what was answered.
    for _item in range(12):
        keyboard.press(Key.Key_Left, alt=True)
        assert dialog.screen_shown.scale.answer() in {2, 4}
    assert dialog.screen_shown.item.name == first
    keyboard.press(Key.Key_Left, alt=True)
    assert dialog.screen_shown.role.role.text() == ROLE
    keyboard.press(Key.Key_Escape)
    assert "Nothing of this is kept" in dialog.trouble.text.text()
    assert dialog.isVisible()
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()


def test_an_untouched_door_closes_at_once(window, keyboard, nowhere):
    open_door(keyboard)
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    assert window.views.currentWidget() is window.welcome


def test_keeping_it_can_be_thought_better_of(window, keyboard, nowhere):
    dialog = open_door(keyboard)
    keyboard.press(Key.Key_Return, control=True)
    answer_all(keyboard, dialog, skill=2)
    result(keyboard, dialog)
    keyboard.tab_to("doorKeep")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("create-dialog")
    keyboard.press(Key.Key_Escape)
    back_at(keyboard, dialog)
    keyboard.press(Key.Key_Escape, Key.Key_Escape)
    keyboard.wait_until_closed()
    assert not window.session.is_open
