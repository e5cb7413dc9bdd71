"""What new entries begin with: prompts of a kind and own templates, never saved untouched."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from growthjournal.domain.entries import Entry, EntryKind
from growthjournal.domain.writing import Template
from growthjournal.ui.pages.journal_templates_dialogs import TemplateDialog, TemplatesDialog

TODAY = date(2026, 11, 20)
FRIDAY = TODAY.weekday()
REVIEW = ["Expected", "Happened", "My part", "Another explanation someone fair would give"]


@pytest.fixture
def workspace(workspace):
    workspace.journal.put(Entry(title="The plan", date=TODAY, body="Four seconds."))
    return workspace


@pytest.fixture
def page(page, qtbot):
    qtbot.waitUntil(lambda: page.pane.entry is not None, timeout=10_000)
    yield page
    qtbot.waitUntil(lambda: not page.session.is_busy, timeout=10_000)


def pick_kind(page, kind):
    box = page.pane.header.kind_box
    box.setCurrentIndex(list(EntryKind).index(kind))
    box.activated.emit(box.currentIndex())


def text(page):
    return page.pane.body.text()


def headings(page):
    return [line[3:] for line in text(page).splitlines() if line.startswith("## ")]


def write(page, words):
    QTest.keyClicks(page.pane.body.view, words)


def open_menu(page):
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(page, Qt.Key.Key_N, held)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(page, words):
    menu = open_menu(page)
    next(one for one in menu.actions() if one.text() == words).trigger()
    menu.close()


def test_choosing_a_kind_for_an_empty_entry_offers_its_prompts(page, workspace):
    page.new_entry()
    pick_kind(page, EntryKind.EVENT_REVIEW)
    assert headings(page)[:4] == REVIEW
    pick_kind(page, EntryKind.STRENGTHS_NOTE)
    assert headings(page) == ["One strength", "Where I'll use it today"]
    pick_kind(page, EntryKind.REFLECTION)
    assert text(page) == ""


def test_a_touched_template_is_left_alone(page, workspace):
    page.new_entry()
    pick_kind(page, EntryKind.EVENT_REVIEW)
    write(page, "A quiet meeting.")
    before = text(page)
    assert before.startswith("## Expected\n\nA quiet meeting.")
    pick_kind(page, EntryKind.LONG_REFLECTION)
    assert text(page) == before
    page.save_pending()
    stored = workspace.journal.entry(page.pane.entry.uuid)
    assert (stored.body, stored.kind) == (before, EntryKind.LONG_REFLECTION)


def test_an_untouched_template_is_never_saved(page, workspace):
    page.new_entry()
    pick_kind(page, EntryKind.EVENT_REVIEW)
    page.pane.header.date_picked.emit(date(2026, 11, 19))
    write(page, "x")
    QTest.keyClick(page.pane.body.view, Qt.Key.Key_Backspace)
    page.save_pending()
    assert page.pane.header.status.text() == "0 words"
    assert workspace.journal.count() == 1


def test_a_title_alone_is_saved_without_the_template(page, workspace):
    page.new_entry()
    pick_kind(page, EntryKind.EVENT_REVIEW)
    QTest.keyClicks(page.pane.title, "Budget")
    page.save_pending()
    stored = workspace.journal.entry(page.pane.entry.uuid)
    assert (stored.title, stored.body) == ("Budget", "")
    assert headings(page)[:4] == REVIEW


def test_a_stored_entry_gets_no_prompts(page, workspace):
    pick_kind(page, EntryKind.EVENT_REVIEW)
    assert text(page) == "Four seconds."


def test_the_menu_begins_an_entry_of_a_kind_or_from_a_template(page, workspace):
    workspace.writing.put(Template(name="R & D", body="Tried:\n\n", kind=EntryKind.LONG_REFLECTION))
    choose(page, "Event review")
    assert page.pane.entry.kind is EntryKind.EVENT_REVIEW
    assert headings(page)[:4] == REVIEW
    choose(page, "R && D")
    assert (text(page), page.pane.entry.kind) == ("Tried:\n\n", EntryKind.LONG_REFLECTION)
    page.save_pending()
    assert workspace.journal.count() == 1


def test_a_template_of_the_day_begins_new_entries(page, workspace):
    workspace.writing.put(Template(name="Week", body="The week:\n\n", weekday=FRIDAY))
    workspace.writing.put(Template(name="Other", body="Never", weekday=(FRIDAY + 1) % 7))
    page.new_entry()
    assert text(page) == "The week:\n\n"
    write(page, "calm")
    page.save_pending()
    assert workspace.journal.entry(page.pane.entry.uuid).body == "The week:\n\ncalm"


def test_the_open_entry_becomes_a_template_and_back(page, workspace, monkeypatch):
    def fill(dialog):
        dialog.field.setText("Seconds")
        dialog.day.setCurrentIndex(FRIDAY + 1)
        return True

    monkeypatch.setattr(TemplateDialog, "exec", fill)
    choose(page, "Save this entry as a template…")
    (kept,) = workspace.writing.templates()
    assert (kept.name, kept.body, kept.weekday) == ("Seconds", "Four seconds.", FRIDAY)
    page.session.undo_stack.undo()
    assert workspace.writing.templates() == []
    page.session.undo_stack.redo()
    assert [one.name for one in workspace.writing.templates()] == ["Seconds"]


def test_templates_are_renamed_and_removed(page, workspace, monkeypatch, qtbot):
    workspace.writing.put(Template(name="Old", body="x"))
    dialog = TemplatesDialog(page.session, page, page.templates)
    dialog.show()
    monkeypatch.setattr(TemplateDialog, "exec", lambda one: one.field.setText("New") or True)
    dialog.findChild(object, "changeTemplate").click()
    assert [one.name for one in workspace.writing.templates()] == ["New"]
    assert dialog.list.item(0).text().startswith("New\n")
    dialog.findChild(object, "removeTemplate").click()
    assert workspace.writing.templates() == []
    assert dialog.list.count() == 0
    page.session.undo_stack.undo()
    assert [one.name for one in workspace.writing.templates()] == ["New"]
    dialog.close()
