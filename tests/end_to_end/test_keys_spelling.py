"""Spelling, by keys alone: the next mistake, another word, the own dictionary, the language."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from growthjournal.domain.entries import Entry
from growthjournal.ui.widgets.highlighter import WAVE

Key = Qt.Key
NOTE = Entry(
    title="Note", date=date(2026, 11, 19), body="They was amzing. The Zibeline left.", language="en"
)


@pytest.fixture
def pane(window, keyboard, journal_of, preferences):
    preferences.remember("spelling_language", "en")
    keyboard.open(journal_of(NOTE))
    pane = window.pages["journal"].pane
    keyboard.press(Key.Key_Return)
    wait_for_marks(keyboard, pane, ["amzing", "Zibeline"])
    yield pane
    pane.spelling.speller.stop()


def marked(pane):
    """The words under which a wave is painted."""
    block = pane.body.styled.document().begin()
    return [
        block.text()[one.start : one.start + one.length]
        for one in block.layout().formats()
        if one.format.underlineStyle() == WAVE
    ]


def wait_for_marks(keyboard, pane, words):
    keyboard.wait(lambda: marked(pane) == words)


def test_a_mistake_is_gone_to_and_corrected(pane, keyboard):
    keyboard.press(Key.Key_Home, control=True)
    keyboard.press(Key.Key_F7)
    assert pane.body.selected_text() == "amzing"
    keyboard.wait(lambda: any(one.text() == "amazing" for one in keyboard.menu().actions()))
    keyboard.choose("amazing")
    keyboard.wait_until_closed()
    wait_for_marks(keyboard, pane, ["Zibeline"])
    with keyboard.closed() as stored:
        assert stored.journal.entry(NOTE.uuid).body.startswith("They was amazing.")


def test_a_word_is_added_to_the_own_dictionary(pane, keyboard):
    keyboard.press(Key.Key_End, control=True)
    keyboard.press(*[Key.Key_Left] * len("beline left."))
    keyboard.press(Key.Key_F10, shift=True)
    keyboard.choose("Add to own dictionary")
    keyboard.wait_until_closed()
    wait_for_marks(keyboard, pane, ["amzing"])
    with keyboard.closed() as stored:
        assert [one.word for one in stored.writing.own_words()] == ["Zibeline"]


def test_the_language_of_an_entry_is_set_and_spelling_turned_off(pane, keyboard):
    keyboard.tab_to("entryMenuButton")
    keyboard.press(Key.Key_Space)
    keyboard.choose("Spelling", "German")
    keyboard.wait_until_closed()
    keyboard.wait(lambda: "They" in marked(pane))
    keyboard.tab_to("entryMenuButton")
    keyboard.press(Key.Key_Space)
    keyboard.choose("Spelling", "Check spelling")
    keyboard.wait_until_closed()
    keyboard.wait(lambda: marked(pane) == [])
    with keyboard.closed() as stored:
        assert stored.journal.entry(NOTE.uuid).language == "de"
