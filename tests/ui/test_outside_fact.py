"""An event review asks for an outside fact: gently, once, and never before saving."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from growthjournal.domain.entries import Entry, EntryKind

TODAY = date(2026, 11, 20)
REVIEW = Entry(title="Review", date=TODAY, kind=EntryKind.EVENT_REVIEW, body="What happened")
OTHER = Entry(title="Other", date=date(2026, 11, 19), body="A line")


@pytest.fixture
def workspace(workspace):
    workspace.journal.put(REVIEW)
    workspace.journal.put(OTHER)
    return workspace


@pytest.fixture
def page(page):
    page.open_entry(REVIEW.uuid)
    return page


def kept(page):
    return page.session.workspace.journal.entry(REVIEW.uuid).outside_fact


def test_only_an_event_review_asks_for_one(page):
    fact = page.pane.below.fact
    assert fact.isVisible()
    assert "No outside fact yet" in fact.field.placeholderText()
    page.open_entry(OTHER.uuid)
    assert not fact.isVisible()
    page.open_entry(REVIEW.uuid)
    assert fact.isVisible()


def test_a_fact_is_kept_and_can_be_taken_back(page):
    field = page.pane.below.fact.field
    field.setFocus()
    QTest.keyClicks(field, "Helen quoted it on Friday")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert kept(page) == "Helen quoted it on Friday"
    page.session.undo_stack.undo()
    assert kept(page) is None
    assert field.text() == ""


def test_what_was_typed_is_kept_when_another_entry_is_opened(page):
    QTest.keyClicks(page.pane.below.fact.field, "The numbers of May")
    page.new_entry()
    assert kept(page) == "The numbers of May"
    page.open_entry(REVIEW.uuid)
    assert page.pane.below.fact.field.text() == "The numbers of May"


def test_dismissed_it_does_not_come_again_for_this_entry(page):
    page.pane.below.fact.dismiss.click()
    page.open_entry(OTHER.uuid)
    page.open_entry(REVIEW.uuid)
    assert not page.pane.below.fact.isVisible()


def test_locking_leaves_no_word_of_it(page):
    QTest.keyClicks(page.pane.below.fact.field, "secret")
    page.pane.leave()
    page.locked()
    assert page.pane.below.fact.field.text() == ""
    assert not page.pane.below.fact.field.isUndoAvailable()
