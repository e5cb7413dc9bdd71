"""Making a pattern, an assumption, an impact or a decision of words selected in an entry."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from growthjournal.domain.entries import Entry, TargetKind
from growthjournal.domain.people import Person

TODAY, DAY = date(2026, 11, 20), date(2026, 3, 4)
Key = Qt.Key
WORDS = "You answer before\nthe **silence** has done its work."
ADA = Person(name="Ada Lovelace")
ENTRY = Entry(title="Talk", date=DAY, body=f"She said:\n{WORDS} Then we left.")


@pytest.fixture
def workspace(workspace):
    workspace.mentoring.put_person(ADA)
    workspace.journal.put(ENTRY)
    workspace.journal.link(ENTRY.uuid, TargetKind.PERSON, ADA.uuid)
    return workspace


@pytest.fixture
def page(page, qtbot):
    page.open_entry(ENTRY.uuid)
    page.pane.body.setFocus()
    qtbot.waitUntil(page.pane.body.view.hasFocus)
    return page


def select(page):
    view = page.pane.body.view
    start = view.toPlainText().index("You")
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(WORDS), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def form(page, qtbot, key):
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.pane.body.view, key, held)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    return QApplication.activeModalWidget()


def linked(page, kind):
    links = page.session.workspace.journal.links(ENTRY.uuid)
    return [one.target for one in links if one.target_kind is kind]


def test_a_pattern_in_their_words(page, qtbot):
    select(page)
    dialog = form(page, qtbot, Key.Key_P)
    assert dialog.objectName() == "pattern-dialog"
    dialog.name.setText("I answer too soon")
    assert dialog.save()
    mentoring = page.session.workspace.mentoring
    (pattern,) = mentoring.patterns()
    assert (pattern.heard_as, pattern.surfaced_on) == (WORDS, DAY)
    assert pattern.surfaced_by == ADA.uuid
    assert linked(page, TargetKind.PATTERN) == [pattern.uuid]
    assert page.session.workspace.journal.entry(ENTRY.uuid).body == ENTRY.body
    page.session.undo_stack.undo()
    assert mentoring.patterns() == []
    assert linked(page, TargetKind.PATTERN) == []
    assert not page.session.undo_stack.canUndo()


def test_an_assumption_in_their_words(page, qtbot):
    select(page)
    dialog = form(page, qtbot, Key.Key_A)
    assert dialog.objectName() == "assumption-dialog"
    dialog.statement.setPlainText("I must answer first")
    assert dialog.save()
    (assumption,) = page.session.workspace.mentoring.assumptions()
    assert (assumption.heard_as, assumption.surfaced_on) == (WORDS, DAY)
    assert assumption.surfaced_by == ADA.uuid
    assert linked(page, TargetKind.ASSUMPTION) == [assumption.uuid]


def test_words_that_are_selected_for_reading(page, qtbot):
    page.pane.reading.action.trigger()
    view = page.pane.reading.view
    assert view.find("Then we left.")
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Key.Key_P, held)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog.source.source().words == "Then we left."
    dialog.reject()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    view.contextMenuEvent(event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert "Make this a pattern…" in texts(menu)
    menu.close()


def test_nobody_is_guessed_when_two_are_linked(page, qtbot, workspace):
    other = Person(name="Émile Zola")
    workspace.mentoring.put_person(other)
    workspace.journal.link(ENTRY.uuid, TargetKind.PERSON, other.uuid)
    select(page)
    dialog = form(page, qtbot, Key.Key_P)
    assert dialog.source.source().person is None
    dialog.reject()


def test_without_a_selection_a_sentence_says_what_to_do(page):
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.pane.body.view, Key.Key_P, held)
    assert page.session.told == ["Select the words in the text first."]
    assert QApplication.activeModalWidget() is None


def test_what_was_typed_is_stored_before(page, qtbot):
    view = page.pane.body.view
    view.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(view, " More.")
    select(page)
    form(page, qtbot, Key.Key_P).reject()
    stored = page.session.workspace.journal.entry(ENTRY.uuid)
    assert stored.body.endswith("Then we left. More.")


def texts(menu):
    return [action.text() for action in menu.actions()]


@pytest.mark.parametrize("name", ["styled", "plain"])
def test_the_menus_offer_them(page, qtbot, name):
    wanted = {
        "Make this a pattern…",
        "Make this an assumption…",
        "Make this an impact…",
        "Make this a decision…",
    }
    view = getattr(page.pane.body, name)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    view.contextMenuEvent(event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert wanted <= set(texts(menu))
    assert any("Paste" in text for text in texts(menu))
    menu.close()
    assert wanted <= set(texts(page.pane.header.menu_button.menu()))


def test_an_impact_of_what_was_written(page, qtbot):
    select(page)
    dialog = form(page, qtbot, Key.Key_M)
    assert dialog.name.text() == "You answer before the silence has done its work."
    assert dialog.day.day() == DAY
    assert dialog.save()
    [impact] = page.session.workspace.impacts.all()
    assert (impact.date, impact.entry) == (DAY, ENTRY.uuid)
    assert linked(page, TargetKind.IMPACT) == [impact.uuid]


def test_a_decision_of_what_was_written(page, qtbot):
    select(page)
    dialog = form(page, qtbot, Key.Key_J)
    assert dialog.wording.toPlainText() == "You answer before the silence has done its work."
    # One field first, the rest folds away, and nothing is chosen.
    assert not dialog.options.isVisible()
    assert not any(chip.isChecked() for chip in dialog.states.values())
    assert dialog.save()
    decisions = page.session.workspace.decisions
    [decision] = decisions.all()
    assert decision.title == "You answer before the silence has done its work."
    assert decision.is_open
    assert linked(page, TargetKind.DECISION) == [decision.uuid]
    assert page.session.workspace.journal.entry(ENTRY.uuid).body == ENTRY.body
    page.session.undo_stack.undo()
    assert decisions.all() == []
    assert linked(page, TargetKind.DECISION) == []
    assert not page.session.undo_stack.canUndo()


def test_a_decision_that_is_not_saved_leaves_no_link(page, qtbot):
    select(page)
    form(page, qtbot, Key.Key_J).reject()
    assert page.session.workspace.decisions.all() == []
    assert linked(page, TargetKind.DECISION) == []


def test_a_whole_page_becomes_a_line_of_a_decision(page, qtbot, workspace):
    workspace.journal.put(Entry(uuid=ENTRY.uuid, title="Talk", date=DAY, body="word " * 200))
    page.session.notify(page.cares_about)
    page.open_entry(ENTRY.uuid)
    page.pane.body.view.selectAll()
    dialog = form(page, qtbot, Key.Key_J)
    assert len(dialog.wording.toPlainText()) == 299
    dialog.reject()
