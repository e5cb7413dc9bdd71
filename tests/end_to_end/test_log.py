"""After a conversation: whoever has a keyboard and nothing else logs it, in one line or in full."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt

from growthjournal.domain.conversations import Conversation
from growthjournal.domain.entries import EntryKind
from growthjournal.domain.patterns import Pattern
from growthjournal.domain.people import Person, Relation
from growthjournal.services import clock
from growthjournal.services.workspace import Workspace

Key = Qt.Key
TODAY = date(2026, 11, 20)
ADA = Person(name="Ada Lovelace", relations=(Relation.MENTOR,))
SOLVING = Pattern(name="Solving it for them before they ask")
PLANNED = Conversation(
    person=ADA.uuid, date=TODAY, time=time(0, 5), held=False, predicted_pattern="Hurrying."
)


@pytest.fixture
def space(window, keyboard, tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 20, 18, tzinfo=UTC))
    path = tmp_path / "own.growthjournal"
    with Workspace.create(path, None) as workspace:
        workspace.mentoring.put_person(ADA)
        workspace.mentoring.put_pattern(SOLVING)
        workspace.mentoring.put_conversation(PLANNED)
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.press(Key.Key_3, control=True)
    keyboard.wait(lambda: window.current_name() == "people")
    return window.session.workspace


def open_log(keyboard):
    keyboard.tab_to("logConversation")
    keyboard.press(Key.Key_Space)
    return keyboard.wait_for_dialog("log-dialog")


def notes(space):
    return [one.body for one in space.journal.chosen() if one.kind is EntryKind.CONVERSATION_NOTES]


def test_a_log_in_one_line(window, keyboard, space):
    dialog = open_log(keyboard)
    said = list(keyboard.words_in(dialog))
    assert "What do you see me repeat?" in said
    assert "You expected: Hurrying." in said
    keyboard.write("Ask them first.")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    one = space.mentoring.conversation(PLANNED.uuid)
    assert (one.held, one.date) == (True, TODAY)
    assert notes(space) == ["Ask them first."]
    keyboard.press(Key.Key_Z, control=True)
    assert not space.mentoring.conversation(PLANNED.uuid).held
    assert notes(space) == []


def write_a_whole_log(keyboard):
    keyboard.write("You were solv")
    keyboard.press(Key.Key_1, control=True)
    keyboard.write("ing it again before anyone asked")
    keyboard.press(Key.Key_Down, Key.Key_Return, Key.Key_Return)
    keyboard.write("You think silence means no")
    keyboard.press(Key.Key_2, control=True)
    keyboard.press(Key.Key_Return)
    for moment, act in (("someone pauses", "count to ten"), ("Bo is back", "ask him")):
        keyboard.press(Key.Key_3, control=True)
        keyboard.write(moment)
        keyboard.press(Key.Key_Tab)
        keyboard.write(act)
        keyboard.press(Key.Key_Return)
    keyboard.tab_to("sixAnswers")
    keyboard.press(Key.Key_Space, Key.Key_Tab)
    keyboard.write("140310")
    keyboard.tab_to("oneLine")
    keyboard.write("that waiting is work")
    keyboard.tab_to("followingChoice")
    keyboard.press(Key.Key_Down, Key.Key_Down)
    keyboard.press(Key.Key_Tab)
    keyboard.write("9.30")


def test_a_whole_log_becomes_records_and_is_put_right_later(window, keyboard, space):
    open_log(keyboard)
    write_a_whole_log(keyboard)
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    mentoring = space.mentoring
    [sighting] = mentoring.sightings()
    assert sighting.pattern == SOLVING.uuid
    assert sighting.heard_as == "You were solving it again before anyone asked"
    assert [one.statement for one in mentoring.assumptions()] == ["You think silence means no"]
    following = TODAY + timedelta(days=14)
    assert [(one.text, one.due, one.made_to) for one in space.commitments.all()] == [
        ("When someone pauses, I will count to ten", following, ADA.uuid),
        ("When Bo is back, I will ask him", following, ADA.uuid),
    ]
    one = mentoring.conversation(PLANNED.uuid)
    assert (one.opened_with_changes, one.thinking, one.told_count) == (True, 4, 0)
    assert (one.stretch, one.moved, one.asked_for_straight_answer) == (3, True, False)
    assert one.one_line == "that waiting is work"
    [planned] = [one for one in mentoring.conversations() if not one.held]
    assert (planned.date, planned.time) == (following, time(9, 30))

    person_page = window.pages["people"]
    items = {one.row.conversation.uuid: one for one in person_page.detail.timeline.items}
    items[PLANNED.uuid].more.setFocus()
    keyboard.press(Key.Key_Space)
    keyboard.choose("Edit the log")
    keyboard.wait_for_dialog("log-dialog")
    keyboard.press(Key.Key_Home, control=True)
    keyboard.press(Key.Key_End)
    keyboard.write(" you")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    [sighting] = mentoring.sightings()
    assert sighting.heard_as == "You were solving it again before anyone asked you"
    assert len(space.commitments.all()) == 2
    assert len(notes(space)) == 1


def test_escape_keeps_it_half_done_and_today_goes_on_with_it(window, keyboard, space):
    open_log(keyboard)
    keyboard.write("You rush")
    keyboard.press(Key.Key_1, control=True)
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    assert not space.mentoring.conversation(PLANNED.uuid).held
    assert [one.name for one in space.mentoring.patterns()] == [SOLVING.name]

    keyboard.press(Key.Key_1, control=True)
    keyboard.wait(lambda: window.current_name() == "today")
    keyboard.tab_to("pinnedLogOpen")
    keyboard.press(Key.Key_Space)
    dialog = keyboard.wait_for_dialog("log-dialog")
    assert "You rush" in list(keyboard.words_in(dialog))
    keyboard.write(" the end")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    assert space.mentoring.conversation(PLANNED.uuid).held
    names = {one.name for one in space.mentoring.patterns()}
    assert names == {SOLVING.name, "You rush the end"}


def test_somebody_met_by_chance_is_logged_from_the_keyboard_alone(window, keyboard, space):
    from growthjournal.ui.dialogs.log import open_log as log_of_anybody

    log_of_anybody(window.session, window)
    keyboard.wait_for_dialog("log-dialog")
    keyboard.write("Grace Hopper")
    keyboard.press(Key.Key_Return)
    keyboard.tab_to("logText")
    keyboard.write("Ships are safe in port.")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    held = [one for one in space.mentoring.conversations() if one.held]
    assert [space.mentoring.person(one.person).name for one in held] == ["Grace Hopper"]
