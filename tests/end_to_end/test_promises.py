"""Promises at the real window, with the keyboard alone: written, kept, moved, asked about."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.entries import Entry
from growthjournal.domain.people import Person, Relation
from growthjournal.services.workspace import Workspace

TODAY = date(2026, 11, 20)
ADA = Person(name="Ada Lovelace", relations=(Relation.MENTOR,))
MEETING = Conversation(person=ADA.uuid, date=date(2026, 12, 1), held=False)
WAIT = Commitment(
    text="When they ask me, I will wait.",
    made_on=date(2026, 11, 1),
    made_to=ADA.uuid,
    due=date(2026, 11, 24),
)
TELL = Commitment(
    text="When I see Helen, I will tell her.",
    made_on=date(2026, 8, 1),
    made_to=ADA.uuid,
    due=date(2026, 11, 27),
    status=CommitmentStatus.CARRIED,
    moved_from=(date(2026, 9, 1), date(2026, 10, 1)),
)
Key = Qt.Key


@pytest.fixture
def opened(window, keyboard, tmp_path):
    path = tmp_path / "j.growthjournal"
    with Workspace.create(path, None) as workspace:
        workspace.mentoring.put_person(ADA)
        workspace.mentoring.put_conversation(MEETING)
        workspace.commitments.put(WAIT)
        workspace.commitments.put(TELL)
        workspace.journal.put(Entry(date=date(2026, 3, 4), title="Old", body="Words."))
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.press(Key.Key_1, control=True)
    keyboard.settle()
    return window


def stored(window, commitment):
    return window.session.workspace.commitments.commitment(commitment.uuid)


def standing(window):
    return [one.text for one in window.session.workspace.commitments.standing()]


def shown(keyboard, window):
    return " | ".join(keyboard.words_in(window.pages["today"].promises))


def choose(keyboard, name):
    """Choose from the open menu with its arrow keys."""
    keyboard.wait(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    for _attempt in menu.actions():
        keyboard.press(Key.Key_Down)
        if menu.activeAction() is not None and menu.activeAction().text() == name:
            keyboard.press(Key.Key_Return)
            return
    raise AssertionError(name)


def test_a_promise_is_kept_and_says_what_changed(opened, keyboard):
    keyboard.tab_to(WAIT.text)
    keyboard.press(Key.Key_Space)
    assert stored(opened, WAIT).status is CommitmentStatus.DONE
    keyboard.wait(lambda: QApplication.focusWidget().objectName() == "whatChanged")
    assert WAIT.text in shown(keyboard, opened)
    keyboard.write("They found it themselves.\n")
    assert stored(opened, WAIT).what_changed == "They found it themselves."
    assert WAIT.text not in shown(keyboard, opened)
    assert QApplication.focusWidget().accessibleName() == TELL.text
    keyboard.press(Key.Key_Z, control=True)
    keyboard.press(Key.Key_Z, control=True)
    assert standing(opened) == [WAIT.text, TELL.text]
    assert WAIT.text in shown(keyboard, opened)


def test_a_promise_is_moved_a_third_time_and_asks_its_question(opened, keyboard):
    keyboard.tab_to(TELL.text)
    keyboard.press(Key.Key_Tab, Key.Key_Space)
    choose(keyboard, "Move to another day…")
    keyboard.wait_for_dialog("carry-dialog")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    moved = stored(opened, TELL)
    assert (moved.due, moved.carried_count) == (MEETING.date, 3)
    assert "Moved three times. Drop it, shrink it, or bring it as the topic?" in shown(
        keyboard, opened
    )
    keyboard.tab_to("Bring it as the topic")
    keyboard.press(Key.Key_Space)
    (item,) = opened.session.workspace.agenda.items(MEETING.uuid)
    assert item.text == TELL.text
    keyboard.wait(lambda: opened.current_name() == "people")


def test_a_promise_is_dropped_with_its_reason(opened, keyboard):
    keyboard.tab_to(WAIT.text)
    keyboard.press(Key.Key_Tab, Key.Key_Space)
    choose(keyboard, "Drop it")
    keyboard.wait(lambda: QApplication.focusWidget().objectName() == "whatChanged")
    keyboard.write("No longer mine\n")
    dropped = stored(opened, WAIT)
    assert (dropped.status, dropped.drop_reason) == (CommitmentStatus.DROPPED, "No longer mine")


def test_a_promise_is_written_as_when_and_then(opened, keyboard):
    keyboard.tab_to("todayAddPromise")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("promise-dialog")
    keyboard.write("the silence gets long")
    keyboard.press(Key.Key_Tab)
    keyboard.write("count to ten")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    assert "When the silence gets long, I will count to ten." in standing(opened)
    assert "When the silence gets long" in shown(keyboard, opened)
    keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(lambda: standing(opened) == [WAIT.text, TELL.text])


def test_half_a_line_is_kept_when_the_page_is_left(opened, keyboard):
    keyboard.tab_to(WAIT.text)
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: QApplication.focusWidget().objectName() == "whatChanged")
    keyboard.write("Half a")
    keyboard.press(Key.Key_2, control=True)
    keyboard.wait(lambda: opened.current_name() == "journal")
    assert stored(opened, WAIT).what_changed == "Half a"


def test_closing_the_journal_leaves_no_word_of_a_promise(opened, keyboard, words_in):
    keyboard.tab_to(WAIT.text)
    keyboard.press(Key.Key_Space)
    keyboard.write("Zibeline")
    assert opened.session.lock()
    held = " ".join(words_in(opened.pages["today"]))
    for word in ("Zibeline", "they ask me", "Helen", "Lovelace"):
        assert word not in held
