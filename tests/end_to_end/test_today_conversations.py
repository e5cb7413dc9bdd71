"""Today leads to what a conversation needs next, at the real window with the keyboard alone."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from growthjournal.domain.conversations import Conversation
from growthjournal.domain.people import Person, Relation
from growthjournal.services import clock
from growthjournal.services.workspace import Workspace

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ADA = Person(name="Ada Lovelace", relations=(Relation.MENTOR,))
YESTERDAY = Conversation(person=ADA.uuid, date=date(2026, 11, 19), held=False)
COMING = Conversation(person=ADA.uuid, date=date(2026, 12, 1), held=False)
Key = Qt.Key


@pytest.fixture
def opening(window, keyboard, tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)

    def show(*conversations):
        path = tmp_path / "j.growthjournal"
        with Workspace.create(path, None) as workspace:
            workspace.mentoring.put_person(ADA)
            for one in conversations:
                workspace.mentoring.put_conversation(one)
        window.open_journal(path)
        keyboard.wait(lambda: window.session.is_open)
        keyboard.press(Key.Key_1, control=True)
        keyboard.settle()
        return window

    return show


def shown(keyboard, widget):
    return " | ".join(keyboard.words_in(widget))


def test_a_conversation_that_took_place_is_logged_from_today(opening, keyboard):
    window = opening(YESTERDAY, COMING)
    page = window.pages["today"]
    assert "Your conversation with Ada Lovelace, yesterday" in shown(keyboard, page)
    keyboard.tab_to("pinnedLogOpen")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("log-dialog")
    keyboard.write("You always answer first.")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    logged = window.session.workspace.mentoring.conversation(YESTERDAY.uuid)
    assert logged.held
    keyboard.press(Key.Key_1, control=True)
    assert page.pinned_logs.isHidden()
    keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(page.pinned_logs.isVisible)


def test_what_is_begun_and_left_waits_on_today_until_it_is_put_aside(opening, keyboard):
    window = opening(YESTERDAY)
    page = window.pages["today"]
    keyboard.tab_to("pinnedLogOpen")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("log-dialog")
    keyboard.write("Half a")
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    keyboard.press(Key.Key_1, control=True)
    keyboard.wait(lambda: "is not finished" in shown(keyboard, page))
    keyboard.tab_to("pinnedLogAside")
    keyboard.press(Key.Key_Space)
    keyboard.wait(page.pinned_logs.isHidden)
    kept = window.session.workspace.mentoring.conversation(YESTERDAY.uuid)
    assert "Half a" in kept.log_draft, "putting aside loses nothing"


def test_prepare_opens_the_preparation(opening, keyboard):
    window = opening(COMING)
    assert window.pages["today"].header.subtitle.text() == "Next conversation in 11 days."
    keyboard.tab_to("todayPrepare")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: window.current_name() == "people")
    assert window.pages["people"].stack.currentWidget() is window.pages["people"].prepare


def test_the_next_one_is_planned_from_today(opening, keyboard):
    window = opening()
    page = window.pages["today"]
    assert "No conversation is planned." in shown(keyboard, page)
    keyboard.tab_to("todayPlan")
    keyboard.press(Key.Key_Space)
    dialog = keyboard.wait_for_dialog("plan-conversation-dialog")
    assert isinstance(dialog, QWidget)
    keyboard.write_over("Ada Lovelace")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    (planned,) = window.session.workspace.mentoring.conversations(ADA.uuid)
    assert not planned.held
    assert "Ada Lovelace" in shown(keyboard, page.next)
