"""Kinds of entry, their prompts and own templates, by keys alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from growthjournal.domain.entries import Effort, Entry, EntryKind

Key = Qt.Key
OLD = Entry(title="Old", date=date(2026, 11, 19), body="Words.")


@pytest.fixture
def page(window, keyboard, journal_of):
    keyboard.open(journal_of(OLD))
    return window.pages["journal"]


def new_from(keyboard, name):
    keyboard.press(Key.Key_N, control=True, alt=True)
    keyboard.choose(name)
    keyboard.wait_until_closed()


def test_an_entry_of_a_kind_begins_with_its_prompts(page, keyboard):
    new_from(keyboard, "Event review")
    assert QApplication.focusWidget() is page.pane.title
    assert keyboard.seen(page.pane.body.view).startswith("## Expected\n")
    assert "## My part" in keyboard.seen(page.pane.body.view)
    keyboard.write("The vote")
    keyboard.press(Key.Key_Tab)
    keyboard.write("A yes.")
    keyboard.wait(lambda: page.session.workspace.journal.count() == 2)
    with keyboard.closed() as stored:
        entry = next(one for one in stored.journal.chosen() if one.uuid != OLD.uuid)
        assert (entry.kind, entry.title) == (EntryKind.EVENT_REVIEW, "The vote")
        assert entry.body.startswith("## Expected\n\nA yes.")


def test_a_template_that_nobody_touched_is_never_saved(page, keyboard):
    new_from(keyboard, "Long reflection")
    assert "## What I felt" in keyboard.seen(page.pane.body.view)
    keyboard.press(Key.Key_1, control=True)
    keyboard.press(Key.Key_2, control=True)
    with keyboard.closed() as stored:
        assert [one.uuid for one in stored.journal.chosen()] == [OLD.uuid]
        assert stored.journal.trashed() == []


def test_kind_and_effort_are_changed(page, keyboard):
    keyboard.press(Key.Key_Return)
    keyboard.tab_to("kindBox")
    keyboard.press(Key.Key_Down)
    keyboard.tab_to("entryMenuButton")
    keyboard.press(Key.Key_Space)
    keyboard.choose("What the effort went into", "Show it to others")
    keyboard.settle()
    assert page.pane.header.kind_box.currentText() == "Event review"
    with keyboard.closed() as stored:
        entry = stored.journal.entry(OLD.uuid)
        assert (entry.kind, entry.effort_type) == (EntryKind.EVENT_REVIEW, Effort.SHOW)
        assert entry.body == "Words."


def test_the_fact_from_outside_is_written(page, keyboard):
    new_from(keyboard, "Event review")
    keyboard.write("The vote")
    keyboard.wait(lambda: page.session.workspace.journal.count() == 2)
    keyboard.settle()
    keyboard.tab_to("outsideFact")
    keyboard.write("Ruth said it was clear.\n")
    with keyboard.closed() as stored:
        facts = {one.outside_fact for one in stored.journal.chosen()}
        assert facts == {None, "Ruth said it was clear."}


def test_an_own_template_is_kept_used_changed_and_removed(page, keyboard):
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_N, control=True, alt=True)

    def name_it(_dialog):
        keyboard.write_over("Weekly look")
        keyboard.tab_to("templateDay")
        keyboard.press(Key.Key_Home)
        keyboard.press(Key.Key_Return)

    with keyboard.at("templateDialog", name_it):
        keyboard.choose("Save this entry as a template")
    new_from(keyboard, "Weekly look")
    assert keyboard.seen(page.pane.body.view) == "Words."
    keyboard.press(Key.Key_N, control=True, alt=True)

    def organise(dialog):
        assert keyboard.listed(dialog.list) == ["Weekly look\nReflection · When I choose it"]

        def rename(_inner):
            keyboard.write_over("Friday\n")

        with keyboard.at("templateDialog", rename):
            keyboard.press(Key.Key_F2)
        assert keyboard.listed(dialog.list) == ["Friday\nReflection · When I choose it"]
        keyboard.press(Key.Key_Escape)

    with keyboard.at("templatesDialog", organise):
        keyboard.choose("Templates")
    keyboard.press(Key.Key_N, control=True, alt=True)

    def remove(dialog):
        keyboard.press(Key.Key_Delete)
        assert dialog.list.count() == 0
        keyboard.press(Key.Key_Escape)

    with keyboard.at("templatesDialog", remove):
        keyboard.choose("Templates")
    keyboard.tab_to("entryList")
    keyboard.press(Key.Key_Z, control=True)
    with keyboard.closed() as stored:
        (kept,) = stored.writing.templates()
        assert (kept.name, kept.body) == ("Friday", "Words.")
        assert stored.journal.count() == 1
