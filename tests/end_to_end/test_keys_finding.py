"""Finding, filtering, jumping to a day and sorting, by keys alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from growthjournal.domain.entries import Entry, EntryKind

Key = Qt.Key
PEAK = Entry(title="Peak", date=date(2026, 11, 19), body="The depot was loud. #peak", starred=True)
VOTE = Entry(
    title="A vote",
    date=date(2026, 10, 20),
    body="The depot voted. The depot won. #peak",
    kind=EntryKind.EVENT_REVIEW,
)
LAST = Entry(title="Last year", date=date(2025, 11, 20), body="Quiet.")


@pytest.fixture
def page(window, keyboard, journal_of):
    keyboard.open(journal_of(LAST, VOTE, PEAK))
    return window.pages["journal"]


def titles(page, keyboard):
    rows = keyboard.listed(page.list.view)
    return [one for one in rows if one in {"Peak", "A vote", "Last year"}]


def look_for(page, keyboard, words):
    keyboard.press(Key.Key_K, control=True)
    keyboard.write_over(words)
    keyboard.settle()


OPERATORS = {
    '"depot voted"': ["A vote"],
    "depot -loud": ["A vote"],
    "dep*": ["Peak", "A vote"],
    "tag:peak before:2026-11": ["A vote"],
    "kind:event": ["A vote"],
    "is:starred": ["Peak"],
    "on:2025-11": ["Last year"],
    "-tag:peak": ["Last year"],
}


def test_operators_narrow_what_is_listed(page, keyboard):
    for query, found in OPERATORS.items():
        look_for(page, keyboard, query)
        assert titles(page, keyboard) == found, query


def test_a_match_is_painted_and_opened(page, keyboard, window):
    mark = window.session.theme.tokens().mark.rgb() & 0xFFFFFF
    look_for(page, keyboard, "depot")
    assert mark in keyboard.colours(page.list.view)
    keyboard.press(Key.Key_Return)
    keyboard.settle()
    keyboard.press(Key.Key_Return)
    assert QApplication.focusWidget() is page.pane.body.view
    assert mark in keyboard.colours(page.pane.body)
    keyboard.press(Key.Key_K, control=True)
    keyboard.press(Key.Key_Escape)
    keyboard.settle()
    assert titles(page, keyboard) == ["Peak", "A vote", "Last year"]


def test_chips_and_the_menu_of_filters(page, keyboard):
    keyboard.tab_to("Starred")
    keyboard.press(Key.Key_Space)
    keyboard.settle()
    assert titles(page, keyboard) == ["Peak"]
    keyboard.tab_to("moreFilters")
    keyboard.press(Key.Key_Space)
    keyboard.choose("Reviews")
    keyboard.settle()
    assert titles(page, keyboard) == ["A vote"]
    keyboard.wait_until_closed()
    keyboard.tab_to("Reviews")
    keyboard.tab_to("All")
    keyboard.press(Key.Key_Space)
    keyboard.settle()
    assert len(titles(page, keyboard)) == 3


def test_a_search_is_saved_used_renamed_and_removed(page, keyboard):
    look_for(page, keyboard, "tag:peak loud")
    keyboard.tab_to("moreFilters")
    keyboard.press(Key.Key_Space)
    with keyboard.at("searchNameDialog", lambda _dialog: keyboard.write("Noise\n")):
        keyboard.choose("Save this search")
    keyboard.settle()
    keyboard.tab_to("All")
    keyboard.press(Key.Key_Space)
    keyboard.settle()
    assert len(titles(page, keyboard)) == 3
    keyboard.tab_to("Noise")
    keyboard.press(Key.Key_Space)
    keyboard.settle()
    assert titles(page, keyboard) == ["Peak"]

    def organise(dialog):
        with keyboard.at("searchNameDialog", lambda _inner: keyboard.write_over("Loud\n")):
            keyboard.press(Key.Key_F2)
        assert keyboard.listed(dialog.list) == ["Loud\ntag:peak loud"]
        keyboard.press(Key.Key_Escape)

    keyboard.tab_to("moreFilters")
    keyboard.press(Key.Key_Space)
    with keyboard.at("savedSearchesDialog", organise):
        keyboard.choose("Saved searches")
    keyboard.tab_to("Loud")
    with keyboard.closed() as stored:
        assert [(one.name, one.query) for one in stored.writing.saved_searches()] == [
            ("Loud", "tag:peak loud")
        ]


def test_a_day_is_gone_to_by_typing_it(page, keyboard):
    keyboard.press(Key.Key_G, control=True)
    keyboard.wait(page.list.jumps.popup.isVisible)
    keyboard.tab_to("dayField")
    keyboard.write("2026-10-20\n")
    assert not page.list.jumps.popup.isVisible()
    assert QApplication.focusWidget() is page.list.view
    assert page.pane.title.text() == "A vote"
    assert "The depot voted." in keyboard.seen(page.pane.body.view)


def test_a_day_is_gone_to_with_the_arrows(page, keyboard):
    keyboard.press(Key.Key_G, control=True)
    popup = page.list.jumps.popup
    keyboard.wait(popup.isVisible)
    keyboard.press(Key.Key_Down, Key.Key_PageUp)
    keyboard.press(Key.Key_Return)
    assert not popup.isVisible()
    assert page.pane.title.text() == "A vote"


def test_what_was_written_on_this_day(page, keyboard):
    keyboard.press(Key.Key_G, control=True)
    keyboard.wait(page.list.jumps.popup.isVisible)
    keyboard.tab_to("sameDayButton")

    def at_chooser(dialog):
        assert [one.split("\n")[0] for one in keyboard.listed(dialog.list)] == [
            "Last year",
            "A vote",
        ]
        keyboard.press(Key.Key_Return)

    with keyboard.at("entryChooser", at_chooser):
        keyboard.press(Key.Key_Space)
    assert page.pane.title.text() == "Last year"
    assert keyboard.seen(page.pane.body.view) == "Quiet."


def test_a_related_entry_is_opened(page, keyboard):
    keyboard.press(Key.Key_Return)
    keyboard.tab_to("entryMenuButton")
    keyboard.press(Key.Key_Space)
    with keyboard.at("entryChooser", lambda _dialog: keyboard.press(Key.Key_Return)):
        keyboard.choose("Related entries")
    assert page.pane.title.text() == "A vote"


def test_the_list_is_sorted_and_packed(page, keyboard):
    comfortable = page.list.view.visualRect(page.list.model.index(1)).height()
    keyboard.tab_to("listOptions")
    keyboard.press(Key.Key_Space)
    keyboard.choose("Oldest first")
    keyboard.settle()
    assert titles(page, keyboard) == ["Last year", "A vote", "Peak"]
    keyboard.wait_until_closed()
    keyboard.press(Key.Key_Space)
    keyboard.choose("By title")
    keyboard.settle()
    assert titles(page, keyboard) == ["A vote", "Last year", "Peak"]
    keyboard.wait_until_closed()
    keyboard.press(Key.Key_Space)
    keyboard.choose("Compact")
    assert page.list.view.visualRect(page.list.model.index(1)).height() < comfortable


def test_words_are_found_and_replaced_in_an_entry(page, keyboard, window):
    mark = window.session.theme.tokens().mark.rgb() & 0xFFFFFF
    look_for(page, keyboard, "is:starred")
    keyboard.press(Key.Key_Escape)
    keyboard.settle()
    keyboard.tab_to("entryList")
    keyboard.press(Key.Key_Down, Key.Key_Return)
    assert page.pane.title.text() == "A vote"
    keyboard.press(Key.Key_F, control=True)
    keyboard.write("depot")
    bar = page.pane.finding.bar
    assert bar.count.text() == "1 of 2"
    assert mark in keyboard.colours(page.pane.body)
    keyboard.press(Key.Key_F3)
    assert bar.count.text() == "2 of 2"
    keyboard.press(Key.Key_Escape)
    assert page.pane.body.selected_text() == "depot"
    keyboard.press(Key.Key_H, control=True)
    keyboard.tab_to("replaceField")
    keyboard.write("yard\n")
    assert page.pane.body.text().count("yard") == 1
    keyboard.tab_to("Replace all")
    keyboard.press(Key.Key_Space)
    assert keyboard.seen(page.pane.body.view) == "The yard voted. The yard won. #peak"
    with keyboard.closed() as stored:
        assert stored.journal.entry(VOTE.uuid).body == "The yard voted. The yard won. #peak"
