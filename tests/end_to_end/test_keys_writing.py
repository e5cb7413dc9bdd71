"""Writing Markdown, completing names and making records of words, by keys alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from growthjournal.domain.entries import Entry, TargetKind
from growthjournal.domain.patterns import Pattern
from growthjournal.domain.people import Person
from growthjournal.services.workspace import Workspace

Key = Qt.Key
ADA = Person(name="Ada Lovelace")
HABIT = Pattern(name="I answer before they finish")
TALK = Entry(title="Talk", date=date(2026, 11, 19), body="You answer too soon. Then we left.")


@pytest.fixture
def pane(window, keyboard, tmp_path):
    """An open journal with a person, a pattern and an entry."""
    path = tmp_path / "j.growthjournal"
    with Workspace.create(path, None) as workspace:
        workspace.mentoring.put_person(ADA)
        workspace.mentoring.put_pattern(HABIT)
        workspace.journal.put(TALK)
        workspace.journal.link(TALK.uuid, TargetKind.PERSON, ADA.uuid)
    keyboard.open(path)
    return window.pages["journal"].pane


@pytest.fixture
def fresh(pane, keyboard):
    """A new entry with the keyboard in its text."""
    keyboard.press(Key.Key_N, control=True, shift=True)
    keyboard.write("New\n")
    assert QApplication.focusWidget() is pane.body.view
    return pane


def stored_new(keyboard, pane):
    keyboard.wait(lambda: pane.saver.is_stored and not pane.saver.is_pending)
    uuid = pane.entry.uuid
    with keyboard.closed() as stored:
        return stored.journal.entry(uuid).body


def size_at(pane, line):
    """The pixels of the first letters that are painted in a line."""
    block = pane.body.styled.document().findBlockByNumber(line)
    return max(one.format.font().pixelSize() for one in block.layout().formats())


def test_headings_bold_and_italic(fresh, keyboard):
    keyboard.write("Plan")
    keyboard.press(Key.Key_H, control=True, shift=True)
    keyboard.write("\n\nsome words here")
    keyboard.press(Key.Key_Left, control=True, shift=True)
    keyboard.press(Key.Key_B, control=True)
    keyboard.press(Key.Key_End)
    keyboard.write(" and more")
    keyboard.press(Key.Key_Left, control=True, shift=True)
    keyboard.press(Key.Key_I, control=True)
    keyboard.press(Key.Key_End)
    keyboard.write("\nplain")
    assert size_at(fresh, 0) > fresh.body.view.font().pixelSize()
    weights = {
        one.format.fontWeight()
        for one in fresh.body.styled.document().findBlockByNumber(2).layout().formats()
    }
    assert max(weights) > 500
    assert "# Plan" in keyboard.seen(fresh.body.view)
    assert stored_new(keyboard, fresh) == "# Plan\n\nsome words **here** and *more*\nplain"


def test_lists_boxes_and_quotes(fresh, keyboard):
    keyboard.write("one")
    keyboard.press(Key.Key_8, control=True, shift=True)
    keyboard.write("\ninner")
    keyboard.press(Key.Key_Tab)
    keyboard.write("\nback")
    keyboard.press(Key.Key_Tab, shift=True)
    keyboard.press(Key.Key_Up, alt=True)
    keyboard.press(Key.Key_End, control=True)
    keyboard.write("\n\n")
    keyboard.write("call")
    keyboard.press(Key.Key_9, control=True, shift=True)
    keyboard.press(Key.Key_Return, control=True)
    keyboard.write("\nwait\n\n\nTheir words")
    keyboard.press(Key.Key_B, control=True, shift=True)
    assert "[x] call" in keyboard.seen(fresh.body.view)
    body = stored_new(keyboard, fresh)
    lists, box, rest = body.partition("- [x] call\n- [ ] wait\n")
    assert lists == "- back\n- one\n  - inner\n"
    assert box
    assert rest.strip() == "> Their words"


def test_a_table_a_rule_and_a_footnote(fresh, keyboard):
    keyboard.press(Key.Key_T, control=True, alt=True)
    keyboard.write("Who")
    keyboard.press(Key.Key_Tab)
    keyboard.write("When")
    keyboard.press(Key.Key_Tab)
    keyboard.write("Ingrid")
    keyboard.press(Key.Key_Tab)
    keyboard.write("Monday")
    keyboard.press(Key.Key_A, control=True, alt=True)
    keyboard.press(Key.Key_End, control=True)
    keyboard.write("\nAfter")
    keyboard.press(Key.Key_F, control=True, alt=True)
    keyboard.write("The note.")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.press(Key.Key_End)
    keyboard.press(Key.Key_R, control=True, alt=True)
    seen = keyboard.seen(fresh.body.view)
    body = stored_new(keyboard, fresh)
    lines = body.split("\n")
    assert lines[:3] == ["| Who    | When   |", "| ------ | ------ |", "| Ingrid | Monday |"]
    assert "After[^1]" in body
    assert "[^1]: The note." in body
    assert "\n---" in body
    assert seen.replace("\u2028", "\n") == body


def test_a_link_is_written_and_asked_about(pane, keyboard):
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_End, control=True)
    keyboard.write("\nRead ")

    def fill(_dialog):
        keyboard.write("the page")
        keyboard.press(Key.Key_Tab)
        keyboard.write("https://example.org/a\n")

    with keyboard.at("linkDialog", fill):
        keyboard.press(Key.Key_L, control=True, shift=True)
    assert "[the page](https://example.org/a)" in keyboard.seen(pane.body.view)
    keyboard.press(Key.Key_Left)
    asked = []

    def at_question(box):
        asked.append(box.informativeText())
        keyboard.press(Key.Key_Escape)

    with keyboard.at("addressQuestion", at_question):
        keyboard.press(Key.Key_Return, control=True)
    assert "example.org" in asked[0]
    with keyboard.closed() as stored:
        body = stored.journal.entry(TALK.uuid).body
        assert body.endswith("\nRead [the page](https://example.org/a)")


def test_names_are_completed_and_linked(fresh, keyboard):
    keyboard.write("With @lov")
    assert fresh.completion.is_open
    popup = fresh.completion.completer.popup
    assert "Ada Lovelace" in keyboard.listed(popup.list)
    keyboard.press(Key.Key_Return)
    keyboard.write(" about !ans")
    keyboard.press(Key.Key_Return)
    keyboard.write(". #wee")
    keyboard.press(Key.Key_Escape)
    keyboard.write("kly @Grace Hopper")
    assert keyboard.listed(popup.list)[-1] == "Add person “Grace Hopper”"
    keyboard.press(Key.Key_Up, Key.Key_Return)
    keyboard.settle()
    uuid = fresh.entry.uuid
    with keyboard.closed() as stored:
        people = {one.name: one.uuid for one in stored.mentoring.people()}
        assert set(people) == {"Ada Lovelace", "Grace Hopper"}
        linked = {one.target for one in stored.journal.links(uuid)}
        assert linked == {*people.values(), HABIT.uuid}
        assert stored.journal.entry(uuid).body.strip() == (
            "With @Ada Lovelace about I answer before they finish. #weekly @Grace Hopper"
        )
        assert stored.journal.tag_counts() == {"weekly": 1}


def select_said(keyboard):
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_Home, control=True)
    keyboard.press(*[Key.Key_Right] * len("You answer too soon."), shift=True)


def test_selected_words_become_a_pattern(pane, keyboard):
    select_said(keyboard)
    keyboard.press(Key.Key_P, control=True, shift=True)
    keyboard.wait_for_dialog("pattern-dialog")
    keyboard.write("I reply too early")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    with keyboard.closed() as stored:
        made = next(one for one in stored.mentoring.patterns() if one.uuid != HABIT.uuid)
        assert (made.name, made.heard_as) == ("I reply too early", "You answer too soon.")
        assert (made.surfaced_by, made.surfaced_on) == (ADA.uuid, TALK.date)
        assert made.uuid in {one.target for one in stored.journal.links(TALK.uuid)}


def test_selected_words_become_an_assumption(pane, keyboard):
    select_said(keyboard)
    keyboard.press(Key.Key_A, control=True, shift=True)
    keyboard.wait_for_dialog("assumption-dialog")
    keyboard.write("If I wait, they think I have nothing to say")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    with keyboard.closed() as stored:
        (made,) = stored.mentoring.assumptions()
        assert made.heard_as == "You answer too soon."
        assert made.uuid in {one.target for one in stored.journal.links(TALK.uuid)}


def test_an_entry_is_linked_and_the_link_taken_away(pane, keyboard):
    keyboard.press(Key.Key_Return)
    keyboard.tab_to("addLinkButton")
    keyboard.press(Key.Key_Space)
    with keyboard.at("linkPicker", lambda _dialog: keyboard.write("ans\n")):
        keyboard.choose("Pattern")
    keyboard.settle()
    assert "Ada Lovelace · pattern “I answer before they finish”" in pane.footer.sentence.text()
    keyboard.tab_to("2 links")
    keyboard.press(Key.Key_Space)
    keyboard.choose("Ada Lovelace", "Remove the link")
    keyboard.wait_until_closed()
    with keyboard.closed() as stored:
        assert [one.target for one in stored.journal.links(TALK.uuid)] == [HABIT.uuid]
